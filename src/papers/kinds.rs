//! Stones that are alike, counted together.

use super::PaperSource;
use super::source::species_name;
use crate::build::BuiltStone;

/// Stones of one species, cut and size.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StoneKind {
    /// How many there are; of earrings in the pair.
    pub count: u32,
    /// Name of the species.
    pub species: String,
    /// Name of the cut's family.
    pub cut: &'static str,
    /// The longer side of the girdle.
    pub length_mm: f64,
    /// The shorter side of the girdle.
    pub width_mm: f64,
    /// Table to culet.
    pub depth_mm: f64,
    /// Weight of one of them.
    pub carats_each: f64,
    /// Weight of all of them, summed before any rounding.
    pub carats: f64,
}

/// Sizes that a caliper does not tell apart are one, in mm.
const ALIKE: f64 = 0.005;

/// The stones of a piece sorted into kinds, the largest first; in a kind they keep their order.
pub(super) fn kinds(source: PaperSource<'_>, apart: fn(&BuiltStone) -> &str) -> Vec<Vec<&BuiltStone>> {
    let mut kinds: Vec<Vec<&BuiltStone>> = Vec::new();
    let alike = |one: &BuiltStone, other: &BuiltStone| {
        let sides = |stone: &BuiltStone| [stone.shape.length.0, stone.shape.width.0, stone.shape.depth.0];
        let near = sides(one).into_iter().zip(sides(other)).all(|(a, b)| (a - b).abs() < ALIKE);
        near && one.species == other.species
            && one.shape.family == other.shape.family
            && apart(one) == apart(other)
    };
    for stone in &source.built.stones {
        match kinds.iter_mut().find(|kind| alike(kind[0], stone)) {
            Some(kind) => kind.push(stone),
            None => kinds.push(vec![stone]),
        }
    }
    kinds.sort_by(|a, b| b[0].carats.0.total_cmp(&a[0].carats.0));
    kinds
}

/// The numbers of stones in a line: `1`, `2–21`, `1, 4–6`.
pub(super) fn numbers(stones: &[&BuiltStone]) -> String {
    let mut all: Vec<u32> = stones.iter().map(|stone| stone.role.number() + 1).collect();
    all.sort_unstable();
    let run = |run: &[u32]| match run {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    };
    let runs: Vec<String> = all.chunk_by(|a, b| a + 1 == *b).map(run).collect();
    runs.join(", ")
}

impl StoneKind {
    /// Of stones that are alike.
    pub(super) fn of(source: PaperSource<'_>, stones: &[&BuiltStone]) -> Option<Self> {
        let first = stones.first()?;
        let made = source.built.measures.count;
        let sum: f64 = stones.iter().map(|stone| stone.carats.0).sum();
        Some(Self {
            count: u32::try_from(stones.len()).unwrap_or(u32::MAX).saturating_mul(made),
            species: species_name(source.library, first),
            cut: first.shape.family.label(),
            length_mm: first.shape.length.0,
            width_mm: first.shape.width.0,
            depth_mm: first.shape.depth.0,
            carats_each: sum / stones.len() as f64,
            carats: sum * f64::from(made),
        })
    }
}
