//! The papers of a piece as values.

use super::SCHEMA;
use crate::papers::PaperValues;
use crate::studio::{CommandError, PaperOrder, Studio};

/// What `collet papers --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct PapersSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// What stands on each paper. Unlike in other sheets no figure is rounded.
    pub papers: Vec<PaperValues>,
}

impl PapersSheet {
    /// Of the last build and report.
    ///
    /// # Errors
    /// As [`Studio::papers`].
    pub fn of(studio: &Studio, order: &PaperOrder) -> Result<Self, CommandError> {
        Ok(Self { schema: SCHEMA, papers: studio.papers(order)? })
    }
}
