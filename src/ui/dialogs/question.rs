//! Questions and messages: unsaved changes, recovered work, what went wrong.

use egui::{Context, Ui};

use super::frame::{Dialog, Left, body, buttons, propose};
use crate::studio::{Answer, Command};
use crate::ui::theme::icons;
use crate::ui::widgets::{Weight, write_button};

const WIDTH: f32 = 420.0;

/// Before changes would be lost.
pub(super) fn unsaved(context: &Context, (name, action): (&str, &str), fresh: bool) -> Vec<Command> {
    let title = format!("Save “{name}” first?");
    let dialog = Dialog { icon: icons::SAVE, color: |tokens| tokens.accent, title: &title, width: WIDTH };
    let (answer, left) = dialog.show(context, |ui| {
        body(ui, |ui| ui.label(format!("Its last changes are not saved, and would be lost by {action}.")));
        buttons(ui, |ui| {
            let answers = [
                ("Save", Weight::Primary, Answer::Save),
                ("Cancel", Weight::Plain, Answer::Cancel),
                ("Discard changes", Weight::Grave, Answer::Discard),
            ];
            first_clicked(ui, answers, fresh)
        })
    });
    let answer = answer.or((left == Left::Away).then_some(Answer::Cancel));
    answer.map(Command::Answer).into_iter().collect()
}

/// After a crash.
pub(super) fn recovery(
    context: &Context,
    (name, age, original): (&str, &str, Option<&str>),
    fresh: bool,
) -> Vec<Command> {
    let title = "Work was left behind";
    let dialog = Dialog { icon: icons::RECOVERY, color: |tokens| tokens.accent, title, width: WIDTH };
    let (answer, left) = dialog.show(context, |ui| {
        body(ui, |ui| {
            ui.label(format!("Collet ended without saving “{name}”. It was kept {age}."));
            match original {
                Some(path) => ui.weak(format!("It belongs to {path}.")),
                None => ui.weak("It was never saved to a file."),
            }
        });
        buttons(ui, |ui| {
            let answers = [
                ("Open it", Weight::Primary, Command::Recover { take: true }),
                ("Later", Weight::Plain, Command::Dismiss),
                ("Delete it", Weight::Grave, Command::Recover { take: false }),
            ];
            first_clicked(ui, answers, fresh)
        })
    });
    answer.or((left == Left::Away).then_some(Command::Dismiss)).into_iter().collect()
}

/// When something could not be done.
pub(super) fn message(context: &Context, (title, text): (&str, &str), fresh: bool) -> Vec<Command> {
    let dialog = Dialog { icon: icons::FAILED, color: |tokens| tokens.stop, title, width: WIDTH };
    let (closed, left) = dialog.show(context, |ui| {
        body(ui, |ui| ui.add(egui::Label::new(text).selectable(true).wrap()));
        buttons(ui, |ui| first_clicked(ui, [("Close", Weight::Primary, ())], fresh))
    });
    let closed = closed.is_some() || left == Left::Away;
    closed.then_some(Command::Dismiss).into_iter().collect()
}

/// Buttons from the right; what the clicked one stands for. The first has the keyboard.
pub(super) fn first_clicked<T, const N: usize>(
    ui: &mut Ui,
    answers: [(&str, Weight, T); N],
    fresh: bool,
) -> Option<T> {
    let mut clicked = None;
    for (place, (text, weight, answer)) in answers.into_iter().enumerate() {
        let button = write_button(ui, text, weight);
        propose(&button, fresh && place == 0);
        if button.clicked() {
            clicked = Some(answer);
        }
    }
    clicked
}
