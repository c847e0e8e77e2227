//! File dialogs of the system; where there are none, the panels ask for a path as text.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::tasks::IoTaskPool;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use super::document::OpenStudio;
use super::panels::Panels;
use crate::studio::{Command, PathWanted, views};

/// Nobody closes a dialog this fast: it never opened.
const NEVER_OPENED: Duration = Duration::from_millis(400);

/// A dialog's end: what was asked, the path if one was chosen, and how long it took.
type Answered = (PathWanted, Option<PathBuf>, Duration);

/// Dialogs that are wanted and open.
#[derive(Resource)]
pub(super) struct Dialogs {
    wanted: Option<PathWanted>,
    open: bool,
    answers: Mutex<Receiver<Answered>>,
    sender: Sender<Answered>,
}

impl Dialogs {
    /// Asks the person for a path.
    pub fn ask(&mut self, wanted: PathWanted) {
        self.wanted = Some(wanted);
    }
}

/// Adds the systems.
pub(super) fn plugin(app: &mut App) {
    let (sender, answers) = channel();
    app.insert_resource(Dialogs { wanted: None, open: false, answers: Mutex::new(answers), sender })
        .add_systems(Update, take_answers)
        .add_systems(PostUpdate, open_dialogs.after(super::document::follow_events));
}

fn open_dialogs(
    mut dialogs: ResMut<Dialogs>,
    mut panels: ResMut<Panels>,
    open: Res<OpenStudio>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    if dialogs.open {
        return;
    }
    let Some(wanted) = dialogs.wanted.take() else { return };
    if !has_dialogs() {
        panels.ask_for_path(wanted);
        return;
    }
    dialogs.open = true;
    let sender = dialogs.sender.clone();
    let wake = wake.map(|wake| (**wake).clone());
    let name = views::status(&open.studio).title;
    let name = name.split(['*', '—']).next().unwrap_or("ring").trim().trim_end_matches(".ron").to_owned();
    let picked = pick(wanted, &name);
    let started = Instant::now();
    IoTaskPool::get()
        .spawn(async move {
            let path = picked.await.map(|file| file.path().to_path_buf());
            let sent = sender.send((wanted, path, started.elapsed())).is_ok();
            if let (true, Some(wake)) = (sent, wake) {
                wake.send_event(WinitUserEvent::WakeUp).ok();
            }
        })
        .detach();
}

/// Whether the system can show a dialog at all: on Linux that needs a session bus with a portal.
fn has_dialogs() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
}

fn pick(wanted: PathWanted, name: &str) -> impl Future<Output = Option<rfd::FileHandle>> + Send + use<> {
    let dialog = rfd::AsyncFileDialog::new().add_filter("Collet project", &["ron"]);
    let (name, pack) = (format!("{name}.ron"), format!("{name}_pack.zip"));
    async move {
        match wanted {
            PathWanted::Open => dialog.set_title("Open a project").pick_file().await,
            PathWanted::SaveAs => dialog.set_title("Save the project").set_file_name(name).save_file().await,
            PathWanted::ExportFolder => {
                rfd::AsyncFileDialog::new().set_title("Export into a folder").pick_folder().await
            }
            PathWanted::Pack => {
                let dialog = rfd::AsyncFileDialog::new().add_filter("ZIP archive", &["zip"]);
                dialog.set_title("Make the caster pack").set_file_name(pack).save_file().await
            }
        }
    }
}

fn take_answers(mut dialogs: ResMut<Dialogs>, mut panels: ResMut<Panels>, mut open: ResMut<OpenStudio>) {
    let arrived: Vec<Answered> = match dialogs.answers.get_mut() {
        Ok(answers) => answers.try_iter().collect(),
        Err(_) => Vec::new(),
    };
    for (wanted, path, took) in arrived {
        dialogs.open = false;
        match (wanted, path) {
            (PathWanted::Open, Some(path)) => open.execute(Command::Open { path }),
            (PathWanted::SaveAs, Some(path)) => open.execute(Command::SaveAs { path }),
            (PathWanted::ExportFolder, Some(folder)) => {
                open.execute(Command::Export { folder, formats: Vec::new(), override_reason: None })
            }
            (PathWanted::Pack, Some(to)) => {
                open.execute(Command::Pack { to, formats: Vec::new(), override_reason: None })
            }
            (wanted, None) => {
                if took < NEVER_OPENED {
                    panels.ask_for_path(wanted);
                }
                false
            }
        };
    }
}
