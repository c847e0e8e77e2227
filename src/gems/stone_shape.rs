//! A stone as a body: its facets at its real size, and its weight.

use std::sync::Arc;

use super::facets::round_brilliant::RoundFigures;
use super::{Plane, Polyhedron, RoundProportions};
use crate::vocab::{
    Carats, CubicMillimeters, Degrees, Direction, GramsPerCubicCentimeter, Limits, Millimeters, Unit,
};

/// Flats of a round girdle: their corners lie on the stated diameter, and the flats 0.12 % of the radius inside
/// (4 µm on a 6.5 mm stone).
const GIRDLE_SIDES: u32 = 64;

/// Girdle diameters that a stone can be cut to: below, no facet is left; above is no jewelry.
const SIZE: Limits = Limits { least: 0.3, most: 60.0, step: 0.05, unit: Unit::Millimeter };

/// How far a measured depth may flatten or stretch the crown and pavilion of the proportions.
const STRETCH: [f64; 2] = [0.4, 2.5];

/// A faceted stone in stone space: origin in the middle of the girdle, table towards +Z.
#[derive(Debug, Clone, PartialEq)]
pub struct StoneShape {
    /// The facets.
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
    pub pavilion_angle: Degrees,
    /// Angle of the crown mains.
    pub crown_angle: Degrees,
}

/// Why proportions make no stone.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ShapeError {
    /// A size or proportion of 0, NaN or 1e9.
    #[error("{name} is {value}; it must be {limit}")]
    OutOfRange {
        /// What is out of range.
        name: &'static str,
        /// Its value.
        value: f64,
        /// What it must be.
        limit: String,
    },
    /// A depth too small for its girdle, say.
    #[error("these proportions make no closed stone: {0}")]
    NoStone(String),
}

impl StoneShape {
    /// A round brilliant whose girdle measures `diameter` from corner to corner.
    ///
    /// # Errors
    /// [`ShapeError`] when a proportion is out of range or the facets do not close.
    pub fn round(diameter: Millimeters, proportions: &RoundProportions) -> Result<Self, ShapeError> {
        within("diameter", diameter.0, &SIZE)?;
        proportions.validate()?;
        let figures = RoundFigures::of(diameter.0, proportions);
        Self::stretched(&figures, [1.0, 1.0], 1.0)
    }

    /// A round brilliant stretched to a measured length × width × depth: the girdle plan is scaled to L × W, crown
    /// and pavilion by one factor to the depth, and the girdle keeps its thickness.
    ///
    /// # Errors
    /// As [`StoneShape::round`]; also for a depth that is not within 0.4 and 2.5 times that of the proportions, the
    /// girdle left out.
    pub fn round_measured(
        size: [Millimeters; 3],
        proportions: &RoundProportions,
    ) -> Result<Self, ShapeError> {
        let [length, width, depth] = size.map(|side| side.0);
        within("length", length, &SIZE)?;
        within("width", width, &SIZE)?;
        proportions.validate()?;
        let mean = f64::midpoint(length, width);
        let figures = RoundFigures::of(mean, proportions);
        let girdle = figures.girdle_half * 2.0;
        let nominal = figures.girdle_half + figures.crown_height + figures.culet_depth();
        let depth_at = |stretch: f64| girdle + (nominal - girdle) * stretch;
        within("depth", depth, &depths(depth_at(STRETCH[0]), depth_at(STRETCH[1])))?;
        Self::stretched(&figures, [length / mean, width / mean], (depth - girdle) / (nominal - girdle))
    }

    /// Scales plan and heights of the facets. Crown and pavilion stretch away from the girdle's edges, so that
    /// planes stay planes.
    fn stretched(figures: &RoundFigures, plan: [f64; 2], tall: f64) -> Result<Self, ShapeError> {
        let stretch = |(plane, name): (Plane, &'static str)| {
            let edge = plane.normal.z.signum() * figures.girdle_half;
            let at_edge = plane.distance - plane.normal.z * edge;
            let normal =
                Direction::new(plane.normal.x / plan[0], plane.normal.y / plan[1], plane.normal.z / tall);
            let scale = normal.length();
            let normal = normal / scale;
            (Plane { normal, distance: at_edge / scale + normal.z * edge }, name)
        };
        let planes: Vec<_> = figures.planes(GIRDLE_SIDES).into_iter().map(stretch).collect();
        let polyhedron = Polyhedron::from_half_spaces(&planes)
            .ok_or_else(|| ShapeError::NoStone("the facets leave a gap or nothing at all".to_owned()))?;
        let angle = |radians: f64| Degrees((radians.tan() * tall).atan().to_degrees());
        let table_height = figures.girdle_half + figures.crown_height * tall;
        let culet_depth = figures.girdle_half + (figures.culet_depth() - figures.girdle_half) * tall;
        Ok(Self {
            polyhedron: Arc::new(polyhedron),
            length: Millimeters(2.0 * figures.radius * plan[0]),
            width: Millimeters(2.0 * figures.radius * plan[1]),
            depth: Millimeters(table_height + culet_depth),
            table_height: Millimeters(table_height),
            culet_depth: Millimeters(culet_depth),
            girdle_half: Millimeters(figures.girdle_half),
            table_radius: Millimeters(figures.table_radius * plan[0]),
            pavilion_angle: angle(figures.main_angles.1),
            crown_angle: angle(figures.main_angles.0),
        })
    }

    /// The volume of the faceted body.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        self.polyhedron.volume()
    }
}

/// Refuses a value outside its limits, NaN among them.
pub(super) fn within(name: &'static str, value: f64, limits: &Limits) -> Result<(), ShapeError> {
    if limits.allow(value) {
        return Ok(());
    }
    let limit = format!("{} to {} {}", limits.least, limits.most, limits.unit.symbol());
    Err(ShapeError::OutOfRange { name, value, limit })
}

/// What [`within`] may let pass for a depth, on whole hundredths and never more than asked.
fn depths(least: f64, most: f64) -> Limits {
    Limits { least: (least * 100.0).ceil() / 100.0, most: (most * 100.0).floor() / 100.0, ..SIZE }
}

/// Weight from volume: 1 ct = 0.2 g, so ct = V[cm³] · density · 5.
#[must_use]
pub fn carats(volume: CubicMillimeters, density: GramsPerCubicCentimeter) -> Carats {
    Carats(volume.0 * 1e-3 * density.0 * 5.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::{Percent, Point};

    const IDEAL: RoundProportions = RoundProportions {
        table: Percent(57.0),
        crown_angle: Degrees(34.5),
        pavilion_angle: Degrees(40.8),
        star_length: Percent(50.0),
        lower_half_length: Percent(77.0),
        girdle: Percent(3.5),
        culet: Percent(0.0),
    };

    #[test]
    fn a_diamond_of_six_and_a_half_millimeters_weighs_a_carat() {
        let stone = StoneShape::round(Millimeters(6.5), &IDEAL).unwrap();
        let weight = carats(stone.volume(), GramsPerCubicCentimeter(3.52)).0;
        let laboratory = 0.0061 * 6.5 * 6.5 * stone.depth.0;
        assert!((weight / laboratory - 1.0).abs() < 0.05, "{weight} against {laboratory}");
        assert!((stone.depth.0 / 6.5 - 0.614).abs() < 0.003, "depth {} %", stone.depth.0 / 0.065);
    }

    #[test]
    fn the_body_measures_what_was_asked() {
        let size = [6.62, 6.41, 4.02].map(Millimeters);
        let stone = StoneShape::round_measured(size, &IDEAL).unwrap();
        let [least, most] = stone.polyhedron.bounds();
        let extent = most - least;
        assert!((extent.x - 6.62).abs() < 1e-9 && (extent.y - 6.41).abs() < 1e-9, "{extent}");
        assert!((extent.z - 4.02).abs() < 1e-9, "{extent}");
        assert!((most.z - stone.table_height.0).abs() < 1e-9);
        assert!((least.z + stone.culet_depth.0).abs() < 1e-9);
    }

    #[test]
    fn a_measured_round_equals_the_nominal_one() {
        let nominal = StoneShape::round(Millimeters(5.0), &IDEAL).unwrap();
        let same =
            StoneShape::round_measured([nominal.length, nominal.width, nominal.depth], &IDEAL).unwrap();
        assert!((nominal.volume().0 - same.volume().0).abs() < 1e-9);
    }

    #[test]
    fn impossible_stones_are_refused_by_name_value_and_limit() {
        let error = StoneShape::round(Millimeters(f64::NAN), &IDEAL).unwrap_err().to_string();
        assert_eq!(error, "diameter is NaN; it must be 0.3 to 60 mm");
        let steep = RoundProportions { crown_angle: Degrees(95.0), ..IDEAL };
        let error = StoneShape::round(Millimeters(5.0), &steep).unwrap_err().to_string();
        assert!(error.contains("crown angle is 95"), "{error}");
        let short = RoundProportions { star_length: Percent(15.0), ..IDEAL };
        let error = StoneShape::round(Millimeters(5.0), &short).unwrap_err().to_string();
        assert_eq!(error, "star length is 15; it must be 22 to 90 % beside a table of 57 %");
        let flat = StoneShape::round_measured([5.0, 5.0, 0.1].map(Millimeters), &IDEAL).unwrap_err();
        assert_eq!(flat.to_string(), "depth is 0.1; it must be 1.34 to 7.41 mm");
    }

    /// Every combination of least and most proportions, and of round and stretched.
    #[test]
    fn every_corner_of_the_limits_closes() {
        for mask in 0..1 << 7 {
            let end = |at: usize| {
                let (_, limits) = RoundProportions::LIMITS[at];
                if mask >> at & 1 == 0 { limits.least } else { limits.most }
            };
            let mut proportions = RoundProportions {
                table: Percent(end(0)),
                crown_angle: Degrees(end(1)),
                pavilion_angle: Degrees(end(2)),
                star_length: Percent(end(3)),
                lower_half_length: Percent(end(4)),
                girdle: Percent(end(5)),
                culet: Percent(end(6)),
            };
            proportions.star_length.0 = proportions.star_length.0.max(proportions.star_limits().least);
            let round = StoneShape::round(Millimeters(6.5), &proportions).unwrap();
            let size = [7.0, 6.0, round.depth.0].map(Millimeters);
            let stretched = StoneShape::round_measured(size, &proportions).unwrap();
            for stone in [round, stretched] {
                stone.polyhedron.assert_closed();
                let grown = stone.polyhedron.grown(Millimeters(0.02)).unwrap();
                grown.assert_closed();
                assert!(grown.volume().0 > stone.volume().0);
                let [least, most] = stone.polyhedron.bounds();
                let off = most - least - Point::new(stone.length.0, stone.width.0, stone.depth.0);
                assert!(off.length() < 1e-6, "{proportions:?}: {off}");
                for name in ["table", "star", "bezel", "upper half", "pavilion main", "lower half"] {
                    let count = stone.polyhedron.faces.iter().filter(|face| face.name == name).count();
                    let expected = if name == "table" {
                        1
                    } else if name.contains("half") {
                        16
                    } else {
                        8
                    };
                    assert_eq!(count, expected, "{name} of {proportions:?}");
                }
            }
        }
    }
}
