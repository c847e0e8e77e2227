//! Project files: RON with a format number, strict, migrated from the first version on.

mod format;
mod load;
mod locate;
mod migrate;
mod save;

use std::path::Path;

use super::{ExchangeError, text::read_limited};
use crate::design::{EditError, Library, Project, validate, validate_name, validate_values};

pub use save::project_to_text;

/// The most bytes that are read as a project; a real one has some thousand.
const MOST_BYTES: u64 = 4 << 20;

/// Reads and validates a project file.
///
/// # Errors
/// [`ExchangeError::Io`], [`ExchangeError::BadProject`] with line, column and field path, [`ExchangeError::TooNew`].
pub fn load_project(path: &Path, library: &Library) -> Result<Project, ExchangeError> {
    let bytes = read_limited(path, MOST_BYTES)?;
    match std::str::from_utf8(&bytes) {
        Ok(text) => parse_project(text, path, library),
        Err(error) => {
            let fault = Fault::Bad(format!("byte {} is no text (UTF-8)", error.valid_up_to() + 1));
            Err(fault.of(path))
        }
    }
}

/// As [`load_project`] from a text; `path` is only for the message.
///
/// # Errors
/// As [`load_project`].
pub fn parse_project(text: &str, path: &Path, library: &Library) -> Result<Project, ExchangeError> {
    let text = without_mark(text);
    let read = || {
        let mut project = migrate::read(text)?;
        validate_name(&project.name)
            .and_then(|()| validate(&project.piece, library))
            .map_err(|error| refused(text, &error))?;
        name_cut(&mut project, library);
        Ok(project)
    };
    read().map_err(|fault: Fault| fault.of(path))
}

/// As [`parse_project`] without a library: rows that are not there are found when the piece is built.
pub(super) fn parse_without_library(text: &str, path: &Path) -> Result<Project, ExchangeError> {
    let text = without_mark(text);
    let read = || {
        let project = migrate::read(text)?;
        validate_values(&project.piece).map_err(|error| refused(text, &error.into()))?;
        Ok(project)
    };
    read().map_err(|fault: Fault| fault.of(path))
}

/// Saves atomically, after reading the text back: a file that would not give the same project is not written.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; the previous file is intact then.
pub fn save_project(path: &Path, project: &Project) -> Result<(), ExchangeError> {
    let text = project_to_text(project);
    let reason = match parse_without_library(&text, path) {
        Ok(read) if read == *project => return super::write_atomically(path, text.as_bytes()),
        Ok(_) => "it reads back as another project".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(ExchangeError::ReadBack { path: path.to_owned(), reason })
}

/// Why a text is no project.
#[derive(Debug)]
enum Fault {
    /// A whole sentence.
    Bad(String),
    /// The number of a later format.
    TooNew(u32),
}

impl Fault {
    fn of(self, path: &Path) -> ExchangeError {
        let path = path.to_owned();
        match self {
            Self::Bad(reason) => ExchangeError::BadProject { path, reason },
            Self::TooNew(found) => ExchangeError::TooNew { found, known: migrate::NEWEST, path },
        }
    }
}

/// Some editors put a byte order mark before a text.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn refused(text: &str, error: &EditError) -> Fault {
    locate::complain(text, &field_of_key(error.key()), &error.to_string())
}

/// Where the file keeps the parameter `key`.
fn field_of_key(key: &str) -> String {
    match key.split_once('.') {
        Some(("head" | "prongs" | "gallery" | "seat" | "bezel", _)) => format!("setting.{key}"),
        Some(("stone", "diameter")) => "stone.size".to_owned(),
        Some(("stone", extent @ ("length" | "width" | "depth"))) => format!("stone.size.{extent}"),
        Some(("stone", "species" | "size" | "rotation" | "cut")) => key.to_owned(),
        Some(("stone", proportion)) => format!("stone.proportions.{proportion}"),
        _ => key.to_owned(),
    }
}

/// The figures of the file count; a preset's name stays only while they are the preset's.
fn name_cut(project: &mut Project, library: &Library) {
    let stone = &mut project.piece.stone;
    let same = |cut| library.gems.cut(cut).is_some_and(|preset| preset.proportions == stone.proportions);
    if !stone.cut.as_ref().is_some_and(same) {
        stone.cut = None;
    }
}
