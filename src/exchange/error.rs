//! What can go wrong with a file.

use std::path::PathBuf;

/// Names the reason first and the path last.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The system refused to read or write.
    #[error("cannot {action}: {source}: {path}")]
    Io { action: &'static str, path: PathBuf, source: std::io::Error },
    /// The text is not a project: says line, column, field path, value and limit.
    #[error("{reason}: {path}")]
    BadProject { path: PathBuf, reason: String },
    /// The file is of another kind or damaged.
    #[error("not {expected}: {reason}: {path}")]
    BadFormat { expected: &'static str, path: PathBuf, reason: String },
    /// The project was written by a newer Collet.
    #[error("the project has format {found}, this Collet reads up to {known}: {path}")]
    TooNew { found: u32, known: u32, path: PathBuf },
    /// A written file did not read back as good; it was not kept.
    #[error("the written file did not pass its read-back check ({reason}) and was not kept: {path}")]
    ReadBack { path: PathBuf, reason: String },
}
