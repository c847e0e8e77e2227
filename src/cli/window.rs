//! The window, where one can be opened; without arguments and without a display, the sample instead.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::{ExportOptions, Formats};
use super::{Ending, Failure, Start, code_of, make, piece, start_log};
use crate::studio::{FileFormat, Script};

/// Where the sample is made.
const SAMPLE_FOLDER: &str = "collet-out";

/// `collet` and `collet FILE`.
pub fn without_subcommand(file: Option<PathBuf>) -> Start {
    if let Err(failure) = present(file.as_deref()) {
        return Start::Done(failure.tell());
    }
    match (refusal(), file) {
        (None, file) => studio(file, None),
        (Some(reason), Some(file)) => {
            let hint = format!("`collet make {} --out DIR` works without one", file.display());
            Start::Done(Failure::bad_input(reason).with_hint(hint).tell())
        }
        (Some(reason), None) => {
            start_log();
            // Nobody reads stderr: the sample is made all the same.
            let _ = writeln!(std::io::stderr(), "{reason}; making the sample ring into {SAMPLE_FOLDER}/");
            Start::Done(code_of(make_sample()))
        }
    }
}

/// `collet studio`: what can be refused is refused here, before a window opens.
pub fn studio(file: Option<PathBuf>, script: Option<PathBuf>) -> Start {
    match ready(file.as_deref(), script.as_deref()) {
        Ok(()) => Start::Window { file, script },
        Err(failure) => Start::Done(failure.tell()),
    }
}

fn ready(file: Option<&Path>, script: Option<&Path>) -> Result<(), Failure> {
    if let Some(reason) = refusal() {
        return Err(Failure::bad_input(reason).with_hint("subcommands work without one: `collet --help`"));
    }
    present(file)?;
    match script.map(Script::read) {
        Some(Err(error)) => Err(Failure::bad_input(error.to_string())),
        _ => Ok(()),
    }
}

/// A file that is named must be there: it may be a subcommand that was mistyped.
fn present(file: Option<&Path>) -> Result<(), Failure> {
    let Some(file) = file.filter(|file| !file.exists()) else { return Ok(()) };
    let text = format!("there is no such file or subcommand: {}", file.display());
    Err(Failure::bad_input(text).with_hint("`collet --help` lists the subcommands"))
}

fn make_sample() -> Result<Ending, Failure> {
    let mut studio = piece::studio();
    studio.open_sample()?;
    let options = ExportOptions {
        out: SAMPLE_FOLDER.into(),
        rules: None,
        route: None,
        try_on: false,
        override_reason: None,
        json: false,
    };
    make::export(&mut studio, &options, &Formats(vec![FileFormat::Stl]))
}

/// Why no window can be opened here.
fn refusal() -> Option<&'static str> {
    let named = |variable| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    if !cfg!(feature = "gui") {
        Some("this Collet was built without its window")
    } else if cfg!(target_os = "linux") && !named("DISPLAY") && !named("WAYLAND_DISPLAY") {
        Some("there is no display")
    } else {
        None
    }
}
