//! The seat: what is cut from a head so that the stone can sit in it.

use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::gems::Polyhedron;
use crate::vocab::{Millimeters, Point};

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

/// The cutter in ring space.
pub(super) struct Cutter {
    pub step: StepId,
    grown: Polyhedron,
    drop: f64,
    /// Lower and upper end of the room around the girdle, over the middle of the girdle.
    span: [f64; 2],
}

impl Cutter {
    /// Whether the cutter may come out of an elliptic hole with these half axes, between two heights over the
    /// middle of the girdle.
    pub fn comes_out_of(&self, hole: [f64; 2], [low, high]: [f64; 2]) -> bool {
        let outside = |at: Point| (at.x / hole[0]).hypot(at.y / hole[1]) >= 1.0;
        let high = high + self.drop;
        let within = |[a, b]: [Point; 2]| {
            // Of an edge only what lies between the heights; the farthest point of that is one of its ends.
            let rise = b.z - a.z;
            let at = |height: f64| a + (b - a) * ((height.clamp(a.z.min(b.z), a.z.max(b.z)) - a.z) / rise);
            let ends = if rise == 0.0 { [a, b] } else { [at(low), at(high)] };
            ends.into_iter().any(|end| (low..=high).contains(&end.z) && outside(end))
        };
        let beside_the_room = low <= self.span[1] && high >= self.span[0];
        beside_the_room || self.grown.edges().any(within)
    }
}

/// The stone grown by its clearance, drawn down by the drop, and a straight collar of room around its girdle.
/// `None`, with a problem, when the grown stone is no body.
pub(super) fn cutter(seat: &SeatCut, stone: &SetStone, recipe: &mut Recipe) -> Option<Cutter> {
    let role = PartRole::Seat(stone.number);
    let Some(grown) = stone.shape.polyhedron.grown(Millimeters(seat.clearance)) else {
        let clearance = Millimeters(seat.clearance);
        recipe.missing(role, format!("{role}: a clearance of {clearance} leaves no shape to cut with"));
        return None;
    };
    let mut points = grown.vertices.clone();
    if seat.drop > 0.0 {
        points.extend(grown.vertices.iter().map(|point| *point - Point::Z * seat.drop));
    }
    let body = recipe.step(role, "the stone with its clearance", Operation::Hull { points });
    let body = recipe.step(role, "name the faces", Operation::Tag { of: body, role });
    let collar = collar(seat, stone, recipe);
    let both = recipe.step(role, "the seat cutter", Operation::Unite { of: vec![body, collar] });
    let place =
        Operation::Transform { of: both, parent_from_local: stone.ring_from_stone(), stretch: Point::ONE };
    let step = recipe.step(role, "put the cutter on the stone's place", place);
    Some(Cutter { step, grown, drop: seat.drop, span: seat.span })
}

/// A straight wall around the girdle: the girdle's own corners moved out, so that wall and stone are parallel at
/// every quality and never cross.
fn collar(seat: &SeatCut, stone: &SetStone, recipe: &mut Recipe) -> StepId {
    let room = seat.clearance + seat.relief;
    let [low, high] = [seat.span[0] - seat.drop, seat.span[1]];
    let points = stone.girdle_outline().into_iter().flat_map(|at| {
        let out = at + stone.girdle_normal(at) * room;
        [low, high].map(|height| out.extend(height))
    });
    let role = seat.relief_role;
    let operation = Operation::Hull { points: points.collect() };
    let disc = recipe.step(role, "room around the girdle", operation);
    recipe.step(role, "name the faces", Operation::Tag { of: disc, role })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::stones::set_stone;
    use crate::build::{Landmarks, Recipe};
    use crate::design::Library;
    use crate::design::features::Head;

    /// The cutter of the solitaire's stone: 6.5 mm, its culet 2.86 mm under the middle of the girdle.
    fn cutter_with(drop: f64) -> Cutter {
        let head = Head::default();
        let mut recipe = Recipe::empty(Landmarks::default());
        let stone = set_stone(&head, &Library::built_in(), &mut recipe).unwrap();
        let (span, relief_role) = ([-0.2, 0.2], PartRole::Seat(0));
        cutter(&SeatCut { clearance: 0.02, drop, relief: 0.03, span, relief_role }, &stone, &mut recipe)
            .unwrap()
    }

    #[test]
    fn a_stone_comes_out_of_a_hole_where_it_is_wider() {
        let cutter = cutter_with(0.0);
        // The pavilion falls by 40.8°: about 2.3 mm wide to a side 0.9 mm under the girdle's middle.
        assert!(cutter.comes_out_of([1.9, 1.9], [-1.0, -0.8]));
        assert!(!cutter.comes_out_of([2.9, 2.9], [-1.0, -0.8]));
        assert!(cutter.comes_out_of([2.9, 1.9], [-1.0, -0.8]), "on the narrow side of an oval hole");
        assert!(cutter.comes_out_of([9.0, 9.0], [-0.3, -0.1]), "beside the room around the girdle");
        assert!(!cutter.comes_out_of([0.01, 0.01], [-9.0, -8.0]), "under the culet");
    }

    #[test]
    fn a_sunken_seat_reaches_deeper() {
        let hole = [0.2, 0.2];
        let under_the_culet = [-3.2, -3.1];
        assert!(!cutter_with(0.0).comes_out_of(hole, under_the_culet));
        assert!(cutter_with(1.0).comes_out_of(hole, under_the_culet));
    }
}
