//! Proportions of cuts and the named presets.
//! STUB: owner room `gems`.

use crate::vocab::{CutId, Degrees, Percent};

/// Proportions of the round brilliant. Shares are of the average girdle diameter, star and lower half
/// of their horizontal projections, as laboratories state them.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RoundProportions {
    pub table: Percent,
    pub crown_angle: Degrees,
    pub pavilion_angle: Degrees,
    pub star_length: Percent,
    pub lower_half_length: Percent,
    /// Girdle thickness at the bezel–main positions.
    pub girdle: Percent,
    /// Culet width; zero is a pointed culet.
    pub culet: Percent,
}

/// A named set of proportions in the library.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CutPreset {
    pub id: CutId,
    pub name: String,
    pub proportions: RoundProportions,
    pub source: String,
}
