//! A bezel: a wall all around the stone.

use super::{CLEARANCE, DROP, HEAD_HEIGHT, LENGTH_OVER_GIRDLE};
use crate::design::entry::{About, Entry, degrees, mm, number};
use crate::vocab::{Degrees, Millimeters};

/// Keys: `bezel.wall`, `bezel.height_over_girdle`, `bezel.taper`, `bezel.ledge`, `bezel.opening`, `bezel.opening_at`,
/// `height`, `seat.clearance`, `seat.drop`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bezel {
    /// Wall thickness at the girdle.
    pub wall: Millimeters,
    /// Top of the wall over the upper edge of the girdle.
    pub height_over_girdle: Millimeters,
    /// Inward slope of the outside from girdle to foot.
    pub taper: Degrees,
    /// Width of the bearing ledge under the girdle.
    pub ledge: Millimeters,
    /// Angle of the opening on each of two sides, seen from the stone's axis; 0 is a whole bezel.
    pub opening: Degrees,
    /// Where the openings are: turn from 12 and 6 o'clock, clockwise seen from the top.
    pub opening_at: Degrees,
    /// Middle of the girdle over the finger (the inside of the shank under the head).
    pub head_height: Millimeters,
    /// Play between stone and seat.
    pub clearance: Millimeters,
    /// How far the seat is cut below the stone's own bearing; 0 is full contact.
    pub seat_drop: Millimeters,
}

impl Default for Bezel {
    /// For a round of 6.5 mm; wall, height and clearance lie in the trade's ranges for that size, which have no
    /// published source, nor have taper and ledge.
    fn default() -> Self {
        Self {
            wall: Millimeters(0.8),
            height_over_girdle: Millimeters(0.5),
            taper: Degrees(5.0),
            ledge: Millimeters(0.4),
            opening: Degrees(0.0),
            opening_at: Degrees(0.0),
            head_height: Millimeters(5.0),
            clearance: Millimeters(0.03),
            seat_drop: Millimeters(0.0),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Bezel", label, help }
}

/// The parameters of a bezel.
pub(super) const LIST: &[Entry<Bezel>] = &[
    Entry::new(HEAD_HEIGHT.about, number!(HEAD_HEIGHT.limits, head_height)),
    Entry::new(
        about("bezel.wall", "Wall", "Thickness of the wall at the girdle, before finishing."),
        number!(mm(0.1, 3.0, 0.05), wall),
    ),
    Entry::new(
        about(
            "bezel.height_over_girdle",
            "Height over girdle",
            "Top of the wall over the girdle's upper edge.",
        ),
        number!(LENGTH_OVER_GIRDLE, height_over_girdle),
    ),
    Entry::new(
        about("bezel.taper", "Taper", "Inward slope of the outside from the girdle down to the foot."),
        number!(degrees(0.0, 30.0, 0.5), taper),
    ),
    Entry::new(
        about("bezel.ledge", "Ledge", "Width of the ledge under the girdle that the stone rests on."),
        number!(mm(0.05, 2.0, 0.05), ledge),
    ),
    Entry::new(
        about(
            "bezel.opening",
            "Opening",
            "How wide the wall is open on each of two sides, which makes a half bezel; 0 is closed all around.",
        ),
        number!(degrees(0.0, 150.0, 1.0), opening),
    ),
    Entry::<Bezel>::new(
        about("bezel.opening_at", "Opening at", "Turn of the two openings from 12 and 6 o'clock, clockwise."),
        number!(degrees(-90.0, 90.0, 1.0), opening_at),
    )
    .only_if(|bezel| bezel.opening.0 > 0.0),
    Entry::new(CLEARANCE.about, number!(CLEARANCE.limits, clearance)),
    Entry::new(DROP.about, number!(DROP.limits, seat_drop)),
];
