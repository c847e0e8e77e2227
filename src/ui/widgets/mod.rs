//! Pieces that several panels are made of.

mod button;
mod choice;
mod field;
mod number;
mod rename;
mod row;
mod tick;

pub(super) use button::{
    Weight, command_row, detail_at_right, icon_button, palette_row, tool_button, write_button,
};
pub(super) use choice::{Choice, Chooser, choose, move_mark};
pub(super) use field::{Fields, typed_field};
pub(super) use number::{NumberField, number_field};
pub(super) use rename::{Renaming, name_field};
pub(super) use row::{Line, at, focus_ring, heading, line, paint_line, row, row_in, wrapped};

pub(super) use tick::tick_row;

use egui::{Response, RichText, Ui};

use super::shortcuts::written;
use super::theme::{self, Tokens};
use crate::studio::Availability;
use crate::studio::views::CommandItem;

/// Says on hover what a command does, its key, and why it cannot be given now. A screen reader says the same.
pub(super) fn explain(response: Response, item: &CommandItem) -> Response {
    let reason = match item.available {
        Availability::Yes => None,
        Availability::No(reason) => Some(reason),
    };
    let spoken = reason.unwrap_or(item.info.help);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(spoken));
    let tip = |ui: &mut Ui| {
        let tokens = Tokens::of(ui);
        ui.set_max_width(300.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new(item.info.label).font(theme::strong()));
            if let Some(key) = item.info.shortcut {
                ui.label(RichText::new(written(ui.ctx(), key)).color(tokens.weak));
            }
        });
        ui.label(item.info.help);
        if let Some(reason) = reason {
            ui.label(RichText::new(reason).color(tokens.warn));
        }
    };
    response.on_hover_ui(tip).on_disabled_hover_ui(tip)
}
