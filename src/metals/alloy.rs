//! One alloy: composition, mark, density, melting range and color.
//! STUB: owner room `metals`.

use crate::vocab::{AlloyId, GramsPerCubicCentimeter};

/// The metal that names the alloy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetalFamily {
    Gold,
    Platinum,
    Palladium,
    Silver,
    Base,
}

/// A casting alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alloy {
    pub id: AlloyId,
    pub name: String,
    pub family: MetalFamily,
    /// Parts in a thousand, `None` for base metals.
    #[serde(default)]
    pub fineness: Option<u32>,
    pub density: GramsPerCubicCentimeter,
    /// Solidus and liquidus in °C, or one melting point twice.
    #[serde(default)]
    pub melting: Option<(f64, f64)>,
    /// Reflectance at normal incidence, linear sRGB.
    pub reflectance: [f64; 3],
    /// What a caster should know: nickel, quench rule, plating.
    #[serde(default)]
    pub note: String,
    pub source: String,
    #[serde(default)]
    pub unsourced: Vec<String>,
}
