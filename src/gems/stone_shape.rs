//! A stone as a body: its facets at its real size, and its weight.
//! STUB: owner room `gems`.

use std::sync::Arc;

use super::{Polyhedron, RoundProportions};
use crate::vocab::{Carats, CubicMillimeters, GramsPerCubicCentimeter, Millimeters};

/// A faceted stone in stone space: origin in the middle of the girdle, table towards +Z.
#[derive(Debug, Clone, PartialEq)]
pub struct StoneShape {
    pub polyhedron: Arc<Polyhedron>,
    /// Extent along X, the stone's length.
    pub length: Millimeters,
    /// Extent along Y.
    pub width: Millimeters,
    /// Table to culet.
    pub depth: Millimeters,
    /// Height of the table over the middle of the girdle.
    pub table_height: Millimeters,
    /// Depth of the culet under the middle of the girdle.
    pub culet_depth: Millimeters,
    /// Half of the girdle's thickness at the mains.
    pub girdle_half: Millimeters,
    /// Table radius along X (corner).
    pub table_radius: Millimeters,
    /// Angle of the pavilion mains.
    pub pavilion_angle: crate::vocab::Degrees,
    /// Angle of the crown mains.
    pub crown_angle: crate::vocab::Degrees,
}

/// Why proportions make no stone.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ShapeError {
    #[error("{name} is {value}; it must be {limit}")]
    OutOfRange { name: &'static str, value: f64, limit: String },
    #[error("these proportions make no closed stone: {0}")]
    NoStone(String),
}

impl StoneShape {
    /// A round brilliant of the given girdle diameter.
    ///
    /// # Errors
    /// [`ShapeError`] when a proportion is out of range or the facets do not close.
    pub fn round(_diameter: Millimeters, _proportions: &RoundProportions) -> Result<Self, ShapeError> {
        todo!()
    }

    /// A round brilliant stretched to a measured length × width × depth: the girdle plan is scaled to
    /// L × W, and crown and pavilion together to the depth, girdle kept.
    ///
    /// # Errors
    /// As [`StoneShape::round`].
    pub fn round_measured(
        _size: [Millimeters; 3],
        _proportions: &RoundProportions,
    ) -> Result<Self, ShapeError> {
        todo!()
    }

    /// The volume of the faceted body.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        self.polyhedron.volume()
    }
}

/// Weight from volume: 1 ct = 0.2 g, so ct = V[cm³] · density · 5.
#[must_use]
pub fn carats(volume: CubicMillimeters, density: GramsPerCubicCentimeter) -> Carats {
    Carats(volume.0 * 1e-3 * density.0 * 5.0)
}
