//! How small stones around a larger one, or in a field, are held.

use super::bead::{self, Bead};
use super::row::{RowSeat, SEAT};
use super::shared_prong::{self, SharedProng};
use crate::design::entry::{About, Access, Entry};
use crate::design::lists::{Reader, Writer};

/// How the stones of a halo are held. Key `setting` is `bead` or `shared_prong`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MeleeSetting {
    /// The stones lie in the metal, under beads raised from it.
    Bead(Bead),
    /// The stones stand over the metal, between prongs that hold two of them each.
    SharedProng(SharedProng),
}

/// A kind of setting of halos, for menus and tables.
#[derive(Debug, Clone, Copy)]
pub struct MeleeKind {
    /// What the parameter `setting` of a halo takes.
    pub key: &'static str,
    /// Name in menus.
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
}

impl MeleeKind {
    /// Every kind, in the order of a menu.
    pub const ALL: &'static [Self] = &[
        Self { key: "bead", label: "Beads", help: "Stones sunk into the plate, under beads raised from it." },
        Self {
            key: "shared_prong",
            label: "Shared prongs",
            help: "Stones over the plate, between prongs that hold two of them each.",
        },
    ];
}

impl MeleeSetting {
    /// `bead` or `shared_prong`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Bead(_) => "bead",
            Self::SharedProng(_) => "shared_prong",
        }
    }

    /// What is cut under each stone.
    #[must_use]
    pub const fn seat(&self) -> &RowSeat {
        match self {
            Self::Bead(Bead { seat, .. }) | Self::SharedProng(SharedProng { seat, .. }) => seat,
        }
    }

    const fn seat_mut(&mut self) -> &mut RowSeat {
        match self {
            Self::Bead(Bead { seat, .. }) | Self::SharedProng(SharedProng { seat, .. }) => seat,
        }
    }

    /// A setting of another kind that keeps the seat.
    pub(in crate::design) fn turned_into(self, key: &str) -> Self {
        let seat = *self.seat();
        match (self, key) {
            (Self::Bead(_), "shared_prong") => {
                Self::SharedProng(SharedProng { seat, ..SharedProng::default() })
            }
            (Self::SharedProng(_), "bead") => Self::Bead(Bead { seat, ..Bead::default() }),
            (same, _) => same,
        }
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(KIND, self);
        match self {
            Self::Bead(beads) => reader.list(bead::LIST, beads),
            Self::SharedProng(prongs) => reader.list(shared_prong::LIST, prongs),
        }
        reader.list(SEAT, self.seat());
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(KIND, self);
        match self {
            Self::Bead(beads) => writer.list(bead::LIST, beads),
            Self::SharedProng(prongs) => writer.list(shared_prong::LIST, prongs),
        }
        writer.list(SEAT, self.seat_mut());
    }
}

impl Default for MeleeSetting {
    fn default() -> Self {
        Self::Bead(Bead::default())
    }
}

const KIND: &[Entry<MeleeSetting>] = &[Entry::new(
    About {
        key: "setting",
        group: "Halo",
        label: "Setting",
        help: "What holds the small stones; another kind keeps the seat's clearance and hole.",
    },
    Access::Choice {
        items: || MeleeKind::ALL.iter().map(|kind| (kind.key.to_owned(), kind.label.to_owned())).collect(),
        get: |setting| setting.key().to_owned(),
        set: |setting, key| *setting = setting.turned_into(key),
    },
)];
