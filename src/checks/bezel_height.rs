//! A bezel's wall ends at the right height: enough to push over the crown, not over the table.

use super::bench::{Bench, points_of};
use super::fix::{lower, raise};
use super::set_stone::SetStone;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;
use crate::vocab::Point;

const WHY_LOW: &str = "There is too little wall to push over the crown, and the stone lifts out.";
const WHY_HIGH: &str = "A wall over the table hides the stone and cannot be pushed down on it.";

/// The rim over the girdle's upper edge, as a share of girdle to table.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.stones.iter().flat_map(|stone| of_stone(bench, stone)).collect()
}

fn of_stone(bench: &Bench, stone: &SetStone) -> Vec<Finding> {
    let role = PartRole::Bezel(stone.built.role.number());
    let name = bench.called(role, "The bezel");
    let Some(top) = rim(bench, stone) else { return Vec::new() };
    let crown = (stone.table() - stone.girdle_top()).max(1e-6);
    let share = 100.0 * (stone.to_stone(top).z - stone.girdle_top()) / crown;
    let give = 100.0 * bench.mesh_error() / crown;
    let millimeters = |rule| bench.target(rule).map(|percent| percent / 100.0 * crown);
    let place = || Place::on(role, top);
    let key = &bench.key(stone.built.role, "bezel.height_over_girdle");
    let low = bench.judge(RuleId::BezelHeight, share, give).map(|verdict| {
        let what = format!("{name} reaches {} of the way from girdle to table", verdict.shown());
        let fix = millimeters(RuleId::BezelHeight)
            .and_then(|to| raise(bench.piece, key, to, "Raise the bezel over the girdle to"));
        verdict.finding(place(), &what, WHY_LOW, fix)
    });
    let high = bench.judge(RuleId::BezelTooHigh, share, give).map(|verdict| {
        let what = format!("{name} stands {} of the way from girdle to table", verdict.shown());
        let fix = millimeters(RuleId::BezelTooHigh)
            .and_then(|to| lower(bench.piece, key, to, "Lower the bezel over the girdle to"));
        verdict.finding(place(), &what, WHY_HIGH, fix)
    });
    low.into_iter().chain(high).collect()
}

/// The highest point of the bezel's metal, in ring space.
pub(super) fn rim(bench: &Bench, stone: &SetStone) -> Option<Point> {
    let height = |point: &Point| stone.to_stone(*point).z;
    let bezel = PartRole::Bezel(stone.built.role.number());
    points_of(bench.built, bezel).max_by(|a, b| height(a).total_cmp(&height(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::{HandRing, found_in};

    #[test]
    fn the_rim_is_a_share_of_girdle_to_table_and_both_ends_pass() {
        for (over, rule) in
            [(0.2, Some(RuleId::BezelHeight)), (0.3, None), (1.0, None), (1.2, Some(RuleId::BezelTooHigh))]
        {
            let (built, piece) = HandRing { over, ..HandRing::sound() }.with_bezel(0.8);
            let found = found_in(&built, &piece, findings);
            assert_eq!(found.first().map(|finding| finding.rule), rule);
            for finding in found {
                assert!((finding.value - 100.0 * over).abs() < 1e-6, "{}", finding.title);
            }
        }
    }
}
