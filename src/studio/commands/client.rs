//! Showing the piece to a client.

use crate::studio::client::ClientSession;
use crate::studio::front::Front;
use crate::studio::selection::Selection;
use crate::studio::{ClientChoice, Event, NamedView, Outcome, Studio};

impl Studio {
    /// Begins or ends the client view. Whatever a client changed stays, each change a state of the history.
    pub(in crate::studio) fn toggle_client(&mut self) {
        if let Some(session) = self.client.take() {
            if self.state() != session.from {
                let text = "Back at the bench with what the client chose; the history has every step.";
                self.say(text.to_owned());
            }
            return;
        }
        self.fronts.retain(|front| !matches!(front, Front::Client));
        self.finding = None;
        self.set_selection(Selection::Nothing);
        self.client = Some(ClientSession { from: self.state() });
        self.events.push(Event::LookRequested(NamedView::Home));
    }

    pub(in crate::studio) fn allow_client(&mut self, choice: ClientChoice, allowed: bool) {
        let client = &mut self.preferences.client;
        client.retain(|known| *known != choice);
        if allowed {
            client.push(choice);
            client.sort_unstable();
        }
        self.save_preferences();
    }

    /// Names the state that is shown as one that is liked, if it has no name yet.
    pub(in crate::studio) fn like(&mut self) -> Outcome {
        let states = self.document.history().revisions();
        let named = |name: &String| states.iter().any(|it| it.name.as_ref() == Some(name));
        // One of more numbers than there are states is free.
        let free =
            (1..=states.len() + 1).map(|number| format!("Favorite {number}")).find(|name| !named(name));
        let state = self.state();
        self.name_state(state, &free.unwrap_or_default())
    }

    /// The number of the state that is shown.
    pub(in crate::studio) fn state(&self) -> u32 {
        self.document.history().cursor().0
    }
}
