//! Features of a piece, one file each, as in `design::features`.

pub(super) mod band;
mod bypass;
mod euro;
pub(super) mod milgrain;
pub(super) mod row;
mod section;
pub(super) mod shank;
pub(super) mod shoulders;
mod spacing;
mod split;
