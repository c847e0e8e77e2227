//! Clock positions: how a jeweler says where on a ring something is.

use super::Point;

/// From where the clock face is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockView {
    /// Looking down on the head, the finger tip up: 12 is +Y, 3 is +X of ring space.
    FromTop,
    /// Looking through the finger hole, the head up: 12 is +Z, 3 is +X of ring space.
    ThroughFinger,
}

/// A position on a clock face, in hours from 0 up to (not including) 12.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Clock {
    /// From 0 up to 12.
    pub hours: f64,
    /// Which clock face.
    pub view: ClockView,
}

impl Clock {
    /// The clock position of a point in ring space. A point on the axis of the view reads 12 o'clock.
    #[must_use]
    pub fn of(point_in_ring: Point, view: ClockView) -> Self {
        let up = match view {
            ClockView::FromTop => point_in_ring.y,
            ClockView::ThroughFinger => point_in_ring.z,
        };
        let turns = point_in_ring.x.atan2(up) / std::f64::consts::TAU;
        Self { hours: (turns.rem_euclid(1.0) * 12.0) % 12.0, view }
    }
}

impl std::fmt::Display for Clock {
    /// To the nearest quarter hour: `2 o'clock`, `1:30 o'clock`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hours lie in 0..12")]
        let quarters = (self.hours * 4.0).round() as u32 % 48;
        let hour = if quarters / 4 == 0 { 12 } else { quarters / 4 };
        match quarters % 4 {
            0 => write!(f, "{hour} o'clock"),
            rest => write!(f, "{hour}:{:02} o'clock", rest * 15),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_positions_read_as_a_jeweler_reads_them() {
        let top = |x, y| Clock::of(Point::new(x, y, 5.0), ClockView::FromTop).to_string();
        assert_eq!(top(0.0, 1.0), "12 o'clock");
        assert_eq!(top(1.0, 0.0), "3 o'clock");
        assert_eq!(top(1.0, 1.0), "1:30 o'clock");
        assert_eq!(top(-0.001, 1.0), "12 o'clock");
        assert_eq!(Clock::of(Point::new(0.0, 9.0, -1.0), ClockView::ThroughFinger).to_string(), "6 o'clock");
    }
}
