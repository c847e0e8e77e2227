//! Which icon stands for what.

use egui::{Align2, Color32, FontFamily, FontId, Painter, Rect};
use egui_phosphor::regular as glyph;

use super::pictogram::{self, Pictogram};
use super::size;
use crate::studio::{Command, NamedView, PathWanted, Severity};

pub use egui_phosphor::regular::{
    ARROW_COUNTER_CLOCKWISE as RESET, CALCULATOR, CARET_DOWN, CARET_RIGHT, CHECK, CHECK_CIRCLE as GOOD,
    CHECK_SQUARE as TICKED, EXPORT, EYE, EYE_SLASH, FLOPPY_DISK as SAVE, HEART, HOURGLASS_MEDIUM as WAITING,
    INFO, KEYBOARD as KEYS, LIFEBUOY as RECOVERY, MAGNIFYING_GLASS as SEARCH, MINUS, PLUS as ADD,
    PRESENTATION as SHOW, SLIDERS_HORIZONTAL as PARAMETER, SQUARE as UNTICKED, WRENCH as FIX, X as CLEAR,
    X_CIRCLE as FAILED,
};

/// A picture of the size of a letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Icon {
    /// A letter of the icon font.
    Glyph(&'static str),
    /// The same, of the size of a mark beside text.
    Mark(&'static str),
    /// Drawn by us: what no icon font has.
    Drawn(Pictogram),
}

impl Icon {
    /// Draws it in the middle of `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        match self {
            Self::Glyph(text) => letter(painter, rect, (text, size::ICON), color),
            Self::Mark(text) => letter(painter, rect, (text, size::MARK), color),
            Self::Drawn(picture) => pictogram::paint(picture, painter, rect.center(), color),
        }
    }
}

fn letter(painter: &Painter, rect: Rect, (text, points): (&str, f32), color: Color32) {
    let font = FontId::new(points, FontFamily::Proportional);
    painter.text(rect.center(), Align2::CENTER_CENTER, text, font, color);
}

/// The icon of a command; `on` as in a [`crate::studio::views::CommandItem`].
#[must_use]
pub fn command(command: &Command, on: Option<bool>) -> Icon {
    Icon::Glyph(match command {
        Command::New { .. } => glyph::FILE_PLUS,
        Command::ToggleStart => glyph::SQUARES_FOUR,
        Command::OpenDialog | Command::Open { .. } => glyph::FOLDER_OPEN,
        Command::Save | Command::SaveAs { .. } | Command::Answer(_) => glyph::FLOPPY_DISK,
        Command::SaveAsDialog => glyph::FLOPPY_DISK_BACK,
        Command::ExportDialog
        | Command::ExportFolderDialog
        | Command::Export { .. }
        | Command::PackDialog
        | Command::Pack { .. } => EXPORT,
        Command::ChooseFormat { wanted: true, .. } | Command::AllowClient { allowed: true, .. } => TICKED,
        Command::ChooseFormat { wanted: false, .. } | Command::AllowClient { allowed: false, .. } => UNTICKED,
        Command::Recover { .. } => RECOVERY,
        Command::Quit => glyph::SIGN_OUT,
        Command::Undo => glyph::ARROW_U_UP_LEFT,
        Command::Redo => glyph::ARROW_U_UP_RIGHT,
        Command::ToggleHistory | Command::GoTo { .. } => glyph::CLOCK_COUNTER_CLOCKWISE,
        Command::NameState { .. } => glyph::TAG,
        Command::Repeat => glyph::REPEAT,
        Command::Look(view) => return view_icon(*view),
        Command::MuteFeature { muted: true, .. } => EYE_SLASH,
        Command::ToggleMetal | Command::ToggleStones if on == Some(false) => EYE_SLASH,
        Command::ToggleMetal | Command::ToggleStones | Command::MuteFeature { .. } => EYE,
        Command::ToggleMap { .. } => glyph::THERMOMETER,
        Command::ToggleTape | Command::PutTape(_) => glyph::RULER,
        Command::ToggleClient | Command::ClientDialog => SHOW,
        Command::Like => HEART,
        Command::ToggleTheme => glyph::CIRCLE_HALF,
        Command::Scale { .. } => glyph::MAGNIFYING_GLASS_PLUS,
        Command::ToggleCalculators => CALCULATOR,
        Command::TogglePalette => glyph::COMMAND,
        Command::ToggleShortcuts => glyph::KEYBOARD,
        Command::AddFeature { .. } => ADD,
        Command::DuplicateFeature { .. } => glyph::COPY_SIMPLE,
        Command::RemoveFeature { .. } => glyph::TRASH,
        Command::RenameFeature { .. } => glyph::PENCIL_SIMPLE,
        Command::CopyStyle { .. } => glyph::EYEDROPPER,
        Command::PasteStyle { .. } => glyph::PAINT_BRUSH,
        Command::NextFinding | Command::MoveFeatureDown { .. } => glyph::ARROW_DOWN,
        Command::PreviousFinding | Command::MoveFeatureUp { .. } => glyph::ARROW_UP,
        Command::Fix { .. } => FIX,
        Command::ChooseRules { .. } | Command::ShowFinding { .. } => glyph::LIST_CHECKS,
        Command::Reset { .. } | Command::Abort => RESET,
        _ => glyph::CARET_RIGHT,
    })
}

const fn view_icon(view: NamedView) -> Icon {
    match view {
        NamedView::Home => Icon::Glyph(glyph::FRAME_CORNERS),
        NamedView::Front => Icon::Drawn(Pictogram::CubeFront),
        NamedView::Top => Icon::Drawn(Pictogram::CubeTop),
        NamedView::Side => Icon::Drawn(Pictogram::CubeSide),
        NamedView::ThroughFinger => Icon::Drawn(Pictogram::ThroughFinger),
    }
}

/// The icon of an outliner row, from the row's own word for it.
#[must_use]
pub fn part(word: &str) -> Icon {
    if word == "letters" {
        return Icon::Glyph(glyph::TEXT_T);
    }
    Icon::Drawn(match word {
        "shank" => Pictogram::Shank,
        "prong" => Pictogram::Prong,
        "rail" => Pictogram::Rail,
        "bezel" => Pictogram::Bezel,
        "stone" => Pictogram::Stone,
        _ => Pictogram::Ring,
    })
}

/// An octagon stops, a triangle warns.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => glyph::WARNING_OCTAGON,
        Severity::Warn => glyph::WARNING,
    }
}

/// The icon of a question for a path.
#[must_use]
pub const fn path(wanted: PathWanted) -> &'static str {
    match wanted {
        PathWanted::Open => glyph::FOLDER_OPEN,
        PathWanted::SaveAs => glyph::FLOPPY_DISK_BACK,
        PathWanted::ExportFolder | PathWanted::Pack => glyph::EXPORT,
    }
}
