//! The last change once more: remembered as it was given, aimed at what is selected now.

use crate::design::{Edit, parameter};
use crate::studio::{Command, CommandError, Outcome, Studio};

/// The last change, and the one that a drag is about to become.
#[derive(Debug, Default)]
pub(in crate::studio) struct LastChange {
    command: Option<Command>,
    dragged: Option<Edit>,
}

impl LastChange {
    /// Remembers what can be done again of a command that was carried out. `changed`: whether it changed the piece.
    pub fn remember(&mut self, command: Command, changed: bool) {
        match command {
            Command::Preview(edit) => self.dragged = Some(edit),
            Command::Commit => self.command = self.dragged.take().map(Command::Apply).or(self.command.take()),
            Command::Abort => self.dragged = None,
            command if changed && can_be_repeated(&command) => self.command = Some(command),
            _ => {}
        }
    }
}

/// Moves to a place, names and answers mean one thing once.
const fn can_be_repeated(command: &Command) -> bool {
    matches!(
        command,
        Command::Set { .. }
            | Command::Apply(Edit::SetParameter { .. } | Edit::SetFormula { .. })
            | Command::Reset { .. }
            | Command::AddFeature { .. }
            | Command::DuplicateFeature { .. }
            | Command::RemoveFeature { .. }
            | Command::MuteFeature { .. }
            | Command::MoveFeatureUp { .. }
            | Command::MoveFeatureDown { .. }
            | Command::PasteStyle { .. }
    )
}

impl Studio {
    /// What [`Command::Repeat`] would do now.
    pub(in crate::studio) fn repeated(&self) -> Option<Command> {
        let mut command = self.last.command.clone()?;
        match &mut command {
            Command::Set { key, .. }
            | Command::Reset { key }
            | Command::Apply(Edit::SetParameter { key, .. } | Edit::SetFormula { key, .. }) => {
                *key = self.aimed(key);
            }
            Command::DuplicateFeature { feature }
            | Command::RemoveFeature { feature }
            | Command::MuteFeature { feature, .. }
            | Command::MoveFeatureUp { feature }
            | Command::MoveFeatureDown { feature }
            | Command::PasteStyle { feature }
                if self.selected_feature().is_some() =>
            {
                *feature = None;
            }
            _ => {}
        }
        Some(command)
    }

    pub(in crate::studio) fn repeat(&mut self) -> Outcome {
        let nothing = || CommandError::NotNow("Nothing has been changed yet.".to_owned());
        let command = self.repeated().ok_or_else(nothing)?;
        let before = self.document.version();
        self.carry_out(command)?;
        if self.document.version() == before {
            self.say("That is so already; select another feature to change it too.");
        } else if let Some(label) = self.document.history().undo_label() {
            let label = format!("Repeated: {label}");
            self.say(label);
        }
        Ok(())
    }

    /// The same parameter of the selected feature, where that has one of its name.
    fn aimed(&self, key: &str) -> String {
        let piece = &self.project().piece;
        let whole = parameter(piece, key).map_or_else(|_| key.to_owned(), |found| found.key);
        let own = whole.split_once('.').map(|(_, own)| own);
        let there = self.selected_feature().zip(own).map(|(feature, own)| format!("{feature}.{own}"));
        there.filter(|there| parameter(piece, there).is_ok_and(|found| found.key == *there)).unwrap_or(whole)
    }
}
