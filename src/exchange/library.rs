//! The user's own rows of the library.
//! STUB: owner room `exchange`.

use std::path::{Path, PathBuf};

use crate::design::Library;

/// The library with what was read from the user's folder and what was refused there.
#[derive(Debug, Clone)]
pub struct LoadedLibrary {
    pub library: Library,
    /// Text of the user's `rules.ron`, if there is one; the rule book reads it.
    pub rules_text: Option<(String, String)>,
    /// Sentences for a log panel; a bad file never hides the rest.
    pub complaints: Vec<String>,
}

/// `library/` in the user's configuration folder; `COLLET_LIBRARY` in the environment overrides it.
#[must_use]
pub fn user_library_folder() -> Option<PathBuf> {
    todo!()
}

/// The compiled-in rows, then `gems.ron`, `cuts.ron`, `alloys.ron` and `rules.ron` of `folder`, if there.
#[must_use]
pub fn load_library(_folder: Option<&Path>) -> LoadedLibrary {
    todo!()
}
