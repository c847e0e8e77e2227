//! Metal is left beside the stones of a row, halo or pavé: the wall of a channel, or the edge of the band or plate.

use super::bench::{Bench, crossing};
use super::fix::{current, raise};
use super::set_stone::SetStone;
use super::shank_sections::wider_shank;
use super::{Finding, RuleId};
use crate::design::settings::{MeleeSetting, RowSetting};
use crate::vocab::{Direction, Frame, Point};

const WHY_WALL: &str =
    "A channel holds by its walls alone: a thin one springs open under a knock and lets a whole row go.";
const WHY_EDGE: &str =
    "Too little metal beside the stone: the edge tears when the stone is set, or wears away from it.";

/// The thinner side of each stone, straight out from its axis along the finger at the height of its girdle.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let found = bench.in_rows().filter_map(|(stone, row)| match row.setting {
        RowSetting::Channel(_) => finding(bench, stone, RuleId::ChannelWall),
        RowSetting::Bead(_) | RowSetting::FlushSet(_) => finding(bench, stone, RuleId::StoneToEdge),
        RowSetting::SharedProng(_) | RowSetting::Bar(_) => None,
    });
    let sunk = |stone: &&SetStone| {
        bench.pave_of(stone).is_some()
            || bench.halo_of(stone).is_some_and(|halo| matches!(halo.setting, MeleeSetting::Bead(_)))
    };
    let others = bench.stones.iter().filter(sunk);
    found.chain(others.filter_map(|stone| finding(bench, stone, RuleId::StoneToEdge))).collect()
}

fn finding(bench: &Bench, stone: &SetStone, rule: RuleId) -> Option<Finding> {
    let sides = bench.across(stone).into_iter().filter(|side| !has_neighbor(bench, stone, *side));
    let (thickness, point) =
        sides.map(|side| metal_beside(bench, stone, side)).min_by(|a, b| a.0.total_cmp(&b.0))?;
    let verdict = bench.judge(rule, thickness, bench.mesh_error())?;
    let place = bench.place(stone.built.role, point);
    let (what, why) = match rule {
        RuleId::ChannelWall => ("The channel's wall is", WHY_WALL),
        _ if bench.halo_of(stone).is_some() => ("The metal to the edge of the plate is", WHY_EDGE),
        _ => ("The metal to the edge of the band is", WHY_EDGE),
    };
    let what = format!("{what} {} thick beside {}, at {}", verdict.shown(), stone.built.role, place.clock);
    let missing = bench.target(rule)? - thickness;
    let fix = if bench.halo_of(stone).is_some() {
        let key = bench.key(stone.built.role, "rim");
        current(bench.piece, &key).and_then(|rim| raise(bench.piece, &key, rim + missing, "Make the rim"))
    } else if bench.pave_of(stone).is_some() {
        let key = bench.key(stone.built.role, "border");
        let border = current(bench.piece, &key);
        border.and_then(|border| raise(bench.piece, &key, border + missing, "Make the border"))
    } else {
        wider_shank(bench, 2.0 * missing)
    };
    Some(verdict.finding(place, &what, why, fix))
}

/// Whether the next stone of the same feature lies to that side.
fn has_neighbor(bench: &Bench, stone: &SetStone, side: Direction) -> bool {
    let width = 2.0 * stone.girdle_radius(side);
    let there = stone.to_ring(side * width);
    let is_near = |other: &&SetStone| other.built.ring_from_stone.origin.distance(there) < 0.75 * width;
    let others = bench.stones.iter().filter(|other| other.built.role != stone.built.role);
    others.filter(is_near).any(|other| other.built.feature == stone.built.feature)
}

/// Thickness of the first metal beside a stone and its middle; 0 where there is none.
fn metal_beside(bench: &Bench, stone: &SetStone, side: Direction) -> (f64, Point) {
    let frame = stone.built.ring_from_stone;
    let girdle = stone.girdle_radius(side);
    // Not straight along the finger, where the corners of stone and bur may make an edge.
    let beside = [0.0023, -0.0031, 0.0041].into_iter().filter_map(|hair| {
        let outward = Frame::turned_about_z(Point::ZERO, hair).within(&frame).direction_to_parent(side);
        let [inner, outer] = crossing(bench.metal.as_ref()?, frame.origin, outward, girdle + 20.0)?;
        Some((inner.distance(outer), inner.midpoint(outer)))
    });
    let met = beside.min_by(|a, b| a.0.total_cmp(&b.0));
    met.unwrap_or_else(|| (0.0, stone.to_ring(side * girdle)))
}
