//! All rules on one built piece.
//! STUB: owner room `checks`.

use super::{Finding, RuleProfile, Severity};
use crate::build::{Built, CancelToken};
use crate::design::Piece;
use crate::vocab::RuleProfileId;

/// The findings on one state of the piece, worst first.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub profile: RuleProfileId,
    pub findings: Vec<Finding>,
    /// Rules that were judged, in order, broken or not.
    pub judged: Vec<super::RuleId>,
}

impl Report {
    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether a finding blocks export.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.count(Severity::Stop) > 0
    }
}

/// Judges a built piece by a profile. `None` when canceled.
#[must_use]
pub fn check(
    _built: &Built,
    _piece: &Piece,
    _profile: &RuleProfile,
    _cancel: &CancelToken,
) -> Option<Report> {
    todo!()
}
