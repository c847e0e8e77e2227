//! The panels: egui, no Bevy. Each is a function of a view that returns commands.
//! STUB: owner room `ui`.

use crate::studio::{Command, Studio};

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
    // owner
}

/// Installs fonts, icons and the theme of the studio's preferences; call when either changes.
pub fn set_style(_context: &egui::Context, _studio: &Studio) {}

/// Draws the whole interface and returns what the person did and where the viewport is.
pub fn draw(_ui: &mut egui::Ui, _studio: &Studio, _state: &mut UiState) -> (Vec<Command>, ViewportRect) {
    (Vec::new(), ViewportRect { left: 0.0, top: 0.0, width: 0.0, height: 0.0 })
}
