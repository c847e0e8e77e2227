//! Proportions of the round brilliant, as laboratories state them.

use super::ShapeError;
use super::stone_shape::within;
use crate::vocab::{Degrees, Limits, Percent, Unit};

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

/// Limits within which the facets close to a stone. They are wider than any that a laboratory grades, so that
/// old, native and odd cuts can be entered.
const LIMITS: [(&str, Limits); 7] = [
    ("table", Limits { least: 20.0, most: 90.0, step: 0.5, unit: Unit::Percent }),
    ("crown angle", Limits { least: 5.0, most: 60.0, step: 0.1, unit: Unit::Degree }),
    ("pavilion angle", Limits { least: 15.0, most: 65.0, step: 0.1, unit: Unit::Degree }),
    ("star length", Limits { least: 10.0, most: 90.0, step: 1.0, unit: Unit::Percent }),
    ("lower-half length", Limits { least: 10.0, most: 95.0, step: 1.0, unit: Unit::Percent }),
    ("girdle", Limits { least: 0.0, most: 20.0, step: 0.1, unit: Unit::Percent }),
    ("culet", Limits { least: 0.0, most: 15.0, step: 0.1, unit: Unit::Percent }),
];

/// The place of the star length in [`LIMITS`].
const STAR: usize = 3;

impl RoundProportions {
    /// Name and limits of each proportion, in the order of the fields.
    pub const LIMITS: &'static [(&'static str, Limits); 7] = &LIMITS;

    /// The numbers, in the order of the fields and of [`RoundProportions::LIMITS`].
    #[must_use]
    pub const fn figures(&self) -> [f64; 7] {
        [
            self.table.0,
            self.crown_angle.0,
            self.pavilion_angle.0,
            self.star_length.0,
            self.lower_half_length.0,
            self.girdle.0,
            self.culet.0,
        ]
    }

    /// The limits of the star length beside this table. Star tips lie where two bezels meet, and that line comes
    /// out of the table only beyond its corners; two percent more leave the stars a slope.
    #[must_use]
    pub fn star_limits(&self) -> Limits {
        let half_pitch = (std::f64::consts::PI / 8.0).cos();
        let corner = self.table.0 / 100.0;
        let (edge, outlet) = (corner * half_pitch, corner / half_pitch);
        let shortest = (100.0 * (outlet - edge) / (1.0 - edge) + 2.0).ceil();
        let (_, limits) = LIMITS[STAR];
        Limits { least: limits.least.max(shortest), ..limits }
    }

    /// Refuses proportions that make no stone.
    ///
    /// # Errors
    /// [`ShapeError::OutOfRange`] naming the first proportion that is out of its limits: a table of 95 %, or stars
    /// of 15 % beside a table of 57 %.
    pub fn validate(&self) -> Result<(), ShapeError> {
        for ((name, limits), value) in LIMITS.iter().zip(self.figures()) {
            within(name, value, limits)?;
        }
        let (stars, value) = (self.star_limits(), self.star_length.0);
        if stars.allow(value) {
            return Ok(());
        }
        let limit = format!("{} to {} % beside a table of {} %", stars.least, stars.most, self.table.0);
        Err(ShapeError::OutOfRange { name: LIMITS[STAR].0, value, limit })
    }
}
