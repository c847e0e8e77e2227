//! Features of the metal, one file each.

mod shank;

pub use shank::{Shank, ShankProfile};

pub(super) use shank::LIST as SHANK;
