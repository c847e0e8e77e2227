//! One alloy: composition, mark, density, melting range and color.

use crate::vocab::{AlloyId, CubicMillimeters, Grams, GramsPerCubicCentimeter, LibraryRow};
use crate::vocab::{require_fields, require_text, require_within};

/// The metal that names the alloy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetalFamily {
    /// Gold of any color and fineness.
    Gold,
    /// Platinum.
    Platinum,
    /// Palladium.
    Palladium,
    /// Silver.
    Silver,
    /// Brass, bronze, titanium, steel: no fineness.
    Base,
}

impl MetalFamily {
    /// Every family.
    pub const ALL: [Self; 5] = [Self::Gold, Self::Platinum, Self::Palladium, Self::Silver, Self::Base];
}

/// A casting alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alloy {
    /// Its name in files.
    pub id: AlloyId,
    /// Its name for people.
    pub name: String,
    /// The metal that names it.
    pub family: MetalFamily,
    /// Parts in a thousand, `None` for base metals.
    #[serde(default)]
    pub fineness: Option<u32>,
    /// Of the cast metal. Makers of one karat differ by 3 % either way.
    pub density: GramsPerCubicCentimeter,
    /// Solidus and liquidus in °C, or one melting point twice.
    #[serde(default)]
    pub melting: Option<(f64, f64)>,
    /// Reflectance at normal incidence, linear sRGB.
    pub reflectance: [f64; 3],
    /// What a caster should know: nickel, quench rule, plating.
    #[serde(default)]
    pub note: String,
    /// Who published the figures.
    pub source: String,
    /// Fields whose value is a default without a source, to be shown as such.
    #[serde(default)]
    pub unsourced: Vec<String>,
}

impl Alloy {
    /// What a volume of it weighs.
    #[must_use]
    pub fn weight(&self, volume: CubicMillimeters) -> Grams {
        Grams(volume.0 * 1e-3 * self.density.0)
    }
}

impl LibraryRow for Alloy {
    const KIND: &'static str = "alloy";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        match (self.family, self.fineness) {
            (MetalFamily::Base, Some(fineness)) => {
                return Err(format!("fineness is {fineness}; base metals must have none"));
            }
            (MetalFamily::Base, None) => {}
            (_, None) => {
                return Err("fineness is missing; precious alloys must have one, 1 to 1000".to_owned());
            }
            (_, Some(fineness)) => require_within("fineness", f64::from(fineness), 1.0, 1000.0)?,
        }
        require_within("density", self.density.0, 0.5, 25.0)?;
        if let Some((solidus, liquidus)) = self.melting {
            require_within("melting: solidus", solidus, 20.0, 4000.0)?;
            require_within("melting: liquidus", liquidus, solidus, 4000.0)?;
        }
        for share in self.reflectance {
            require_within("reflectance", share, 0.0, 1.0)?;
        }
        require_text("source", &self.source)?;
        require_fields(&self.unsourced, &["fineness", "density", "melting", "reflectance", "note"])
    }
}
