//! Where the prongs of a head stand around its stone.

use std::f64::consts::TAU;

use glam::DVec2;

use crate::build::stones::{SetStone, Stand};
use crate::design::settings::{CornerProng, ProngHead, ProngPosition, ProngSet};
use crate::vocab::Direction;

/// A corner of the girdle with a smaller angle than this, in radians, is pointed.
const POINTED: f64 = 140.0 * std::f64::consts::PI / 180.0;

/// The stands of all prongs, clockwise seen from the top, the first at or after 12 o'clock.
pub(super) fn stands(head: &ProngHead, stone: &SetStone) -> Vec<Stand> {
    let stand = |direction| stone.girdle_at(direction, head.tip_diameter.0);
    let mut stands: Vec<Stand> = directions(head, stone).into_iter().map(stand).collect();
    if head.set == ProngSet::Pair {
        let aside = f64::midpoint(head.tip_diameter.0, head.pair_gap.0);
        let pair = |at: Stand| {
            if is_vee(head, &at) {
                return vec![at];
            }
            // Counterclockwise along the girdle is the way out turned to the left.
            let beside = [-aside, aside].map(|aside| at.at + at.out.perp() * aside);
            beside.map(|at| stand(at.normalize_or(DVec2::Y).extend(0.0))).to_vec()
        };
        stands = stands.into_iter().flat_map(pair).collect();
    }
    let clock = |stand: &Stand| from_twelve(stand.at.x.atan2(stand.at.y));
    stands.sort_by(|a, b| clock(a).total_cmp(&clock(b)));
    stands
}

/// Whether a V-prong stands there.
pub(super) fn is_vee(head: &ProngHead, stand: &Stand) -> bool {
    head.corners == CornerProng::Vee && stand.opening < POINTED
}

fn from_twelve(azimuth: f64) -> f64 {
    let past = azimuth.rem_euclid(TAU);
    if TAU - past < 1e-9 { 0.0 } else { past }
}

/// Directions from the stone's axis: evenly around by a clock that is drawn out as the stone is, or at the corners. Where
/// there are more corners than prongs every second or third is taken, as it comes out even; where there are fewer the
/// prongs stand evenly around from the first.
fn directions(head: &ProngHead, stone: &SetStone) -> Vec<Direction> {
    let count = head.count.max(1);
    let (pitch, rotation) = (TAU / f64::from(count), head.rotation.0.to_radians());
    let corners: Vec<Direction> = match head.position {
        ProngPosition::Compass => Vec::new(),
        ProngPosition::Corner => {
            let corners = stone.shape.outline().corners.iter();
            corners.map(|corner| stone.in_head(corner.at.extend(0.0)).normalize_or(Direction::X)).collect()
        }
    };
    let kept = corners.len() / count as usize;
    if !corners.is_empty() && corners.len() == kept * count as usize {
        return corners.into_iter().step_by(kept).map(|corner| turned(corner, rotation)).collect();
    }
    let first = match corners.first() {
        Some(corner) => clock_of(stone, *corner),
        None if count.is_multiple_of(2) => pitch / 2.0,
        None => 0.0,
    };
    let first = from_twelve(first + rotation) % pitch;
    let first = if pitch - first < 1e-9 { 0.0 } else { first };
    (0..count).map(|number| at_clock(stone, first + pitch * f64::from(number))).collect()
}

/// Clockwise seen from the top.
fn turned(direction: Direction, by: f64) -> Direction {
    if by == 0.0 {
        direction
    } else {
        Direction::from((DVec2::from_angle(-by).rotate(direction.truncate()), 0.0))
    }
}

/// The direction at an angle from 12 on a clock that is drawn out as the stone is.
fn at_clock(stone: &SetStone, azimuth: f64) -> Direction {
    let (sin, cos) = azimuth.sin_cos();
    drawn(stone, Direction::new(sin, cos, 0.0), |half| half)
}

/// The angle at which a direction is found on that clock.
fn clock_of(stone: &SetStone, direction: Direction) -> f64 {
    let even = drawn(stone, direction, f64::recip);
    even.x.atan2(even.y)
}

fn drawn(stone: &SetStone, direction: Direction, factor: impl Fn(f64) -> f64) -> Direction {
    let [a, b] = stone.half_axes();
    if (a - b).abs() < 1e-12 {
        return direction;
    }
    let local = stone.in_stone(direction);
    stone.in_head(Direction::new(local.x * factor(a), local.y * factor(b), 0.0).normalize_or(local))
}
