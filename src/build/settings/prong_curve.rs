//! The center line of a prong and its thickness, in the prong's own plane.
//!
//! x points outward from the stone's axis, z up, and z = 0 is the middle of the girdle. From its foot the prong
//! leans outward in a straight line, then an arc brings it nearly upright at the girdle, so that the seat leaves
//! a full heel behind the stone. A second arc leads to the tip, which ends under a dome and is as thick in the
//! plane as it takes to lie over the crown. Height and reach both hold exactly, for the dome is an ellipsoid
//! and the crown a straight line in this plane.

use glam::DVec2;

use crate::design::settings::Tip;

/// An arc is bent no more sharply than this many radii of the prong.
const LEAST_BEND: f64 = 1.3;

/// A tip may lean inward up to this angle from the upright.
const MOST_TILT: f64 = 80.0 * DEGREE;

/// How far a tip's tilt is moved at a time from the one that suits its style.
const TILT_STEP: f64 = 6.0 * DEGREE;

const DEGREE: f64 = std::f64::consts::PI / 180.0;

/// What makes a tip round, a claw or a tab. Lengths are multiples of the prong's radius at the girdle.
#[derive(Debug, Clone, Copy)]
pub(super) struct TipStyle {
    /// Half the width across the plane at the foot (of the radius there), at the girdle and at the tip.
    pub across: [f64; 3],
    /// Half the thickness of the tip in the plane: least and most.
    pub thick: [f64; 2],
    /// Height of the dome, in mean radii of the tip.
    pub dome: f64,
    /// Angles from the upright, inward, at the girdle and at the tip, in radians.
    pub tilts: [f64; 2],
}

impl TipStyle {
    pub const fn of(tip: Tip) -> Self {
        match tip {
            Tip::Round => Self {
                across: [1.0, 1.0, 1.0],
                thick: [0.8, 1.6],
                dome: 0.5,
                tilts: [3.0 * DEGREE, 10.0 * DEGREE],
            },
            Tip::Claw => Self {
                across: [1.0, 1.0, 0.4],
                thick: [0.4, 1.6],
                dome: 0.8,
                tilts: [3.0 * DEGREE, 30.0 * DEGREE],
            },
            Tip::Tab => Self {
                across: [1.15, 1.35, 1.45],
                thick: [0.6, 1.6],
                dome: 0.3,
                tilts: [3.0 * DEGREE, 10.0 * DEGREE],
            },
        }
    }
}

/// What a prong is asked to be, in mm and radians.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProngPlan {
    /// Distance of the center line from the stone's axis at the girdle.
    pub axis: f64,
    /// Radius and upper edge of the girdle, and of the table.
    pub crown: [DVec2; 2],
    /// Height of the highest metal.
    pub top: f64,
    /// Share of the crown's slope to cover, 0 to 1.
    pub reach: f64,
    /// Outward lean from foot to bend.
    pub lean: f64,
    /// Length of the arc below the girdle.
    pub bend: f64,
    /// Radius at the girdle.
    pub radius: f64,
    pub style: TipStyle,
}

/// The tip of a prong: where the upper arc ends, and the dome over it.
#[derive(Debug, Clone, Copy)]
pub(super) struct TipFit {
    /// Inward angle from the upright.
    pub tilt: f64,
    /// Where arc and dome meet.
    pub end: DVec2,
    /// Half the thickness in the plane, in mm.
    pub thick: f64,
    /// Height of the dome in mm.
    pub dome: f64,
    /// Share of the crown that is covered.
    pub reach: f64,
}

/// Extent of a half-ellipse (radius `[across, along]` its axis) upward, when its axis is tilted.
pub(super) fn rise([across, along]: [f64; 2], tilt: f64) -> f64 {
    (across * tilt.sin()).hypot(along * tilt.cos())
}

/// A piece of a circle that starts at a point with one tilt and ends with another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub start: DVec2,
    pub tilts: [f64; 2],
    pub length: f64,
}

impl Arc {
    /// The point at a share of the way.
    pub fn at(&self, share: f64) -> DVec2 {
        let half = share * (self.tilts[1] - self.tilts[0]) / 2.0;
        self.start + along(self.tilts[0] + half) * (share * self.length * sinc(half))
    }
}

/// The unit direction upward at an inward tilt.
fn along(tilt: f64) -> DVec2 {
    DVec2::new(-tilt.sin(), tilt.cos())
}

/// sin(x) / x.
fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-6 { 1.0 } else { x.sin() / x }
}

impl ProngPlan {
    /// The tilt at the girdle: the style's, where the lower arc can bend so far.
    fn girdle_tilt(&self) -> f64 {
        let most = self.bend / (LEAST_BEND * self.radius);
        (self.style.tilts[0] + self.lean).clamp(-most, most) - self.lean
    }

    /// The arc from the straight part to the girdle.
    pub fn lower(&self) -> Arc {
        let tilts = [-self.lean, self.girdle_tilt()];
        let from_origin = Arc { start: DVec2::ZERO, tilts, length: self.bend };
        Arc { start: DVec2::new(self.axis, 0.0) - from_origin.at(1.0), ..from_origin }
    }

    /// Where the straight part below the arcs passes a height.
    pub fn line_at(&self, z: f64) -> f64 {
        let start = self.lower().start;
        start.x - self.lean.tan() * (start.y - z)
    }

    /// The arc from the girdle to the tip. A tip lower than the girdle has none of its own.
    pub fn upper(&self, tip: &TipFit) -> Option<Arc> {
        let chord = tip.end - DVec2::new(self.axis, 0.0);
        let tilts = [self.girdle_tilt(), tip.tilt];
        let length = chord.length() / sinc((tilts[1] - tilts[0]) / 2.0);
        (chord.y > 0.0).then_some(Arc { start: DVec2::new(self.axis, 0.0), tilts, length })
    }

    fn dome(&self, thick: f64) -> f64 {
        self.style.dome * f64::midpoint(thick, self.style.across[2] * self.radius)
    }

    /// The end of the upper arc when a tip so tilted and so thick meets the crown at the share `reach`.
    fn end(&self, tilt: f64, thick: f64, reach: f64) -> Option<DVec2> {
        let meet = self.crown[0].lerp(self.crown[1], reach);
        let dome = self.dome(thick);
        let z = self.top - rise([thick, dome], tilt);
        let (sin, cos) = tilt.sin_cos();
        // (meet − end) in the tip's frame, along = (−sin, cos) and across = (−cos, −sin): with end = (x, z) and
        // u = x − meet.x it is u·sin + h·cos along and u·cos − h·sin across.
        let h = meet.y - z;
        let side = (thick + h * sin) / cos;
        if side * sin + h * cos < 0.0 {
            // It meets the prong below its dome, where that is as good as straight.
            return Some(DVec2::new(meet.x + side, z));
        }
        let (a, b) = (sin / dome, h * cos / dome);
        let (c, d) = (cos / thick, -h * sin / thick);
        let (quadratic, linear, rest) = (a * a + c * c, a * b + c * d, b * b + d * d - 1.0);
        let root = linear * linear - quadratic * rest;
        // Where there is no root, the crown there is higher than the tip.
        (root >= 0.0).then(|| DVec2::new(meet.x + (root.sqrt() - linear) / quadratic, z))
    }

    /// By how much (more than 0) the way from girdle to tip points farther inward than an arc between the
    /// tilts at its ends; `None` where there is no way.
    fn excess(&self, tilt: f64, thick: f64, reach: f64) -> Option<f64> {
        let chord = self.end(tilt, thick, reach)? - DVec2::new(self.axis, 0.0);
        let wanted = f64::midpoint(self.girdle_tilt(), tilt);
        (chord.y > 0.1 * self.radius).then(|| (-chord.x).atan2(chord.y) - wanted)
    }

    /// The tip with this tilt that has the height and this reach, if its thickness allows.
    fn tilted(&self, tilt: f64, reach: f64) -> Option<TipFit> {
        let [mut low, mut high] = self.style.thick.map(|share| share * self.radius);
        // The thicker a tip, the farther out its middle lies.
        if self.excess(tilt, low, reach)? < 0.0 || self.excess(tilt, high, reach).is_some_and(|e| e > 0.0) {
            return None;
        }
        for _ in 0..32 {
            let middle = f64::midpoint(low, high);
            if self.excess(tilt, middle, reach).is_some_and(|e| e > 0.0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if self.excess(tilt, low, reach)?.abs() > 1e-6 {
            return None;
        }
        let fit = TipFit { tilt, end: self.end(tilt, low, reach)?, thick: low, dome: self.dome(low), reach };
        let turn = (tilt - self.girdle_tilt()).abs();
        let gentle = self.upper(&fit).is_some_and(|arc| turn * LEAST_BEND * self.radius <= arc.length);
        gentle.then_some(fit)
    }

    /// The tip that has this reach with the tilt nearest to the one of its style.
    fn reaching(&self, reach: f64) -> Option<TipFit> {
        let wanted = self.style.tilts[1];
        let steps = (0..=12).map(|step| f64::from(step) * TILT_STEP);
        let tilts = steps.flat_map(|away| [wanted + away, wanted - away]);
        let mut tilts = tilts.filter(|tilt| (0.0..=MOST_TILT).contains(tilt));
        tilts.find_map(|tilt| self.tilted(tilt, reach))
    }

    /// The tip of the style's least effort: straight on from the girdle. It covers what it covers.
    fn straight(&self) -> TipFit {
        let tilt = self.girdle_tilt();
        let [least, most] = self.style.thick;
        let thick = self.radius * 1.0_f64.clamp(least, most);
        let dome = self.dome(thick);
        let z = self.top - rise([thick, dome], tilt);
        let end = DVec2::new(self.axis - tilt.tan() * z, z);
        // The end for a reach lies farther in the more is covered.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            match self.end(tilt, thick, middle) {
                Some(at) if at.x >= end.x => low = middle,
                _ => high = middle,
            }
        }
        TipFit { tilt, end, thick, dome, reach: low }
    }

    /// The tip that comes nearest to the reach asked for; the height always holds.
    pub fn tip(&self) -> TipFit {
        if let Some(fit) = self.reaching(self.reach) {
            return fit;
        }
        let mut grid: Vec<f64> = (0..=20).map(|step| f64::from(step) / 20.0).collect();
        grid.sort_by(|a, b| (a - self.reach).abs().total_cmp(&(b - self.reach).abs()));
        let Some(mut best) = grid.into_iter().find_map(|reach| self.reaching(reach)) else {
            return self.straight();
        };
        let (mut good, mut bad) = (best.reach, self.reach);
        for _ in 0..12 {
            let middle = f64::midpoint(good, bad);
            match self.reaching(middle) {
                Some(fit) => (good, best) = (middle, fit),
                None => bad = middle,
            }
        }
        best
    }
}

impl TipFit {
    /// The top of the dome on the center line.
    pub fn pole(&self) -> DVec2 {
        self.end + along(self.tilt) * self.dome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(tip: Tip) -> ProngPlan {
        ProngPlan {
            axis: 3.55,
            crown: [DVec2::new(3.25, 0.134), DVec2::new(1.85, 1.096)],
            top: 0.834,
            reach: 0.35,
            lean: 12_f64.to_radians(),
            bend: 0.9,
            radius: 0.6,
            style: TipStyle::of(tip),
        }
    }

    /// The highest point of the dome, and the innermost that is over the crown, by sampling.
    fn sampled(plan: &ProngPlan, tip: &TipFit) -> (f64, f64) {
        let (axis, across) = (along(tip.tilt), along(tip.tilt).perp());
        let dome = (0..=20_000).map(|i| {
            let (s, c) = (std::f64::consts::PI * f64::from(i) / 20_000.0).sin_cos();
            tip.end + axis * (tip.dome * s) + across * (tip.thick * c)
        });
        // The side of the prong just below the dome.
        let side = (0..2000).map(|i| tip.end + across * tip.thick - axis * (f64::from(i) * 1e-4));
        let all = dome.chain(side);
        let slope = plan.crown[1] - plan.crown[0];
        let over = |p: &DVec2| slope.perp_dot(*p - plan.crown[0]) <= 0.0;
        let top = all.clone().map(|p| p.y).fold(f64::MIN, f64::max);
        (top, all.filter(over).map(|p| p.x).fold(f64::MAX, f64::min))
    }

    #[test]
    fn height_and_reach_hold_together_for_every_tip() {
        for style in [Tip::Round, Tip::Claw, Tip::Tab] {
            for reach in [0.3, 0.35, 0.4] {
                let plan = ProngPlan { reach, ..plan(style) };
                let tip = plan.tip();
                assert!((tip.reach - reach).abs() < 1e-3, "{style:?} {reach} {tip:?}");
                let (top, inner) = sampled(&plan, &tip);
                assert!((top - plan.top).abs() < 1e-6, "{style:?} {top}");
                let wanted = plan.crown[0].lerp(plan.crown[1], reach).x;
                assert!((inner - wanted).abs() < 1e-2, "{style:?} {inner} {wanted} {tip:?}");
            }
        }
    }

    #[test]
    fn line_and_arcs_run_into_one_another() {
        let plan = plan(Tip::Claw);
        let (lower, tip) = (plan.lower(), plan.tip());
        let upper = plan.upper(&tip).unwrap();
        assert!((lower.at(1.0) - DVec2::new(plan.axis, 0.0)).length() < 1e-12);
        assert!((upper.at(1.0) - tip.end).length() < 1e-6);
        let early = lower.at(1e-6) - lower.start;
        assert!((early.x / early.y - plan.lean.tan()).abs() < 1e-4);
        assert!((plan.line_at(lower.start.y) - lower.start.x).abs() < 1e-12);
        let (before, after) = (lower.at(1.0) - lower.at(1.0 - 1e-6), upper.at(1e-6) - upper.start);
        assert!(before.angle_to(after).abs() < 1e-4);
    }

    #[test]
    fn where_both_cannot_be_had_the_height_wins() {
        for (height, reach) in [(0.834, 0.95), (0.2, 0.6), (0.834, 0.0), (0.15, 0.3), (3.0, 0.3)] {
            let plan = ProngPlan { top: height, reach, ..plan(Tip::Round) };
            let tip = plan.tip();
            let top = tip.end.y + rise([tip.thick, tip.dome], tip.tilt);
            assert!((top - height).abs() < 1e-9, "{height} {reach}: {top}");
        }
        assert!(ProngPlan { reach: 0.95, ..plan(Tip::Round) }.tip().reach < 0.9);
        assert!(ProngPlan { reach: 0.0, ..plan(Tip::Round) }.tip().reach > 0.05);
    }
}
