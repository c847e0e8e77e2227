//! The parameters in groups that fold, with a search. The groups of what is selected are marked and brought
//! into view.

use egui::{
    Align, CornerRadius, Rect, Response, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::parameter_row::parameter_row;
use crate::studio::Command;
use crate::studio::views::{ParameterGroup, ParametersView};
use crate::ui::UiState;
use crate::ui::search::rank;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, size, space};
use crate::ui::widgets::{Line, heading, icon_button, line, paint_line, row};

/// Draws the panel.
pub(in crate::ui) fn parameters(ui: &mut Ui, view: &ParametersView, state: &mut UiState) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.spacing_mut().item_spacing.y = 0.0;
    heading(ui, "Parameters", |ui| search(ui, &mut state.wanted_parameter));
    let arrived = newly_related(view, state);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut found = false;
        for group in &view.groups {
            let rows = matching(group, &state.wanted_parameter);
            if rows.is_empty() {
                continue;
            }
            found = true;
            let top = ui.cursor().top();
            let open = header(ui, group, state);
            if open {
                for index in rows {
                    commands.extend(parameter_row(ui, &group.rows[index], state));
                }
                ui.add_space(space::SMALL);
            }
            mark_related(ui, group, top);
            if arrived.as_ref() == Some(&group.title) {
                bring_into_view(ui, top, is_whole(view, group));
            }
        }
        if !found && !view.groups.is_empty() {
            ui.add_space(space::EDGE);
            ui.vertical_centered(|ui| ui.weak("No parameter is called so."));
        }
        ui.add_space(space::EDGE);
    });
    commands.extend(state.fields.settle(ui));
    commands
}

fn search(ui: &mut Ui, text: &mut String) {
    if !text.is_empty() {
        let color = Tokens::of(ui).weak;
        if icon_button(ui, icons::CLEAR, "Clear the search", color).clicked() {
            text.clear();
        }
    }
    let hint = format!("{} Search", icons::SEARCH);
    let width = (ui.available_width() - 90.0).clamp(60.0, 150.0);
    // Its own name: the button before it comes with the first letter, and must not take the keyboard from it.
    let field = TextEdit::singleline(text).id_salt("search parameters").hint_text(hint);
    let field = ui.add_sized(vec2(width, size::FIELD), field);
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Search parameters"));
}

/// Indices of the rows that are searched for: all, if nothing is.
fn matching(group: &ParameterGroup, wanted: &str) -> Vec<usize> {
    let rows = group.rows.iter().enumerate();
    let fits = |label: &str| rank(&format!("{label} {}", group.title), wanted).is_some();
    rows.filter(|(_, row)| fits(&row.label)).map(|(index, _)| index).collect()
}

/// The first group that the selection has just come to; all that shape it unfold.
fn newly_related(view: &ParametersView, state: &mut UiState) -> Option<String> {
    let related = view.groups.iter().filter(|group| is_related(group)).map(|group| group.title.clone());
    let related: Vec<String> = related.collect();
    let first = related.first().cloned();
    if related == state.related {
        return None;
    }
    for title in &related {
        state.open.remove(title);
    }
    state.related = related;
    first
}

/// A group from `top` to the cursor; as the first of a whole feature it goes to the top, with the others below it.
fn bring_into_view(ui: &Ui, top: f32, whole: bool) {
    let shown = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
    ui.scroll_to_rect(shown, whole.then_some(Align::TOP));
}

/// Whether the feature that a group belongs to is selected as a whole.
fn is_whole(view: &ParametersView, group: &ParameterGroup) -> bool {
    group.feature.is_some()
        && view.groups.iter().filter(|other| other.feature == group.feature).all(is_related)
}

fn is_related(group: &ParameterGroup) -> bool {
    group.rows.iter().any(|row| row.related)
}

/// The title of a group, which folds it. Returns whether the group is open.
fn header(ui: &mut Ui, group: &ParameterGroup, state: &mut UiState) -> bool {
    let searching = !state.wanted_parameter.is_empty();
    let response = row(ui, size::ROW + 2.0, false);
    let mut open = state.open.get(&group.title).copied().unwrap_or(group.open);
    if response.clicked() {
        open = !open;
        state.open.insert(group.title.clone(), open);
    }
    let open = open || searching;
    let tokens = Tokens::of(ui);
    let rect = response.rect;
    ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, tokens.line));
    let caret =
        Rect::from_min_size(pos2(rect.left() + 6.0, rect.top()), Vec2::new(size::ICON, rect.height()));
    let icon = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    Icon::Mark(icon).paint(ui.painter(), caret, tokens.weak);
    let color = if is_related(group) { tokens.accent } else { tokens.text };
    let start = pos2(caret.right() + 4.0, rect.center().y);
    paint_line(ui, start, rect.width() * 0.6, &Line::strong(&group.title, color));
    changed_count(ui, group, rect);
    describe(ui, &response, &group.title, open);
    response.on_hover_text(if open { "Folds this group." } else { "Unfolds this group." });
    open
}

fn describe(ui: &Ui, response: &Response, title: &str, open: bool) {
    let info = || WidgetInfo::selected(WidgetType::CollapsingHeader, ui.is_enabled(), open, title);
    response.widget_info(info);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
}

fn changed_count(ui: &Ui, group: &ParameterGroup, rect: Rect) {
    let changed = group.rows.iter().filter(|row| !row.is_default).count();
    if changed == 0 {
        return;
    }
    let tokens = Tokens::of(ui);
    let text = format!("{changed} changed");
    let text = line(ui, &Line::small(&text, tokens.weak), rect.width() * 0.4);
    let corner = pos2(rect.right() - space::EDGE - text.size().x, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(corner, text, tokens.weak);
}

/// A gold bar along a group that shapes what is selected.
fn mark_related(ui: &Ui, group: &ParameterGroup, top: f32) {
    if is_related(group) {
        let left = ui.max_rect().left();
        let bar = Rect::from_min_max(pos2(left, top), pos2(left + 2.5, ui.cursor().top()));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, Tokens::of(ui).accent);
    }
}
