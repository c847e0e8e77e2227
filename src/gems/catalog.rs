//! The table of gems and cuts: the compiled-in rows and the user's own.

use super::{CutPreset, SieveChart, Species, WeightFactor};
use crate::vocab::{CutId, GemId, LibraryRow, lay_over, read_rows};

const GEMS: &str = include_str!("../../assets/library/gems.ron");
const CUTS: &str = include_str!("../../assets/library/cuts.ron");
const WEIGHTS: &str = include_str!("../../assets/library/weights.ron");
const SIEVES: &str = include_str!("../../assets/library/sieves.ron");

/// Gem species, cut presets, sieve charts and weight formulas, in the order of the library files.
#[derive(Debug, Clone, PartialEq)]
pub struct GemCatalog {
    /// The species and varieties.
    pub species: Vec<Species>,
    /// The named proportions.
    pub cuts: Vec<CutPreset>,
    /// Charts of round melee; the last one is used.
    pub sieves: Vec<SieveChart>,
    /// Weight formulas of cuts.
    pub weights: Vec<WeightFactor>,
}

/// Why a library text is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct CatalogError {
    /// The file as it was named to the catalog.
    pub file: String,
    /// Names the row, the field, the value and the limit; line and column where known.
    pub reason: String,
}

impl GemCatalog {
    /// The rows compiled in from `gems.ron`, `cuts.ron`, `sieves.ron` and `weights.ron` of `assets/library`. A test
    /// holds that all are valid; a build in which one is not logs it and goes on without those rows.
    #[must_use]
    pub fn built_in() -> Self {
        let mut catalog =
            Self { species: Vec::new(), cuts: Vec::new(), sieves: Vec::new(), weights: Vec::new() };
        let added = [
            catalog.add_gems("gems.ron", GEMS),
            catalog.add_cuts("cuts.ron", CUTS),
            catalog.add_sieves("sieves.ron", SIEVES),
            catalog.add_weights("weights.ron", WEIGHTS),
        ];
        for error in added.into_iter().filter_map(Result::err) {
            tracing::error!("{error}");
        }
        catalog
    }

    /// Adds rows from a user's text; a row with a known id replaces it.
    ///
    /// # Errors
    /// When the text does not parse or a row is not valid; the catalog is unchanged then.
    pub fn add_gems(&mut self, file: &str, text: &str) -> Result<(), CatalogError> {
        lay_over(&mut self.species, rows(file, text)?);
        Ok(())
    }

    /// As [`GemCatalog::add_gems`] for cut presets.
    ///
    /// # Errors
    /// As [`GemCatalog::add_gems`].
    pub fn add_cuts(&mut self, file: &str, text: &str) -> Result<(), CatalogError> {
        lay_over(&mut self.cuts, rows(file, text)?);
        Ok(())
    }

    /// As [`GemCatalog::add_gems`] for sieve charts.
    ///
    /// # Errors
    /// As [`GemCatalog::add_gems`].
    pub fn add_sieves(&mut self, file: &str, text: &str) -> Result<(), CatalogError> {
        lay_over(&mut self.sieves, rows(file, text)?);
        Ok(())
    }

    /// As [`GemCatalog::add_gems`] for weight formulas.
    ///
    /// # Errors
    /// As [`GemCatalog::add_gems`].
    pub fn add_weights(&mut self, file: &str, text: &str) -> Result<(), CatalogError> {
        lay_over(&mut self.weights, rows(file, text)?);
        Ok(())
    }

    /// The weight formula of a cut, as a dealer calls it; a user's own word comes before ours.
    #[must_use]
    pub fn weight_factor(&self, cut: &str) -> Option<&WeightFactor> {
        self.weights.iter().rev().find(|row| row.is_called(cut))
    }

    /// The sieve chart that is used: the last one.
    #[must_use]
    pub fn sieve(&self) -> Option<&SieveChart> {
        self.sieves.last()
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

fn rows<Row: LibraryRow>(file: &str, text: &str) -> Result<Vec<Row>, CatalogError> {
    read_rows(text).map_err(|reason| CatalogError { file: file.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::{Degrees, GramsPerCubicCentimeter};

    #[test]
    fn every_row_compiled_in_is_valid() {
        assert_eq!(rows::<Species>("gems.ron", GEMS).map(|rows| rows.len()), Ok(73));
        assert_eq!(rows::<CutPreset>("cuts.ron", CUTS).map(|rows| rows.len()), Ok(25));
        let catalog = GemCatalog::built_in();
        assert_eq!((catalog.species.len(), catalog.cuts.len()), (73, 25));
        assert_eq!((catalog.sieves.len(), catalog.weights.len()), (1, 14));
    }

    /// One id for each row of the gem table that the library was made of, with its index and its density there.
    #[test]
    fn species_keep_to_the_gem_table() {
        let catalog = GemCatalog::built_in();
        let table: [(&str, [f64; 2], [f64; 2]); 43] = [
            ("diamond", [2.417, 2.418], [3.52, 3.53]),
            ("diamond_lab", [2.417, 2.418], [3.52, 3.53]),
            ("moissanite", [2.647, 2.648], [3.21, 3.21]),
            ("cubic_zirconia", [2.158, 2.159], [5.8, 5.9]),
            ("ruby", [1.760, 1.769], [3.98, 3.98]),
            ("sapphire_blue", [1.760, 1.769], [3.98, 3.98]),
            ("padparadscha", [1.760, 1.769], [3.98, 3.98]),
            ("emerald", [1.577, 1.583], [2.70, 2.76]),
            ("aquamarine", [1.571, 1.5771], [2.68, 2.71]),
            ("morganite", [1.5769, 1.594], [2.80, 2.90]),
            ("heliodor", [1.570, 1.5771], [2.68, 2.71]),
            ("amethyst", [1.544, 1.553], [2.65, 2.65]),
            ("citrine", [1.544, 1.553], [2.65, 2.65]),
            ("quartz_smoky", [1.544, 1.553], [2.65, 2.65]),
            ("topaz_blue", [1.61, 1.638], [3.53, 3.57]),
            ("almandine", [1.7895, 1.7905], [4.1, 4.3]),
            ("pyrope", [1.7135, 1.7145], [3.6, 3.8]),
            ("spessartine", [1.7995, 1.8005], [4.15, 4.2]),
            ("tsavorite", [1.7335, 1.7345], [3.59, 3.6]),
            ("demantoid", [1.8865, 1.8875], [3.84, 3.9]),
            ("spinel_red", [1.716, 1.7165], [3.60, 3.60]),
            ("tourmaline_green", [1.603, 1.655], [3.05, 3.22]),
            ("tourmaline_paraiba", [1.603, 1.655], [3.06, 3.06]),
            ("peridot", [1.6535, 1.690], [3.34, 3.34]),
            ("tanzanite", [1.691, 1.701], [3.35, 3.38]),
            ("zircon_blue", [1.9245, 1.984], [4.67, 4.73]),
            ("alexandrite", [1.741, 1.748], [3.73, 3.75]),
            ("chrysoberyl", [1.741, 1.748], [3.6, 3.8]),
            ("opal", [1.37, 1.47], [2.0, 2.3]),
            ("pearl", [1.53, 1.69], [2.60, 2.78]),
            ("turquoise", [1.61, 1.65], [2.4, 2.9]),
            ("onyx", [1.535, 1.540], [2.55, 2.91]),
            ("lapis_lazuli", [1.49, 1.51], [2.7, 2.9]),
            ("jadeite", [1.65, 1.67], [3.2, 3.4]),
            ("moonstone", [1.508, 1.536], [2.55, 2.61]),
            ("labradorite", [1.56, 1.57], [2.6, 2.7]),
            ("iolite", [1.54, 1.55], [2.6, 2.6]),
            ("kunzite", [1.660, 1.676], [3.18, 3.18]),
            ("malachite", [1.65, 1.91], [3.6, 4.0]),
            ("coral", [1.49, 1.65], [2.6, 2.7]),
            ("tigers_eye", [1.53, 1.55], [2.65, 2.65]),
            ("yag", [1.8325, 1.8335], [4.56, 4.56]),
            ("glass_paste", [1.5165, 1.5175], [2.3, 4.5]),
        ];
        for (id, index, density) in table {
            let row = catalog.species(&id.into()).unwrap_or_else(|| panic!("{id} is missing"));
            let within = |value: f64, [least, most]: [f64; 2]| (least..=most).contains(&value);
            assert!(within(row.index(), index), "{id}: index {}", row.index());
            assert!(within(row.density.0, density), "{id}: density {}", row.density);
        }
    }

    #[test]
    fn critical_angles_are_those_of_the_trade() {
        let catalog = GemCatalog::built_in();
        for (id, degrees) in [
            ("diamond", 24.4),
            ("moissanite", 22.2),
            ("cubic_zirconia", 27.6),
            ("ruby", 34.4),
            ("spinel_red", 35.6),
            ("topaz_blue", 37.9),
            ("rock_crystal", 40.4),
            ("opal", 43.6),
        ] {
            let Degrees(angle) = catalog.species(&id.into()).unwrap().critical_angle();
            assert!((angle - degrees).abs() < 0.06, "{id}: {angle}");
        }
    }

    #[test]
    fn a_users_rows_replace_and_join_or_nothing_changes() {
        let mut catalog = GemCatalog::built_in();
        let row = |id: &str, density: &str| {
            format!(
                r#"(id: "{id}", name: "Mine", dispersion: Cauchy(a: 1.7, b: 0.01), density: {density}, hardness: 8,
                absorption: (0, 0, 0), ultrasonic: safe, steam: never, heat: "None.", source: "my bench")"#
            )
        };
        catalog.add_gems("mine.ron", &format!("[{}, {}]", row("ruby", "4.1"), row("mine", "3.3"))).unwrap();
        assert_eq!(catalog.species.len(), 74);
        assert_eq!(catalog.species(&"ruby".into()).unwrap().density, GramsPerCubicCentimeter(4.1));
        let before = catalog.clone();
        for (density, reason) in [
            ("0.4", "mine.ron: gem `other`: density is 0.4; it must be 0.5 to 25"),
            ("NaN", "density is NaN"),
            ("1e9", "density is 1000000000"),
            ("heavy", "density"),
        ] {
            let text = format!("[{}, {}]", row("fine", "3"), row("other", density));
            let error = catalog.add_gems("mine.ron", &text).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
            assert_eq!(catalog, before);
        }
    }

    #[test]
    fn a_preset_has_all_numbers_of_its_family_and_no_others() {
        let mut catalog = GemCatalog::built_in();
        let mut add = |cut: &str, figures: &str| {
            let row = format!(
                r#"[(id: "mine", name: "Mine", cut: {cut}, proportions: ({figures}), source: "me")]"#
            );
            catalog.add_cuts("mine.ron", &row).map_err(|error| error.to_string())
        };
        assert_eq!(add("rose", "dome_height: 30, girdle: 2"), Ok(()));
        for (cut, figures, reason) in [
            ("rose", "dome_height: 30", "`girdle` is missing"),
            ("rose", "dome_height: 30, girdle: 2, table: 50", "a cut `rose` has no `table`"),
            ("rose", "dome_height: 30, girdle: 2, height: 50", "height"),
            ("rose", "dome_height: 90, girdle: 2", "cut `mine`: Dome height is 90; it must be 8 to 60 %"),
            ("rosy", "dome_height: 30, girdle: 2", "rosy"),
        ] {
            let error = add(cut, figures).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn a_cut_out_of_its_limits_is_refused() {
        let mut catalog = GemCatalog::built_in();
        let text = r#"[(id: "flat", name: "Flat", source: "me", proportions: (table: 95, crown_angle: 34.5,
            pavilion_angle: 40.8, star_length: 50, lower_half_length: 77, girdle: 3, culet: 0))]"#;
        let error = catalog.add_cuts("mine.ron", text).unwrap_err().to_string();
        assert!(error.starts_with("mine.ron: cut `flat`: table is 95"), "{error}");
    }
}
