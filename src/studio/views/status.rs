//! The status bar.
//! STUB: owner room `studio`.

use crate::studio::Studio;

/// How far the picture is behind the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildState {
    Current,
    Building,
    Checking,
    /// The last build failed; the text says why.
    Failed(String),
}

/// The status bar.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusView {
    /// `US 7 · 17.32 mm`.
    pub size: String,
    /// `3.12 g 18k yellow gold`.
    pub weight: String,
    /// `1.004 ct`.
    pub carats: String,
    pub build: BuildState,
    /// The measures are of an older state.
    pub stale: bool,
    /// The last message, good or bad.
    pub message: Option<(bool, String)>,
    /// Title of the window: `ring.ron* — Collet`.
    pub title: String,
    pub unsaved: bool,
}

#[must_use]
pub fn status(_studio: &Studio) -> StatusView {
    todo!()
}
