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
    /// Whether the part is there.
    pub kind: ProblemKind,
    /// The part; for something that concerns all prongs, the first.
    pub part: PartRole,
    /// `Prongs 1 to 4: a lean of 5.0° brings the base rail too close to the finger; 14.2° was used`.
    pub text: String,
}
