//! A V-prong: a post that opens under a stone's corner into two wings, one along each side, and folds over the crown.
//!
//! Everything is in the prong's own plane: x points out of the stone's corner, y across, z up, and z = 0 is the middle of
//! the girdle. What is made here is solid; the seat makes the V.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_3, FRAC_PI_6};

use glam::DVec2;

use super::prong_curve::ProngPlan;
use crate::kernel::{LoftSection, Profile, ProfilePoint};

/// Walls at the end of a wing, as a share of the wall around the corner.
const END_WALL: f64 = 0.6;

/// At the tip all walls are thinner by this.
const TIP_WALL: f64 = 0.75;

/// The tip leans over the crown by this share of its height, but not past this share of what it covers.
const TIP_LEAN: f64 = 0.7;
const MOST_LEAN: f64 = 0.6;

/// The rounding of edges, as a share of the wall at the end of a wing.
const ROUND: f64 = 0.4;

/// The wings begin so far under the girdle, and the post opens over so much more, in diameters of the prong; but not under
/// these shares of the way to the foot.
const WINGS: f64 = 0.55;
const OPENS: f64 = 0.9;
const LOWEST: [f64; 2] = [0.35, 0.8];

/// Outlines from where the post opens to where the wings begin.
const STEPS: u32 = 6;

/// A V-prong around one corner of a stone.
pub(super) struct Vee {
    plan: ProngPlan,
    /// Half the angle between the sides of the corner, in radians.
    half: f64,
    /// The widest place of the foot, and the radius there.
    foot: DVec2,
    base: f64,
}

/// A wedge around the corner, cut square to its bisector.
struct Wedge {
    corner: f64,
    chord: f64,
    wall: f64,
    end_wall: f64,
}

impl Vee {
    /// `opening` is the angle between the sides of the corner in radians, `base` the radius of the foot.
    pub fn new(plan: ProngPlan, opening: f64, foot: DVec2, base: f64) -> Self {
        Self { plan, half: opening / 2.0, foot, base }
    }

    /// Where it ends on the crown: the middle of its top.
    pub fn pole(&self) -> DVec2 {
        let tip = self.tip();
        DVec2::new(f64::midpoint(tip.chord, tip.corner + tip.wall), self.plan.top)
    }

    /// The outlines from the bottom of the foot to the tip.
    pub fn sections(&self) -> Vec<LoftSection> {
        let [full, tip] = [self.girdle(), self.tip()].map(|wedge| wedge.profile(self.half));
        let wings = (-WINGS * 2.0 * self.plan.radius).max(LOWEST[0] * self.foot.y);
        let opens = (wings - OPENS * 2.0 * self.plan.radius).max(LOWEST[1] * self.foot.y);
        let mut sections: Vec<LoftSection> = [FRAC_PI_6, FRAC_PI_3, FRAC_PI_2]
            .map(|turn| {
                let height = self.foot.y - self.base * turn.cos() / 2.0;
                LoftSection {
                    height,
                    profile: round(&full, DVec2::new(self.foot.x, 0.0), self.base * turn.sin()),
                }
            })
            .into();
        for step in 0..STEPS {
            let share = f64::from(step) / f64::from(STEPS);
            let height = opens + (wings - opens) * share;
            let eased = share * share * (3.0 - 2.0 * share);
            let post = round(&full, DVec2::new(self.post_at(height), 0.0), self.radius_at(height));
            sections.push(LoftSection { height, profile: blended(&post, &full, eased) });
        }
        let girdle = self.plan.crown[0].y;
        let rim = self.plan.top - 0.3 * (self.plan.top - girdle).min(0.5);
        let middle = DVec2::new(self.pole().x, 0.0);
        let over = |height: f64| (height - girdle) / (self.plan.top - girdle);
        sections.extend([
            LoftSection { height: wings, profile: full.clone() },
            LoftSection { height: girdle, profile: full.clone() },
            LoftSection { height: rim, profile: blended(&full, &tip, over(rim)) },
            LoftSection { height: self.plan.top, profile: shrunk(&tip, middle, 0.8) },
        ]);
        sections
    }

    /// Around the girdle's corner.
    fn girdle(&self) -> Wedge {
        let [girdle, table] = self.plan.crown;
        let wall = self.plan.axis + self.plan.radius - girdle.x;
        let chord = girdle.x - self.plan.reach.max(0.05) * (girdle.x - table.x);
        Wedge { corner: girdle.x, chord, wall, end_wall: END_WALL * wall }
    }

    fn tip(&self) -> Wedge {
        let full = self.girdle();
        let height = self.plan.top - self.plan.crown[0].y;
        let lean = (TIP_LEAN * height).min(MOST_LEAN * (full.corner - full.chord));
        Wedge {
            corner: full.corner - lean,
            wall: TIP_WALL * full.wall,
            end_wall: TIP_WALL * full.end_wall,
            ..full
        }
    }

    /// Where the middle of the post passes a height under the girdle.
    fn post_at(&self, height: f64) -> f64 {
        let arc = self.plan.lower();
        if height <= arc.start.y {
            return self.plan.line_at(height);
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if arc.at(middle).y < height { low = middle } else { high = middle }
        }
        arc.at(low).x
    }

    fn radius_at(&self, height: f64) -> f64 {
        let share = (1.0 - height / self.foot.y).clamp(0.0, 1.0);
        self.base + (self.plan.radius - self.base) * share
    }
}

impl Wedge {
    /// The chord downward, the end of one wing, its side, around the corner, and back.
    fn profile(&self, half: f64) -> Profile {
        let (sin, cos) = half.sin_cos();
        let end = DVec2::new(self.chord, -((self.corner - self.chord) * sin + self.end_wall) / cos);
        let beside = DVec2::new(self.corner + self.wall * sin, -self.wall * cos);
        let along = (beside - end).normalize_or(DVec2::X);
        let fillet = (ROUND * self.end_wall).min(0.4 * beside.distance(end)).min(-0.4 * end.y);
        let rounded = ((-DVec2::Y).angle_to(along) / 4.0).tan();
        let around = ((FRAC_PI_2 - half) / 2.0).tan();
        let mirrored = |at: DVec2| DVec2::new(at.x, -at.y);
        let (inner, outer) = (end + DVec2::Y * fillet, end + along * fillet);
        let corners = [
            (mirrored(inner), 0.0),
            (inner, rounded),
            (outer, 0.0),
            (beside, around),
            (mirrored(beside), 0.0),
            (mirrored(outer), rounded),
        ];
        Profile { points: corners.map(|(at, bulge)| ProfilePoint { x: at.x, y: at.y, bulge }).to_vec() }
    }
}

fn at(point: &ProfilePoint) -> DVec2 {
    DVec2::new(point.x, point.y)
}

/// A circle with points in the directions in which `like` has its own.
fn round(like: &Profile, middle: DVec2, radius: f64) -> Profile {
    let (least, most) = (like.points.iter())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), point| {
            (least.min(point.x), most.max(point.x))
        });
    let seen_from = DVec2::X * f64::midpoint(least, most);
    let out = |index: usize| (at(&like.points[index % like.points.len()]) - seen_from).normalize_or(DVec2::X);
    let points = (0..like.points.len()).map(|index| {
        let place = middle + out(index) * radius;
        ProfilePoint { x: place.x, y: place.y, bulge: (out(index).angle_to(out(index + 1)) / 4.0).tan() }
    });
    Profile { points: points.collect() }
}

fn blended(from: &Profile, to: &Profile, share: f64) -> Profile {
    let mix = |a: f64, b: f64| a + (b - a) * share;
    let points = from.points.iter().zip(&to.points).map(|(a, b)| ProfilePoint {
        x: mix(a.x, b.x),
        y: mix(a.y, b.y),
        bulge: mix(a.bulge, b.bulge),
    });
    Profile { points: points.collect() }
}

fn shrunk(profile: &Profile, middle: DVec2, by: f64) -> Profile {
    let points = profile.points.iter().map(|point| {
        let place = middle.lerp(at(point), by);
        ProfilePoint { x: place.x, y: place.y, bulge: point.bulge }
    });
    Profile { points: points.collect() }
}
