//! Beads: grains of the band's own metal raised between the stones of one line.

use super::RowSeat;
use crate::design::entry::{About, Entry, count, mm, number, percent};
use crate::vocab::{Millimeters, Percent};

/// Keys: `beads.per_stone` (2, 4), `beads.diameter`, `beads.cover`, `beads.height`, `beads.depth` and those of
/// [`RowSeat`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bead {
    /// Beads that hold each stone, each shared with its neighbor: 2 on alternating sides, or 4.
    pub per_stone: u32,
    /// Of each bead, before the seats are cut.
    pub diameter: Millimeters,
    /// How far each bead lies over the crowns, seen from above.
    pub cover: Millimeters,
    /// Top of a bead over the girdle, as a share of girdle to table.
    pub height: Percent,
    /// Middle of the girdle under the outside of the band.
    pub depth: Millimeters,
    /// What is cut under each stone.
    pub seat: RowSeat,
}

impl Default for Bead {
    /// For rounds of 1.5 mm: a quarter to a third of the stone, 0.10 to 0.15 mm of which lies over the crown. Those
    /// ranges and the depth have no published source.
    fn default() -> Self {
        Self {
            per_stone: 4,
            diameter: Millimeters(0.5),
            cover: Millimeters(0.12),
            height: Percent(80.0),
            depth: Millimeters(0.1),
            seat: RowSeat::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Beads", label, help }
}

/// The parameters of beads.
pub(super) const LIST: &[Entry<Bead>] = &[
    Entry::new(
        about("beads.per_stone", "Per stone", "Beads that hold each stone: 2 on alternating sides, or 4."),
        count!(&[2, 4], per_stone),
    ),
    Entry::new(
        about("beads.diameter", "Diameter", "Diameter of each bead, before the seats on both sides are cut."),
        number!(mm(0.1, 2.0, 0.01), diameter),
    ),
    Entry::new(
        about("beads.cover", "Cover", "How far each bead lies over the crowns beside it, seen from above."),
        number!(mm(0.0, 1.0, 0.01), cover),
    ),
    Entry::new(
        about("beads.height", "Height", "Top of a bead over the girdle, as a share of girdle to table."),
        number!(percent(10.0, 150.0, 1.0), height),
    ),
    Entry::new(
        about("beads.depth", "Depth", "Middle of the girdles under the outside of the band."),
        number!(mm(-1.0, 3.0, 0.05), depth),
    ),
];
