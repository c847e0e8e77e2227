//! Changes to the piece: typed values, drags, fixes, undo and redo.

use crate::design::{Edit, EditError, Formula, FormulaError, Kind, parameter};
use crate::session::RevisionId;
use crate::studio::{CommandError, Outcome, Studio};

/// Before the name of a variable where parameters are set by key.
const VARIABLE: &str = "variable.";

fn read_formula(key: &str, text: &str) -> Result<Formula, CommandError> {
    Formula::read(text).map_err(|error: FormulaError| CommandError::BadInput(format!("{key}: {error}")))
}

fn no_state(state: u32) -> CommandError {
    CommandError::BadInput(format!("there is no state {state} in the history of this piece"))
}

impl From<EditError> for CommandError {
    fn from(error: EditError) -> Self {
        Self::BadInput(error.to_string())
    }
}

impl Studio {
    /// Sets a parameter, a variable (`variable.rim`), or the job's `name` or `notes`, from text. What begins with `=` is
    /// a formula to follow; an empty variable goes.
    pub(in crate::studio) fn set(&mut self, key: &str, text: &str) -> Outcome {
        let edit = match key {
            "name" => Edit::Rename { name: text.trim().to_owned() },
            "notes" => Edit::SetNotes { notes: text.to_owned() },
            _ if text.trim_start().starts_with('=') && self.takes_formula(key) => {
                Edit::SetFormula { key: key.to_owned(), formula: Some(read_formula(key, text)?) }
            }
            VARIABLE => {
                let (name, formula) = text.split_once('=').ok_or_else(|| {
                    CommandError::BadInput(format!(
                        "`{text}` makes no variable; write a name, =, and a formula"
                    ))
                })?;
                Edit::SetVariable {
                    name: name.trim().to_owned(),
                    formula: Some(read_formula(name.trim(), formula)?),
                }
            }
            _ if key.starts_with(VARIABLE) => {
                let formula = if text.trim().is_empty() { None } else { Some(read_formula(key, text)?) };
                Edit::SetVariable { name: key[VARIABLE.len()..].to_owned(), formula }
            }
            _ => {
                let parameter = parameter(&self.project().piece, key).map_err(EditError::from)?;
                let value = parameter.parse(text).map_err(EditError::from)?;
                Edit::SetParameter { key: key.to_owned(), value }
            }
        };
        self.apply(&edit)
    }

    /// Whether what is set under this key may be a formula: no variable, which is one, and no line of text.
    fn takes_formula(&self, key: &str) -> bool {
        let found = parameter(&self.project().piece, key);
        !key.starts_with(VARIABLE) && found.is_ok_and(|found| !matches!(found.kind, Kind::Text { .. }))
    }

    pub(in crate::studio) fn reset(&mut self, key: &str) -> Outcome {
        let parameter = parameter(&self.project().piece, key).map_err(EditError::from)?;
        self.apply(&Edit::SetParameter { key: key.to_owned(), value: parameter.default })
    }

    pub(in crate::studio) fn apply(&mut self, edit: &Edit) -> Outcome {
        let label = edit.label(&self.project().piece, &self.library);
        Ok(self.document.apply(edit, label, &self.library)?)
    }

    pub(in crate::studio) fn preview(&mut self, edit: &Edit) -> Outcome {
        let label = edit.label(&self.project().piece, &self.library);
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

    pub(in crate::studio) fn go_to(&mut self, state: u32) -> Outcome {
        if self.document.visit(RevisionId(state)) { Ok(()) } else { Err(no_state(state)) }
    }

    pub(in crate::studio) fn name_state(&mut self, state: u32, name: &str) -> Outcome {
        let name = Some(name.trim()).filter(|name| !name.is_empty()).map(ToOwned::to_owned);
        if self.document.name_state(RevisionId(state), name) { Ok(()) } else { Err(no_state(state)) }
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
}
