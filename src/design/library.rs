//! The tables that a design refers to.

use crate::gems::GemCatalog;
use crate::metals::AlloyCatalog;

/// Gems, cuts and alloys: the compiled-in rows and the user's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    pub gems: GemCatalog,
    pub alloys: AlloyCatalog,
}

impl Library {
    /// The rows compiled into the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self { gems: GemCatalog::built_in(), alloys: AlloyCatalog::built_in() }
    }
}
