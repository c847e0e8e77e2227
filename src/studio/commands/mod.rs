//! Command arms, one file for each kind: files, edits, whole features, selection, preferences, the client's, the tape.

mod client;
mod edits;
mod features;
mod files;
mod look;
mod repeat;
mod selection;
mod tape;

pub(super) use look::chosen_profile;
pub(super) use repeat::LastChange;
pub(super) use tape::Tape;
pub use tape::TapePoint;
