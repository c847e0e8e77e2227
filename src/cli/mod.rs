//! The command line: one thin file for each subcommand; tables and JSON out.
//!
//! Exit codes: 0 good, 2 blocked by findings (nothing was exported), 65 bad input, 70 a fault of Collet.

mod arguments;
mod check;
mod failure;
mod feature;
mod list;
mod make;
mod map;
mod measure;
mod measure_cut;
mod measure_mesh;
mod new;
mod output;
mod pack;
mod papers;
mod piece;
mod render;
mod set;
mod stone;
mod tray;
mod verify_files;
mod window;

use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Subcommand};
use failure::Failure;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Start {
    /// Open the window, with a file and with a script of steps to play.
    Window {
        /// A project file to open.
        file: Option<PathBuf>,
        /// A file of [`crate::studio::Step`]s; the program ends after the last one.
        script: Option<PathBuf>,
    },
    /// A subcommand ran; end with this code.
    Done(ExitCode),
}

/// How a subcommand that did not fail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Good,
    /// Findings at stop level.
    Blocked,
    /// A part of the input could not be read; it was told, and the rest was used.
    Faulty,
}

/// Reads the process's arguments and runs the subcommand they name, if any.
#[must_use]
pub fn start() -> Start {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            // A reader of the help text that went away is no fault.
            let _ = usage.print();
            return Start::Done(ExitCode::from(if usage.use_stderr() { failure::BAD_INPUT } else { 0 }));
        }
    };
    catch_unwind(AssertUnwindSafe(|| run(arguments))).unwrap_or_else(|_| {
        Start::Done(
            Failure::ours("Collet stopped at a fault of its own; please report the lines above").tell(),
        )
    })
}

fn run(arguments: Arguments) -> Start {
    let outcome = match arguments.subcommand {
        None => return window::without_subcommand(arguments.file),
        Some(Subcommand::Studio { file, script }) => return window::studio(file, script),
        Some(subcommand) => {
            start_log();
            run_headless(subcommand)
        }
    };
    Start::Done(code_of(outcome))
}

fn run_headless(subcommand: Subcommand) -> Result<Ending, Failure> {
    match subcommand {
        Subcommand::New(options) => new::run(&options),
        Subcommand::Set(options) => set::run(&options),
        Subcommand::Feature(subcommand) => feature::run(&subcommand),
        Subcommand::List { table, json } => list::run(table, json),
        Subcommand::Measure(options) => measure::run(&options),
        Subcommand::MeasureCut(options) => measure_cut::run(&options),
        Subcommand::Stone(options) => stone::run(&options),
        Subcommand::Tray(options) => tray::run(&options),
        Subcommand::Check(options) => check::run(&options),
        Subcommand::Map(options) => map::run(&options),
        Subcommand::Make(options) => make::run(&options),
        Subcommand::Papers(options) => papers::run(&options),
        Subcommand::Pack(options) => pack::run(&options),
        Subcommand::VerifyFiles(options) => verify_files::run(&options),
        Subcommand::Render(options) => render::run(&options),
        Subcommand::Studio { .. } => Ok(Ending::Good),
    }
}

fn code_of(outcome: Result<Ending, Failure>) -> ExitCode {
    match outcome {
        Ok(Ending::Good) => ExitCode::SUCCESS,
        Ok(Ending::Blocked) => ExitCode::from(failure::BLOCKED),
        Ok(Ending::Faulty) => ExitCode::from(failure::BAD_INPUT),
        Err(failure) => failure.tell(),
    }
}

/// Logs go to stderr; `COLLET_LOG=debug` shows more of them.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("COLLET_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // A second subscriber in one process is refused; the first one stays.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .without_time()
        .try_init();
}
