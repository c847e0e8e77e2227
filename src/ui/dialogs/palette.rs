//! The command palette: type a part of a command's name, Enter gives it.

use egui::{Context, Id, Key, Margin, Modifiers, ScrollArea, TextEdit, Ui};

use super::Dialogs;
use super::frame::{Left, Place, modal};
use crate::studio::Command;
use crate::studio::views::CommandItem;
use crate::ui::search::hits;
use crate::ui::theme::{icons, size, space};
use crate::ui::widgets::{command_row, move_mark};

const WIDTH: f32 = 480.0;
const LINES: f32 = 11.0;

/// Draws the palette. A command that is taken closes it first.
pub(super) fn palette(context: &Context, items: &[CommandItem], state: &mut Dialogs) -> Vec<Command> {
    let (taken, left) =
        modal(context, (Id::new("palette"), Place::Above), WIDTH, |ui| lines(ui, items, state));
    match (taken, left) {
        (Some(command), _) => vec![Command::TogglePalette, command],
        (None, Left::Away) => vec![Command::TogglePalette],
        (None, Left::No) => Vec::new(),
    }
}

fn lines(ui: &mut Ui, items: &[CommandItem], state: &mut Dialogs) -> Option<Command> {
    let before = state.search.clone();
    let hint = format!("{} Find a command", icons::SEARCH);
    let field = TextEdit::singleline(&mut state.search).hint_text(hint).margin(Margin::symmetric(8, 6));
    let field = ui.add(field.desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Find a command"));
    field.request_focus();
    if state.search != before {
        state.marked = 0;
    }
    let found = hits(items.iter().map(|item| item.info.label), &state.search);
    let moved = move_mark(ui, &mut state.marked, found.len());
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.add_space(space::TIGHT);
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut taken = None;
    let height = LINES * (size::ROW + 1.0);
    ScrollArea::vertical().id_salt("commands").max_height(height).min_scrolled_height(120.0).show(ui, |ui| {
        for (place, &index) in found.iter().enumerate() {
            let Some(item) = items.get(index) else { continue };
            let marked = place == state.marked;
            let response = command_row(ui, item, marked);
            if moved && marked {
                response.scroll_to_me(None);
            }
            let given = response.clicked() || (entered && marked);
            if given && item.available.is_yes() {
                taken = Some(item.command.clone());
            }
        }
        if found.is_empty() {
            ui.weak("No command is called so.");
        }
    });
    taken
}
