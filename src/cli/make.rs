//! `collet make`: builds, checks and exports.

use super::arguments::{ExportOptions, Formats, MakeOptions};
use super::{Ending, Failure, check, output, piece};
use crate::studio::sheets::{ReportSheet, to_json};
use crate::studio::{Command, CommandError, FileFormat, Studio};

pub fn run(options: &MakeOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    export(&mut studio, &options.export, &options.format)
}

/// Exports the open piece and prints what was written, or what blocks it.
pub fn export(
    studio: &mut Studio,
    options: &ExportOptions,
    Formats(formats): &Formats,
) -> Result<Ending, Failure> {
    piece::choose_rules(studio, options.rules.as_deref())?;
    piece::choose_purpose(studio, options.route.as_deref(), options.try_on)?;
    studio.execute(Command::Export {
        folder: options.out.clone(),
        formats: formats.clone(),
        override_reason: options.override_reason.clone(),
    })?;
    studio.run_jobs_here();
    let outcome = studio.take_export_outcome();
    match outcome.unwrap_or_else(|| Err(CommandError::Failed("the export did not end".to_owned()))) {
        Ok(done) if options.json => output::print(&to_json(&done.report))?,
        Ok(done) => {
            let mut rows = done.report.rows();
            let labels = ["Written"].into_iter().chain(std::iter::repeat(""));
            let paths = done.files.iter().chain(&done.report_file).map(|path| path.display().to_string());
            rows.extend(labels.map(str::to_owned).zip(paths));
            output::print(&output::pairs(&rows))?;
        }
        Err(CommandError::Blocked(_)) if options.json => {
            output::print(&to_json(&piece::present(ReportSheet::of(studio))?))?;
            return Ok(Ending::Blocked);
        }
        Err(CommandError::Blocked(_)) => {
            output::print(&format!("{}Nothing was exported. {}\n", check::text(studio), blocked(formats)))?;
            return Ok(Ending::Blocked);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Ending::Good)
}

/// Which of the formats the findings block, and which they do not.
fn blocked(formats: &[FileFormat]) -> String {
    let named = |for_production: bool| {
        let formats = formats.iter().filter(|format| format.is_for_production() == for_production);
        formats.map(|format| format.key().to_uppercase()).collect::<Vec<_>>().join(", ")
    };
    match (named(true), named(false)) {
        (blocked, free) if free.is_empty() => format!("The findings block {blocked}."),
        (blocked, free) => format!("The findings block {blocked}; {free} alone can be exported."),
    }
}
