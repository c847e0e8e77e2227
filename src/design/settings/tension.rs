//! A tension setting: the stone is held by the spring of the band alone, between its open ends.

use super::{CLEARANCE, HEAD_HEIGHT};
use crate::design::entry::{About, Entry, degrees, mm, number, percent};
use crate::vocab::{Degrees, Millimeters, Percent};

/// Keys: `tension.hold`, `groove.angle`, `groove.over`, `height`, `seat.clearance`. The opening of the band follows from the stone and
/// the hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tension {
    /// How much of the stone lies in both grooves together, as a share of how far it reaches from end to end.
    pub hold: Percent,
    /// Included angle of the grooves.
    pub groove_angle: Degrees,
    /// Metal over the mouth of the grooves, at least.
    pub over: Millimeters,
    /// Middle of the girdle over the finger (the inside of the shank under the head).
    pub head_height: Millimeters,
    /// Play between stone and groove.
    pub clearance: Millimeters,
}

impl Default for Tension {
    /// In the middle of the 15 to 20 % that grooves hold by custom, cut with the bur of 90° that fits crown and pavilion
    /// best; hold, metal over the grooves and clearance have no published source.
    fn default() -> Self {
        Self {
            hold: Percent(17.5),
            groove_angle: Degrees(90.0),
            over: Millimeters(0.3),
            head_height: Millimeters(2.9),
            clearance: Millimeters(0.01),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Tension", label, help }
}

/// The parameters of a tension setting.
pub(super) const LIST: &[Entry<Tension>] = &[
    Entry::new(HEAD_HEIGHT.about, number!(HEAD_HEIGHT.limits, head_height)),
    Entry::new(
        about(
            "tension.hold",
            "Hold",
            "How much of the stone lies in both grooves together, as a share of how far it reaches between them; \
             the band opens by the rest.",
        ),
        number!(percent(2.0, 40.0, 0.5), hold),
    ),
    Entry::new(
        about("groove.angle", "Groove angle", "Included angle of the two grooves; burs have 70 or 90°."),
        number!(degrees(60.0, 140.0, 1.0), groove_angle),
    ),
    Entry::new(
        about(
            "groove.over",
            "Metal over groove",
            "The least metal that is left over the mouth of the grooves.",
        ),
        number!(mm(0.0, 3.0, 0.05), over),
    ),
    Entry::new(CLEARANCE.about, number!(CLEARANCE.limits, clearance)),
];
