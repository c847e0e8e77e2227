//! Equal stones side by side along a way around another stone, with one gap between all girdles, clear of what stands in
//! the way.

use glam::DVec2;

use super::spacing::{apart, root};
use super::way::{Stop, Way};

/// What a stone of the way looks like in the plane of the way.
pub(super) enum Plan {
    /// It stands upright: a circle.
    Upright(f64),
    /// It looks outward: x along the way, y out of it, from the middle of the girdle; counterclockwise and convex.
    Outward(Vec<DVec2>),
}

/// Something that stands in the way: a circle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Post {
    pub at: DVec2,
    pub radius: f64,
}

/// Places for stones.
pub(super) struct Around<'a> {
    pub way: &'a Way,
    pub plan: Plan,
    pub posts: Vec<Post>,
    /// Least distance from girdle to girdle.
    pub gap: f64,
    /// The widest gap that what holds the stones may be asked to bridge.
    pub most_gap: f64,
}

/// Stones one after another; the lengths of their places along the way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    pub places: Vec<f64>,
    /// The steps from the first and from the last to where another stone would be; `None` where the chain is closed.
    pub ends: Option<[f64; 2]>,
}

/// Stones keep this far from what stands in the way, in mm.
const ROOM: f64 = 0.04;

/// So many stones may be left out of a closed chain to pass between what stands in the way.
const SPARED: usize = 4;

/// Steps in which the way is searched for what stands in it, in mm.
const SEARCH: f64 = 0.02;

/// More stones than this are no halo.
const MOST: usize = 400;

impl Around<'_> {
    /// One closed chain where all stones of it find room, else one chain in each opening.
    pub fn chains(&self) -> Vec<Chain> {
        let most = self.most_around();
        let fewer = || (most.saturating_sub(SPARED)..=most).rev().filter(|count| *count >= 3);
        // An even number is the same to both sides of both axes.
        let even_first = fewer().filter(|count| count.is_multiple_of(2)).chain(fewer());
        let closed = even_first.flat_map(|count| [0.0, 0.5].map(|phase| self.closed(count, phase)));
        let fits = |chain: &Option<Chain>| chain.as_ref().is_some_and(|chain| self.is_clear(chain));
        if let Some(Some(chain)) = closed.into_iter().find(fits) {
            return vec![chain];
        }
        self.openings().into_iter().filter_map(|opening| self.filled(opening)).collect()
    }

    /// How far the outlines of stones at two places are apart.
    fn between(&self, a: f64, b: f64) -> f64 {
        match &self.plan {
            Plan::Upright(radius) => self.way.at(a).at.distance(self.way.at(b).at) - 2.0 * radius,
            Plan::Outward(outline) => {
                let placed = |along: f64| {
                    let Stop { at, out } = self.way.at(along);
                    // The way and out of it turn clockwise: backward, so that the outline is counterclockwise.
                    outline.iter().rev().map(move |point| at + out.perp() * point.x + out * point.y)
                };
                let [a, b] = [a, b].map(|along| placed(along).collect::<Vec<_>>());
                apart(&a, &b)
            }
        }
    }

    /// The step to the next stone at a gap.
    fn step(&self, along: f64, gap: f64) -> Option<f64> {
        let miss = |step: f64| self.between(along, along + step) - gap;
        let (step, off) = root(miss, self.width() + gap, 1.0);
        (off.abs() < 1e-7 && step > 0.0 && step < self.way.length() / 2.0).then_some(step)
    }

    /// Places of so many stones from one on.
    fn march(&self, from: f64, count: usize, gap: f64) -> Option<Vec<f64>> {
        let mut places = vec![from];
        for _ in 1..count {
            let last = places[places.len() - 1];
            places.push(last + self.step(last, gap)?);
        }
        Some(places)
    }

    /// The most stones that go around.
    fn most_around(&self) -> usize {
        let mut along = 0.0;
        let mut count = 0;
        while count < MOST
            && let Some(step) = self.step(along, self.gap)
        {
            along += step;
            if along > self.way.length() + 1e-9 {
                break;
            }
            count += 1;
        }
        count
    }

    /// So many stones around, the first so much of a step from the start.
    fn closed(&self, count: usize, phase: f64) -> Option<Chain> {
        let length = self.way.length();
        let surplus = |from: f64, gap: f64| {
            let last = self.march(from, count + 1, gap)?.last().copied()?;
            Some(length - (last - from))
        };
        let start = |from: f64| {
            let first = self.gap + surplus(from, self.gap)? / count as f64;
            let (gap, off) = root(|gap| surplus(from, gap).unwrap_or(f64::NAN), first, -1.0 / count as f64);
            (off.abs() < 1e-6 && gap <= self.most_gap).then_some(gap)
        };
        let gap = start(0.0)?;
        if phase == 0.0 {
            return Some(Chain { places: self.march(0.0, count, gap)?, ends: None });
        }
        // Two stones beside the start are to be as far from it on both sides.
        let uneven = |from: f64| Some(from + self.march(from, count, gap)?.last()? - length);
        let (from, _) = root(|from| uneven(from).unwrap_or(f64::NAN), self.step(0.0, gap)? / 2.0, 0.5);
        let gap = start(from)?;
        Some(Chain { places: self.march(from, count, gap)?, ends: None })
    }

    /// How far a stone at a place is from what stands nearest in the way.
    fn room(&self, along: f64) -> f64 {
        let Stop { at, out } = self.way.at(along);
        let distance = |post: &Post| match &self.plan {
            Plan::Upright(radius) => at.distance(post.at) - radius - post.radius,
            Plan::Outward(outline) => {
                let from = post.at - at;
                let local = DVec2::new(from.dot(out.perp()), from.dot(out));
                apart(outline, &[local]) - post.radius
            }
        };
        self.posts.iter().map(distance).fold(f64::INFINITY, f64::min)
    }

    fn is_clear(&self, chain: &Chain) -> bool {
        chain.places.iter().all(|along| self.room(*along) >= ROOM)
    }

    /// Stretches of the way, from and to, in which a stone's middle may lie.
    fn openings(&self) -> Vec<[f64; 2]> {
        let length = self.way.length();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a way is short")]
        let count = ((length / SEARCH) as usize).clamp(16, 20_000);
        let clear: Vec<bool> =
            (0..count).map(|k| self.room(length * k as f64 / count as f64) >= ROOM).collect();
        let Some(blocked) = clear.iter().position(|clear| !clear) else { return Vec::new() };
        let mut openings = Vec::new();
        let mut from = None;
        for k in blocked..=blocked + count {
            let along = |k: usize| length * k as f64 / count as f64;
            match (clear[k % count], from) {
                (true, None) => from = Some(self.edge(along(k - 1), along(k))),
                (false, Some(start)) => {
                    openings.push([start, self.edge(along(k), along(k - 1))]);
                    from = None;
                }
                _ => {}
            }
        }
        self.apart_at_posts(&openings)
    }

    /// The openings without so much of their ends that stones on both sides of a narrow post would touch.
    fn apart_at_posts(&self, openings: &[[f64; 2]]) -> Vec<[f64; 2]> {
        let count = openings.len();
        // From an end to where the next opening begins, counted on over the start.
        let middle = |end: f64, next: f64| end + (next - end).rem_euclid(self.way.length()) / 2.0;
        let half = |along: f64| {
            let miss = |half: f64| self.between(along - half, along + half) - self.gap;
            root(miss, f64::midpoint(self.width(), self.gap), 0.5).0
        };
        let kept = |(at, [from, to]): (usize, &[f64; 2])| {
            let [before, after] = [openings[(at + count - 1) % count][1], openings[(at + 1) % count][0]];
            let first = middle(before, *from);
            // The same place, counted as this opening's own ends are.
            let first = from - (from - first).rem_euclid(self.way.length());
            let last = middle(*to, after);
            let [from, to] = [from.max(first + half(first)), to.min(last - half(last))];
            (from <= to).then_some([from, to])
        };
        openings.iter().enumerate().filter_map(kept).collect()
    }

    /// How much of the way a stone takes.
    fn width(&self) -> f64 {
        match &self.plan {
            Plan::Upright(radius) => 2.0 * radius,
            Plan::Outward(outline) => 2.0 * outline.iter().map(|at| at.x).fold(0.0, f64::max),
        }
    }

    /// Where between a blocked place and a clear one the room begins.
    fn edge(&self, mut blocked: f64, mut clear: f64) -> f64 {
        for _ in 0..30 {
            let middle = f64::midpoint(blocked, clear);
            if self.room(middle) >= ROOM { clear = middle } else { blocked = middle }
        }
        clear
    }

    /// As many stones as an opening has room for, as far from its ends on both sides.
    fn filled(&self, [from, to]: [f64; 2]) -> Option<Chain> {
        let mut count = 1;
        while count < MOST
            && let Some(places) = self.march(from, count + 1, self.gap)
            && places[count] <= to
        {
            count += 1;
        }
        let last = |start: f64, gap: f64| Some(*self.march(start, count, gap)?.last()?);
        let mut gap = self.gap;
        if count > 1 {
            let share = 1.0 / (count - 1) as f64;
            let over = |gap: f64| last(from, gap).map_or(f64::NAN, |last| last - to);
            let (filling, _) = root(over, gap - over(gap) * share, share);
            gap = filling.clamp(gap, self.most_gap);
        }
        let uneven = |start: f64| last(start, gap).map_or(f64::NAN, |last| (start - from) - (to - last));
        let slack = (to - last(from, gap)?) / 2.0;
        let (start, _) = root(uneven, from + slack, 0.5);
        let places = self.march(start, count, gap)?;
        let ends = [*places.first()?, *places.last()?];
        let steps = [self.step_back(ends[0], gap)?, self.step(ends[1], gap)?];
        Some(Chain { places, ends: Some(steps) })
    }

    fn step_back(&self, along: f64, gap: f64) -> Option<f64> {
        let miss = |step: f64| self.between(along - step, along) - gap;
        let (step, off) = root(miss, self.step(along, gap)?, 1.0);
        (off.abs() < 1e-7 && step > 0.0).then_some(step)
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::{PI, TAU};

    use super::*;
    use crate::build::features::way::Core;

    fn circle(radius: f64) -> Way {
        let corners = (0..360).map(|k| DVec2::from_angle(TAU * f64::from(k) / 360.0) * radius).collect();
        Core { corners, inset: 0.0 }.way(1.0)
    }

    fn around(way: &Way, posts: Vec<Post>) -> Around<'_> {
        Around { way, plan: Plan::Upright(0.65), posts, gap: 0.1, most_gap: 0.4 }
    }

    #[test]
    fn a_closed_chain_has_one_gap_all_around() {
        let way = circle(3.0);
        let chains = around(&way, Vec::new()).chains();
        let [Chain { places, ends: None }] = &chains[..] else { panic!("{chains:?}") };
        // On a circle of 4 mm: the most even number with 2·4·sin(π/n) ≥ 1.4.
        let even = 2.0 * (PI / (1.4_f64 / 8.0).asin() / 2.0).floor();
        assert!((places.len() as f64 - even).abs() < 0.5, "{}", places.len());
        let at = |k: usize| way.at(places[k % places.len()]).at;
        let gaps: Vec<f64> = (0..places.len()).map(|k| at(k).distance(at(k + 1))).collect();
        assert!(gaps.iter().all(|gap| (gap - gaps[0]).abs() < 1e-5 && *gap >= 1.4 - 1e-6), "{gaps:?}");
        assert!(at(0).distance(DVec2::new(4.0, 0.0)) < 1e-3);
    }

    #[test]
    fn stones_pass_between_posts_or_fill_the_openings_evenly() {
        let way = circle(3.0);
        let posts = |radius: f64, out: f64| {
            let post =
                |k: u32| Post { at: DVec2::from_angle(PI / 4.0 + PI / 2.0 * f64::from(k)) * out, radius };
            (0..4).map(post).collect::<Vec<_>>()
        };
        let slim = around(&way, posts(0.4, 3.1));
        let [Chain { places, ends: None }] = &slim.chains()[..] else { panic!("{:?}", slim.chains()) };
        assert_eq!(places.len() % 4, 0);
        assert!(places.iter().all(|along| slim.room(*along) >= ROOM));
        // Beside slim posts anywhere in the way itself stones keep the gap to each other too.
        let pins =
            [0.1, 1.13, 2.9, 3.7, 5.2].map(|angle| Post { at: DVec2::from_angle(angle) * 4.6, radius: 0.05 });
        let pins = around(&way, pins.to_vec());
        let chains = pins.chains();
        assert!(chains.len() > 3 && chains.iter().all(|chain| chain.ends.is_some()), "{chains:?}");
        for (at, Chain { places, .. }) in chains.iter().enumerate() {
            let next = chains[(at + 1) % chains.len()].places[0];
            assert!(pins.between(places[places.len() - 1], next) > 0.1 - 1e-6, "{chains:?}");
        }
        let thick = around(&way, posts(0.6, 4.0));
        let chains = thick.chains();
        assert_eq!(chains.len(), 4);
        for Chain { places, ends } in &chains {
            assert_eq!((places.len(), ends.is_some()), (chains[0].places.len(), true));
            let [first, last] = [places[0], places[places.len() - 1]].map(|along| thick.room(along));
            assert!((first - last).abs() < 1e-3 && first >= ROOM - 1e-6, "{first} {last}");
        }
    }

    #[test]
    fn stones_that_look_outward_keep_the_gap_where_they_lean_together() {
        let way = circle(2.0);
        let outline = [(-0.5, 0.0), (0.0, -0.4), (0.5, 0.0), (0.3, 0.2), (-0.3, 0.2)].map(DVec2::from);
        let plan = Plan::Outward(outline.to_vec());
        let ring = Around { way: &way, plan, posts: Vec::new(), gap: 0.1, most_gap: 0.3 };
        let chains = ring.chains();
        let places = &chains[0].places;
        for pair in places.windows(2) {
            assert!(ring.between(pair[0], pair[1]) >= 0.1 - 1e-6);
        }
        // On a circle of 3 mm the girdles' ends are 2·(3·sin(δ/2) − 0.5·cos(δ/2)) apart.
        let half = PI / places.len() as f64;
        let closed_form = 2.0 * (3.0 * half.sin() - 0.5 * half.cos());
        assert!((ring.between(places[0], places[1]) - closed_form).abs() < 1e-3);
    }
}
