//! Buttons of commands: in the toolbar, in menus, in lists, in dialogs.

use egui::{
    Align2, Button, Color32, CornerRadius, FontId, Rect, Response, RichText, Sense, Stroke, Ui, Vec2,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::{Line, explain, paint_line, row};
use crate::studio::Availability;
use crate::studio::views::CommandItem;
use crate::ui::shortcuts::written;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{self, Tokens, radius, size, space};

/// A button of the toolbar: an icon, and a label where there is room.
pub(in crate::ui) fn tool_button(ui: &mut Ui, item: &CommandItem, label: Option<&str>) -> bool {
    let response = ui.add_enabled_ui(item.available.is_yes(), |ui| {
        let tokens = Tokens::of(ui);
        let color = if item.on == Some(false) { tokens.weak } else { tokens.text };
        let text = label.map(|text| super::line(ui, &Line::body(text, color), f32::INFINITY));
        let wide = text.as_ref().map_or(0.0, |text| text.size().x + 6.0);
        let (rect, response) =
            ui.allocate_exact_size(vec2(size::BUTTON + wide, size::BUTTON), Sense::click());
        let rect_of_icon = Rect::from_min_size(rect.min, Vec2::splat(size::BUTTON));
        super::row::paint_ground(ui, rect, &response, false);
        icons::command(&item.command, item.on).paint(ui.painter(), rect_of_icon, color);
        if let Some(text) = text {
            let corner = pos2(rect_of_icon.right() - 2.0, rect.center().y - text.size().y / 2.0);
            ui.painter().galley(corner, text, color);
        }
        response.widget_info(|| info(ui, item));
        response
    });
    explain(response.inner, item).clicked()
}

/// What a screen reader says of a command.
fn info(ui: &Ui, item: &CommandItem) -> WidgetInfo {
    match item.on {
        Some(on) => WidgetInfo::selected(WidgetType::Checkbox, ui.is_enabled(), on, item.info.label),
        None => WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), item.info.label),
    }
}

/// A command as a line of a menu.
pub(in crate::ui) fn command_row(ui: &mut Ui, item: &CommandItem) -> Response {
    let response = ui.add_enabled_ui(item.available.is_yes(), |ui| {
        let response = row(ui, size::ROW, false);
        paint_command(ui, response.rect, item);
        response.widget_info(|| info(ui, item));
        response
    });
    explain(response.inner, item)
}

/// A command as a line of the palette, with its menu, or why it cannot be given; `marked` is the line that Enter takes.
pub(in crate::ui) fn palette_row(ui: &mut Ui, item: &CommandItem, marked: bool) -> Response {
    let shown = ui.add_enabled_ui(item.available.is_yes(), |ui| {
        let response = row(ui, size::ROW, marked);
        let rest = paint_command(ui, response.rect, item);
        response.widget_info(|| info(ui, item));
        (response, rest)
    });
    let (response, rest) = shown.inner;
    // Not in the faded colors of what is disabled: this is to be read.
    let tokens = Tokens::of(ui);
    let (detail, color) = match item.available {
        Availability::Yes => (item.info.menu, tokens.weak),
        Availability::No(reason) => (reason, tokens.warn),
    };
    detail_at_right(ui, rest, &Line::small(detail, color));
    explain(response, item)
}

/// Ends a line at the right end of `rect`, cut where there is no room for it.
pub(in crate::ui) fn detail_at_right(ui: &Ui, rect: Rect, text: &Line<'_>) {
    let galley = super::line(ui, text, rect.width() - space::EDGE);
    let corner = pos2(rect.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, text.color);
}

/// Icon, label and key; what is left between the last two.
fn paint_command(ui: &Ui, rect: Rect, item: &CommandItem) -> Rect {
    let tokens = Tokens::of(ui);
    let left = Rect::from_min_size(rect.min, Vec2::new(size::ROW + 4.0, rect.height()));
    let icon = match item.on {
        Some(true) => Some(Icon::Glyph(icons::CHECK)),
        Some(false) => None,
        None => Some(icons::command(&item.command, None)),
    };
    if let Some(icon) = icon {
        icon.paint(ui.painter(), left, if item.on.is_some() { tokens.accent } else { tokens.weak });
    }
    let key = item.info.shortcut.map(|key| written(ui.ctx(), key)).unwrap_or_default();
    let key = super::line(ui, &Line::small(&key, tokens.weak), f32::INFINITY);
    let key_left = rect.right() - space::SMALL - key.size().x;
    let start = pos2(left.right() + 2.0, rect.center().y);
    let label = Line::body(item.info.label, tokens.text);
    let (end, _) = paint_line(ui, start, key_left - start.x - space::SMALL, &label);
    ui.painter().galley(pos2(key_left, rect.center().y - key.size().y / 2.0), key, tokens.weak);
    rect.with_min_x(end).with_max_x(key_left - space::SMALL)
}

/// A button that is only an icon; `name` is said by screen readers and on hover.
pub(in crate::ui) fn icon_button(ui: &mut Ui, icon: &str, name: &str, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::FIELD), Sense::click());
    super::row::paint_ground(ui, rect, &response, false);
    let font = FontId::proportional(theme::BODY + 1.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, font, color);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), name));
    response.on_hover_text(name)
}

/// How much a button of a dialog asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Weight {
    /// What most people will want.
    Primary,
    /// One of several ways.
    Plain,
    /// Loses or risks something.
    Grave,
}

/// A button of a dialog.
pub(in crate::ui) fn write_button(ui: &mut Ui, text: &str, weight: Weight) -> Response {
    let tokens = Tokens::of(ui);
    let (ground, color, line) = match weight {
        Weight::Primary => (tokens.primary, tokens.on_primary, tokens.primary),
        Weight::Plain => (tokens.raised, tokens.text, tokens.outline),
        Weight::Grave => (tokens.raised, tokens.stop, tokens.outline),
    };
    let font = if weight == Weight::Primary { theme::strong() } else { FontId::proportional(theme::BODY) };
    let button = Button::new(RichText::new(text).font(font).color(color))
        .corner_radius(CornerRadius::same(radius::SMALL))
        .min_size(vec2(84.0, size::BUTTON));
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.weak_bg_fill = ground;
        widgets.inactive.bg_stroke = Stroke::new(1.0, line);
        if weight == Weight::Primary {
            widgets.hovered.weak_bg_fill = ground.gamma_multiply(0.88);
            widgets.active.weak_bg_fill = ground.gamma_multiply(0.88);
            // The keyboard's ring must show on gold as well.
            widgets.active.bg_stroke = Stroke::new(2.0, tokens.text);
        }
        ui.add(button)
    })
    .inner
}
