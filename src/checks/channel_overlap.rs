//! The walls of a channel, bars, or the ends of an open shank lie over each stone: enough to hold it, and not so much
//! that they hide it.

use super::bench::Bench;
use super::fix::{current, lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};
use crate::design::settings::RowSetting;
use crate::kernel::Probe;
use crate::vocab::{Direction, Point};

const WHY_SHORT: &str =
    "This metal alone holds the stone: with too little of it over the girdle the stone drops out.";
const WHY_LONG: &str = "So much metal over the crown hides the stone and presses on its edge.";

/// Metal farther over the crown than this does not lie on the stone.
const OVER: f64 = 2.0;

/// Metal on two sides of a stone.
struct Hold {
    /// What it is, and the verb that goes with it.
    what: &'static str,
    /// The ways to both sides, in stone space.
    sides: [Direction; 2],
    /// What it is judged by: not too little, and not too much.
    rules: [RuleId; 2],
    /// The parameter that is to blame.
    key: &'static str,
}

/// What both sides cover of each stone between them, seen from above.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let Some(metal) = &bench.metal else { return Vec::new() };
    let held = bench.stones.iter().filter_map(|stone| Some((stone, hold(bench, stone)?)));
    held.flat_map(|(stone, hold)| of_stone(bench, stone, &hold, metal)).collect()
}

fn hold(bench: &Bench, stone: &SetStone) -> Option<Hold> {
    let walls = [RuleId::ChannelOverlap, RuleId::ChannelTooFar];
    if let Some(sides) = bench.toward_ends(stone) {
        let rules = [RuleId::TensionHold, RuleId::TensionTooFar];
        return Some(Hold { what: "The shank covers", sides, rules, key: "tension.hold" });
    }
    let sides = bench.held_sides(stone);
    match bench.row_of(stone)?.setting {
        RowSetting::Channel(_) => {
            Some(Hold { what: "The channel covers", sides, rules: walls, key: "channel.overlap" })
        }
        RowSetting::Bar(_) => Some(Hold { what: "The bars cover", sides, rules: walls, key: "bar.overlap" }),
        _ => None,
    }
}

fn of_stone(bench: &Bench, stone: &SetStone, hold: &Hold, metal: &Probe) -> Vec<Finding> {
    let sides = hold.sides;
    let covered = sides.map(|side| covered(stone, metal, side));
    let width: f64 = sides.iter().map(|side| stone.girdle_radius(*side)).sum();
    let share = 100.0 * covered.iter().sum::<f64>() / width.max(1e-6);
    let give = 200.0 * bench.mesh_error() / width.max(1e-6);
    let key = bench.key(stone.built.role, hold.key);
    let judged = hold.rules.into_iter().filter_map(|rule| {
        let verdict = bench.judge(rule, share, give)?;
        let place = bench.place(stone.built.role, stone.to_ring(sides[0] * stone.girdle_radius(sides[0])));
        let what = format!("{} {} of {}, at {}", hold.what, verdict.shown(), stone.built.role, place.clock);
        // The clearance takes a little of what is asked.
        let besides = current(bench.piece, &key).map_or(0.0, |asked| asked - share);
        let to = bench.target(rule)? + besides;
        let phrase = "Let the metal cover";
        let (fix, why) = if rule == hold.rules[0] {
            (raise(bench.piece, &key, to, phrase), WHY_SHORT)
        } else {
            (lower(bench.piece, &key, to, phrase), WHY_LONG)
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
