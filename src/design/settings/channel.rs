//! A channel: a groove along the band whose walls lie over the stones from both sides.

use super::RowSeat;
use crate::design::entry::{About, Entry, mm, number, percent};
use crate::vocab::{Millimeters, Percent};

/// Keys: `channel.overlap`, `channel.over`, `channel.floor` and those of [`RowSeat`]. The walls are what the band leaves
/// beside the groove.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Channel {
    /// Metal over the stone from both walls together, as a share of its width.
    pub overlap: Percent,
    /// Top of the walls over the girdle's upper edge.
    pub over: Millimeters,
    /// How deep the groove is milled under the girdle, as a share of the pavilion's depth. Under it bars are left
    /// between the seats.
    pub floor: Percent,
    /// What is cut under each stone.
    pub seat: RowSeat,
}

impl Default for Channel {
    /// Metal over the stones in the middle of the trade's 10 to 15 %; the height over the girdle is the trade's 0.3 to
    /// 0.4 mm, which nobody published, nor is there a source for the floor.
    fn default() -> Self {
        Self {
            overlap: Percent(12.5),
            over: Millimeters(0.35),
            floor: Percent(50.0),
            seat: RowSeat::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Channel", label, help }
}

/// The parameters of a channel.
pub(super) const LIST: &[Entry<Channel>] = &[
    Entry::new(
        about(
            "channel.overlap",
            "Overlap",
            "Metal over each stone from both walls, as a share of its width.",
        ),
        number!(percent(0.0, 40.0, 0.5), overlap),
    ),
    Entry::new(
        about("channel.over", "Wall over girdle", "Top of the walls over the upper edge of the girdles."),
        number!(mm(0.0, 2.0, 0.05), over),
    ),
    Entry::new(
        about(
            "channel.floor",
            "Floor",
            "Depth of the groove under the girdle, as a share of the pavilion's.",
        ),
        number!(percent(0.0, 100.0, 5.0), floor),
    ),
];
