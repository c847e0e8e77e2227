//! Sizes of round stones: diameter ↔ weight ↔ sieve of the trade.

use super::stone_shape::within;
use super::{DIAMOND, ShapeError};
use crate::vocab::{
    Carats, GramsPerCubicCentimeter, LibraryRow, Limits, Millimeters, Unit, require_text, require_within,
};

/// Weight of a round diamond over the cube of its diameter, ct/mm³ (`JewelCraft`, unit.py): 1 ct measures 6.49 mm.
const ROUND_FACTOR: f64 = 0.00365;

/// Diameters of round stones.
const DIAMETER: Limits = Limits { least: 0.3, most: 60.0, step: 0.05, unit: Unit::Millimeter };

/// The usual weight of a round of that diameter; stones are cut a few percent deeper and shallower.
///
/// # Errors
/// [`ShapeError::OutOfRange`] for a diameter that no stone has.
pub fn round_carats(diameter: Millimeters, density: GramsPerCubicCentimeter) -> Result<Carats, ShapeError> {
    within("diameter", diameter.0, &DIAMETER)?;
    Ok(Carats(weight(diameter.0, density)))
}

/// The usual diameter of a round of that weight.
///
/// # Errors
/// [`ShapeError::OutOfRange`] for a weight that no stone has.
pub fn round_diameter(carats: Carats, density: GramsPerCubicCentimeter) -> Result<Millimeters, ShapeError> {
    let [least, most] = [DIAMETER.least, DIAMETER.most].map(|diameter| weight(diameter, density));
    if (least..=most).contains(&carats.0) {
        return Ok(Millimeters((carats.0 / weight(1.0, density)).cbrt()));
    }
    let limit = format!("{least:.4} to {most:.0} ct");
    Err(ShapeError::OutOfRange { name: "weight", value: carats.0, limit })
}

fn weight(diameter: f64, density: GramsPerCubicCentimeter) -> f64 {
    ROUND_FACTOR * diameter.powi(3) * density.0 / DIAMOND.0
}

/// A chart of sieves.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SieveChart {
    /// Its name in files.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Of the stones that its weights are for.
    pub density: GramsPerCubicCentimeter,
    /// Who published it.
    pub source: String,
    /// From small to large; there may be gaps.
    pub sizes: Vec<SieveSize>,
}

/// What stays between two sieves.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SieveSize {
    /// The numbers of the sieve that it stays on and of the one that it falls through: `+6.5-7`.
    pub sieve: String,
    /// The least diameter.
    pub from: Millimeters,
    /// The diameter at which the next size begins.
    pub to: Millimeters,
    /// Average weight of one stone, of the chart's density.
    pub carats: Carats,
}

/// Why a chart has no size for something.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SieveError {
    /// Larger or smaller than all.
    #[error("{value} {unit} is no melee of this chart, which goes from {least} to {most} {unit}")]
    OutOfRange {
        /// What was asked for.
        value: f64,
        /// `mm` or `ct`.
        unit: &'static str,
        /// Of the smallest size.
        least: f64,
        /// Of the largest size.
        most: f64,
    },
    /// In a gap of the chart.
    #[error(
        "{value} mm falls between the sizes {below} (to {to} mm) and {above} (from {from} mm) of this chart"
    )]
    Between {
        /// The diameter.
        value: f64,
        /// The sieve below.
        below: String,
        /// Where it ends.
        to: f64,
        /// The sieve above.
        above: String,
        /// Where it begins.
        from: f64,
    },
    /// A number that is not on the chart.
    #[error("the chart has no sieve `{asked}`; it has {known}")]
    Unknown {
        /// What was asked for.
        asked: String,
        /// All sieves.
        known: String,
    },
}

impl SieveChart {
    /// The size that a diameter belongs to.
    ///
    /// # Errors
    /// [`SieveError`] out of the chart's range or in one of its gaps.
    pub fn at_diameter(&self, diameter: Millimeters) -> Result<&SieveSize, SieveError> {
        let (first, last) = self.ends()?;
        let value = diameter.0;
        if !(first.from.0..=last.to.0).contains(&value) {
            return Err(SieveError::OutOfRange { value, unit: "mm", least: first.from.0, most: last.to.0 });
        }
        let above = self.sizes.partition_point(|size| size.from.0 <= value);
        let below = above.checked_sub(1).and_then(|at| self.sizes.get(at)).unwrap_or(first);
        match self.sizes.get(above) {
            Some(next) if value >= below.to.0 => Err(SieveError::Between {
                value,
                below: below.sieve.clone(),
                to: below.to.0,
                above: next.sieve.clone(),
                from: next.from.0,
            }),
            _ => Ok(below),
        }
    }

    /// The size whose average weight is nearest.
    ///
    /// # Errors
    /// [`SieveError::OutOfRange`] for a weight under that of the smallest size or over that of the largest.
    pub fn at_weight(
        &self,
        carats: Carats,
        density: GramsPerCubicCentimeter,
    ) -> Result<&SieveSize, SieveError> {
        let (first, last) = self.ends()?;
        let [least, most] = [first, last].map(|size| self.weight_of(size, density).0);
        // A weight that was read off this chart is on it, whatever the last bit says.
        let slack = 1e-9;
        if !(least * (1.0 - slack)..=most * (1.0 + slack)).contains(&carats.0) {
            return Err(SieveError::OutOfRange { value: carats.0, unit: "ct", least, most });
        }
        let off = |size: &SieveSize| (self.weight_of(size, density).0 - carats.0).abs();
        Ok(self.sizes.iter().min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(first))
    }

    /// The size of that sieve, as people write it: `+6.5-7`, `6.5-7`, or `6.5` for what stays on 6.5.
    ///
    /// # Errors
    /// [`SieveError::Unknown`] with all that there are.
    pub fn named(&self, sieve: &str) -> Result<&SieveSize, SieveError> {
        let asked = plain(sieve);
        let fits = |size: &&SieveSize| {
            let name = plain(&size.sieve);
            name == asked || name.split('-').next() == Some(asked.as_str())
        };
        self.sizes.iter().find(fits).ok_or_else(|| SieveError::Unknown {
            asked: sieve.to_owned(),
            known: self.sizes.iter().map(|size| size.sieve.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    /// Average weight of one stone of a size, in a material of that density.
    #[must_use]
    pub fn weight_of(&self, size: &SieveSize, density: GramsPerCubicCentimeter) -> Carats {
        Carats(size.carats.0 * density.0 / self.density.0)
    }

    fn ends(&self) -> Result<(&SieveSize, &SieveSize), SieveError> {
        let ends = self.sizes.first().zip(self.sizes.last());
        ends.ok_or_else(|| SieveError::Unknown { asked: String::new(), known: "none".to_owned() })
    }
}

/// Without blanks, the plus in front, and with a plain minus.
fn plain(sieve: &str) -> String {
    let bare: String = sieve.chars().filter(|letter| !letter.is_whitespace()).collect();
    bare.replace(['−', '–'], "-").trim_start_matches('+').to_owned()
}

impl LibraryRow for SieveChart {
    const KIND: &'static str = "sieve chart";

    fn id(&self) -> &str {
        &self.id
    }

    fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        require_text("source", &self.source)?;
        require_within("density", self.density.0, 0.5, 25.0)?;
        if self.sizes.is_empty() {
            return Err("sizes is empty; it must have at least one".to_owned());
        }
        for size in &self.sizes {
            require_text("sieve", &size.sieve)?;
            require_within("from", size.from.0, DIAMETER.least, DIAMETER.most)?;
            require_within("to", size.to.0, size.from.0, DIAMETER.most)?;
            require_within("carats", size.carats.0, 1e-5, 100.0)?;
        }
        let climbs =
            |pair: &[SieveSize]| pair[1].from.0 >= pair[0].to.0 && pair[1].carats.0 > pair[0].carats.0;
        match self.sizes.windows(2).find(|pair| !climbs(pair)) {
            None => Ok(()),
            Some(pair) => {
                let [small, large] = [&pair[0].sieve, &pair[1].sieve];
                Err(format!("{large} must begin where {small} ends or later, and weigh more"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::GemCatalog;

    fn chart() -> SieveChart {
        GemCatalog::built_in().sieve().cloned().unwrap()
    }

    #[test]
    fn every_size_of_the_table_is_found_by_its_diameters_its_weight_and_its_name() {
        let chart = chart();
        assert_eq!(chart.sizes.len(), 30);
        for size in &chart.sizes {
            for diameter in [size.from.0, f64::midpoint(size.from.0, size.to.0), size.to.0 - 1e-6] {
                assert_eq!(chart.at_diameter(Millimeters(diameter)), Ok(size), "{diameter}");
            }
            for density in [3.52, 3.98, 2.65].map(GramsPerCubicCentimeter) {
                assert_eq!(chart.at_weight(chart.weight_of(size, density), density), Ok(size));
            }
            assert_eq!(chart.named(&size.sieve), Ok(size));
        }
        assert_eq!(chart.at_diameter(Millimeters(3.7)).unwrap().sieve, "16", "the last size has its end");
    }

    /// Rows of the published chart, one of each column.
    #[test]
    fn the_trade_reads_the_same_rows() {
        let chart = chart();
        for (sieve, from, to, carats) in
            [("+1.5−2", 1.20, 1.25, 0.008), ("6.5-7", 1.80, 1.90, 0.025), ("+ 11 - 11.5", 2.70, 2.80, 0.078)]
        {
            let size = chart.named(sieve).unwrap();
            assert_eq!(
                (size.from, size.to, size.carats),
                (Millimeters(from), Millimeters(to), Carats(carats))
            );
        }
        assert_eq!(chart.named("6.5").unwrap().sieve, "+6.5-7");
    }

    #[test]
    fn what_is_not_on_the_chart_is_told_with_value_and_limits() {
        let chart = chart();
        let told = |diameter| chart.at_diameter(Millimeters(diameter)).unwrap_err().to_string();
        assert_eq!(told(4.2), "4.2 mm is no melee of this chart, which goes from 0.8 to 3.7 mm");
        assert!(told(f64::NAN).contains("NaN mm is no melee") && told(0.0).contains("0 mm is no melee"));
        assert_eq!(
            told(3.05),
            "3.05 mm falls between the sizes +12-12.5 (to 3 mm) and +13-13.5 (from 3.1 mm) of this chart"
        );
        let error = chart.at_weight(Carats(1.0), DIAMOND).unwrap_err().to_string();
        assert_eq!(error, "1 ct is no melee of this chart, which goes from 0.004 to 0.175 ct");
        let error = chart.named("+99").unwrap_err().to_string();
        assert!(error.starts_with("the chart has no sieve `+99`; it has +0000-000, +000-0,"), "{error}");
    }

    /// Diameters of single stones that the trade prints (diamondconsultants.in), within 8 %: they are rounded.
    #[test]
    fn weights_of_single_stones_are_those_of_the_trade() {
        for (diameter, carats) in
            [(3.8, 0.20), (4.1, 0.25), (4.5, 0.33), (4.8, 0.40), (5.2, 0.50), (6.5, 1.0)]
        {
            let weight = round_carats(Millimeters(diameter), DIAMOND).unwrap();
            assert!((weight.0 / carats - 1.0).abs() < 0.03, "{diameter} mm: {weight}");
            let back = round_diameter(weight, DIAMOND).unwrap();
            assert!((back.0 - diameter).abs() < 1e-12);
        }
        let sapphire = round_carats(Millimeters(6.5), GramsPerCubicCentimeter(3.98)).unwrap();
        assert!((sapphire.0 - 1.0024 * 3.98 / 3.52).abs() < 1e-3);
        let error = round_carats(Millimeters(99.0), DIAMOND).unwrap_err().to_string();
        assert_eq!(error, "diameter is 99; it must be 0.3 to 60 mm");
        let error = round_diameter(Carats(0.0), DIAMOND).unwrap_err().to_string();
        assert_eq!(error, "weight is 0; it must be 0.0001 to 788 ct");
    }

    #[test]
    fn a_chart_that_does_not_climb_is_refused() {
        let mut catalog = GemCatalog::built_in();
        let text = |second: &str| {
            format!(
                r#"[(id: "mine", name: "Mine", density: 3.52, source: "my supplier",
                sizes: [(sieve: "+1-2", from: 1.0, to: 1.2, carats: 0.01), (sieve: "+2-3", {second})])]"#
            )
        };
        let error = catalog.add_sieves("mine.ron", &text("from: 1.1, to: 1.3, carats: 0.02")).unwrap_err();
        assert!(error.to_string().contains("+2-3 must begin where +1-2 ends"), "{error}");
        catalog.add_sieves("mine.ron", &text("from: 1.2, to: 1.3, carats: 0.02")).unwrap();
        assert_eq!(catalog.sieve().unwrap().id, "mine", "the user's own chart is used");
    }
}
