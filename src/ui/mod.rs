//! The panels: egui, no Bevy. Each is a function of a view that returns commands.
//! STUB: owner room `ui`.

use crate::studio::{Command, PathWanted, Studio};

/// What the panels left for the viewport, in egui points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ViewportRect {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// State of the panels themselves that is no document: open groups, typed text, palette search.
#[derive(Debug, Default)]
pub struct UiState {
    /// A path that is asked for as text, because the system has no file dialog.
    asked_path: Option<PathWanted>,
}

impl UiState {
    /// Asks for a path as text: the window found no file dialog. Answered with `Open`, `SaveAs` or `Export`.
    pub fn ask_for_path(&mut self, wanted: PathWanted) {
        self.asked_path = Some(wanted);
    }
}

/// Installs fonts, icons and the theme of the studio's preferences; call when either changes.
pub fn set_style(_context: &egui::Context, _studio: &Studio) {}

/// Draws the whole interface and returns what the person did and where the viewport is.
///
/// The picture is already painted in last frame's viewport when this is called, and takes the pointer where
/// nothing drawn here does: leave that area unpainted.
pub fn draw(ui: &mut egui::Ui, _studio: &Studio, _state: &mut UiState) -> (Vec<Command>, ViewportRect) {
    let rest = ui.max_rect();
    (
        Vec::new(),
        ViewportRect { left: rest.left(), top: rest.top(), width: rest.width(), height: rest.height() },
    )
}
