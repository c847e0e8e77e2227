//! The chain's end goes through the bail, and the chain moves in it.

use super::bench::Bench;
use super::fix::{Fix, current, raise};
use super::{Finding, Place, RuleId};
use crate::build::{Fitting, LoopLandmark, PartRole};
use crate::design::Wear;
use crate::vocab::Direction;

const WHY: &str = "The chain's end ring does not go through, or the chain jams in the loop and saws at it.";

/// Farther away than the other side of any loop.
const FAR: f64 = 30.0;

/// For each loop of a pendant the room that is left beside the end ring, or beside the chain if that is less.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.built.landmarks.loops.iter().filter_map(|it| finding(bench, it)).collect()
}

fn finding(bench: &Bench, it: &LoopLandmark) -> Option<Finding> {
    let Wear::Pendant(pendant) = &bench.piece.wear else { return None };
    let across = |axis: Direction| -> Option<f64> {
        let ends = [axis, -axis]
            .map(|way| Some(bench.metal.as_ref()?.cast(it.ring_from_loop.origin, way, FAR)?.distance));
        Some(ends[0]? + ends[1]?)
    };
    let (height, depth) = (across(it.ring_from_loop.z)?, across(it.ring_from_loop.x)?);
    // A ring goes through edge on, along whichever side is longer.
    let rooms = [height.max(depth) - pendant.end_ring.0, height.min(depth) - pendant.chain.0];
    let room = rooms[0].min(rooms[1]);
    let verdict = bench.judge(RuleId::ChainRoom, room, bench.mesh_error())?;
    let (passes, least) = if rooms[0] <= rooms[1] { ("the chain's end ring", 0) } else { ("the chain", 1) };
    let what = format!("{} leaves {} beside {passes}", it.role, verdict.shown());
    let missing = bench.target(RuleId::ChainRoom)? - rooms[least];
    Some(verdict.finding(
        Place::on(it.role, it.ring_from_loop.origin),
        &what,
        WHY,
        wider(bench, it.role, missing),
    ))
}

/// Both sides of the opening grow, for what does not go through one way may not go through the other either.
fn wider(bench: &Bench, role: PartRole, by: f64) -> Option<Fix> {
    let keys: &[&str] = match role {
        PartRole::Fitting(Fitting::Bail, _) => &["opening_height", "opening_depth"],
        _ => &["inner_diameter"],
    };
    let fixes = keys.iter().filter_map(|key| {
        let key = bench.key(role, key);
        raise(bench.piece, &key, current(bench.piece, &key)? + by, "Open the loop to")
    });
    super::fix::together(fixes.collect())
}
