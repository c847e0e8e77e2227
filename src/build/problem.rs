//! What could not be built as asked.

use super::PartRole;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// Built, but with another value than asked; the text says which.
    Adjusted,
    /// A part is missing.
    Missing,
}

/// A problem met while building; names the part, what was asked and what was done.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Problem {
    pub kind: ProblemKind,
    pub part: PartRole,
    /// `Prong 1: a lean of 25.0° brings the feet together; 14.2° was used`.
    pub text: String,
}
