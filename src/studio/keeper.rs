//! What outlives the program: preferences, and unsaved work after a crash.

use std::path::PathBuf;

use super::document::Document;
use super::{JobTicket, Preferences, StudioOptions};
use crate::exchange::{Autosave, ExchangeError, Recovery, read_text, write_text};

/// Seconds between two autosaves.
const INTERVAL: f64 = 10.0;

/// Holds the autosave of this session and the place of the preferences.
pub(super) struct Keeper {
    autosave: Option<Autosave>,
    preferences_file: Option<PathBuf>,
    /// The version that was stored last, and when.
    stored: Option<JobTicket>,
    last: f64,
}

impl Keeper {
    /// Opens both places; what fails there becomes a complaint and is turned off.
    pub fn open(options: StudioOptions, complaints: &mut Vec<String>) -> (Self, Preferences) {
        let autosave = options.state_folder.as_deref().and_then(|folder| {
            let opened = Autosave::open(Some(folder));
            opened.map_err(|error| complaints.push(format!("No autosave: {error}"))).ok()
        });
        let mut preferences_file = options.preferences_file;
        let preferences = match preferences_file.as_deref().map(read_preferences) {
            None => Preferences::default(),
            Some(Ok(preferences)) => preferences,
            Some(Err(complaint)) => {
                // The broken file is the user's: it is left as it is until they mend it.
                complaints.push(complaint);
                preferences_file = None;
                Preferences::default()
            }
        };
        (Self { autosave, preferences_file, stored: None, last: 0.0 }, preferences)
    }

    /// Work that crashed sessions left, the oldest first, so that the newest comes in front.
    pub fn recoveries(&self) -> Vec<Recovery> {
        let mut all = self.autosave.as_ref().map(Autosave::recoveries).unwrap_or_default();
        all.sort_by_key(|recovery| recovery.written);
        all
    }

    /// Deletes work that was taken or refused.
    pub fn discard(&self, recovery: &Recovery) {
        if let Some(autosave) = &self.autosave {
            autosave.discard(recovery);
        }
    }

    /// Keeps recovered work as this session's own; the crashed session's copy goes only once that is done.
    pub fn adopt(&mut self, document: &Document, recovery: &Recovery) {
        let Some(autosave) = &self.autosave else { return };
        match autosave.store(document.history().current(), document.path()) {
            Ok(()) => {
                self.stored = Some(document.version());
                autosave.discard(recovery);
            }
            Err(error) => tracing::warn!("recovered work is left where it was: {error}"),
        }
    }

    /// The work lies in a file or was given up on purpose.
    pub fn forget(&mut self) {
        self.stored = None;
        if let Some(autosave) = &self.autosave {
            autosave.clear();
        }
    }

    /// Stores unsaved work when it changed and the last time is long enough ago.
    pub fn tick(&mut self, document: &Document, seconds: f64) -> Result<(), ExchangeError> {
        let Some(autosave) = &self.autosave else { return Ok(()) };
        let due = seconds - self.last >= INTERVAL || seconds < self.last;
        if !due || !document.is_unsaved() || self.stored == Some(document.version()) {
            return Ok(());
        }
        // Also after a failure: a full disk is tried again at the next interval, not in every frame.
        self.last = seconds;
        autosave.store(document.history().current(), document.path())?;
        self.stored = Some(document.version());
        Ok(())
    }

    /// Writes the preferences, if they have a file.
    pub fn save_preferences(&self, preferences: &Preferences) -> Result<(), String> {
        let Some(file) = &self.preferences_file else { return Ok(()) };
        let pretty = ron::ser::PrettyConfig::new();
        let text = ron::ser::to_string_pretty(preferences, pretty).map_err(|error| error.to_string())?;
        write_text(file, &format!("{text}\n")).map_err(|error| error.to_string())
    }
}

fn read_preferences(file: &std::path::Path) -> Result<Preferences, String> {
    match read_text(file) {
        Ok(text) => ron::from_str(&text)
            .map_err(|error| format!("Preferences are not read: {error}: {}", file.display())),
        Err(ExchangeError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            Ok(Preferences::default())
        }
        Err(error) => Err(format!("Preferences are not read: {error}")),
    }
}
