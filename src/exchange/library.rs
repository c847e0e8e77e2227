//! The user's own rows of the library.

use std::path::{Path, PathBuf};

use super::text::{read_limited, user_config_folder};
use crate::design::Library;

/// The library with what was read from the user's folder and what was refused there.
#[derive(Debug, Clone)]
pub struct LoadedLibrary {
    /// The compiled-in rows and the user's.
    pub library: Library,
    /// Name and text of the user's `rules.ron`, if there is one; the rule book reads it.
    pub rules_text: Option<(String, String)>,
    /// Sentences for a log panel; a bad file never hides the rest.
    pub complaints: Vec<String>,
}

/// The most bytes that are read as one table.
const MOST_BYTES: u64 = 16 << 20;

/// `library/` in the user's configuration folder; `COLLET_LIBRARY` in the environment overrides it.
#[must_use]
pub fn user_library_folder() -> Option<PathBuf> {
    let named = std::env::var_os("COLLET_LIBRARY").filter(|folder| !folder.is_empty());
    named.map(PathBuf::from).or_else(|| user_config_folder().map(|folder| folder.join("library")))
}

/// The compiled-in rows, then `gems.ron`, `cuts.ron`, `sieves.ron`, `weights.ron`, `alloys.ron`, `routes.ron` and
/// `rules.ron` of `folder`, if there.
#[must_use]
pub fn load_library(folder: Option<&Path>) -> LoadedLibrary {
    let mut loaded = LoadedLibrary { library: Library::built_in(), rules_text: None, complaints: Vec::new() };
    if let Some(folder) = folder {
        loaded.add(folder, "gems.ron", |library, name, text| {
            library.gems.add_gems(name, text).map_err(|error| error.to_string())
        });
        loaded.add(folder, "cuts.ron", |library, name, text| {
            library.gems.add_cuts(name, text).map_err(|error| error.to_string())
        });
        loaded.add(folder, "sieves.ron", |library, name, text| {
            library.gems.add_sieves(name, text).map_err(|error| error.to_string())
        });
        loaded.add(folder, "weights.ron", |library, name, text| {
            library.gems.add_weights(name, text).map_err(|error| error.to_string())
        });
        loaded.add(folder, "alloys.ron", |library, name, text| library.alloys.add_alloys(name, text));
        loaded.add(folder, "routes.ron", |library, name, text| library.routes.add_routes(name, text));
        loaded.rules_text = loaded.text(folder, "rules.ron");
    }
    loaded
}

impl LoadedLibrary {
    fn add(
        &mut self,
        folder: &Path,
        name: &str,
        add: impl FnOnce(&mut Library, &str, &str) -> Result<(), String>,
    ) {
        if let Some((file, text)) = self.text(folder, name)
            && let Err(complaint) = add(&mut self.library, &file, &text)
        {
            self.complaints.push(complaint);
        }
    }

    /// Path and text of one file; nothing, and no complaint, where there is none.
    fn text(&mut self, folder: &Path, name: &str) -> Option<(String, String)> {
        let path = folder.join(name);
        if !path.exists() {
            return None;
        }
        let file = path.display().to_string();
        let complaint = match read_limited(&path, MOST_BYTES).map(String::from_utf8) {
            Ok(Ok(text)) => return Some((file, text)),
            Ok(Err(error)) => format!("not text (UTF-8): {}: {file}", error.utf8_error()),
            Err(error) => error.to_string(),
        };
        self.complaints.push(complaint);
        None
    }
}
