//! Questions and messages that stand in front.
//! STUB: owner room `studio`.

use crate::studio::Studio;

/// What stands in front of the panels; at most one.
#[derive(Debug, Clone, PartialEq)]
pub enum DialogView {
    /// Unsaved changes before an action: answer with `Command::Answer`.
    Unsaved {
        name: String,
        action: String,
    },
    /// A crashed session left work: answer with `Command::Recover`.
    Recovery {
        name: String,
        age: String,
        original: Option<String>,
    },
    /// A file could not be read or written, with the whole reason; `Command::Dismiss`.
    Message {
        title: String,
        text: String,
    },
    /// Export was blocked: the findings, and the way to override with a name and a reason.
    ExportBlocked {
        folder: std::path::PathBuf,
        findings: Vec<String>,
    },
    /// Export is done: the table of what was written.
    Exported {
        folder: String,
        rows: Vec<(String, String)>,
    },
    Palette,
    Shortcuts,
}

/// The dialog to draw, if there is one.
#[must_use]
pub fn dialog(_studio: &Studio) -> Option<DialogView> {
    todo!()
}
