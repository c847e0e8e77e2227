//! What the panels remember from frame to frame. None of it is document.

use std::collections::BTreeMap;

use super::Screen;
use super::client::ClientState;
use super::dialogs::Dialogs;
use super::panels::{HistoryState, Outline};
use super::widgets::{Chooser, Fields};
use crate::studio::PathWanted;
use crate::studio::views::ParameterGroup;

/// State of the panels themselves: open groups, typed text, what is searched for.
#[derive(Default)]
pub struct UiState {
    /// Fields of the parameters panel.
    pub(super) fields: Fields,
    /// The open menu of a choice.
    pub(super) chooser: Chooser,
    /// Titles of parameter groups that a person folded (`false`) or unfolded by hand.
    pub(super) open: BTreeMap<String, bool>,
    /// Titles of the groups that belonged to the selection in the last frame.
    pub(super) related: Vec<String>,
    /// What parameters are searched for.
    pub(super) wanted_parameter: String,
    /// Key of the parameter that is to be brought into view and given the keyboard.
    pub(super) sought: Option<String>,
    /// The finding that was selected in the last frame.
    pub(super) shown_finding: Option<usize>,
    /// Rows of the outliner.
    pub(super) outline: Outline,
    /// Rows of the history.
    pub(super) history: HistoryState,
    /// The client view.
    pub(super) client: ClientState,
    pub(super) dialogs: Dialogs,
    /// Whether a text field had the keyboard at the end of the last frame.
    pub(super) was_typing: bool,
}

impl UiState {
    /// Leads to the parameter that was found in the palette, in the next frame.
    pub(super) fn seek(&mut self, screen: &Screen) {
        let Some(key) = self.dialogs.sought.take() else { return };
        self.wanted_parameter.clear();
        let has = |group: &&ParameterGroup| group.rows.iter().any(|row| row.key == key);
        if let Some(group) = screen.parameters.groups.iter().find(has) {
            self.open.insert(group.title.clone(), true);
            self.sought = Some(key);
        }
    }

    /// Asks for a path as text: the window found no file dialog. Answered with `Open`, `SaveAs` or `Export`.
    pub fn ask_for_path(&mut self, wanted: PathWanted) {
        self.dialogs.ask_for_path(wanted);
    }
}
