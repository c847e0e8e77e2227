//! Ring sizes in the systems of the trade, each tied to the inner diameter.
//! STUB: owner room `vocab`.

use super::Millimeters;

/// A system of ring sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingSystem {
    UnitedStates,
    UnitedKingdom,
    Europe,
    Switzerland,
    Japan,
    HongKong,
    India,
    /// The inner diameter itself, in millimeters.
    InnerDiameter,
}

/// A ring size: the system it was given in and its number in that system
/// (US 7½ is 7.5; UK letters count from A = 0 in whole sizes; `InnerDiameter` is in mm).
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RingSize {
    pub system: RingSystem,
    pub number: f64,
}

impl RingSize {
    /// The inner diameter.
    #[must_use]
    pub fn inner_diameter(self) -> Millimeters {
        todo!()
    }

    /// The nearest size of another system.
    #[must_use]
    pub fn in_system(self, _system: RingSystem) -> Self {
        todo!()
    }
}

/// Why a text is not a ring size.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("`{text}` is not a ring size: {reason}")]
pub struct RingSizeError {
    pub text: String,
    pub reason: String,
}

impl std::str::FromStr for RingSize {
    type Err = RingSizeError;

    /// Reads `US 7 1/2`, `7½`, `N½`, `UK N 1/2`, `EU 54`, `JP 14`, `17.3 mm`. A bare number is a US size.
    fn from_str(_text: &str) -> Result<Self, Self::Err> {
        todo!()
    }
}

impl std::fmt::Display for RingSize {
    fn fmt(&self, _f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        todo!()
    }
}
