//! The menu bar, with the name of the file at its right end.

use egui::{Align, Layout, MenuBar, RichText, ScrollArea, Ui, vec2};

use crate::studio::Command;
use crate::studio::views::{CommandItem, MenuView, RecentFile, StatusView};
use crate::ui::theme::{Tokens, size, space};
use crate::ui::widgets::{Line, command_row, line};

const WIDTH: f32 = 268.0;

/// Draws the bar.
pub(in crate::ui) fn menus(
    ui: &mut Ui,
    menus: &[MenuView],
    recent: &[RecentFile],
    status: &StatusView,
) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.add_space((size::MENU - size::FIELD) / 2.0);
    MenuBar::new().ui(ui, |ui| {
        ui.add_space(space::TIGHT);
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        for menu in menus {
            ui.menu_button(menu.title, |ui| commands.extend(items(ui, menu, recent)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::EDGE);
            file_name(ui, status);
        });
    });
    commands
}

fn items(ui: &mut Ui, menu: &MenuView, recent: &[RecentFile]) -> Vec<Command> {
    let mut commands = Vec::new();
    let is_new = |item: &&CommandItem| matches!(item.command, Command::New { .. });
    let (new, others): (Vec<&CommandItem>, Vec<&CommandItem>) = menu.items.iter().partition(is_new);
    if !new.is_empty() {
        ui.set_width(WIDTH);
        ui.spacing_mut().button_padding = vec2(32.0, 4.0);
        ui.menu_button("New from template", |ui| commands.extend(templates(ui, &new)));
        ui.separator();
    }
    let others: Vec<CommandItem> = others.into_iter().cloned().collect();
    let taken = lines(ui, &others, |ui, command| {
        if *command == Command::OpenDialog && !recent.is_empty() {
            ui.spacing_mut().button_padding = vec2(32.0, 4.0);
            ui.menu_button("Open recent", |ui| commands.extend(recent_files(ui, recent)));
        }
    });
    commands.extend(taken);
    commands
}

/// More than fit on a small screen: they scroll.
fn templates(ui: &mut Ui, new: &[&CommandItem]) -> Option<Command> {
    let items: Vec<CommandItem> = new.iter().map(|item| (*item).clone()).collect();
    let height = ui.ctx().content_rect().height() - 2.0 * size::MENU;
    ScrollArea::vertical().max_height(height).show(ui, |ui| lines(ui, &items, |_, _| {})).inner
}

/// Commands as the lines of a menu, each followed by what `below` adds. The menu closes when one is taken.
pub(super) fn lines(
    ui: &mut Ui,
    items: &[CommandItem],
    mut below: impl FnMut(&mut Ui, &Command),
) -> Option<Command> {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut taken = None;
    for (index, item) in items.iter().enumerate() {
        if index > 0 && opens_a_section(&item.command) {
            ui.separator();
        }
        if command_row(ui, item).clicked() {
            taken = Some(item.command.clone());
            ui.close();
        }
        below(ui, &item.command);
    }
    taken
}

fn recent_files(ui: &mut Ui, recent: &[RecentFile]) -> Vec<Command> {
    ui.set_width(WIDTH);
    let mut commands = Vec::new();
    for file in recent {
        let name = RichText::new(&file.name);
        if ui.button(name).on_hover_text(format!("In {}", file.folder)).clicked() {
            commands.push(file.command.clone());
            ui.close();
        }
    }
    commands
}

/// Whether a line stands above this command in its menu.
const fn opens_a_section(command: &Command) -> bool {
    matches!(
        command,
        Command::Save
            | Command::ExportDialog
            | Command::Quit
            | Command::DuplicateFeature { .. }
            | Command::CopyStyle { .. }
            | Command::RemoveFeature { .. }
            | Command::ToggleMetal
            | Command::ToggleTheme
            | Command::Scale { percent: 100 }
            | Command::TogglePalette
    )
}

fn file_name(ui: &mut Ui, status: &StatusView) {
    let tokens = Tokens::of(ui);
    let text = line(ui, &Line::body(&status.title, tokens.weak), ui.available_width() - 8.0);
    let response = ui.label(text);
    if status.unsaved {
        response.on_hover_text("There are changes that are not saved.");
    }
}
