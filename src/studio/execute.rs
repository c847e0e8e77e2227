//! Carrying out commands: finds the arm in `commands/`, keeps the message, tells stale jobs to stop.

use super::front::{Front, Pending};
use super::{Availability, Command, Event, FileFormat, Studio, availability};
use crate::studio::event::PathWanted;

/// Why a command was refused; the text is for a person.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CommandError {
    /// What was asked for cannot be: a value, a name or a file is not right.
    #[error("{0}")]
    BadInput(String),
    /// It can be at another time.
    #[error("{0}")]
    NotNow(String),
    /// Export met this many stop findings and no override.
    #[error("Export is blocked: {}", super::figures::plural(*.0, "stop"))]
    Blocked(usize),
    /// A fault of Collet.
    #[error("{0}")]
    Failed(String),
}

/// What became of a command.
pub type Outcome = Result<(), CommandError>;

impl Studio {
    /// Carries out one command. Errors are also kept as a message for the status bar.
    ///
    /// # Errors
    /// [`CommandError`]; the document is unchanged then.
    pub fn execute(&mut self, command: Command) -> Outcome {
        if !matches!(command, Command::SaveAs { .. }) {
            // The dialog for a path was closed without one: what waited for the save is off.
            self.after_save = None;
        }
        if let Availability::No(reason) = availability(self, &command) {
            self.message = Some((false, reason.to_owned()));
            return Err(CommandError::NotNow(reason.to_owned()));
        }
        let before = self.document.version();
        self.message = None;
        let given = command.clone();
        let outcome = self.carry_out(command);
        match &outcome {
            Ok(()) => self.last.remember(given, self.document.version() != before),
            Err(error) => self.message = Some((false, error.to_string())),
        }
        if !self.fronts.iter().any(|front| matches!(front, Front::Start)) {
            self.gallery.stop();
        }
        if self.document.version() != before {
            self.drop_lost_feature();
            if let Some(tape) = &mut self.tape {
                tape.points.clear();
            }
            self.workshop.cancel_stale(self.wanted(false));
            self.finish_export();
        }
        outcome
    }

    pub(super) fn carry_out(&mut self, command: Command) -> Outcome {
        match command {
            Command::New { template } => return self.unless_unsaved(Pending::New { template }),
            Command::Open { path } => return self.unless_unsaved(Pending::Open { path }),
            Command::Quit => return self.unless_unsaved(Pending::Quit),
            Command::Save => return self.save(),
            Command::SaveAs { path } => return self.save_as(path),
            Command::Export { folder, formats, override_reason } => {
                return self.begin_export(folder, formats, override_reason.as_deref());
            }
            Command::Pack { to, formats, override_reason } => {
                let formats = if formats.is_empty() { FileFormat::packed() } else { formats };
                return self.begin_export(to, formats, override_reason.as_deref());
            }
            Command::Answer(answer) => return self.answer(answer),
            Command::Recover { take } => self.recover(take),
            Command::OpenDialog => self.events.push(Event::PathWanted(PathWanted::Open)),
            Command::SaveAsDialog => self.events.push(Event::PathWanted(PathWanted::SaveAs)),
            Command::ExportDialog => self.fronts.push(Front::Export),
            Command::ChooseFormat { format, wanted } => self.choose_format(format, wanted),
            Command::ExportFor { purpose } => return self.export_for(purpose),
            Command::ExportFolderDialog => {
                self.fronts.retain(|front| !matches!(front, Front::Export));
                self.events.push(Event::PathWanted(PathWanted::ExportFolder));
            }
            Command::PackDialog => {
                self.fronts.retain(|front| !matches!(front, Front::Export));
                self.events.push(Event::PathWanted(PathWanted::Pack));
            }

            Command::Set { key, text } => return self.set(&key, &text),
            Command::Reset { key } => return self.reset(&key),
            Command::Apply(edit) => return self.apply(&edit),
            Command::Preview(edit) => return self.preview(&edit),
            Command::Fix { index } => return self.fix(index),

            Command::AddFeature { kind } => return self.add_feature(&kind),
            Command::DuplicateFeature { feature } => return self.duplicate_feature(feature),
            Command::RemoveFeature { feature } => return self.remove_feature(feature),
            Command::MuteFeature { feature, muted } => return self.mute_feature(feature, muted),
            Command::MoveFeature { feature, to } => return self.move_feature(feature, to),
            Command::MoveFeatureUp { feature } => return self.step_feature(feature, false),
            Command::MoveFeatureDown { feature } => return self.step_feature(feature, true),
            Command::RenameFeature { feature, to } => return self.rename_feature(&feature, &to),
            Command::CopyStyle { feature } => return self.copy_style(feature),
            Command::PasteStyle { feature } => return self.paste_style(feature),

            Command::Commit => self.document.finish_drag(),
            Command::Abort => self.document.abort_drag(),
            Command::GoTo { state } => return self.go_to(state),
            Command::NameState { state, name } => return self.name_state(state, &name),
            Command::Repeat => return self.repeat(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),

            Command::Select(part) => self.select(part),
            Command::SelectFeature { feature } => return self.select_feature(feature),
            Command::ShowFinding { index } => self.show_finding(index),
            Command::NextFinding => self.step_finding(true),
            Command::PreviousFinding => self.step_finding(false),
            Command::ChooseRules { profile } => return self.choose_rules(profile),

            Command::Look(view) => self.events.push(Event::LookRequested(view)),
            Command::ToggleMetal => self.show_metal(!self.metal_visible),
            Command::ToggleStones => self.show_stones(!self.stones_visible),
            Command::ToggleHistory => self.toggle_history(),
            Command::ToggleTheme => self.toggle_theme(),
            Command::Scale { percent } => return self.scale(percent),
            Command::ToggleMap { of } => self.toggle_map(of),
            Command::ToggleTape => self.toggle_tape(),
            Command::PutTape(point) => self.put_tape(point),
            Command::ToggleClient => self.toggle_client(),
            Command::ClientDialog => self.fronts.push(Front::Client),
            Command::AllowClient { choice, allowed } => self.allow_client(choice, allowed),
            Command::Like => return self.like(),
            Command::ToggleStart => self.toggle_front(Front::Start),
            Command::ToggleCalculators => self.toggle_front(Front::Calculators),
            Command::ChooseCalculator { page } => self.calculators.page = page,
            Command::Calculate { field, text } => return self.calculate(&field, text),
            Command::TogglePalette => self.toggle_front(Front::Palette),
            Command::ToggleShortcuts => self.toggle_front(Front::Shortcuts),
            Command::Dismiss => self.dismiss(),
        }
        Ok(())
    }
}
