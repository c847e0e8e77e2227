//! Keys and what they do. The keys stand with the commands; here they are read.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::{Screen, dialogs::Dialogs};
use crate::studio::Command;
use crate::studio::views::{DialogView, MenuView};

/// Commands of menus whose keys were pressed in this frame. While a text field has the keyboard only those
/// with Ctrl are, and undo and redo belong to the field.
#[must_use]
pub fn shortcuts(context: &Context, menus: &[MenuView]) -> Vec<Command> {
    let items = menus.iter().flat_map(|menu| &menu.items);
    let keys = items.filter_map(|item| Some((item.info.shortcut?, item.command.clone())));
    pressed(context, keys)
}

/// As [`shortcuts`], for all keys of a screen. A dialog keeps them to itself, but for those that close it.
pub(super) fn in_front_of(context: &Context, screen: &Screen, dialogs: &Dialogs) -> Vec<Command> {
    let keys = screen.keys.iter().cloned();
    if dialogs.asks_for_path() {
        return Vec::new();
    }
    match &screen.dialog {
        None => pressed(context, keys),
        Some(DialogView::Palette) => pressed(context, keys.filter(|(_, to)| *to == Command::TogglePalette)),
        Some(DialogView::Shortcuts) => {
            pressed(context, keys.filter(|(_, to)| *to == Command::ToggleShortcuts))
        }
        Some(_) => Vec::new(),
    }
}

fn pressed(context: &Context, keys: impl Iterator<Item = (&'static str, Command)>) -> Vec<Command> {
    let typing = context.text_edit_focused();
    let menu_open = egui::Popup::is_any_open(context);
    let mut commands = Vec::new();
    for (text, command) in keys {
        let Some(shortcut) = parse(text) else { continue };
        let of_the_field = !shortcut.modifiers.command || matches!(command, Command::Undo | Command::Redo);
        if (typing && of_the_field) || (menu_open && !shortcut.modifiers.command) {
            continue;
        }
        let held = matches!(command, Command::Undo | Command::Redo);
        if take(context, shortcut, held) {
            commands.push(command);
        }
    }
    commands
}

/// Whether exactly this was pressed. A key that repeats while it is held counts again only if `held` counts.
fn take(context: &Context, shortcut: KeyboardShortcut, held: bool) -> bool {
    context.input_mut(|input| {
        let found = input.events.iter().position(|event| {
            matches!(event, egui::Event::Key { key, pressed: true, repeat, modifiers, .. }
                if *key == shortcut.logical_key
                    && (held || !repeat)
                    && matches(*modifiers, shortcut))
        });
        found.map(|at| input.events.remove(at)).is_some()
    })
}

/// Whether the modifiers are those of the shortcut. Where a question mark lies on the keyboard, Shift goes with it.
fn matches(held: Modifiers, shortcut: KeyboardShortcut) -> bool {
    if shortcut.logical_key == Key::Questionmark {
        held.matches_logically(shortcut.modifiers)
    } else {
        held.matches_exact(shortcut.modifiers)
    }
}

/// What egui hears when the keys of a shortcut are pressed and let go; `None` for a text that names no keys.
#[must_use]
pub fn key_events(text: &str) -> Option<[egui::Event; 2]> {
    let KeyboardShortcut { modifiers, logical_key: key } = parse(text)?;
    let event = |pressed| egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    Some([true, false].map(event))
}

/// Reads `Ctrl+Shift+S`; `Ctrl` is Command on macOS.
fn parse(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut parts: Vec<&str> = text.split('+').collect();
    let key = Key::from_name(parts.pop()?)?;
    for part in parts {
        modifiers |= match part {
            "Ctrl" => Modifiers::COMMAND,
            "Shift" => Modifiers::SHIFT,
            "Alt" => Modifiers::ALT,
            _ => return None,
        };
    }
    Some(KeyboardShortcut::new(modifiers, key))
}

/// As this system writes it: `Ctrl+S`, `⌘S`; a key alone is written as it is.
pub(super) fn written(context: &Context, text: &str) -> String {
    let with_others = parse(text).filter(|shortcut| shortcut.modifiers.any());
    with_others.map_or_else(|| text.to_owned(), |shortcut| context.format_shortcut(&shortcut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_every_command_can_be_read() {
        for text in ["Ctrl+Shift+S", "Ctrl+K", "F1", "0", "Home", "N", "Ctrl+Y", "?", "Enter"] {
            assert!(parse(text).is_some(), "{text}");
        }
        assert_eq!(parse("Ctrl+S"), Some(KeyboardShortcut::new(Modifiers::COMMAND, Key::S)));
        assert_eq!(parse("Hyper+S"), None);
        assert_eq!(parse("Ctrl+"), None);
    }
}
