//! The walls of a channel lie over each stone: enough to hold it, and not so much that they hide it.

use super::bench::Bench;
use super::fix::{current, lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};
use crate::design::settings::RowSetting;
use crate::kernel::Probe;
use crate::vocab::{Direction, Point};

const WHY_SHORT: &str =
    "The walls alone hold the stones: with too little metal over the girdle one drops out.";
const WHY_LONG: &str = "So much metal over the crown hides the stone and presses on its edge.";

/// Metal farther over the crown than this does not lie on the stone.
const OVER: f64 = 2.0;

/// What both walls cover of each stone along the finger, seen from above.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let Some(metal) = &bench.metal else { return Vec::new() };
    let in_channels = bench.in_rows().filter(|(_, row)| matches!(row.setting, RowSetting::Channel(_)));
    in_channels.flat_map(|(stone, _)| of_stone(bench, stone, metal)).collect()
}

fn of_stone(bench: &Bench, stone: &SetStone, metal: &Probe) -> Vec<Finding> {
    let sides = stone.across_the_row();
    let covered = sides.map(|side| covered(stone, metal, side));
    let width: f64 = sides.iter().map(|side| stone.girdle_radius(*side)).sum();
    let share = 100.0 * covered.iter().sum::<f64>() / width.max(1e-6);
    let give = 200.0 * bench.mesh_error() / width.max(1e-6);
    let key = bench.key(stone.built.role, "channel.overlap");
    let (short, long) = (RuleId::ChannelOverlap, RuleId::ChannelTooFar);
    let judged = [(short, WHY_SHORT), (long, WHY_LONG)].into_iter().filter_map(|(rule, why)| {
        let verdict = bench.judge(rule, share, give)?;
        let place = bench.place(stone.built.role, stone.to_ring(sides[0] * stone.girdle_radius(sides[0])));
        let what =
            format!("The channel covers {} of {}, at {}", verdict.shown(), stone.built.role, place.clock);
        // The clearance takes a little of what is asked.
        let besides = current(bench.piece, &key).map_or(0.0, |asked| asked - share);
        let to = bench.target(rule)? + besides;
        let phrase = "Let the channel cover";
        let fix = if rule == short {
            raise(bench.piece, &key, to, phrase)
        } else {
            lower(bench.piece, &key, to, phrase)
        };
        Some(verdict.finding(place, &what, why, fix))
    });
    judged.collect()
}

/// How far in from the girdle metal lies over the crown on one side.
fn covered(stone: &SetStone, metal: &Probe, side: Direction) -> f64 {
    let girdle = stone.girdle_radius(side);
    let up = -stone.down_in_ring();
    let beside = Direction::Z.cross(side) * 0.0031;
    let is_covered = |inward: f64| {
        let plan = side * (girdle - inward) + beside;
        let on_crown = Point::new(plan.x, plan.y, stone.upperside(plan));
        metal.cast(stone.to_ring(on_crown), up, OVER).is_some()
    };
    let (mut least, mut most) = (0.0, girdle);
    for _ in 0..14 {
        let inward = f64::midpoint(least, most);
        if is_covered(inward) { least = inward } else { most = inward }
    }
    least
}
