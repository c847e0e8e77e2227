//! Flush setting: stones sunk into the band until their tables are level with it.

use super::RowSeat;
use crate::design::entry::{About, Entry, mm, number};
use crate::vocab::Millimeters;

/// Keys: `flush.lip`, `flush.table` and those of [`RowSeat`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlushSet {
    /// Metal that is rubbed over the girdle all around, seen from above.
    pub lip: Millimeters,
    /// Table under the outside of the band.
    pub table: Millimeters,
    /// What is cut under each stone.
    pub seat: RowSeat,
}

impl Default for FlushSet {
    /// The setter's bur is 0.1 mm smaller than the stone, and its table is level with the metal.
    fn default() -> Self {
        Self { lip: Millimeters(0.05), table: Millimeters(0.0), seat: RowSeat::default() }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Flush", label, help }
}

/// The parameters of a flush setting.
pub(super) const LIST: &[Entry<FlushSet>] = &[
    Entry::new(
        about("flush.lip", "Lip", "Metal that lies over the girdle all around, seen from above."),
        number!(mm(0.0, 1.0, 0.01), lip),
    ),
    Entry::new(
        about("flush.table", "Table under band", "How far the tables lie under the outside of the band."),
        number!(mm(-1.0, 2.0, 0.05), table),
    ),
];
