//! The panels around the picture, one file each.

mod findings;
mod history;
mod menus;
mod outliner;
mod outliner_row;
mod parameter_row;
mod parameters;
mod status;
mod toolbar;

pub(super) use findings::findings;
pub(super) use history::{HistoryState, history};
pub(super) use menus::menus;
pub(super) use outliner::{Outline, outliner};
pub(super) use parameter_row::shown;
pub(super) use parameters::parameters;
pub(super) use status::status;
pub(super) use toolbar::toolbar;
