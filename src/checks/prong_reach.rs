//! Each prong covers enough of the crown to hold the stone, and not so much that it hides it.

use super::bench::{Bench, ProngMetal};
use super::fix::{lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};

const WHY_SHORT: &str = "Too little metal over the crown: the stone can be lifted out past the tip.";
const WHY_LONG: &str = "The tip lies over the table side of the crown: it hides the stone and collects dirt.";

/// The innermost metal of each prong over the girdle, seen from above, as a share of the crown's slope from
/// the girdle to the table's edge, square to the girdle where the prong stands.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.held_by_prongs().flat_map(|(stone, prong)| of_prong(bench, stone, prong)).collect()
}

fn of_prong(bench: &Bench, stone: &SetStone, prong: &ProngMetal) -> Vec<Finding> {
    let across = stone.across(prong.girdle());
    // A hair below the table, so that its own plane does not take part.
    let [girdle, table] = [0.0, stone.table() - 1e-7].map(|height| stone.reach_across(&across, 0.0, height));
    let slope = (girdle - table).max(1e-6);
    let (cover, point) = prong.cover_of(stone);
    let share = (100.0 * cover / slope).max(0.0);
    let place = || bench.place(prong.role, point);
    let give = 100.0 * bench.mesh_error() / slope;
    let key = bench.key(prong.role, "prongs.reach");
    let short = bench.judge(RuleId::ProngReach, share, give).map(|verdict| {
        let what = format!("{} covers {} of the crown", prong.role, verdict.shown());
        let to = bench.target(RuleId::ProngReach).unwrap_or_default();
        let fix = raise(bench.piece, &key, to + 2.0, "Let the prongs reach over");
        verdict.finding(place(), &what, WHY_SHORT, fix)
    });
    let far = bench.judge(RuleId::ProngTooFar, share, give).map(|verdict| {
        let what = format!("{} covers {} of the crown", prong.role, verdict.shown());
        let to = bench.target(RuleId::ProngTooFar).unwrap_or_default();
        let fix = lower(bench.piece, &key, to - 2.0, "Let the prongs reach over");
        verdict.finding(place(), &what, WHY_LONG, fix)
    });
    short.into_iter().chain(far).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn reach_is_the_share_of_the_slope_that_an_upright_prong_covers() {
        // Its inner face stands share · diameter inside the girdle; the slope is 1.4 mm seen from above.
        for (share, rule) in [(0.25, Some(RuleId::ProngReach)), (0.4, None), (0.7, Some(RuleId::ProngTooFar))]
        {
            let ring = HandRing { share, ..HandRing::sound() };
            let found = ring.found(findings);
            assert_eq!(found.first().map(|finding| finding.rule), rule);
            for finding in found {
                assert!((finding.value - 100.0 * share * 1.2 / 1.4).abs() < 1.0, "{}", finding.title);
            }
        }
    }
}
