//! The findings panel.
//! STUB: owner room `studio`.

use crate::studio::{Severity, Studio};
use crate::vocab::RuleProfileId;

/// One finding as a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingRow {
    pub index: usize,
    pub severity: Severity,
    pub title: String,
    /// `0.38 mm, at least 0.60 mm`.
    pub measured: String,
    pub part: String,
    /// `1:30 o'clock from the top`.
    pub place: String,
    pub why: String,
    pub source: String,
    /// Label of the suggested edit.
    pub fix: Option<String>,
    pub selected: bool,
}

/// The findings panel.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingsView {
    pub rows: Vec<FindingRow>,
    pub stops: usize,
    pub warnings: usize,
    /// The report is older than the document.
    pub stale: bool,
    /// No report yet: checks are running for the first time.
    pub pending: bool,
    /// `No findings: 14 rules judged by Cast gold`.
    pub summary: String,
    pub profile: RuleProfileId,
    pub profiles: Vec<(RuleProfileId, String)>,
}

#[must_use]
pub fn findings(_studio: &Studio) -> FindingsView {
    todo!()
}
