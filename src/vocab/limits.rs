//! The range that a number may have, with its unit.

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Lengths.
    Millimeter,
    /// Angles.
    Degree,
    /// Shares of a hundred.
    Percent,
    /// Whole things.
    Count,
}

impl Unit {
    /// The sign written after a number: `mm`, `°`, `%`, or nothing for counts.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Millimeter => "mm",
            Self::Degree => "°",
            Self::Percent => "%",
            Self::Count => "",
        }
    }
}

/// Least and most value (both allowed), the step of a slider, and the unit of all three.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Limits {
    /// The least value that is allowed.
    pub least: f64,
    /// The largest value that is allowed.
    pub most: f64,
    /// One click of a slider.
    pub step: f64,
    /// What all three count.
    pub unit: Unit,
}

impl Limits {
    /// Whether `value` is finite and within the limits, the ends included.
    #[must_use]
    pub fn allow(&self, value: f64) -> bool {
        value.is_finite() && (self.least..=self.most).contains(&value)
    }
}
