//! The only function that changes a project.

use super::hint::did_you_mean;
use super::lists::{assign, stored};
use super::{Edit, Kind, Library, Parameter, ParameterError, Piece, Project, Value, parameter};

/// Why an edit is refused. The project is unchanged then.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// An unknown parameter, or a value beyond its limits.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    /// `stone.species=diamant`.
    #[error("{what} `{id}` is not in the library{hint}")]
    UnknownRow {
        /// The parameter that points into the library: `Species (`stone.species`)`.
        what: String,
        /// The id that is not there.
        id: String,
        /// What was probably meant; empty or a whole clause.
        hint: String,
    },
    /// A name that is empty or has a line break.
    #[error("the name is {found}; it must be one line of text")]
    BadName {
        /// `empty`, or the name with its control characters escaped.
        found: String,
    },
}

/// Applies an edit and returns the new project with the edit that undoes it.
///
/// # Errors
/// [`EditError`] naming the parameter, the value and the limit.
pub fn apply(project: &Project, edit: &Edit, library: &Library) -> Result<(Project, Edit), EditError> {
    let mut next = project.clone();
    let inverse = match edit {
        Edit::SetParameter { key, value } => set(&mut next.piece, key, value, library)?,
        Edit::Rename { name } => {
            validate_name(name)?;
            Edit::Rename { name: std::mem::replace(&mut next.name, name.clone()) }
        }
        Edit::SetNotes { notes } => {
            Edit::SetNotes { notes: std::mem::replace(&mut next.notes, notes.clone()) }
        }
        Edit::ReplaceSetting(setting) => {
            let before = std::mem::replace(&mut next.piece.setting, **setting);
            validate(&next.piece, library)?;
            Edit::ReplaceSetting(Box::new(before))
        }
        Edit::ReplaceStone(stone) => {
            let before = std::mem::replace(&mut next.piece.stone, (**stone).clone());
            validate(&next.piece, library)?;
            Edit::ReplaceStone(Box::new(before))
        }
        Edit::ReplaceProject(other) => {
            validate_name(&other.name)?;
            validate(&other.piece, library)?;
            Edit::ReplaceProject(Box::new(std::mem::replace(&mut next, (**other).clone())))
        }
        Edit::Together(edits) => {
            let mut inverses = Vec::with_capacity(edits.len());
            for edit in edits {
                let (after, inverse) = apply(&next, edit, library)?;
                next = after;
                inverses.push(inverse);
            }
            inverses.reverse();
            Edit::Together(inverses)
        }
    };
    Ok((next, inverse))
}

/// Holds every value of a piece to its limits and every row to the library.
///
/// # Errors
/// [`EditError`] for the first value that is refused.
pub fn validate(piece: &Piece, library: &Library) -> Result<(), EditError> {
    validate_values(piece)?;
    stored(piece).iter().try_for_each(|parameter| check_row(parameter, &parameter.value, library))
}

/// As [`validate`] without the library: whether the numbers can be used at all.
///
/// # Errors
/// [`ParameterError`] for the first value that is refused.
pub fn validate_values(piece: &Piece) -> Result<(), ParameterError> {
    stored(piece).iter().try_for_each(|parameter| parameter.check(&parameter.value))
}

/// A name is one line that is not empty.
///
/// # Errors
/// [`EditError::BadName`].
pub fn validate_name(name: &str) -> Result<(), EditError> {
    if name.trim().is_empty() {
        return Err(EditError::BadName { found: "empty".to_owned() });
    }
    if name.chars().any(char::is_control) {
        return Err(EditError::BadName { found: format!("{name:?}") });
    }
    Ok(())
}

/// Sets one parameter and tells the edit that sets everything back which changed with it.
fn set(piece: &mut Piece, key: &str, value: &Value, library: &Library) -> Result<Edit, EditError> {
    let parameter = parameter(piece, key)?;
    parameter.check(value)?;
    check_row(&parameter, value, library)?;
    let old = Edit::SetParameter { key: key.to_owned(), value: parameter.value.clone() };
    if parameter.value == *value {
        return Ok(old);
    }
    let before = piece.clone();
    assign(piece, key, value);
    follow_preset(piece, &before, library);
    let mut back = piece.clone();
    assign(&mut back, key, &parameter.value);
    Ok(if back == before {
        old
    } else if before.setting == piece.setting {
        Edit::ReplaceStone(Box::new(before.stone))
    } else {
        Edit::ReplaceSetting(Box::new(before.setting))
    })
}

/// A preset that was just chosen brings its proportions.
fn follow_preset(piece: &mut Piece, before: &Piece, library: &Library) {
    if let Some(cut) = &piece.stone.cut
        && before.stone.cut.as_ref() != Some(cut)
        && let Some(preset) = library.gems.cut(cut)
    {
        piece.stone.proportions = preset.proportions;
    }
}

fn check_row(parameter: &Parameter, value: &Value, library: &Library) -> Result<(), EditError> {
    let (Kind::Row(table), Value::Choice(id)) = (&parameter.kind, value) else { return Ok(()) };
    if table.allows_without_row(id) || library.row_name(*table, id).is_some() {
        return Ok(());
    }
    let what = format!("{} (`{}`)", parameter.label, parameter.key);
    Err(EditError::UnknownRow { what, id: id.clone(), hint: did_you_mean(id, library.row_ids(*table)) })
}
