//! Command arms, one file for each kind: files, edits, selection, preferences.

mod edits;
mod files;
mod look;
mod selection;

pub(super) use look::chosen_profile;
