//! Stones as solids.

use crate::build::BuiltStone;
use crate::kernel::{KernelError, Solid};
use crate::vocab::Point;

/// A stone in its place, each of its faces moved outward by about `grown` mm.
///
/// # Errors
/// [`KernelError`] for a stone that is not closed.
pub fn stone_solid(stone: &BuiltStone, grown: f64) -> Result<Solid, KernelError> {
    let shape = &stone.shape;
    let sides = Point::new(shape.length.0, shape.width.0, shape.depth.0);
    let factor = (sides + Point::splat(2.0 * grown)) / sides;
    let place = |at: &Point| stone.ring_from_stone.to_parent(if grown == 0.0 { *at } else { *at * factor });
    let placed: Vec<Point> = shape.polyhedron.vertices.iter().map(place).collect();
    Solid::from_triangles(&placed, &shape.polyhedron.triangles())
}
