//! Parameters: typed, listed once, shown everywhere.
//! STUB: owner room `design`.

use super::Piece;
use crate::vocab::{Limits, RingSize};

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number in the unit of the parameter's limits.
    Number(f64),
    /// The key of a choice or of a library row.
    Choice(String),
    Size(RingSize),
}

/// What values a parameter takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Number(Limits),
    /// Keys with labels, in the order of a menu.
    Choice(Vec<(String, String)>),
    /// The id of a library row: `gem`, `cut` or `alloy`; the choices come from the library.
    Row(RowTable),
    /// A ring size between two inner diameters in mm.
    Size { least: f64, most: f64 },
}

/// Which table of the library a parameter points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowTable {
    Gem,
    Cut,
    Alloy,
}

/// One parameter of a piece as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Stable key: `shank.width_top`.
    pub key: &'static str,
    /// Group in panels: `Ring`, `Shank`, `Prongs`, `Gallery`, `Head`, `Seat`, `Bezel`, `Stone`, `Proportions`.
    pub group: &'static str,
    pub label: &'static str,
    /// One sentence for a jeweler, ending with a full stop.
    pub help: &'static str,
    pub kind: Kind,
    pub default: Value,
    pub value: Value,
}

/// Why a value is refused; names the parameter, the value and the limit.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParameterError {
    #[error("there is no parameter `{key}`{hint}")]
    Unknown { key: String, hint: String },
    #[error("{label} (`{key}`) is {value}; it must be {limit}")]
    OutOfLimits { key: &'static str, label: &'static str, value: String, limit: String },
    #[error("{label} (`{key}`): {reason}")]
    Unreadable { key: &'static str, label: &'static str, reason: String },
}

/// Every parameter that the piece has now, in the order of the panel.
#[must_use]
pub fn parameters(_piece: &Piece) -> Vec<Parameter> {
    todo!()
}

/// One of them.
///
/// # Errors
/// [`ParameterError::Unknown`], with the nearest known key as a hint.
pub fn parameter(_piece: &Piece, _key: &str) -> Result<Parameter, ParameterError> {
    todo!()
}

impl Parameter {
    /// Reads a value typed by a person, with or without unit (`6.5`, `6.5 mm`, `US 7 1/2`, `claw`).
    ///
    /// # Errors
    /// [`ParameterError::Unreadable`] or [`ParameterError::OutOfLimits`].
    pub fn parse(&self, _text: &str) -> Result<Value, ParameterError> {
        todo!()
    }

    /// The value as a person reads it, with its unit: `2.20 mm`, `25 %`, `US 7`.
    #[must_use]
    pub fn show(&self, _value: &Value) -> String {
        todo!()
    }
}
