//! Equal stones side by side around a curve, with the same true gap between all girdles.
//!
//! The stones of a row lie evenly to both sides of the plane around the finger, so that two of them are as far apart as
//! their outlines in that plane. A stone that is not the same to both sides of it is at least so far from its
//! neighbor.

use std::f64::consts::{PI, TAU};

use glam::DVec2;

use crate::vocab::{Frame, Point};

/// Lengths and turns closer than this are the same, in mm and radians.
const CLOSE: f64 = 1e-11;

/// Equal stones on a curve around the finger axis.
pub(super) struct Spacing<'a> {
    /// Outline in the plane around the finger: x along the row, y out of the ring, from the middle of the girdle;
    /// counterclockwise and convex.
    outline: Vec<DVec2>,
    /// From the finger axis to the middle of a girdle, by angle.
    girdle: &'a dyn Fn(f64) -> f64,
    /// The angle from end to end of the stones; `None` all around.
    span: Option<f64>,
}

/// Angles of the stones, in order, and the gap between all of them.
#[derive(Debug)]
pub(super) struct Spaced {
    pub angles: Vec<f64>,
    /// `None` where there is one stone alone.
    pub gap: Option<f64>,
}

impl<'a> Spacing<'a> {
    /// For stones with these corners, standing in this frame upright on the row.
    pub fn new(
        corners: &[Point],
        upright: &Frame,
        girdle: &'a dyn Fn(f64) -> f64,
        span: Option<f64>,
    ) -> Self {
        let flat = |corner: &Point| {
            let turned = upright.direction_to_parent(*corner);
            DVec2::new(turned.x, turned.z)
        };
        Self { outline: hull(corners.iter().map(flat).collect()), girdle, span }
    }

    /// As many stones as fit with at least this gap; `None` where not one does.
    pub fn fill(&self, gap: f64) -> Option<Spaced> {
        let count = self.most(gap);
        (count > 0).then(|| self.share_out(count, gap))
    }

    /// So many stones, or as many as fit without touching; `None` where not one does.
    pub fn of_count(&self, count: usize) -> Option<Spaced> {
        let count = count.min(self.most(0.0));
        (count > 0).then(|| self.share_out(count, 0.0))
    }

    /// The angle from one stone to its next neighbor at this gap.
    pub fn step(&self, angle: f64, gap: f64) -> Option<f64> {
        let own = (self.girdle)(angle);
        let miss = |step: f64| self.gap(step, own, (self.girdle)(angle + step)) - gap;
        let touching = 2.0 * self.outline.iter().map(|at| at.x).fold(0.0, f64::max);
        let (step, off) = root(miss, (touching + gap) / own, 1.0 / own);
        (off.abs() < 1e3 * CLOSE && (0.0..PI).contains(&step)).then_some(step)
    }

    /// How far two stones are apart, the second so many radians on; negative where they overlap.
    fn gap(&self, step: f64, own: f64, next: f64) -> f64 {
        let placed = |turn: f64, radius: f64| {
            let (sin, cos) = turn.sin_cos();
            // Seen so that angles turn counterclockwise.
            let place = move |at: &DVec2| {
                DVec2::new(-(radius + at.y) * sin - at.x * cos, (radius + at.y) * cos - at.x * sin)
            };
            self.outline.iter().rev().map(place).collect::<Vec<_>>()
        };
        apart(&placed(0.0, own), &placed(step, next))
    }

    /// Half the angle that a stone covers.
    pub fn half_angle(&self, angle: f64) -> f64 {
        let radius = (self.girdle)(angle);
        self.outline.iter().map(|at| at.x.atan2(radius + at.y)).fold(0.0, f64::max)
    }

    /// Where the first stone of a row that is not closed lies.
    fn first(&self) -> f64 {
        let Some(span) = self.span else { return 0.0 };
        (0..6).fold(-span / 2.0, |angle, _| -span / 2.0 + self.half_angle(angle))
    }

    /// The most stones with this gap.
    fn most(&self, gap: f64) -> usize {
        let mut angle = self.first();
        let end = |angle: f64| self.span.map_or(angle, |span| angle + self.half_angle(angle) - span / 2.0);
        let mut count = usize::from(self.span.is_none_or(|_| end(angle) <= CLOSE));
        // Small stones on the largest ring are some hundreds.
        while count > 0 && count < 1000 {
            let Some(step) = self.step(angle, gap) else { break };
            angle += step;
            // All around, the stone after the last is the first again.
            let most = if self.span.is_none() { TAU } else { 0.0 };
            if end(angle) > most + 1e-9 {
                break;
            }
            count += 1;
        }
        if self.span.is_none() { count.max(2) - 1 } else { count }
    }

    /// So many stones, with the gap that leaves no room at the end.
    fn share_out(&self, count: usize, least: f64) -> Spaced {
        if count == 1 || (count == 2 && self.span.is_none()) {
            return Spaced { angles: (0..count).map(|k| PI * k as f64).collect(), gap: None };
        }
        let per_radian = (self.girdle)(0.0) / count as f64;
        let start = least + self.surplus(count, least) * per_radian;
        let (gap, _) = root(|gap| self.surplus(count, gap), start, -per_radian);
        Spaced { angles: self.march(count, gap), gap: Some(gap) }
    }

    /// How much of the span so many stones with this gap leave free, in radians.
    fn surplus(&self, count: usize, gap: f64) -> f64 {
        match self.span {
            None => TAU - self.march(count + 1, gap).last().copied().unwrap_or(0.0),
            Some(span) => {
                let last = self.march(count, gap).last().copied().unwrap_or(0.0);
                span / 2.0 - self.half_angle(last) - last
            }
        }
    }

    /// Angles of so many stones with this gap.
    fn march(&self, count: usize, gap: f64) -> Vec<f64> {
        let next = |angle: &f64| Some(angle + self.step(*angle, gap)?);
        std::iter::successors(Some(self.first()), next).take(count).collect()
    }
}

/// Where a smooth function is zero, by secants from `start`, where it grows by about 1 in `rise`: the best place found,
/// and what the function is there.
pub(super) fn root(function: impl Fn(f64) -> f64, start: f64, rise: f64) -> (f64, f64) {
    let mut before = (start, function(start));
    let mut best = before;
    let mut at = start - before.1 * rise;
    for _ in 0..40 {
        if best.1.abs() < CLOSE {
            break;
        }
        let found = (at, function(at));
        if found.1.abs() < best.1.abs() {
            best = found;
        }
        let secant = found.0 - found.1 * (found.0 - before.0) / (found.1 - before.1);
        before = found;
        at = if secant.is_finite() { secant } else { found.0 - found.1 * rise };
    }
    best
}

/// The convex hull, counterclockwise (Andrew's monotone chain, 1979).
pub(super) fn hull(mut points: Vec<DVec2>) -> Vec<DVec2> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let chain = |points: &mut dyn Iterator<Item = &DVec2>| {
        let mut chain: Vec<DVec2> = Vec::new();
        for &point in points {
            while let [.., a, b] = chain[..]
                && (b - a).perp_dot(point - b) <= 1e-9
            {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut hull = chain(&mut points.iter());
    hull.extend(chain(&mut points.iter().rev()));
    hull
}

pub(super) fn edges(corners: &[DVec2]) -> impl Iterator<Item = (DVec2, DVec2)> + '_ {
    corners.iter().copied().zip(corners.iter().copied().cycle().skip(1))
}

/// How far two convex outlines are apart; negative where they overlap.
pub(super) fn apart(a: &[DVec2], b: &[DVec2]) -> f64 {
    let beyond = |of: &[DVec2], other: &[DVec2]| {
        let outside = |(from, to): (DVec2, DVec2)| {
            let normal = (from - to).perp().normalize_or_zero();
            other.iter().map(|at| (at - from).dot(normal)).fold(f64::INFINITY, f64::min)
        };
        edges(of).map(outside).fold(f64::NEG_INFINITY, f64::max)
    };
    let between = beyond(a, b).max(beyond(b, a));
    if between <= 0.0 {
        return between;
    }
    let nearest = |of: &[DVec2], other: &[DVec2]| {
        let from_edge = |(from, to): (DVec2, DVec2)| {
            let along = to - from;
            let distance = |at: &DVec2| {
                let part = ((at - from).dot(along) / along.length_squared().max(1e-18)).clamp(0.0, 1.0);
                at.distance_squared(from + along * part)
            };
            other.iter().map(distance).fold(f64::INFINITY, f64::min)
        };
        edges(of).map(from_edge).fold(f64::INFINITY, f64::min)
    };
    nearest(a, b).min(nearest(b, a)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A flat stone of radius 1 and height 0.2 about its girdle.
    fn disc() -> Vec<Point> {
        [-1.0, 1.0].into_iter().flat_map(|x| [-0.1, 0.1].map(|z| Point::new(x, 0.0, z))).collect()
    }

    /// The lower edges of two discs on a circle are 2[(R − h) sin(δ/2) − r cos(δ/2)] apart.
    fn closed_form(radius: f64, step: f64) -> f64 {
        2.0 * ((radius - 0.1) * (step / 2.0).sin() - (step / 2.0).cos())
    }

    #[test]
    fn on_a_circle_the_gap_is_that_of_the_lower_edges_all_around() {
        let girdle = |_: f64| 10.0;
        let spaced = Spacing::new(&disc(), &Frame::IDENTITY, &girdle, None).fill(0.1).unwrap();
        let step = TAU / spaced.angles.len() as f64;
        let gap = spaced.gap.unwrap();
        assert!(gap >= 0.1 && closed_form(10.0, TAU / (spaced.angles.len() + 1) as f64) < 0.1);
        assert!((gap - closed_form(10.0, step)).abs() < 1e-9, "{gap}");
        for (k, angle) in spaced.angles.iter().enumerate() {
            assert!((angle - step * k as f64).abs() < 1e-9);
        }
    }

    #[test]
    fn on_any_curve_all_gaps_are_the_same_the_last_too() {
        let girdle = |angle: f64| 10.0 - 1.5 * angle.cos();
        let spacing = Spacing::new(&disc(), &Frame::IDENTITY, &girdle, None);
        for spaced in
            [spacing.fill(0.15).unwrap(), spacing.of_count(13).unwrap(), spacing.of_count(3).unwrap()]
        {
            let mut angles = spaced.angles.clone();
            angles.push(TAU);
            for pair in angles.windows(2) {
                let gap = spacing.gap(pair[1] - pair[0], girdle(pair[0]), girdle(pair[1]));
                assert!((gap - spaced.gap.unwrap()).abs() < 1e-8, "{gap} {:?}", spaced.gap);
            }
        }
        assert_eq!(spacing.of_count(13).unwrap().angles.len(), 13);
        let most = spacing.of_count(500).unwrap();
        assert!(most.angles.len() > 20 && most.gap.unwrap() < 0.1, "{most:?}");
    }

    #[test]
    fn a_span_is_filled_from_end_to_end_and_one_stone_lies_at_its_middle() {
        let girdle = |_: f64| 10.0;
        let spacing = Spacing::new(&disc(), &Frame::IDENTITY, &girdle, Some(PI));
        let spaced = spacing.fill(0.1).unwrap();
        let ends = [spaced.angles[0], spaced.angles[spaced.angles.len() - 1]];
        assert!(
            (ends[0] + ends[1]).abs() < 1e-9 && (ends[1] + (1.0_f64 / 9.9).atan() - PI / 2.0).abs() < 1e-9
        );
        assert!((0.1..0.25).contains(&spaced.gap.unwrap()));
        assert_eq!(spacing.of_count(1).unwrap().angles, [0.0]);
        let narrow = Spacing::new(&disc(), &Frame::IDENTITY, &girdle, Some(0.1));
        assert!(narrow.fill(0.1).is_none() && narrow.of_count(1).is_none());
    }
}
