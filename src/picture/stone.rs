//! A stone in its place, as rays meet it.

use super::tree::Tree;
use crate::build::BuiltStone;
use crate::gems::{Plane, Species, StoneShape};
use crate::optics::{Exit, Glass, Remainder};
use crate::vocab::{Direction, Frame, Point};

/// How many facets light may meet in a stone.
const BOUNCES: usize = 24;

/// A stone.
pub struct Stone {
    /// Where stone space lies in ring space.
    pub in_ring: Frame,
    /// The color of an opaque stone, linear sRGB.
    pub body: Option<Direction>,
    /// What a clear one is made of.
    pub glass: Glass,
    planes: Vec<Plane>,
    triangles: Vec<Triangle>,
    /// Of each facet whether what leaves the stone there never meets it again.
    outermost: Vec<bool>,
    /// Finds the next facet where the planes alone do not say it: in stones that are not convex.
    tree: Option<Tree>,
}

impl Stone {
    /// A built stone of a species.
    #[must_use]
    pub fn of(stone: &BuiltStone, species: &Species) -> Self {
        let body = &stone.shape.polyhedron;
        let triangles: Vec<_> = triangles(&stone.shape).collect();
        let outermost: Vec<bool> = body.outermost().collect();
        let is_convex = outermost.iter().all(|outermost| *outermost);
        let tree = (!is_convex).then(|| Tree::new(triangles.iter().map(|it| it.corners)));
        Self {
            in_ring: stone.ring_from_stone,
            body: species.opaque.map(Direction::from_array),
            glass: Glass::of(species),
            planes: body.faces.iter().map(|face| face.plane).collect(),
            triangles,
            outermost,
            tree,
        }
    }

    /// Whether a ray that left it by a facet cannot meet it again.
    #[must_use]
    pub fn is_left_for_good(&self, face: usize) -> bool {
        self.outermost[face]
    }

    /// Its triangles in ring space.
    pub fn triangles_in_ring(&self) -> impl Iterator<Item = [Point; 3]> + '_ {
        let frame = self.in_ring;
        self.triangles.iter().map(move |it| it.corners.map(|at| frame.to_parent(at)))
    }

    /// The facet that a triangle belongs to.
    #[must_use]
    pub fn facet(&self, triangle: usize) -> usize {
        self.triangles[triangle].facet as usize
    }

    /// The normal at a place of a triangle, both in ring space: that of its facet, or of the round surface that facets
    /// stand for.
    #[must_use]
    pub fn normal(&self, triangle: usize, point_in_ring: Point) -> Direction {
        let Triangle { facet, corners, normals } = &self.triangles[triangle];
        let point = self.in_ring.to_local(point_in_ring);
        let flat = self.planes[*facet as usize].normal;
        let shares = shares(*corners, point, flat);
        let mixed: Direction = normals.iter().zip(shares).map(|(normal, share)| *normal * share).sum();
        self.in_ring.direction_to_parent(mixed.normalize_or(flat))
    }

    /// Follows light of one band that enters through a facet, backwards, and tells of every exit in ring space: first
    /// of the reflection off the outside.
    pub fn follow(
        &self,
        band: usize,
        (point, face): (Point, usize),
        direction: Direction,
        mut visit: impl FnMut(Exit),
    ) -> Remainder {
        let frame = self.in_ring;
        let facets = self.glass.facets(&self.planes, band, BOUNCES);
        let start = (frame.to_local(point), face);
        let heading = frame.to_local(frame.origin + direction);
        let in_ring = |exit: Exit| {
            visit(Exit {
                place: frame.to_parent(exit.place),
                direction: frame.direction_to_parent(exit.direction),
                ..exit
            });
        };
        match &self.tree {
            None => facets.follow(start, heading, in_ring),
            Some(tree) => {
                let next = |place: Point, heading: Direction, from: usize| {
                    let is_from = |triangle: u32| self.facet(triangle as usize) == from;
                    let (distance, triangle) = tree.first(place, heading, is_from)?;
                    Some((distance, self.facet(triangle as usize)))
                };
                facets.follow_by(next, start, heading, in_ring)
            }
        }
    }
}

/// A piece of a facet, in stone space.
struct Triangle {
    /// Its number.
    facet: u32,
    corners: [Point; 3],
    /// Of unit length, out of the stone, at each corner.
    normals: [Direction; 3],
}

/// Areas of the three triangles that a point makes with the sides opposite the corners; none is negative.
pub(super) fn shares([a, b, c]: [Point; 3], point: Point, across: Direction) -> [f64; 3] {
    let area = |from: Point, to: Point| (from - point).cross(to - point).dot(across).max(0.0);
    [area(b, c), area(c, a), area(a, b)]
}

/// Each facet as a fan of triangles. A facet that is not convex is one of a few, at a cleft; its fan
/// from the corner that sees all others is still exact for hearts, whose facets are.
fn triangles(shape: &StoneShape) -> impl Iterator<Item = Triangle> + '_ {
    let body = &shape.polyhedron;
    (0..).zip(body.faces.iter().zip(shape.corner_normals())).flat_map(move |(facet, (face, normals))| {
        let last = face.corners.len() - 1;
        (1..last).map(move |second| {
            let fan = [0, second, second + 1];
            let corners = fan.map(|at| body.vertices[face.corners[at] as usize]);
            Triangle { facet, corners, normals: fan.map(|at| normals[at]) }
        })
    })
}
