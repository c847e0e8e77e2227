//! The tape measure over the picture: its points, the line between them, and a card with what it reads.

use egui::{Align2, Frame, Margin, Rect, RichText, Stroke, Ui, UiBuilder, vec2};

use crate::render::Eye;
use crate::studio::views::TapeView;
use crate::ui::Tokens;

/// The card, and how far it stands from the picture's corner.
const WIDTH: f32 = 220.0;
const EDGE: f32 = 12.0;

/// Draws the tape over the picture in `rect`.
pub(super) fn draw(root: &mut Ui, rect: Rect, eye: &Eye, view: &TapeView) {
    let tokens = Tokens::of(root);
    let painter = root.painter().with_clip_rect(rect);
    let ends = view.points.iter().filter_map(|point| {
        let share = eye.project(*point)?;
        Some(rect.lerp_inside(vec2(share.x, share.y)))
    });
    let ends: Vec<egui::Pos2> = ends.collect();
    if let [from, to] = ends[..] {
        painter.line_segment([from, to], Stroke::new(4.5, tokens.halo));
        painter.line_segment([from, to], Stroke::new(1.5, tokens.mark));
    }
    for end in &ends {
        painter.circle(*end, 4.0, tokens.mark, Stroke::new(1.5, tokens.halo));
    }
    if let ([from, to], Some(length)) = (&ends[..], &view.length) {
        let middle = from.lerp(*to, 0.5);
        let text = painter.layout_no_wrap(length.clone(), egui::FontId::proportional(14.0), tokens.text);
        let ground = Align2::CENTER_CENTER.anchor_size(middle, text.size()).expand2(vec2(8.0, 4.0));
        painter.rect(ground, 4.0, tokens.raised, Stroke::new(1.0, tokens.outline), egui::StrokeKind::Inside);
        painter.galley(ground.min + vec2(8.0, 4.0), text, tokens.text);
    }
    card(root, rect, view);
}

fn card(root: &mut Ui, rect: Rect, view: &TapeView) {
    let tokens = Tokens::of(root);
    let place = Rect::from_min_size(rect.min + vec2(EDGE, EDGE), vec2(WIDTH, rect.height() - 2.0 * EDGE));
    let mut ui = root.new_child(UiBuilder::new().max_rect(place).id_salt("tape"));
    let frame = Frame::NONE
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.outline))
        .corner_radius(7.0)
        .inner_margin(Margin::same(10));
    frame.show(&mut ui, |ui| {
        ui.set_width(WIDTH - 20.0);
        ui.label(RichText::new(view.hint).color(tokens.weak));
        for (label, value) in &view.rows {
            ui.horizontal(|ui| {
                ui.label(RichText::new(*label).color(tokens.weak));
                let right = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(right, |ui| ui.label(value));
            });
        }
        ui.label(RichText::new("Esc puts the tape away.").color(tokens.weak));
    });
}
