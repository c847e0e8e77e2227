//! The client view: the piece in the whole window, few large controls below it, and what was liked above it.

use egui::{
    Align, Button, Color32, CornerRadius, FontId, Frame, Layout, Margin, Panel, Rect, Response, RichText,
    Sense, Stroke, StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::theme::{self, Tokens, icons, radius, size, space};
use super::widgets::{Line, Weight, explain, focus_ring, line, write_button};
use crate::studio::Command;
use crate::studio::views::{ClientControl, ClientItem, ClientView};

/// What the view remembers from frame to frame.
#[derive(Default)]
pub(super) struct ClientState {
    /// Which control is open.
    open: Option<&'static str>,
    /// What is typed and not yet entered.
    typed: Option<String>,
}

/// Height of what a finger can press; less where a low window leaves the piece no room.
const LARGE: f32 = 48.0;
const ROOM_FOR_LARGE: f32 = 520.0;
/// A swatch of metal.
const SWATCH: f32 = 26.0;
/// Narrower windows have what was liked on a line of its own.
const ROOM_FOR_ONE_LINE: f32 = 1000.0;
/// The line of text.
const FIELD: f32 = 360.0;

/// Draws the view; what is left for the picture is returned with what was done.
pub(super) fn client(ui: &mut Ui, view: &ClientView, state: &mut ClientState) -> (Vec<Command>, Rect) {
    let chrome = Frame::NONE.fill(Tokens::of(ui).chrome);
    let mut commands = Vec::new();
    let bar = Panel::top("client piece")
        .frame(chrome.inner_margin(Margin::symmetric(20, 12)))
        .show_separator_line(false);
    bar.show(ui, |ui| commands.extend(piece(ui, view)));
    if !view.controls.is_empty() {
        let bar = Panel::bottom("client controls")
            .frame(chrome.inner_margin(Margin::symmetric(20, if low(ui) { 8 } else { 20 })))
            .resizable(false);
        bar.show_separator_line(false).show(ui, |ui| commands.extend(controls(ui, view, state)));
    }
    (commands, ui.available_rect_before_wrap())
}

/// What the piece is called, its figures, and the states to come back to: those at the right where there is room.
fn piece(ui: &mut Ui, view: &ClientView) -> Option<Command> {
    let wide = ui.available_width() >= ROOM_FOR_ONE_LINE;
    let (given, more) = ui
        .horizontal(|ui| {
            ui.set_min_height(size::BUTTON);
            let tokens = Tokens::of(ui);
            ui.label(RichText::new(&view.name).font(theme::title()));
            ui.label(RichText::new(view.figures.join("  ·  ")).color(tokens.weak));
            if view.behind {
                ui.label(RichText::new("One moment…").color(tokens.accent));
            }
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| (leave(ui, view), wide.then(|| liked(ui, view)).flatten())).inner
        })
        .inner;
    let below = if wide { None } else { ui.horizontal_wrapped(|ui| liked(ui, view)).inner };
    given.or(more).or(below)
}

fn leave(ui: &mut Ui, view: &ClientView) -> Option<Command> {
    let button = explain(write_button(ui, "Back to the bench", Weight::Plain), &view.leave);
    button.clicked().then(|| view.leave.command.clone())
}

/// The states to come back to. In a layout from the right they are drawn the other way around, so that the first one
/// stands at the left.
fn liked(ui: &mut Ui, view: &ClientView) -> Option<Command> {
    let mut given = None;
    let mut rows: Vec<(String, bool, &Command)> = Vec::new();
    rows.extend(view.back.as_ref().map(|back| ("As it was".to_owned(), false, back)));
    rows.extend(view.liked.iter().map(|state| (state.name.clone(), state.shown, &state.command)));
    let reversed = ui.layout().prefer_right_to_left();
    if reversed {
        given = given.or(like(ui, view));
        rows.reverse();
    }
    for (name, shown, command) in rows {
        let button = Button::selectable(shown, name).min_size(vec2(0.0, size::BUTTON));
        if ui.add(button).clicked() {
            given = Some(command.clone());
        }
    }
    if reversed { given } else { given.or(like(ui, view)) }
}

fn like(ui: &mut Ui, view: &ClientView) -> Option<Command> {
    let item = view.like.as_ref()?;
    let text = format!("{}  We like this one", icons::HEART);
    explain(write_button(ui, &text, Weight::Primary), item).clicked().then(|| item.command.clone())
}

/// The names of the controls, and the one that is open.
fn controls(ui: &mut Ui, view: &ClientView, state: &mut ClientState) -> Option<Command> {
    let is_there = |name: &str| view.controls.iter().any(|(label, _)| *label == name);
    let open = state.open.filter(|name| is_there(name)).or_else(|| Some(view.controls.first()?.0))?;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::SMALL);
        for (label, _) in &view.controls {
            let text = RichText::new(*label).font(theme::strong());
            let tab = Button::selectable(*label == open, text).min_size(vec2(0.0, size::BUTTON));
            if ui.add(tab).clicked() {
                state.open = Some(label);
                state.typed = None;
            }
        }
    });
    ui.add_space(if low(ui) { space::TIGHT } else { space::EDGE });
    let (_, control) = view.controls.iter().find(|(label, _)| *label == open)?;
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(large_height(ui));
        ui.spacing_mut().item_spacing = Vec2::splat(if low(ui) { space::TIGHT } else { space::EDGE });
        match control {
            ClientControl::Choice(items) => one_of(ui, items),
            ClientControl::Steps { value, less, more } => steps(ui, value, [less.as_ref(), more.as_ref()]),
            ClientControl::Text { text, key } => text_line(ui, (open, text, key), state),
        }
    })
    .inner
}

fn low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < ROOM_FOR_LARGE
}

fn large_height(ui: &Ui) -> f32 {
    if low(ui) { size::BUTTON + space::TIGHT } else { LARGE }
}

fn one_of(ui: &mut Ui, items: &[ClientItem]) -> Option<Command> {
    let pressed = items.iter().filter(|item| large(ui, item).clicked());
    pressed.map(|item| item.command.clone()).last()
}

/// A large button, with a swatch where the thing has a color.
fn large(ui: &mut Ui, item: &ClientItem) -> Response {
    let tokens = Tokens::of(ui);
    let text = line(ui, &Line::body(&item.label, tokens.text), f32::INFINITY);
    let before = if item.color.is_some() { SWATCH + space::SMALL } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(
        vec2(text.size().x + before + 2.0 * space::WIDE, large_height(ui)),
        Sense::click(),
    );
    let corners = CornerRadius::same(radius::MEDIUM);
    let ground = match (item.chosen, response.hovered()) {
        (true, _) => tokens.chosen,
        (false, true) => tokens.hover,
        (false, false) => tokens.raised,
    };
    ui.painter().rect_filled(rect, corners, ground);
    let edge = if item.chosen { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.outline) };
    ui.painter().rect_stroke(rect, corners, edge, StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    if let Some([r, g, b]) = item.color {
        let middle = pos2(rect.left() + space::WIDE + SWATCH / 2.0, rect.center().y);
        ui.painter().circle(
            middle,
            SWATCH / 2.0,
            Color32::from_rgb(r, g, b),
            Stroke::new(1.0, tokens.outline),
        );
    }
    let corner = pos2(rect.left() + space::WIDE + before, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(corner, text, tokens.text);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, item.chosen, &item.label));
    response
}

fn steps(ui: &mut Ui, value: &str, ways: [Option<&Command>; 2]) -> Option<Command> {
    let way = |ui: &mut Ui, text: &str, spoken: &str, way: Option<&Command>| {
        let font = FontId::proportional(22.0);
        let button = Button::new(RichText::new(text).font(font)).min_size(Vec2::splat(large_height(ui)));
        let response = ui.add_enabled(way.is_some(), button);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, way.is_some(), spoken));
        way.filter(|_| response.clicked()).cloned()
    };
    let less = way(ui, icons::MINUS, "Smaller", ways[0]);
    ui.label(RichText::new(value).font(theme::title()));
    let more = way(ui, icons::ADD, "Larger", ways[1]);
    less.or(more)
}

fn text_line(
    ui: &mut Ui,
    (label, text, key): (&str, &String, &String),
    state: &mut ClientState,
) -> Option<Command> {
    let typed = state.typed.get_or_insert_with(|| text.clone());
    let edit = TextEdit::singleline(typed).font(theme::title()).desired_width(FIELD);
    let response = ui.add(edit.margin(Margin::symmetric(12, 10)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    if !response.lost_focus() {
        return None;
    }
    let typed = state.typed.take()?;
    let typed = typed.trim();
    (!typed.is_empty() && typed != text).then(|| Command::Set { key: key.clone(), text: typed.to_owned() })
}
