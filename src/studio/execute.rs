//! Carrying out commands.
//! STUB: owner room `studio`.

use super::{Command, Studio};

/// Why a command was refused; the text is for a person.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    BadInput(String),
    #[error("{0}")]
    NotNow(String),
    #[error("export is blocked by {0} finding(s) at stop level")]
    Blocked(usize),
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
    pub fn execute(&mut self, _command: Command) -> Outcome {
        todo!()
    }
}
