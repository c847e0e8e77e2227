//! A choice among lines: a field that opens a menu, with a search where the menu is long.

use egui::{
    CornerRadius, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, WidgetInfo, WidgetType, pos2,
};

use super::{Line, paint_line, row};
use crate::ui::search::hits;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, radius, size};

/// The least width of a menu: the longest name of the library fits.
const MENU: f32 = 252.0;
/// Menus longer than this can be searched.
const LONG: usize = 8;

/// The open menu; at most one is.
#[derive(Debug, Default)]
pub(in crate::ui) struct Chooser {
    search: String,
    /// The line that Enter takes, counted among those found.
    marked: usize,
    /// Whether the menu was opened in this frame.
    fresh: bool,
}

/// A choice as it stands.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Choice<'a> {
    pub id: Id,
    pub labels: Vec<&'a str>,
    pub chosen: Option<usize>,
    /// Shown when nothing of the list is chosen.
    pub otherwise: &'a str,
}

/// Draws the field in `rect` and its menu. Returns the field, and the line that was taken.
pub(in crate::ui) fn choose(
    ui: &mut Ui,
    rect: Rect,
    choice: &Choice<'_>,
    chooser: &mut Chooser,
) -> (Response, Option<usize>) {
    let response = ui.interact(rect, choice.id, Sense::click());
    let text = choice.chosen.and_then(|at| choice.labels.get(at)).copied().unwrap_or(choice.otherwise);
    let cut = paint(ui, &response, text);
    response.widget_info(|| {
        let mut info = WidgetInfo::new(WidgetType::ComboBox);
        info.enabled = ui.is_enabled();
        info.current_text_value = Some(text.to_owned());
        info
    });
    if response.clicked() {
        *chooser = Chooser { marked: choice.chosen.unwrap_or(0), fresh: true, ..Chooser::default() };
        // The menu takes Enter, not the field behind it.
        response.surrender_focus();
    }
    let taken = Popup::menu(&response)
        .width(rect.width().max(MENU))
        .gap(3.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .style(|_: &mut egui::Style| {})
        .show(|ui| menu(ui, choice, chooser))
        .and_then(|shown| shown.inner);
    if taken.is_some() {
        response.request_focus();
    }
    let response = if cut { response.on_hover_text(text) } else { response };
    (response, taken)
}

fn paint(ui: &Ui, response: &Response, text: &str) -> bool {
    let tokens = Tokens::of(ui);
    let rect = response.rect;
    let corners = CornerRadius::same(radius::SMALL);
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(response));
    let ground = if response.hovered() || open { tokens.hover } else { tokens.raised };
    let line = if open || response.has_focus() { tokens.accent } else { tokens.outline };
    ui.painter().rect_filled(rect, corners, ground);
    ui.painter().rect_stroke(rect, corners, Stroke::new(1.0, line), StrokeKind::Inside);
    let caret = Rect::from_min_max(pos2(rect.right() - 22.0, rect.top()), rect.max);
    Icon::Mark(icons::CARET_DOWN).paint(ui.painter(), caret, tokens.weak);
    let width = caret.left() - rect.left() - 8.0;
    paint_line(ui, pos2(rect.left() + 8.0, rect.center().y), width, &Line::body(text, tokens.text)).1
}

fn menu(ui: &mut Ui, choice: &Choice<'_>, chooser: &mut Chooser) -> Option<usize> {
    let fresh = std::mem::take(&mut chooser.fresh);
    let before = chooser.search.clone();
    if choice.labels.len() > LONG {
        let hint = format!("{} Search {}", icons::SEARCH, choice.labels.len());
        let search = TextEdit::singleline(&mut chooser.search).hint_text(hint).desired_width(f32::INFINITY);
        let search = ui.add(search);
        if fresh {
            search.request_focus();
        }
    }
    let found = hits(&choice.labels, &chooser.search);
    if chooser.search != before {
        chooser.marked = 0;
    }
    let moved = move_mark(ui, &mut chooser.marked, found.len());
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) && !fresh;
    let mut taken = entered.then(|| found.get(chooser.marked).copied()).flatten();
    ui.spacing_mut().item_spacing.y = 1.0;
    ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
        for (place, &index) in found.iter().enumerate() {
            let response = item(ui, choice, index, place == chooser.marked);
            if (moved || fresh) && place == chooser.marked {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                taken = Some(index);
            }
        }
        if found.is_empty() {
            ui.weak("Nothing is called so.");
        }
    });
    if taken.is_some() {
        ui.close();
    }
    taken
}

/// Moves the mark by the arrow keys; whether it moved.
pub(in crate::ui) fn move_mark(ui: &Ui, marked: &mut usize, count: usize) -> bool {
    let (down, up) = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
        (count(Key::ArrowDown), count(Key::ArrowUp))
    });
    let last = count.saturating_sub(1);
    *marked = (*marked + down).min(last).saturating_sub(up);
    down + up > 0
}

fn item(ui: &mut Ui, choice: &Choice<'_>, index: usize, marked: bool) -> Response {
    let tokens = Tokens::of(ui);
    let response = row(ui, size::ROW, marked);
    let chosen = choice.chosen == Some(index);
    let text = choice.labels.get(index).copied().unwrap_or_default();
    let rect = response.rect;
    if chosen {
        let mark = Rect::from_min_size(rect.min, egui::vec2(size::ROW, rect.height()));
        Icon::Glyph(icons::CHECK).paint(ui.painter(), mark, tokens.accent);
    }
    let start = pos2(rect.left() + size::ROW, rect.center().y);
    let (_, cut) = paint_line(ui, start, rect.right() - start.x - 6.0, &Line::body(text, tokens.text));
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), chosen, text));
    if cut { response.on_hover_text(text) } else { response }
}
