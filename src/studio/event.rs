//! What changed, for clients that keep a picture of it.

use std::path::PathBuf;

use super::{NamedView, Place};

/// Something that happened in the studio; drained by the client after every command.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A new built piece is there ([`super::Studio::built`]).
    PieceBuilt,
    /// A new report is there, or another rule profile was chosen.
    FindingsChanged,
    /// Another part is selected, or none.
    SelectionChanged,
    /// Metal or stones were shown or hidden.
    VisibilityChanged,
    /// The camera should turn to a named view.
    LookRequested(NamedView),
    /// The camera should fly to a finding.
    FlightRequested(Place),
    /// A dialog for a path is wanted; the window answers with `Open`, `SaveAs`, `Export` or `Pack`.
    PathWanted(PathWanted),
    /// The program may end.
    QuitAllowed,
    /// An export is complete.
    Exported {
        /// The folder or archive where model and report lie now.
        folder: PathBuf,
    },
}

/// What a path is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathWanted {
    /// A project file to read.
    Open,
    /// A project file to write.
    SaveAs,
    /// A folder to export into.
    ExportFolder,
    /// An archive to write a caster pack to.
    Pack,
}
