//! The legend of the map that is shown over the metal.

use crate::studio::Studio;

pub use crate::checks::Swatch;

/// The map that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatView {
    /// `Thickness`.
    pub title: &'static str,
    /// Whether it is not there yet.
    pub measuring: bool,
    /// The least value, where it is, and how much of the surface is below the limit.
    pub rows: Vec<(&'static str, String)>,
    /// Colors with their values, the least first.
    pub legend: Vec<Swatch>,
}

/// The legend, where a map is wanted.
#[must_use]
pub fn heat(studio: &Studio) -> Option<HeatView> {
    studio.heat_view()
}
