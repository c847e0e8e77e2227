//! Questions and messages that stand in front, as the studio keeps them.

use std::path::PathBuf;

use super::{Event, Studio};
use crate::exchange::{FileFormat, Recovery};

/// An action that waits for an answer about unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pending {
    New { template: String },
    Open { path: PathBuf },
    Quit,
}

impl Pending {
    /// `Before …` on the question.
    pub const fn action(&self) -> &'static str {
        match self {
            Self::New { .. } => "starting a new piece",
            Self::Open { .. } => "opening another file",
            Self::Quit => "quitting",
        }
    }
}

/// One dialog.
#[derive(Debug, Clone)]
pub(super) enum Front {
    Unsaved(Pending),
    Recovery(Box<Recovery>),
    Message {
        title: String,
        text: String,
    },
    /// What is to be exported; the ticked formats are preferences.
    Export,
    ExportBlocked {
        folder: PathBuf,
        formats: Vec<FileFormat>,
        findings: Vec<String>,
    },
    Exported {
        folder: PathBuf,
        rows: Vec<(String, String)>,
    },
    /// What a client may change.
    Client,
    Start,
    Palette,
    Calculators,
    Shortcuts,
}

impl Studio {
    /// Says good news in the status bar.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.message = Some((true, text.into()));
    }

    /// Puts a message in front of everything.
    pub(super) fn tell(&mut self, title: &str, text: String) {
        self.fronts.push(Front::Message { title: title.to_owned(), text });
    }

    /// Opens a list, or closes it when it is open.
    pub(super) fn toggle_front(&mut self, list: Front) {
        let same = |front: &Front| std::mem::discriminant(front) == std::mem::discriminant(&list);
        if self.fronts.iter().any(same) {
            self.fronts.retain(|front| !same(front));
        } else if matches!(list, Front::Start) {
            // Offers of recovered work and other questions stay in front of it.
            self.fronts.insert(0, list);
        } else {
            self.fronts.push(list);
        }
    }

    /// Closes what is in front. An offer of recovered work is put off to the next start.
    pub(super) fn dismiss(&mut self) {
        self.fronts.pop();
    }

    /// Asks first when changes would be lost; otherwise goes on at once.
    pub(super) fn unless_unsaved(&mut self, pending: Pending) -> super::Outcome {
        self.document.finish_drag();
        if self.document.is_unsaved() {
            self.fronts.retain(|front| !matches!(front, Front::Unsaved(_)));
            self.fronts.push(Front::Unsaved(pending));
            return Ok(());
        }
        self.go_on(pending)
    }

    /// Does what was waiting.
    pub(super) fn go_on(&mut self, pending: Pending) -> super::Outcome {
        match pending {
            Pending::New { template } => self.start_template(&template),
            Pending::Open { path } => self.open_file(path),
            Pending::Quit => {
                self.keeper.forget();
                self.events.push(Event::QuitAllowed);
                Ok(())
            }
        }
    }
}
