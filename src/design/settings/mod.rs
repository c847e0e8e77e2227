//! Settings, one file each: how a stone is held.

mod bezel;
mod prong_head;

pub use bezel::Bezel;
pub use prong_head::{ProngHead, Tip};

/// How the stone is held. Key `setting` is `prong` or `bezel`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Setting {
    Prong(ProngHead),
    Bezel(Bezel),
}
