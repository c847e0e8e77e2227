//! The post of a cup goes deep enough into its pearl, and not so deep that it weakens it.

use super::bench::{Bench, points_of};
use super::fix::{current, lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};

const WHY_SHORT: &str = "Glue holds along the post: on a short one the pearl works loose and turns.";
const WHY_LONG: &str = "A pearl that is drilled so deep cracks over the hole, or shows it.";

/// How far each post reaches into its pearl, as a share of how thick the pearl is.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.stones.iter().flat_map(|stone| of_stone(bench, stone)).collect()
}

fn of_stone(bench: &Bench, stone: &SetStone) -> Vec<Finding> {
    let Some(role) = bench.pearl_post_of(stone) else { return Vec::new() };
    let end = points_of(bench.built, role).map(|at| stone.to_stone(at)).max_by(|a, b| a.z.total_cmp(&b.z));
    let Some(end) = end else { return Vec::new() };
    let shape = &stone.built.shape;
    let share = 100.0 * (end.z + shape.culet_depth.0) / shape.depth.0;
    let judged = [(RuleId::PearlPost, WHY_SHORT), (RuleId::PearlPostTooFar, WHY_LONG)];
    let judged = judged.into_iter().filter_map(|(rule, why)| {
        let verdict = bench.judge(rule, share, 0.0)?;
        let what = format!("{role} reaches {} into the pearl", verdict.shown());
        let key = bench.key(stone.built.role, "cup.hole");
        // The glue over the end takes a little of the hole.
        let to = bench.target(rule)? + current(bench.piece, &key).map_or(0.0, |asked| asked - share);
        let phrase = "Drill the pearl to";
        let fix = if rule == RuleId::PearlPost {
            raise(bench.piece, &key, to, phrase)
        } else {
            lower(bench.piece, &key, to, phrase)
        };
        Some(verdict.finding(bench.place(role, stone.to_ring(end)), &what, why, fix))
    });
    judged.collect()
}
