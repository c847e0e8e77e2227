//! Where a picture is taken from.

use crate::vocab::{Direction, FIELD_OF_VIEW, Point};

/// The share of the picture that the piece may fill.
const FILL: f64 = 0.80;

/// An eye in ring space and the frame of its picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Where the eye is.
    pub eye: Point,
    /// Turn about the upright, in radians; 0 looks from the front.
    pub yaw: f64,
    /// Height over the horizon, in radians.
    pub pitch: f64,
    right: Direction,
    up: Direction,
    forward: Direction,
    /// Half width and half height of the picture as tangents.
    half: [f64; 2],
}

impl Camera {
    /// Looks at all `points` from a side, so that they fill a picture of that width over height.
    #[must_use]
    pub fn framing(points: &[Point], [yaw, pitch]: [f64; 2], aspect: f64) -> Self {
        let ((sin, cos), (rise, run)) = (yaw.sin_cos(), pitch.sin_cos());
        let back = Direction::new(sin * run, -cos * run, rise);
        let right = Direction::new(cos, sin, 0.0);
        let up = back.cross(right);
        let tangent = (FIELD_OF_VIEW * 0.5).tan();
        // A tall picture keeps the field across.
        let half = if aspect >= 1.0 { [tangent * aspect, tangent] } else { [tangent, tangent / aspect] };
        let middle = |axis: Direction| {
            let ends = points.iter().map(|point| point.dot(axis));
            let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
            if low <= high { (low + high) * 0.5 } else { 0.0 }
        };
        let focus = right * middle(right) + up * middle(up) + back * middle(back);
        let distance = |point: &Point| {
            let off = *point - focus;
            let across = off.dot(right).abs() / half[0];
            let along = off.dot(up).abs() / half[1];
            across.max(along) / FILL + off.dot(back)
        };
        let away = points.iter().map(distance).fold(1.0, f64::max);
        Self { eye: focus + back * away, yaw, pitch, right, up, forward: -back, half }
    }

    /// The direction through a place of the picture: 0, 0 is the upper left corner, 1, 1 the lower right.
    #[must_use]
    pub fn toward(&self, [x, y]: [f64; 2]) -> Direction {
        let across = (x * 2.0 - 1.0) * self.half[0];
        let along = (1.0 - y * 2.0) * self.half[1];
        (self.forward + self.right * across + self.up * along).normalize()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::NamedView;

    #[test]
    fn a_piece_fills_its_picture_from_every_side() {
        let corners: Vec<Point> = (0..8_u8)
            .map(|k| {
                let side = |bit: u8, half: f64| if k & bit == 0 { -half } else { half };
                Point::new(side(1, 10.0), side(2, 1.5), side(4, 12.0) + 2.0)
            })
            .collect();
        for view in NamedView::ALL {
            for aspect in [0.6, 1.0, 1.5] {
                let camera = Camera::framing(&corners, view.angles(false), aspect);
                let shares = corners.iter().map(|corner| {
                    let toward = *corner - camera.eye;
                    let ahead = toward.dot(camera.forward);
                    let across = toward.dot(camera.right).abs() / ahead / camera.half[0];
                    across.max(toward.dot(camera.up).abs() / ahead / camera.half[1])
                });
                let most = shares.fold(0.0, f64::max);
                assert!((FILL - 0.12..=FILL + 1e-9).contains(&most), "{view:?} {aspect}: {most}");
            }
        }
    }

    #[test]
    fn up_is_up_and_right_is_right() {
        let camera = Camera::framing(&[Point::ZERO, Point::Z], NamedView::ThroughFinger.angles(false), 1.0);
        let [middle, left, above] = [[0.5, 0.5], [0.0, 0.5], [0.5, 0.0]].map(|at| camera.toward(at));
        assert!(middle.dot(Direction::Y) > 0.999, "along the finger");
        assert!(left.x < 0.0 && above.z > 0.0);
        let top = Camera::framing(&[Point::ZERO, Point::Z], NamedView::Top.angles(false), 1.0);
        assert!(top.toward([0.5, 0.0]).y > 0.0, "12 o'clock is up");
    }
}
