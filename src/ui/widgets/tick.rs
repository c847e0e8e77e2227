//! A line that can be ticked.

use egui::{Rect, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::{Line, paint_line, row};
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, size};

/// A name with what it is for, which begins `name_width` behind it; whether the line was pressed.
pub(in crate::ui) fn tick_row(
    ui: &mut Ui,
    (name, name_width): (&str, f32),
    purpose: &str,
    ticked: bool,
) -> bool {
    let tokens = Tokens::of(ui);
    let response = row(ui, size::ROW, false);
    let rect = response.rect;
    let box_ = Rect::from_min_size(rect.min, Vec2::new(size::ROW + 4.0, rect.height()));
    let (icon, color) = if ticked { (icons::TICKED, tokens.accent) } else { (icons::UNTICKED, tokens.weak) };
    Icon::Glyph(icon).paint(ui.painter(), box_, color);
    let start = pos2(box_.right() + 2.0, rect.center().y);
    paint_line(ui, start, name_width, &Line::strong(name, tokens.text));
    let start = pos2(start.x + name_width, start.y);
    paint_line(ui, start, rect.right() - start.x, &Line::body(purpose, tokens.weak));
    let spoken = format!("{name}: {purpose}");
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, ticked, &spoken));
    response.clicked()
}
