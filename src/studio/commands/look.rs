//! What is kept as a preference: colors, scale, the rule profile, the formats of an export.

use std::collections::BTreeMap;

use crate::checks::{RuleBook, RuleProfile};
use crate::exchange::FileFormat;
use crate::studio::{CommandError, Event, Outcome, Studio, Theme};
use crate::vocab::RuleProfileId;

/// Scales of the window that are offered, in percent.
const SCALES: [u32; 4] = [100, 125, 150, 200];

impl Studio {
    pub(in crate::studio) fn toggle_theme(&mut self) {
        self.preferences.theme = match self.preferences.theme {
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Dark,
        };
        self.save_preferences();
    }

    pub(in crate::studio) fn toggle_history(&mut self) {
        self.preferences.history = !self.preferences.history;
        self.save_preferences();
    }

    pub(in crate::studio) fn scale(&mut self, percent: u32) -> Outcome {
        if !SCALES.contains(&percent) {
            return Err(CommandError::BadInput(format!(
                "the scale is {percent} %; it must be 100, 125, 150 or 200 %"
            )));
        }
        self.preferences.scale_percent = percent;
        self.save_preferences();
        Ok(())
    }

    pub(in crate::studio) fn choose_rules(&mut self, id: RuleProfileId) -> Outcome {
        let Some(profile) = self.rules.profile(&id) else {
            let known: Vec<&str> = self.rules.profiles.iter().map(|profile| profile.id.as_str()).collect();
            return Err(CommandError::BadInput(format!(
                "there are no rules `{id}`; there are {}",
                known.join(", ")
            )));
        };
        self.profile = profile.clone();
        self.preferences.rules = Some(id);
        self.workshop.judge_anew();
        self.events.push(Event::FindingsChanged);
        self.save_preferences();
        Ok(())
    }

    pub(in crate::studio) fn choose_format(&mut self, format: FileFormat, wanted: bool) {
        let formats = &mut self.preferences.formats;
        formats.retain(|chosen| *chosen != format);
        if wanted {
            formats.push(format);
            formats.sort_unstable();
        }
        self.save_preferences();
    }

    /// What cannot be kept is said, but the choice holds for this session: the command did its work.
    pub(in crate::studio) fn save_preferences(&mut self) {
        if let Err(text) = self.keeper.save_preferences(&self.preferences) {
            self.message = Some((false, format!("Preferences are not kept: {text}")));
        }
    }
}

/// The preferred profile where the book has it, else the book's first.
pub(in crate::studio) fn chosen_profile(book: &RuleBook, preferred: Option<&RuleProfileId>) -> RuleProfile {
    let preferred = preferred.and_then(|id| book.profile(id));
    preferred.or(book.profiles.first()).cloned().unwrap_or_else(|| RuleProfile {
        id: "none".into(),
        name: "No rules".to_owned(),
        description: "The rule book is empty.".to_owned(),
        limits: BTreeMap::new(),
    })
}
