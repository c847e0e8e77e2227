//! Settings, one file each, as in `design::settings`.

mod bar;
mod bead;
mod bezel;
mod bur;
mod channel;
mod cup;
mod field;
mod flush_set;
mod grains;
mod peg;
mod pins;
mod plate;
mod prong;
mod prong_curve;
mod prong_head;
mod rail_path;
mod rails;
mod row;
mod seat;
mod shared_prong;
mod stands;
mod tension;
mod vee;

pub(super) use bezel::bezel;
pub(super) use cup::cup;
pub(super) use field::field_seats;
pub(super) use grains::{Grains, Level, Site, Spot};
pub(super) use pins::PinKind;
pub(super) use plate::{Anchor, Neighbors, Plate, Strip};
pub(super) use prong_head::prong_head;
pub(super) use rails::Ground;
pub(super) use row::{RowMetal, StoneLine, ring_from_spoke, set_row};
pub(super) use tension::tension;

use super::StepId;
use crate::design::settings::Setting;
use crate::gems::Family;

/// The metal of a head with its seats cut, not yet joined with anything.
pub(super) struct HeadMetal {
    /// What lies on the shank.
    pub base: Vec<StepId>,
    /// What stands over it and holds the stones.
    pub held: Vec<StepId>,
}

impl HeadMetal {
    /// Adds that of another head.
    pub fn take(&mut self, more: Option<Self>) {
        let Some(more) = more else { return };
        self.base.extend(more.base);
        self.held.extend(more.held);
    }
}

/// Whether a setting of heads can hold a stone of this family.
///
/// # Errors
/// A clause that says what else would.
pub(super) const fn holds(setting: &Setting, family: Family) -> Result<(), &'static str> {
    match (setting, family) {
        (Setting::Cup(_), Family::Pearl) => Ok(()),
        (Setting::Cup(_), _) => Err("only a drilled pearl is glued on a post; choose prongs or a bezel"),
        (_, Family::Pearl) => Err("nothing may press on a pearl, it is glued on a post; choose the cup"),
        (_, Family::Bead) => Err("a bead is strung through its hole, no head holds it"),
        (_, Family::Briolette) => Err("a briolette hangs by its drilled tip, no head holds it"),
        _ => Ok(()),
    }
}
