//! The features of a piece, in the order of the job.

use super::{ProjectSheet, SCHEMA};
use crate::design::Feature;
use crate::studio::Studio;

/// What `collet feature list FILE --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FeaturesSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Which project.
    pub project: ProjectSheet,
    /// In the order of the job.
    pub features: Vec<FeatureSheet>,
}

/// One feature.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FeatureSheet {
    /// Counted from 1.
    pub place: usize,
    /// What the keys of its parameters begin with.
    pub name: String,
    /// Key of its kind: see `collet list features`.
    pub kind: &'static str,
    /// Whether it is left out of the metal.
    pub muted: bool,
}

impl FeaturesSheet {
    /// Of the project as shown.
    #[must_use]
    pub fn of(studio: &Studio) -> Self {
        let sheet = |(at, feature): (usize, &Feature)| FeatureSheet {
            place: at + 1,
            name: feature.id.to_string(),
            kind: feature.work.key(),
            muted: feature.muted,
        };
        let features = studio.project().piece.features.iter().enumerate().map(sheet).collect();
        Self { schema: SCHEMA, project: ProjectSheet::of(studio), features }
    }
}
