//! What stands in front of the panels: at most one at a time.

mod calculators;
mod client;
mod export;
mod frame;
mod keys;
mod palette;
mod path;
mod question;
mod start;

use std::collections::BTreeMap;

use egui::Context;

use super::Screen;
use super::widgets::Chooser;
use crate::studio::views::DialogView;
use crate::studio::{Command, PathWanted};

/// What dialogs remember while they are open.
#[derive(Default)]
pub(super) struct Dialogs {
    /// A path that is asked for as text, because the system has no file dialog.
    asked: Option<PathWanted>,
    /// The dialog of the last frame, without what is typed in it.
    shown: Option<DialogView>,
    /// Whether the dialog was not there in the last frame.
    fresh: bool,
    path: String,
    /// Who lets stop findings pass, and why.
    name: String,
    reason: String,
    search: String,
    /// The line of the palette that Enter takes.
    marked: usize,
    /// The family of templates that is shown; all where there is none.
    family: Option<&'static str>,
    /// Pictures of templates, as the graphics card has them.
    textures: BTreeMap<&'static str, egui::TextureHandle>,
    /// The open menu of a choice.
    chooser: Chooser,
    /// Key of the parameter that was found in the palette.
    pub sought: Option<String>,
}

impl Dialogs {
    /// Asks for a path as text.
    pub fn ask_for_path(&mut self, wanted: PathWanted) {
        *self = Self { asked: Some(wanted), fresh: true, ..Self::default() };
    }

    /// Whether a path is being asked for.
    pub const fn asks_for_path(&self) -> bool {
        self.asked.is_some()
    }

    /// Begins with empty fields when another dialog came.
    fn follow(&mut self, dialog: Option<&DialogView>) {
        if self.shown.as_ref() != dialog {
            *self = Self { asked: self.asked, shown: dialog.cloned(), fresh: true, ..Self::default() };
        }
    }
}

/// Draws the dialog of a screen, if there is one. A path that is asked for comes first.
pub(super) fn show(context: &Context, screen: &Screen, state: &mut Dialogs) -> Vec<Command> {
    state.follow(screen.dialog.as_ref());
    let fresh = state.fresh;
    if fresh {
        // A card is placed by the size that it had; now that is known.
        context.request_repaint();
    }
    let commands = if let Some(wanted) = state.asked {
        path::ask(context, wanted, state)
    } else {
        match &screen.dialog {
            None => Vec::new(),
            Some(DialogView::Unsaved { name, action }) => question::unsaved(context, (name, action), fresh),
            Some(DialogView::Recovery { name, age, original }) => {
                question::recovery(context, (name, age, original.as_deref()), fresh)
            }
            Some(DialogView::Message { title, text }) => question::message(context, (title, text), fresh),
            Some(DialogView::Export) => export::choose(context, &screen.export, state),
            Some(DialogView::Client) => client::choose(context, &screen.client_choices, fresh),
            Some(DialogView::ExportBlocked { folder, formats, findings }) => {
                export::blocked(context, (folder, formats), findings, state)
            }
            Some(DialogView::Exported { folder, rows }) => export::done(context, folder, rows, fresh),
            Some(DialogView::Start) => {
                screen.start.as_ref().map(|view| start::start(context, view, state)).unwrap_or_default()
            }
            Some(DialogView::Calculators) => {
                let view = screen.calculators.as_ref();
                view.map(|view| calculators::calculators(context, view, state)).unwrap_or_default()
            }
            Some(DialogView::Palette) => palette::palette(context, screen, state),
            Some(DialogView::Shortcuts) => keys::keys(context, &screen.keys, fresh),
        }
    };
    state.fresh = false;
    commands
}
