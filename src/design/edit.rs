//! Edits: every change to a project as data.

use super::parameter::Kind;
use super::settings::Setting;
use super::stone::Stone;
use super::{Library, Parameter, Piece, Project, Value, parameter};

/// A change to a project.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Sets one parameter of the piece.
    SetParameter {
        /// The parameter's key.
        key: String,
        /// Its new value.
        value: Value,
    },
    /// Renames the job.
    Rename {
        /// One line that is not empty.
        name: String,
    },
    /// Replaces the maker's notes.
    SetNotes {
        /// Free text.
        notes: String,
    },
    /// Puts back a whole setting; the inverse of changing the kind of setting.
    ReplaceSetting(Box<Setting>),
    /// Puts back a whole stone; the inverse of choosing a cut preset or a size mode.
    ReplaceStone(Box<Stone>),
    /// Replaces everything; the inverse of itself.
    ReplaceProject(Box<Project>),
    /// Several edits as one.
    Together(Vec<Edit>),
}

impl Edit {
    /// What the edit is called in the history of a piece: `Shank width at top to 2.00 mm`.
    #[must_use]
    pub fn label(&self, piece: &Piece, library: &Library) -> String {
        match self {
            Self::SetParameter { key, value } => match parameter(piece, key) {
                Ok(parameter) => {
                    format!("{} to {}", full_label(&parameter), shown(&parameter, value, library))
                }
                Err(_) => key.clone(),
            },
            Self::Rename { name } => format!("Name to {name}"),
            Self::SetNotes { .. } => "Notes".to_owned(),
            Self::ReplaceSetting(_) => "Setting".to_owned(),
            Self::ReplaceStone(_) => "Stone".to_owned(),
            Self::ReplaceProject(_) => "Piece".to_owned(),
            Self::Together(edits) => {
                edits.iter().map(|edit| edit.label(piece, library)).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// Group and label as one phrase: `Shank width at top`. The kind of setting stands for itself.
fn full_label(parameter: &Parameter) -> String {
    if !parameter.key.contains('.') {
        return parameter.label.to_owned();
    }
    format!("{} {}", parameter.group, parameter.label.to_lowercase())
}

/// The value in words; library rows by their name.
fn shown(parameter: &Parameter, value: &Value, library: &Library) -> String {
    if let (Kind::Row(table), Value::Choice(id)) = (&parameter.kind, value)
        && let Some(name) = library.row_name(*table, id)
    {
        return name.to_owned();
    }
    parameter.show(value)
}
