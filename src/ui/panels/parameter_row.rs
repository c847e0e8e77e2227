//! One parameter: its label, its field, and a way back to the default.

use egui::{
    Align, CornerRadius, Id, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

use crate::studio::Command;
use crate::studio::views::{ChoiceItem, ParameterControl, ParameterRow};
use crate::ui::UiState;
use crate::ui::theme::{self, Tokens, icons, radius, size, space};
use crate::ui::widgets::{
    Choice, Fields, Line, NumberField, at, choose, icon_button, number_field, paint_line, typed_field,
};

const HEIGHT: f32 = 27.0;

/// Draws the row.
pub(super) fn parameter_row(ui: &mut Ui, row: &ParameterRow, state: &mut UiState) -> Vec<Command> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let inner = rect.with_min_x(rect.left() + 26.0).with_max_x(rect.right() - space::SMALL);
    let reset = Rect::from_min_max(pos2(inner.right() - size::FIELD, inner.top()), inner.max);
    let split = egui::lerp(inner.left()..=reset.left(), 0.53);
    let name = inner.with_max_x(split - 6.0);
    let field = Rect::from_x_y_ranges(split..=reset.left() - 2.0, inner.y_range())
        .shrink2(Vec2::new(0.0, (HEIGHT - size::FIELD) / 2.0));

    let label = label(ui, name, row);
    let (response, mut commands) = control(ui, field, row, state);
    let response = response.labelled_by(label.id);
    if state.sought.take_if(|key| *key == row.key).is_some() {
        response.request_focus();
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
    if let ParameterControl::Typed { tip, .. } = &row.control {
        response.on_hover_text(tip);
    }
    if !row.is_default {
        let spoken = format!("Reset {} to {}", row.label, row.default_text);
        let color = Tokens::of(ui).accent;
        if at(ui, reset, |ui| icon_button(ui, icons::RESET, &spoken, color)).clicked() {
            commands.push(Command::Reset { key: row.key.clone() });
        }
    }
    commands
}

/// What the field of a parameter shows at rest.
pub(in crate::ui) fn shown(row: &ParameterRow) -> String {
    match &row.control {
        ParameterControl::Number { value, limits, decimals } => {
            NumberField { key: &row.key, value: *value, limits: *limits, decimals: *decimals }.shown()
        }
        ParameterControl::Choice { chosen, items } => {
            let item = items.iter().find(|item| item.key == *chosen);
            item.map_or(chosen, |item| &item.label).clone()
        }
        ParameterControl::Typed { detail, .. } => detail.clone(),
    }
}

/// The name of the parameter, which explains it on hover.
fn label(ui: &mut Ui, rect: Rect, row: &ParameterRow) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, Id::new(("label", &row.key)), Sense::hover());
    let color = if row.related || !row.is_default { tokens.text } else { tokens.weak };
    paint_line(ui, pos2(rect.left(), rect.center().y), rect.width(), &Line::body(&row.label, color));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &row.label));
    response.on_hover_ui(|ui| {
        let tokens = Tokens::of(ui);
        ui.set_max_width(300.0);
        ui.label(RichText::new(&row.label).font(theme::strong()));
        ui.label(row.help);
        if !row.default_text.is_empty() {
            ui.label(RichText::new(format!("Default: {}", row.default_text)).color(tokens.weak));
        }
        if let ParameterControl::Number { limits, decimals, .. } = &row.control {
            let shown =
                |value| NumberField { key: &row.key, value, limits: *limits, decimals: *decimals }.shown();
            let text = format!("From {} to {}", shown(limits.least), shown(limits.most));
            ui.label(RichText::new(text).color(tokens.weak));
        }
    })
}

fn control(ui: &mut Ui, rect: Rect, row: &ParameterRow, state: &mut UiState) -> (Response, Vec<Command>) {
    match &row.control {
        ParameterControl::Number { value, limits, decimals } => {
            let number = NumberField { key: &row.key, value: *value, limits: *limits, decimals: *decimals };
            number_field(ui, rect, &number, &mut state.fields)
        }
        ParameterControl::Choice { chosen, items } => choice(ui, rect, (&row.key, chosen, items), state),
        ParameterControl::Typed { text, detail, .. } => {
            text_field(ui, rect, (&row.key, text, detail), &mut state.fields)
        }
    }
}

fn choice(
    ui: &mut Ui,
    rect: Rect,
    (key, chosen, items): (&str, &str, &[ChoiceItem]),
    state: &mut UiState,
) -> (Response, Vec<Command>) {
    let choice = Choice {
        id: Id::new(("choice", key)),
        labels: items.iter().map(|item| item.label.as_str()).collect(),
        chosen: items.iter().position(|item| item.key == chosen),
        otherwise: chosen,
    };
    let (response, taken) = choose(ui, rect, &choice, &mut state.chooser);
    let item = taken.and_then(|index| items.get(index)).filter(|item| item.key != chosen);
    let set = item.map(|item| Command::Set { key: key.to_owned(), text: item.key.clone() });
    (response, set.into_iter().collect())
}

/// Shows a text with what it means; typed as it is.
fn text_field(
    ui: &mut Ui,
    rect: Rect,
    (key, text, detail): (&str, &str, &str),
    fields: &mut Fields,
) -> (Response, Vec<Command>) {
    typed_field(ui, rect, (key, text), fields, |ui, id, _| {
        let tokens = Tokens::of(ui);
        let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(egui::CursorIcon::Text);
        let corners = CornerRadius::same(radius::SMALL);
        let ground = if response.hovered() { tokens.hover } else { tokens.field };
        ui.painter().rect(rect, corners, ground, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
        let line = crate::ui::widgets::line(ui, &Line::body(detail, tokens.text), rect.width() - 14.0);
        let corner = pos2(rect.right() - 7.0 - line.size().x, rect.center().y - line.size().y / 2.0);
        ui.painter().galley(corner, line, tokens.text);
        response.widget_info(|| {
            let mut info = WidgetInfo::new(WidgetType::TextEdit);
            info.enabled = ui.is_enabled();
            info.current_text_value = Some(detail.to_owned());
            info
        });
        response
    })
}
