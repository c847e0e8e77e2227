//! Features of the metal, one file each, as in `design::features`.

mod section;
pub mod shank;
