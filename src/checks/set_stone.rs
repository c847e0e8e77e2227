//! A stone as it sits: its surface seen from the axis, from above and from below.
//!
//! All questions are answered from the facet planes of the convex stone, or of the half of a heart that the place is in,
//! exactly, without a mesh; what was drilled into a pearl counts where depths are asked for.

use glam::DVec2;

use crate::build::BuiltStone;
use crate::gems::{Face, Plane, Polyhedron};
use crate::vocab::{Direction, Point};

/// Nearer to the girdle than this, in mm, a point is on it.
const NEAR: f64 = 1e-3;

/// A convex part of a stone: its facets, and the walls where the next part begins.
struct Part {
    facets: Vec<Plane>,
    walls: Vec<Plane>,
}

/// A line level across the girdle: from a point of it out of the stone, in stone space.
#[derive(Clone, Copy)]
pub(super) struct Across {
    pub girdle: Point,
    pub out: Direction,
}

impl Across {
    /// How far out along the line a point of stone space lies from the girdle.
    pub fn beyond(&self, point: Point) -> f64 {
        (point - self.girdle).dot(self.out)
    }

    /// The point of the line within the stone that is nearest to its axis.
    pub fn inner(&self) -> Point {
        self.girdle - self.out * self.girdle.dot(self.out).max(0.0)
    }
}

/// A stone in its place. Points and directions are in stone space unless named otherwise.
pub(super) struct SetStone<'a> {
    pub built: &'a BuiltStone,
    elliptic: bool,
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
        let elliptic = built.shape.is_elliptic();
        Self { built, elliptic, parts: built.shape.convex_parts().iter().map(part).collect() }
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

    /// The line through the point of the girdle that is nearest to a point of ring space. At a corner it runs between the
    /// two sides, toward that point; for a point within the girdle, and of a round stone, it comes from the stone's axis.
    pub fn across(&self, point_in_ring: Point) -> Across {
        let at = self.to_stone(point_in_ring).truncate();
        let points = &self.built.shape.outline().points;
        let on_side = |(from, to): (&DVec2, &DVec2)| {
            let share = (at - *from).dot(*to - *from) / (*to - *from).length_squared().max(f64::MIN_POSITIVE);
            (from.lerp(*to, share.clamp(0.0, 1.0)), -(*to - *from).perp())
        };
        let sides = points.iter().zip(points.iter().cycle().skip(1)).map(on_side);
        let nearest = sides.min_by(|a, b| a.0.distance(at).total_cmp(&b.0.distance(at)));
        let (girdle, square) = nearest.unwrap_or((DVec2::ZERO, at));
        let away = at - girdle;
        let shape = &self.built.shape;
        let (a, b) = (shape.length.0, shape.width.0);
        let round = self.elliptic && (a - b).abs() < NEAR;
        if round || (away.length() > NEAR && away.dot(square) < 0.0) {
            let out = at.normalize_or(DVec2::X).extend(0.0);
            return Across { girdle: out * self.girdle_radius(out), out };
        }
        let out = if self.elliptic {
            DVec2::new(girdle.x / (a * a), girdle.y / (b * b))
        } else if away.length() > NEAR {
            away
        } else {
            square
        };
        Across { girdle: girdle.extend(0.0), out: out.normalize_or(DVec2::X).extend(0.0) }
    }

    /// How far from the girdle the stone reaches along such a line, moved aside by `aside`, at a height; negative within.
    pub fn reach_across(&self, across: &Across, aside: f64, height: f64) -> f64 {
        let side = Direction::new(-across.out.y, across.out.x, 0.0);
        let from = (across.girdle + side * aside).with_z(height);
        let reach = |plane: &Plane| {
            let slope = plane.normal.dot(across.out);
            (slope > 1e-9).then(|| (plane.distance - plane.normal.dot(from)) / slope)
        };
        self.facets_at(from - across.out * NEAR).filter_map(reach).fold(f64::INFINITY, f64::min)
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
        depths.fold(self.built.shape.beyond_hole(point), f64::min)
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
