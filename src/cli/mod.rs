//! The command line: one thin file for each subcommand; tables and JSON out.
//! STUB: owner room `cli`.

use std::path::PathBuf;
use std::process::ExitCode;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Start {
    /// Open the window, with a file and with a script of steps to play.
    Window { file: Option<PathBuf>, script: Option<PathBuf> },
    /// A subcommand ran; end with this code.
    Done(ExitCode),
}

/// Reads the process's arguments and runs the subcommand they name, if any.
#[must_use]
pub fn start() -> Start {
    todo!()
}
