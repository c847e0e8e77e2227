//! When the next frame is drawn: at once while something moves, else only when something happens.

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};

use super::jobs::JobBoard;
use super::play::ScriptPlayer;
use crate::render::{Eye, Picture, PictureSystems};

/// How long an idle window sleeps at most: autosave looks at the clock this often.
const SLEEP: Duration = Duration::from_secs(5);
/// While a job runs, so that a piece that stays outdated is drawn paler in time.
const NAP: Duration = Duration::from_millis(250);

/// Counts frames, for measuring how idle an idle window is.
#[derive(Resource, Debug, Default, Clone, Copy)]
pub struct Updates(pub u64);

/// Adds the systems.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Updates>()
        .insert_resource(WinitSettings {
            focused_mode: UpdateMode::reactive_low_power(SLEEP),
            unfocused_mode: UpdateMode::reactive_low_power(SLEEP),
        })
        .add_systems(Update, fly)
        .add_systems(PostUpdate, (keep_drawing, sleep_or_nap).after(PictureSystems));
}

fn fly(mut eye: ResMut<Eye>, time: Res<Time>) {
    if eye.is_flying() {
        eye.advance(time.delta_secs());
    }
}

fn keep_drawing(
    mut updates: ResMut<Updates>,
    eye: Res<Eye>,
    picture: Res<Picture>,
    player: Option<Res<ScriptPlayer>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    updates.0 += 1;
    let starting = updates.0 < 6;
    if starting || eye.is_flying() || !picture.is_finished() || player.is_some() {
        redraw.write(RequestRedraw);
    }
}

fn sleep_or_nap(board: Res<JobBoard>, mut settings: ResMut<WinitSettings>) {
    let mode = UpdateMode::reactive_low_power(if board.running { NAP } else { SLEEP });
    if settings.focused_mode != mode {
        settings.focused_mode = mode;
        settings.unfocused_mode = mode;
    }
}
