//! Keeps an idle window idle.
//!
//! `bevy_egui` 0.42 tells egui in every frame that the modifier keys changed, whereupon egui wants another
//! frame, for ever (mended upstream in 0.43). Changes that are none are taken out before egui sees them.
//! The other trap, a blinking text cursor, is dealt with where the style is set.

use bevy::prelude::*;
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet};

/// Adds the system.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PreUpdate,
        drop_changes_that_are_none.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
    );
}

fn drop_changes_that_are_none(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let now = context.get_mut().input(|input| input.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(new) if *new == now));
    }
}
