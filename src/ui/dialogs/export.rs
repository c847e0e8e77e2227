//! Before an export: what is written. After it: what was written, or what forbids it and how a person can take that
//! upon themselves.

use std::path::Path;

use egui::{Context, Frame, Grid, Id, Margin, Response, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::Dialogs;
use super::frame::{Dialog, Left, body, buttons, propose};
use super::question::first_clicked;
use crate::studio::views::{CommandItem, ExportView};
use crate::studio::{Command, FileFormat, Severity};
use crate::ui::theme::{Tokens, icons, radius, size, space};
use crate::ui::widgets::{self, Choice, Chooser, Weight, explain, tick_row, write_button};

const WIDTH: f32 = 560.0;
/// Where what a format is for begins behind its name.
const NAME: f32 = 64.0;

/// The formats to tick, and the way on to the folder.
pub(super) fn choose(context: &Context, view: &ExportView, state: &mut Dialogs) -> Vec<Command> {
    let dialog = Dialog { icon: icons::EXPORT, color: |tokens| tokens.accent, title: "Export", width: WIDTH };
    let (commands, left) = dialog.show(context, |ui| {
        let mut commands = body(ui, |ui| {
            ui.label("Each file is read back and measured before it is kept.");
            ui.add_space(space::SMALL);
            ui.spacing_mut().item_spacing.y = 1.0;
            let ticked = view.formats.iter().filter_map(|&(format, purpose, ticked)| {
                let wanted = !ticked;
                tick_row(ui, (&format.key().to_uppercase(), NAME), purpose, ticked)
                    .then_some(Command::ChooseFormat { format, wanted })
            });
            let mut given: Vec<Command> = ticked.collect();
            ui.add_space(space::SMALL);
            given.extend(made_for(ui, view, &mut state.chooser));
            if let Some(warning) = &view.warning {
                ui.add_space(space::SMALL);
                warn(ui, warning);
            }
            given
        });
        commands.extend(buttons(ui, |ui| folder_or_not(ui, view, state.fresh)));
        commands
    });
    if commands.is_empty() && left == Left::Away { vec![Command::Dismiss] } else { commands }
}

/// What the models of metal are made for.
fn made_for(ui: &mut Ui, view: &ExportView, chooser: &mut Chooser) -> Option<Command> {
    let label = ui.label("STL, 3MF, OBJ and PLY are made for");
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BUTTON), Sense::hover());
    let choice = Choice {
        id: Id::new("export for"),
        labels: view.purposes.iter().map(|(label, ..)| label.as_str()).collect(),
        chosen: view.purposes.iter().position(|(.., chosen)| *chosen),
        otherwise: "",
    };
    let (response, taken) = widgets::choose(ui, rect, &choice, chooser);
    response.labelled_by(label.id);
    let (_, command, chosen) = view.purposes.get(taken?)?;
    (!chosen).then(|| command.clone())
}

fn warn(ui: &mut Ui, text: &str) {
    let color = Tokens::of(ui).warn;
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(icons::severity(Severity::Warn)).color(color));
        ui.add(egui::Label::new(text).wrap());
    });
}

fn folder_or_not(ui: &mut Ui, view: &ExportView, fresh: bool) -> Option<Command> {
    let go = item_button(ui, &view.folder, Weight::Primary);
    propose(&go, fresh);
    let pack = item_button(ui, &view.pack, Weight::Plain);
    let cancel = write_button(ui, "Cancel", Weight::Plain);
    if cancel.clicked() {
        return Some(Command::Dismiss);
    }
    let chosen = [(go, &view.folder), (pack, &view.pack)];
    chosen.into_iter().find(|(button, _)| button.clicked()).map(|(_, item)| item.command.clone())
}

/// A command as a button that says on hover what it does, or why it cannot be given.
fn item_button(ui: &mut Ui, item: &CommandItem, weight: Weight) -> Response {
    let ready = item.available.is_yes();
    let button = ui.add_enabled_ui(ready, |ui| write_button(ui, item.info.label, weight)).inner;
    explain(button, item)
}

/// The folder and the formats of an export.
type Wanted<'a> = (&'a Path, &'a [FileFormat]);

/// The findings that forbid the export, and an override with name and reason.
pub(super) fn blocked(
    context: &Context,
    wanted: Wanted<'_>,
    findings: &[String],
    state: &mut Dialogs,
) -> Vec<Command> {
    let icon = icons::severity(Severity::Stop);
    let title = "Export is blocked";
    let dialog = Dialog { icon, color: |tokens| tokens.stop, title, width: WIDTH };
    let (answer, left) = dialog.show(context, |ui| {
        body(ui, |ui| {
            ui.label(
                "The piece would fail at the bench. Mend these findings, or let them pass under your name.",
            );
            ui.add_space(space::SMALL);
            list(ui, findings);
            ui.add_space(space::EDGE);
            field(ui, "Name", "who decides", &mut state.name);
            field(ui, "Reason", "why it may pass; written into the report", &mut state.reason);
        });
        buttons(ui, |ui| override_or_not(ui, wanted, state))
    });
    answer.or((left == Left::Away).then_some(Command::Dismiss)).into_iter().collect()
}

fn list(ui: &mut Ui, findings: &[String]) {
    let tokens = Tokens::of(ui);
    let card = Frame::NONE.fill(tokens.field).corner_radius(radius::SMALL).inner_margin(Margin::same(8));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical().max_height(150.0).show(ui, |ui| {
            for finding in findings {
                ui.horizontal_top(|ui| {
                    ui.label(RichText::new(icons::severity(Severity::Stop)).color(tokens.stop));
                    ui.add(egui::Label::new(finding).wrap());
                });
            }
        });
    });
}

fn field(ui: &mut Ui, label: &str, hint: &str, text: &mut String) {
    ui.horizontal(|ui| {
        let left = egui::Layout::left_to_right(egui::Align::Center);
        let place = egui::vec2(56.0, size::BUTTON);
        let label = ui.allocate_ui_with_layout(place, left, |ui| {
            ui.set_min_width(place.x);
            ui.label(label)
        });
        let label = label.inner;
        let edit = TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY);
        ui.add(edit.margin(Margin::symmetric(8, 6))).labelled_by(label.id);
    });
}

fn override_or_not(ui: &mut Ui, (folder, formats): Wanted<'_>, state: &Dialogs) -> Option<Command> {
    let cancel = write_button(ui, "Cancel", Weight::Primary);
    propose(&cancel, state.fresh);
    let (name, reason) = (state.name.trim(), state.reason.trim());
    let filled = !name.is_empty() && !reason.is_empty();
    let pass = ui.add_enabled_ui(filled, |ui| write_button(ui, "Override and export", Weight::Grave)).inner;
    let pass = pass.on_disabled_hover_text("Needs a name and a reason.");
    if pass.clicked() && filled {
        let override_reason = Some(format!("{name}: {reason}"));
        let (folder, formats) = (folder.to_owned(), formats.to_owned());
        return Some(Command::Export { folder, formats, override_reason });
    }
    cancel.clicked().then_some(Command::Dismiss)
}

/// What was written, as a table.
pub(super) fn done(context: &Context, folder: &str, rows: &[(String, String)], fresh: bool) -> Vec<Command> {
    let title = "Exported";
    let dialog = Dialog { icon: icons::GOOD, color: |tokens| tokens.good, title, width: WIDTH };
    let (closed, left) = dialog.show(context, |ui| {
        body(ui, |ui| written(ui, folder, rows));
        buttons(ui, |ui| first_clicked(ui, [("Close", Weight::Primary, ())], fresh))
    });
    (closed.is_some() || left == Left::Away).then_some(Command::Dismiss).into_iter().collect()
}

fn written(ui: &mut Ui, folder: &str, rows: &[(String, String)]) {
    let weak = Tokens::of(ui).weak;
    ui.add(egui::Label::new(RichText::new(folder).color(weak)).selectable(true).wrap());
    ui.add_space(space::SMALL);
    let value_width = ui.available_width() - 150.0;
    let table = Grid::new("exported").num_columns(2).spacing([space::WIDE, 6.0]).min_col_width(120.0);
    table.show(ui, |ui| {
        for (label, value) in rows {
            ui.label(RichText::new(label).color(weak));
            ui.scope(|ui| {
                ui.set_max_width(value_width);
                ui.add(egui::Label::new(value).selectable(true).wrap());
            });
            ui.end_row();
        }
    });
}
