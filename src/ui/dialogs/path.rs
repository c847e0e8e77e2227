//! A path as text, for systems that have no file dialog.

use std::path::PathBuf;

use egui::{Context, Key, Margin, TextEdit};

use super::Dialogs;
use super::frame::{Dialog, Left, buttons};
use crate::studio::{Command, PathWanted};
use crate::ui::theme::{icons, space};
use crate::ui::widgets::{Weight, write_button};

/// What is said about a kind of path.
struct Words {
    title: &'static str,
    help: &'static str,
    hint: &'static str,
    button: &'static str,
}

const fn words(wanted: PathWanted) -> Words {
    match wanted {
        PathWanted::Open => Words {
            title: "Open a project",
            help: "The path of a project file. It ends in .ron.",
            hint: "for example ~/rings/solitaire.ron",
            button: "Open",
        },
        PathWanted::SaveAs => Words {
            title: "Save the project",
            help: "The path of the file to write. An existing file is replaced.",
            hint: "for example ~/rings/solitaire.ron",
            button: "Save",
        },
        PathWanted::ExportFolder => Words {
            title: "Export the piece",
            help: "The folder for the files and their report. It is made if it is not there.",
            hint: "for example ~/casting/job-17",
            button: "Export",
        },
        PathWanted::Pack => Words {
            title: "Make the caster pack",
            help: "The ZIP file to write. Its folder must be there; an existing file is replaced.",
            hint: "for example ~/casting/job-17.zip",
            button: "Make the pack",
        },
    }
}

/// Asks for the path.
pub(super) fn ask(context: &Context, wanted: PathWanted, state: &mut Dialogs) -> Vec<Command> {
    let words = words(wanted);
    let icon = icons::path(wanted);
    let dialog = Dialog { icon, color: |tokens| tokens.accent, title: words.title, width: 460.0 };
    let (answer, left) = dialog.show(context, |ui| {
        let help = ui.label(words.help);
        ui.add_space(space::SMALL);
        let field =
            TextEdit::singleline(&mut state.path).hint_text(words.hint).margin(Margin::symmetric(8, 6));
        let field = ui.add(field.desired_width(f32::INFINITY)).labelled_by(help.id);
        if state.fresh {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let path = path(&state.path, wanted);
        buttons(ui, |ui| {
            let go = ui.add_enabled_ui(path.is_some(), |ui| write_button(ui, words.button, Weight::Primary));
            let go = go.inner.on_disabled_hover_text("Type a path first.");
            let canceled = write_button(ui, "Cancel", Weight::Plain).clicked();
            if canceled {
                Some(None)
            } else {
                (go.clicked() || entered).then_some(path).filter(Option::is_some)
            }
        })
    });
    let answer = answer.or((left == Left::Away).then_some(None));
    if answer.is_some() {
        state.asked = None;
    }
    answer.flatten().map(|path| command(path, wanted)).into_iter().collect()
}

fn command(path: PathBuf, wanted: PathWanted) -> Command {
    match wanted {
        PathWanted::Open => Command::Open { path },
        PathWanted::SaveAs => Command::SaveAs { path },
        PathWanted::ExportFolder => {
            Command::Export { folder: path, formats: Vec::new(), override_reason: None }
        }
        PathWanted::Pack => Command::Pack { to: path, formats: Vec::new(), override_reason: None },
    }
}

/// The path that a person means: `~` is their home, and a project or a pack without an ending gets one.
fn path(typed: &str, wanted: PathWanted) -> Option<PathBuf> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let rest = typed.strip_prefix('~').map(|rest| rest.trim_start_matches(['/', '\\']));
    let home = std::env::home_dir();
    let mut path = match (rest, home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    let ending = match wanted {
        PathWanted::SaveAs => Some("ron"),
        PathWanted::Pack => Some("zip"),
        PathWanted::Open | PathWanted::ExportFolder => None,
    };
    if let Some(ending) = ending.filter(|_| path.extension().is_none()) {
        path.set_extension(ending);
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_what_a_person_means() {
        assert_eq!(path("  ", PathWanted::Open), None);
        assert_eq!(path(" /tmp/ring.ron ", PathWanted::Open), Some("/tmp/ring.ron".into()));
        assert_eq!(path("/tmp/ring", PathWanted::SaveAs), Some("/tmp/ring.ron".into()));
        assert_eq!(path("/tmp/ring", PathWanted::ExportFolder), Some("/tmp/ring".into()));
        assert_eq!(path("/tmp/ring", PathWanted::Pack), Some("/tmp/ring.zip".into()));
        let home = std::env::home_dir().unwrap();
        assert_eq!(path("~/a.ron", PathWanted::Open), Some(home.join("a.ron")));
    }
}
