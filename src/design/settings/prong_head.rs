//! A head of prongs on gallery rails.

use crate::vocab::{Degrees, Millimeters, Percent};

/// How a prong ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tip {
    /// A dome.
    Round,
    /// Tapered to a fine point.
    Claw,
    /// Wide and flat.
    Tab,
}

/// Keys: `prongs.count` (3, 4, 6, 8), `prongs.tip`, `prongs.base_diameter`, `prongs.tip_diameter`, `prongs.lean`,
/// `prongs.height_over_girdle`, `prongs.reach`, `prongs.rotation`, `gallery.rails` (1, 2),
/// `gallery.wire`, `head.height`, `seat.share`, `seat.clearance`, `seat.drop`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProngHead {
    pub count: u32,
    pub tip: Tip,
    /// Prong diameter at its foot.
    pub base_diameter: Millimeters,
    /// Prong diameter at the girdle and above.
    pub tip_diameter: Millimeters,
    /// Outward lean of the prong from foot to girdle.
    pub lean: Degrees,
    /// Top of the prong over the upper edge of the girdle.
    pub height_over_girdle: Millimeters,
    /// How far the tip covers the crown, as a share of the crown's slope seen from above.
    pub reach: Percent,
    /// Turn of the whole head: 0 puts the first prong at 1:30 o'clock for four prongs (between the shank's shoulders).
    pub rotation: Degrees,
    /// Gallery rails: 1 is the base rail on the shank, 2 adds one at half height.
    pub rails: u32,
    /// Wire diameter of the rails.
    pub wire: Millimeters,
    /// Middle of the girdle over the finger (the inside of the shank under the head).
    pub head_height: Millimeters,
    /// Share of the prong's diameter that the bearing cut takes: 25 by default, never over 50.
    pub seat_share: Percent,
    /// Play between stone and seat.
    pub clearance: Millimeters,
    /// How far the seat is cut below the stone's own bearing; 0 is full contact.
    pub seat_drop: Millimeters,
}
