//! What Escape does: it ends a drag where it began; otherwise it lets go of the selection, leaves the client view or puts the tape away. Fields, menus and
//! dialogs take it first.

use egui::{Context, Key, Modifiers, Popup};

use super::{Screen, UiState};
use crate::studio::Command;

/// Escape during a drag, before any panel sees the key.
pub(super) fn before(context: &Context, state: &mut UiState) -> Vec<Command> {
    if state.fields.is_dragging()
        && context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        state.fields.stop_dragging();
        return vec![Command::Abort];
    }
    Vec::new()
}

/// Escape that nothing else has taken.
pub(super) fn after(context: &Context, screen: &Screen, state: &UiState) -> Vec<Command> {
    let taken = state.was_typing
        || screen.dialog.is_some()
        || state.dialogs.asks_for_path()
        || Popup::is_any_open(context);
    let pressed = || context.input(|input| input.key_pressed(Key::Escape));
    if screen.client.is_some() {
        return if !taken && pressed() { vec![Command::ToggleClient] } else { Vec::new() };
    }
    if screen.tape && !taken && pressed() {
        return vec![Command::ToggleTape];
    }
    let selected = screen.outliner.rows.iter().any(|row| row.selected);
    if selected && !taken && pressed() { vec![Command::Select(None)] } else { Vec::new() }
}
