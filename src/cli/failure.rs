//! Failures: an exit code and a sentence, drawn on a terminal and plain elsewhere.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use crate::studio::CommandError;

/// Findings at stop level; nothing was exported.
pub const BLOCKED: u8 = 2;
/// What the user gave cannot be used (`EX_DATAERR` of BSD).
pub const BAD_INPUT: u8 = 65;
/// Our fault (`EX_SOFTWARE` of BSD).
const OUR_FAULT: u8 = 70;

/// Why a subcommand ended early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: u8,
    text: String,
    hint: Option<String>,
}

impl Failure {
    /// The user can mend it.
    pub fn bad_input(text: impl Into<String>) -> Self {
        Self { code: BAD_INPUT, text: text.into(), hint: None }
    }

    /// Only we can mend it.
    pub fn ours(text: impl Into<String>) -> Self {
        Self { code: OUR_FAULT, text: text.into(), hint: None }
    }

    /// Adds what to do about it.
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Tells it on stderr, drawn where a person looks, as one plain line elsewhere; the code to end with.
    pub fn tell(self) -> ExitCode {
        let code = self.code;
        let mut stderr = std::io::stderr();
        let text = if stderr.is_terminal() { self.drawn() } else { self.line() };
        // Nobody reads stderr any more: the code still tells.
        let _ = writeln!(stderr, "{text}");
        ExitCode::from(code)
    }

    fn line(&self) -> String {
        let hint = self.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
        format!("collet: {}{hint}", self.text.replace('\n', "; "))
    }

    fn drawn(self) -> String {
        let diagnostic = miette::MietteDiagnostic::new(self.text);
        let diagnostic = match self.hint {
            Some(hint) => diagnostic.with_help(hint),
            None => diagnostic,
        };
        format!("{:?}", miette::Report::new(diagnostic))
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        let code = match error {
            CommandError::BadInput(_) | CommandError::NotNow(_) => BAD_INPUT,
            CommandError::Blocked(_) => BLOCKED,
            CommandError::Failed(_) => OUR_FAULT,
        };
        Self { code, text: error.to_string(), hint: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line_for_programs() {
        let failure = Failure::bad_input("no\nring").with_hint("try another");
        assert_eq!(failure.line(), "collet: no; ring (try another)");
        assert!(failure.drawn().contains("try another"));
    }
}
