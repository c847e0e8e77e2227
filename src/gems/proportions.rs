//! Proportions of cuts and the named presets.

use super::ShapeError;
use super::stone_shape::within;
use crate::vocab::{CutId, Degrees, LibraryRow, Percent, require_text};

/// Proportions of the round brilliant. Shares are of the average girdle diameter, star and lower half
/// of their horizontal projections, as laboratories state them.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundProportions {
    /// Table width, corner to corner.
    pub table: Percent,
    /// Slope of the bezels from the girdle plane.
    pub crown_angle: Degrees,
    /// Slope of the pavilion mains from the girdle plane.
    pub pavilion_angle: Degrees,
    /// Length of the stars from the table's edge towards the girdle.
    pub star_length: Percent,
    /// Length of the lower halves from the girdle towards the culet.
    pub lower_half_length: Percent,
    /// Girdle thickness at the bezel–main positions.
    pub girdle: Percent,
    /// Culet width; zero is a pointed culet.
    pub culet: Percent,
}

impl RoundProportions {
    /// Refuses proportions that no round brilliant has, wide enough for old and odd stones.
    ///
    /// # Errors
    /// [`ShapeError::OutOfRange`] naming the proportion, its value and its limits.
    pub fn validate(&self) -> Result<(), ShapeError> {
        within("table", self.table.0, 40.0, 80.0)?;
        within("crown angle", self.crown_angle.0, 15.0, 50.0)?;
        within("pavilion angle", self.pavilion_angle.0, 30.0, 55.0)?;
        within("star length", self.star_length.0, 20.0, 80.0)?;
        within("lower half length", self.lower_half_length.0, 30.0, 95.0)?;
        within("girdle", self.girdle.0, 0.5, 15.0)?;
        within("culet", self.culet.0, 0.0, 20.0)
    }
}

/// A named set of proportions in the library.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutPreset {
    /// Key in files.
    pub id: CutId,
    /// Name in menus.
    pub name: String,
    /// The proportions.
    pub proportions: RoundProportions,
    /// Who published them, and which of them nobody did.
    pub source: String,
}

impl LibraryRow for CutPreset {
    const KIND: &'static str = "cut";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        self.proportions.validate().map_err(|error| error.to_string())?;
        require_text("source", &self.source)
    }
}
