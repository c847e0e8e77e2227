//! The center line of a prong and its thickness, in the prong's own plane.
//!
//! x points outward from the stone's axis, z up, and z = 0 is the middle of the girdle. From its foot the prong
//! leans outward in a straight line, then bends inward in one circular arc that passes the girdle where the
//! seat wants it, and ends under a dome. The arc is the one for which the top of the dome has the height
//! asked for and its surface meets the crown where the reach asked for ends; both hold exactly, for the dome
//! is an ellipsoid and the crown a straight line in this plane.

use glam::DVec2;

use crate::design::settings::Tip;

/// The arc is bent no more sharply than this many radii of the prong.
const LEAST_BEND: f64 = 1.3;

/// A tip may lean inward up to this angle from the upright.
const MOST_TILT: f64 = 80.0 * std::f64::consts::PI / 180.0;

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
    /// Radius of the tip in the plane, and height of its dome.
    pub tip: [f64; 2],
}

/// The arc above the straight part, and what it covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bow {
    /// Angles from the upright, positive inward: where the arc begins, at the girdle, at its end.
    pub start_tilt: f64,
    pub end_tilt: f64,
    /// Where arc and dome meet.
    pub end: DVec2,
    /// Where arc and straight part meet.
    pub start: DVec2,
    /// Share of the crown that is covered.
    pub reach: f64,
}

/// Section radii of the three tips: in the plane and across it, as multiples of the nominal radius.
#[derive(Debug, Clone, Copy)]
pub(super) struct TipStyle {
    /// Width across the plane at foot and girdle, as a multiple of the radius there.
    pub broad: [f64; 2],
    pub tip: [f64; 2],
    /// Height of the dome, in mean radii of the tip.
    pub dome: f64,
}

impl TipStyle {
    pub const fn of(tip: Tip) -> Self {
        match tip {
            Tip::Round => Self { broad: [1.0, 1.0], tip: [0.85, 0.85], dome: 0.8 },
            Tip::Claw => Self { broad: [1.0, 1.0], tip: [0.4, 0.4], dome: 0.8 },
            Tip::Tab => Self { broad: [1.15, 1.35], tip: [0.6, 1.45], dome: 0.3 },
        }
    }
}

/// Extent of a half-ellipse (radius `[across, along]` its axis) upward, when its axis is tilted.
pub(super) fn rise([across, along]: [f64; 2], tilt: f64) -> f64 {
    (across * tilt.sin()).hypot(along * tilt.cos())
}

impl ProngPlan {
    /// The girdle's point of the crown and the direction inward along it, not of unit length.
    fn crown_point(&self, reach: f64) -> DVec2 {
        self.crown[0].lerp(self.crown[1], reach)
    }

    /// The end of the arc when the tip is tilted so and meets the crown at the share `reach`.
    fn end(&self, tilt: f64, reach: f64) -> Option<DVec2> {
        let meet = self.crown_point(reach);
        let z = self.top - rise(self.tip, tilt);
        let [across, along] = self.tip;
        let (sin, cos) = tilt.sin_cos();
        // (meet − end) in the tip's frame: along = (−sin, cos), across = (−cos, −sin). With end = (x, z) and
        // u = x − meet.x: along = u·sin + h·cos, across = u·cos − h·sin.
        let h = meet.y - z;
        let side = (across + h * sin) / cos;
        if side * sin + h * cos < 0.0 {
            // It meets the prong below its dome, where that is as good as straight.
            return Some(DVec2::new(meet.x + side, z));
        }
        let (a, b) = (sin / along, h * cos / along);
        let (c, d) = (cos / across, -h * sin / across);
        let (quadratic, linear, rest) = (a * a + c * c, a * b + c * d, b * b + d * d - 1.0);
        let root = linear * linear - quadratic * rest;
        // Where there is no root, the crown there is higher than the tip.
        (root >= 0.0).then(|| DVec2::new(meet.x + (root.sqrt() - linear) / quadratic, z))
    }

    /// The straight prong: it covers what it covers.
    fn straight(&self) -> Bow {
        let z = self.top - rise(self.tip, -self.lean);
        let end = DVec2::new(self.axis + self.lean.tan() * z, z);
        let start = DVec2::new(self.axis - self.lean.tan() * self.bend, -self.bend);
        let start = if start.y < end.y { start } else { end };
        let mut bow = Bow { start_tilt: -self.lean, end_tilt: -self.lean, end, start, reach: 0.0 };
        // The end for a reach lies farther in the more is covered.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            match self.end(-self.lean, middle) {
                Some(at) if at.x >= end.x => low = middle,
                _ => high = middle,
            }
        }
        bow.reach = low;
        bow
    }

    /// The arc for a reach, if there is one that is neither bent outward nor too sharply.
    fn bowed(&self, reach: f64) -> Option<Bow> {
        let at = |tilt: f64| {
            let end = self.end(tilt, reach)?;
            let chord = end - DVec2::new(self.axis, 0.0);
            if chord.y < 0.1 * self.radius {
                return None;
            }
            let chord_tilt = (-chord.x).atan2(chord.y);
            let girdle_tilt = 2.0 * chord_tilt - tilt;
            let half = tilt - chord_tilt;
            let length = chord.length() / sinc(half);
            // More than 0 when the arc above the girdle is bent more than the one below.
            let excess = 2.0 * half * self.bend - (girdle_tilt + self.lean) * length;
            Some((excess, girdle_tilt, end))
        };
        let (mut low, mut high) = (-self.lean, MOST_TILT);
        if at(low)?.0 > 0.0 || at(high)?.0 < 0.0 {
            return None;
        }
        for _ in 0..50 {
            let middle = f64::midpoint(low, high);
            if at(middle)?.0 < 0.0 { low = middle } else { high = middle }
        }
        let (_, girdle_tilt, end) = at(high)?;
        let turn = girdle_tilt + self.lean;
        let chord = self.bend * sinc(turn / 2.0);
        if turn < 0.0 || turn * LEAST_BEND * self.radius > self.bend {
            return None;
        }
        let (sin, cos) = ((girdle_tilt - self.lean) / 2.0).sin_cos();
        let start = DVec2::new(self.axis + chord * sin, -chord * cos);
        Some(Bow { start_tilt: -self.lean, end_tilt: high, end, start, reach })
    }

    /// The arc that comes nearest to the reach asked for; the height always holds.
    pub fn bow(&self) -> Bow {
        if let Some(bow) = self.bowed(self.reach) {
            return bow;
        }
        let straight = self.straight();
        if self.reach <= straight.reach {
            return straight;
        }
        let (mut low, mut high, mut best) = (straight.reach, self.reach, straight);
        for _ in 0..20 {
            let middle = f64::midpoint(low, high);
            match self.bowed(middle) {
                Some(bow) => (low, best) = (middle, bow),
                None => high = middle,
            }
        }
        best
    }

    /// Where the straight part below a bow passes a height.
    pub fn line_at(&self, bow: &Bow, z: f64) -> f64 {
        bow.start.x - self.lean.tan() * (bow.start.y - z)
    }
}

/// sin(x) / x.
fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-6 { 1.0 } else { x.sin() / x }
}

impl Bow {
    /// The arc's length.
    pub fn length(&self) -> f64 {
        self.start.distance(self.end) / sinc((self.end_tilt - self.start_tilt) / 2.0)
    }

    /// The point at a share of the arc.
    pub fn at(&self, share: f64) -> DVec2 {
        let half = share * (self.end_tilt - self.start_tilt) / 2.0;
        let (sin, cos) = (self.start_tilt + half).sin_cos();
        self.start + DVec2::new(-sin, cos) * (share * self.length() * sinc(half))
    }

    /// The tip of a dome of this height over the arc's end.
    pub fn pole(&self, dome: f64) -> DVec2 {
        let (sin, cos) = self.end_tilt.sin_cos();
        self.end + DVec2::new(-sin, cos) * dome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> ProngPlan {
        ProngPlan {
            axis: 3.55,
            crown: [DVec2::new(3.25, 0.114), DVec2::new(1.85, 1.076)],
            top: 0.834,
            reach: 0.35,
            lean: 12_f64.to_radians(),
            bend: 0.9,
            radius: 0.6,
            tip: [0.57, 0.285],
        }
    }

    /// The highest point of the dome, and the innermost that is over the crown, by sampling.
    fn sampled(plan: &ProngPlan, bow: &Bow) -> (f64, f64) {
        let (sin, cos) = bow.end_tilt.sin_cos();
        let (along, across) = (DVec2::new(-sin, cos), DVec2::new(-cos, -sin));
        let dome = (0..=20_000).map(|i| {
            let (s, c) = (std::f64::consts::PI * f64::from(i) / 20_000.0).sin_cos();
            bow.end + along * (plan.tip[1] * s) + across * (plan.tip[0] * c)
        });
        let slope = plan.crown[1] - plan.crown[0];
        let over = |p: &DVec2| slope.perp_dot(*p - plan.crown[0]) <= 0.0;
        let top = dome.clone().map(|p| p.y).fold(f64::MIN, f64::max);
        (top, dome.filter(over).map(|p| p.x).fold(f64::MAX, f64::min))
    }

    #[test]
    fn height_and_reach_hold_together() {
        for reach in [0.3, 0.35, 0.45] {
            let plan = ProngPlan { reach, ..plan() };
            let bow = plan.bow();
            assert!((bow.reach - reach).abs() < 1e-12, "{bow:?}");
            let (top, inner) = sampled(&plan, &bow);
            assert!((top - plan.top).abs() < 1e-6, "{top}");
            assert!((inner - plan.crown_point(reach).x).abs() < 1e-3, "{inner} {bow:?}");
        }
    }

    #[test]
    fn the_arc_passes_the_girdle_and_leaves_the_line_smoothly() {
        let plan = plan();
        let bow = plan.bow();
        let share = plan.bend / bow.length();
        assert!((bow.at(share) - DVec2::new(plan.axis, 0.0)).length() < 1e-6, "{:?}", bow.at(share));
        assert!((bow.at(0.0) - bow.start).length() < 1e-12 && (bow.at(1.0) - bow.end).length() < 1e-12);
        let early = bow.at(1e-6) - bow.start;
        assert!((early.x / early.y - plan.lean.tan()).abs() < 1e-4);
    }

    #[test]
    fn where_both_cannot_be_had_the_height_wins() {
        for (height, reach) in [(0.834, 0.95), (0.2, 0.6), (0.834, 0.0), (0.15, 0.3), (3.0, 0.3)] {
            let plan = ProngPlan { top: height, reach, ..plan() };
            let bow = plan.bow();
            let top = bow.end.y + rise(plan.tip, bow.end_tilt);
            assert!((top - height).abs() < 1e-9, "{height} {reach}: {top}");
            assert!(bow.start.y <= bow.end.y);
        }
        assert!(ProngPlan { reach: 0.95, ..plan() }.bow().reach < 0.9);
        assert!(ProngPlan { reach: 0.0, ..plan() }.bow().reach > 0.05);
    }
}
