//! Menus, toolbar and palette: lists of commands with their state.

use crate::studio::{Availability, Command, CommandInfo, NamedView, Studio, Theme, availability};

/// A command as a button or menu item.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandItem {
    /// What it sends.
    pub command: Command,
    /// Label, help, shortcut.
    pub info: CommandInfo,
    /// Whether it can be sent now.
    pub available: Availability,
    /// For toggles: whether it is on.
    pub on: Option<bool>,
}

/// One menu.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuView {
    /// Heading.
    pub title: &'static str,
    /// From top to bottom.
    pub items: Vec<CommandItem>,
}

/// A file that was open lately.
#[derive(Debug, Clone, PartialEq)]
pub struct RecentFile {
    /// `ring.ron`.
    pub name: String,
    /// The folder that it lies in.
    pub folder: String,
    /// Opens it.
    pub command: Command,
}

/// The menus in order: File, Edit, Feature, View, Check.
#[must_use]
pub fn menus(studio: &Studio) -> Vec<MenuView> {
    let all = palette(studio);
    let menu = |title| MenuView {
        title,
        items: all.iter().filter(|item| item.info.menu == title).cloned().collect(),
    };
    ["File", "Edit", "Feature", "View", "Check"].map(menu).into()
}

/// The toolbar in groups.
#[must_use]
pub fn toolbar(studio: &Studio) -> Vec<Vec<CommandItem>> {
    let groups = [
        vec![
            Command::New { template: "solitaire".to_owned() },
            Command::OpenDialog,
            Command::Save,
            Command::SaveAsDialog,
            Command::ExportDialog,
        ],
        vec![Command::Undo, Command::Redo, Command::ToggleHistory],
        vec![
            Command::Look(NamedView::Home),
            Command::Look(NamedView::Front),
            Command::Look(NamedView::Top),
            Command::Look(NamedView::Side),
            Command::Look(NamedView::ThroughFinger),
        ],
        vec![Command::ToggleMetal, Command::ToggleStones],
        vec![Command::ToggleTape, Command::ToggleClient],
    ];
    groups.into_iter().map(|group| group.into_iter().map(|command| item(studio, command)).collect()).collect()
}

/// Everything that can be found by typing.
#[must_use]
pub fn palette(studio: &Studio) -> Vec<CommandItem> {
    Command::listed().into_iter().map(|command| item(studio, command)).collect()
}

/// Files that were open lately, the last one first.
#[must_use]
pub fn recent_files(studio: &Studio) -> Vec<RecentFile> {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let file = |path: &std::path::PathBuf| RecentFile {
        name: text(path.file_name()),
        folder: text(path.parent().map(std::path::Path::as_os_str)),
        command: Command::Open { path: path.clone() },
    };
    studio.preferences().recent.iter().map(file).collect()
}

/// A command with its state.
pub(super) fn item(studio: &Studio, command: Command) -> CommandItem {
    let (metal, stones) = studio.visible();
    let preferences = studio.preferences();
    let on = match &command {
        Command::ToggleMetal => Some(metal),
        Command::ToggleStones => Some(stones),
        Command::ToggleHistory => Some(preferences.history),
        Command::ToggleMap { of } => Some(studio.heat.wanted == Some(*of)),
        Command::ToggleTape => Some(studio.tape.is_some()),
        Command::ToggleClient => Some(studio.client.is_some()),
        Command::ToggleTheme => Some(preferences.theme == Theme::Light),
        Command::Scale { percent } => Some(preferences.scale_percent == *percent),
        _ => None,
    };
    CommandItem { info: command.info(), available: availability(studio, &command), command, on }
}
