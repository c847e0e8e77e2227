//! What can go wrong with a file.

use std::path::PathBuf;

/// Names the reason first and the path last.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The system refused to read or write: no such folder, a full disk.
    #[error("cannot {action}: {source}: {path}")]
    Io {
        /// What was tried: `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The text is not a project: half a file, an unknown gem, a width of 99 mm.
    #[error("{reason}: {path}")]
    BadProject {
        /// The file.
        path: PathBuf,
        /// Line, column, field path, value and limit.
        reason: String,
    },
    /// The file is of another kind or damaged: a picture opened as STL.
    #[error("not {expected}: {reason}: {path}")]
    BadFormat {
        /// What was expected: `a usable STL file`.
        expected: &'static str,
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The project was written by a newer Collet.
    #[error("the project has format {found}, this Collet reads up to {known}: {path}")]
    TooNew {
        /// The file's format.
        found: u32,
        /// The newest format that is read.
        known: u32,
        /// The file.
        path: PathBuf,
    },
    /// A file did not read back as what it should hold; it was not kept.
    #[error("the written file did not pass its read-back check ({reason}) and was not kept: {path}")]
    ReadBack {
        /// Where the file would have been.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
}
