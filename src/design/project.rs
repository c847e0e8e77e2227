//! A project: a piece and what its file says about it.

use super::Piece;

/// What one project file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// The job's name, free text on one line.
    pub name: String,
    /// Notes of the maker, free text.
    pub notes: String,
    /// What is made.
    pub piece: Piece,
}
