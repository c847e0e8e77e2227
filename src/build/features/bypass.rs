//! A bypass: the two ends of the band pass each other on top.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::shank::{Measure, along_half};
use crate::design::features::Shank;

/// An end becomes narrower over this share of its width.
const ROUND: f64 = 0.75;

/// Shares of that way at which there are sections.
const END: [f64; 6] = [0.0, 0.35, 0.6, 0.8, 0.92, 0.98];

/// Sections between the ends.
const STEPS: u32 = 36;

/// How the ends pass; angles from the top in radians, lengths in mm.
pub(super) struct Bypass {
    /// How far each end goes past the top.
    past: f64,
    /// From the middle of the ring to the middle of an end.
    aside: f64,
}

/// A bypass at an angle from the top, up to a turn and both ends.
pub(super) struct Passing {
    pub angle: f64,
    pub width: f64,
    pub thickness: f64,
    /// Middle of the section along the finger.
    pub along: f64,
}

impl Bypass {
    /// The ends keep their gap even where the band widens beside the top, and where they begin to turn to the middle.
    pub fn of(shank: &Shank, main: &[Measure; 4]) -> Self {
        let past = shank.bypass_past.0.to_radians();
        let widths = [0.0, past.min(FRAC_PI_4), past].map(|angle| along_half(main, angle).1);
        let widest = widths.into_iter().fold(0.0, f64::max);
        Self { past, aside: f64::midpoint(widest, shank.bypass_gap.0) / (past / 2.0).cos() }
    }

    /// From the end that lies on the left to the one on the right; the first comes from the right.
    pub fn passings(&self, main: &[Measure; 4], inner_radius: f64) -> Vec<Passing> {
        let [top, ..] = main;
        let run = (ROUND * top.1 / (inner_radius + top.2)).min(0.5 * (self.past + PI));
        let (first, last) = (run - self.past, TAU + self.past - run);
        let between =
            (1..STEPS).map(|step| (first + (last - first) * f64::from(step) / f64::from(STEPS), 0.0));
        let ends = END.into_iter().rev().map(|out| (first - run * out, out));
        let others = END.into_iter().map(|out| (last + run * out, out));
        let passing = |(angle, out): (f64, f64)| {
            // Beyond the top an end is as wide as on it.
            let from_top = angle.clamp(0.0, TAU);
            let (_, width, thickness) = along_half(main, from_top.min(TAU - from_top));
            let width = width * (1.0 - out * out).sqrt();
            let along = -self.aside * (angle / 2.0).cos();
            Passing { angle, width, thickness, along }
        };
        ends.chain(between).chain(others).map(passing).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_lie_side_by_side_at_their_gap_and_run_out() {
        let main = [(0.0, 2.2, 1.8), (FRAC_PI_4, 2.2, 1.8), (PI, 2.0, 1.7), (TAU - FRAC_PI_4, 2.2, 1.8)];
        let bypass = Bypass { past: 0.4, aside: 1.5 };
        let passings = bypass.passings(&main, 8.66);
        assert!(passings.windows(2).all(|pair| pair[1].angle - pair[0].angle > 1e-3));
        let (first, last) = (&passings[0], &passings[passings.len() - 1]);
        assert!((first.angle + 0.4).abs() < 0.02 && (last.angle - TAU - 0.4).abs() < 0.02);
        assert!(first.width < 0.5 && (first.along + last.along).abs() < 1e-9);
        let top = passings.iter().find(|it| it.angle.abs() < 0.1).unwrap();
        assert!((top.along + 1.5).abs() < 0.01 && (top.width - 2.2).abs() < 1e-9);
        let base = passings.iter().find(|it| (it.angle - PI).abs() < 0.1).unwrap();
        assert!(base.along.abs() < 0.1 && (base.width - 2.0).abs() < 0.01);
    }
}
