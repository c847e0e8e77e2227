//! How the stones of a row are held.

use super::bead::{self, Bead};
use super::channel::{self, Channel};
use super::flush_set::{self, FlushSet};
use super::shared_prong::{self, SharedProng};
use crate::design::entry::{About, Access, Entry, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Limits, Millimeters, Percent};

/// How the stones of a row are held. Key `setting` is `shared_prong`, `channel`, `bead` or `flush`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RowSetting {
    /// Two prongs in each gap, each holding both stones.
    SharedProng(SharedProng),
    /// A groove whose walls lie over the stones.
    Channel(Channel),
    /// Beads raised from the band between the stones.
    Bead(Bead),
    /// The stones lie in the band, which is rubbed over their girdles.
    FlushSet(FlushSet),
}

/// What every setting of a row cuts under each stone. Keys: `seat.clearance`, `hole.diameter`, `hole.azure`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowSeat {
    /// Play between stone and seat.
    pub clearance: Millimeters,
    /// Of the hole drilled through the band, as a share of the stone's width; 0 leaves the metal closed.
    pub hole: Percent,
    /// Of the same hole where it comes out toward the finger; never less than the hole.
    pub azure: Percent,
}

impl Default for RowSeat {
    /// The clearance of a seat that is cut to the stone. Holes are drilled at half to two thirds of the stone.
    fn default() -> Self {
        Self { clearance: Millimeters(0.02), hole: Percent(50.0), azure: Percent(50.0) }
    }
}

impl Default for RowSetting {
    fn default() -> Self {
        Self::SharedProng(SharedProng::default())
    }
}

/// Makes a setting around a seat.
type Fresh = fn(RowSeat) -> RowSetting;

/// Key and label of each kind, and how it starts around a seat that is there already.
const KINDS: [(&str, &str, Fresh); 4] = [
    ("shared_prong", "Shared prongs", |seat| {
        RowSetting::SharedProng(SharedProng { seat, ..SharedProng::default() })
    }),
    ("channel", "Channel", |seat| RowSetting::Channel(Channel { seat, ..Channel::default() })),
    ("bead", "Beads", |seat| RowSetting::Bead(Bead { seat, ..Bead::default() })),
    ("flush", "Flush", |seat| RowSetting::FlushSet(FlushSet { seat, ..FlushSet::default() })),
];

impl RowSetting {
    /// `shared_prong`, `channel`, `bead` or `flush`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::SharedProng(_) => "shared_prong",
            Self::Channel(_) => "channel",
            Self::Bead(_) => "bead",
            Self::FlushSet(_) => "flush",
        }
    }

    /// What is cut under each stone.
    #[must_use]
    pub const fn seat(&self) -> &RowSeat {
        match self {
            Self::SharedProng(SharedProng { seat, .. })
            | Self::Channel(Channel { seat, .. })
            | Self::Bead(Bead { seat, .. })
            | Self::FlushSet(FlushSet { seat, .. }) => seat,
        }
    }

    const fn seat_mut(&mut self) -> &mut RowSeat {
        match self {
            Self::SharedProng(SharedProng { seat, .. })
            | Self::Channel(Channel { seat, .. })
            | Self::Bead(Bead { seat, .. })
            | Self::FlushSet(FlushSet { seat, .. }) => seat,
        }
    }

    /// A setting of another kind that keeps the seat.
    pub(in crate::design) fn turned_into(self, key: &str) -> Self {
        let other = KINDS.iter().find(|(known, ..)| *known == key && *known != self.key());
        other.map_or(self, |(.., fresh)| fresh(*self.seat()))
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(KIND, self);
        match self {
            Self::SharedProng(prongs) => reader.list(shared_prong::LIST, prongs),
            Self::Channel(channel) => reader.list(channel::LIST, channel),
            Self::Bead(beads) => reader.list(bead::LIST, beads),
            Self::FlushSet(flush) => reader.list(flush_set::LIST, flush),
        }
        reader.list(SEAT, self.seat());
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(KIND, self);
        match self {
            Self::SharedProng(prongs) => writer.list(shared_prong::LIST, prongs),
            Self::Channel(channel) => writer.list(channel::LIST, channel),
            Self::Bead(beads) => writer.list(bead::LIST, beads),
            Self::FlushSet(flush) => writer.list(flush_set::LIST, flush),
        }
        writer.list(SEAT, self.seat_mut());
    }
}

const KIND: &[Entry<RowSetting>] = &[Entry::new(
    About {
        key: "setting",
        group: "Row",
        label: "Setting",
        help: "What holds the stones; another kind keeps the seat's clearance and hole.",
    },
    Access::Choice {
        items: || KINDS.map(|(key, label, _)| (key.to_owned(), label.to_owned())).to_vec(),
        get: |setting| setting.key().to_owned(),
        set: |setting, key| *setting = setting.turned_into(key),
    },
)];

/// Drilled holes stay under the stone's girdle.
const HOLE: Limits = percent(0.0, 80.0, 1.0);

const fn seat(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Seat", label, help }
}

pub(in crate::design) const SEAT: &[Entry<RowSeat>] = &[
    Entry::new(super::CLEARANCE.about, number!(super::CLEARANCE.limits, clearance)),
    Entry::new(
        seat("hole.diameter", "Hole", "Hole under each stone, as a share of its width; 0 drills none."),
        number!(HOLE, hole),
    ),
    Entry::<RowSeat>::new(
        seat("hole.azure", "Azure", "Width of the hole toward the finger, as a share of the stone's width."),
        number!(HOLE, azure),
    )
    .only_if(|seat| seat.hole.0 > 0.0),
];
