//! Questions and messages that stand in front.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::exchange::{FileFormat, Recovery};
use crate::studio::front::Front;
use crate::studio::{Studio, figures};

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
    /// The command palette; its lines are [`super::palette`].
    Palette,
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
            age: age(recovery),
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
        Front::Palette => DialogView::Palette,
        Front::Shortcuts => DialogView::Shortcuts,
    })
}

fn age(recovery: &Recovery) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    ago(now.saturating_sub(recovery.written))
}

fn ago(seconds: u64) -> String {
    let (number, word) = match seconds {
        0..60 => return "just now".to_owned(),
        60..3600 => (seconds / 60, "minute"),
        3600..86_400 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{} ago", figures::plural(usize::try_from(number).unwrap_or(usize::MAX), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_read_as_people_say_them() {
        assert_eq!(ago(5), "just now");
        assert_eq!(ago(60), "1 minute ago");
        assert_eq!(ago(7300), "2 hours ago");
        assert_eq!(ago(86_400 * 3), "3 days ago");
    }
}
