//! The table of gems and cuts: the compiled-in rows and the user's own.
//! STUB: owner room `gems`.

use super::{CutPreset, Species};
use crate::vocab::{CutId, GemId};

/// Gem species and cut presets, in the order of the library files.
#[derive(Debug, Clone, PartialEq)]
pub struct GemCatalog {
    pub species: Vec<Species>,
    pub cuts: Vec<CutPreset>,
}

/// Why a library text is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct CatalogError {
    pub file: String,
    /// Names the row, the field, the value and the limit; line and column where known.
    pub reason: String,
}

impl GemCatalog {
    /// The rows compiled in from `assets/library/gems.ron` and `cuts.ron`.
    #[must_use]
    pub fn built_in() -> Self {
        todo!()
    }

    /// Adds rows from a user's text; a row with a known id replaces it.
    ///
    /// # Errors
    /// When the text does not parse or a row is not valid; the catalog is unchanged then.
    pub fn add_gems(&mut self, _file: &str, _text: &str) -> Result<(), CatalogError> {
        todo!()
    }

    /// As [`GemCatalog::add_gems`] for cut presets.
    ///
    /// # Errors
    /// As [`GemCatalog::add_gems`].
    pub fn add_cuts(&mut self, _file: &str, _text: &str) -> Result<(), CatalogError> {
        todo!()
    }

    /// The species of that id.
    #[must_use]
    pub fn species(&self, id: &GemId) -> Option<&Species> {
        self.species.iter().find(|row| row.id == *id)
    }

    /// The cut preset of that id.
    #[must_use]
    pub fn cut(&self, id: &CutId) -> Option<&CutPreset> {
        self.cuts.iter().find(|row| row.id == *id)
    }
}
