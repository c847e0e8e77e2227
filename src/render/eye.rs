//! Where the picture is taken from: orbit, pan, zoom, named views and short flights between them.

use bevy::math::{Quat, Vec2, Vec3};
use bevy::prelude::*;

use super::space::{ring_from_world, world_from_ring};
use crate::vocab::{self, Direction, NamedView, Point};

/// Vertical field of view in radians.
#[expect(clippy::cast_possible_truncation, reason = "the window draws in f32")]
pub const FIELD_OF_VIEW: f32 = vocab::FIELD_OF_VIEW as f32;
/// How long a flight takes, in seconds.
const FLIGHT: f32 = 0.55;
const NEAREST: f32 = 4.0;
const FARTHEST: f32 = 600.0;

/// A place to look from, in world units: `yaw` 0 looks from the front of the piece, positive moves to its
/// right; `pitch` is the height over the horizon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// What the eye turns about and looks at.
    pub focus: Vec3,
    /// Turn about the upright, in radians.
    pub yaw: f32,
    /// Height over the horizon, in radians.
    pub pitch: f32,
    /// From the focus to the eye.
    pub distance: f32,
}

impl Pose {
    /// The unit vector from the focus to the eye.
    #[must_use]
    pub fn back(&self) -> Vec3 {
        let (sin, cos) = self.pitch.sin_cos();
        Vec3::new(self.yaw.sin() * cos, sin, self.yaw.cos() * cos)
    }

    /// The camera's place and turn.
    #[must_use]
    pub fn transform(&self) -> Transform {
        let turn = Quat::from_rotation_y(self.yaw) * Quat::from_rotation_x(-self.pitch);
        Transform::from_translation(self.focus + self.back() * self.distance).with_rotation(turn)
    }

    fn between(self, other: Self, share: f32) -> Self {
        let turn = (other.yaw - self.yaw + std::f32::consts::PI).rem_euclid(std::f32::consts::TAU)
            - std::f32::consts::PI;
        Self {
            focus: self.focus.lerp(other.focus, share),
            yaw: self.yaw + turn * share,
            pitch: self.pitch + (other.pitch - self.pitch) * share,
            distance: self.distance * (other.distance / self.distance).powf(share),
        }
    }
}

/// The eye of the viewport.
#[derive(Resource, Debug)]
pub struct Eye {
    /// Where it is now.
    pub pose: Pose,
    flight: Option<(Pose, Pose, f32)>,
    /// Middle and radius of what is framed.
    subject: (Vec3, f32),
    /// The piece lies on its back: its face is seen from above.
    lies: bool,
    framed: bool,
    /// Width over height of the viewport.
    pub aspect: f32,
}

impl Default for Eye {
    fn default() -> Self {
        let pose = Pose { focus: Vec3::ZERO, yaw: 0.0, pitch: 0.0, distance: 90.0 };
        let subject = (Vec3::ZERO, 14.0);
        let mut eye = Self { pose, flight: None, subject, lies: false, framed: false, aspect: 1.4 };
        eye.pose = eye.named(NamedView::Home);
        eye
    }
}

impl Eye {
    /// Tells what there is to see, and whether it lies on its back, as a pendant does; the first time the eye goes
    /// there at once.
    pub fn set_subject(&mut self, bounds_in_ring: [Point; 2], lies: bool) {
        let corners = bounds_in_ring.map(world_from_ring);
        let extent = (corners[1] - corners[0]).abs();
        // A slender piece reaches nearly to the ends of its box, a ring does not.
        let slender = extent.max_element() / extent.length().max(f32::EPSILON);
        let radius = extent.length() * 0.5 * (1.25 * slender).max(1.0);
        self.subject = ((corners[0] + corners[1]) * 0.5, radius);
        self.lies = lies;
        if !self.framed {
            self.framed = true;
            self.pose = self.named(NamedView::Home);
        }
    }

    /// The pose of a named view, framing the whole piece.
    #[must_use]
    pub fn named(&self, view: NamedView) -> Pose {
        #[expect(clippy::cast_possible_truncation, reason = "the window draws in f32")]
        let [yaw, pitch] = view.angles(self.lies).map(|angle| angle as f32);
        let half_angle = (FIELD_OF_VIEW * 0.5).tan() * self.aspect.min(1.0);
        let distance = self.subject.1 * 0.92 / half_angle.atan().sin();
        Pose { focus: self.subject.0, yaw, pitch, distance }
    }

    /// Flies to a named view.
    pub fn look(&mut self, view: NamedView) {
        self.fly(self.named(view));
    }

    /// Flies to a close view of a place, seen from outside of the piece.
    pub fn look_at(&mut self, point_in_ring: Point) {
        let focus = world_from_ring(point_in_ring);
        let out = if focus.x.hypot(focus.z) > 0.4 { Vec2::new(focus.x, focus.z) } else { Vec2::Y };
        let on_head = focus.y > self.subject.0.y;
        let pitch = if on_head { 0.5 } else { (focus.y / self.subject.1).clamp(-0.5, 0.5) };
        let distance = self.subject.1 * 0.42 / (FIELD_OF_VIEW * 0.5).tan();
        self.fly(Pose { focus, yaw: out.x.atan2(out.y), pitch, distance });
    }

    fn fly(&mut self, to: Pose) {
        self.flight = Some((self.pose, to, 0.0));
    }

    /// Goes on with a flight by `seconds`; whether there is one.
    pub fn advance(&mut self, seconds: f32) -> bool {
        let Some((from, to, passed)) = &mut self.flight else { return false };
        // A slow picture must not swallow the flight.
        *passed += seconds.clamp(0.005, 0.12);
        let t = (*passed / FLIGHT).min(1.0);
        self.pose = from.between(*to, t * t * (3.0 - 2.0 * t));
        if t >= 1.0 {
            self.pose = *to;
            self.flight = None;
        }
        true
    }

    /// Whether a flight is under way.
    #[must_use]
    pub fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Turns about the focus; `by` is in shares of the viewport's height.
    pub fn orbit(&mut self, by: Vec2) {
        self.flight = None;
        self.pose.yaw = (self.pose.yaw - by.x * 3.6).rem_euclid(std::f32::consts::TAU);
        let limit = std::f32::consts::FRAC_PI_2;
        self.pose.pitch = (self.pose.pitch + by.y * 3.0).clamp(-limit, limit);
    }

    /// Moves sideways with the piece under the pointer; `by` is in shares of the viewport's height.
    pub fn pan(&mut self, by: Vec2) {
        self.flight = None;
        let turn = self.pose.transform().rotation;
        let height = 2.0 * self.pose.distance * (FIELD_OF_VIEW * 0.5).tan();
        self.pose.focus += (turn * Vec3::Y * by.y - turn * Vec3::X * by.x) * height;
    }

    /// Comes nearer (`factor` < 1) or goes away, keeping what is under the pointer there.
    pub fn zoom(&mut self, factor: f32, pointer: Vec2) {
        self.flight = None;
        let distance = (self.pose.distance * factor).clamp(NEAREST, FARTHEST);
        let real = distance / self.pose.distance;
        let turn = self.pose.transform().rotation;
        let half_height = self.pose.distance * (FIELD_OF_VIEW * 0.5).tan();
        let off = turn * Vec3::X * ((pointer.x - 0.5) * 2.0 * self.aspect)
            - turn * Vec3::Y * ((pointer.y - 0.5) * 2.0);
        self.pose.focus += off * half_height * (1.0 - real);
        self.pose.distance = distance;
    }

    /// The ray through a point of the viewport (0, 0 is upper left, 1, 1 lower right), in ring space.
    #[must_use]
    pub fn ray(&self, pointer: Vec2) -> (Point, Direction) {
        let transform = self.pose.transform();
        let half = (FIELD_OF_VIEW * 0.5).tan();
        let local =
            Vec3::new((pointer.x * 2.0 - 1.0) * half * self.aspect, (1.0 - pointer.y * 2.0) * half, -1.0);
        let direction = transform.rotation * local.normalize();
        (ring_from_world(transform.translation), ring_from_world(direction).normalize())
    }
}

impl Eye {
    /// Where a point of ring space appears in the viewport, as in [`Eye::ray`]; `None` behind the eye.
    #[must_use]
    pub fn project(&self, point_in_ring: Point) -> Option<Vec2> {
        let transform = self.pose.transform();
        let seen = transform.rotation.inverse() * (world_from_ring(point_in_ring) - transform.translation);
        let half = (FIELD_OF_VIEW * 0.5).tan() * -seen.z;
        (half > 0.0).then(|| Vec2::new(seen.x / (half * self.aspect) + 1.0, 1.0 - seen.y / half) * 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eye() -> Eye {
        let mut eye = Eye::default();
        eye.set_subject([Point::new(-10.0, -2.0, -10.0), Point::new(10.0, 2.0, 16.0)], false);
        eye
    }

    #[test]
    fn named_views_look_where_their_names_say() {
        let mut eye = eye();
        for (view, towards) in
            [(NamedView::ThroughFinger, Point::Y), (NamedView::Side, -Point::X), (NamedView::Top, -Point::Z)]
        {
            eye.pose = eye.named(view);
            let (_, direction) = eye.ray(Vec2::splat(0.5));
            assert!((direction - towards).length() < 1e-5, "{view:?}: {direction}");
            let (origin, direction) = eye.ray(Vec2::new(0.3, 0.8));
            let back = eye.project(origin + direction * 50.0).unwrap();
            assert!(back.distance(Vec2::new(0.3, 0.8)) < 1e-4, "{view:?}: {back}");
        }
        // From the top 12 o'clock (+Y) is up and 3 o'clock (+X) right on the page.
        eye.pose = eye.named(NamedView::Top);
        assert!(eye.ray(Vec2::new(0.5, 0.4)).1.y > 0.0 && eye.ray(Vec2::new(0.6, 0.5)).1.x > 0.0);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let mut eye = eye();
        let pointer = Vec2::new(0.8, 0.3);
        let under = |eye: &Eye| {
            let (origin, direction) = eye.ray(pointer);
            let (focus, back) = (ring_from_world(eye.pose.focus), ring_from_world(eye.pose.back()));
            origin + direction * ((focus - origin).dot(back) / direction.dot(back))
        };
        let before = under(&eye);
        eye.zoom(0.7, pointer);
        let (origin, direction) = eye.ray(pointer);
        let off = (before - origin) - direction * (before - origin).dot(direction);
        assert!(off.length() < 1e-3, "{off}");
        eye.zoom(1e-9, pointer);
        assert!((eye.pose.distance - NEAREST).abs() < 1e-3, "never through the piece");
    }

    #[test]
    fn a_flight_ends_exactly_where_it_was_sent() {
        let mut eye = eye();
        eye.look(NamedView::Side);
        let mut steps = 0;
        while eye.advance(0.05) {
            steps += 1;
        }
        assert!((5..40).contains(&steps), "{steps}");
        assert_eq!(eye.pose, eye.named(NamedView::Side));
    }

    #[test]
    fn the_framed_piece_is_within_the_picture() {
        let mut eye = eye();
        for view in [NamedView::Home, NamedView::Front, NamedView::Side, NamedView::ThroughFinger] {
            eye.pose = eye.named(view);
            let transform = eye.pose.transform();
            for corner in [Point::new(-10.0, -2.0, -10.0), Point::new(10.0, 2.0, 16.0)] {
                let seen = transform.rotation.inverse() * (world_from_ring(corner) - transform.translation);
                let half = (FIELD_OF_VIEW * 0.5).tan() * -seen.z;
                assert!(seen.y.abs() < half && seen.x.abs() < half * eye.aspect, "{view:?} {seen}");
            }
        }
    }

    #[test]
    fn what_lies_on_its_back_is_seen_from_the_front() {
        let mut eye = eye();
        let upright = eye.named(NamedView::Home).back();
        eye.set_subject([Point::new(-5.0, -8.0, 0.0), Point::new(5.0, 8.0, 4.0)], true);
        let face = eye.named(NamedView::Home).back();
        assert!(face.y > 0.85 && upright.y < 0.5, "{face} {upright}");
        assert!((eye.pose.back() - upright).length() < 1e-6, "a piece that changes does not turn the eye");
    }

    #[test]
    fn a_slender_piece_is_seen_whole() {
        let mut eye = Eye::default();
        eye.set_subject([Point::new(-2.5, -2.5, -11.0), Point::new(2.5, 2.5, 4.0)], true);
        for (x, y, z) in
            [(-2.5, -2.5, -11.0), (2.5, -2.5, -11.0), (-2.5, 2.5, 4.0), (2.5, 2.5, 4.0), (2.5, -2.5, 4.0)]
        {
            let seen = eye.project(Point::new(x, y, z)).unwrap();
            assert!(seen.min_element() > 0.0 && seen.max_element() < 1.0, "{x} {y} {z}: {seen}");
        }
    }
}
