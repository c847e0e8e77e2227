//! The list of keys.

use egui::{Context, Grid, RichText, Ui};

use super::frame::{Dialog, Left, body, buttons};
use super::question::first_clicked;
use crate::studio::Command;
use crate::ui::shortcuts::written;
use crate::ui::theme::{self, Tokens, icons, space};
use crate::ui::widgets::Weight;

const WIDTH: f32 = 640.0;
/// From this width on the lines stand in two columns.
const TWO_COLUMNS: f32 = 600.0;

/// What the pointer does in the picture; the window decides it, not a command.
const POINTER: [(&str, &str); 6] = [
    ("Drag", "Turn the piece"),
    ("Shift+drag or middle drag", "Move the piece"),
    ("Wheel", "Zoom at the pointer"),
    ("Click", "Select a part"),
    ("Double-click", "Look at a point"),
    ("Escape", "End a drag, let go of the selection"),
];

/// Draws the list.
pub(super) fn keys(context: &Context, keys: &[(&'static str, Command)], fresh: bool) -> Vec<Command> {
    let dialog =
        Dialog { icon: icons::KEYS, color: |tokens| tokens.accent, title: "Shortcuts", width: WIDTH };
    let (closed, left) = dialog.show(context, |ui| {
        body(ui, |ui| lines(ui, keys));
        buttons(ui, |ui| first_clicked(ui, [("Close", Weight::Primary, ())], fresh))
    });
    let closed = closed.is_some() || left == Left::Away;
    closed.then_some(Command::ToggleShortcuts).into_iter().collect()
}

/// In two columns where there is room.
fn lines(ui: &mut Ui, keys: &[(&'static str, Command)]) {
    let written: Vec<(String, &str)> =
        keys.iter().map(|(key, command)| (written(ui.ctx(), key), command.info().label)).collect();
    let lines = written.iter().map(|(key, label)| (key.as_str(), *label));
    let lines: Vec<(&str, &str)> = lines.chain(POINTER).collect();
    if ui.available_width() < TWO_COLUMNS {
        return column(ui, 0, &lines);
    }
    let (left, right) = lines.split_at(lines.len().div_ceil(2));
    ui.columns(2, |columns| {
        for (place, (ui, lines)) in columns.iter_mut().zip([left, right]).enumerate() {
            column(ui, place, lines);
        }
    });
}

fn column(ui: &mut Ui, place: usize, lines: &[(&str, &str)]) {
    let tokens = Tokens::of(ui);
    Grid::new(("keys", place)).num_columns(2).spacing([space::EDGE, 6.0]).min_col_width(96.0).show(
        ui,
        |ui| {
            for (key, what) in lines {
                ui.label(RichText::new(*key).font(theme::strong()).color(tokens.accent));
                ui.label(*what);
                ui.end_row();
            }
        },
    );
}
