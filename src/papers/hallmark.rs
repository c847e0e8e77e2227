//! The hallmark sheet: which marks the piece takes, and where they go.

use super::source::AlloyFacts;
use super::{Heading, PaperSource};
use crate::design::Work;
use crate::design::features::Side;
use crate::metals::MetalFamily;

/// The hallmark sheet as values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct HallmarkPaper {
    /// What stands at its head.
    pub heading: Heading,
    /// The alloy; `null` when the library has no such row, like all that follows from it.
    pub alloy: Option<AlloyFacts>,
    /// The mark of its fineness: `750`; `null` for base metals, which take none.
    pub fineness: Option<u32>,
    /// Weight of the metal of one article, stones apart.
    pub grams_each: Option<f64>,
    /// What the law of the United Kingdom says of it; `null` for base metals.
    pub uk: Option<UkLine>,
    /// Finenesses that are usual in Germany and the EU, of gold only.
    pub eu: Vec<u32>,
    /// Where the marks go, of what goes around a finger or wrist on a closed band; `null` for others.
    pub inside: Option<InsideLine>,
    /// Letters that are on the inside already.
    pub letters: Vec<LettersLine>,
}

/// What the Hallmarking Act 1973 says of a metal.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct UkLine {
    /// Finenesses that can be hallmarked.
    pub finenesses: Vec<u32>,
    /// Whether the alloy's is one of them.
    pub legal: bool,
    /// Articles with less metal need no hallmark.
    pub exempt_below_grams: f64,
    /// Whether this one has less; `null` where its weight is not known.
    pub exempt: Option<bool>,
}

/// The inside of a band.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct InsideLine {
    /// Length of the inside all around, by its ordered size.
    pub around_mm: f64,
    /// Width of the band at the base, opposite the head.
    pub width_mm: f64,
    /// Its thickness there.
    pub thickness_mm: f64,
}

/// Letters inside a band.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LettersLine {
    /// What they say.
    pub text: String,
    /// Where the middle of the line is: `180°`, from the head toward 3 o'clock.
    pub around: String,
    /// Height of the capitals.
    pub height_mm: f64,
}

/// What is hallmarked in the United Kingdom: the metal, the weight in grams from which on it must be, and its finenesses.
/// Weights: Assay Office Anchor Cert and the Hallmarking Convention's page on the United Kingdom; finenesses: the latter.
const UK: [(MetalFamily, f64, &[u32]); 4] = [
    (MetalFamily::Gold, 1.0, &[375, 585, 750, 916, 990, 999]),
    (MetalFamily::Silver, 7.78, &[800, 925, 958, 999]),
    (MetalFamily::Platinum, 0.5, &[850, 900, 950, 999]),
    (MetalFamily::Palladium, 1.0, &[500, 950, 999]),
];

/// Marks of gold in the trade of Germany and the EU: Golden Piercing Art, precious metals.
const EU_GOLD: [u32; 6] = [333, 375, 585, 750, 900, 999];

impl HallmarkPaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let measures = &source.built.measures;
        let row = source.library.alloys.alloy(&source.project.piece.alloy);
        let fineness = row.and_then(|row| row.fineness);
        let grams_each = measures.metal_weight.map(|grams| grams.0 / f64::from(measures.count.max(1)));
        let law = UK.iter().find(|(family, ..)| Some(*family) == row.map(|row| row.family));
        let is_gold = row.is_some_and(|row| row.family == MetalFamily::Gold);
        Self {
            heading: source.heading(),
            alloy: AlloyFacts::of(source),
            fineness,
            grams_each,
            uk: law.map(|(_, least, finenesses)| UkLine {
                finenesses: finenesses.to_vec(),
                legal: fineness.is_some_and(|own| finenesses.contains(&own)),
                exempt_below_grams: *least,
                exempt: grams_each.map(|grams| grams < *least),
            }),
            eu: if is_gold { EU_GOLD.into() } else { Vec::new() },
            inside: inside(source),
            letters: letters(source),
        }
    }
}

fn inside(source: PaperSource<'_>) -> Option<InsideLine> {
    let inside = source.project.piece.wear.inner_diameter()?;
    let landmarks = &source.built.landmarks;
    let from_base = |angle: f64| (angle - std::f64::consts::PI).abs();
    let base = landmarks.shank.iter().min_by(|a, b| from_base(a.0).total_cmp(&from_base(b.0)))?;
    Some(InsideLine { around_mm: std::f64::consts::PI * inside.0, width_mm: base.1, thickness_mm: base.2 })
}

fn letters(source: PaperSource<'_>) -> Vec<LettersLine> {
    let features = source.project.piece.features.iter().filter(|feature| !feature.muted);
    let inside = features.filter_map(|feature| match &feature.work {
        Work::Engraving(engraving) if engraving.side == Side::Inside => Some((feature, engraving)),
        _ => None,
    });
    inside
        .map(|(feature, engraving)| LettersLine {
            text: engraving.letters.text.clone(),
            around: source.shown(&format!("{}.around", feature.id)),
            height_mm: engraving.height.0,
        })
        .collect()
}
