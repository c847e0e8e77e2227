//! Small texts of the user: scripts and preferences, and the folders where they lie.

use std::fs;
use std::io::Read;
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

/// Reads a whole file of at most `most` bytes, so that a device or a mistaken file cannot fill the memory.
///
/// # Errors
/// [`ExchangeError::Io`], also for a longer file.
pub(super) fn read_limited(path: &Path, most: u64) -> Result<Vec<u8>, ExchangeError> {
    let read = || {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            let reason = format!("it is longer than {most} bytes");
            return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, reason));
        }
        Ok(bytes)
    };
    read().map_err(|source| ExchangeError::Io { action: "read", path: path.to_owned(), source })
}

/// `preferences.ron` in the user's configuration folder; `None` where the system has no such folder.
#[must_use]
pub fn user_preferences_file() -> Option<PathBuf> {
    user_config_folder().map(|folder| folder.join("preferences.ron"))
}

/// Where what a user sets up lies; `None` where the system has no such folder.
pub(super) fn user_config_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().to_owned())
}

/// Where autosaves of the user lie; `None` where the system has no such folder.
#[must_use]
pub fn user_state_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

/// Where what can be made anew lies; `None` where the system has no such folder.
#[must_use]
pub fn user_cache_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.cache_dir().to_owned())
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "collet")
}

/// Writes a small text whole or not at all; makes its folder.
///
/// # Errors
/// [`ExchangeError::Io`].
pub fn write_text(path: &Path, text: &str) -> Result<(), ExchangeError> {
    make_folder_of(path)?;
    super::write_atomically(path, text.as_bytes())
}

/// Makes the folder that a file is to lie in.
///
/// # Errors
/// [`ExchangeError::Io`].
pub fn make_folder_of(path: &Path) -> Result<(), ExchangeError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|source| ExchangeError::Io {
        action: "make the folder",
        path: folder.to_owned(),
        source,
    })
}
