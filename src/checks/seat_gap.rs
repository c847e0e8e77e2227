//! The stone rests on its seat: how far it would drop before it does.
//!
//! A stone of a row or halo is to rest on both sides of the row. The gap is measured along the stone's axis: rays go down from the pavilion until they meet metal. The
//! least over the rays of one prong (of one hour of the clock under a bezel) is how far the stone drops
//! there. A seat cut with a clearance `c` square to a pavilion of angle `a` has a gap of `c / cos a`.

use std::f64::consts::TAU;

use super::bench::{Bench, ProngMetal};
use super::fix::{Fix, lower, together};
use super::set_stone::{Across, SetStone};
use super::{Finding, RuleId};
use crate::build::{Fitting, PartRole};
use crate::design::settings::{Cup, Setting};
use crate::kernel::Probe;
use crate::vocab::{Direction, Point};

const WHY: &str = "A stone that does not rest on its seat rocks, and the setter's pressure on the prongs \
                   goes into its girdle.";

/// Drops beyond this are not followed: that is no seat.
const REACH: f64 = 2.0;

/// Rays start this far inside the stone, so that a seat that touches it is met from outside.
const LIFT: f64 = 0.05;

/// A pearl is looked at from this far beside its post, in mm.
const BESIDE_POST: f64 = 0.1;

/// A stretch of the girdle under which there should be a seat.
struct Bearing {
    role: PartRole,
    stretch: Stretch,
    /// How far in from the girdle the seat may lie.
    inward: f64,
}

/// Which stretch of the girdle, in stone space.
enum Stretch {
    /// Around an angle, and half of it to either side, in radians.
    Turn(f64, f64),
    /// Beside a line across the girdle, so far to either side.
    Beside(Across, f64),
}

impl Stretch {
    /// The middle of it on the girdle.
    fn middle(&self, stone: &SetStone) -> Point {
        match self {
            Self::Turn(angle, _) => {
                let direction = Direction::new(angle.cos(), angle.sin(), 0.0);
                direction * stone.girdle_radius(direction)
            }
            Self::Beside(across, _) => across.girdle,
        }
    }

    /// A place of the girdle, from −1 at one end to 1 at the other, and the way out there.
    fn at(&self, stone: &SetStone, share: f64) -> (Point, Direction) {
        match self {
            Self::Turn(angle, half) => {
                let angle = angle + half * share;
                let direction = Direction::new(angle.cos(), angle.sin(), 0.0);
                (direction * stone.girdle_radius(direction), direction)
            }
            Self::Beside(across, half) => {
                let side = Direction::new(-across.out.y, across.out.x, 0.0);
                let out = stone.reach_across(across, half * share, 0.0);
                (across.girdle + side * (half * share) + across.out * out, across.out)
            }
        }
    }
}

/// One finding for each prong that the stone does not rest on; for a bezel one, where the gap is widest.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let Some(metal) = &bench.metal else { return Vec::new() };
    bench.stones.iter().flat_map(|stone| of_stone(bench, stone, metal)).collect()
}

fn of_stone(bench: &Bench, stone: &SetStone, metal: &Probe) -> Vec<Finding> {
    let found = |bearing: &Bearing| finding(bench, stone, metal, bearing);
    match bench.setting_of(stone) {
        Some(Setting::Prong(_)) => {
            bench.prongs_of(stone).filter_map(|prong| found(&under_prong(stone, prong))).collect()
        }
        Some(Setting::Bezel(bezel)) => {
            let all = under_bezel(bezel.ledge.0, stone).into_iter().filter_map(|bearing| found(&bearing));
            all.max_by(|a, b| a.value.total_cmp(&b.value)).into_iter().collect()
        }
        Some(Setting::Tension(tension)) => {
            let ends = in_grooves(bench, stone, tension.hold.0).into_iter();
            ends.filter_map(|bearing| found(&bearing)).collect()
        }
        Some(Setting::Cup(cup)) => found(&in_cup(bench, stone, cup)).into_iter().collect(),
        None if bench.is_one_of_many(stone) => {
            across_the_row(bench, stone).into_iter().filter_map(|bearing| found(&bearing)).collect()
        }
        None => Vec::new(),
    }
}

/// The two sides of a row's stone toward the edges of band or plate, or toward bars: on the others there may be no metal.
fn across_the_row(bench: &Bench, stone: &SetStone) -> [Bearing; 2] {
    bench.held_sides(stone).map(|side| Bearing {
        role: PartRole::Seat(stone.built.role.number()),
        stretch: Stretch::Turn(side.y.atan2(side.x), TAU / 12.0),
        inward: 0.6 * stone.girdle_radius(side),
    })
}

/// The two ends of an open shank, the middle of each groove.
fn in_grooves(bench: &Bench, stone: &SetStone, hold: f64) -> Vec<Bearing> {
    let role = PartRole::Seat(stone.built.role.number());
    let half = (1.0 - hold / 100.0).acos() / 2.0;
    let sides = bench.toward_ends(stone).into_iter().flatten();
    let bearing = |side: Direction| Bearing {
        role,
        stretch: Stretch::Turn(side.y.atan2(side.x), half),
        inward: hold / 100.0 * stone.girdle_radius(side),
    };
    sides.map(bearing).collect()
}

/// All around the post of a cup, as wide as the cup.
fn in_cup(bench: &Bench, stone: &SetStone, cup: &Cup) -> Bearing {
    let own = bench.built.parts.iter().filter(|part| part.feature == stone.built.feature);
    let role = own.map(|part| part.role).find(|role| matches!(role, PartRole::Fitting(Fitting::Cup, _)));
    let role = role.unwrap_or(PartRole::Fitting(Fitting::Cup, 0));
    let around_post = cup.post.0 / 2.0 + 2.0 * cup.glue.0 + BESIDE_POST;
    let inward = stone.built.shape.width.0 / 2.0 - around_post;
    Bearing { role, stretch: Stretch::Turn(0.0, TAU / 2.0), inward: inward.max(0.1) }
}

fn under_prong(stone: &SetStone, prong: &ProngMetal) -> Bearing {
    // Four fifths of the prong's width: at its very sides the seat runs out to nothing.
    let stretch = Stretch::Beside(stone.across(prong.girdle()), 0.4 * prong.nominal());
    Bearing { role: prong.role, stretch, inward: prong.nominal() }
}

fn under_bezel(ledge: f64, stone: &SetStone) -> Vec<Bearing> {
    let role = PartRole::Bezel(stone.built.role.number());
    let hour = |index: u32| Bearing {
        role,
        stretch: Stretch::Turn(f64::from(index) * TAU / 12.0, TAU / 24.0),
        inward: ledge.max(0.1),
    };
    (0..12).map(hour).collect()
}

fn finding(bench: &Bench, stone: &SetStone, metal: &Probe, bearing: &Bearing) -> Option<Finding> {
    let drops = samples(stone, bearing).into_iter().filter_map(|point| drop(stone, metal, point));
    let least = drops.min_by(f64::total_cmp);
    let verdict = bench.judge(RuleId::SeatGap, least.unwrap_or(REACH), 0.0)?;
    let place = bench.place(bearing.role, stone.to_ring(bearing.stretch.middle(stone)));
    let what = if least.is_none() {
        format!("{} gives the stone no seat at {}", bearing.role, place.clock)
    } else {
        let stone = bench.called(stone.built.role, "The stone");
        format!("{stone} is {} above its seat in {}, at {}", verdict.shown(), bearing.role, place.clock)
    };
    Some(verdict.finding(place, &what, WHY, seated(bench, stone)))
}

/// Points of the pavilion over the bearing, in stone space.
fn samples(stone: &SetStone, bearing: &Bearing) -> Vec<Point> {
    let (across, inward) = (9_u32, 16_u32);
    let mut points = Vec::new();
    for turn in 0..across {
        let share = 2.0 * f64::from(turn) / f64::from(across - 1) - 1.0;
        let (girdle, out) = bearing.stretch.at(stone, share);
        let most = bearing.inward.min(girdle.dot(out).max(0.0));
        for step in 1..=inward {
            let plan = girdle - out * (most * f64::from(step) / f64::from(inward));
            points.push(Point::new(plan.x, plan.y, stone.underside(plan)));
        }
    }
    points
}

/// How far a point of the pavilion is from the metal under it: 0 where the seat reaches into the stone,
/// `None` where nothing is under it, or where the point is jammed in metal that is no seat.
fn drop(stone: &SetStone, metal: &Probe, point: Point) -> Option<f64> {
    let down = stone.down_in_ring();
    let origin = stone.to_ring(point) - down * LIFT;
    let hit = metal.cast(origin, down, REACH + LIFT)?;
    if hit.normal.dot(down) < 0.0 {
        return Some((hit.distance - LIFT).max(0.0));
    }
    // The ray began in metal. A seat ends inside the stone above it; the tip of a prong does not.
    let top = metal.cast(origin, -down, REACH)?;
    (stone.depth_of(top.point) > 0.0).then_some(0.0)
}

/// A seat cut at the stone's own bearing with the usual clearance.
fn seated(bench: &Bench, stone: &SetStone) -> Option<Fix> {
    let key = |key| bench.key(stone.built.role, key);
    let drop = lower(bench.piece, &key("seat.drop"), 0.0, "Cut the seat at the bearing: drop");
    let clearance = lower(bench.piece, &key("seat.clearance"), 0.02, "Set the seat's clearance to");
    let glue = lower(bench.piece, &key("cup.glue"), 0.04, "Leave room for glue:");
    together(drop.into_iter().chain(clearance).chain(glue).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn a_stone_is_as_far_above_its_seat_as_it_was_lifted_or_the_seat_cut_deeper() {
        assert_eq!(HandRing::sound().found(findings), []);
        let lifted = HandRing { lifted: 0.3, ..HandRing::sound() };
        let dropped = HandRing { drop: 0.3, ..HandRing::sound() };
        for ring in [lifted, dropped] {
            let found = ring.found(findings);
            assert_eq!(found.len(), 4);
            for finding in &found {
                assert!((finding.value - 0.3).abs() < 1e-4, "{}", finding.title);
                assert_eq!(finding.severity, Severity::Stop);
            }
            assert_eq!(found[1].place.clock.to_string(), "4:30 o'clock");
        }
        assert_eq!(HandRing { lifted: 0.05, ..HandRing::sound() }.found(findings), []);
    }

    #[test]
    fn a_prong_that_does_not_reach_under_the_stone_is_no_seat() {
        let found = HandRing { share: -0.2, ..HandRing::sound() }.found(findings);
        assert_eq!(found.len(), 4);
        assert!(found[0].title.contains("gives the stone no seat"), "{}", found[0].title);
    }
}
