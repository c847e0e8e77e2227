//! A plate: an outline with thickness, rounded edges and a domed front.

use std::f64::consts::FRAC_PI_2;

use glam::DVec2;

use super::skin::Skin;
use super::{KernelError, Profile, Quality, Solid, error, outline};
use crate::vocab::Point;

const OPERATION: &str = "plate";

/// The numbers of a plate, in mm. Its back lies in the plane z = 0.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PlateShape {
    /// Seen from the front, before it is stretched. Every point of it is seen from the origin.
    pub outline: Profile,
    /// Factors along x and y.
    pub stretch: [f64; 2],
    /// Between back and front at the edge.
    pub thickness: f64,
    /// Radius of the rounding of the front's and of the back's edge.
    pub edge: f64,
    /// How far the front rises from its edge to the origin.
    pub dome: f64,
}

impl PlateShape {
    /// The stretched outline as a polygon.
    ///
    /// # Errors
    /// [`KernelError`] for an outline that crosses itself or is too large.
    pub fn polygon(&self, quality: Quality) -> Result<Vec<DVec2>, KernelError> {
        let factors = DVec2::from(self.stretch);
        error::size(OPERATION, "the width's factor", factors.x)?;
        error::size(OPERATION, "the height's factor", factors.y)?;
        let most = factors.max_element();
        // As many pieces as the stretched arcs need at most.
        let mut large = self.outline.clone();
        for point in &mut large.points {
            (point.x, point.y) = (point.x * most, point.y * most);
        }
        let large = large.validated()?;
        let polygon = large.sampled(&large.edge_counts(quality));
        Ok(polygon.into_iter().map(|at| at * factors / most).collect())
    }
}

/// Makes the plate.
///
/// # Errors
/// [`KernelError::BadNumber`] and [`KernelError::BadShape`]: an edge that is rounder than its thickness or than its
/// corners allow, an outline that is not seen whole from the origin.
pub fn plate(shape: &PlateShape, quality: Quality) -> Result<Solid, KernelError> {
    let thickness = error::size(OPERATION, "the thickness", shape.thickness)?;
    let edge = shape.edge;
    if !(0.0..=thickness / 2.0).contains(&edge) {
        let limit = "must lie between 0 and half the thickness";
        return Err(KernelError::BadNumber {
            operation: OPERATION,
            what: "the edge's radius",
            value: edge,
            limit,
        });
    }
    if !(0.0..=100.0).contains(&shape.dome) {
        let (what, value) = ("the dome", shape.dome);
        return Err(KernelError::BadNumber {
            operation: OPERATION,
            what,
            value,
            limit: "must lie between 0 and 100",
        });
    }
    let rim = shape.polygon(quality)?;
    let inner = moved_in(&rim, edge);
    for polygon in [&rim, &inner] {
        seen_from_origin(polygon)?;
    }
    outline::check_simple(OPERATION, &inner)?;
    let between = |share: f64| -> Vec<DVec2> {
        inner.iter().zip(&rim).map(|(inner, rim)| inner.lerp(*rim, share)).collect()
    };
    let steps = if edge == 0.0 { 0 } else { (quality.circle_segments(edge) / 4).max(2) };
    let turn = |step: usize| FRAC_PI_2 * step as f64 / steps.max(1) as f64;
    // From the back outward and up to the front, then inward over the dome.
    let mut rows = vec![(inner.clone(), 0.0)];
    rows.extend((1..=steps).map(|step| (between(turn(step).sin()), edge * (1.0 - turn(step).cos()))));
    let straight = thickness - 2.0 * edge;
    let front =
        (0..=steps).map(|step| (between(turn(step).cos()), thickness - edge * (1.0 - turn(step).sin())));
    rows.extend(front.skip(usize::from(straight < 1e-9)));
    let rings = dome_rings(shape.dome, quality);
    rows.extend((1..rings).map(|ring| {
        let share = 1.0 - ring as f64 / rings as f64;
        (inner.iter().map(|at| *at * share).collect(), thickness + shape.dome * (1.0 - share * share))
    }));
    let count = rim.len();
    let poles = [Point::ZERO, Point::Z * (thickness + shape.dome)];
    let mut skin = Skin::new(OPERATION);
    skin.pole(poles[0], count);
    for (polygon, height) in &rows {
        skin.row_of(polygon.iter().map(|at| at.extend(*height)));
    }
    skin.pole(poles[1], count);
    skin.stitched()
}

/// Rings of a dome that is a parabola, so that its chords stay within the quality.
fn dome_rings(dome: f64, quality: Quality) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 64")]
    let rings = (dome / (4.0 * quality.chord_error())).sqrt().ceil().clamp(1.0, 64.0) as usize;
    rings
}

/// A counterclockwise polygon whose sides have all moved in by `by`.
fn moved_in(polygon: &[DVec2], by: f64) -> Vec<DVec2> {
    let count = polygon.len();
    let out = |at: usize| -(polygon[(at + 1) % count] - polygon[at % count]).normalize_or_zero().perp();
    let corner = |at: usize| {
        let [before, after] = [out(at + count - 1), out(at)];
        polygon[at] - (before + after) * (by / (1.0 + before.dot(after)).max(0.1))
    };
    (0..count).map(corner).collect()
}

fn seen_from_origin(polygon: &[DVec2]) -> Result<(), KernelError> {
    let sides = polygon.iter().zip(polygon.iter().cycle().skip(1));
    let hidden = sides.into_iter().find(|(from, to)| from.perp_dot(**to) <= 1e-9);
    hidden.map_or(Ok(()), |(from, _)| {
        let reason = format!(
            "the outline near ({:.4}, {:.4}) mm is too narrow for its edge, or turned away",
            from.x, from.y
        );
        Err(KernelError::BadShape { operation: OPERATION, reason })
    })
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    fn disc(edge: f64, dome: f64) -> PlateShape {
        PlateShape { outline: Profile::circle(1.0), stretch: [8.0, 5.0], thickness: 1.2, edge, dome }
    }

    #[test]
    fn an_oval_has_the_volume_of_its_cylinder_and_dome() {
        let volume = |shape: &PlateShape| plate(shape, Quality::Production).unwrap().volume().0;
        let area = PI * 8.0 * 5.0;
        assert!((volume(&disc(0.0, 0.0)) / (area * 1.2) - 1.0).abs() < 2e-3);
        // A paraboloid is half as large as the cylinder around it.
        assert!((volume(&disc(0.0, 2.0)) / (area * 2.2) - 1.0).abs() < 5e-3);
        let rounded = volume(&disc(0.3, 0.0));
        assert!(rounded < volume(&disc(0.0, 0.0)) && rounded > 0.98 * area * 1.2, "{rounded}");
    }

    #[test]
    fn every_quality_is_closed_and_as_large_as_asked() {
        for quality in [Quality::Draft, Quality::Preview, Quality::Production] {
            for shape in [disc(0.0, 0.0), disc(0.6, 0.0), disc(0.3, 1.0)] {
                let solid = plate(&shape, quality).unwrap();
                let [least, most] = solid.bounds().unwrap();
                assert!((most.x - 8.0).abs() < 1e-9 && least.z.abs() < 1e-12);
                assert!((most.z - 1.2 - shape.dome).abs() < 1e-9 && solid.body_count() == 1);
            }
        }
    }

    #[test]
    fn plates_that_cannot_be_are_refused_by_name() {
        let message = |shape: PlateShape| plate(&shape, Quality::Draft).unwrap_err().to_string();
        assert!(message(disc(0.7, 0.0)).contains("edge's radius"));
        assert!(message(disc(0.1, -1.0)).contains("dome"));
        assert!(message(PlateShape { thickness: f64::NAN, ..disc(0.0, 0.0) }).contains("thickness"));
        assert!(message(PlateShape { stretch: [0.0, 1.0], ..disc(0.0, 0.0) }).contains("width"));
        let thin = PlateShape { stretch: [0.4, 5.0], thickness: 1.6, ..disc(0.8, 0.0) };
        assert!(message(thin).contains("narrow"));
    }
}
