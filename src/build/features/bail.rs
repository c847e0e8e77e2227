//! A bail: a section carried around the chain, wider at its top.

use std::f64::consts::{FRAC_PI_2, PI};

use super::hanging::Loop;
use super::section::{Outer, Section};
use crate::build::{Fitting, Operation, PartRole, Recipe, StepId};
use crate::design::features::Bail;
use crate::kernel::RingStation;
use crate::vocab::Point;

/// Rounding of its long edges, in mm.
const EDGE: f64 = 0.2;

/// Stands the bail on top of what is there.
pub(in crate::build) fn bail(bail: &Bail, recipe: &mut Recipe) -> Option<StepId> {
    let role = recipe.numbers.fitting(Fitting::Bail);
    let (depth, height, thickness) = (bail.opening_depth.0, bail.opening_height.0, bail.thickness.0);
    let [top, base] = [bail.width_top.0, bail.width_base.0];
    let shape =
        Loop { opening: [depth, height], thickness, width: top.max(base), foot: base, across: bail.across.0 };
    let standing = shape.stand(role, recipe)?;
    // Swept as a circle and then stretched to its height, so that it starts thinner where it is stretched.
    let stretch = height / depth;
    let station = |angle: f64, width: f64, thickness: f64| {
        let inner_radius = depth / 2.0;
        let outer = Outer::Dome { of_thickness: 0.5, of_width: 0.4 };
        let sharp = Section { outer, inner_radius, width, thickness, comfort_radius: None, edge_radius: 0.0 };
        let section = Section { edge_radius: EDGE.min(sharp.most_edge()), ..sharp };
        RingStation { angle, profile: section.outline() }
    };
    let beside = f64::midpoint(top, base);
    let stations = vec![
        station(0.0, top, thickness / stretch),
        station(FRAC_PI_2, beside, thickness),
        station(PI, base, thickness / stretch),
        station(PI + FRAC_PI_2, beside, thickness),
    ];
    let swept = recipe.step(role, "carry the section around the chain", Operation::SweepRing { stations });
    let frame = standing.ring_from_loop;
    let body = recipe.place(role, swept, frame, Point::new(1.0, 1.0, stretch));
    Some(with_neck(role, body, standing.neck, recipe))
}

/// A loop and what joins it to the piece as one, all faces its own.
pub(super) fn with_neck(role: PartRole, body: StepId, neck: Option<StepId>, recipe: &mut Recipe) -> StepId {
    let Some(neck) = neck else { return body };
    let joined = recipe.step(role, "join loop and neck", Operation::Unite { of: vec![body, neck] });
    recipe.step(role, "name the faces", Operation::Tag { of: joined, role })
}
