//! The panels around the picture: egui's frame, the picture in its middle, and the mark of a finding on it.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiTextureHandle};

use super::document::OpenStudio;
use super::{card, pointer, tape};
use crate::render::{Eye, Picture};
use crate::studio::{Command, PathWanted, Theme, views};
use crate::ui::{self, Tokens, UiState, ViewportRect};

/// What the panels remember from frame to frame.
#[derive(Resource, Default)]
pub(super) struct Panels {
    state: UiState,
    /// Where the picture was in the last frame, in egui points.
    viewport: Option<egui::Rect>,
    styled: Option<(Theme, u32)>,
}

impl Panels {
    /// Asks for a path as text.
    pub fn ask_for_path(&mut self, wanted: PathWanted) {
        self.state.ask_for_path(wanted);
    }
}

/// Draws everything that is egui and gives its commands to the studio.
pub(super) fn draw(
    mut contexts: EguiContexts,
    mut open: ResMut<OpenStudio>,
    mut panels: ResMut<Panels>,
    (mut eye, mut picture): (ResMut<Eye>, ResMut<Picture>),
    mut images: ResMut<Assets<Image>>,
) -> Result {
    let texture = match contexts.image_id(&picture.image) {
        Some(texture) => texture,
        None => contexts.add_image(EguiTextureHandle::Strong(picture.image.clone())),
    };
    let context = contexts.ctx_mut()?.clone();
    style(&context, &open, &mut panels);
    let whole =
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(context.viewport_rect());
    let mut root = egui::Ui::new(context.clone(), egui::Id::new("collet"), whole);

    let mut commands = Vec::new();
    if let Some(rect) = panels.viewport {
        let shown = egui::Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(picture.shown.x, picture.shown.y));
        root.painter().image(texture, rect, shown, egui::Color32::WHITE);
        commands.extend(pointer::follow(&root, rect, &mut eye, &open));
        mark_finding(&root, rect, &eye, &open);
        if let Some(view) = views::heat(&open.studio) {
            card::legend(&mut root, rect, &view);
        }
        if let Some(view) = views::tape(&open.studio) {
            tape::draw(&mut root, rect, &eye, &view);
        }
    }
    let (from_panels, viewport) = ui::draw(&mut root, &open.studio, &mut panels.state);
    commands.extend(from_panels);
    let rect = rect_of(viewport);
    if panels.viewport != Some(rect) {
        panels.viewport = Some(rect);
        context.request_repaint();
    }
    if rect.is_positive() {
        eye.aspect = rect.width() / rect.height();
        let pixels = rect.size() * context.pixels_per_point();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size on the screen")]
        picture.resize(UVec2::new(pixels.x.round() as u32, pixels.y.round() as u32), &mut images);
    }
    for command in commands {
        open.execute(command);
        context.request_repaint();
    }
    Ok(())
}

fn rect_of(viewport: ViewportRect) -> egui::Rect {
    egui::Rect::from_min_size(
        egui::pos2(viewport.left, viewport.top),
        egui::vec2(viewport.width.max(0.0), viewport.height.max(0.0)),
    )
}

/// Theme and scale of the preferences, when they changed.
fn style(context: &egui::Context, open: &OpenStudio, panels: &mut Panels) {
    let preferences = open.studio.preferences();
    let wanted = (preferences.theme, preferences.scale_percent);
    if panels.styled == Some(wanted) {
        return;
    }
    panels.styled = Some(wanted);
    ui::set_style(context, &open.studio);
    context.set_zoom_factor(preferences.scale_percent.clamp(50, 300) as f32 / 100.0);
}

/// A ring and a dot where the finding is.
fn mark_finding(root: &egui::Ui, rect: egui::Rect, eye: &Eye, open: &OpenStudio) {
    let Some(at) = open.marked.and_then(|point| eye.project(point)) else { return };
    let center = rect.lerp_inside(egui::vec2(at.x, at.y));
    if !rect.contains(center) {
        return;
    }
    let painter = root.painter().with_clip_rect(rect);
    let tokens = Tokens::of(root);
    let pen = egui::Stroke::new(2.5, tokens.mark);
    painter.circle_stroke(center, 17.0, egui::Stroke::new(4.5, tokens.halo));
    painter.circle_stroke(center, 17.0, pen);
    painter.circle_filled(center, 3.0, tokens.mark);
    for turn in 0..4_u8 {
        let (sin, cos) = (f32::from(turn) * std::f32::consts::FRAC_PI_2).sin_cos();
        let out = egui::vec2(cos, sin);
        painter.line_segment([center + out * 21.0, center + out * 27.0], pen);
    }
}

/// Commands that a person gave with the pointer.
pub(super) type Given = Vec<Command>;
