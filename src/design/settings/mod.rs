//! Settings, one file each: how a stone is held.

mod bar;
mod bead;
mod bezel;
mod channel;
mod cup;
mod flush_set;
mod melee;
mod prong_head;
mod row;
mod shared_prong;
mod tension;

pub use bar::Bar;
pub use bead::Bead;
pub use bezel::Bezel;
pub use channel::Channel;
pub use cup::Cup;
pub use flush_set::FlushSet;
pub use melee::{MeleeKind, MeleeSetting};
pub use prong_head::{CornerProng, HeadBase, ProngHead, ProngPosition, ProngSet, Tip};
pub(super) use row::SEAT;
pub use row::{RowKind, RowSeat, RowSetting};
pub use shared_prong::SharedProng;
pub use tension::Tension;

use super::entry::{About, Access, Entry, mm};
use super::lists::{Reader, Writer};
use crate::vocab::{Limits, Millimeters};

/// How the stone is held. Key `setting` is `prong`, `bezel`, `tension` or `cup`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Setting {
    /// Prongs on rails.
    Prong(ProngHead),
    /// A wall all around.
    Bezel(Bezel),
    /// Grooves in the open ends of the band.
    Tension(Tension),
    /// A cup with a post, for a pearl.
    Cup(Cup),
}

impl Default for Setting {
    fn default() -> Self {
        Self::Prong(ProngHead::default())
    }
}

/// A kind of setting, for menus and tables.
#[derive(Debug, Clone, Copy)]
pub struct SettingKind {
    /// What the parameter `setting` takes.
    pub key: &'static str,
    /// Name in menus.
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
}

impl SettingKind {
    /// Every kind, in the order of a menu.
    pub const ALL: &'static [Self] = &[
        Self {
            key: "prong",
            label: "Prongs",
            help: "Prongs on gallery rails, single or double, with V-prongs at points.",
        },
        Self { key: "bezel", label: "Bezel", help: "A wall all around the stone, or open on two sides." },
        Self {
            key: "tension",
            label: "Tension",
            help: "The band is open under the stone and holds it between its ends, in two grooves.",
        },
        Self {
            key: "cup",
            label: "Cup",
            help: "A shallow cup with a post, on which a drilled pearl is glued.",
        },
    ];
}

impl Setting {
    /// `prong`, `bezel`, `tension` or `cup`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Prong(_) => "prong",
            Self::Bezel(_) => "bezel",
            Self::Tension(_) => "tension",
            Self::Cup(_) => "cup",
        }
    }

    /// Middle of the girdle over the finger.
    #[must_use]
    pub const fn head_height(&self) -> Millimeters {
        match self {
            Self::Prong(head) => head.head_height,
            Self::Bezel(bezel) => bezel.head_height,
            Self::Tension(tension) => tension.head_height,
            Self::Cup(cup) => cup.head_height,
        }
    }

    /// The same for a stone at another height: the style without the place.
    #[must_use]
    pub const fn at_height(self, head_height: Millimeters) -> Self {
        match self {
            Self::Prong(head) => Self::Prong(ProngHead { head_height, ..head }),
            Self::Bezel(bezel) => Self::Bezel(Bezel { head_height, ..bezel }),
            Self::Tension(tension) => Self::Tension(Tension { head_height, ..tension }),
            Self::Cup(cup) => Self::Cup(Cup { head_height, ..cup }),
        }
    }

    pub(super) fn read(&self, reader: &mut impl Reader) {
        reader.list(KIND, self);
        match self {
            Self::Prong(head) => reader.list(prong_head::LIST, head),
            Self::Bezel(bezel) => reader.list(bezel::LIST, bezel),
            Self::Tension(tension) => reader.list(tension::LIST, tension),
            Self::Cup(cup) => reader.list(cup::LIST, cup),
        }
    }

    pub(super) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(KIND, self);
        match self {
            Self::Prong(head) => writer.list(prong_head::LIST, head),
            Self::Bezel(bezel) => writer.list(bezel::LIST, bezel),
            Self::Tension(tension) => writer.list(tension::LIST, tension),
            Self::Cup(cup) => writer.list(cup::LIST, cup),
        }
    }

    /// Clearance and drop of the seat, of those that have one.
    const fn play(&self) -> [Option<Millimeters>; 2] {
        match self {
            Self::Prong(head) => [Some(head.clearance), Some(head.seat_drop)],
            Self::Bezel(bezel) => [Some(bezel.clearance), Some(bezel.seat_drop)],
            Self::Tension(tension) => [Some(tension.clearance), None],
            Self::Cup(_) => [None; 2],
        }
    }

    /// A setting of another kind that keeps what both have: head height, clearance and drop.
    fn turned_into(self, key: &str) -> Self {
        if key == self.key() {
            return self;
        }
        let [clearance, drop] = self.play();
        let other = match key {
            "prong" => {
                let fresh = ProngHead::default();
                Self::Prong(ProngHead {
                    clearance: clearance.unwrap_or(fresh.clearance),
                    seat_drop: drop.unwrap_or(fresh.seat_drop),
                    ..fresh
                })
            }
            "bezel" => {
                let fresh = Bezel::default();
                Self::Bezel(Bezel {
                    clearance: clearance.unwrap_or(fresh.clearance),
                    seat_drop: drop.unwrap_or(fresh.seat_drop),
                    ..fresh
                })
            }
            "tension" => {
                let fresh = Tension::default();
                Self::Tension(Tension { clearance: clearance.unwrap_or(fresh.clearance), ..fresh })
            }
            "cup" => Self::Cup(Cup::default()),
            _ => return self,
        };
        other.at_height(self.head_height())
    }
}

/// The one parameter of every setting: its kind.
const KIND: &[Entry<Setting>] = &[Entry::new(
    About {
        key: "setting",
        group: "Head",
        label: "Setting",
        help: "What holds the stone; another kind keeps head height, clearance and drop.",
    },
    Access::Choice {
        items: || SettingKind::ALL.iter().map(|kind| (kind.key.to_owned(), kind.label.to_owned())).collect(),
        get: |setting| setting.key().to_owned(),
        set: |setting, key| *setting = setting.turned_into(key),
    },
)];

/// Words and limits of a parameter that several settings have.
struct Shared {
    about: About,
    limits: Limits,
}

const HEAD_HEIGHT: Shared = Shared {
    about: About {
        key: "height",
        group: "Head",
        label: "Height",
        help: "Middle of the girdle over the finger, measured from the inside of the band under the head.",
    },
    limits: mm(0.5, 20.0, 0.05),
};

const CLEARANCE: Shared = Shared {
    about: About {
        key: "seat.clearance",
        group: "Seat",
        label: "Clearance",
        help: "Play between the stone as measured and its seat, on every side.",
    },
    limits: mm(0.0, 0.5, 0.01),
};

const DROP: Shared = Shared {
    about: About {
        key: "seat.drop",
        group: "Seat",
        label: "Drop",
        help: "How far the seat is cut below the stone's own bearing; 0 is full contact.",
    },
    limits: mm(0.0, 0.5, 0.01),
};

/// Heights over the girdle's upper edge.
const LENGTH_OVER_GIRDLE: Limits = mm(0.0, 4.0, 0.02);
