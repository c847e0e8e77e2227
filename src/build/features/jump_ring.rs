//! A jump ring: a ring of wire.

use super::bail::with_neck;
use super::hanging::Loop;
use crate::build::{Fitting, Operation, Recipe, StepId};
use crate::design::features::JumpRing;
use crate::vocab::{Frame, Point};

/// Stands the ring on top of what is there.
pub(in crate::build) fn jump_ring(ring: &JumpRing, recipe: &mut Recipe) -> Option<StepId> {
    let role = recipe.numbers.fitting(Fitting::JumpRing);
    let (wire, inside) = (ring.wire.0, ring.inner_diameter.0);
    let shape =
        Loop { opening: [inside; 2], thickness: wire, width: wire, foot: wire, across: ring.across.0 };
    let standing = shape.stand(role, recipe)?;
    let torus = Operation::Torus { ring_radius: f64::midpoint(inside, wire), wire_radius: wire / 2.0 };
    let torus = recipe.step(role, "bend the wire", torus);
    // A torus lies about Z, the loop about Y.
    let Frame { origin, x, y, z } = standing.ring_from_loop;
    let body = recipe.place(role, torus, Frame { origin, x: z, y: x, z: y }, Point::ONE);
    Some(with_neck(role, body, standing.neck, recipe))
}
