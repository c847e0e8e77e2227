//! The tables that a design refers to.

use super::parameter::RowTable;
use crate::gems::{CutPreset, Family, GemCatalog};
use crate::metals::{AlloyCatalog, RouteCatalog};

/// Gems, cuts, alloys and routes: the compiled-in rows and the user's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// Gem species and cut presets.
    pub gems: GemCatalog,
    /// Casting alloys.
    pub alloys: AlloyCatalog,
    /// Ways to make a piece of them.
    pub routes: RouteCatalog,
}

impl Library {
    /// The rows compiled into the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            gems: GemCatalog::built_in(),
            alloys: AlloyCatalog::built_in(),
            routes: RouteCatalog::built_in(),
        }
    }

    /// The name of a row, if there is one of that id.
    #[must_use]
    pub fn row_name(&self, table: RowTable, id: &str) -> Option<&str> {
        match table {
            RowTable::Gem => self.gems.species(&id.into()).map(|row| row.name.as_str()),
            RowTable::Cut(family) => {
                self.cuts_of(family).find(|row| row.id.as_str() == id).map(|row| row.name.as_str())
            }
            RowTable::Alloy => self.alloys.alloy(&id.into()).map(|row| row.name.as_str()),
        }
    }

    /// The presets of a family.
    pub fn cuts_of(&self, family: Family) -> impl Iterator<Item = &CutPreset> {
        self.gems.cuts.iter().filter(move |row| row.cut.family() == family)
    }

    /// The ids of a table, in its order.
    #[must_use]
    pub fn row_ids(&self, table: RowTable) -> Vec<&str> {
        match table {
            RowTable::Gem => self.gems.species.iter().map(|row| row.id.as_str()).collect(),
            RowTable::Cut(family) => self.cuts_of(family).map(|row| row.id.as_str()).collect(),
            RowTable::Alloy => self.alloys.alloys.iter().map(|row| row.id.as_str()).collect(),
        }
    }
}
