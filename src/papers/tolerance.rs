//! The tolerance report: every rule with what was measured, its limits and their source.

use super::{FileLine, Heading, OverrideLine, PaperSource};
use crate::build::ProblemKind;
use crate::checks::{Bound, Finding, RuleId, Severity};
use crate::production::Plan;
use crate::vocab::Unit;

/// The tolerance report as values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TolerancePaper {
    /// What stands at its head.
    pub heading: Heading,
    /// Name of the rule profile.
    pub profile: String,
    /// What the profile is for, one sentence.
    pub profile_for: String,
    /// Findings that block export.
    pub stops: usize,
    /// Findings that do not.
    pub warnings: usize,
    /// Who let stop findings pass.
    #[serde(rename = "override")]
    pub overridden: Option<OverrideLine>,
    /// Every rule that was judged, in their order.
    pub rules: Vec<RuleLine>,
    /// Worst first.
    pub findings: Vec<FindingLine>,
    /// What could not be built as asked.
    pub problems: Vec<ProblemLine>,
    /// Inner diameter as ordered; `null` for what goes around nothing.
    pub ordered_inside_mm: Option<f64>,
    /// Inner diameter measured on the metal, likewise.
    pub measured_inside_mm: Option<f64>,
    /// Extent of the metal along X, Y and Z of ring space; `null` without metal.
    pub size_mm: Option<[f64; 3]>,
    /// The piece at each stage of the route that the files were made for; absent where they hold the finished piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub production: Option<Plan>,
    /// The files that it goes with.
    pub files: Vec<FileLine>,
}

/// How a rule was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// No finding.
    Pass,
    /// Findings that do not block export.
    Warn,
    /// Findings that do.
    Stop,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RuleLine {
    /// `prong_section`.
    pub rule: RuleId,
    /// `Prong section after the cut`.
    pub label: &'static str,
    /// `at_least` or `at_most`.
    pub bound: Bound,
    /// `millimeter`, `percent` or `count`.
    pub unit: Unit,
    /// The worst value, in `unit`; `null` where nothing came near a limit.
    pub worst: Option<f64>,
    /// Beyond this it is worth a look, in `unit`.
    pub warn: Option<f64>,
    /// Beyond this export is blocked, in `unit`.
    pub stop: Option<f64>,
    /// How it was met.
    pub outcome: Outcome,
    /// Where the limits come from.
    pub source: String,
    /// True when a limit is a default that nobody published.
    pub unsourced: bool,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FindingLine {
    /// `stop` or `warn`.
    pub severity: Severity,
    /// One line that says what is wrong, with value and limit.
    pub title: String,
    /// `Prong 1`.
    pub part: String,
    /// `1:30 o'clock`.
    pub clock: String,
    /// Why it matters at the bench.
    pub why: String,
    /// What would clear it; `null` when nothing is proposed.
    pub fix: Option<String>,
}

/// What could not be built as asked.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ProblemLine {
    /// `adjusted` or `missing`.
    pub kind: ProblemKind,
    /// What was asked and what was done.
    pub text: String,
}

impl TolerancePaper {
    /// Gathers it.
    pub(super) fn of(source: PaperSource<'_>) -> Self {
        let PaperSource { project, built, report, profile, .. } = source;
        let measures = &built.measures;
        Self {
            heading: source.heading(),
            profile: profile.name.clone(),
            profile_for: profile.description.clone(),
            stops: report.count(Severity::Stop),
            warnings: report.count(Severity::Warn),
            overridden: source.overridden.cloned(),
            rules: report.judged.iter().filter_map(|rule| line(source, *rule)).collect(),
            findings: report.findings.iter().map(FindingLine::of).collect(),
            problems: built
                .problems
                .iter()
                .map(|problem| ProblemLine { kind: problem.kind, text: problem.text.clone() })
                .collect(),
            ordered_inside_mm: project.piece.wear.inner_diameter().map(|inside| inside.0),
            measured_inside_mm: measures.inner_diameter.map(|inside| inside.0),
            size_mm: measures.bounds.map(|[least, most]| (most - least).to_array()),
            production: source.production.cloned(),
            files: source.files.to_vec(),
        }
    }
}

/// `None` for a rule without a limit, which is not judged.
fn line(source: PaperSource<'_>, rule: RuleId) -> Option<RuleLine> {
    let limit = source.profile.limits.get(&rule)?;
    let measured = source.report.measured.iter().find(|measured| measured.rule == rule);
    let found = source.report.findings.iter().filter(|finding| finding.rule == rule);
    let worst = found.map(|finding| finding.severity).max();
    // What could not be built is counted, not measured.
    let problems = (rule == RuleId::BuiltAsAsked).then_some(source.built.problems.len());
    let value = problems.map(|count| count as f64).or(measured.map(|measured| measured.worst));
    Some(RuleLine {
        rule,
        label: rule.label(),
        bound: limit.bound,
        unit: limit.unit,
        worst: value.filter(|value| value.is_finite()),
        warn: limit.warn,
        stop: limit.stop,
        outcome: match worst {
            Some(Severity::Stop) => Outcome::Stop,
            Some(Severity::Warn) => Outcome::Warn,
            None => Outcome::Pass,
        },
        source: limit.source.clone(),
        unsourced: limit.unsourced,
    })
}

impl FindingLine {
    fn of(finding: &Finding) -> Self {
        Self {
            severity: finding.severity,
            title: finding.title.clone(),
            part: finding.place.part.to_string(),
            clock: finding.place.clock.to_string(),
            why: finding.why.clone(),
            fix: finding.fix.as_ref().map(|(label, _)| label.clone()),
        }
    }
}
