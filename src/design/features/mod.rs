//! Features of a piece, one file each.

mod bail;
mod cuff;
mod engraving;
mod halo;
mod head;
mod hoop;
mod jump_ring;
mod letters;
mod milgrain;
mod pave;
mod plate;
mod post;
mod row;
mod shank;
mod shank_profile;
mod shoulders;
mod signet;

pub use bail::Bail;
pub use cuff::Cuff;
pub use engraving::{Engraving, Side, Upright};
pub use halo::{Facing, Halo};
pub use head::{Head, HeadPlace};
pub use hoop::Hoop;
pub use jump_ring::JumpRing;
pub use letters::{Letters, Relief};
pub use milgrain::{Milgrain, MilgrainEdges};
pub use pave::{Pattern, Pave};
pub use plate::{Plate, PlateOutline};
pub use post::{Back, Post};
pub use row::{Fill, Row, Span};
pub use shank::Shank;
pub use shank_profile::{ShankBase, ShankInside, ShankProfile, ShankStyle};
pub use shoulders::{ShoulderStyle, Shoulders};
pub use signet::{Signet, TableOutline};
