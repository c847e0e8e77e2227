//! Everything a person can do, as data. Menus, palette, shortcuts, scripts and the command line send these.
//! What they are called stands in `command_info`.

use std::path::PathBuf;

use super::PartRole;
use crate::design::Edit;
use crate::vocab::RuleProfileId;

/// A named view of the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedView {
    /// The framed three-quarter view.
    Home,
    /// From the front, along the finger's length turned away: the shank as a band.
    Front,
    /// Down on the stone.
    Top,
    /// From the side, across the finger.
    Side,
    /// Through the finger hole, along the finger.
    ThroughFinger,
}

/// What a confirmation dialog was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

/// Something a person can do. Serializable so that `studio --script` plays the same commands as menus send.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Command {
    /// Starts from a template; asks about unsaved changes first.
    New {
        /// Key of the template.
        template: String,
    },
    /// Asks the window for a path, then opens it.
    OpenDialog,
    /// Opens a project file; asks about unsaved changes first.
    Open {
        /// The project file.
        path: PathBuf,
    },
    /// Saves to the project's own file, or asks for one.
    Save,
    /// Asks the window for a path, then saves there.
    SaveAsDialog,
    /// Saves to a path, which becomes the project's own.
    SaveAs {
        /// The project file to write.
        path: PathBuf,
    },
    /// Asks the window for a folder, then exports into it.
    ExportDialog,
    /// Checks at production quality and exports STL and report into `folder`; a stop finding blocks unless
    /// `override_reason` (`name: reason`) is given.
    Export {
        /// Made if it is not there.
        folder: PathBuf,
        /// Who lets stop findings pass, and why.
        #[serde(default)]
        override_reason: Option<String>,
    },
    /// Answers the question about unsaved changes.
    Answer(Answer),
    /// Takes or refuses the work of a crashed session.
    Recover {
        /// Open it (`true`) or delete it.
        take: bool,
    },
    /// Ends the program; asks about unsaved changes first.
    Quit,
    /// Takes the last change back; ends a drag first.
    Undo,
    /// Makes the change again that was undone last.
    Redo,
    /// Sets a parameter as typed (`6.5 mm`, `claw`), as one undo step.
    Set {
        /// Key of the parameter, or `name` or `notes` of the job.
        key: String,
        /// The value, with or without its unit.
        text: String,
    },
    /// While a slider is dragged: shows the edit without a revision.
    #[serde(skip)]
    Preview(Edit),
    /// The drag ended: one revision.
    Commit,
    /// Escape during a drag: back to the start value.
    Abort,
    /// One edit as one undo step.
    #[serde(skip)]
    Apply(Edit),
    /// Puts a parameter back to its default.
    Reset {
        /// Key of the parameter.
        key: String,
    },
    /// Selects a part, or nothing.
    Select(Option<PartRole>),
    /// Selects a finding by its index and asks the camera to fly there.
    ShowFinding {
        /// Its place in the report, from 0.
        index: usize,
    },
    /// Shows the finding after the selected one, around the end.
    NextFinding,
    /// Shows the finding before the selected one, around the start.
    PreviousFinding,
    /// Applies the suggested edit of a finding.
    Fix {
        /// Its place in the report, from 0.
        index: usize,
    },
    /// Judges by another rule profile, and prefers it from now on.
    ChooseRules {
        /// Id of the profile.
        profile: RuleProfileId,
    },
    /// Turns the camera to a named view.
    Look(NamedView),
    /// Shows or hides the metal.
    ToggleMetal,
    /// Shows or hides the stones.
    ToggleStones,
    /// Changes between dark and light colors.
    ToggleTheme,
    /// Window scale in percent: 100, 125, 150, 200.
    Scale {
        /// One of the four.
        percent: u32,
    },
    /// Opens or closes the command palette.
    TogglePalette,
    /// Opens or closes the list of keys.
    ToggleShortcuts,
    /// Closes a message.
    Dismiss,
}

/// What menus and the palette say about a command.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommandInfo {
    /// The text of a menu item; unique among the listed commands.
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
    /// `Ctrl+S`; `Ctrl` is Command on macOS.
    pub shortcut: Option<&'static str>,
    /// Menu: `File`, `Edit`, `View`, `Check`.
    pub menu: &'static str,
}
