//! The table of alloys.
//! STUB: owner room `metals`.

use super::Alloy;
use crate::vocab::AlloyId;

/// Alloys in the order of the library file.
#[derive(Debug, Clone, PartialEq)]
pub struct AlloyCatalog {
    pub alloys: Vec<Alloy>,
}

impl AlloyCatalog {
    /// The rows compiled in from `assets/library/alloys.ron`.
    #[must_use]
    pub fn built_in() -> Self {
        todo!()
    }

    /// Adds rows from a user's text; a row with a known id replaces it.
    ///
    /// # Errors
    /// A sentence that names file, row, field, value and limit.
    pub fn add_alloys(&mut self, _file: &str, _text: &str) -> Result<(), String> {
        todo!()
    }

    /// The alloy of that id.
    #[must_use]
    pub fn alloy(&self, id: &AlloyId) -> Option<&Alloy> {
        self.alloys.iter().find(|row| row.id == *id)
    }
}
