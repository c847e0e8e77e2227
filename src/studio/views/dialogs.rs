//! Questions and messages that stand in front.

use super::toolbar::{CommandItem, item};
use crate::exchange::FileFormat;
use crate::metals::Route;
use crate::studio::front::Front;
use crate::studio::{Command, Purpose, Severity, Studio, clock, figures};

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
    /// What to export; its lines are [`export`].
    Export,
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
    /// What a client may change; its lines are [`super::client_choices`].
    Client,
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
        Front::Export => DialogView::Export,
        Front::ExportBlocked { folder, formats, findings } => DialogView::ExportBlocked {
            folder: folder.clone(),
            formats: formats.clone(),
            findings: findings.clone(),
        },
        Front::Exported { folder, rows } => {
            DialogView::Exported { folder: folder.display().to_string(), rows: rows.clone() }
        }
        Front::Client => DialogView::Client,
        Front::Start => DialogView::Start,
        Front::Calculators => DialogView::Calculators,
        Front::Palette => DialogView::Palette,
        Front::Shortcuts => DialogView::Shortcuts,
    })
}

/// What an export would write.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportView {
    /// Every format, with what it is for and whether it is ticked.
    pub formats: Vec<(FileFormat, &'static str, bool)>,
    /// What models of metal can be made for, each with its command; whether it is chosen.
    pub purposes: Vec<(String, Command, bool)>,
    /// What stands against formats that metal is made after.
    pub warning: Option<String>,
    /// Goes on to the folder.
    pub folder: CommandItem,
    /// Makes the caster pack instead, whatever is ticked.
    pub pack: CommandItem,
}

/// The finished piece, the pattern of each route, a prototype.
fn purposes(studio: &Studio) -> Vec<(String, Command, bool)> {
    let routes = studio.library().routes.routes.iter();
    let pattern = |route: &Route| (format!("Pattern: {}", route.name), Purpose::Route(route.id.clone()));
    let finished = ("Finished piece, 1:1".to_owned(), Purpose::Finished);
    let try_on = ("Prototype to try on, with its stones".to_owned(), Purpose::TryOn);
    let all = std::iter::once(finished).chain(routes.map(pattern)).chain([try_on]);
    let chosen = studio.purpose();
    all.map(|(label, purpose)| {
        let is_chosen = purpose == *chosen;
        (label, Command::ExportFor { purpose }, is_chosen)
    })
    .collect()
}

/// The formats of the next export.
#[must_use]
pub fn export(studio: &Studio) -> ExportView {
    let chosen = &studio.preferences().formats;
    let formats = FileFormat::written().map(|format| (format, format.purpose(), chosen.contains(&format)));
    let for_production = chosen.iter().any(|format| format.is_for_production());
    let stops = studio.report().map_or(0, |(report, _)| report.count(Severity::Stop));
    let warning = (for_production && stops > 0).then(|| {
        format!(
            "{} will ask for a name and a reason before metal is made after it.",
            figures::plural(stops, "stop")
        )
    });
    ExportView {
        formats: formats.collect(),
        purposes: purposes(studio),
        warning,
        folder: item(studio, Command::ExportFolderDialog),
        pack: item(studio, Command::PackDialog),
    }
}
