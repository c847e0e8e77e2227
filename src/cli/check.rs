//! `collet check`: findings on the finished metal.

use super::arguments::CheckOptions;
use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{CheckSheet, to_json};
use crate::studio::views::{FindingRow, findings};
use crate::studio::{Severity, Studio};

pub fn run(options: &CheckOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    piece::choose_rules(&mut studio, options.rules.as_deref())?;
    piece::settle(&mut studio)?;
    let sheet = piece::present(CheckSheet::of(&studio))?;
    if options.json {
        output::print(&to_json(&sheet))?;
    } else {
        output::print(&text(&studio))?;
    }
    Ok(if sheet.rules.stops > 0 { Ending::Blocked } else { Ending::Good })
}

/// The findings, each with its place, reason and source, then the summary.
pub fn text(studio: &Studio) -> String {
    let view = findings(studio);
    let mut text: String = view.rows.iter().map(finding_text).collect();
    text.push_str(&view.summary);
    text.push('\n');
    text
}

fn finding_text(row: &FindingRow) -> String {
    let level = match row.severity {
        Severity::Stop => "STOP",
        Severity::Warn => "warn",
    };
    let mut lines = vec![
        format!("{level}  {}", row.title),
        format!("{}, {}: {}", row.part, row.place, row.measured),
        row.why.clone(),
        format!("Limit: {}", row.source),
    ];
    lines.extend(row.fix.as_ref().map(|fix| format!("Fix: {fix}")));
    lines.join("\n      ") + "\n"
}
