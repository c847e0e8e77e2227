//! Millimeters to carats and back, for every family of cuts.

use super::{Cut, ShapeError, StoneShape};
use crate::vocab::{Carats, CubicMillimeters, GramsPerCubicCentimeter, Millimeters};

/// Weight from volume: 1 ct = 0.2 g, so ct = V[cm³] · density · 5.
#[must_use]
pub fn carats(volume: CubicMillimeters, density: GramsPerCubicCentimeter) -> Carats {
    Carats(volume.0 * 1e-3 * density.0 * 5.0)
}

/// The width from which other sizes are scaled.
const PATTERN: Millimeters = Millimeters(10.0);

impl Cut {
    /// Length and width of a stone of that width at the family's own ratio.
    #[must_use]
    pub fn nominal_size(&self, width: Millimeters) -> [Millimeters; 2] {
        [Millimeters(width.0 * self.family().ratio()), width]
    }

    /// What a stone of that size weighs: the volume of its facets, no formula.
    ///
    /// # Errors
    /// As [`StoneShape::of`].
    pub fn carats_of(
        &self,
        size: [Millimeters; 2],
        depth: Option<Millimeters>,
        density: GramsPerCubicCentimeter,
    ) -> Result<Carats, ShapeError> {
        Ok(carats(StoneShape::of(self, size, depth)?.volume(), density))
    }

    /// Length and width, at the family's own ratio, of a stone of that weight. Exact, because all proportions are
    /// shares: the weight goes with the cube of the width.
    ///
    /// # Errors
    /// [`ShapeError`] for a weight that is not over 0, for proportions that make no stone, and for a stone too small
    /// or too large to be cut.
    pub fn size_of(
        &self,
        weight: Carats,
        density: GramsPerCubicCentimeter,
    ) -> Result<[Millimeters; 2], ShapeError> {
        if !(weight.0 > 0.0 && weight.0.is_finite()) {
            return Err(ShapeError::OutOfRange {
                name: "weight",
                value: weight.0,
                limit: "over 0 ct".to_owned(),
            });
        }
        let pattern = self.carats_of(self.nominal_size(PATTERN), None, density)?;
        let size = self.nominal_size(Millimeters(PATTERN.0 * (weight.0 / pattern.0).cbrt()));
        StoneShape::of(self, size, None).map(|_| size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::Family;

    const DIAMOND: GramsPerCubicCentimeter = GramsPerCubicCentimeter(3.52);

    #[test]
    fn size_and_weight_are_each_others_inverse() {
        for family in Family::ALL {
            let cut = Cut::of(family);
            let size = cut.size_of(Carats(1.0), DIAMOND).unwrap();
            let back = cut.carats_of(size, None, DIAMOND).unwrap();
            assert!((back.0 - 1.0).abs() < 1e-6, "{family:?}: {back:?}");
        }
    }

    #[test]
    fn a_carat_has_the_trades_sizes() {
        // Usual sizes of one carat (6.5 mm round; 7.7 × 5.7 mm and so on are within 5 % across the trade's charts).
        let round = Cut::of(Family::Round).size_of(Carats(1.0), DIAMOND).unwrap()[1].0;
        assert!((round / 6.5 - 1.0).abs() < 0.015, "{round}");
        for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let error = Cut::of(Family::Oval).size_of(Carats(weight), DIAMOND).unwrap_err().to_string();
            assert!(error.starts_with("weight is"), "{error}");
        }
        let error = Cut::of(Family::Oval).size_of(Carats(1e9), DIAMOND).unwrap_err().to_string();
        assert!(error.contains("must be 0.3 to 60 mm"), "{error}");
    }
}
