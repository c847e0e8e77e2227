//! Changes to the piece: typed values, drags, fixes, undo and redo.

use crate::design::{Edit, EditError, Value, parameter};
use crate::studio::{CommandError, Outcome, Studio};

impl From<EditError> for CommandError {
    fn from(error: EditError) -> Self {
        Self::BadInput(error.to_string())
    }
}

impl Studio {
    /// Sets a parameter, or the job's `name` or `notes`, from text.
    pub(in crate::studio) fn set(&mut self, key: &str, text: &str) -> Outcome {
        let edit = match key {
            "name" => Edit::Rename { name: one_line(text)? },
            "notes" => Edit::SetNotes { notes: text.to_owned() },
            _ => {
                let parameter = parameter(&self.project().piece, key).map_err(EditError::from)?;
                let value = parameter.parse(text).map_err(EditError::from)?;
                Edit::SetParameter { key: key.to_owned(), value }
            }
        };
        self.apply(&edit)
    }

    pub(in crate::studio) fn reset(&mut self, key: &str) -> Outcome {
        let parameter = parameter(&self.project().piece, key).map_err(EditError::from)?;
        self.apply(&Edit::SetParameter { key: key.to_owned(), value: parameter.default })
    }

    pub(in crate::studio) fn apply(&mut self, edit: &Edit) -> Outcome {
        let label = self.label_of(edit);
        Ok(self.document.apply(edit, label, &self.library)?)
    }

    pub(in crate::studio) fn preview(&mut self, edit: &Edit) -> Outcome {
        let label = self.label_of(edit);
        Ok(self.document.preview(edit, label, &self.library)?)
    }

    /// Applies a finding's suggestion. The edit is judged anew like any other: it is a proposal.
    pub(in crate::studio) fn fix(&mut self, index: usize) -> Outcome {
        let fix = self.report().and_then(|(report, _)| report.findings.get(index)?.fix.clone());
        let Some((label, edit)) = fix else { return Ok(()) };
        self.document.apply(&edit, label.clone(), &self.library)?;
        self.say(label);
        Ok(())
    }

    pub(in crate::studio) fn undo(&mut self) {
        if let Some(label) = self.document.undo() {
            self.say(format!("Undone: {label}"));
        }
    }

    pub(in crate::studio) fn redo(&mut self) {
        if let Some(label) = self.document.redo() {
            self.say(format!("Redone: {label}"));
        }
    }

    /// What an edit is called in the history: `Top width to 2.00 mm`.
    fn label_of(&self, edit: &Edit) -> String {
        match edit {
            Edit::SetParameter { key, value } => self.parameter_label(key, value),
            Edit::Rename { name } => format!("Name to {name}"),
            Edit::SetNotes { .. } => "Notes".to_owned(),
            Edit::ReplaceSetting(_) => "Setting".to_owned(),
            Edit::ReplaceStone(_) => "Stone".to_owned(),
            Edit::ReplaceProject(_) => "Piece".to_owned(),
            Edit::Together(edits) => {
                let labels: Vec<String> = edits.iter().map(|edit| self.label_of(edit)).collect();
                labels.join(", ")
            }
        }
    }

    fn parameter_label(&self, key: &str, value: &Value) -> String {
        match parameter(&self.project().piece, key) {
            Ok(parameter) => format!("{} to {}", parameter.label, parameter.show(value)),
            Err(_) => key.to_owned(),
        }
    }
}

fn one_line(text: &str) -> Result<String, CommandError> {
    let name = text.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(CommandError::BadInput("the name must be one line of text that is not empty".to_owned()));
    }
    Ok(name.to_owned())
}
