//! Gem species: optics, density, hardness and care.

use super::Dispersion;
use crate::vocab::{Degrees, GemId, GramsPerCubicCentimeter, LibraryRow};
use crate::vocab::{require_fields, require_text, require_within};

/// How a treatment of the bench suits a stone, strictest class of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Care {
    /// Does no harm to a sound stone.
    Safe,
    /// Does no harm to most; look for fillings and fractures first.
    UsuallySafe,
    /// Has harmed such stones; only on the customer's word.
    Risky,
    /// Harms them.
    Never,
}

/// One species or variety with what the studio needs to know of it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Species {
    /// Its name in files.
    pub id: GemId,
    /// Its name for people.
    pub name: String,
    /// The refractive index over the wavelength, of the ordinary ray in uniaxial stones.
    pub dispersion: Dispersion,
    /// n(extraordinary) − n(ordinary) or γ − α; zero when isotropic or an aggregate.
    #[serde(default)]
    pub birefringence: f64,
    /// Of the solid stone.
    pub density: GramsPerCubicCentimeter,
    /// Mohs hardness, the lower end of the range.
    pub hardness: f64,
    /// Beer–Lambert absorption per millimeter at linear sRGB red, green, blue.
    pub absorption: [f64; 3],
    /// Opaque stones are drawn with this linear sRGB color instead of being traced.
    #[serde(default)]
    pub opaque: Option<[f64; 3]>,
    /// In an ultrasonic bath.
    pub ultrasonic: Care,
    /// Under a steam cleaner.
    pub steam: Care,
    /// What heat does to it, for the bench.
    pub heat: String,
    /// Who published the figures.
    pub source: String,
    /// Fields whose value is a default without a source, to be shown as such.
    #[serde(default)]
    pub unsourced: Vec<String>,
}

/// The yellow sodium line at which gemologists state an index, in micrometers.
const SODIUM_D: f64 = 0.5893;

impl Species {
    /// The refractive index at the sodium D line, as gem tables state it.
    #[must_use]
    pub fn index(&self) -> f64 {
        self.dispersion.index_at(SODIUM_D)
    }

    /// The angle from the normal over which light cannot leave the stone, at the sodium D line.
    #[must_use]
    pub fn critical_angle(&self) -> Degrees {
        Degrees((1.0 / self.index()).asin().to_degrees())
    }
}

impl LibraryRow for Species {
    const KIND: &'static str = "gem";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        // Through the visible range: a mistyped coefficient puts a pole there or takes the index away.
        for nanometers in (400..=700).step_by(10) {
            let index = self.dispersion.index_at(f64::from(nanometers) * 1e-3);
            require_within(&format!("dispersion: index at {nanometers} nm"), index, 1.3, 3.5)?;
        }
        require_within("dispersion: index at 589.3 nm", self.index(), 1.3, 3.0)?;
        require_within("birefringence", self.birefringence, -0.4, 0.4)?;
        require_within("density", self.density.0, 0.5, 25.0)?;
        require_within("hardness", self.hardness, 1.0, 10.0)?;
        for share in self.absorption {
            require_within("absorption", share, 0.0, 100.0)?;
        }
        for share in self.opaque.into_iter().flatten() {
            require_within("opaque", share, 0.0, 1.0)?;
        }
        require_text("heat", &self.heat)?;
        require_text("source", &self.source)?;
        let known = ["dispersion", "birefringence", "density", "hardness", "absorption", "opaque"];
        require_fields(&self.unsourced, &[&known[..], &["ultrasonic", "steam", "heat"]].concat())
    }
}
