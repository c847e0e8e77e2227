//! How much of each prong the seat has cut away, measured and not as asked.
//!
//! At the middle of the girdle a ray from within the stone, square to its girdle, finds the bottom of the cut; from there a second
//! one, square to the prong's center line, finds the back of the prong, or where it would be when something else stands
//! against it. Between them is the heel. What is
//! missing of the prong's diameter is the share that was cut away, relief and clearance included. Of a shared prong each
//! stone's share is told for itself; what both leave is judged by its section.

use super::bench::{Bench, ProngMetal, SKIN};
use super::fix::{Fix, current, lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};
use crate::vocab::{Direction, Frame, Point};

const WHY: &str = "The heel behind the seat holds the stone. With more than half of the prong gone it opens \
                   at the first knock.";

/// The share of each prong's diameter that is gone at the girdle.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.held_by_prongs().filter_map(|(stone, prong)| finding(bench, stone, prong)).collect()
}

fn finding(bench: &Bench, stone: &SetStone, prong: &ProngMetal) -> Option<Finding> {
    let nominal = prong.nominal().max(1e-6);
    let (heel, point) = heel(bench, stone, prong).unwrap_or((0.0, prong.girdle()));
    let share = (100.0 * (1.0 - heel / nominal)).max(0.0);
    let verdict = bench.judge(RuleId::SeatShare, share, 200.0 * bench.mesh_error() / nominal)?;
    let place = bench.place(prong.role, point);
    let what = format!("The seat takes {} of {}, at {}", verdict.shown(), prong.role, place.clock);
    Some(verdict.finding(place, &what, WHY, shallower(bench, prong, share)))
}

/// Thickness of the heel and its middle; `None` where there is no metal outside the girdle.
fn heel(bench: &Bench, stone: &SetStone, prong: &ProngMetal) -> Option<(f64, Point)> {
    let metal = bench.metal.as_ref()?;
    let across = stone.across(prong.girdle());
    let frame = stone.built.ring_from_stone;
    let outward = frame.direction_to_parent(across.out);
    let inner = stone.to_ring(across.inner());
    let reach = inner.distance(prong.girdle()) + prong.nominal();
    // Not quite in the middle, where the corners of stone and prong may make an edge.
    let beside =
        [0.0023, -0.0031, 0.0041].map(|hair| Frame::turned_about_z(Point::ZERO, hair).within(&frame));
    let met =
        beside.iter().filter_map(|turned| metal.cast(inner, turned.direction_to_parent(across.out), reach));
    let cut = met.min_by(|a, b| a.distance.total_cmp(&b.distance))?.point;
    if prong.landmark.stones.len() > 1 {
        // Behind it the prong may be cut for the other stone: that is the other's share.
        let back = prong.girdle() + outward * (prong.nominal() / 2.0);
        return Some(((back - cut).dot(outward).max(0.0), cut));
    }
    let square = square_to(prong, outward);
    let back = metal.cast(cut + square * SKIN, square, 4.0 * prong.nominal());
    // What stands against a prong, a halo's plate, say, is none of it.
    let own = ((prong.girdle() - cut).dot(square) + prong.nominal() / 2.0).max(0.0);
    let heel = back.map_or(own, |back| cut.distance(back.point).min(own));
    Some((heel, cut + square * (heel / 2.0)))
}

/// The direction outward that is square to the center line at the girdle.
fn square_to(prong: &ProngMetal, outward: Direction) -> Direction {
    let line = &prong.landmark.center_line;
    let at = prong.landmark.girdle_index;
    let after = line.get(at + 1).or(line.last());
    let before = line.get(at.saturating_sub(1));
    let along = before.zip(after).and_then(|(before, after)| (after - before).try_normalize());
    along.and_then(|along| outward.reject_from(along).try_normalize()).unwrap_or(outward)
}

/// The seat as deep as the rule of the trade, less what relief and clearance take besides; a shared prong, cut from both
/// sides, is made thicker.
fn shallower(bench: &Bench, prong: &ProngMetal, measured: f64) -> Option<Fix> {
    let missing = (measured - bench.target(RuleId::SeatShare)?) / 100.0 * prong.nominal();
    let thicker = || {
        let key = bench.key(prong.role, "prongs.diameter");
        raise(bench.piece, &key, current(bench.piece, &key)? + 3.0 * missing, "Make the prongs")
    };
    let key = bench.key(prong.role, "seat.share");
    if current(bench.piece, &key).is_none() {
        return thicker();
    }
    let besides = (measured - current(bench.piece, &key)?).max(0.0);
    let to = (bench.target(RuleId::SeatShare)? - besides - 0.5).min(25.0);
    lower(bench.piece, &key, to, "Cut the seat to")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn the_share_is_measured_on_the_metal() {
        assert_eq!(HandRing { share: 0.33, ..HandRing::sound() }.found(findings), []);
        for (share, severity) in [(0.4, Severity::Warn), (0.55, Severity::Stop)] {
            let found = HandRing { share, ..HandRing::sound() }.found(findings);
            assert_eq!(found.len(), 4);
            assert_eq!(found[0].severity, severity);
            assert!((found[0].value - 100.0 * share).abs() < 1.0, "{}", found[0].title);
        }
    }

    #[test]
    fn a_prong_that_does_not_touch_the_stone_has_lost_nothing() {
        assert_eq!(HandRing { share: -0.2, ..HandRing::sound() }.found(findings), []);
    }
}
