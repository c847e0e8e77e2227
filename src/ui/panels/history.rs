//! The history as a tree: click a state to go there, type a name for one.

use egui::{
    Color32, Key, Modifiers, Painter, Pos2, Rect, Response, ScrollArea, Shape, Stroke, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

use crate::studio::Command;
use crate::studio::views::{HistoryRow, HistoryView};
use crate::ui::theme::{Tokens, icons, space};
use crate::ui::widgets::{Line, Renaming, at, heading, icon_button, name_field, paint_line, row_in};

const HEIGHT: f32 = 36.0;
/// From one lane to the next.
const LANE: f32 = 12.0;
/// Lanes beyond stand on each other.
const MOST_LANES: usize = 6;
const DOT: f32 = 4.0;

/// What the panel remembers.
#[derive(Debug, Default)]
pub(in crate::ui) struct HistoryState {
    /// The state whose name is being typed.
    renaming: Option<Renaming<u32>>,
    /// The state that was shown in the last frame.
    current: Option<u32>,
}

/// Draws the panel.
pub(in crate::ui) fn history(ui: &mut Ui, view: &HistoryView, state: &mut HistoryState) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.spacing_mut().item_spacing.y = 0.0;
    heading(ui, "History", |ui| {
        let color = Tokens::of(ui).weak;
        if icon_button(ui, icons::CLEAR, "Hide the history", color).clicked() {
            commands.push(Command::ToggleHistory);
        }
    });
    let current = view.rows.iter().position(|row| row.current);
    let moved = current.map(|at| view.rows[at].state) != state.current;
    state.current = current.map(|at| view.rows[at].state);
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, seen| {
        let whole = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEIGHT));
        let place = |at: usize| whole.translate(vec2(0.0, at as f32 * HEIGHT));
        ui.set_height(view.rows.len() as f32 * HEIGHT);
        for (at, row) in view.rows.iter().enumerate() {
            // A day's work has thousands of states; only those that can be seen are laid out.
            let (top, bottom) = (at as f32 * HEIGHT, (at + 1) as f32 * HEIGHT);
            if bottom >= seen.top() - HEIGHT && top <= seen.bottom() + HEIGHT {
                commands.extend(history_row(ui, place(at), (row, view.lanes), state));
            }
        }
        if let Some(current) = current.filter(|_| moved) {
            ui.scroll_to_rect(place(current), None);
        }
    });
    commands
}

fn history_row(
    ui: &mut Ui,
    rect: Rect,
    (view, lanes): (&HistoryRow, usize),
    state: &mut HistoryState,
) -> Option<Command> {
    let response = row_in(ui, rect, ("state", view.state), view.current);
    tree(ui.painter(), rect, view, Tokens::of(ui));
    let left = rect.left() + space::EDGE + lanes.min(MOST_LANES) as f32 * LANE;
    let text = Rect::from_min_max(pos2(left, rect.top()), rect.max - vec2(space::SMALL, 0.0));
    let mut command = (response.clicked() && !view.current).then(|| view.go.clone());
    let f2 = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2));
    let mut rename = response.double_clicked() || f2;
    response.context_menu(|ui| {
        rename |= ui.button("Name this state…").clicked();
        if view.name.is_some() && ui.button("Take the name away").clicked() {
            command = Some(Command::NameState { state: view.state, name: String::new() });
        }
    });
    if rename {
        state.renaming = Some(Renaming::begin(view.state, view.name.as_deref().unwrap_or_default()));
    }
    match state.renaming.as_mut().filter(|renaming| renaming.of == view.state) {
        Some(renaming) => {
            let (done, typed) = name_field(ui, text, &format!("Name of {}", view.label), renaming);
            command = typed.map(|name| Command::NameState { state: view.state, name }).or(command);
            if done {
                state.renaming = None;
            }
        }
        None => words(ui, &response, text, view),
    }
    describe(ui, &response, view);
    command
}

/// The name or what was done above; when it was below.
fn words(ui: &mut Ui, response: &Response, rect: Rect, view: &HistoryRow) {
    let tokens = Tokens::of(ui);
    let color = if view.aside { tokens.weak } else { tokens.text };
    let title = view.name.as_deref().unwrap_or(&view.label);
    let title =
        if view.name.is_some() { Line::strong(title, tokens.accent) } else { Line::body(title, color) };
    let below =
        if view.name.is_some() { format!("{} · {}", view.made, view.label) } else { view.made.clone() };
    let cut = at(ui, rect, |ui| {
        let [upper, lower] = [11.0, 26.0].map(|y| pos2(rect.left(), rect.top() + y));
        let (_, first) = paint_line(ui, upper, rect.width(), &title);
        let (_, second) = paint_line(ui, lower, rect.width(), &Line::small(&below, tokens.weak));
        first || second
    });
    if cut {
        response.clone().on_hover_text(format!("{}\n{below}", title.text));
    }
}

/// A dot in its lane, the lanes past it, and the curves of the branches that begin at it.
fn tree(painter: &Painter, rect: Rect, view: &HistoryRow, tokens: &Tokens) {
    let x = |lane: usize| rect.left() + space::EDGE + lane.min(MOST_LANES - 1) as f32 * LANE;
    let line = |lane: usize| Stroke::new(1.5, if lane == 0 { tokens.accent } else { tokens.weak });
    let dot = pos2(x(view.lane), rect.center().y);
    for lane in &view.past {
        painter.vline(x(*lane), rect.y_range(), line(*lane));
    }
    for lane in &view.from {
        branch(painter, pos2(x(*lane), rect.top()), dot, line(*lane));
    }
    if view.has_parent {
        painter.vline(dot.x, dot.y..=rect.bottom(), line(view.lane));
    }
    let fill = if view.aside { tokens.panel } else { tokens.accent };
    let edge: Color32 = if view.aside { tokens.weak } else { tokens.accent };
    painter.circle(dot, if view.current { DOT + 1.5 } else { DOT }, fill, Stroke::new(1.5, edge));
    if view.current {
        painter.circle_filled(dot, 2.0, tokens.panel);
    }
}

fn branch(painter: &Painter, from: Pos2, to: Pos2, stroke: Stroke) {
    if (from.x - to.x).abs() < 0.5 {
        painter.vline(from.x, from.y..=to.y, stroke);
        return;
    }
    let points = [from, pos2(from.x, to.y), pos2(from.x, to.y), to];
    let curve =
        egui::epaint::CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    painter.add(Shape::CubicBezier(curve));
}

fn describe(ui: &Ui, response: &Response, view: &HistoryRow) {
    let name = view.name.as_deref().unwrap_or(&view.label);
    let info = || WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), view.current, name);
    response.widget_info(info);
    let place = match (view.current, view.aside) {
        (true, _) => "the state that is shown",
        (_, true) => "undone, or on another branch",
        _ => "before the state that is shown",
    };
    let spoken = format!("{}; {place}", view.made);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(spoken));
}
