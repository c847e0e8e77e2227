//! What a stone of a cut and a size may weigh, by the formulas of the trade.

use crate::vocab::{Carats, GramsPerCubicCentimeter, LibraryRow, Millimeters, require_text, require_within};

/// How much lighter than the least formula a stone may be: formulas are good to 5 %.
const LIGHTER: f64 = 0.05;

/// How much heavier than the greatest: the same, and 10 % for a thick girdle.
const HEAVIER: f64 = 0.15;

/// Weights are printed to a hundredth of a carat.
const ROUNDED: f64 = 0.005;

/// The published range of the weight formula of a cut: ct = factor · L · W · D · density.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightFactor {
    /// Its name in files.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Other names, as dealers write them.
    #[serde(default)]
    pub also: Vec<String>,
    /// The least published factor.
    pub least: f64,
    /// The greatest published factor.
    pub most: f64,
    /// Who published them.
    pub source: String,
}

impl WeightFactor {
    /// Whether a dealer's word means this cut.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        let word = plain(word);
        [&self.id, &self.name].into_iter().chain(&self.also).any(|name| plain(name) == word)
    }

    /// The least and the greatest weight that a sound stone of that size prints: the range of the formulas, 5 %
    /// less to 15 % more (a thick girdle), and the half of a hundredth of a carat that is lost in rounding.
    #[must_use]
    pub fn weights(&self, size: [Millimeters; 3], density: GramsPerCubicCentimeter) -> [Carats; 2] {
        let block = size.iter().map(|side| side.0).product::<f64>() * density.0;
        let least = self.least * block * (1.0 - LIGHTER) - ROUNDED;
        [Carats(least.max(0.0)), Carats(self.most * block * (1.0 + HEAVIER) + ROUNDED)]
    }
}

/// Letters and digits alone, in lower case.
pub(super) fn plain(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl LibraryRow for WeightFactor {
    const KIND: &'static str = "weight factor";

    fn id(&self) -> &str {
        &self.id
    }

    fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        require_text("source", &self.source)?;
        require_within("least", self.least, 1e-4, 5e-3)?;
        require_within("most", self.most, self.least, 5e-3)
    }
}

#[cfg(test)]
mod tests {
    use crate::gems::{DIAMOND, GemCatalog, RoundProportions, StoneShape, carats};
    use crate::vocab::{Carats, Degrees, Millimeters, Percent};

    fn weights(cut: &str, size: [f64; 3]) -> [f64; 2] {
        let catalog = GemCatalog::built_in();
        let factor = catalog.weight_factor(cut).unwrap_or_else(|| panic!("{cut}"));
        factor.weights(size.map(Millimeters), DIAMOND).map(|Carats(weight)| weight)
    }

    #[test]
    fn graded_stones_are_within_their_range_and_wrong_ones_are_not() {
        // A round and an oval as the trade's tables have them, and graded cushions (huggingface debadas/diamonds).
        for (cut, size, carats) in [
            ("Round Brilliant", [6.52, 6.48, 4.01], 1.04),
            ("RD", [6.43, 6.43, 3.95], 1.0),
            ("oval", [8.0, 5.6, 3.45], 1.0),
            ("Princess", [5.5, 5.5, 3.9], 1.0),
            ("cushion-brilliant", [5.49, 5.28, 3.68], 1.0),
            ("Cushion Modified", [4.91, 4.44, 3.11], 0.61),
        ] {
            let [least, most] = weights(cut, size);
            assert!((least..=most).contains(&carats), "{cut}: {carats} in {least}..{most}");
            for wrong in [carats * 0.6, carats * 1.5] {
                assert!(!(least..=most).contains(&wrong), "{cut}: {wrong} in {least}..{most}");
            }
        }
    }

    #[test]
    fn a_modeled_round_lies_within_the_range_of_the_formulas() {
        let proportions = RoundProportions {
            table: Percent(57.0),
            crown_angle: Degrees(34.5),
            pavilion_angle: Degrees(40.8),
            star_length: Percent(50.0),
            lower_half_length: Percent(77.0),
            girdle: Percent(3.5),
            culet: Percent(0.0),
        };
        let stone = StoneShape::round(Millimeters(6.5), &proportions).unwrap();
        let [least, most] = weights("round", [6.5, 6.5, stone.depth.0]);
        assert!((least..=most).contains(&carats(stone.volume(), DIAMOND).0));
    }

    #[test]
    fn an_unknown_cut_has_no_formula() {
        assert!(GemCatalog::built_in().weight_factor("Old mine").is_none());
    }
}
