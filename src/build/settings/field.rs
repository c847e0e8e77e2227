//! What is cut under the stones of a pavé: each its own bur, all of them as one.

use std::sync::Arc;

use super::bur::Bur;
use super::row::{OUT, THROUGH};
use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::settings::Bead;
use crate::vocab::Point;

/// Burs whose surfaces come no closer than this, in mm, do not touch.
const APART: f64 = 0.004;

/// Adds the burs that cut all seats from the band. `inner_radius` is that of the finger.
pub(in crate::build) fn field_seats(
    beads: &Bead,
    stones: &[SetStone],
    inner_radius: f64,
    recipe: &mut Recipe,
) -> StepId {
    let role = PartRole::Seat(stones.first().map_or(0, |stone| stone.number));
    let over_finger = |stone: &SetStone| {
        let at = stone.ring_from_stone().origin;
        at.x.hypot(at.z) - inner_radius
    };
    let deepest = stones.iter().map(over_finger).fold(0.0, f64::max);
    let mut burs: Vec<(&SetStone, Bur, StepId)> = Vec::new();
    let mut of = Vec::new();
    let mut placed: Vec<(&SetStone, usize)> = Vec::new();
    for stone in stones {
        let known = burs.iter().position(|(other, ..)| Arc::ptr_eq(&other.shape, &stone.shape));
        let number = known.unwrap_or_else(|| {
            let length = stone.shape.length.0;
            let mut bur = Bur::around(&stone.shape, beads.seat.clearance.0);
            bur.drill(&beads.seat, length, -over_finger(stone), -deepest - THROUGH);
            bur.open(length / 2.0 + beads.seat.clearance.0, OUT + beads.depth.0.max(0.0));
            let step = bur.add(role, recipe);
            burs.push((stone, bur, step));
            burs.len() - 1
        });
        let own = PartRole::Seat(stone.number);
        recipe.part(own, stone.ring_from_stone().to_parent(Point::NEG_Z * stone.shape.girdle_half.0));
        let (_, bur, step) = &burs[number];
        of.push(recipe.place(own, *step, stone.ring_from_stone(), bur.stretch()));
        placed.push((stone, number));
    }
    placed.sort_by(|a, b| a.0.ring_from_stone().origin.x.total_cmp(&b.0.ring_from_stone().origin.x));
    let touch = placed.iter().enumerate().any(|(at, (stone, bur))| {
        let (from, bur) = (stone.ring_from_stone(), &burs[*bur].1);
        let width = 4.0 * bur.most_radius();
        let rest = placed[at + 1..].iter().map(|(other, bur)| (other.ring_from_stone(), &burs[*bur].1));
        let near = rest.take_while(|(other, _)| other.origin.x - from.origin.x < width);
        let mut near = near.filter(|(other, _)| other.origin.distance(from.origin) < width);
        near.any(|(other, next)| !bur.is_beside(&from, next, &other, APART))
    });
    let operation = if touch { Operation::Unite { of } } else { Operation::Gather { of } };
    recipe.step(role, "all seats", operation)
}
