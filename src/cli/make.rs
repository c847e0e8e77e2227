//! `collet make`: builds, checks and exports.

use std::path::Path;

use super::arguments::MakeOptions;
use super::{Ending, Failure, check, output, piece};
use crate::studio::sheets::{ReportSheet, to_json};
use crate::studio::{Command, CommandError, Studio};

pub fn run(options: &MakeOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    piece::choose_rules(&mut studio, options.rules.as_deref())?;
    export(&mut studio, &options.out, options.override_reason.clone(), options.json)
}

/// Exports the open piece and prints what was written, or what blocks it.
pub fn export(
    studio: &mut Studio,
    folder: &Path,
    override_reason: Option<String>,
    json: bool,
) -> Result<Ending, Failure> {
    studio.execute(Command::Export { folder: folder.to_owned(), override_reason })?;
    studio.run_jobs_here();
    let outcome = studio.take_export_outcome();
    match outcome.unwrap_or_else(|| Err(CommandError::Failed("the export did not end".to_owned()))) {
        Ok(done) if json => output::print(&to_json(&done.report))?,
        Ok(done) => {
            let mut rows = done.report.rows();
            rows.push(("Written".to_owned(), done.model.display().to_string()));
            let others = done.partner.iter().chain([&done.report_file]);
            rows.extend(others.map(|path| (String::new(), path.display().to_string())));
            output::print(&output::pairs(&rows))?;
        }
        Err(CommandError::Blocked(_)) if json => {
            output::print(&to_json(&piece::present(ReportSheet::of(studio))?))?;
            return Ok(Ending::Blocked);
        }
        Err(CommandError::Blocked(_)) => {
            output::print(&format!("{}Nothing was exported.\n", check::text(studio)))?;
            return Ok(Ending::Blocked);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Ending::Good)
}
