//! The care sheet: how the customer keeps the piece, and what whoever mends it must know of its stones.

use super::kinds::kinds;
use super::source::{AlloyFacts, species_name};
use super::{Heading, PaperSource};
use crate::build::{BuiltStone, PartRole};
use crate::gems::Care;

/// The care sheet as values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CarePaper {
    /// What stands at its head.
    pub heading: Heading,
    /// The alloy; `null` when the library has no such row.
    pub alloy: Option<AlloyFacts>,
    /// Every species in the piece, the heaviest stones first.
    pub stones: Vec<CareLine>,
    /// In an ultrasonic bath, by the stone that bears it least; `null` without stones, or with one that the library does
    /// not know.
    pub ultrasonic: Option<Care>,
    /// Under a steam cleaner, likewise.
    pub steam: Option<Care>,
    /// Names of the stones that bear the bath as little as that.
    pub ultrasonic_for: Vec<String>,
    /// Names of those that bear the steam as little as that.
    pub steam_for: Vec<String>,
    /// Whether stones are held by prongs or beads, which wear.
    pub prongs: bool,
    /// Whether figures here are defaults of the library that nobody published.
    pub unsourced: bool,
}

/// How a species bears what is done to it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CareLine {
    /// Its name.
    pub species: String,
    /// How many stones of it there are; of earrings in the pair.
    pub count: u32,
    /// The library's row; `null` when it has no such gem.
    pub care: Option<CareFacts>,
}

/// What the library says of a species.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CareFacts {
    /// Mohs hardness, the lower end.
    pub hardness: f64,
    /// In an ultrasonic bath.
    pub ultrasonic: Care,
    /// Under a steam cleaner.
    pub steam: Care,
    /// What heat does to it, for the bench.
    pub heat: String,
    /// Who published all that; empty where nobody did.
    pub source: String,
    /// Of `hardness`, `ultrasonic`, `steam`, `heat` those that nobody published.
    pub unsourced: Vec<String>,
}

/// Fields of the library that stand on the sheet.
const SHOWN: [&str; 4] = ["hardness", "ultrasonic", "steam", "heat"];

impl CarePaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let mut stones: Vec<CareLine> = Vec::new();
        for line in kinds(source, |_| "").iter().filter_map(|kind| CareLine::of(source, kind)) {
            match stones.iter_mut().find(|known| known.species == line.species) {
                Some(known) => known.count += line.count,
                None => stones.push(line),
            }
        }
        let (ultrasonic, ultrasonic_for) = strictest(&stones, |care| care.ultrasonic);
        let (steam, steam_for) = strictest(&stones, |care| care.steam);
        let held = |part: &PartRole| matches!(part, PartRole::Prong(_) | PartRole::Bead(_));
        Self {
            heading: source.heading(),
            alloy: AlloyFacts::of(source),
            unsourced: stones.iter().flat_map(|line| &line.care).any(|care| !care.unsourced.is_empty()),
            ultrasonic,
            steam,
            ultrasonic_for,
            steam_for,
            prongs: source.built.parts.iter().any(|part| held(&part.role)),
            stones,
        }
    }
}

impl CareLine {
    fn of(source: PaperSource<'_>, stones: &[&BuiltStone]) -> Option<Self> {
        let first = stones.first()?;
        let count = u32::try_from(stones.len()).unwrap_or(u32::MAX);
        let care = source.library.gems.species(&first.species).map(|species| CareFacts {
            hardness: species.hardness,
            ultrasonic: species.ultrasonic,
            steam: species.steam,
            heat: species.heat.clone(),
            source: about_care(&species.source),
            unsourced: species.unsourced.iter().filter(|it| SHOWN.contains(&it.as_str())).cloned().collect(),
        });
        Some(Self {
            species: species_name(source.library, first),
            count: count.saturating_mul(source.built.measures.count),
            care,
        })
    }
}

/// What is said of care among the sources of a row: `index: …; density: …; care: …; heat: …`.
fn about_care(source: &str) -> String {
    const OTHERS: [&str; 4] = ["index", "density", "absorption", "drawn"];
    let parts = source.split("; ").filter(|part| !OTHERS.iter().any(|other| part.starts_with(other)));
    parts.collect::<Vec<_>>().join("; ")
}

/// What the stone bears that bears it least, and the names of all that bear no more; nothing where one of them is not
/// known.
fn strictest(stones: &[CareLine], of: fn(&CareFacts) -> Care) -> (Option<Care>, Vec<String>) {
    let known: Option<Vec<(&CareLine, Care)>> =
        stones.iter().map(|line| Some((line, of(line.care.as_ref()?)))).collect();
    let Some(known) = known else { return (None, Vec::new()) };
    let worst = known.iter().map(|(_, care)| *care).max_by_key(|care| rank(*care));
    let names = known.iter().filter(|(_, care)| Some(*care) == worst).map(|(line, _)| line.species.clone());
    (worst, names.collect())
}

/// Stricter is more.
const fn rank(care: Care) -> u8 {
    match care {
        Care::Safe => 0,
        Care::UsuallySafe => 1,
        Care::Risky => 2,
        Care::Never => 3,
    }
}
