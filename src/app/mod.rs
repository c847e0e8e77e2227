//! The window: Bevy's schedule around the studio, the panels and the scene.
//!
//! [`run`] opens the window; with a script and no display the same program draws into an image instead.
//! Every frame: commands of panels and pointer go to the studio, its jobs to a task pool, its events to the
//! camera and dialogs, and [`crate::render::Shown`] is set from its views. A frame is only drawn when
//! something changed.

#![expect(clippy::needless_pass_by_value, reason = "Bevy gives systems their parameters by value")]

mod card;
mod dialogs;
mod document;
mod drag;
mod idle;
mod jobs;
mod panels;
mod play;
mod pointer;
mod quiet;
mod tape;
mod target;
mod trouble;

use std::path::PathBuf;
use std::process::ExitCode;

use bevy::app::{AppExit, PluginGroup, TaskPoolPlugin};
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::window::{ExitCondition, WindowPlugin};
use bevy::winit::WinitPlugin;
use bevy_egui::{EguiPlugin, EguiPrimaryContextPass};

use crate::render;
use crate::studio::{Script, StudioOptions};

pub use document::OpenStudio;
pub use idle::Updates;
pub use play::ScriptPlayer;
pub use target::{Drawing, offscreen};

/// How the window is opened.
#[derive(Debug, Clone, Default)]
pub struct WindowOptions {
    /// A project to open.
    pub file: Option<PathBuf>,
    /// Steps to play, then exit.
    pub script: Option<PathBuf>,
}

/// Opens the window and runs until it is closed. Exit code 65 for a script that cannot be read, 70 when no
/// window can be opened, 1 when a step of a script failed.
#[must_use]
pub fn run(options: WindowOptions) -> ExitCode {
    let script = match options.script.as_deref().map(Script::read).transpose() {
        Ok(script) => script,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(65);
        }
    };
    trouble::explain_panics();
    let scripted = script.is_some();
    let drawing = if scripted && !target::has_display() { Drawing::IntoImage } else { Drawing::InWindow };
    let mut app = app(drawing, if scripted { StudioOptions::headless() } else { StudioOptions::of_user() });
    app.world_mut().resource_mut::<OpenStudio>().open_at_start(options.file, scripted);
    if let Some(script) = script {
        app.insert_resource(ScriptPlayer::new(script));
    }
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

/// The program as a Bevy app, ready to run.
pub fn app(drawing: Drawing, options: StudioOptions) -> App {
    let mut app = App::new();
    app.insert_resource(OpenStudio::new(options));
    let window = target::window(drawing);
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: window,
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
            ..default()
        })
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
        .set(TaskPoolPlugin::default())
        .disable::<LogPlugin>();
    match drawing {
        Drawing::InWindow => app.add_plugins(plugins),
        Drawing::IntoImage => app.add_plugins(plugins.disable::<WinitPlugin>()),
    };
    app.add_plugins(EguiPlugin::default())
        .add_plugins((render::plugin, target::plugin(drawing), idle::plugin, play::plugin, jobs::plugin))
        .add_plugins((dialogs::plugin, quiet::plugin))
        .init_resource::<panels::Panels>()
        .add_systems(EguiPrimaryContextPass, panels::draw)
        .add_systems(Update, (document::close_on_request, document::keep_time))
        .add_systems(
            PostUpdate,
            (document::follow_events, document::set_what_is_shown, document::set_title)
                .chain()
                .before(render::PictureSystems),
        );
    app
}
