//! What can go wrong with a file.

use std::path::PathBuf;

/// Names the reason first and the path last.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The system refused to read or write: no such folder, a full disk.
    #[error("cannot {action}: {reason}: {path}", reason = in_words(source))]
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
    /// A paper could not be printed.
    #[error(transparent)]
    Paper(#[from] crate::papers::PaperError),
}

/// The system's reason as a jeweler would put it, where it is one that has plain words.
fn in_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        // What Collet itself says.
        _ if error.get_ref().is_some() => return error.to_string(),
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "you have no permission for it",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder",
        _ => return error.to_string(),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_reasons_are_told_in_words_and_others_as_they_are() {
        let text = |source: std::io::Error| {
            ExchangeError::Io { action: "read", path: "ring.ron".into(), source }.to_string()
        };
        let missing = std::fs::File::open("no/such/ring.ron").map(drop).unwrap_err();
        assert_eq!(text(missing), "cannot read: there is no such file or folder: ring.ron");
        let full = std::io::ErrorKind::StorageFull.into();
        assert_eq!(text(full), "cannot read: the disk is full: ring.ron");
        let own = std::io::Error::other("it is longer than 9 bytes");
        assert_eq!(text(own), "cannot read: it is longer than 9 bytes: ring.ron");
    }
}
