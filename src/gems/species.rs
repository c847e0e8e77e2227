//! Gem species: optics, density, hardness and care.
//! STUB: owner room `gems`.

use crate::vocab::{GemId, GramsPerCubicCentimeter};

/// A refractive index that depends on the wavelength λ in micrometers.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Dispersion {
    /// n² = 1 + offset + Σ B λ² / (λ² − C²) (`C` squared by us) as `(B, C)` pairs.
    SellmeierSquared { offset: f64, terms: Vec<(f64, f64)> },
    /// n² = 1 + offset + Σ B λ² / (λ² − C) as `(B, C)` pairs.
    Sellmeier { offset: f64, terms: Vec<(f64, f64)> },
    /// n² = a + Σ B / (λ² − C) + d λ², as published for silicon carbide and rutile.
    Laurent { a: f64, terms: Vec<(f64, f64)>, d: f64 },
    /// n = A + B / λ².
    Cauchy { a: f64, b: f64 },
}

impl Dispersion {
    /// The refractive index at a vacuum wavelength in micrometers.
    #[must_use]
    pub fn index_at(&self, _micrometers: f64) -> f64 {
        todo!()
    }
}

/// How a treatment of the bench suits a stone, strictest class of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Care {
    Safe,
    UsuallySafe,
    Risky,
    Never,
}

/// One species or variety with what the studio needs to know of it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Species {
    pub id: GemId,
    pub name: String,
    pub dispersion: Dispersion,
    /// n(extraordinary) − n(ordinary) or γ − α; zero when isotropic or an aggregate.
    #[serde(default)]
    pub birefringence: f64,
    pub density: GramsPerCubicCentimeter,
    /// Mohs hardness, the lower end of the range.
    pub hardness: f64,
    /// Beer–Lambert absorption per millimeter at linear sRGB red, green, blue.
    pub absorption: [f64; 3],
    /// Opaque stones are drawn with this linear sRGB color instead of being traced.
    #[serde(default)]
    pub opaque: Option<[f64; 3]>,
    pub ultrasonic: Care,
    pub steam: Care,
    pub heat: String,
    pub source: String,
    /// Fields whose value is a default without a source, to be shown as such.
    #[serde(default)]
    pub unsourced: Vec<String>,
}
