//! Bars across a row: upright walls between the stones, each notched for both of its neighbors.

use super::RowSeat;
use crate::design::entry::{About, Entry, mm, number, percent};
use crate::vocab::{Millimeters, Percent};

/// Keys: `bar.overlap`, `bar.over`, `bar.length`, `bar.girdle` and those of [`RowSeat`]. Bars are as thick as the gap between two stones and
/// what lies over both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Metal over each stone from the bars on both sides together, as a share of its length along the row.
    pub overlap: Percent,
    /// Top of the bars over the girdle's upper edge.
    pub over: Millimeters,
    /// Length of the bars along the finger, as a share of the stone's width; never more than the band is wide.
    pub length: Percent,
    /// Middle of the girdle over the outside of the band.
    pub girdle: Millimeters,
    /// What is cut under each stone.
    pub seat: RowSeat,
}

impl Default for Bar {
    /// As much over the stones as the walls of a channel; height, length and how far the stones stand over the band
    /// have no published source.
    fn default() -> Self {
        Self {
            overlap: Percent(12.5),
            over: Millimeters(0.35),
            length: Percent(100.0),
            girdle: Millimeters(0.25),
            seat: RowSeat::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Bars", label, help }
}

/// The parameters of bars.
pub(super) const LIST: &[Entry<Bar>] = &[
    Entry::new(
        about(
            "bar.overlap",
            "Overlap",
            "Metal over each stone from both bars, as a share of its length along the row.",
        ),
        number!(percent(0.0, 40.0, 0.5), overlap),
    ),
    Entry::new(
        about("bar.over", "Bar over girdle", "Top of the bars over the upper edge of the girdles."),
        number!(mm(0.05, 2.0, 0.05), over),
    ),
    Entry::new(
        about(
            "bar.length",
            "Length",
            "Length of the bars along the finger, as a share of the stones' width.",
        ),
        number!(percent(30.0, 150.0, 1.0), length),
    ),
    Entry::new(
        about("bar.girdle", "Girdle over band", "Middle of the girdles over the outside of the band."),
        number!(mm(0.0, 3.0, 0.05), girdle),
    ),
];
