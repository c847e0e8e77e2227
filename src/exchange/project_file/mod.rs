//! Project files: RON with a format number, strict, migrated from the first version on.
//! STUB: owner room `exchange`.

use std::path::Path;

use super::ExchangeError;
use crate::design::{Library, Project};

/// Reads and validates a project file.
///
/// # Errors
/// [`ExchangeError::Io`], [`ExchangeError::BadProject`] with line, column and field path, [`ExchangeError::TooNew`].
pub fn load_project(_path: &Path, _library: &Library) -> Result<Project, ExchangeError> {
    todo!()
}

/// As [`load_project`] from a text; `path` is only for the message.
///
/// # Errors
/// As [`load_project`].
pub fn parse_project(_text: &str, _path: &Path, _library: &Library) -> Result<Project, ExchangeError> {
    todo!()
}

/// The text of a project file; the same project always gives the same bytes.
#[must_use]
pub fn project_to_text(_project: &Project) -> String {
    todo!()
}

/// Saves atomically.
///
/// # Errors
/// [`ExchangeError::Io`]; the previous file is intact then.
pub fn save_project(_path: &Path, _project: &Project) -> Result<(), ExchangeError> {
    todo!()
}
