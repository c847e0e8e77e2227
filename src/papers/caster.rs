//! The caster's sheet: what is cast, what it weighs, who scales it and what must not happen to it.

use super::design::sized;
use super::source::AlloyFacts;
use super::{DrawnView, FileLine, Heading, OverrideLine, PaperSource};
use crate::build::PartRole;
use crate::checks::RuleId;
use crate::metals::Route;
use crate::production::Plan;
use crate::vocab::Unit;

/// The caster's sheet as values. Of earrings weights and volumes are those of the pair.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CasterPaper {
    /// What stands at its head.
    pub heading: Heading,
    /// The alloy; `null` when the library has no such row, like all that follows from it.
    pub alloy: Option<AlloyFacts>,
    /// Volume of the finished metal.
    pub metal_mm3: f64,
    /// Its weight.
    pub grams: Option<f64>,
    /// What the casting weighs with its sprue, from and to.
    pub with_sprue_grams: Option<[f64; 2]>,
    /// Weight of a pattern of 1 g/cm³; that of another is so many times more as it is denser.
    pub pattern_grams: f64,
    /// So many grams of metal come from a gram of a pattern of 1 g/cm³: the alloy's density.
    pub metal_for_pattern: Option<f64>,
    /// Extent of the metal along X, Y and Z of ring space; `null` without metal.
    pub size_mm: Option<[f64; 3]>,
    /// Inner diameter as ordered, which the finished piece has; `null` for what goes around nothing.
    pub inside_mm: Option<f64>,
    /// The stages of the route that the files were made for; absent where they hold the finished piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub production: Option<Plan>,
    /// What becomes of files at finished size, by each way to cast them whose figures were published.
    pub shrinkage: Vec<Shrinkage>,
    /// Where the metal is thinnest, as it was measured.
    pub thin: Vec<ThinLine>,
    /// What must not happen to it: keys of sentences.
    pub care: Vec<&'static str>,
    /// How many stones are set into it afterward; none is in the files that are cast.
    pub stone_count: usize,
    /// Who let stop findings pass.
    #[serde(rename = "override")]
    pub overridden: Option<OverrideLine>,
    /// Findings that block export, and those that do not.
    pub findings: usize,
    /// The drawings, by one scale.
    pub views: Vec<DrawnView>,
    /// How many times as large as the piece they are.
    pub scale: f64,
    /// The files that it goes with.
    pub files: Vec<FileLine>,
}

/// A way to cast, and what it does to files that nobody scales.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Shrinkage {
    /// Id of the route: `direct`, `mold`.
    pub route: String,
    /// Its name.
    pub name: String,
    /// The casting is smaller than the file by so much.
    pub percent: f64,
    /// The file is scaled to so much so that the casting is right.
    pub scale_percent: f64,
    /// Inner diameter of the casting where the file is not scaled.
    pub inside_mm: Option<f64>,
    /// Who published it.
    pub source: String,
}

/// Where the metal is thinnest.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct ThinLine {
    /// `Wall`.
    pub label: &'static str,
    /// The least that was measured.
    pub least_mm: f64,
}

/// A sprue adds so many percent to the weight of what hangs on it: Miteramade, wax cost.
const SPRUE: [f64; 2] = [8.0, 10.0];

/// Rules that measure how thick metal is.
const THICKNESSES: [RuleId; 11] = [
    RuleId::WallThickness,
    RuleId::ShankThickness,
    RuleId::ShankWidth,
    RuleId::ProngSection,
    RuleId::BezelWall,
    RuleId::ChannelWall,
    RuleId::BeadDiameter,
    RuleId::MilgrainBead,
    RuleId::RaisedWidth,
    RuleId::JumpRingWire,
    RuleId::PostDiameter,
];

/// Room for the views, in mm of paper.
const ROOM: [f64; 2] = [72.0, 76.0];

impl CasterPaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let measures = &source.built.measures;
        let inside = source.project.piece.wear.inner_diameter().map(|inside| inside.0);
        let grams = measures.metal_weight.map(|grams| grams.0);
        let layers = source.production.map_or(&[][..], |plan| &plan.layers);
        let cast = layers.get(1).and_then(|layer| layer.grams).or(grams);
        // What is burnt out: the stage before metal, else the file.
        let pattern = layers.get(2).or(layers.last()).map(|layer| layer.volume_mm3);
        let alloy = AlloyFacts::of(source);
        let (mut views, scale) = sized(source, ROOM);
        views.truncate(2);
        Self {
            heading: source.heading(),
            metal_mm3: measures.metal_volume.0,
            grams,
            with_sprue_grams: cast.map(|grams| SPRUE.map(|more| grams * (1.0 + more / 100.0))),
            pattern_grams: pattern.unwrap_or(measures.metal_volume.0) * 1e-3,
            metal_for_pattern: alloy.as_ref().map(|alloy| alloy.density_g_cm3),
            alloy,
            size_mm: measures.bounds.map(|[least, most]| (most - least).to_array()),
            inside_mm: inside,
            production: source.production.cloned(),
            shrinkage: published(source).map(|route| Shrinkage::of(route, inside)).collect(),
            thin: THICKNESSES.iter().filter_map(|rule| thin(source, *rule)).collect(),
            care: care(source),
            stone_count: measures.stone_count,
            overridden: source.overridden.cloned(),
            findings: source.report.findings.len(),
            views,
            scale,
            files: source.files.to_vec(),
        }
    }
}

impl Shrinkage {
    fn of(route: &Route, inside: Option<f64>) -> Self {
        let [percent, ..] = route.percent(None);
        let kept = 1.0 - percent / 100.0;
        let mut sources: Vec<&str> =
            route.stages.iter().map(|stage| stage.shrinkage.source.as_str()).collect();
        sources.dedup();
        Self {
            route: route.id.to_string(),
            name: route.name.clone(),
            percent,
            scale_percent: 100.0 / kept,
            inside_mm: inside.map(|inside| inside * kept),
            source: sources.join("; "),
        }
    }
}

/// Routes whose figures were published.
fn published(source: PaperSource<'_>) -> impl Iterator<Item = &Route> {
    source.library.routes.routes.iter().filter(|route| route.is_published())
}

fn thin(source: PaperSource<'_>, rule: RuleId) -> Option<ThinLine> {
    let measured = source.report.measured.iter().find(|measured| measured.rule == rule)?;
    let is_length = rule.unit() == Unit::Millimeter && measured.worst.is_finite();
    is_length.then(|| ThinLine { label: rule.label(), least_mm: measured.worst })
}

/// What must not happen to the piece, by what it has.
fn care(source: PaperSource<'_>) -> Vec<&'static str> {
    let built = source.built;
    let has = |of: fn(&PartRole) -> bool| built.parts.iter().any(|part| of(&part.role));
    let all = [
        ("unscaled", true),
        ("inside", source.project.piece.wear.inner_diameter().is_some()),
        ("seats", !built.stones.is_empty()),
        ("prongs", has(|role| matches!(role, PartRole::Prong(_) | PartRole::Bead(_)))),
        ("letters", has(|role| matches!(role, PartRole::Letters(_)))),
        ("milgrain", has(|role| matches!(role, PartRole::Milgrain(_)))),
        ("spring", !built.landmarks.openings.is_empty()),
        ("mirrored", built.measures.count > 1),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(key, _)| key).collect()
}
