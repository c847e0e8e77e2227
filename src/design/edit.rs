//! Edits: every change to a project as data.

use super::parameter::Kind;
use super::{Feature, Formula, Library, Parameter, Piece, Project, Value, parameter};
use crate::vocab::FeatureId;

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
    /// Lets a parameter follow a formula, or (`None`) stand as it is.
    SetFormula {
        /// The parameter's key.
        key: String,
        /// What it follows.
        formula: Option<Formula>,
    },
    /// Makes or changes a variable, or (`None`) takes it away.
    SetVariable {
        /// A plain word.
        name: String,
        /// What it stands for.
        formula: Option<Formula>,
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
    /// Puts a feature at a place in the order of the job; beyond the end it is the last.
    AddFeature {
        /// Counted from 0.
        at: usize,
        /// With a name that is free.
        feature: Box<Feature>,
    },
    /// Takes a feature away.
    RemoveFeature {
        /// Which one.
        id: FeatureId,
    },
    /// Moves a feature in the order of the job.
    MoveFeature {
        /// Which one.
        id: FeatureId,
        /// Its new place, counted from 0.
        to: usize,
    },
    /// Leaves a feature out of the metal, or takes it in again.
    MuteFeature {
        /// Which one.
        id: FeatureId,
        /// Whether it is left out.
        muted: bool,
    },
    /// Gives a feature another name.
    RenameFeature {
        /// Which one.
        id: FeatureId,
        /// A name that is free.
        to: FeatureId,
    },
    /// Puts a whole feature in the place of the one of its name; the inverse of choices that bring more than one
    /// value.
    ReplaceFeature(Box<Feature>),
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
                    format!("{} to {}", full_label(piece, &parameter), shown(&parameter, value, library))
                }
                Err(_) => key.clone(),
            },
            Self::SetFormula { key, formula } => match (parameter(piece, key), formula) {
                (Ok(parameter), Some(formula)) => format!("{} = {formula}", full_label(piece, &parameter)),
                (Ok(parameter), None) => format!("{} without formula", full_label(piece, &parameter)),
                (Err(_), _) => key.clone(),
            },
            Self::SetVariable { name, formula: Some(formula) } => format!("Variable {name} = {formula}"),
            Self::SetVariable { name, formula: None } => format!("Remove variable {name}"),
            Self::Rename { name } => format!("Name to {name}"),
            Self::SetNotes { .. } => "Notes".to_owned(),
            Self::AddFeature { feature, .. } => format!("Add {}", feature.title()),
            Self::RemoveFeature { id } => format!("Remove {}", title(piece, id)),
            Self::MoveFeature { id, .. } => format!("Move {}", title(piece, id)),
            Self::MuteFeature { id, muted: true } => format!("Mute {}", title(piece, id)),
            Self::MuteFeature { id, muted: false } => format!("Unmute {}", title(piece, id)),
            Self::RenameFeature { id, to } => format!("Rename {} to {to}", title(piece, id)),
            Self::ReplaceFeature(feature) => feature.title(),
            Self::ReplaceProject(_) => "Piece".to_owned(),
            Self::Together(edits) => {
                edits.iter().map(|edit| edit.label(piece, library)).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

fn title(piece: &Piece, id: &FeatureId) -> String {
    piece.feature(id).map_or_else(|| id.to_string(), Feature::title)
}

/// Group and label as one phrase, `Shank width at top`, with the feature before it where several are of a kind:
/// `Left: prongs lean`. The kind of setting stands for itself.
fn full_label(piece: &Piece, parameter: &Parameter) -> String {
    let phrase = if parameter.label == "Setting" {
        parameter.label.to_owned()
    } else {
        format!("{} {}", parameter.group, parameter.label.to_lowercase())
    };
    let feature = parameter.feature.as_ref().and_then(|id| piece.feature(id));
    match feature.filter(|feature| piece.has_others_like(feature)) {
        Some(feature) => format!("{}: {}", feature.title(), phrase.to_lowercase()),
        None => phrase,
    }
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
