//! The status bar.

use crate::studio::{Quality, Studio, figures};

/// How far the picture is behind the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildState {
    /// Picture and findings are those of the document.
    Current,
    /// The picture is behind.
    Building,
    /// The picture is current; the findings are behind.
    Checking,
    /// The last build failed; the text says why.
    Failed(String),
}

/// The status bar.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusView {
    /// What the piece has to fit: `US 7 · 17.32 mm`.
    pub size: String,
    /// What that is called: `Size`, `Chain`, `Ears`, `Wrist`.
    pub size_name: &'static str,
    /// `3.12 g 18k yellow gold`.
    pub weight: String,
    /// `1.004 ct`.
    pub carats: String,
    /// What the workshop does.
    pub build: BuildState,
    /// The measures are of an older state.
    pub stale: bool,
    /// The last message, good or bad.
    pub message: Option<(bool, String)>,
    /// Title of the window: `ring.ron* — Collet`.
    pub title: String,
    /// Whether changes would be lost.
    pub unsaved: bool,
}

/// What the status bar says now.
#[must_use]
pub fn status(studio: &Studio) -> StatusView {
    let piece = &studio.project().piece;
    let built = studio.built();
    let alloy = studio.library().alloys.alloy(&piece.alloy);
    let alloy = alloy.map_or(piece.alloy.as_str(), |alloy| &alloy.name);
    let weight = built.and_then(|(built, _)| built.measures.metal_weight);
    StatusView {
        size: figures::fit(&piece.wear),
        size_name: figures::fit_name(&piece.wear),
        weight: weight.map_or_else(|| alloy.to_owned(), |grams| format!("{} {alloy}", figures::grams(grams))),
        carats: built
            .filter(|(built, _)| built.measures.stone_count > 0)
            .map_or_else(String::new, |(built, _)| figures::carats(built.measures.total_carats)),
        build: build_state(studio),
        stale: built.is_none_or(|(_, stale)| stale),
        message: studio.message.clone(),
        title: title(studio),
        unsaved: studio.document.is_unsaved(),
    }
}

fn build_state(studio: &Studio) -> BuildState {
    if let Some(fault) = studio.workshop.crash(studio.document.version()) {
        return BuildState::Failed(fault.to_owned());
    }
    match studio.workshop.due(studio.wanted(false)) {
        None => BuildState::Current,
        Some(Quality::Production) => BuildState::Checking,
        Some(Quality::Draft | Quality::Preview) => BuildState::Building,
    }
}

fn title(studio: &Studio) -> String {
    let file = studio.document.path().and_then(std::path::Path::file_name);
    let name = file.map_or_else(|| studio.project().name.clone(), |file| file.to_string_lossy().into_owned());
    let mark = if studio.document.is_unsaved() { "*" } else { "" };
    format!("{name}{mark} — Collet")
}
