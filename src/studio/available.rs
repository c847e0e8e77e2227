//! Whether a command can be given now, and if not, why.

use super::client::{CLIENT_LOOKS, is_harmless};
use super::command::Target;
use super::front::Front;
use super::views::offers;
use super::{Command, Studio, export};
use crate::design::Work;
use crate::vocab::FeatureId;

/// Whether a command can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It can be given.
    Yes,
    /// The sentence shown on a disabled button.
    No(&'static str),
}

impl Availability {
    /// Whether the answer is yes.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        *self == Self::Yes
    }
}

/// Whether `command` can be given now.
#[must_use]
pub fn availability(studio: &Studio, command: &Command) -> Availability {
    match refusal(studio, command) {
        Some(reason) => Availability::No(reason),
        None => Availability::Yes,
    }
}

fn refusal(studio: &Studio, command: &Command) -> Option<&'static str> {
    if studio.client.is_some() && !is_harmless(command) && !offers(studio, command) {
        return Some(CLIENT_LOOKS);
    }
    match (command.target(), studio.selected_feature()) {
        (Target::None, _) => {}
        (Target::Selected, None) => return Some("Select a feature in the outliner first."),
        (Target::Named(id), _) | (Target::Selected, Some(id)) => return no_change(studio, command, id),
    }
    let dragging = studio.document.dragging_since().is_some();
    let asked = |kind: fn(&Front) -> bool| studio.fronts.iter().any(kind);
    match command {
        Command::Undo if !dragging && studio.document.history().undo_label().is_none() => {
            Some("There is nothing to undo.")
        }
        Command::Redo if studio.document.history().redo_label().is_none() => {
            Some("There is nothing to redo.")
        }
        Command::Repeat => match studio.repeated() {
            Some(command) => refusal(studio, &command),
            None => Some("Nothing has been changed yet."),
        },
        Command::Answer(_) if !asked(|front| matches!(front, Front::Unsaved(_))) => {
            Some("There is no question to answer.")
        }
        Command::Recover { .. } if !asked(|front| matches!(front, Front::Recovery(_))) => {
            Some("There is no work to recover.")
        }
        Command::Recover { take: true } if studio.document.is_unsaved() => {
            Some("Save or discard the changes of this piece first.")
        }
        Command::ExportDialog
        | Command::ExportFolderDialog
        | Command::ExportFor { .. }
        | Command::Export { .. }
        | Command::PackDialog
        | Command::Pack { .. }
            if studio.export.is_some() =>
        {
            Some("An export is being prepared.")
        }
        Command::ExportFolderDialog if studio.preferences.formats.is_empty() => Some(export::NO_FORMAT),
        Command::PutTape(_) if studio.tape.is_none() => Some("Take the tape measure out first."),
        Command::Like if studio.client.is_none() => Some("Favorites are chosen in the client view."),
        Command::NextFinding | Command::PreviousFinding => no_finding(studio, None),
        Command::ShowFinding { index } => no_finding(studio, Some(*index)),
        Command::Fix { index } => no_fix(studio, *index),
        _ => None,
    }
}

/// Why a feature cannot be changed so. One that is not there is refused with its name when the command is given.
fn no_change(studio: &Studio, command: &Command, id: &FeatureId) -> Option<&'static str> {
    let features = &studio.project().piece.features;
    let at = features.iter().position(|feature| feature.id == *id)?;
    let is_head = matches!(features[at].work, Work::Head(_));
    match command {
        Command::MuteFeature { muted: true, .. } if features[at].muted => {
            Some("The feature is muted already.")
        }
        Command::MuteFeature { muted: false, .. } if !features[at].muted => Some("The feature is not muted."),
        Command::MoveFeatureUp { .. } if at == 0 => Some("The feature is the first already."),
        Command::MoveFeatureDown { .. } if at + 1 == features.len() => {
            Some("The feature is the last already.")
        }
        Command::CopyStyle { .. } | Command::PasteStyle { .. } if !is_head => {
            Some("Only a head has a style.")
        }
        Command::PasteStyle { .. } if studio.style.is_none() => Some("Copy the style of a head first."),
        _ => None,
    }
}

fn no_finding(studio: &Studio, index: Option<usize>) -> Option<&'static str> {
    match studio.report() {
        None => Some("The checks have not finished yet."),
        Some((report, _)) if report.findings.is_empty() => Some("There are no findings."),
        Some((report, _)) if index.is_some_and(|index| index >= report.findings.len()) => {
            Some("That finding is no longer there.")
        }
        Some(_) => None,
    }
}

fn no_fix(studio: &Studio, index: usize) -> Option<&'static str> {
    no_finding(studio, Some(index)).or_else(|| {
        let (report, stale) = studio.report()?;
        let without = report.findings.get(index).is_none_or(|finding| finding.fix.is_none());
        match (stale, without) {
            (true, _) => Some("The piece has changed and is being checked again."),
            (false, true) => Some("There is no single edit that would clear this finding."),
            (false, false) => None,
        }
    })
}
