//! Features of the metal, one file each.

mod shank;

pub use shank::{Shank, ShankProfile};
