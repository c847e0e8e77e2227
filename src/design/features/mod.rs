//! Features of a piece, one file each.

mod head;
mod row;
mod shank;

pub use head::{Head, HeadPlace};
pub use row::{Fill, Row, Span};
pub use shank::{Shank, ShankProfile};
