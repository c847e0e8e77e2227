//! The panels: egui, no Bevy. Each is a function of a view that returns commands.
//!
//! [`draw`] gathers the views of a studio into a [`Screen`] and shows it; a screen can as well be made by hand,
//! which is how tests draw panels without a studio. What panels remember themselves (open groups, typed text)
//! is [`UiState`], and no part of the document.

mod client;
mod dialogs;
mod escape;
mod panels;
mod screen;
mod search;
mod shortcuts;
mod state;
mod theme;
mod widgets;

pub use screen::{Screen, ViewportRect, show};
pub use shortcuts::{key_events, shortcuts};
pub use state::UiState;
pub use theme::{Tokens, install as install_theme};

use crate::studio::{Command, Studio};

/// Installs fonts, icons and the theme of the studio's preferences; call when either changes.
pub fn set_style(context: &egui::Context, studio: &Studio) {
    install_theme(context, studio.preferences().theme);
}

/// Draws the whole interface and returns what the person did and where the viewport is.
///
/// The picture is already painted in last frame's viewport when this is called, and takes the pointer where
/// nothing drawn here does: that area is left unpainted.
pub fn draw(ui: &mut egui::Ui, studio: &Studio, state: &mut UiState) -> (Vec<Command>, ViewportRect) {
    show(ui, &Screen::of(studio), state)
}
