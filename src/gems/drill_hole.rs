//! The hole of a pearl.

use std::sync::Arc;

use super::facets::smooth::drilled_pearl;
use super::stone_shape::within;
use super::{Family, ShapeError, StoneShape};
use crate::vocab::{Limits, Millimeters, Point, Unit};

/// A hole is at most so wide, as a share of the pearl; the share is unsourced.
const WIDEST: f64 = 0.5;

/// A hole is so deep, as a share of how thick the pearl is: at least below its round mouth, and never through.
const DEEP: [f64; 2] = [0.1, 0.95];

/// A blind hole from below, about the stone's axis, with a flat floor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrillHole {
    /// Of the drill.
    pub diameter: Millimeters,
    /// From the lowest point of the whole pearl to the floor.
    pub depth: Millimeters,
}

impl StoneShape {
    /// The same pearl with a hole. Its measures stay those of the whole pearl.
    ///
    /// # Errors
    /// [`ShapeError`] for a hole wider than half of the pearl or not 10 to 95 % as deep, and for any other stone.
    pub fn drilled(&self, hole: DrillHole) -> Result<Self, ShapeError> {
        if self.family != Family::Pearl {
            return Err(ShapeError::NoStone("only a pearl is drilled".to_owned()));
        }
        let limits = |least: f64, most: f64| Limits { least, most, step: 0.01, unit: Unit::Millimeter };
        let width = self.width.0.min(self.length.0);
        within("hole", hole.diameter.0, &limits(0.05, WIDEST * width))?;
        let [least, most] = DEEP.map(|share| share * self.depth.0);
        // A depth that was reckoned as a share is not refused for its last digit.
        within("depth of the hole", hole.depth.0, &limits(least - 1e-9, most + 1e-9))?;
        let half_axes = Point::new(self.length.0, self.width.0, self.depth.0) / 2.0;
        let whole = (*self.polyhedron).clone();
        Ok(Self {
            polyhedron: Arc::new(drilled_pearl(half_axes, &hole)),
            parts: Some(Arc::from([whole])),
            hole: Some(hole),
            ..self.clone()
        })
    }

    /// How far a point of stone space is from what the drill took; negative or zero within that.
    #[must_use]
    pub fn beyond_hole(&self, point: Point) -> f64 {
        self.hole.map_or(f64::INFINITY, |hole| {
            let aside = point.x.hypot(point.y) - hole.diameter.0 / 2.0;
            aside.max(point.z - (hole.depth.0 - self.culet_depth.0))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::Cut;
    use std::f64::consts::PI;

    fn pearl(size: [f64; 2], depth: f64) -> StoneShape {
        StoneShape::of(&Cut::of(Family::Pearl), size.map(Millimeters), Some(Millimeters(depth))).unwrap()
    }

    fn hole(diameter: f64, depth: f64) -> DrillHole {
        DrillHole { diameter: Millimeters(diameter), depth: Millimeters(depth) }
    }

    /// A ball of the radius 1 less one with a hole of the radius r down to its middle, by a closed form: the cylinder,
    /// and the cap that it had under its mouth.
    fn taken(radius: f64, pearl: f64, depth: f64) -> f64 {
        let cap = pearl - (pearl * pearl - radius * radius).sqrt();
        let below = PI * cap * cap * (3.0 * pearl - cap) / 3.0;
        PI * radius * radius * (depth - cap) + below
    }

    #[test]
    fn the_drill_takes_a_cylinder_and_leaves_a_closed_pearl() {
        for (width, diameter, depth) in
            [(6.0, 0.78, 3.3), (3.0, 0.78, 1.65), (12.0, 0.4, 6.0), (6.0, 3.0, 5.7)]
        {
            let whole = pearl([width; 2], width);
            let drilled = whole.drilled(hole(diameter, depth)).unwrap();
            drilled.polyhedron.assert_closed();
            assert!(
                !drilled.polyhedron.is_convex() && drilled.convex_parts() == [(*whole.polyhedron).clone()]
            );
            let gone = whole.volume().0 - drilled.volume().0;
            let known = taken(diameter / 2.0, width / 2.0, depth);
            // The rings that make room for a wide mouth cut the ball a little flatter.
            let play = 0.01 * known + 0.002 * whole.volume().0;
            assert!((gone - known).abs() < play, "{width} {diameter}: {gone}, not {known}");
        }
        let oval = pearl([7.8, 6.0], 5.0).drilled(hole(0.8, 2.5)).unwrap();
        oval.polyhedron.assert_closed();
        let top = oval.polyhedron.bounds()[1];
        assert!((top - Point::new(3.9, 3.0, 2.5)).length() < 1e-9, "{top}");
    }

    #[test]
    fn the_wall_is_round_and_a_point_knows_how_far_it_is_from_the_hole() {
        let drilled = pearl([6.0; 2], 6.0).drilled(hole(0.78, 3.3)).unwrap();
        let normals = drilled.corner_normals();
        let wall = drilled
            .polyhedron
            .faces
            .iter()
            .zip(&normals)
            .find(|(face, _)| face.name == "drill hole" && face.corners.len() == 4);
        let (face, normals) = wall.unwrap();
        for (corner, normal) in face.corners.iter().zip(normals) {
            let at = drilled.polyhedron.vertices[*corner as usize].with_z(0.0).normalize();
            assert!(normal.dot(at) < -0.999, "{normal} at {at}");
        }
        let beyond = |x: f64, z: f64| drilled.beyond_hole(Point::new(x, 0.0, z));
        assert!((beyond(0.5, -2.0) - 0.11).abs() < 1e-9 && (beyond(0.1, 0.4) - 0.1).abs() < 1e-9);
        assert!((beyond(0.35, -2.0) + 0.04).abs() < 1e-9);
    }

    #[test]
    fn what_cannot_be_drilled_is_refused_by_name() {
        let of = |it: DrillHole| pearl([4.0; 2], 4.0).drilled(it).unwrap_err().to_string();
        assert_eq!(of(hole(2.1, 2.0)), "hole is 2.1; it must be 0.05 to 2 mm");
        assert!(of(hole(0.8, 3.9)).starts_with("depth of the hole is 3.9"));
        let cabochon = StoneShape::of(&Cut::of(Family::CabochonRound), [Millimeters(6.0); 2], None).unwrap();
        assert!(cabochon.drilled(hole(0.8, 1.0)).is_err());
    }
}
