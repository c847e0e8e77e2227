//! Features of a piece, one file each.

mod engraving;
mod head;
mod letters;
mod milgrain;
mod row;
mod shank;
mod shank_profile;
mod shoulders;
mod signet;

pub use engraving::{Engraving, Side, Upright};
pub use head::{Head, HeadPlace};
pub use letters::{Letters, Relief};
pub use milgrain::{Milgrain, MilgrainEdges};
pub use row::{Fill, Row, Span};
pub use shank::Shank;
pub use shank_profile::{ShankBase, ShankInside, ShankProfile, ShankStyle};
pub use shoulders::{ShoulderStyle, Shoulders};
pub use signet::{Signet, TableOutline};
