//! What menus, palette and shortcuts say about each command, in one table.

use std::sync::LazyLock;

use super::gallery::TEMPLATES;
use super::{Answer, Command, CommandInfo, MapOf, NamedView, Purpose};
use crate::design::WorkKind;

const fn row(
    menu: &'static str,
    label: &'static str,
    shortcut: Option<&'static str>,
    help: &'static str,
) -> CommandInfo {
    CommandInfo { label, help, shortcut, menu }
}

impl Command {
    /// Label, help, shortcut and menu.
    #[must_use]
    pub fn info(&self) -> CommandInfo {
        match self {
            Self::New { template } => new_info(template),
            Self::OpenDialog => row("File", "Open…", Some("Ctrl+O"), "Opens a project file."),
            Self::Open { .. } => row("File", "Open file", None, "Opens the project file at a path."),
            Self::Save => row("File", "Save", Some("Ctrl+S"), "Saves the project to its file."),
            Self::SaveAsDialog => {
                row("File", "Save as…", Some("Ctrl+Shift+S"), "Saves the project to another file.")
            }
            Self::SaveAs { .. } => row("File", "Save to file", None, "Saves the project to a path."),
            Self::ExportDialog
            | Self::ChooseFormat { .. }
            | Self::ExportFor { .. }
            | Self::ExportFolderDialog
            | Self::Export { .. }
            | Self::PackDialog
            | Self::Pack { .. } => export_info(self),
            Self::Answer(answer) => answer_info(*answer),
            Self::Recover { take } => recover_info(*take),
            Self::ToggleStart => row(
                "File",
                "Start page…",
                None,
                "Shows recent projects, and every template with its picture.",
            ),
            Self::Quit => {
                row("File", "Quit", Some("Ctrl+Q"), "Ends Collet; asks about unsaved changes first.")
            }

            Self::Undo => row("Edit", "Undo", Some("Ctrl+Z"), "Takes the last change back."),
            Self::Redo => row("Edit", "Redo", Some("Ctrl+Shift+Z"), "Makes the undone change again."),
            Self::GoTo { .. } => row("Edit", "Go to state", None, "Goes to a state of the history."),
            Self::NameState { .. } => row("Edit", "Name state", None, "Names a state of the history."),
            Self::Repeat => row(
                "Edit",
                "Repeat last change",
                Some("Ctrl+R"),
                "Makes the last change once more, on the feature that is selected now.",
            ),
            Self::Set { .. } => row("Edit", "Set parameter", None, "Sets a parameter to a typed value."),
            Self::Preview(_) | Self::Commit | Self::Abort | Self::Apply(_) => change_info(self),
            Self::Reset { .. } => {
                row("Edit", "Reset parameter", None, "Puts a parameter back to its default.")
            }

            Self::AddFeature { kind } => add_info(kind),
            Self::DuplicateFeature { .. }
            | Self::RemoveFeature { .. }
            | Self::MuteFeature { .. }
            | Self::MoveFeature { .. }
            | Self::MoveFeatureUp { .. }
            | Self::MoveFeatureDown { .. }
            | Self::RenameFeature { .. }
            | Self::CopyStyle { .. }
            | Self::PasteStyle { .. } => self.feature_info(),

            Self::ShowFinding { .. }
            | Self::NextFinding
            | Self::PreviousFinding
            | Self::Fix { .. }
            | Self::ChooseRules { .. } => self.check_info(),

            Self::Select(_)
            | Self::SelectFeature { .. }
            | Self::Look(_)
            | Self::ToggleMetal
            | Self::ToggleStones
            | Self::ToggleHistory
            | Self::ToggleTheme
            | Self::ToggleMap { .. }
            | Self::ToggleTape
            | Self::PutTape(_)
            | Self::ToggleClient
            | Self::ClientDialog
            | Self::AllowClient { .. }
            | Self::Like
            | Self::Scale { .. }
            | Self::ToggleCalculators
            | Self::ChooseCalculator { .. }
            | Self::Calculate { .. }
            | Self::TogglePalette
            | Self::ToggleShortcuts
            | Self::Dismiss => self.view_info(),
        }
    }

    /// Of the commands about findings.
    fn check_info(&self) -> CommandInfo {
        match self {
            Self::ShowFinding { .. } => {
                row("Check", "Show finding", None, "Turns the camera to a finding and selects its part.")
            }
            Self::NextFinding => {
                row("Check", "Next finding", Some("N"), "Shows the next finding on the piece.")
            }
            Self::PreviousFinding => {
                row("Check", "Previous finding", Some("P"), "Shows the finding before this one.")
            }
            Self::Fix { .. } => row("Check", "Fix", None, "Applies the suggested edit of a finding."),
            _ => row("Check", "Choose rules", None, "Judges the piece by another rule profile."),
        }
    }

    /// Of the commands about what is shown.
    fn view_info(&self) -> CommandInfo {
        match self {
            Self::Select(_) => row("View", "Select", None, "Selects a part of the piece."),
            Self::SelectFeature { .. } => {
                row("View", "Select feature", None, "Selects a feature with all its parts.")
            }
            Self::Look(view) => look_info(*view),
            Self::ToggleMetal => row("View", "Metal", Some("M"), "Shows or hides the metal."),
            Self::ToggleStones => row("View", "Stones", Some("H"), "Shows or hides the stones."),
            Self::ToggleHistory => row(
                "View",
                "History",
                Some("Ctrl+H"),
                "Shows or hides every state of this piece, with branches.",
            ),
            Self::ToggleMap { of } => map_info(*of),
            Self::ToggleTape => row(
                "View",
                "Tape measure",
                Some("T"),
                "Measures from point to point by clicks, and how thick the metal is at a point.",
            ),
            Self::PutTape(_) => {
                row("View", "Measure here", None, "Puts an end of the tape measure to a point.")
            }
            Self::ToggleTheme => row("View", "Light theme", None, "Changes between dark and light colors."),
            Self::ToggleClient | Self::ClientDialog | Self::AllowClient { .. } | Self::Like => {
                client_info(self)
            }
            Self::Scale { percent } => scale_info(*percent),
            Self::ToggleCalculators => row(
                "View",
                "Calculators",
                Some("F3"),
                "Ring sizes, carats, weights, shrinkage, blanks and rows of stones.",
            ),
            Self::ChooseCalculator { .. } => {
                row("View", "Choose calculator", None, "Turns to a page of the calculators.")
            }
            Self::Calculate { .. } => row("View", "Calculate", None, "Types in a field of a calculator."),
            Self::TogglePalette => row(
                "View",
                "Command palette",
                Some("Ctrl+K"),
                "Finds any command, template or parameter by its name.",
            ),
            Self::ToggleShortcuts => {
                row("View", "Shortcuts", Some("F1"), "Shows every key with what it does.")
            }
            _ => row("View", "Close", None, "Closes the message in front."),
        }
    }

    /// Of the commands about one feature.
    fn feature_info(&self) -> CommandInfo {
        let row = |label, shortcut, help| row("Feature", label, shortcut, help);
        match self {
            Self::DuplicateFeature { .. } => {
                row("Duplicate feature", Some("Ctrl+D"), "Adds a copy of the feature and selects it.")
            }
            Self::MuteFeature { muted: true, .. } => {
                row("Mute feature", None, "Leaves the feature out of the metal and keeps it in the job.")
            }
            Self::MuteFeature { muted: false, .. } => {
                row("Unmute feature", None, "Takes the feature into the metal again.")
            }
            Self::MoveFeature { .. } => {
                row("Move feature", None, "Moves the feature to a place in the order of the job.")
            }
            Self::MoveFeatureUp { .. } => {
                row("Move feature up", None, "Moves the feature one place toward the first of the job.")
            }
            Self::MoveFeatureDown { .. } => {
                row("Move feature down", None, "Moves the feature one place toward the last of the job.")
            }
            Self::RenameFeature { .. } => row(
                "Rename feature",
                Some("F2"),
                "Gives the feature another name in panels, keys and reports.",
            ),
            Self::CopyStyle { .. } => {
                row("Copy style", None, "Remembers how the head is set, to be given to other heads.")
            }
            Self::PasteStyle { .. } => row(
                "Paste style",
                None,
                "Sets the head as the one whose style was copied; its stone and its place stay.",
            ),
            _ => row("Remove feature", Some("Delete"), "Takes the feature out of the piece."),
        }
    }

    /// The commands without open arguments, in menu order: what menus, palette and shortcuts list.
    #[must_use]
    pub fn listed() -> Vec<Self> {
        let new = TEMPLATES.iter().map(|template| Self::New { template: template.key.to_owned() });
        let files = [
            Self::ToggleStart,
            Self::OpenDialog,
            Self::Save,
            Self::SaveAsDialog,
            Self::ExportDialog,
            Self::PackDialog,
            Self::Quit,
            Self::Undo,
            Self::Redo,
            Self::Repeat,
        ];
        let add = WorkKind::ALL.iter().map(|kind| Self::AddFeature { kind: kind.key.to_owned() });
        let rest = [
            Self::DuplicateFeature { feature: None },
            Self::MuteFeature { feature: None, muted: true },
            Self::MuteFeature { feature: None, muted: false },
            Self::MoveFeatureUp { feature: None },
            Self::MoveFeatureDown { feature: None },
            Self::CopyStyle { feature: None },
            Self::PasteStyle { feature: None },
            Self::RemoveFeature { feature: None },
            Self::Look(NamedView::Home),
            Self::Look(NamedView::Front),
            Self::Look(NamedView::Top),
            Self::Look(NamedView::Side),
            Self::Look(NamedView::ThroughFinger),
            Self::ToggleMetal,
            Self::ToggleStones,
            Self::ToggleHistory,
            Self::ToggleMap { of: MapOf::Thickness },
            Self::ToggleMap { of: MapOf::SeatGap },
            Self::ToggleTape,
            Self::ToggleClient,
            Self::ClientDialog,
            Self::ToggleTheme,
            Self::Scale { percent: 100 },
            Self::Scale { percent: 125 },
            Self::Scale { percent: 150 },
            Self::Scale { percent: 200 },
            Self::TogglePalette,
            Self::ToggleCalculators,
            Self::ToggleShortcuts,
            Self::NextFinding,
            Self::PreviousFinding,
        ];
        new.chain(files).chain(add).chain(rest).collect()
    }

    /// Every key with what it does: the shortcuts of [`Self::listed`] and their second spellings.
    #[must_use]
    pub fn keys() -> Vec<(&'static str, Self)> {
        let listed = Self::listed().into_iter();
        let first = listed.filter_map(|command| command.info().shortcut.map(|key| (key, command)));
        let second = [
            ("Ctrl+Y", Self::Redo),
            ("Ctrl+Shift+P", Self::TogglePalette),
            ("?", Self::ToggleShortcuts),
            ("Home", Self::Look(NamedView::Home)),
            ("Backspace", Self::RemoveFeature { feature: None }),
        ];
        first.chain(second).collect()
    }
}

/// `Add head` of every kind, in the order of [`WorkKind::ALL`].
static ADD_LABELS: LazyLock<Vec<String>> =
    LazyLock::new(|| WorkKind::ALL.iter().map(|kind| format!("Add {}", kind.label.to_lowercase())).collect());

fn add_info(key: &str) -> CommandInfo {
    let known = WorkKind::ALL.iter().zip(ADD_LABELS.iter()).find(|(kind, _)| kind.key == key);
    match known {
        Some((kind, label)) => row("Feature", label, None, kind.help),
        None => row("Feature", "Add feature", None, "Adds a feature with its defaults."),
    }
}

const fn change_info(command: &Command) -> CommandInfo {
    match command {
        Command::Preview(_) => row("Edit", "Preview", None, "Shows a change while it is dragged."),
        Command::Commit => row("Edit", "Finish the drag", None, "Keeps the dragged change as one undo step."),
        Command::Abort => row("Edit", "Abort the drag", None, "Goes back to the value before the drag."),
        _ => row("Edit", "Change", None, "Makes one change as one undo step."),
    }
}

fn new_info(template: &str) -> CommandInfo {
    let known = TEMPLATES.iter().find(|known| known.key == template);
    let shortcut = (template == "solitaire").then_some("Ctrl+N");
    match known {
        Some(template) => row("File", template.command, shortcut, template.description),
        None => row("File", "New piece", None, "Starts a piece from a template."),
    }
}

fn answer_info(answer: Answer) -> CommandInfo {
    match answer {
        Answer::Save => row("File", "Save changes", None, "Saves, then goes on."),
        Answer::Discard => row("File", "Discard changes", None, "Goes on without the unsaved changes."),
        Answer::Cancel => row("File", "Cancel", None, "Goes back to the piece as it is."),
    }
}

const fn recover_info(take: bool) -> CommandInfo {
    if take {
        row("File", "Recover the work", None, "Opens the work that a crashed session left.")
    } else {
        row("File", "Delete the work", None, "Deletes the work that a crashed session left.")
    }
}

fn scale_info(percent: u32) -> CommandInfo {
    match percent {
        125 => row("View", "Scale 125 %", None, "Draws the window at 125 percent."),
        150 => row("View", "Scale 150 %", None, "Draws the window at 150 percent."),
        200 => row("View", "Scale 200 %", None, "Draws the window at 200 percent."),
        _ => row("View", "Scale 100 %", None, "Draws the window at its natural size."),
    }
}

const fn export_info(command: &Command) -> CommandInfo {
    match command {
        Command::ChooseFormat { wanted: true, .. } => {
            row("File", "Export this format too", None, "Adds a format to those that an export writes.")
        }
        Command::ChooseFormat { wanted: false, .. } => {
            row("File", "Leave this format out", None, "Takes a format out of those that an export writes.")
        }
        Command::ExportFor { purpose: Purpose::Finished } => {
            row("File", "Export the finished piece", None, "Exports the metal at its finished size, 1:1.")
        }
        Command::ExportFor { purpose: Purpose::Route(_) } => row(
            "File",
            "Export the pattern of a route",
            None,
            "Exports the metal as a pattern, scaled so that the finished piece has its size.",
        ),
        Command::ExportFor { purpose: Purpose::TryOn } => row(
            "File",
            "Export a prototype to try on",
            None,
            "Exports metal and stones as one body at 1:1, to be printed and tried on.",
        ),
        Command::ExportFolderDialog => {
            row("File", "Choose folder…", None, "Asks for the folder and exports the piece into it.")
        }
        Command::PackDialog => row(
            "File",
            "Caster pack…",
            None,
            "Checks the piece and writes all that a caster is sent into one ZIP: models, drawings, lists, papers, report.",
        ),
        Command::Pack { .. } => row(
            "File",
            "Make the caster pack",
            None,
            "Checks the piece and writes its caster pack to a path.",
        ),
        Command::Export { .. } => {
            row("File", "Export to folder", None, "Checks the piece and exports it into a folder.")
        }
        _ => row(
            "File",
            "Export…",
            Some("Ctrl+E"),
            "Checks the piece and writes models, drawings, lists and the report to a folder.",
        ),
    }
}

const fn map_info(of: MapOf) -> CommandInfo {
    match of {
        MapOf::Thickness => row(
            "View",
            "Thickness map",
            Some("W"),
            "Colors the finished metal by how thick it is, with the rule's limit as the turning point.",
        ),
        MapOf::SeatGap => row(
            "View",
            "Gap map",
            Some("G"),
            "Colors the finished metal by how far the nearest stone is, and where it is inside one.",
        ),
    }
}

const fn client_info(command: &Command) -> CommandInfo {
    match command {
        Command::ToggleClient => row(
            "View",
            "Client view",
            Some("F5"),
            "Gives the piece the whole window, with the few controls that a client may have; again to end it.",
        ),
        Command::ClientDialog => row(
            "View",
            "Show to a client…",
            None,
            "Chooses what a client may change, and begins the client view.",
        ),
        Command::Like => {
            row("View", "We like this one", None, "Keeps this state as a favorite to come back to.")
        }
        _ => row("View", "Let the client", None, "Lets a client change or see something, or not."),
    }
}

fn look_info(view: NamedView) -> CommandInfo {
    match view {
        NamedView::Home => row("View", "Home view", Some("0"), "Frames the whole piece from three quarters."),
        NamedView::Front => row("View", "Front view", Some("1"), "Looks at the ring from the front."),
        NamedView::Top => row("View", "Top view", Some("2"), "Looks down on the stone."),
        NamedView::Side => row("View", "Side view", Some("3"), "Looks at the ring from the side."),
        NamedView::ThroughFinger => {
            row("View", "Through-finger view", Some("4"), "Looks along the finger through the ring.")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn labels_are_unique_and_helps_are_sentences() {
        let mut labels = BTreeSet::new();
        for command in Command::listed() {
            let info = command.info();
            assert!(labels.insert(info.label), "`{}` twice", info.label);
            assert!(info.help.ends_with('.') && info.help.len() > 12, "{}: {}", info.label, info.help);
            assert!(["File", "Edit", "Feature", "View", "Check"].contains(&info.menu), "{}", info.label);
        }
    }

    #[test]
    fn no_key_does_two_things() {
        let mut keys = BTreeSet::new();
        for (key, command) in Command::keys() {
            assert!(keys.insert(key), "`{key}` twice, the second time for {command:?}");
        }
        for wanted in
            ["Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Z", "Ctrl+Y", "1", "2", "3", "4", "0", "H", "M", "F1"]
        {
            assert!(keys.contains(wanted), "{wanted}");
        }
    }

    #[test]
    fn commands_survive_a_script() {
        for command in Command::listed() {
            let text = ron::to_string(&command).unwrap();
            assert_eq!(ron::from_str::<Command>(&text).unwrap(), command, "{text}");
        }
    }
}
