//! A finding: one place where a rule is broken.

use super::{Bound, RuleId};
use crate::build::PartRole;
use crate::design::Edit;
use crate::vocab::{Clock, Point, RuleProfileId, Unit};

/// How bad a finding is. Stop blocks export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Warn,
    Stop,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Place {
    pub part: PartRole,
    /// In ring space.
    pub point: Point,
    pub clock: Clock,
}

/// A broken rule.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Finding {
    pub rule: RuleId,
    pub severity: Severity,
    /// What was measured, in `unit`.
    pub value: f64,
    /// The limit of this severity.
    pub limit: f64,
    /// Whether the limit is a least or a most.
    pub bound: Bound,
    pub unit: Unit,
    pub place: Place,
    /// One line: `Prong 2 is 0.38 mm thick at the seat`.
    pub title: String,
    /// Why it matters at the bench, one or two sentences.
    pub why: String,
    /// Where the limit comes from.
    pub source: String,
    pub profile: RuleProfileId,
    /// Label and edit that would clear it, when there is one.
    #[serde(skip)]
    pub fix: Option<(String, Edit)>,
}
