//! Shared prongs: two in each gap of a row, each holding the stones on both sides.

use super::RowSeat;
use crate::design::entry::{About, Entry, mm, number, percent};
use crate::vocab::{Millimeters, Percent};

/// Keys: `prongs.diameter`, `prongs.height`, `prongs.reach`, `prongs.girdle` and those of [`RowSeat`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SharedProng {
    /// Of each prong, before the seats are cut.
    pub diameter: Millimeters,
    /// Top of a prong over the girdle, as a share of girdle to table.
    pub height: Percent,
    /// How far a prong covers the crown of each stone, as a share of the crown's slope seen from above.
    pub reach: Percent,
    /// Middle of the girdle over the outside of the band.
    pub girdle: Millimeters,
    /// What is cut under each stone.
    pub seat: RowSeat,
}

impl Default for SharedProng {
    /// For rounds of 1.9 mm. The trade's 0.7 mm is a prong before it is cut from one side; cut from both sides it
    /// takes 0.95 mm to leave those 0.7. Height and reach lie in the trade's 70 to 80 % and 30 to 50 %; how far the
    /// stones stand over the band has no published source.
    fn default() -> Self {
        Self {
            diameter: Millimeters(0.95),
            height: Percent(75.0),
            reach: Percent(35.0),
            girdle: Millimeters(0.25),
            seat: RowSeat::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Prongs", label, help }
}

/// The parameters of shared prongs.
pub(super) const LIST: &[Entry<SharedProng>] = &[
    Entry::new(
        about(
            "prongs.diameter",
            "Diameter",
            "Diameter of each prong, before the seats on both sides are cut.",
        ),
        number!(mm(0.2, 3.0, 0.05), diameter),
    ),
    Entry::new(
        about("prongs.height", "Height", "Top of a prong over the girdle, as a share of girdle to table."),
        number!(percent(10.0, 150.0, 1.0), height),
    ),
    Entry::new(
        about(
            "prongs.reach",
            "Reach",
            "How far each prong covers the slope of both crowns, seen from above.",
        ),
        number!(percent(0.0, 100.0, 1.0), reach),
    ),
    Entry::new(
        about("prongs.girdle", "Girdle over band", "Middle of the girdles over the outside of the band."),
        number!(mm(-1.0, 3.0, 0.05), girdle),
    ),
];
