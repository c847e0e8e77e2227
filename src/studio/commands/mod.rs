//! Command arms, one file for each kind: files, edits, whole features, selection, preferences.

mod client;
mod edits;
mod features;
mod files;
mod look;
mod repeat;
mod selection;

pub(super) use look::chosen_profile;
pub(super) use repeat::LastChange;
