//! The findings panel.

use crate::checks::RuleId;
use crate::studio::{Finding, Severity, Studio, figures};
use crate::vocab::{ClockView, RuleProfileId};

/// One finding as a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingRow {
    /// Its place in the report, for `ShowFinding` and `Fix`.
    pub index: usize,
    /// How bad.
    pub severity: Severity,
    /// Heading.
    pub title: String,
    /// `0.38 mm, at least 0.60 mm`.
    pub measured: String,
    /// The part at fault.
    pub part: String,
    /// `1:30 o'clock from the top`.
    pub place: String,
    /// Why it matters at the bench.
    pub why: String,
    /// Where the limit comes from; says so when nobody published it.
    pub source: String,
    /// Label of the suggested edit.
    pub fix: Option<String>,
    /// Drawn as selected.
    pub selected: bool,
}

/// The findings panel.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingsView {
    /// In order, first at the top.
    pub rows: Vec<FindingRow>,
    /// Findings that block export.
    pub stops: usize,
    /// Findings that do not.
    pub warnings: usize,
    /// The report is older than the document.
    pub stale: bool,
    /// No report yet: checks are running for the first time.
    pub pending: bool,
    /// `No findings: 14 rules judged by Cast gold`.
    pub summary: String,
    /// The profile that is chosen.
    pub profile: RuleProfileId,
    /// All profiles with their names.
    pub profiles: Vec<(RuleProfileId, String)>,
}

/// The findings of the last report.
#[must_use]
pub fn findings(studio: &Studio) -> FindingsView {
    let profiles = studio.rules().profiles.iter().map(|row| (row.id.clone(), row.name.clone())).collect();
    let mut view = FindingsView {
        rows: Vec::new(),
        stops: 0,
        warnings: 0,
        stale: false,
        pending: true,
        summary: "The first checks are running".to_owned(),
        profile: studio.profile().id.clone(),
        profiles,
    };
    let Some((report, stale)) = studio.report() else { return view };
    let selected = studio.selected_finding();
    let rows = report.findings.iter().enumerate();
    view.rows = rows.map(|(index, finding)| row(index, finding, selected == Some(index))).collect();
    view.stops = report.count(Severity::Stop);
    view.warnings = report.count(Severity::Warn);
    (view.stale, view.pending) = (stale, false);
    let name = studio.rules().profile(&report.profile).map_or(report.profile.as_str(), |row| &row.name);
    let found = match (view.stops, view.warnings) {
        (0, 0) => "No findings".to_owned(),
        (0, warnings) => figures::plural(warnings, "warning"),
        (stops, 0) => figures::plural(stops, "stop"),
        (stops, warnings) => {
            format!("{}, {}", figures::plural(stops, "stop"), figures::plural(warnings, "warning"))
        }
    };
    view.summary = format!("{found}: {} judged by {name}", figures::plural(report.judged.len(), "rule"));
    view
}

fn row(index: usize, finding: &Finding, selected: bool) -> FindingRow {
    let from = match finding.place.clock.view {
        ClockView::FromTop => "from the top",
        ClockView::ThroughFinger => "through the finger",
    };
    let unsourced = if finding.unsourced { " (a default that nobody published)" } else { "" };
    FindingRow {
        index,
        severity: finding.severity,
        title: finding.title.clone(),
        measured: measured(finding),
        part: finding.place.part.to_string(),
        place: format!("{} {from}", finding.place.clock),
        why: finding.why.clone(),
        source: format!("{}{unsourced}", finding.source),
        fix: finding.fix.as_ref().map(|(label, _)| label.clone()),
        selected,
    }
}

/// `0.38 mm, at least 0.60 mm`.
fn measured(finding: &Finding) -> String {
    match finding.rule {
        // A problem of building has words, no figure.
        RuleId::BuiltAsAsked => return "not as asked".to_owned(),
        RuleId::OneSolid => return format!("{} bodies, {} {}", finding.value, finding.bound, finding.limit),
        _ => {}
    }
    let [value, limit] = figures::amounts_apart(finding.value, finding.limit, finding.unit);
    format!("{value}, {} {limit}", finding.bound)
}
