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
    Front,
    Top,
    Side,
    ThroughFinger,
}

/// What a confirmation dialog was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Save,
    Discard,
    Cancel,
}

/// Something a person can do. Serializable so that `studio --script` plays the same commands as menus send.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Command {
    /// Starts from a template; asks about unsaved changes first.
    New {
        template: String,
    },
    /// Asks the window for a path, then opens it.
    OpenDialog,
    Open {
        path: PathBuf,
    },
    Save,
    SaveAsDialog,
    SaveAs {
        path: PathBuf,
    },
    ExportDialog,
    /// Checks at production quality and exports STL and report into `folder`; a stop finding blocks unless
    /// `override_reason` (`name: reason`) is given.
    Export {
        folder: PathBuf,
        #[serde(default)]
        override_reason: Option<String>,
    },
    /// Answers the question about unsaved changes.
    Answer(Answer),
    /// Takes or refuses the work of a crashed session.
    Recover {
        take: bool,
    },
    Quit,
    Undo,
    Redo,
    /// Sets a parameter as typed (`6.5 mm`, `claw`), as one undo step.
    Set {
        key: String,
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
        key: String,
    },
    Select(Option<PartRole>),
    /// Selects a finding by its index and asks the camera to fly there.
    ShowFinding {
        index: usize,
    },
    NextFinding,
    PreviousFinding,
    /// Applies the suggested edit of a finding.
    Fix {
        index: usize,
    },
    ChooseRules {
        profile: RuleProfileId,
    },
    Look(NamedView),
    ToggleMetal,
    ToggleStones,
    ToggleTheme,
    /// Window scale in percent: 100, 125, 150, 200.
    Scale {
        percent: u32,
    },
    /// Opens or closes the command palette.
    TogglePalette,
    ToggleShortcuts,
    /// Closes a message.
    Dismiss,
}

/// What menus and the palette say about a command.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommandInfo {
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
    /// `Ctrl+S`; `Ctrl` is Command on macOS.
    pub shortcut: Option<&'static str>,
    /// Menu: `File`, `Edit`, `View`, `Check`.
    pub menu: &'static str,
}
