//! Features of a piece, one file each, as in `design::features`.

pub(super) mod row;
mod section;
pub(super) mod shank;
mod spacing;
