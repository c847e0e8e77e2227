//! The command palette: type a part of the name of a command, a template or a parameter; Enter gives the command, or
//! leads to the parameter.

use egui::{
    Context, Id, Key, Margin, Modifiers, Rect, Response, ScrollArea, TextEdit, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::Dialogs;
use super::frame::{Left, Place, modal};
use crate::studio::Command;
use crate::studio::views::{CommandItem, ParameterRow, ParametersView};
use crate::ui::Screen;
use crate::ui::panels::shown;
use crate::ui::search::hits;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::theme::{Tokens, size, space};
use crate::ui::widgets::{Line, detail_at_right, move_mark, paint_line, palette_row, row};

const WIDTH: f32 = 620.0;
const LINES: f32 = 13.0;

/// What a line of the palette stands for.
#[derive(Clone, Copy)]
enum Entry<'a> {
    Command(&'a CommandItem),
    /// With the title of its group.
    Parameter(&'a str, &'a ParameterRow),
}

impl Entry<'_> {
    /// What is searched.
    fn text(&self) -> String {
        match self {
            Self::Command(item) => format!("{} {}", item.info.label, item.info.menu),
            Self::Parameter(group, row) => format!("{} {group}", row.label),
        }
    }
}

/// What a taken line wants.
enum Taken {
    Command(Command),
    /// Shows the parameter of this key.
    Parameter(String),
}

/// Draws the palette. What is taken closes it first.
pub(super) fn palette(context: &Context, screen: &Screen, state: &mut Dialogs) -> Vec<Command> {
    let entries = entries(&screen.palette, &screen.parameters, !state.search.trim().is_empty());
    let place = (Id::new("palette"), Place::Above);
    let (taken, left) = modal(context, place, WIDTH, |ui| lines(ui, &entries, state));
    match (taken, left) {
        (Some(Taken::Command(command)), _) => vec![Command::TogglePalette, command],
        (Some(Taken::Parameter(key)), _) => {
            state.sought = Some(key);
            vec![Command::TogglePalette]
        }
        (None, Left::Away) => vec![Command::TogglePalette],
        (None, Left::No) => Vec::new(),
    }
}

/// All commands, and once something is typed all parameters.
fn entries<'a>(commands: &'a [CommandItem], view: &'a ParametersView, typed: bool) -> Vec<Entry<'a>> {
    let commands = commands.iter().map(Entry::Command);
    let rows = view.groups.iter().flat_map(|group| group.rows.iter().map(|row| (group.title.as_str(), row)));
    let parameters = rows.filter(|_| typed).map(|(group, row)| Entry::Parameter(group, row));
    commands.chain(parameters).collect()
}

fn lines(ui: &mut Ui, entries: &[Entry<'_>], state: &mut Dialogs) -> Option<Taken> {
    search(ui, state);
    let texts: Vec<String> = entries.iter().map(Entry::text).collect();
    let found = hits(&texts, &state.search);
    let moved = move_mark(ui, &mut state.marked, found.len());
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.add_space(space::TIGHT);
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut taken = None;
    let height = LINES * (size::ROW + 1.0);
    ScrollArea::vertical().id_salt("commands").max_height(height).min_scrolled_height(120.0).show(ui, |ui| {
        for (place, entry) in found.iter().filter_map(|at| entries.get(*at)).enumerate() {
            let marked = place == state.marked;
            let response = match entry {
                Entry::Command(item) => palette_row(ui, item, marked),
                Entry::Parameter(group, row) => parameter_row(ui, group, row, marked),
            };
            if moved && marked {
                response.scroll_to_me(None);
            }
            if response.clicked() || (entered && marked) {
                taken = take(entry);
            }
        }
        if found.is_empty() {
            ui.weak("Nothing is called so.");
        }
    });
    taken
}

fn search(ui: &mut Ui, state: &mut Dialogs) {
    let before = state.search.clone();
    let hint = format!("{} Find a command, a template or a parameter", icons::SEARCH);
    let field = TextEdit::singleline(&mut state.search).hint_text(hint).margin(Margin::symmetric(8, 6));
    let field = ui.add(field.desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Find a command"));
    field.request_focus();
    if state.search != before {
        state.marked = 0;
    }
}

/// Nothing, where the command cannot be given.
fn take(entry: &Entry<'_>) -> Option<Taken> {
    match entry {
        Entry::Command(item) => item.available.is_yes().then(|| Taken::Command(item.command.clone())),
        Entry::Parameter(_, row) => Some(Taken::Parameter(row.key.clone())),
    }
}

/// A parameter with its group and its value.
fn parameter_row(ui: &mut Ui, group: &str, parameter: &ParameterRow, marked: bool) -> Response {
    let tokens = Tokens::of(ui);
    let response = row(ui, size::ROW, marked);
    let rect = response.rect;
    let icon = Rect::from_min_size(rect.min, vec2(size::ROW + 4.0, rect.height()));
    Icon::Glyph(icons::PARAMETER).paint(ui.painter(), icon, tokens.weak);
    let start = pos2(icon.right() + 2.0, rect.center().y);
    let label = Line::body(&parameter.label, tokens.text);
    let (end, _) = paint_line(ui, start, rect.right() - start.x - space::SMALL, &label);
    let detail = format!("{group} · {}", shown(parameter));
    let rest = rect.with_min_x(end).with_max_x(rect.right() - space::SMALL);
    detail_at_right(ui, rest, &Line::small(&detail, tokens.weak));
    let name = format!("{}: {}", group, parameter.label);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &name));
    response.on_hover_text(parameter.help)
}
