//! The calculators: pages at the top, what is asked at the left, what it comes to at the right.

use egui::{Context, Grid, Id, Margin, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2, vec2};

use super::Dialogs;
use super::frame::{Dialog, Left, body, buttons};
use super::question::first_clicked;
use crate::studio::views::{CalculatorField, CalculatorsView};
use crate::studio::{CalculatorPage, Command};
use crate::ui::theme::{self, Tokens, icons, size, space};
use crate::ui::widgets::{Choice, Chooser, Weight, choose};

const WIDTH: f32 = 780.0;
/// The least width of one of the two columns.
const COLUMN: f32 = 320.0;
/// The same for every page, so that the buttons stay where they are.
const HEIGHT: f32 = 420.0;

/// Draws the dialog.
pub(super) fn calculators(context: &Context, view: &CalculatorsView, state: &mut Dialogs) -> Vec<Command> {
    let dialog =
        Dialog { icon: icons::CALCULATOR, color: |tokens| tokens.accent, title: "Calculators", width: WIDTH };
    let fresh = state.fresh;
    let mut commands = Vec::new();
    let (closed, left) = dialog.show(context, |ui| {
        pages(ui, view.page, &mut commands);
        ui.add_space(space::SMALL);
        body(ui, |ui| {
            ui.set_min_height(HEIGHT.min(ui.available_height()));
            columns(ui, view, &mut state.chooser, &mut commands);
        });
        buttons(ui, |ui| first_clicked(ui, [("Close", Weight::Primary, ())], fresh))
    });
    if closed.is_some() || left == Left::Away {
        commands.push(Command::ToggleCalculators);
    }
    commands
}

fn pages(ui: &mut Ui, open: CalculatorPage, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TIGHT);
        for page in CalculatorPage::ALL {
            if ui.selectable_label(page == open, page.title()).clicked() {
                commands.push(Command::ChooseCalculator { page });
            }
        }
    });
}

/// Beside each other where there is room.
fn columns(ui: &mut Ui, view: &CalculatorsView, chooser: &mut Chooser, commands: &mut Vec<Command>) {
    if ui.available_width() < 2.0 * COLUMN {
        fields(ui, view, chooser, commands);
        ui.add_space(space::EDGE);
        answer(ui, view);
        return;
    }
    ui.spacing_mut().item_spacing.x = space::WIDE;
    ui.columns(2, |columns| {
        fields(&mut columns[0], view, chooser, commands);
        answer(&mut columns[1], view);
    });
}

fn fields(ui: &mut Ui, view: &CalculatorsView, chooser: &mut Chooser, commands: &mut Vec<Command>) {
    for field in &view.fields {
        commands.extend(field_row(ui, field, chooser));
        ui.add_space(space::SMALL);
    }
    ui.add_space(space::SMALL);
    let weak = Tokens::of(ui).weak;
    ui.add(egui::Label::new(RichText::new(view.note).font(theme::small()).color(weak)).wrap());
}

/// The label above its field.
fn field_row(ui: &mut Ui, field: &CalculatorField, chooser: &mut Chooser) -> Option<Command> {
    let label = ui.label(field.label);
    let given = |text: String| Command::Calculate { field: field.key.to_owned(), text };
    if field.items.is_empty() {
        let mut text = field.text.clone();
        let edit = TextEdit::singleline(&mut text).id_salt(field.key).hint_text(field.hint);
        let edit = ui.add(edit.margin(Margin::symmetric(8, 6)).desired_width(f32::INFINITY));
        let edit = edit.labelled_by(label.id).on_hover_text(field.hint);
        return edit.changed().then(|| given(text));
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BUTTON), Sense::hover());
    let choice = Choice {
        id: Id::new(("calculator", field.key)),
        labels: field.items.iter().map(|item| item.label.as_str()).collect(),
        chosen: field.items.iter().position(|item| item.key == field.text),
        otherwise: &field.text,
    };
    let (response, taken) = choose(ui, rect, &choice, chooser);
    response.labelled_by(label.id);
    taken.and_then(|at| field.items.get(at)).map(|item| given(item.key.clone()))
}

fn answer(ui: &mut Ui, view: &CalculatorsView) {
    let tokens = Tokens::of(ui);
    let lines = match &view.answer {
        Ok(lines) => lines,
        Err(reason) => {
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(icons::FAILED).color(tokens.stop));
                ui.add(egui::Label::new(reason).wrap());
            });
            return;
        }
    };
    ScrollArea::vertical().id_salt("answer").max_height(HEIGHT).show(ui, |ui| {
        let width = (ui.available_width() - space::EDGE) / 2.0;
        let table = Grid::new(("answer", view.page.title())).num_columns(2).spacing([space::EDGE, 6.0]);
        table.max_col_width(width).show(ui, |ui| {
            for (label, figure) in lines {
                ui.add(egui::Label::new(RichText::new(label).color(tokens.weak)).wrap());
                ui.add(egui::Label::new(RichText::new(figure).font(theme::strong())).selectable(true).wrap());
                ui.end_row();
            }
        });
    });
}
