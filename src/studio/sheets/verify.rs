//! Whether the files of an export are still whole.

use std::path::Path;

use super::SCHEMA;
use crate::exchange::{CheckedFile, FileState, verify_export};
use crate::studio::CommandError;
use crate::studio::export::REPORT_FILE;

/// What `collet verify-files --json` prints.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct VerifySheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Whether every file is as it was written.
    pub good: bool,
    /// Of an archive itself, then the report, then the files in its order.
    pub checked: Vec<CheckedSheet>,
    /// Files that lie beside them and that the report does not name.
    pub unlisted: Vec<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CheckedSheet {
    /// Its name in the folder or archive.
    pub file: String,
    /// `good`, `missing`, `cut_off` or `changed`.
    pub state: FileState,
    /// What is wrong with it; `null` when nothing is.
    pub reason: Option<String>,
}

impl VerifySheet {
    /// Of the folder or archive of an export.
    ///
    /// # Errors
    /// [`CommandError::BadInput`] when there is no report, or none that names files any more.
    pub fn of(folder: &Path) -> Result<Self, CommandError> {
        let checked = verify_export(folder, REPORT_FILE);
        let checked = checked.map_err(|error| CommandError::BadInput(error.to_string()))?;
        Ok(Self {
            schema: SCHEMA,
            good: checked.files.iter().all(|file| file.state == FileState::Good),
            checked: checked.files.into_iter().map(CheckedSheet::from).collect(),
            unlisted: checked.unlisted,
        })
    }
}

impl From<CheckedFile> for CheckedSheet {
    fn from(CheckedFile { file, state, reason }: CheckedFile) -> Self {
        Self { file, state, reason: Some(reason).filter(|reason| !reason.is_empty()) }
    }
}
