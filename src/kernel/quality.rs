//! How finely curves are approximated: always by chord error, never by segment counts.

/// Greatest distance between a curve and its facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// While a slider is dragged.
    Draft,
    /// At rest in the viewport.
    Preview,
    /// Checks and files.
    Production,
}

impl Quality {
    /// The chord error in millimeters.
    #[must_use]
    pub const fn chord_error(self) -> f64 {
        match self {
            Self::Draft => 0.05,
            Self::Preview => 0.02,
            Self::Production => 0.005,
        }
    }

    /// Segments of a full circle of `radius` millimeters, a multiple of four and at least 16 (in draft a multiple
    /// of two and at least 8).
    #[must_use]
    pub fn circle_segments(self, radius: f64) -> usize {
        let least = if self == Self::Draft { 8.0 } else { 16.0 };
        let half_step = (1.0 - (self.chord_error() / radius.max(1e-6)).min(1.0)).acos();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped just below")]
        let needed = (std::f64::consts::PI / half_step).ceil().clamp(least, 4096.0) as usize;
        needed.next_multiple_of(if self == Self::Draft { 2 } else { 4 })
    }
}
