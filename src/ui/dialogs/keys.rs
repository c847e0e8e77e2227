//! The cheat sheet: every key in groups, as the menus have them, and what the pointer does.

use egui::{Context, Grid, RichText, Ui};

use super::frame::{Dialog, Left, body, buttons};
use super::question::first_clicked;
use crate::studio::Command;
use crate::ui::shortcuts::written;
use crate::ui::theme::{self, Tokens, icons, space};
use crate::ui::widgets::Weight;

const WIDTH: f32 = 940.0;
/// The least width of a column.
const COLUMN: f32 = 290.0;

/// What the pointer does in the picture; the window decides it, not a command.
const POINTER: [(&str, &str); 6] = [
    ("Drag", "Turn the piece"),
    ("Shift+drag, middle drag", "Move the piece"),
    ("Wheel", "Zoom at the pointer"),
    ("Click", "Select a part"),
    ("Double-click", "Look at a point"),
    ("Escape", "Let go of the selection"),
];

/// What pointer and keys do in a field; the field decides it.
const FIELDS: [(&str, &str); 5] = [
    ("Click", "Type a value"),
    ("Drag", "Slide the value"),
    ("Shift+drag", "Slide it slowly"),
    ("Up, Down", "A step; with Shift ten"),
    ("Escape", "Back to the start"),
];

/// A heading with its lines: keys and what they do.
struct Group {
    title: &'static str,
    lines: Vec<(String, &'static str)>,
}

/// Draws the list.
pub(super) fn keys(context: &Context, keys: &[(&'static str, Command)], fresh: bool) -> Vec<Command> {
    let dialog =
        Dialog { icon: icons::KEYS, color: |tokens| tokens.accent, title: "Shortcuts", width: WIDTH };
    let groups = groups(context, keys);
    let (closed, left) = dialog.show(context, |ui| {
        body(ui, |ui| columns(ui, &groups));
        buttons(ui, |ui| first_clicked(ui, [("Close", Weight::Primary, ())], fresh))
    });
    let closed = closed.is_some() || left == Left::Away;
    closed.then_some(Command::ToggleShortcuts).into_iter().collect()
}

/// One for each menu, each command on one line with all its keys; then what no command decides.
fn groups(context: &Context, keys: &[(&'static str, Command)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (key, command) in keys {
        let (key, info) = (written(context, key), command.info());
        let at = groups.iter().position(|group| group.title == info.menu).unwrap_or_else(|| {
            groups.push(Group { title: info.menu, lines: Vec::new() });
            groups.len() - 1
        });
        let lines = &mut groups[at].lines;
        match lines.iter_mut().find(|(_, label)| *label == info.label) {
            Some((keys, _)) => *keys = format!("{keys}, {key}"),
            None => lines.push((key, info.label)),
        }
    }
    let fixed = |title, lines: &[(&str, &'static str)]| Group {
        title,
        lines: lines.iter().map(|(key, what)| ((*key).to_owned(), *what)).collect(),
    };
    groups.extend([fixed("In the picture", &POINTER), fixed("In a field", &FIELDS)]);
    groups
}

/// As many columns as there is room for, filled one after the other to about the same height.
fn columns(ui: &mut Ui, groups: &[Group]) {
    let count =
        (1..=3_u8).rev().find(|count| f32::from(*count) * COLUMN <= ui.available_width()).unwrap_or(1);
    let height = |group: &Group| group.lines.len() + 2;
    let whole: usize = groups.iter().map(height).sum();
    ui.columns(count.into(), |columns| {
        let mut above = 0;
        for group in groups {
            // By its middle, so that no column is much higher than another.
            let column = (above + height(group) / 2) * columns.len() / whole.max(1);
            above += height(group);
            let last = columns.len() - 1;
            lines(&mut columns[column.min(last)], group);
        }
    });
}

fn lines(ui: &mut Ui, group: &Group) {
    let tokens = Tokens::of(ui);
    ui.label(RichText::new(group.title).font(theme::strong()).color(tokens.text));
    ui.add_space(space::TIGHT);
    let table =
        Grid::new(("keys", group.title)).num_columns(2).spacing([space::EDGE, 4.0]).min_col_width(84.0);
    table.show(ui, |ui| {
        for (key, what) in &group.lines {
            ui.label(RichText::new(key).font(theme::strong()).color(tokens.accent));
            ui.label(*what);
            ui.end_row();
        }
    });
    ui.add_space(space::EDGE);
}
