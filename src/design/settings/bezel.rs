//! A bezel: a wall all around the stone.

use crate::vocab::{Degrees, Millimeters};

/// Keys: `bezel.wall`, `bezel.height_over_girdle`, `bezel.taper`, `bezel.ledge`, `head.height`,
/// `seat.clearance`, `seat.drop`.
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
    pub head_height: Millimeters,
    pub clearance: Millimeters,
    pub seat_drop: Millimeters,
}
