//! What a client may change, before the piece is shown to them.

use egui::Context;

use super::frame::{Dialog, Left, body, buttons};
use super::question::first_clicked;
use crate::studio::{ClientChoice, Command};
use crate::ui::theme::{icons, space};
use crate::ui::widgets::{Weight, tick_row};

const WIDTH: f32 = 480.0;
/// Where what a choice means begins behind its name.
const NAME: f32 = 150.0;

/// The choices to tick, and the way on to the client view.
pub(super) fn choose(context: &Context, choices: &[(ClientChoice, bool)], fresh: bool) -> Vec<Command> {
    let dialog =
        Dialog { icon: icons::SHOW, color: |tokens| tokens.accent, title: "Show to a client", width: WIDTH };
    let (commands, left) = dialog.show(context, |ui| {
        let mut commands = body(ui, |ui| {
            ui.label("The piece gets the whole window, with these controls and no others.");
            ui.add_space(space::SMALL);
            ui.spacing_mut().item_spacing.y = 1.0;
            let ticked = choices.iter().filter_map(|&(choice, allowed)| {
                let pressed = tick_row(ui, (choice.label(), NAME), choice.purpose(), allowed);
                pressed.then_some(Command::AllowClient { choice, allowed: !allowed })
            });
            ticked.collect::<Vec<_>>()
        });
        commands.extend(buttons(ui, |ui| {
            let ways = [
                ("Show the piece", Weight::Primary, Command::ToggleClient),
                ("Cancel", Weight::Plain, Command::Dismiss),
            ];
            first_clicked(ui, ways, fresh)
        }));
        commands
    });
    if commands.is_empty() && left == Left::Away { vec![Command::Dismiss] } else { commands }
}
