//! The outliner: the piece, its features and their parts as a tree that folds, with a figure and the worst finding
//! of each. Features are added from its heading and changed from their rows.

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Popup, Response, ScrollArea, Ui};

use super::menus::lines;
use super::outliner_row::{outliner_row, renaming};
use crate::studio::Command;
use crate::studio::views::{CommandItem, OutlinerRow, OutlinerView};
use crate::ui::theme::icons;
use crate::ui::theme::{Tokens, space};
use crate::ui::widgets::{Renaming, heading, icon_button};
use crate::vocab::FeatureId;

/// The longest that the menu of what can be added gets.
const MENU_HEIGHT: f32 = 420.0;

/// What the outliner remembers.
#[derive(Debug, Default)]
pub(in crate::ui) struct Outline {
    /// Features that a person folded (`false`) or unfolded by hand.
    pub(super) open: BTreeMap<FeatureId, bool>,
    /// The feature whose name is being typed.
    pub(super) renaming: Option<Renaming<FeatureId>>,
    /// What clicking the row sends that was selected in the last frame.
    selected: Option<Command>,
}

impl Outline {
    /// Whether the rows below a feature are shown; `None` where there are none.
    pub(super) fn is_open(&self, row: &OutlinerRow) -> Option<bool> {
        let by_hand = row.feature.as_ref().and_then(|feature| self.open.get(feature)).copied();
        row.open.map(|open| by_hand.unwrap_or(open))
    }
}

/// Draws the panel.
pub(in crate::ui) fn outliner(ui: &mut Ui, view: &OutlinerView, outline: &mut Outline) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.spacing_mut().item_spacing.y = 0.0;
    heading(ui, "Outliner", |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let eyes = [
            ("stones", view.stones_visible, Command::ToggleStones),
            ("metal", view.metal_visible, Command::ToggleMetal),
        ];
        for (what, visible, command) in eyes {
            let name = if visible { format!("Hide {what}") } else { format!("Show {what}") };
            if eye(ui, what, visible, &name).clicked() {
                commands.push(command);
            }
        }
        commands.extend(add_menu(ui, &view.add));
    });
    let arrived = arrived(view, outline);
    begin_renaming(ui, view, outline);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut folded = false;
        for (number, row) in view.rows.iter().enumerate() {
            let open = outline.is_open(row);
            if row.depth <= 1 {
                folded = open == Some(false);
            } else if folded {
                continue;
            }
            let (response, given) = outliner_row(ui, row, outline);
            commands.extend(given);
            if arrived == Some(number) {
                response.scroll_to_me(None);
            }
        }
        ui.add_space(space::SMALL);
    });
    commands
}

/// The row that was selected since the last frame. The feature that it belongs to unfolds.
fn arrived(view: &OutlinerView, outline: &mut Outline) -> Option<usize> {
    let selected = view.rows.iter().position(|row| row.selected);
    let command = selected.map(|number| &view.rows[number].select);
    if outline.selected.as_ref() == command {
        return None;
    }
    outline.selected = command.cloned();
    let number = selected?;
    if view.rows[number].depth > 1
        && let Some(feature) = view.rows[..number].iter().rev().find_map(|row| row.feature.as_ref())
    {
        outline.open.remove(feature);
    }
    Some(number)
}

/// F2 renames the selected feature, while nothing else has the keyboard.
fn begin_renaming(ui: &Ui, view: &OutlinerView, outline: &mut Outline) {
    let free = !ui.ctx().text_edit_focused()
        && !Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    let selected = view.rows.iter().find(|row| row.selected && row.feature.is_some());
    if let Some(row) = selected
        && free
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2))
    {
        outline.renaming = renaming(row);
    }
    let gone = |renaming: &mut Renaming<FeatureId>| {
        view.rows.iter().all(|row| row.feature.as_ref() != Some(&renaming.of))
    };
    outline.renaming.take_if(gone);
}

/// What can be added to the piece.
fn add_menu(ui: &mut Ui, items: &[CommandItem]) -> Option<Command> {
    let color = Tokens::of(ui).text;
    let button = icon_button(ui, icons::ADD, "Add a feature", color);
    let menu = Popup::menu(&button).style(|_: &mut egui::Style| {}).gap(3.0);
    let shown = menu.show(|ui| {
        ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| lines(ui, items, |_, _| {})).inner
    });
    shown.and_then(|shown| shown.inner)
}

/// The part's own picture, lit while it is shown.
fn eye(ui: &mut Ui, what: &str, visible: bool, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let response = icon_button(ui, "", name, tokens.text);
    let color = if visible { tokens.text } else { tokens.weak };
    let word = if what == "stones" { "stone" } else { "ring" };
    icons::part(word).paint(ui.painter(), response.rect, color);
    if !visible {
        let rect = response.rect.shrink(4.0);
        let stroke = egui::Stroke::new(1.3, tokens.weak);
        ui.painter().line_segment([rect.left_bottom(), rect.right_top()], stroke);
    }
    response
}
