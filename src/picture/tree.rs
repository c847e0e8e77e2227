//! The nearest triangle along a ray, from a tree of boxes (obvhs) in single precision.

use obvhs::BvhBuildParams;
use obvhs::cwbvh::CwBvh;
use obvhs::cwbvh::builder::build_cwbvh_from_tris;
use obvhs::ray::{Ray, RayHit};
use obvhs::triangle::Triangle;

use crate::vocab::{Direction, Point};

/// A ray starts this far from its origin in mm: less than the play between stone and seat, more than single precision
/// loses on a piece of 60 mm.
const SKIN: f64 = 5e-5;

/// Triangles to send rays at.
pub struct Tree {
    boxes: CwBvh,
    /// In the order of the tree.
    triangles: Vec<Triangle>,
    /// The caller's number of each of them.
    numbers: Vec<u32>,
}

impl Tree {
    /// A tree over triangles, which are numbered in their order.
    #[must_use]
    #[expect(
        clippy::default_trait_access,
        reason = "the type is a time, which only clients may name; nothing is timed"
    )]
    pub fn new(triangles: impl Iterator<Item = [Point; 3]>) -> Self {
        let single = |point: Point| {
            let [x, y, z] = point.as_vec3().to_array();
            [x, y, z].into()
        };
        let given: Vec<Triangle> =
            triangles.map(|[a, b, c]| Triangle { v0: single(a), v1: single(b), v2: single(c) }).collect();
        let boxes = build_cwbvh_from_tris(&given, BvhBuildParams::medium_build(), &mut Default::default());
        let numbers = boxes.primitive_indices.clone();
        let triangles = numbers.iter().map(|number| given[*number as usize]).collect();
        Self { boxes, triangles, numbers }
    }

    /// The first triangle that is met, with the distance to it. Those that `passes` names are passed through.
    #[must_use]
    pub fn first(
        &self,
        origin: Point,
        direction: Direction,
        passes: impl Fn(u32) -> bool,
    ) -> Option<(f64, u32)> {
        // The tree takes a minus zero once for a negative number and once for a positive one.
        let direction = direction + Direction::ZERO;
        let [start, heading] = [origin, direction].map(|of| of.as_vec3().to_array().into());
        #[expect(clippy::cast_possible_truncation, reason = "the tree is in single precision")]
        let ray = Ray::new(start, heading, SKIN as f32, f32::INFINITY);
        let mut hit = RayHit::none();
        let met = self.boxes.ray_traverse(ray, &mut hit, |ray, place| {
            if passes(self.numbers[place]) { f32::INFINITY } else { self.triangles[place].intersect(ray) }
        });
        met.then(|| (f64::from(hit.t), self.numbers[hit.primitive_id as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_many_is_found_and_some_may_be_passed() {
        let layers = (0..50).map(|number| {
            let z = f64::from(number);
            [Point::new(-1.0, -1.0, z), Point::new(2.0, -1.0, z), Point::new(-1.0, 2.0, z)]
        });
        let tree = Tree::new(layers);
        let from = Point::new(0.1, 0.1, 60.0);
        let (distance, number) = tree.first(from, -Direction::Z, |_| false).unwrap();
        assert_eq!(number, 49);
        assert!((distance - 11.0).abs() < 1e-5);
        let (_, below) = tree.first(from, -Direction::Z, |number| number > 20).unwrap();
        assert_eq!(below, 20);
        assert!(tree.first(from, Direction::Z, |_| false).is_none());
        assert!(tree.first(Point::new(5.0, 0.0, 60.0), -Direction::Z, |_| false).is_none());
        assert!(Tree::new(std::iter::empty()).first(from, Direction::Z, |_| false).is_none());
    }
}
