//! The window: Bevy's schedule around the studio, the panels and the scene.
//! STUB: owner room `render`.

use std::path::PathBuf;
use std::process::ExitCode;

/// How the window is opened.
#[derive(Debug, Clone, Default)]
pub struct WindowOptions {
    pub file: Option<PathBuf>,
    /// Steps to play, then exit.
    pub script: Option<PathBuf>,
}

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run(_options: WindowOptions) -> ExitCode {
    ExitCode::SUCCESS
}
