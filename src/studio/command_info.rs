//! What menus, palette and shortcuts say about each command, in one table.

use super::{Answer, Command, CommandInfo, NamedView};

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
            Self::ExportDialog => row(
                "File",
                "Export…",
                Some("Ctrl+E"),
                "Checks the piece and writes STL and report to a folder.",
            ),
            Self::Export { .. } => {
                row("File", "Export to folder", None, "Checks the piece and exports it into a folder.")
            }
            Self::Answer(answer) => answer_info(*answer),
            Self::Recover { take: true } => {
                row("File", "Recover the work", None, "Opens the work that a crashed session left.")
            }
            Self::Recover { take: false } => {
                row("File", "Delete the work", None, "Deletes the work that a crashed session left.")
            }
            Self::Quit => {
                row("File", "Quit", Some("Ctrl+Q"), "Ends Collet; asks about unsaved changes first.")
            }

            Self::Undo => row("Edit", "Undo", Some("Ctrl+Z"), "Takes the last change back."),
            Self::Redo => row("Edit", "Redo", Some("Ctrl+Shift+Z"), "Makes the undone change again."),
            Self::Set { .. } => row("Edit", "Set parameter", None, "Sets a parameter to a typed value."),
            Self::Preview(_) => row("Edit", "Preview", None, "Shows a change while it is dragged."),
            Self::Commit => {
                row("Edit", "Finish the drag", None, "Keeps the dragged change as one undo step.")
            }
            Self::Abort => row("Edit", "Abort the drag", None, "Goes back to the value before the drag."),
            Self::Apply(_) => row("Edit", "Change", None, "Makes one change as one undo step."),
            Self::Reset { .. } => {
                row("Edit", "Reset parameter", None, "Puts a parameter back to its default.")
            }

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
            Self::ChooseRules { .. } => {
                row("Check", "Choose rules", None, "Judges the piece by another rule profile.")
            }

            Self::Select(_) => row("View", "Select", None, "Selects a part of the piece."),
            Self::Look(view) => look_info(*view),
            Self::ToggleMetal => row("View", "Metal", Some("M"), "Shows or hides the metal."),
            Self::ToggleStones => row("View", "Stones", Some("H"), "Shows or hides the stones."),
            Self::ToggleTheme => row("View", "Light theme", None, "Changes between dark and light colors."),
            Self::Scale { percent } => scale_info(*percent),
            Self::TogglePalette => {
                row("View", "Command palette", Some("Ctrl+K"), "Finds any command by a part of its name.")
            }
            Self::ToggleShortcuts => row("View", "Shortcuts", Some("F1"), "Lists the keys and what they do."),
            Self::Dismiss => row("View", "Close", None, "Closes the message in front."),
        }
    }

    /// The commands without open arguments, in menu order: what menus, palette and shortcuts list.
    #[must_use]
    pub fn listed() -> Vec<Self> {
        let new = crate::design::templates::templates()
            .into_iter()
            .map(|template| Self::New { template: template.key.to_owned() });
        let rest = [
            Self::OpenDialog,
            Self::Save,
            Self::SaveAsDialog,
            Self::ExportDialog,
            Self::Quit,
            Self::Undo,
            Self::Redo,
            Self::Look(NamedView::Home),
            Self::Look(NamedView::Front),
            Self::Look(NamedView::Top),
            Self::Look(NamedView::Side),
            Self::Look(NamedView::ThroughFinger),
            Self::ToggleMetal,
            Self::ToggleStones,
            Self::ToggleTheme,
            Self::Scale { percent: 100 },
            Self::Scale { percent: 125 },
            Self::Scale { percent: 150 },
            Self::Scale { percent: 200 },
            Self::TogglePalette,
            Self::ToggleShortcuts,
            Self::NextFinding,
            Self::PreviousFinding,
        ];
        new.chain(rest).collect()
    }

    /// Every key with what it does: the shortcuts of [`Self::listed`] and their second spellings.
    #[must_use]
    pub fn keys() -> Vec<(&'static str, Self)> {
        let listed = Self::listed().into_iter();
        let first = listed.filter_map(|command| command.info().shortcut.map(|key| (key, command)));
        let second = [("Ctrl+Y", Self::Redo), ("Home", Self::Look(NamedView::Home))];
        first.chain(second).collect()
    }
}

fn new_info(template: &str) -> CommandInfo {
    match template {
        "solitaire" => row("File", "New solitaire", Some("Ctrl+N"), "Starts a solitaire with four prongs."),
        "solitaire_six" => {
            row("File", "New six-prong solitaire", None, "Starts a solitaire with six prongs.")
        }
        "bezel_solitaire" => row("File", "New bezel solitaire", None, "Starts a solitaire set in a bezel."),
        _ => row("File", "New piece", None, "Starts a piece from a template."),
    }
}

fn answer_info(answer: Answer) -> CommandInfo {
    match answer {
        Answer::Save => row("File", "Save changes", None, "Saves, then goes on."),
        Answer::Discard => row("File", "Discard changes", None, "Goes on without the unsaved changes."),
        Answer::Cancel => row("File", "Cancel", None, "Goes back to the piece as it is."),
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
            assert!(["File", "Edit", "View", "Check"].contains(&info.menu), "{}", info.label);
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
