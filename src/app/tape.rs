//! The tape measure over the picture: its points, the line between them, and a card with what it reads.

use egui::{Align2, Rect, RichText, Stroke, Ui, vec2};

use super::card::{Corner, card, rows};
use crate::render::Eye;
use crate::studio::views::TapeView;
use crate::ui::Tokens;

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
    card(root, rect, Corner::Left, |ui| {
        ui.label(RichText::new(view.hint).color(tokens.weak));
        rows(ui, &view.rows);
        ui.label(RichText::new("Esc puts the tape away.").color(tokens.weak));
    });
}
