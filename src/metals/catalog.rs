//! The table of alloys.

use super::Alloy;
use crate::vocab::{AlloyId, lay_over, read_rows};

const ALLOYS: &str = include_str!("../../assets/library/alloys.ron");

/// Alloys in the order of the library file.
#[derive(Debug, Clone, PartialEq)]
pub struct AlloyCatalog {
    /// The alloys.
    pub alloys: Vec<Alloy>,
}

impl AlloyCatalog {
    /// The rows compiled in from `assets/library/alloys.ron`. A test holds that they are valid; a build in which
    /// one is not logs it and goes on without them.
    #[must_use]
    pub fn built_in() -> Self {
        let mut catalog = Self { alloys: Vec::new() };
        if let Err(error) = catalog.add_alloys("alloys.ron", ALLOYS) {
            tracing::error!("{error}");
        }
        catalog
    }

    /// Adds rows from a user's text; a row with a known id replaces it.
    ///
    /// # Errors
    /// A sentence that names file, row, field, value and limit.
    pub fn add_alloys(&mut self, file: &str, text: &str) -> Result<(), String> {
        let rows = read_rows(text).map_err(|reason| format!("{file}: {reason}"))?;
        lay_over(&mut self.alloys, rows);
        Ok(())
    }

    /// The alloy of that id.
    #[must_use]
    pub fn alloy(&self, id: &AlloyId) -> Option<&Alloy> {
        self.alloys.iter().find(|row| row.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metals::MetalFamily;
    use crate::vocab::CubicMillimeters;

    #[test]
    fn every_row_compiled_in_is_valid() {
        assert_eq!(read_rows::<Alloy>(ALLOYS).map(|rows| rows.len()), Ok(34));
        assert_eq!(AlloyCatalog::built_in().alloys.len(), 34);
    }

    /// Ruled densities: those of the alloy table, one or two for each family.
    #[test]
    fn alloys_weigh_what_the_table_says() {
        let catalog = AlloyCatalog::built_in();
        for (id, family, fineness, density) in [
            ("gold_18k_yellow", MetalFamily::Gold, Some(750), 15.53),
            ("gold_18k_white_palladium", MetalFamily::Gold, Some(750), 15.66),
            ("gold_14k_yellow", MetalFamily::Gold, Some(585), 13.05),
            ("gold_9k_yellow", MetalFamily::Gold, Some(375), 11.1),
            ("platinum_950_ru", MetalFamily::Platinum, Some(950), 20.7),
            ("palladium_950_ru", MetalFamily::Palladium, Some(950), 12.16),
            ("silver_925", MetalFamily::Silver, Some(925), 10.36),
            ("brass", MetalFamily::Base, None, 8.75),
        ] {
            let alloy = catalog.alloy(&id.into()).unwrap_or_else(|| panic!("{id} is missing"));
            assert_eq!((alloy.family, alloy.fineness), (family, fineness), "{id}");
            assert!((alloy.weight(CubicMillimeters(1000.0)).0 - density).abs() < 1e-12, "{id}");
        }
    }

    /// An alloy is no denser than its gold, platinum or silver with the heaviest of its usual companions.
    #[test]
    fn densities_and_fineness_agree() {
        for alloy in AlloyCatalog::built_in().alloys {
            let (pure, lightest, heaviest) = match alloy.family {
                MetalFamily::Gold => (19.32, 7.13, 12.02),
                MetalFamily::Platinum => (21.45, 8.9, 22.56),
                MetalFamily::Palladium => (12.02, 8.9, 12.37),
                MetalFamily::Silver => (10.49, 7.13, 10.49),
                MetalFamily::Base => continue,
            };
            let share = f64::from(alloy.fineness.unwrap()) / 1000.0;
            let mixed = |rest: f64| 1.0 / (share / pure + (1.0 - share) / rest);
            // Mixing changes the volume a little: 1.5 % on either side.
            let range = mixed(lightest) * 0.985..=mixed(heaviest) * 1.015;
            assert!(range.contains(&alloy.density.0), "{}: {} is not in {range:?}", alloy.id, alloy.density);
        }
    }

    #[test]
    fn a_users_rows_replace_and_join_or_nothing_changes() {
        let mut catalog = AlloyCatalog::built_in();
        let own = r#"[(id: "silver_925", name: "Mine", family: silver, fineness: 925, density: 10.3,
            reflectance: (0.9, 0.9, 0.9), source: "my refiner")]"#;
        catalog.add_alloys("mine.ron", own).unwrap();
        assert_eq!(catalog.alloys.len(), 34);
        assert!((catalog.alloy(&"silver_925".into()).unwrap().density.0 - 10.3).abs() < 1e-12);
        let before = catalog.clone();
        for (from, to, reason) in [
            ("10.3", "103", "mine.ron: alloy `silver_925`: density is 103; it must be 0.5 to 25"),
            ("fineness: 925", "fineness: 1925", "fineness is 1925"),
            ("fineness: 925,", "", "fineness is missing"),
            ("(0.9,", "(1.9,", "reflectance is 1.9"),
            ("source:", "melting: (900, 800), source:", "liquidus is 800"),
            ("source:", "wight: 3, source:", "wight"),
        ] {
            let error = catalog.add_alloys("mine.ron", &own.replace(from, to)).unwrap_err();
            assert!(error.contains(reason), "{error}");
            assert_eq!(catalog, before);
        }
    }
}
