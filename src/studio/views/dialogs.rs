//! Questions and messages that stand in front.

use crate::exchange::FileFormat;
use crate::studio::front::Front;
use crate::studio::{Studio, clock};

/// What stands in front of the panels; at most one.
#[derive(Debug, Clone, PartialEq)]
pub enum DialogView {
    /// Unsaved changes before an action: answer with `Command::Answer`.
    Unsaved {
        /// The job's name.
        name: String,
        /// Completes `before …`: `quitting`.
        action: String,
    },
    /// A crashed session left work: answer with `Command::Recover`.
    Recovery {
        /// The job's name.
        name: String,
        /// `3 minutes ago`.
        age: String,
        /// The file that the work belonged to, if it had one.
        original: Option<String>,
    },
    /// A file could not be read or written, with the whole reason; `Command::Dismiss`.
    Message {
        /// What went wrong.
        title: String,
        /// Why, in full.
        text: String,
    },
    /// Export was blocked: the findings, and the way to override with a name and a reason.
    ExportBlocked {
        /// Where the export was to go; for the second try.
        folder: std::path::PathBuf,
        /// What was to be written there; for the second try.
        formats: Vec<FileFormat>,
        /// One line for each stop finding.
        findings: Vec<String>,
    },
    /// Export is done: the table of what was written.
    Exported {
        /// Where model and report lie.
        folder: String,
        /// Labels and values of a short table.
        rows: Vec<(String, String)>,
    },
    /// The start page; what stands on it is [`super::start`].
    Start,
    /// The command palette; its lines are [`super::palette`].
    Palette,
    /// The calculators; what stands there is [`super::calculators`].
    Calculators,
    /// The list of keys; its lines are [`crate::studio::Command::keys`].
    Shortcuts,
}

/// The dialog to draw, if there is one.
#[must_use]
pub fn dialog(studio: &Studio) -> Option<DialogView> {
    Some(match studio.fronts.last()? {
        Front::Unsaved(pending) => {
            DialogView::Unsaved { name: studio.project().name.clone(), action: pending.action().to_owned() }
        }
        Front::Recovery(recovery) => DialogView::Recovery {
            name: recovery.project.name.clone(),
            age: clock::ago(recovery.written),
            original: recovery.original.as_ref().map(|path| path.display().to_string()),
        },
        Front::Message { title, text } => DialogView::Message { title: title.clone(), text: text.clone() },
        Front::ExportBlocked { folder, formats, findings } => DialogView::ExportBlocked {
            folder: folder.clone(),
            formats: formats.clone(),
            findings: findings.clone(),
        },
        Front::Exported { folder, rows } => {
            DialogView::Exported { folder: folder.display().to_string(), rows: rows.clone() }
        }
        Front::Start => DialogView::Start,
        Front::Calculators => DialogView::Calculators,
        Front::Palette => DialogView::Palette,
        Front::Shortcuts => DialogView::Shortcuts,
    })
}
