//! Rows, headings and texts: lines that are cut with `…` where they do not fit, or wrapped.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, CornerRadius, FontId, Galley, Layout, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, pos2, vec2,
};

use crate::ui::theme::{self, Tokens, radius, size, space};

/// Draws into a rectangle that was set aside before, on one line from the left. What comes next stays where it is.
pub(in crate::ui) fn at<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    add(&mut ui.new_child(builder))
}

/// A line of text with its look.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Line<'a> {
    pub text: &'a str,
    pub font: FontId,
    pub color: Color32,
}

impl<'a> Line<'a> {
    /// Of the size of body text.
    pub fn body(text: &'a str, color: Color32) -> Self {
        Self { text, font: egui::FontId::proportional(theme::BODY), color }
    }

    /// As a heading.
    pub fn strong(text: &'a str, color: Color32) -> Self {
        Self { text, font: theme::strong(), color }
    }

    /// Beside other text.
    pub fn small(text: &'a str, color: Color32) -> Self {
        Self { text, font: theme::small(), color }
    }
}

/// Lays out one line that is at most `width` wide; ends in `…` where it is cut ([`Galley::elided`]).
pub(in crate::ui) fn line(ui: &Ui, line: &Line<'_>, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(line.text.to_owned(), line.font.clone(), line.color);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// Lays out texts one behind the other, wrapped to `width`.
pub(in crate::ui) fn wrapped(ui: &Ui, lines: &[Line<'_>], width: f32) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width.max(0.0)), ..LayoutJob::default() };
    for line in lines {
        job.append(line.text, 0.0, TextFormat::simple(line.font.clone(), line.color));
    }
    ui.painter().layout_job(job)
}

/// Paints a line with its middle at `y` from `x` to the right. Returns its right end and whether it was cut.
pub(in crate::ui) fn paint_line(ui: &Ui, start: Pos2, width: f32, text: &Line<'_>) -> (f32, bool) {
    let galley = line(ui, text, width);
    let corner = pos2(start.x, start.y - galley.size().y / 2.0);
    let end = (start.x + galley.size().x, galley.elided);
    ui.painter().galley(corner, galley, text.color);
    end
}

/// A row over the whole width that can be clicked. Paints its ground; the caller paints what stands on it.
pub(in crate::ui) fn row(ui: &mut Ui, height: f32, chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    paint_ground(ui, rect, &response, chosen);
    response
}

/// A row in a place that was set aside before; `salt` tells it from its neighbors.
pub(in crate::ui) fn row_in(
    ui: &Ui,
    rect: Rect,
    salt: impl std::hash::Hash + std::fmt::Debug,
    chosen: bool,
) -> Response {
    let response = ui.interact(rect, ui.id().with(salt), Sense::click());
    paint_ground(ui, rect, &response, chosen);
    response
}

/// The ground of a row: chosen, under the pointer, with the keyboard, or none.
pub(in crate::ui) fn paint_ground(ui: &Ui, rect: Rect, response: &Response, chosen: bool) {
    let tokens = Tokens::of(ui);
    let corners = CornerRadius::same(radius::SMALL);
    if chosen {
        ui.painter().rect_filled(rect, corners, tokens.chosen);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corners, tokens.hover);
    }
    if response.has_focus() {
        focus_ring(ui, rect);
    }
}

/// Around what has the keyboard.
pub(in crate::ui) fn focus_ring(ui: &Ui, rect: Rect) {
    let line = Stroke::new(1.0, Tokens::of(ui).accent);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::SMALL), line, StrokeKind::Inside);
}

/// The heading of a panel, with what stands at its right end.
pub(in crate::ui) fn heading(ui: &mut Ui, text: &str, trailing: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::HEADING), Sense::hover());
    let rect = rect.shrink2(Vec2::new(space::EDGE, 0.0));
    let tokens = Tokens::of(ui);
    at(ui, rect, |ui| {
        ui.label(egui::RichText::new(text).font(theme::strong()).color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), trailing);
    });
}
