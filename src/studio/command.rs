//! Everything a person can do, as data. Menus, palette, shortcuts, scripts and the command line send these.
//! What they are called stands in `command_info`.

use std::path::PathBuf;

use super::{CalculatorPage, ClientChoice, FileFormat, MapOf, PartRole, Purpose, TapePoint};
use crate::design::Edit;
use crate::vocab::{FeatureId, NamedView, RuleProfileId};

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
    /// Asks what is to be exported.
    ExportDialog,
    /// Adds a format to those that an export writes, or takes it out.
    ChooseFormat {
        /// Which.
        format: FileFormat,
        /// Whether it is to be written.
        wanted: bool,
    },
    /// Says what exported STL, 3MF, OBJ and PLY are made for: the finished piece at 1:1, the pattern of a production route, or
    /// a prototype to try on. It holds until another piece is opened.
    ExportFor {
        /// For what.
        purpose: Purpose,
    },
    /// Asks the window for a folder, then exports into it.
    ExportFolderDialog,
    /// Checks at production quality and exports models and report into `folder`; a stop finding blocks formats that
    /// metal is made after unless `override_reason` (`name: reason`) is given.
    Export {
        /// Made if it is not there; a path that ends in `.zip` is one archive, in a folder that is there.
        folder: PathBuf,
        /// What is written; what the user prefers where nothing is named.
        #[serde(default)]
        formats: Vec<FileFormat>,
        /// Who lets stop findings pass, and why.
        #[serde(default)]
        override_reason: Option<String>,
    },
    /// Asks the window for the archive of a caster pack, then makes it.
    PackDialog,
    /// Exports everything that a caster is sent: models, drawings, lists, papers and the report that seals them all.
    Pack {
        /// A folder or an archive, as of [`Self::Export`].
        to: PathBuf,
        /// What is written; all that belongs to a pack where nothing is named.
        #[serde(default)]
        formats: Vec<FileFormat>,
        /// As of [`Self::Export`].
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
    /// Goes to any state of the history, on whatever branch.
    GoTo {
        /// The number of the state, as the history shows it; the first is 0.
        state: u32,
    },
    /// Gives a state of the history a name, for as long as the piece is open.
    NameState {
        /// The number of the state.
        state: u32,
        /// Nothing takes the name away.
        name: String,
    },
    /// Makes the last change once more, on the feature that is selected now.
    Repeat,
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
    /// Adds a feature with its defaults behind all others and selects it. It is called as its kind, or with `_2`,
    /// `_3` … where that name is taken; a head stands where it finds room.
    AddFeature {
        /// Key of the kind: `head`.
        kind: String,
    },
    /// Adds a copy of a feature behind it and selects the copy; a head's copy stands where it finds room.
    DuplicateFeature {
        /// Which one; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
    },
    /// Takes a feature out of the piece.
    RemoveFeature {
        /// Which one; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
    },
    /// Leaves a feature out of the metal, or takes it in again.
    MuteFeature {
        /// Which one; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
        /// Whether it is left out.
        muted: bool,
    },
    /// Moves a feature in the order of the job.
    MoveFeature {
        /// Which one.
        feature: FeatureId,
        /// Its new place, counted from 0; beyond the end it is the last.
        to: usize,
    },
    /// Moves a feature one place toward the first.
    MoveFeatureUp {
        /// Which one; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
    },
    /// Moves a feature one place toward the last.
    MoveFeatureDown {
        /// Which one; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
    },
    /// Gives a feature another name.
    RenameFeature {
        /// Which one.
        feature: FeatureId,
        /// A free name in words: `Left shoulder` is kept as `left_shoulder`.
        to: String,
    },
    /// Remembers how a head is set, to be given to others.
    CopyStyle {
        /// Which head; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
    },
    /// Sets a head as the one whose style was copied; its stone and its place stay.
    PasteStyle {
        /// Which head; the selected one where none is named.
        #[serde(default)]
        feature: Option<FeatureId>,
    },
    /// Selects a whole feature.
    SelectFeature {
        /// Which one.
        feature: FeatureId,
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
    /// Shows or hides the history.
    ToggleHistory,
    /// Changes between dark and light colors.
    ToggleTheme,
    /// Window scale in percent: 100, 125, 150, 200.
    Scale {
        /// One of the four.
        percent: u32,
    },
    /// Shows a map over the metal, or takes it away.
    ToggleMap {
        /// Which one.
        of: MapOf,
    },
    /// Takes the tape measure out, or puts it away.
    ToggleTape,
    /// Puts an end of the tape to a point of the piece.
    #[serde(skip)]
    PutTape(TapePoint),
    /// Begins or ends the client view: the piece in the whole window, with the few controls that a client may have.
    ToggleClient,
    /// Asks what a client may change, and begins the client view.
    ClientDialog,
    /// Lets a client change or see something, or not.
    AllowClient {
        /// What.
        choice: ClientChoice,
        /// Whether they may.
        allowed: bool,
    },
    /// Names the state that is shown as a favorite.
    Like,
    /// Opens or closes the start page.
    ToggleStart,
    /// Opens or closes the command palette.
    TogglePalette,
    /// Opens or closes the calculators.
    ToggleCalculators,
    /// Turns to a page of the calculators.
    ChooseCalculator {
        /// Which one.
        page: CalculatorPage,
    },
    /// Types or chooses in a field of a calculator.
    Calculate {
        /// Key of the field: `ring.size`.
        field: String,
        /// As typed, or the key of what is chosen.
        text: String,
    },
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
    /// Menu: `File`, `Edit`, `Feature`, `View`, `Check`.
    pub menu: &'static str,
}

/// Which feature a command changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// None, or not one alone.
    None,
    /// The one that is selected.
    Selected,
    /// The one that it names.
    Named(&'a FeatureId),
}

impl Command {
    /// Which feature is changed.
    pub(super) const fn target(&self) -> Target<'_> {
        match self {
            Self::DuplicateFeature { feature }
            | Self::RemoveFeature { feature }
            | Self::MuteFeature { feature, .. }
            | Self::MoveFeatureUp { feature }
            | Self::MoveFeatureDown { feature }
            | Self::CopyStyle { feature }
            | Self::PasteStyle { feature } => match feature {
                Some(feature) => Target::Named(feature),
                None => Target::Selected,
            },
            Self::MoveFeature { feature, .. } | Self::RenameFeature { feature, .. } => Target::Named(feature),
            _ => Target::None,
        }
    }
}
