//! A number between limits: a slider to drag, a field to type in, keys to step with.

use egui::{
    CornerRadius, CursorIcon, Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit, pos2,
};

use super::field::{Drag, Fields, typed_field};
use super::{Line, line};
use crate::studio::{Command, Edit, Value};
use crate::ui::theme::{Tokens, radius};
use crate::vocab::{Limits, Unit};

/// A number as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) struct NumberField<'a> {
    pub key: &'a str,
    pub value: f64,
    pub limits: Limits,
    pub decimals: usize,
}

impl NumberField<'_> {
    /// `6.50 mm`.
    pub fn shown(&self) -> String {
        self.show(self.value)
    }

    fn show(&self, value: f64) -> String {
        let space = if matches!(self.limits.unit, Unit::Millimeter | Unit::Percent) { " " } else { "" };
        format!("{value:.*}{space}{}", self.decimals, self.limits.unit.symbol())
    }

    /// How far the value is between its limits, 0 to 1.
    #[expect(clippy::cast_possible_truncation, reason = "for a place on the screen")]
    fn share(&self) -> f32 {
        let share = (self.value - self.limits.least) / (self.limits.most - self.limits.least);
        if share.is_finite() { share.clamp(0.0, 1.0) as f32 } else { 0.0 }
    }

    /// The nearest value on a step of the slider; the ends count as steps.
    fn snap(&self, value: f64) -> f64 {
        let Limits { least, most, step, .. } = self.limits;
        let steps = (value / step).round();
        // Dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
        let per_unit = (1.0 / step).round();
        let on_step = if (per_unit * step - 1.0).abs() < 1e-9 { steps / per_unit } else { steps * step };
        on_step.clamp(least, most)
    }

    fn edit(&self, value: f64) -> Edit {
        Edit::SetParameter { key: self.key.to_owned(), value: Value::Number(value) }
    }

    /// One undo step that moves the value by some steps; nothing at an end.
    fn step(&self, steps: f64) -> Option<(f64, Command)> {
        let value = self.snap(self.value + steps * self.limits.step);
        differ(value, self.value).then(|| (value, Command::Apply(self.edit(value))))
    }
}

/// Whether two values are more than rounding apart; every step is longer.
fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-9
}

/// Draws the field in `rect`. Drag to slide (Shift for a tenth of the speed), click to type, up and down keys to step.
pub(in crate::ui) fn number_field(
    ui: &mut Ui,
    rect: Rect,
    number: &NumberField,
    fields: &mut Fields,
) -> (Response, Vec<Command>) {
    let mut commands = Vec::new();
    let shown = number.shown();
    commands.extend(stepped(ui, number, fields));
    let at_rest = |ui: &mut Ui, id: Id, fields: &mut Fields| {
        let response =
            ui.interact(rect, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeHorizontal);
        commands.extend(dragged(ui, &response, number, fields));
        paint(ui, rect, &response, number, &shown);
        response.widget_info(|| WidgetInfo::drag_value(ui.is_enabled(), number.value));
        response
    };
    let (response, typed) = typed_field(ui, rect, (number.key, &shown), fields, at_rest);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(number.limits.least);
        node.set_max_numeric_value(number.limits.most);
        node.set_numeric_value_step(number.limits.step);
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
    commands.extend(typed);
    (response, commands)
}

/// Steps by keys, and by a screen reader.
fn stepped(ui: &Ui, number: &NumberField, fields: &mut Fields) -> Option<Command> {
    let id = super::field::id_of(number.key);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let steps = ui.input_mut(|input| {
        let mut steps = 0;
        let mut count = |modifiers, key| input.count_and_consume_key(modifiers, key);
        if focused {
            steps += count(Modifiers::NONE, Key::ArrowUp) + 10 * count(Modifiers::SHIFT, Key::ArrowUp);
        }
        let mut back = 0;
        if focused {
            back += count(Modifiers::NONE, Key::ArrowDown) + 10 * count(Modifiers::SHIFT, Key::ArrowDown);
        }
        steps += input.num_accesskit_action_requests(id, accesskit::Action::Increment);
        back += input.num_accesskit_action_requests(id, accesskit::Action::Decrement);
        steps as f64 - back as f64
    });
    let (value, command) = if steps == 0.0 { None } else { number.step(steps) }?;
    fields.retype(number.key, number.show(value));
    Some(command)
}

fn dragged(ui: &Ui, response: &Response, number: &NumberField, fields: &mut Fields) -> Option<Command> {
    if response.drag_started() {
        fields.drag =
            Some(Drag { key: number.key.to_owned(), exact: number.value, sent: number.value, moved: false });
    }
    if !response.dragged() {
        return None;
    }
    let drag = fields.drag.as_mut().filter(|drag| drag.key == number.key)?;
    let Limits { least, most, .. } = number.limits;
    let slow = if ui.input(|input| input.modifiers.shift) { 0.1 } else { 1.0 };
    let per_point = slow * (most - least) / f64::from(response.rect.width());
    drag.exact = (drag.exact + f64::from(response.drag_delta().x) * per_point).clamp(least, most);
    let value = number.snap(drag.exact);
    if !differ(value, drag.sent) {
        return None;
    }
    (drag.sent, drag.moved) = (value, true);
    Some(Command::Preview(number.edit(value)))
}

fn paint(ui: &Ui, rect: Rect, response: &Response, number: &NumberField, shown: &str) {
    let tokens = Tokens::of(ui);
    let corners = CornerRadius::same(radius::SMALL);
    let held = response.dragged() || response.is_pointer_button_down_on();
    let painter = ui.painter();
    painter.rect_filled(rect, corners, if response.hovered() && !held { tokens.hover } else { tokens.field });
    let mut filled = rect;
    filled.set_right(egui::lerp(rect.x_range(), number.share()));
    if filled.width() > 1.0 {
        painter.with_clip_rect(filled.intersect(painter.clip_rect())).rect_filled(
            rect,
            corners,
            tokens.track,
        );
    }
    let color = if held { tokens.accent } else { tokens.outline };
    painter.rect_stroke(rect, corners, Stroke::new(1.0, color), StrokeKind::Inside);
    let text = line(ui, &Line::body(shown, tokens.text), rect.width() - 12.0);
    let corner = pos2(rect.right() - 7.0 - text.size().x, rect.center().y - text.size().y / 2.0);
    // Not through the figures: behind them the end of the ground says as much.
    if (1.0..corner.x - rect.left() - 2.0).contains(&filled.width()) {
        let end = egui::Rangef::new(rect.top() + 3.0, rect.bottom() - 3.0);
        painter.vline(filled.right(), end, Stroke::new(1.5, tokens.accent));
    }
    painter.galley(corner, text, tokens.text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64, least: f64, most: f64, step: f64) -> NumberField<'static> {
        let limits = Limits { least, most, step, unit: Unit::Millimeter };
        NumberField { key: "x", value, limits, decimals: 2 }
    }

    #[test]
    fn values_lie_on_steps_and_between_the_limits() {
        let snapped = |field: NumberField, value| field.snap(value).to_string();
        let width = number(2.2, 0.8, 12.0, 0.05);
        for (value, on_step) in [(2.273, "2.25"), (0.3, "0.8"), (99.0, "12")] {
            assert_eq!(snapped(width, value), on_step);
        }
        assert_eq!(snapped(number(0.0, 0.0, 1.0, 0.1), 0.3), "0.3");
        assert_eq!(snapped(number(0.0, 0.0, 45.0, 0.5), 14.3), "14.5");
    }

    #[test]
    fn shares_are_shares_even_of_strange_numbers() {
        assert_eq!(number(6.4, 0.8, 12.0, 0.05).share().to_string(), "0.5");
        for value in [f64::NAN, f64::INFINITY, -1e9] {
            assert!((0.0..=1.0).contains(&number(value, 0.8, 12.0, 0.05).share()));
        }
        assert_eq!(number(1.0, 1.0, 1.0, 0.1).share().to_string(), "0");
    }

    #[test]
    fn a_step_beyond_the_end_is_no_change() {
        assert_eq!(number(12.0, 0.8, 12.0, 0.05).step(1.0), None);
        let (value, _) = number(11.99, 0.8, 12.0, 0.05).step(1.0).unwrap();
        assert_eq!(value.to_string(), "12");
    }
}
