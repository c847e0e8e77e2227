//! Quantities as types, so that a length cannot be passed for a weight.

/// Why a text is not a quantity.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum QuantityError {
    #[error("`{0}` is not a {1}: write a number, with or without `{2}`")]
    NotANumber(String, &'static str, &'static str),
}

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);
    )*};
}

quantities! {
    /// A length in millimeters.
    Millimeters,
    /// An angle in degrees, as a person types it; code that computes converts to radians on the spot.
    Degrees,
    /// A mass in grams.
    Grams,
    /// A stone's weight in metric carats of 0.2 g.
    Carats,
    /// A volume in cubic millimeters.
    CubicMillimeters,
    /// A share in percent: 25 is a quarter.
    Percent,
    /// A density in grams per cubic centimeter.
    GramsPerCubicCentimeter,
}
