//! The one executable: no arguments (or a file) opens the studio, a subcommand runs headless.

use std::process::ExitCode;

use collet::cli::{self, Start};

fn main() -> ExitCode {
    match cli::start() {
        Start::Done(code) => code,
        #[cfg(feature = "gui")]
        Start::Window { file, script } => collet::app::run(collet::app::WindowOptions { file, script }),
        #[cfg(not(feature = "gui"))]
        Start::Window { .. } => {
            eprintln!(
                "This Collet was built without its window (feature `gui`). Subcommands work: try `collet help`."
            );
            ExitCode::from(70)
        }
    }
}
