//! A base that is squared off: the outline of a ring, seen through the finger, with a flat under it between two rounded
//! corners from which straight sides run up until they touch the round of the shank.

use std::f64::consts::{FRAC_PI_4, PI};

use glam::DVec2;

use super::shank::{Measure, between};
use crate::build::{PartRole, Recipe};
use crate::design::features::Shank;
use crate::vocab::Millimeters;

/// Room that the rounding of a corner leaves of the flat and of the side beside it.
const ROUND_SHARE: f64 = 0.95;

/// Straight parts are followed by a section each so many radians.
const STEP: f64 = 0.07;

/// Sections along the rounding of a corner.
const CORNER_STEPS: u32 = 6;

/// From the shoulder to the base, in radians.
const HALF: f64 = PI - FRAC_PI_4;

/// A base begins no nearer to the shoulder than at this share of the way from there.
const ROOM: f64 = 0.95;

/// Adds the measures of a squared base between the shoulders of a shank that has one.
pub(super) fn square_off(shank: &Shank, measures: &mut Vec<Measure>, recipe: &mut Recipe) {
    if !shank.is_squared() {
        return;
    }
    let inner_radius = recipe.landmarks.inner_radius;
    let eased = |from: Millimeters, to: Millimeters, from_base: f64| {
        between(from.0, to.0, (1.0 - from_base / HALF).clamp(0.0, 1.0))
    };
    let flat = inner_radius + shank.thickness_base.0;
    let width = 2.0 * flat * shank.euro_flat.0 / 100.0;
    let asked = shank.euro_corner.0;
    // Where the sides touch the round, its radius is the one that they must have.
    let mut euro = Euro::new(width, flat, inner_radius + shank.thickness_shoulder.0, asked);
    for _ in 0..4 {
        let Some(touch) = euro.as_ref().map(|euro| euro.touch) else { break };
        let side = inner_radius + eased(shank.thickness_shoulder, shank.thickness_base, touch);
        euro = Euro::new(width, flat, side, asked);
    }
    let Some(euro) = euro.filter(|euro| euro.touch < ROOM * HALF) else {
        let flat = shank.euro_flat;
        let text =
            format!("Shank: a base with a flat of {flat} does not go with shoulders this thick; it is round");
        recipe.adjusted(PartRole::Shank, text);
        return;
    };
    if euro.corner < asked {
        let [asked, used] = [asked, euro.corner].map(Millimeters);
        let text = format!("Shank: corners of {asked} leave no flat at the base; {used} was used");
        recipe.adjusted(PartRole::Shank, text);
    }
    for from_base in euro.angles() {
        let width = eased(shank.width_shoulder, shank.width_base, from_base);
        let thickness = euro.at(from_base) - inner_radius;
        measures.extend([PI - from_base, PI + from_base].map(|angle| (angle, width, thickness)));
    }
    measures.sort_by(|a, b| a.0.total_cmp(&b.0));
}

/// Angles count from the middle of the base, in radians; lengths in mm.
struct Euro {
    /// From the finger axis to the flat.
    flat: f64,
    /// From the finger axis to the sides: the radius of the round that they touch.
    side: f64,
    /// Where the sides touch the round.
    touch: f64,
    /// Radius of the corners, as used.
    corner: f64,
    center: DVec2,
    /// Where the rounding meets the flat and the side.
    arc: [f64; 2],
}

impl Euro {
    /// A flat of this width so far from the axis under a round of radius `side`; `None` where it reaches no farther
    /// out than the round does.
    fn new(width: f64, flat: f64, side: f64, corner: f64) -> Option<Self> {
        let tip = DVec2::new(width / 2.0, flat);
        let far = tip.length();
        if far <= side * 1.001 {
            return None;
        }
        let reach = (side / far).acos();
        let touch = tip.x.atan2(tip.y) + reach;
        let cut = (touch / 2.0).tan();
        let room = tip.x.min(far * reach.sin());
        let corner = corner.min(ROUND_SHARE * room / cut);
        let center =
            tip - DVec2::new((touch / 2.0).sin(), (touch / 2.0).cos()) * (corner / (touch / 2.0).cos());
        let end = center + DVec2::new(touch.sin(), touch.cos()) * corner;
        let arc = [center.x.atan2(flat), end.x.atan2(end.y)];
        Some(Self { flat, side, touch, corner, center, arc })
    }

    /// From the finger axis to the outside.
    fn at(&self, angle: f64) -> f64 {
        let [from, to] = self.arc;
        if angle <= from {
            self.flat / angle.cos()
        } else if angle >= to {
            self.side / (angle - self.touch).cos()
        } else {
            let (sin, cos) = angle.sin_cos();
            let along = self.center.dot(DVec2::new(sin, cos));
            let square = along * along - self.center.length_squared() + self.corner * self.corner;
            along + square.max(0.0).sqrt()
        }
    }

    /// Angles, increasing, that tell its shape: from just beside the middle to where it begins.
    fn angles(&self) -> Vec<f64> {
        let [from, to] = self.arc;
        let mut angles = Vec::new();
        let mut along = |start: f64, end: f64, steps: u32| {
            angles.extend((1..=steps).map(|step| start + (end - start) * f64::from(step) / f64::from(steps)));
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a quarter turn at most")]
        let straight = |span: f64| (span / STEP).ceil().max(1.0) as u32;
        along(0.0, from, straight(from));
        along(from, to, CORNER_STEPS);
        along(to, self.touch, straight(self.touch - to));
        angles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outline_is_flat_then_round_then_straight_and_meets_the_shank_smoothly() {
        let euro = Euro::new(12.6, 10.4, 10.5, 2.0).unwrap();
        let point = |angle: f64| DVec2::new(angle.sin(), angle.cos()) * euro.at(angle);
        let [from, to] = euro.arc;
        assert!((point(0.9 * from).y - 10.4).abs() < 1e-12);
        for share in [0.0, 0.3, 0.999] {
            let on = point(from + (to - from) * share);
            assert!((on.distance(euro.center) - 2.0).abs() < 1e-9, "{on}");
        }
        let normal = DVec2::new(euro.touch.sin(), euro.touch.cos());
        for angle in [to + 1e-9, f64::midpoint(to, euro.touch), euro.touch] {
            assert!((point(angle).dot(normal) - 10.5).abs() < 1e-6);
        }
        assert!((euro.at(euro.touch) - 10.5).abs() < 1e-12);
        let angles = euro.angles();
        assert!(
            angles.is_sorted() && angles[0] > 0.0 && (angles[angles.len() - 1] - euro.touch).abs() < 1e-12
        );
    }

    #[test]
    fn corners_are_held_back_and_a_flat_inside_the_round_is_none() {
        let euro = Euro::new(12.6, 10.4, 10.5, 40.0).unwrap();
        assert!(euro.corner < 20.0 && euro.arc[0] > 0.0 && euro.arc[1] < euro.touch);
        assert!(Euro::new(3.0, 9.0, 10.5, 2.0).is_none());
    }
}
