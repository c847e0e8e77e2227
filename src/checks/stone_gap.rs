//! Stones do not touch one another: the true distance between their bodies, however they are tilted.

use rayon::prelude::*;

use super::bench::Bench;
use super::fix::{Fix, current, lower, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};
use crate::kernel::hull_gap;
use crate::vocab::Point;

const WHY: &str =
    "Stones that touch chip one another when they are set, and leave no room for what holds them.";

/// The two stones that are nearest to each other within each feature, and between each two.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let Some(least) = bench.target(RuleId::StoneGap) else { return Vec::new() };
    let stones = &bench.stones;
    let corners = |stone: &SetStone| -> Vec<Point> {
        stone.built.shape.polyhedron.vertices.iter().map(|corner| stone.to_ring(*corner)).collect()
    };
    let bodies: Vec<(Vec<Point>, Point, f64)> = stones
        .iter()
        .map(|stone| (corners(stone), stone.built.ring_from_stone.origin, stone.reach()))
        .collect();
    let near = |a: usize, b: usize| {
        let ((first, at, reach), (second, other, others)) = (&bodies[a], &bodies[b]);
        let near = at.distance(*other) < reach + others + least;
        let gap = near.then(|| hull_gap(first, second)).flatten()?;
        bench.note(RuleId::StoneGap, gap);
        let gap = Some(gap).filter(|gap| *gap < least)?;
        Some((gap, at.midpoint(*other), a, b))
    };
    let pairs = (0..stones.len()).into_par_iter();
    let mut gaps: Vec<_> = pairs
        .flat_map_iter(|a| {
            let rest = if bench.cancel.is_canceled() { 0..0 } else { a + 1..stones.len() };
            rest.filter_map(move |b| near(a, b))
        })
        .collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let features = |(.., a, b): &(f64, Point, usize, usize)| [*a, *b].map(|at| &stones[at].built.feature);
    let mut told = Vec::new();
    gaps.retain(|gap| {
        let new = !told.contains(&features(gap));
        told.push(features(gap));
        new
    });
    gaps.into_iter().filter_map(|(gap, at, a, b)| finding(bench, gap, at, [&stones[a], &stones[b]])).collect()
}

fn finding(bench: &Bench, gap: f64, at: Point, [a, b]: [&SetStone; 2]) -> Option<Finding> {
    let verdict = bench.judge(RuleId::StoneGap, gap, 0.0)?;
    let place = bench.place(a.built.role, at);
    let other = b.built.role.to_string().to_lowercase();
    let shown = verdict.shown();
    let what = match shown.strip_prefix('-') {
        Some(deep) => format!("{} and {other} lie {deep} in one another, at {}", a.built.role, place.clock),
        None => format!("{} and {other} are {shown} apart, at {}", a.built.role, place.clock),
    };
    let fix = (a.built.feature == b.built.feature).then(|| roomier(bench, a, gap)).flatten();
    Some(verdict.finding(place, &what, WHY, fix))
}

/// A wider gap, or fewer stones where their number was given.
fn roomier(bench: &Bench, stone: &SetStone, gap: f64) -> Option<Fix> {
    let target = bench.target(RuleId::StoneGap)?;
    if let Some(fix) = raise(bench.piece, &bench.key(stone.built.role, "gap"), target, "Set the least gap to")
    {
        return Some(fix);
    }
    let key = bench.key(stone.built.role, "count");
    let length = stone.built.shape.length.0;
    let fewer = current(bench.piece, &key)? * (length + gap) / (length + target);
    lower(bench.piece, &key, fewer, "Set the number of stones to")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::PartRole;
    use crate::checks::Severity;
    use crate::checks::hand_ring::{GIRDLE, HandRing, built_of, found_in};

    #[test]
    fn two_stones_beside_one_another_are_as_far_apart_as_their_corners() {
        let ring = HandRing::sound();
        let one = ring.built();
        // Corners of the sixteen sides lie along X.
        for (apart, severity) in [
            (0.11, None),
            (0.06, Some(Severity::Warn)),
            (0.01, Some(Severity::Stop)),
            (-0.2, Some(Severity::Stop)),
        ] {
            let mut stones = one.stones.clone();
            let mut other = stones[0].clone();
            other.role = PartRole::Stone(1);
            other.ring_from_stone.origin.x += 2.0 * GIRDLE + apart;
            stones.push(other);
            let built = built_of((*one.metal).clone(), stones, one.landmarks.clone());
            let found = found_in(&built, &ring.piece(), findings);
            assert_eq!(found.first().map(|finding| finding.severity), severity, "{apart}");
            for finding in found {
                // How deep bodies lie in one another is not always told, that they do is.
                let near =
                    if apart > 0.0 { (finding.value - apart).abs() < 1e-3 } else { finding.value <= 0.0 };
                assert!(near, "{} of {apart}", finding.title);
                assert!((finding.place.point.x - GIRDLE - apart / 2.0).abs() < 0.01);
            }
        }
    }
}
