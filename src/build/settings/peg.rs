//! A peg: a pin in the shank at which all prongs of a head meet.

use super::pins::pin_profile;
use super::prong_head::Site;
use crate::build::{Fitting, Operation, PartRole, Recipe, StepId};
use crate::vocab::{Frame, Point};

/// Height of the dome among the prongs, as a share of the peg's diameter.
const DOME: f64 = 0.25;

/// Adds the peg, from as low as metal may lie to where the prongs meet.
pub(super) fn peg(site: &Site, recipe: &mut Recipe) -> StepId {
    let role: PartRole = recipe.numbers.fitting(Fitting::Peg);
    let diameter = site.head.peg_diameter.0;
    let profile = pin_profile(diameter / 2.0, [site.lowest(), site.rail_z, site.rail_z + DOME * diameter]);
    let turned = recipe.step(role, "turn the peg", Operation::Revolve { profile });
    let frame = Frame { origin: site.stone.head_from_stone.origin.with_z(0.0), ..Frame::IDENTITY };
    let frame = frame.within(&site.stone.ring_from_head);
    recipe.part(role, frame.to_parent(Point::new(diameter / 2.0, 0.0, site.rail_z)));
    recipe.place(role, turned, frame, Point::ONE)
}
