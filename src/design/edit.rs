//! Edits: every change to a project as data.

use super::settings::Setting;
use super::stone::Stone;
use super::{Project, Value};

/// A change to a project.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Sets one parameter of the piece.
    SetParameter { key: String, value: Value },
    /// Renames the job.
    Rename { name: String },
    /// Replaces the maker's notes.
    SetNotes { notes: String },
    /// Puts back a whole setting; the inverse of changing the kind of setting.
    ReplaceSetting(Box<Setting>),
    /// Puts back a whole stone; the inverse of choosing a cut preset or a size mode.
    ReplaceStone(Box<Stone>),
    /// Replaces everything; the inverse of itself.
    ReplaceProject(Box<Project>),
    /// Several edits as one.
    Together(Vec<Edit>),
}
