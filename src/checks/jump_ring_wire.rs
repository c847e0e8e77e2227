//! The wire of a jump ring carries what hangs on it.

use super::bench::{Bench, crossing};
use super::fix::raise;
use super::{Finding, Place, RuleId};
use crate::build::{Fitting, LoopLandmark, PartRole};

const WHY: &str = "A thinner wire is pulled open by the chain, and the piece is lost.";

/// Wires are looked for no farther out than this, in mm.
const FAR: f64 = 30.0;

/// The wire of each jump ring where it hangs.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let rings = bench.built.landmarks.loops.iter();
    let rings = rings.filter(|it| matches!(it.role, PartRole::Fitting(Fitting::JumpRing, _)));
    rings.filter_map(|ring| finding(bench, ring)).collect()
}

fn finding(bench: &Bench, ring: &LoopLandmark) -> Option<Finding> {
    let frame = &ring.ring_from_loop;
    // A hair beside the middle, which is an edge of the mesh.
    let from = frame.origin + (frame.x + frame.y) * 0.0013;
    let [inner, outer] = crossing(bench.metal.as_ref()?, from, frame.z, FAR)?;
    let verdict = bench.judge(RuleId::JumpRingWire, inner.distance(outer), bench.mesh_error())?;
    let what = format!("{} is of a wire of {}", ring.role, verdict.shown());
    let fix = raise(
        bench.piece,
        &bench.key(ring.role, "wire"),
        bench.target(RuleId::JumpRingWire)?,
        "Take a wire of",
    );
    Some(verdict.finding(Place::on(ring.role, inner.midpoint(outer)), &what, WHY, fix))
}
