//! A working session: revisions as a tree with a cursor, and drags that become one step.

mod history;
mod interaction;

pub use history::{History, Revision, RevisionId};
pub use interaction::Interaction;
