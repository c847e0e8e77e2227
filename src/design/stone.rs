//! The stone: what it is and how large it was measured.

use crate::gems::RoundProportions;
use crate::vocab::{CutId, Degrees, GemId, Millimeters};

/// A round brilliant in the piece. Keys: `stone.species`, `stone.size` (`diameter`|`measured`),
/// `stone.diameter`, `stone.length`, `stone.width`, `stone.depth`, `stone.cut` (preset or `custom`),
/// `stone.table` …, `stone.rotation`.
#[derive(Debug, Clone, PartialEq)]
pub struct Stone {
    pub species: GemId,
    pub size: StoneSize,
    /// The named preset that the proportions came from; `None` once one of them was changed by hand.
    pub cut: Option<CutId>,
    pub proportions: RoundProportions,
    /// Turn of the stone about its axis.
    pub rotation: Degrees,
}

/// How the size of the stone is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StoneSize {
    /// A nominal girdle diameter; the depth follows from the proportions.
    Diameter(Millimeters),
    /// Length, width and depth as measured.
    Measured([Millimeters; 3]),
}
