//! Menus, toolbar and palette: lists of commands with their state.
//! STUB: owner room `studio`.

use crate::studio::{Availability, Command, CommandInfo, Studio};

/// A command as a button or menu item.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandItem {
    pub command: Command,
    pub info: CommandInfo,
    pub available: Availability,
    /// For toggles: whether it is on.
    pub on: Option<bool>,
}

/// One menu.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuView {
    pub title: &'static str,
    pub items: Vec<CommandItem>,
}

/// The menus in order: File, Edit, View, Check.
#[must_use]
pub fn menus(_studio: &Studio) -> Vec<MenuView> {
    todo!()
}

/// The toolbar in groups.
#[must_use]
pub fn toolbar(_studio: &Studio) -> Vec<Vec<CommandItem>> {
    todo!()
}

/// Everything that can be found by typing.
#[must_use]
pub fn palette(_studio: &Studio) -> Vec<CommandItem> {
    todo!()
}
