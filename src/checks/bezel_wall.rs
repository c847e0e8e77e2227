//! The wall of a bezel is thick enough from the girdle to its rim.

use std::f64::consts::TAU;

use super::bench::{Bench, crossing};
use super::bezel_height::rim;
use super::fix::{Fix, current, raise};
use super::set_stone::SetStone;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;
use crate::vocab::{Direction, Point};

const WHY: &str = "A thin bezel wall does not fill in the mold, tears when it is pushed over, and wears \
                   through to the girdle.";

/// Directions around the stone in which the wall is measured.
const DIRECTIONS: u32 = 96;

/// Where between girdle and rim the wall is measured; the rim itself may be rounded.
const HEIGHTS: [f64; 4] = [0.1, 0.3, 0.5, 0.7];

/// The thinnest place of the wall, measured level and square to the girdle.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.stones.iter().filter_map(|stone| finding(bench, stone)).collect()
}

fn finding(bench: &Bench, stone: &SetStone) -> Option<Finding> {
    let rim = stone.to_stone(rim(bench, stone)?).z;
    let heights = HEIGHTS.map(|share| stone.girdle_top() + share * (rim - stone.girdle_top()));
    let rays = (0..DIRECTIONS).flat_map(|index| heights.map(|height| (index, height)));
    let walls = rays.filter_map(|(index, height)| {
        let (sin, cos) = (f64::from(index) * TAU / f64::from(DIRECTIONS)).sin_cos();
        wall(bench, stone, Direction::new(cos, sin, 0.0), height)
    });
    let (thickness, point) = walls.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let verdict = bench.judge(RuleId::BezelWall, thickness, bench.mesh_error())?;
    let role = PartRole::Bezel(stone.built.role.number());
    let place = Place::on(role, point);
    let name = bench.called(role, "The bezel");
    let what = format!("{name}'s wall is {} thick at {}", verdict.shown(), place.clock);
    let fix = thicker(bench, stone, thickness);
    Some(verdict.finding(place, &what, WHY, fix))
}

/// A wall thicker by what is missing.
fn thicker(bench: &Bench, stone: &SetStone, thickness: f64) -> Option<Fix> {
    let missing = bench.target(RuleId::BezelWall)? - thickness;
    let key = bench.key(stone.built.role, "bezel.wall");
    raise(bench.piece, &key, current(bench.piece, &key)? + missing, "Make the bezel's wall")
}

/// The first metal met from within the stone outward, square to the girdle near a direction: its thickness and its middle.
fn wall(bench: &Bench, stone: &SetStone, direction: Direction, height: f64) -> Option<(f64, Point)> {
    let metal = bench.metal.as_ref()?;
    let girdle = direction * stone.girdle_radius(direction);
    let across = stone.across(stone.to_ring(girdle * 1.01));
    let outward = stone.built.ring_from_stone.direction_to_parent(across.out);
    let within = stone.to_ring(across.inner().with_z(height));
    let reach = 2.0 * girdle.length() + 5.0;
    let [inner, outer] = crossing(metal, within, outward, reach)?;
    Some((inner.distance(outer), inner.midpoint(outer)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::{HandRing, found_in};

    #[test]
    fn the_wall_is_measured_all_around_and_its_limit_passes() {
        for (wall, severity) in [(0.6, None), (0.55, Some(Severity::Warn)), (0.4, Some(Severity::Stop))] {
            let (built, piece) = HandRing::sound().with_bezel(wall);
            let found = found_in(&built, &piece, findings);
            assert_eq!(found.first().map(|finding| finding.severity), severity, "{found:?}");
            for finding in found {
                assert!((finding.value - wall).abs() < 0.01, "{}", finding.title);
                assert_eq!(finding.place.part, PartRole::Bezel(0));
            }
        }
    }
}
