//! Features of a piece, one file each.

mod head;
mod milgrain;
mod row;
mod shank;
mod shank_profile;
mod shoulders;

pub use head::{Head, HeadPlace};
pub use milgrain::{Milgrain, MilgrainEdges};
pub use row::{Fill, Row, Span};
pub use shank::Shank;
pub use shank_profile::{ShankBase, ShankInside, ShankProfile, ShankStyle};
pub use shoulders::{ShoulderStyle, Shoulders};
