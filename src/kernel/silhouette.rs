//! What a solid covers when it is looked at from far away.

use manifold_rust::manifold::Manifold;

use super::Solid;
use crate::vocab::{Frame, Point};

/// The outlines of all that a solid covers, seen against the Z axis of `view`, in its X and Y and in millimeters:
/// counterclockwise around metal, clockwise around openings, the last corner joined to the first.
#[must_use]
pub fn silhouette(solid: &Solid, view: &Frame) -> Vec<Vec<[f64; 2]>> {
    let seen_along = |axis: Point| Point::new(view.x.dot(axis), view.y.dot(axis), view.z.dot(axis));
    let view_from_ring = Frame {
        origin: view.to_local(Point::ZERO),
        x: seen_along(Point::X),
        y: seen_along(Point::Y),
        z: seen_along(Point::Z),
    };
    let seen = solid.placed(&view_from_ring);
    if seen.is_empty() {
        return Vec::new();
    }
    let covered = Manifold::from_impl(seen.mesh().as_ref().clone()).project();
    covered.to_polygons().iter().map(|outline| outline.iter().map(|at| [at.x, at.y]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, torus};

    fn area(outlines: &[Vec<[f64; 2]>]) -> f64 {
        let around = |outline: &Vec<[f64; 2]>| -> f64 {
            let sides = outline.iter().zip(outline.iter().cycle().skip(1));
            sides.map(|(a, b)| (a[0] * b[1] - a[1] * b[0]) / 2.0).sum()
        };
        outlines.iter().map(around).sum()
    }

    #[test]
    fn a_torus_is_a_ring_from_above_and_a_bar_with_round_ends_from_the_side() {
        let ring = torus(8.0, 1.0, Quality::Production).unwrap();
        let above = silhouette(&ring, &Frame::IDENTITY);
        let pi = std::f64::consts::PI;
        assert_eq!(above.len(), 2);
        assert!((area(&above) / (pi * (81.0 - 49.0)) - 1.0).abs() < 5e-3, "{}", area(&above));
        let origin = Point::new(3.0, 4.0, 5.0);
        let side = Frame { origin, x: Point::X, y: Point::Z, z: -Point::Y };
        let side = silhouette(&ring, &side);
        assert_eq!(side.len(), 1);
        assert!((area(&side) / (pi + 32.0) - 1.0).abs() < 5e-3, "{}", area(&side));
        let lowest = side[0].iter().map(|at| at[1]).fold(f64::INFINITY, f64::min);
        assert!((lowest + 6.0).abs() < 0.02, "{lowest}");
    }
}
