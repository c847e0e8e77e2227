//! The refractive index over the wavelength, in the forms in which it is published.

/// A refractive index that depends on the wavelength λ in micrometers.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Dispersion {
    /// n² = 1 + offset + Σ B λ² / (λ² − C²) (`C` squared by us) as `(B, C)` pairs.
    SellmeierSquared {
        /// Added to 1.
        offset: f64,
        /// `(B, C)` with C in µm.
        terms: Vec<(f64, f64)>,
    },
    /// n² = 1 + offset + Σ B λ² / (λ² − C) as `(B, C)` pairs.
    Sellmeier {
        /// Added to 1.
        offset: f64,
        /// `(B, C)` with C in µm².
        terms: Vec<(f64, f64)>,
    },
    /// n² = a + Σ B / (λ² − C) + d λ², as published for silicon carbide and rutile.
    Laurent {
        /// The constant.
        a: f64,
        /// `(B, C)`, both in µm².
        terms: Vec<(f64, f64)>,
        /// In µm⁻².
        d: f64,
    },
    /// n = A + B / λ².
    Cauchy {
        /// The index at infinite wavelength.
        a: f64,
        /// In µm².
        b: f64,
    },
}

impl Dispersion {
    /// The refractive index at a vacuum wavelength in micrometers; NaN where the formula has no real value.
    #[must_use]
    pub fn index_at(&self, micrometers: f64) -> f64 {
        let square = micrometers * micrometers;
        let sum = |terms: &[(f64, f64)], term: fn(f64, f64, f64) -> f64| -> f64 {
            terms.iter().map(|(b, c)| term(square, *b, *c)).sum()
        };
        match self {
            Self::SellmeierSquared { offset, terms } => {
                (1.0 + offset + sum(terms, |square, b, c| b * square / (square - c * c))).sqrt()
            }
            Self::Sellmeier { offset, terms } => {
                (1.0 + offset + sum(terms, |square, b, c| b * square / (square - c))).sqrt()
            }
            Self::Laurent { a, terms, d } => {
                (a + sum(terms, |square, b, c| b / (square - c)) + d * square).sqrt()
            }
            Self::Cauchy { a, b } => a + b / square,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "coefficients as they are published")]
mod tests {
    use super::*;

    fn form_1(terms: &[(f64, f64)]) -> Dispersion {
        Dispersion::SellmeierSquared { offset: 0.0, terms: terms.to_vec() }
    }

    fn form_2(offset: f64, terms: &[(f64, f64)]) -> Dispersion {
        Dispersion::Sellmeier { offset, terms: terms.to_vec() }
    }

    fn laurent(a: f64, terms: &[(f64, f64)], d: f64) -> Dispersion {
        Dispersion::Laurent { a, terms: terms.to_vec(), d }
    }

    /// n² = a + b λ² / (λ² − c) + d λ², as published for chrysoberyl.
    fn with_slope(a: f64, b: f64, c: f64, d: f64) -> Dispersion {
        laurent(a + b, &[(b * c, c)], d)
    }

    /// Name, fit, published index at the D line and published dispersion from B to G.
    type Published = (&'static str, Dispersion, f64, f64);

    fn assert_as_published(fits: impl IntoIterator<Item = Published>) {
        for (name, fit, at_d, from_b_to_g) in fits {
            let index = fit.index_at(0.5893);
            assert!((index - at_d).abs() < 1.5e-4, "{name}: n(D) is {index:.5}, published {at_d}");
            let spread = fit.index_at(0.4308) - fit.index_at(0.6867);
            let digit = if from_b_to_g > 0.1 { 1e-3 } else { 1e-4 };
            assert!(
                (spread - from_b_to_g).abs() < digit,
                "{name}: B–G is {spread:.5}, published {from_b_to_g}"
            );
        }
    }

    #[test]
    fn fits_of_gems_give_their_published_index_and_dispersion() {
        assert_as_published([
            ("diamond", form_1(&[(0.3306, 0.175), (4.3356, 0.106)]), 2.4173, 0.0444),
            (
                "corundum o",
                form_1(&[(1.4313493, 0.0726631), (0.65054713, 0.1193242), (5.3414021, 18.028251)]),
                1.7681,
                0.0181,
            ),
            (
                "corundum e",
                form_1(&[(1.5039759, 0.0740288), (0.55069141, 0.1216529), (6.5927379, 20.072248)]),
                1.7600,
                0.0178,
            ),
            (
                "quartz o",
                form_2(0.28604141, &[(1.07044083, 1.00585997e-2), (1.10202242, 100.0)]),
                1.5442,
                0.0133,
            ),
            (
                "quartz e",
                form_2(0.28851804, &[(1.09509924, 1.02101864e-2), (1.15662475, 100.0)]),
                1.5533,
                0.0138,
            ),
            ("chrysoberyl α", with_slope(1.70690, 1.28477, 0.01169, -0.0176), 1.7408, 0.0168),
            ("chrysoberyl β", with_slope(1.78522, 1.21202, 0.01262, -0.01681), 1.7427, 0.0171),
            ("chrysoberyl γ", with_slope(1.58829, 1.42711, 0.01113, -0.01696), 1.7484, 0.0175),
        ]);
    }

    #[test]
    fn fits_of_simulants_and_minerals_give_their_published_index_and_dispersion() {
        assert_as_published([
            ("spinel", form_1(&[(1.8938, 0.09942), (3.0755, 15.826)]), 1.7161, 0.0202),
            ("moissanite o", laurent(6.57232, &[(0.1401, 0.03178)], -0.02153), 2.6474, 0.112),
            ("moissanite e", laurent(6.7452, &[(0.15352, 0.03597)], -0.02249), 2.6890, 0.125),
            (
                "zirconia",
                form_1(&[(1.347091, 0.062543), (2.117788, 0.166739), (9.452943, 24.32057)]),
                2.1585,
                0.0604,
            ),
            ("YAG", form_2(0.0, &[(2.282, 0.01185), (3.27644, 282.734)]), 1.8327, 0.0272),
            (
                "strontium titanate",
                form_1(&[(3.042143, 0.1475902), (1.170065, 0.2953086), (30.83326, 33.18606)]),
                2.4080,
                0.210,
            ),
            ("rutile o", laurent(5.913, &[(0.2441, 0.0803)], 0.0), 2.6129, 0.312),
            ("rutile e", laurent(7.197, &[(0.3322, 0.0843)], 0.0), 2.9087, 0.399),
            (
                "sphalerite",
                laurent(8.393, &[(0.14383, 0.2421 * 0.2421), (4430.99, 36.71 * 36.71)], 0.0),
                2.3670,
                0.163,
            ),
            (
                "fluorite",
                form_1(&[(0.5675888, 0.050263605), (0.4710914, 0.1003909), (3.8484723, 34.64904)]),
                1.4338,
                0.0078,
            ),
            (
                "calcite o",
                form_2(0.73358749, &[(0.96464345, 0.0194325203), (1.82831454, 120.0)]),
                1.6583,
                0.0228,
            ),
            (
                "calcite e",
                form_2(0.35859695, &[(0.8242783, 0.0106689543), (0.14429128, 120.0)]),
                1.4861,
                0.0106,
            ),
        ]);
    }

    #[test]
    fn glasses_give_their_catalog_index_and_abbe_number() {
        let crown =
            form_2(0.0, &[(1.03961212, 0.00600070), (0.23179234, 0.02001791), (1.01046945, 103.56065)]);
        let flint =
            form_2(0.0, &[(1.34533359, 0.00997744), (0.20907318, 0.04704508), (0.93735716, 111.88676)]);
        for (glass, at_d, abbe) in [(crown, 1.5167, 64.2), (flint, 1.6198, 36.4)] {
            assert!((glass.index_at(0.5893) - at_d).abs() < 1.5e-4);
            let [f, d, c] = [0.4861, 0.5876, 0.6563].map(|line| glass.index_at(line));
            assert!(((d - 1.0) / (f - c) - abbe).abs() < 0.2);
        }
    }

    #[test]
    fn a_fall_back_gives_back_the_figures_it_was_made_of() {
        let emerald = Dispersion::Cauchy { a: 1.566794, b: 0.004273 };
        assert!((emerald.index_at(0.5893) - 1.5791).abs() < 1e-4);
        assert!((emerald.index_at(0.4308) - emerald.index_at(0.6867) - 0.014).abs() < 1e-4);
    }

    #[test]
    fn a_formula_without_a_real_value_gives_nan() {
        assert!(form_2(-5.0, &[]).index_at(0.55).is_nan());
    }
}
