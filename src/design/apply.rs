//! The only function that changes a project.
//! STUB: owner room `design`.

use super::{Edit, Library, ParameterError, Project};

/// Why an edit is refused. The project is unchanged then.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    #[error("{what} `{id}` is not in the library{hint}")]
    UnknownRow { what: &'static str, id: String, hint: String },
}

/// Applies an edit and returns the new project with the edit that undoes it.
///
/// # Errors
/// [`EditError`] naming the parameter, the value and the limit.
pub fn apply(_project: &Project, _edit: &Edit, _library: &Library) -> Result<(Project, Edit), EditError> {
    todo!()
}
