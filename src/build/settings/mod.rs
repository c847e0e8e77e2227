//! Settings, one file each, as in `design::settings`.

pub mod bezel;
mod prong_curve;
pub mod prong_head;
mod rails;
mod seat;
