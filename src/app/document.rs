//! The studio in the window: its events turn the camera and open dialogs, its views say what is shown.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested};

use super::dialogs::Dialogs;
use crate::render::{Eye, Paper, Shown};
use crate::studio::{Command, Event, Studio, StudioOptions, Theme, views};
use crate::vocab::Point;

/// How long the picture may be behind the document before it is drawn paler: short rebuilds must not flicker.
const PATIENCE: Duration = Duration::from_millis(250);

/// The studio, and what the window remembers about it.
#[derive(Resource)]
pub struct OpenStudio {
    /// The one door.
    pub studio: Studio,
    /// The finding last flown to, to be marked in the picture.
    pub marked: Option<Point>,
    outdated_since: Option<Instant>,
    start: Instant,
}

impl OpenStudio {
    pub(super) fn new(options: StudioOptions) -> Self {
        let studio = Studio::new(options);
        Self { studio, marked: None, outdated_since: None, start: Instant::now() }
    }

    /// Opens a file before the first frame; a failure becomes a message in the window. Without a file a person sees the
    /// start page, and a script the first template.
    pub(super) fn open_at_start(&mut self, file: Option<PathBuf>, scripted: bool) {
        if let Some(path) = file {
            self.execute(Command::Open { path });
        } else if !scripted {
            self.execute(Command::ToggleStart);
        }
    }

    /// Gives a command; a refusal is in the status bar already.
    pub fn execute(&mut self, command: Command) -> bool {
        match self.studio.execute(command) {
            Ok(()) => true,
            Err(error) => {
                info!("{error}");
                false
            }
        }
    }
}

/// The window's close button asks the studio, which may ask the person.
pub(super) fn close_on_request(mut asked: MessageReader<WindowCloseRequested>, mut open: ResMut<OpenStudio>) {
    if asked.read().count() > 0 {
        open.execute(Command::Quit);
    }
}

/// Autosave and whatever else the studio does by the clock.
pub(super) fn keep_time(mut open: ResMut<OpenStudio>) {
    let seconds = open.start.elapsed().as_secs_f64();
    open.bypass_change_detection().studio.tick(seconds);
}

/// Does what the studio's events ask of the window.
pub(super) fn follow_events(
    mut open: ResMut<OpenStudio>,
    mut eye: ResMut<Eye>,
    mut dialogs: ResMut<Dialogs>,
    mut exit: MessageWriter<AppExit>,
) {
    for event in open.bypass_change_detection().studio.drain_events() {
        match event {
            Event::LookRequested(view) => eye.look(view),
            Event::FlightRequested(place) => {
                eye.look_at(place.point);
                open.marked = Some(place.point);
            }
            Event::PathWanted(wanted) => dialogs.ask(wanted),
            Event::QuitAllowed => {
                exit.write(AppExit::Success);
            }
            Event::FindingsChanged | Event::SelectionChanged => {
                if open.studio.selected_finding().is_none() {
                    open.marked = None;
                }
            }
            Event::PieceBuilt | Event::VisibilityChanged | Event::Exported { .. } => {}
        }
    }
}

/// Sets what the scene shows from the studio's state.
pub(super) fn set_what_is_shown(mut open: ResMut<OpenStudio>, mut shown: ResMut<Shown>) {
    let open = open.bypass_change_detection();
    let studio = &open.studio;
    let (built, stale) = match studio.built() {
        Some((built, stale)) => (Some(built.clone()), stale),
        None => (None, false),
    };
    let outdated = match (stale, open.outdated_since) {
        (false, _) => {
            open.outdated_since = None;
            false
        }
        (true, None) => {
            open.outdated_since = Some(Instant::now());
            false
        }
        (true, Some(since)) => since.elapsed() > PATIENCE,
    };
    let piece = &studio.project().piece;
    let library = studio.library();
    let stones = built.iter().flat_map(|built| &built.stones);
    let (metal_visible, stones_visible) = studio.visible();
    let next = Shown {
        outdated,
        reflectance: library.alloys.alloy(&piece.alloy).map_or([0.6; 3], |alloy| alloy.reflectance),
        roughness: piece.finish.roughness(),
        species: stones.map(|stone| library.gems.species(&stone.species).cloned()).collect(),
        selection: studio.selection(),
        feature: studio.selected_feature().cloned(),
        metal_visible,
        stones_visible,
        map: studio.map_colors().cloned(),
        paper: if studio.preferences().theme == Theme::Dark { Paper::Dark } else { Paper::Light },
        built,
    };
    *shown = next;
}

/// The document's name in the title bar.
pub(super) fn set_title(open: Res<OpenStudio>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    let title = views::status(&open.studio).title;
    for mut window in &mut windows {
        if window.title != title {
            window.title.clone_from(&title);
        }
    }
}
