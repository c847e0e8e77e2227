//! Settings, one file each, as in `design::settings`.

mod bezel;
mod prong_curve;
mod prong_head;
mod rails;
mod seat;

pub(super) use bezel::bezel;
pub(super) use prong_head::prong_head;
pub(super) use rails::Ground;

use super::StepId;

/// The metal of a head with its seats cut, not yet joined with anything.
pub(super) struct HeadMetal {
    /// What lies on the shank.
    pub base: Vec<StepId>,
    /// What stands over it and holds the stones.
    pub held: Vec<StepId>,
}
