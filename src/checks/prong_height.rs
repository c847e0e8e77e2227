//! Each prong ends at the right height: high enough to hold, low enough not to catch.

use super::bench::{Bench, ProngMetal};
use super::fix::{current, lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};
use crate::vocab::Point;

const WHY_LOW: &str =
    "A prong that ends too low has nothing to bend over the crown, and the stone works loose.";
const WHY_HIGH: &str = "A prong that stands this proud catches on cloth and wears through from the top.";

/// The highest point of each prong's metal over the girdle's upper edge, as a share of girdle to table.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.held_by_prongs().flat_map(|(stone, prong)| of_prong(bench, stone, prong)).collect()
}

fn of_prong(bench: &Bench, stone: &SetStone, prong: &ProngMetal) -> Vec<Finding> {
    let height = |point: &Point| stone.to_stone(*point).z;
    let crown = (stone.table() - stone.girdle_top()).max(1e-6);
    // A prong without metal has no height at all.
    let top = prong.points.iter().copied().max_by(|a, b| height(a).total_cmp(&height(b)));
    let over = top.map_or(0.0, |top| height(&top) - stone.girdle_top());
    let share = 100.0 * over / crown;
    let place = || bench.place(prong.role, top.unwrap_or(prong.girdle()));
    let give = 100.0 * bench.mesh_error() / crown;
    let key = &bench.key(prong.role, "prongs.height_over_girdle");
    let share_key = &bench.key(prong.role, "prongs.height");
    let low = bench.judge(RuleId::ProngHeight, share, give).map(|verdict| {
        let what = format!("{} reaches {} of the way from girdle to table", prong.role, verdict.shown());
        let fix = bench.target(RuleId::ProngHeight).and_then(|to| {
            raise(bench.piece, key, to / 100.0 * crown, "Raise the prongs over the girdle to")
                .or_else(|| raise(bench.piece, share_key, to, "Raise the prongs over the girdle to"))
        });
        verdict.finding(place(), &what, WHY_LOW, fix)
    });
    let high = bench.judge(RuleId::ProngTooHigh, share, give).map(|verdict| {
        let what = format!("{} stands {} of the way from girdle to table", prong.role, verdict.shown());
        // A shared prong leans from each stone by half a step: the side toward the stone stands a little higher.
        let lean = share - current(bench.piece, share_key).unwrap_or(share);
        let fix = bench.target(RuleId::ProngTooHigh).and_then(|to| {
            lower(bench.piece, key, to / 100.0 * crown, "Lower the prongs over the girdle to")
                .or_else(|| lower(bench.piece, share_key, to - lean, "Lower the prongs over the girdle to"))
        });
        verdict.finding(place(), &what, WHY_HIGH, fix)
    });
    low.into_iter().chain(high).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn height_is_a_share_of_girdle_to_table_and_both_ends_of_the_range_pass() {
        // The hand ring's crown is 1 mm high, so millimeters are shares.
        for over in [0.7, 0.75, 0.8] {
            assert_eq!(HandRing { over, ..HandRing::sound() }.found(findings), [], "{over}");
        }
        for (over, rule, severity) in [
            (0.4, RuleId::ProngHeight, Severity::Stop),
            (0.6, RuleId::ProngHeight, Severity::Warn),
            (0.9, RuleId::ProngTooHigh, Severity::Warn),
        ] {
            let found = HandRing { over, ..HandRing::sound() }.found(findings);
            assert_eq!(found.len(), 4);
            assert_eq!((found[0].rule, found[0].severity), (rule, severity));
            assert!((found[0].value - 100.0 * over).abs() < 1e-6);
        }
    }
}
