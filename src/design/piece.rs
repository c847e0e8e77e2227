//! A piece of jewelry: for now a ring with one stone.

use super::features::Shank;
use super::settings::Setting;
use super::stone::Stone;
use crate::metals::Finish;
use crate::vocab::{AlloyId, RingSize};

/// A solitaire ring as decided by its maker.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub size: RingSize,
    pub alloy: AlloyId,
    pub finish: Finish,
    pub shank: Shank,
    pub setting: Setting,
    pub stone: Stone,
}
