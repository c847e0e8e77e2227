//! How far two convex bodies lie apart.

use parry3d::math::{Pose, Vector};
use parry3d::query::details::contact_support_map_support_map;
use parry3d::shape::SupportMap;

use crate::vocab::Point;

/// The convex hull of points, as the search asks for it.
struct Hull(Vec<Vector>);

impl SupportMap for Hull {
    fn local_support_point(&self, direction: Vector) -> Vector {
        let farthest = self.0.iter().max_by(|a, b| a.dot(direction).total_cmp(&b.dot(direction)));
        farthest.copied().unwrap_or_default()
    }
}

/// The distance in millimeters between the convex hulls of two sets of points, negative by how deep they lie in
/// each other (Gilbert, Johnson and Keerthi 1988; depth by expanding polytopes). Single precision: within a tenth of
/// a micrometer for bodies of a few centimeters. `None` when either set is empty or has a number that is not finite.
#[must_use]
pub fn hull_gap(a: &[Point], b: &[Point]) -> Option<f64> {
    let origin = *a.first()?;
    b.first()?;
    if !a.iter().chain(b).all(|point| point.is_finite()) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the search works in single precision")]
    let single = |point: &Point| {
        let at = *point - origin;
        Vector::new(at.x as f32, at.y as f32, at.z as f32)
    };
    let [a, b] = [a, b].map(|points| Hull(points.iter().map(single).collect()));
    let contact = contact_support_map_support_map(&Pose::IDENTITY, &a, &b, f32::MAX)?;
    Some(f64::from(contact.dist))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cube(center: Point, half: f64) -> Vec<Point> {
        let side = |bit: u32| if bit == 0 { -half } else { half };
        (0..8_u32).map(|bits| center + Point::new(side(bits & 1), side(bits & 2), side(bits & 4))).collect()
    }

    #[test]
    fn apart_touching_and_in_each_other() {
        let still = cube(Point::ZERO, 1.0);
        for (center, expected) in [
            (Point::new(5.0, 0.3, 0.2), 3.0),
            (Point::new(3.0, 3.0, 0.0), 2_f64.sqrt()),
            (Point::new(1.9, 0.0, 0.1), -0.1),
        ] {
            let gap = hull_gap(&still, &cube(center, 1.0)).unwrap();
            assert!((gap - expected).abs() < 1e-4, "{gap} is not {expected}");
        }
    }

    #[test]
    fn nothing_has_no_gap() {
        let still = cube(Point::ZERO, 1.0);
        assert_eq!(hull_gap(&still, &[]), None);
        assert_eq!(hull_gap(&[Point::new(f64::NAN, 0.0, 0.0)], &still), None);
    }
}
