//! Features of a piece, one file each, as in `design::features`.

mod around;
pub(super) mod bail;
pub(super) mod band;
mod bypass;
pub(super) mod cuff;
pub(super) mod engraving;
mod euro;
mod field_beads;
mod field_rows;
pub(super) mod halo;
mod hanging;
pub(super) mod hoop;
pub(super) mod jump_ring;
mod lettering;
pub(super) mod milgrain;
pub(super) mod pave;
pub(super) mod plate;
pub(super) mod post;
pub(super) mod row;
mod section;
pub(super) mod shank;
pub(super) mod shoulders;
pub(super) mod signet;
mod spacing;
mod split;
pub(super) mod way;
