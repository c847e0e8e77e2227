//! How the stones of a row are held.

use super::bar::{self, Bar};
use super::bead::{self, Bead};
use super::channel::{self, Channel};
use super::flush_set::{self, FlushSet};
use super::shared_prong::{self, SharedProng};
use crate::design::entry::{About, Access, Entry, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Limits, Millimeters, Percent};

/// How the stones of a row are held. Key `setting` is `shared_prong`, `channel`, `bar`, `bead` or `flush`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RowSetting {
    /// Two prongs in each gap, each holding both stones.
    SharedProng(SharedProng),
    /// A groove whose walls lie over the stones.
    Channel(Channel),
    /// Walls across the row between the stones.
    Bar(Bar),
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

/// A kind of setting of rows, for menus and tables.
#[derive(Debug, Clone, Copy)]
pub struct RowKind {
    /// What the parameter `setting` of a row takes.
    pub key: &'static str,
    /// Name in menus.
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
    /// Starts it around a seat that is there already.
    fresh: fn(RowSeat) -> RowSetting,
}

impl RowKind {
    /// Every kind, in the order of a menu.
    pub const ALL: &'static [Self] = &[
        Self {
            key: "shared_prong",
            label: "Shared prongs",
            help: "Two prongs in each gap, each over the stones on both sides.",
            fresh: |seat| RowSetting::SharedProng(SharedProng { seat, ..SharedProng::default() }),
        },
        Self {
            key: "channel",
            label: "Channel",
            help: "A groove along the band whose walls lie over the stones from both sides.",
            fresh: |seat| RowSetting::Channel(Channel { seat, ..Channel::default() }),
        },
        Self {
            key: "bar",
            label: "Bars",
            help: "Upright walls across the band, one between each two stones, notched for both.",
            fresh: |seat| RowSetting::Bar(Bar { seat, ..Bar::default() }),
        },
        Self {
            key: "bead",
            label: "Beads",
            help: "Stones sunk into the band, under beads raised from it.",
            fresh: |seat| RowSetting::Bead(Bead { seat, ..Bead::default() }),
        },
        Self {
            key: "flush",
            label: "Flush",
            help: "Stones sunk into the band up to their tables, the metal rubbed over their girdles.",
            fresh: |seat| RowSetting::FlushSet(FlushSet { seat, ..FlushSet::default() }),
        },
    ];
}

impl RowSetting {
    /// `shared_prong`, `channel`, `bar`, `bead` or `flush`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::SharedProng(_) => "shared_prong",
            Self::Channel(_) => "channel",
            Self::Bar(_) => "bar",
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
            | Self::Bar(Bar { seat, .. })
            | Self::Bead(Bead { seat, .. })
            | Self::FlushSet(FlushSet { seat, .. }) => seat,
        }
    }

    const fn seat_mut(&mut self) -> &mut RowSeat {
        match self {
            Self::SharedProng(SharedProng { seat, .. })
            | Self::Channel(Channel { seat, .. })
            | Self::Bar(Bar { seat, .. })
            | Self::Bead(Bead { seat, .. })
            | Self::FlushSet(FlushSet { seat, .. }) => seat,
        }
    }

    /// A setting of another kind that keeps the seat.
    pub(in crate::design) fn turned_into(self, key: &str) -> Self {
        let other = RowKind::ALL.iter().find(|kind| kind.key == key && kind.key != self.key());
        other.map_or(self, |kind| (kind.fresh)(*self.seat()))
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(KIND, self);
        match self {
            Self::SharedProng(prongs) => reader.list(shared_prong::LIST, prongs),
            Self::Channel(channel) => reader.list(channel::LIST, channel),
            Self::Bar(bars) => reader.list(bar::LIST, bars),
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
            Self::Bar(bars) => writer.list(bar::LIST, bars),
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
        items: || RowKind::ALL.iter().map(|kind| (kind.key.to_owned(), kind.label.to_owned())).collect(),
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
