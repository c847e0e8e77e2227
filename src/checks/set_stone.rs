//! A stone as it sits: its surface seen from the axis, from above and from below.
//!
//! All questions are answered from the facet planes of the convex stone, or of the half of a heart that the place is in,
//! exactly, without a mesh.

use crate::build::BuiltStone;
use crate::gems::{Face, Plane, Polyhedron};
use crate::vocab::{Direction, Point};

/// A convex part of a stone: its facets, and the walls where the next part begins.
struct Part {
    facets: Vec<Plane>,
    walls: Vec<Plane>,
}

/// A stone in its place. Points and directions are in stone space unless named otherwise.
pub(super) struct SetStone<'a> {
    pub built: &'a BuiltStone,
    parts: Vec<Part>,
}

impl<'a> SetStone<'a> {
    pub fn new(built: &'a BuiltStone) -> Self {
        let part = |body: &Polyhedron| {
            let (walls, facets): (Vec<&Face>, Vec<&Face>) =
                body.faces.iter().partition(|face| face.is_wall());
            let [facets, walls] = [facets, walls].map(|faces| faces.iter().map(|face| face.plane).collect());
            Part { facets, walls }
        };
        Self { built, parts: built.shape.convex_parts().iter().map(part).collect() }
    }

    /// The facets of the part that a point is in, or would be in if its facets went on.
    fn facets_at(&self, point: Point) -> impl Iterator<Item = &Plane> {
        let beyond = |part: &&Part| part.walls.iter().map(|wall| wall.height_of(point)).fold(0.0, f64::max);
        let part = self.parts.iter().min_by(|a, b| beyond(a).total_cmp(&beyond(b)));
        part.into_iter().flat_map(|part| &part.facets)
    }

    pub fn to_ring(&self, point: Point) -> Point {
        self.built.ring_from_stone.to_parent(point)
    }

    pub fn to_stone(&self, point_in_ring: Point) -> Point {
        self.built.ring_from_stone.to_local(point_in_ring)
    }

    /// The direction down the pavilion, in ring space.
    pub fn down_in_ring(&self) -> Direction {
        -self.built.ring_from_stone.z
    }

    /// The horizontal unit direction in which a point of ring space lies from the stone's axis.
    pub fn azimuth_of(&self, point_in_ring: Point) -> Direction {
        let local = self.to_stone(point_in_ring);
        Direction::new(local.x, local.y, 0.0).normalize_or(Direction::X)
    }

    /// Height of the table.
    pub fn table(&self) -> f64 {
        self.built.shape.table_height.0
    }

    /// Height of the girdle's upper edge at the mains.
    pub fn girdle_top(&self) -> f64 {
        self.built.shape.girdle_half.0
    }

    /// How far the stone reaches from its axis along a horizontal direction at a height.
    pub fn radius_at(&self, direction: Direction, height: f64) -> f64 {
        let reach = |plane: &Plane| {
            let slope = plane.normal.dot(direction);
            (slope > 1e-9).then(|| (plane.distance - plane.normal.z * height) / slope)
        };
        self.facets_at(direction).filter_map(reach).fold(f64::INFINITY, f64::min).max(0.0)
    }

    /// Radius of the girdle along a horizontal direction.
    pub fn girdle_radius(&self, direction: Direction) -> f64 {
        self.radius_at(direction, 0.0)
    }

    /// Where the table's edge lies along a horizontal direction.
    pub fn table_radius(&self, direction: Direction) -> f64 {
        // A hair below, so that the table's own plane does not take part.
        self.radius_at(direction, self.table() - 1e-7)
    }

    /// Height of the stone's underside over a point of the plan; meaningless outside the girdle.
    pub fn underside(&self, plan: Point) -> f64 {
        let height = |plane: &Plane| {
            (plane.normal.z < -1e-9).then(|| {
                (plane.distance - plane.normal.x * plan.x - plane.normal.y * plan.y) / plane.normal.z
            })
        };
        self.facets_at(plan).filter_map(height).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Height of the stone's upper side over a point of the plan; meaningless outside the girdle.
    pub fn upperside(&self, plan: Point) -> f64 {
        let height = |plane: &Plane| {
            (plane.normal.z > 1e-9).then(|| {
                (plane.distance - plane.normal.x * plan.x - plane.normal.y * plan.y) / plane.normal.z
            })
        };
        self.facets_at(plan).filter_map(height).fold(f64::INFINITY, f64::min)
    }

    /// The two directions along the finger, in stone space.
    pub fn across_the_row(&self) -> [Direction; 2] {
        let along = Direction::new(self.built.ring_from_stone.x.y, self.built.ring_from_stone.y.y, 0.0);
        let along = along.normalize_or(Direction::Y);
        [along, -along]
    }

    /// Farther from the middle of the girdle the stone does not reach.
    pub fn reach(&self) -> f64 {
        self.built.shape.polyhedron.vertices.iter().map(|corner| corner.length()).fold(0.0, f64::max)
    }

    /// How deep a point of ring space lies under the stone's surface; negative outside.
    pub fn depth_of(&self, point_in_ring: Point) -> f64 {
        let point = self.to_stone(point_in_ring);
        let depths = self.facets_at(point).map(|plane| plane.distance - plane.normal.dot(point));
        depths.fold(f64::INFINITY, f64::min)
    }

    /// Points all over the surface, in ring space, no farther apart than about `spacing`.
    pub fn surface(&self, spacing: f64) -> Vec<Point> {
        let body = &self.built.shape.polyhedron;
        let corner = |index: u32| body.vertices[index as usize];
        let mut points: Vec<Point> = body.vertices.clone();
        for [a, b, c] in body.triangles().into_iter().map(|triangle| triangle.map(corner)) {
            points.extend(spread([a, b, c], spacing));
        }
        points.into_iter().map(|point| self.to_ring(point)).collect()
    }
}

/// Points inside a triangle on a grid no wider than `spacing`: the centers of its equal sub-triangles.
pub(super) fn spread([a, b, c]: [Point; 3], spacing: f64) -> Vec<Point> {
    let longest = (b - a).length().max((c - b).length()).max((a - c).length());
    // A stone or shank of this program is centimeters at most; the cap keeps a wild mesh from eating memory.
    let rows = (1_u32..64).find(|rows| longest <= spacing * f64::from(*rows)).unwrap_or(64);
    let step = 1.0 / f64::from(rows);
    let mut points = Vec::with_capacity((rows * rows) as usize);
    for row in 0..rows {
        for column in 0..rows - row {
            for third in [1.0 / 3.0, 2.0 / 3.0] {
                let (u, v) = ((f64::from(row) + third) * step, (f64::from(column) + third) * step);
                if u + v < 1.0 {
                    points.push(a + (b - a) * u + (c - a) * v);
                }
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_points_lie_inside_and_leave_no_wide_hole() {
        let [a, b, c] = [Point::ZERO, Point::new(1.0, 0.0, 0.0), Point::new(0.0, 1.0, 0.0)];
        let points = spread([a, b, c], 0.25);
        assert_eq!(points.len(), 36);
        assert!(points.iter().all(|p| p.x > 0.0 && p.y > 0.0 && p.x + p.y < 1.0));
        for corner in [a, b, c, Point::new(0.4, 0.4, 0.0)] {
            assert!(points.iter().any(|p| p.distance(corner) < 0.25), "{corner}");
        }
        assert_eq!(spread([a, b, c], 9.0).len(), 1);
    }
}
