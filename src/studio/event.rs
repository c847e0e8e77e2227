//! What changed, for clients that keep a picture of it.

use std::path::PathBuf;

use super::{NamedView, Place};

/// Something that happened in the studio; drained by the client after every command.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A new built piece is there ([`super::Studio::built`]).
    PieceBuilt,
    FindingsChanged,
    SelectionChanged,
    /// Metal or stones were shown or hidden.
    VisibilityChanged,
    /// The camera should turn to a named view.
    LookRequested(NamedView),
    /// The camera should fly to a finding.
    FlightRequested(Place),
    /// A dialog for a path is wanted; the window answers with `Open`, `SaveAs` or `Export`.
    PathWanted(PathWanted),
    /// The program may end.
    QuitAllowed,
    Exported {
        folder: PathBuf,
    },
}

/// What a path is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathWanted {
    Open,
    SaveAs,
    ExportFolder,
}
