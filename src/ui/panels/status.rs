//! The status bar: what is being worked on, the last message, and the figures of the piece.

use egui::{Align, Color32, Layout, RichText, Ui};

use crate::studio::views::{BuildState, StatusView};
use crate::ui::theme::{Tokens, icons, space};
use crate::ui::widgets::{Line, line};

/// Narrower windows say only on hover what a figure is of.
const ROOM_FOR_NAMES: f32 = 960.0;

/// Draws the bar.
pub(in crate::ui) fn status(ui: &mut Ui, view: &StatusView) {
    ui.horizontal_centered(|ui| {
        ui.add_space(space::EDGE);
        build_state(ui, &view.build);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::EDGE);
            figures(ui, view);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| message(ui, view));
        });
    });
}

/// A still picture: one that turns would draw the window without end.
fn build_state(ui: &mut Ui, build: &BuildState) {
    let tokens = Tokens::of(ui);
    let (icon, text, color) = match build {
        BuildState::Current => (icons::GOOD, "Up to date", tokens.good),
        BuildState::Building => (icons::WAITING, "Building…", tokens.accent),
        BuildState::Checking => (icons::WAITING, "Checking…", tokens.accent),
        BuildState::Failed(_) => (icons::FAILED, "Not built", tokens.stop),
    };
    ui.spacing_mut().item_spacing.x = 5.0;
    ui.label(RichText::new(icon).color(color));
    let response = ui.label(RichText::new(text).color(tokens.text));
    if let BuildState::Failed(reason) = build {
        response.on_hover_text(reason);
    }
    ui.add_space(space::EDGE);
}

/// Size, weight and carats, from the right.
fn figures(ui: &mut Ui, view: &StatusView) {
    let tokens = Tokens::of(ui);
    let color = if view.stale { tokens.weak } else { tokens.text };
    let figures = [("Stones", &view.carats), ("Metal", &view.weight), (view.size_name, &view.size)];
    ui.spacing_mut().item_spacing.x = 6.0;
    let room = ui.ctx().content_rect().width() >= ROOM_FOR_NAMES;
    for (name, text) in figures {
        if text.is_empty() {
            continue;
        }
        let mut response = ui.label(RichText::new(text).color(color));
        if view.stale {
            response = response.on_hover_text("Of the state before the last change; being built again.");
        }
        response.on_hover_text(name);
        if room {
            ui.label(RichText::new(name).color(tokens.weak));
        }
        ui.add_space(space::SMALL);
    }
}

fn message(ui: &mut Ui, view: &StatusView) {
    let Some((good, text)) = &view.message else { return };
    let tokens = Tokens::of(ui);
    let (icon, color): (_, Color32) = if *good {
        (icons::INFO, tokens.weak)
    } else {
        (icons::severity(crate::studio::Severity::Stop), tokens.stop)
    };
    ui.label(RichText::new(icon).color(color));
    let cut = line(
        ui,
        &Line::body(text, if *good { tokens.weak } else { tokens.text }),
        ui.available_width() - 8.0,
    );
    let elided = cut.elided;
    let response = ui.label(cut);
    if elided {
        response.on_hover_text(text);
    }
}
