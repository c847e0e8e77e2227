//! Small texts of the user: scripts and preferences, and the folders where they lie.

use std::fs;
use std::path::{Path, PathBuf};

use super::ExchangeError;

/// Reads a whole UTF-8 text file.
///
/// # Errors
/// [`ExchangeError::Io`], also for bytes that are no UTF-8.
pub fn read_text(path: &Path) -> Result<String, ExchangeError> {
    fs::read_to_string(path).map_err(|source| ExchangeError::Io {
        action: "read",
        path: path.to_owned(),
        source,
    })
}

/// `preferences.ron` in the user's configuration folder; `None` where the system has no such folder.
#[must_use]
pub fn user_preferences_file() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("preferences.ron"))
}

/// Where autosaves of the user lie; `None` where the system has no such folder.
#[must_use]
pub fn user_state_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "collet")
}

/// Writes a small text whole or not at all; makes its folder.
///
/// # Errors
/// [`ExchangeError::Io`].
pub fn write_text(path: &Path, text: &str) -> Result<(), ExchangeError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|source| ExchangeError::Io {
            action: "make the folder",
            path: folder.to_owned(),
            source,
        })?;
    }
    super::write_atomically(path, text.as_bytes())
}
