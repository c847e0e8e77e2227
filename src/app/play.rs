//! Plays a script: the same commands as menus send, waits, and pictures of the whole window.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::PrimaryWindow;
use bevy_egui::PrimaryEguiContext;
use bevy_egui::input::EguiInputEvent;

use super::document::OpenStudio;
use super::drag::Drag;
use super::target::{WindowImage, resize};
use crate::render::{Eye, Picture};
use crate::studio::{Script, Step};
use crate::ui::key_events;

/// A step that waits longer than this has failed.
const LONGEST_WAIT: Duration = Duration::from_mins(3);
/// Frames that must pass unchanged before a picture is called settled.
const STEADY_FRAMES: u32 = 4;

/// What a screenshot came to, once it did.
type Saved = Arc<Mutex<Option<Result<(), String>>>>;

/// A script and how far it is.
#[derive(Resource)]
pub struct ScriptPlayer {
    steps: std::vec::IntoIter<Step>,
    number: usize,
    now: Now,
    since: Instant,
    opened: Instant,
    frames: u32,
}

enum Now {
    Next,
    Waiting { steady: u32 },
    Pausing { frames: u32 },
    Dragging(Drag),
    Saving(PathBuf, Saved),
}

impl ScriptPlayer {
    /// A script to be played from its start.
    #[must_use]
    pub fn new(script: Script) -> Self {
        let now = Instant::now();
        Self {
            steps: script.steps.into_iter(),
            number: 0,
            now: Now::Next,
            since: now,
            opened: now,
            frames: 0,
        }
    }
}

/// Adds the system.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, play.run_if(resource_exists::<ScriptPlayer>));
}

/// What a step needs of the window.
#[derive(bevy::ecs::system::SystemParam)]
struct Stage<'w, 's> {
    commands: Commands<'w, 's>,
    open: ResMut<'w, OpenStudio>,
    picture: Res<'w, Picture>,
    eye: Res<'w, Eye>,
    windows: Query<'w, 's, &'static mut Window, With<PrimaryWindow>>,
    images: ResMut<'w, Assets<Image>>,
    image: Option<Res<'w, WindowImage>>,
    panels: Query<'w, 's, Entity, With<PrimaryEguiContext>>,
    input: MessageWriter<'w, EguiInputEvent>,
}

fn play(mut player: ResMut<ScriptPlayer>, mut stage: Stage, mut exit: MessageWriter<AppExit>) {
    player.frames += 1;
    // The first frame is drawn beside the second one's work, so that it is there when the third begins.
    if player.frames == 3 {
        eprintln!("the first frame was there after {:.2} s", player.opened.elapsed().as_secs_f64());
    }
    match player.advance(&mut stage) {
        Ok(true) => {
            exit.write(AppExit::Success);
        }
        Ok(false) => {}
        Err(reason) => {
            eprintln!("error: step {} of the script: {reason}", player.number);
            exit.write(AppExit::error());
        }
    }
}

impl ScriptPlayer {
    /// Does what can be done in this frame; whether the script has ended.
    fn advance(&mut self, stage: &mut Stage) -> Result<bool, String> {
        loop {
            let done = match &mut self.now {
                Now::Next => true,
                Now::Waiting { steady } => {
                    *steady = if stage.is_settled() { *steady + 1 } else { 0 };
                    *steady > STEADY_FRAMES
                }
                Now::Pausing { frames } => {
                    *frames = frames.saturating_sub(1);
                    *frames == 0
                }
                Now::Dragging(drag) => {
                    let ended = drag.advance(&mut stage.open.studio)?;
                    if ended {
                        eprintln!("{}", drag.report());
                    }
                    ended
                }
                Now::Saving(path, saved) => match saved.lock().ok().and_then(|mut saved| saved.take()) {
                    Some(Ok(())) => true,
                    Some(Err(reason)) => return Err(format!("{reason}: {}", path.display())),
                    None => false,
                },
            };
            if !done && self.since.elapsed() > LONGEST_WAIT {
                return Err(format!("nothing came of it in {} s", LONGEST_WAIT.as_secs()));
            }
            if !done {
                return Ok(false);
            }
            let Some(step) = self.steps.next() else { return Ok(true) };
            self.number += 1;
            self.since = Instant::now();
            self.now = stage.begin(step)?;
        }
    }
}

impl Stage<'_, '_> {
    fn is_settled(&self) -> bool {
        self.open.studio.is_settled() && self.picture.is_finished() && !self.eye.is_flying()
    }

    fn begin(&mut self, step: Step) -> Result<Now, String> {
        Ok(match step {
            Step::Do(command) => {
                self.open.studio.execute(command).map_err(|error| error.to_string())?;
                Now::Pausing { frames: 2 }
            }
            Step::Wait => Now::Waiting { steady: 0 },
            Step::Drag { key, to, frames } => Now::Dragging(Drag::new(&self.open.studio, &key, &to, frames)?),
            Step::Press { keys } => {
                let events = key_events(&keys).ok_or_else(|| format!("`{keys}` is no key"))?;
                self.tell_panels(events)
            }
            Step::Type { text } => self.tell_panels([egui::Event::Text(text)]),
            Step::Pause { frames } => Now::Pausing { frames: frames.max(1) },
            Step::Size { width, height } => {
                let image = self.image.as_deref();
                resize(UVec2::new(width, height), &mut self.windows, &mut self.images, image);
                Now::Pausing { frames: 4 }
            }
            Step::Screenshot { path } => {
                let saved = Saved::default();
                self.photograph(path.clone(), &saved);
                Now::Saving(path, saved)
            }
        })
    }

    /// Gives the panels what a keyboard would.
    fn tell_panels(&mut self, events: impl IntoIterator<Item = egui::Event>) -> Now {
        let Ok(context) = self.panels.single() else { return Now::Next };
        for event in events {
            self.input.write(EguiInputEvent { context, event });
        }
        Now::Pausing { frames: 3 }
    }

    fn photograph(&mut self, path: PathBuf, saved: &Saved) {
        let screenshot = match &self.image {
            Some(image) => Screenshot::image(image.0.clone()),
            None => Screenshot::primary_window(),
        };
        let saved = Arc::clone(saved);
        self.commands.spawn(screenshot).observe(move |captured: On<ScreenshotCaptured>| {
            let outcome = save(&captured.image, &path);
            if let Ok(mut saved) = saved.lock() {
                *saved = Some(outcome);
            }
        });
    }
}

/// Writes a PNG. The alpha channel says how panels were blended and is dropped.
fn save(image: &Image, path: &Path) -> Result<(), String> {
    let pixels = image.clone().try_into_dynamic().map_err(|error| error.to_string())?;
    pixels.to_rgb8().save_with_format(path, image::ImageFormat::Png).map_err(|error| error.to_string())
}
