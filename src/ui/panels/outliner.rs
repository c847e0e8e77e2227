//! The outliner: the piece and its parts as a tree, with a figure and the worst finding of each.

use egui::{Rect, Response, ScrollArea, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

use crate::studio::views::{OutlinerRow, OutlinerView};
use crate::studio::{Command, Severity};
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, size, space};
use crate::ui::widgets::{Line, heading, icon_button, line, paint_line, row};

const INDENT: f32 = 16.0;
/// Narrower panels say the figures on hover only.
const ROOM_FOR_FIGURES: f32 = 190.0;

/// Draws the panel.
pub(in crate::ui) fn outliner(ui: &mut Ui, view: &OutlinerView) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.spacing_mut().item_spacing.y = 0.0;
    heading(ui, "Outliner", |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let eyes = [
            ("stones", view.stones_visible, Command::ToggleStones),
            ("metal", view.metal_visible, Command::ToggleMetal),
        ];
        for (what, visible, command) in eyes {
            let name = if visible { format!("Hide {what}") } else { format!("Show {what}") };
            if eye(ui, what, visible, &name).clicked() {
                commands.push(command);
            }
        }
    });
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for row in &view.rows {
            let response = part_row(ui, row);
            if response.clicked() {
                commands.push(row.select.clone());
            }
        }
        ui.add_space(space::SMALL);
    });
    commands
}

/// The part's own picture, lit while it is shown.
fn eye(ui: &mut Ui, what: &str, visible: bool, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let response = icon_button(ui, "", name, tokens.text);
    let color = if visible { tokens.text } else { tokens.weak };
    let word = if what == "stones" { "stone" } else { "ring" };
    icons::part(word).paint(ui.painter(), response.rect, color);
    if !visible {
        let rect = response.rect.shrink(4.0);
        let stroke = egui::Stroke::new(1.3, tokens.weak);
        ui.painter().line_segment([rect.left_bottom(), rect.right_top()], stroke);
    }
    response
}

fn part_row(ui: &mut Ui, view: &OutlinerRow) -> Response {
    let tokens = Tokens::of(ui);
    let response = row(ui, size::ROW, view.selected);
    let rect = response.rect;
    let middle = rect.center().y;
    if view.selected {
        let bar = Rect::from_min_size(rect.min, vec2(2.5, rect.height()));
        ui.painter().rect_filled(bar, 1.0, tokens.accent);
    }
    let depth = f32::from(u16::try_from(view.depth).unwrap_or(u16::MAX));
    let left = rect.left() + space::EDGE - 2.0 + depth * INDENT;
    let icon = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(size::ICON, rect.height()));
    icons::part(view.icon).paint(ui.painter(), icon, if view.selected { tokens.accent } else { tokens.weak });

    let mut right = rect.right() - space::EDGE;
    if rect.width() >= ROOM_FOR_FIGURES {
        let detail = line(ui, &Line::small(&view.detail, tokens.weak), rect.width() * 0.4);
        right -= detail.size().x;
        ui.painter().galley(pos2(right, middle - detail.size().y / 2.0), detail, tokens.weak);
    }
    if let Some(worst) = view.worst {
        right -= size::ICON + 6.0;
        let badge = Rect::from_min_size(pos2(right, rect.top()), Vec2::new(size::ICON, rect.height()));
        let color = if worst == Severity::Stop { tokens.stop } else { tokens.warn };
        Icon::Glyph(icons::severity(worst)).paint(ui.painter(), badge, color);
    }
    let start = pos2(icon.right() + 7.0, middle);
    let text = if view.depth == 0 {
        Line::strong(&view.label, tokens.text)
    } else {
        Line::body(&view.label, tokens.text)
    };
    let (_, cut) = paint_line(ui, start, right - start.x - 6.0, &text);
    let spoken = spoken(view);
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), view.selected, &view.label)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(spoken.as_str()));
    if cut || view.worst.is_some() || rect.width() < ROOM_FOR_FIGURES {
        response.on_hover_text(format!("{}: {spoken}", view.label))
    } else {
        response
    }
}

/// What a row says beside its label.
fn spoken(view: &OutlinerRow) -> String {
    let finding = match view.worst {
        Some(Severity::Stop) => ", has a finding that blocks export",
        Some(Severity::Warn) => ", has a warning",
        None => "",
    };
    format!("{}{finding}", view.detail)
}
