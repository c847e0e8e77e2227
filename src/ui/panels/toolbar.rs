//! The toolbar: icons with labels where there is room for them, icons alone where not.

use egui::{Align, CornerRadius, Layout, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::studio::views::CommandItem;
use crate::studio::{Command, NamedView};
use crate::ui::shortcuts::written;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, radius, size, space};
use crate::ui::widgets::{Line, line, tool_button};

/// Narrower windows have no labels.
const ROOM_FOR_LABELS: f32 = 1200.0;
/// The field that opens the palette.
const PALETTE: f32 = 148.0;

/// Draws the toolbar.
pub(in crate::ui) fn toolbar(ui: &mut Ui, groups: &[Vec<CommandItem>]) -> Vec<Command> {
    let mut commands = Vec::new();
    let labels = ui.available_width() >= ROOM_FOR_LABELS;
    ui.horizontal_centered(|ui| {
        ui.add_space(space::TIGHT);
        ui.spacing_mut().item_spacing.x = 2.0;
        for (index, group) in groups.iter().enumerate() {
            if index > 0 {
                divide(ui);
            }
            for item in group {
                if tool_button(ui, item, short(item).filter(|_| labels)) {
                    commands.push(item.command.clone());
                }
            }
        }
        if ui.available_width() > PALETTE + space::EDGE {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::SMALL);
                if palette_field(ui) {
                    commands.push(Command::TogglePalette);
                }
            });
        }
    });
    commands
}

fn divide(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, size::BUTTON), Sense::hover());
    let line = Stroke::new(1.0, Tokens::of(ui).outline);
    ui.painter().vline(rect.center().x, rect.y_range().shrink(6.0), line);
}

/// The label on a button, which has less room than a menu; none for what its icon says well enough.
fn short(item: &CommandItem) -> Option<&'static str> {
    Some(match &item.command {
        Command::New { .. } => "New",
        Command::OpenDialog => "Open",
        Command::ExportDialog => "Export",
        Command::Look(NamedView::Home) => "Home",
        Command::Look(NamedView::Front) => "Front",
        Command::Look(NamedView::Top) => "Top",
        Command::Look(NamedView::Side) => "Side",
        Command::Look(NamedView::ThroughFinger) => "Finger",
        Command::SaveAsDialog | Command::ToggleHistory | Command::ToggleTape | Command::ToggleClient => {
            return None;
        }
        _ => item.info.label,
    })
}

fn palette_field(ui: &mut Ui) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(PALETTE, size::FIELD + 2.0), Sense::click());
    let ground = if response.hovered() { tokens.hover } else { tokens.field };
    let edge = if response.has_focus() { tokens.accent } else { tokens.outline };
    let corners = CornerRadius::same(radius::SMALL);
    ui.painter().rect(rect, corners, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
    let icon = egui::Rect::from_min_size(rect.min, egui::Vec2::splat(rect.height()));
    Icon::Glyph(icons::SEARCH).paint(ui.painter(), icon, tokens.weak);
    let text = line(ui, &Line::body("Commands", tokens.weak), 80.0);
    ui.painter().galley(pos2(icon.right(), rect.center().y - text.size().y / 2.0), text, tokens.weak);
    let key = line(ui, &Line::small(&written(ui.ctx(), "Ctrl+K"), tokens.weak), 60.0);
    let corner = pos2(rect.right() - key.size().x - 8.0, rect.center().y - key.size().y / 2.0);
    ui.painter().galley(corner, key, tokens.weak);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), "Commands"));
    response.on_hover_text("Finds any command, template or parameter by its name.").clicked()
}
