//! Features of a piece, one file each.

mod head;
mod shank;

pub use head::{Head, HeadPlace};
pub use shank::{Shank, ShankProfile};
