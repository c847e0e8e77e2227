//! A piece of jewelry: for now a ring with one stone.

use super::Keyed;
use super::entry::{About, Access, Entry, choice};
use super::features::Shank;
use super::parameter::RowTable;
use super::settings::Setting;
use super::stone::Stone;
use crate::metals::Finish;
use crate::vocab::{AlloyId, RingSize};

/// A solitaire ring as decided by its maker.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The size that the inside is made to.
    pub size: RingSize,
    /// Row of the alloy table.
    pub alloy: AlloyId,
    /// How the surface is left.
    pub finish: Finish,
    /// The band.
    pub shank: Shank,
    /// What holds the stone.
    pub setting: Setting,
    /// The stone.
    pub stone: Stone,
}

impl Default for Piece {
    /// A solitaire with four prongs in US 7 and 18k yellow gold.
    fn default() -> Self {
        Self {
            size: RingSize::us(7.0),
            alloy: "gold_18k_yellow".into(),
            finish: Finish::HighPolish,
            shank: Shank::default(),
            setting: Setting::default(),
            stone: Stone::default(),
        }
    }
}

impl Keyed for Finish {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Mirror, "mirror", "Mirror"),
        (Self::HighPolish, "high_polish", "High polish"),
        (Self::Satin, "satin", "Satin"),
        (Self::Matte, "matte", "Matte"),
    ];
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Ring", label, help }
}

/// What the ring as a whole has. The smallest child's and the largest man's rings lie well inside the limits.
pub(super) const RING: &[Entry<Piece>] = &[
    Entry::new(
        about("ring.size", "Size", "Ring size in any system, or the inner diameter in mm."),
        Access::Size {
            diameters: [11.0, 26.0],
            get: |piece| piece.size,
            set: |piece, size| piece.size = size,
        },
    ),
    Entry::new(
        about("ring.alloy", "Alloy", "What the ring is cast in; weight and color follow from it."),
        Access::Row {
            table: RowTable::Alloy,
            get: |piece| piece.alloy.as_str(),
            set: |piece, id| piece.alloy = id.into(),
        },
    ),
    Entry::new(about("ring.finish", "Finish", "How the surface is left."), choice!(Finish, finish)),
];
