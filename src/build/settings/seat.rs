//! The seat: what is cut from a head so that the stone can sit in it.

use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Frame, Millimeters, Point};

/// How the seat is cut, in mm.
pub(super) struct SeatCut {
    /// Play all around the stone.
    pub clearance: f64,
    /// How far the stone is sunk below its own bearing.
    pub drop: f64,
    /// Room around the girdle besides the clearance.
    pub relief: f64,
    /// Lower and upper end of that room, from the middle of the girdle.
    pub span: [f64; 2],
    /// The part that faces cut by the girdle's room belong to.
    pub relief_role: PartRole,
}

/// The cutter in ring space: the stone grown by its clearance, drawn down by the drop, and a straight collar
/// of room around its girdle. `None`, with a problem, when the grown stone is no body.
pub(super) fn cutter(seat: &SeatCut, stone: &SetStone, recipe: &mut Recipe) -> Option<StepId> {
    let role = PartRole::Seat;
    let Some(grown) = stone.shape.polyhedron.grown(Millimeters(seat.clearance)) else {
        let clearance = Millimeters(seat.clearance);
        recipe.missing(role, format!("{role}: a clearance of {clearance} leaves no shape to cut with"));
        return None;
    };
    let mut points = grown.vertices;
    if seat.drop > 0.0 {
        let sunk: Vec<Point> = points.iter().map(|point| *point - Point::Z * seat.drop).collect();
        points.extend(sunk);
    }
    let body = recipe.step(role, "the stone with its clearance", Operation::Hull { points });
    let body = recipe.step(role, "name the faces", Operation::Tag { of: body, role });
    let collar = collar(seat, stone, recipe);
    let both = recipe.step(role, "the seat cutter", Operation::Unite { of: vec![body, collar] });
    let place =
        Operation::Transform { of: both, parent_from_local: stone.ring_from_stone, stretch: Point::ONE };
    Some(recipe.step(role, "put the cutter on the stone's place", place))
}

fn collar(seat: &SeatCut, stone: &SetStone, recipe: &mut Recipe) -> StepId {
    let [along, across] = stone.half_axes().map(|half| half + seat.clearance + seat.relief);
    let corner = |x, y| ProfilePoint { x, y, bulge: 0.0 };
    let [low, high] = [seat.span[0] - seat.drop, seat.span[1]];
    let points = vec![corner(0.0, low), corner(along, low), corner(along, high), corner(0.0, high)];
    let role = seat.relief_role;
    let operation = Operation::Revolve { profile: Profile { points } };
    let disc = recipe.step(role, "room around the girdle", operation);
    let stretch = Point::new(1.0, across / along, 1.0);
    recipe.place(role, disc, Frame::IDENTITY, stretch)
}
