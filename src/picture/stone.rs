//! A stone in its place, as rays meet it.

use super::tree::Tree;
use crate::build::BuiltStone;
use crate::gems::{Plane, Polyhedron, Species};
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
    /// Its facet and its corners in stone space.
    triangles: Vec<(u32, [Point; 3])>,
    /// Finds the next facet where the planes alone do not say it: in stones that are not convex.
    tree: Option<Tree>,
}

impl Stone {
    /// A built stone of a species.
    #[must_use]
    pub fn of(stone: &BuiltStone, species: &Species) -> Self {
        let body = &stone.shape.polyhedron;
        let triangles: Vec<_> = triangles(body).collect();
        let tree = (!body.is_convex()).then(|| Tree::new(triangles.iter().map(|(_, corners)| *corners)));
        Self {
            in_ring: stone.ring_from_stone,
            body: species.opaque.map(Direction::from_array),
            glass: Glass::of(species),
            planes: body.faces.iter().map(|face| face.plane).collect(),
            triangles,
            tree,
        }
    }

    /// Whether a ray that left it cannot meet it again.
    #[must_use]
    pub const fn is_convex(&self) -> bool {
        self.tree.is_none()
    }

    /// Its facets as triangles in ring space, with the number of each one's facet.
    pub fn triangles_in_ring(&self) -> impl Iterator<Item = (u32, [Point; 3])> + '_ {
        let frame = self.in_ring;
        self.triangles.iter().map(move |(face, corners)| (*face, corners.map(|at| frame.to_parent(at))))
    }

    /// The normal of a facet, in ring space.
    #[must_use]
    pub fn normal(&self, face: usize) -> Direction {
        self.in_ring.direction_to_parent(self.planes[face].normal)
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
                    let is_from = |triangle: u32| self.triangles[triangle as usize].0 as usize == from;
                    let (distance, triangle) = tree.first(place, heading, is_from)?;
                    Some((distance, self.triangles[triangle as usize].0 as usize))
                };
                facets.follow_by(next, start, heading, in_ring)
            }
        }
    }
}

/// Each facet as a fan of triangles, with its number. A facet that is not convex is one of a few, at a cleft; its fan
/// from the corner that sees all others is still exact for hearts, whose facets are.
fn triangles(body: &Polyhedron) -> impl Iterator<Item = (u32, [Point; 3])> + '_ {
    (0..).zip(&body.faces).flat_map(|(number, face)| {
        let at = |corner: u32| body.vertices[corner as usize];
        let first = at(face.corners[0]);
        face.corners[1..].windows(2).map(move |pair| (number, [first, at(pair[0]), at(pair[1])]))
    })
}
