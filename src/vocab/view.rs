//! The sides that a piece is looked at from, in the window and in its pictures.

use std::f64::consts::FRAC_PI_2;

/// Vertical field of view in radians: a long lens, as for products.
pub const FIELD_OF_VIEW: f64 = 0.36;

/// A named view of the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedView {
    /// From three quarters and above, as a piece is held to be looked at.
    #[default]
    Home,
    /// From the front, a little from above: the shank as a band.
    Front,
    /// Down on the stone.
    Top,
    /// From the side, across the finger.
    Side,
    /// Through the finger hole, along the finger.
    ThroughFinger,
}

impl NamedView {
    /// Every view, in the order of a page that shows them all.
    pub const ALL: [Self; 5] = [Self::Front, Self::Top, Self::Side, Self::Home, Self::ThroughFinger];

    /// Turn of the eye about the upright (0 looks from the front, positive from the right) and its height over the
    /// horizon, in radians. A piece that lies on its back, as a pendant does, has its face above.
    #[must_use]
    pub const fn angles(self, lies: bool) -> [f64; 2] {
        match self {
            Self::Home if lies => [0.25, 1.12],
            Self::Home => [0.52, 0.42],
            Self::Front => [0.0, 0.35],
            Self::Top => [0.0, FRAC_PI_2],
            Self::Side => [FRAC_PI_2, 0.0],
            Self::ThroughFinger => [0.0, 0.0],
        }
    }
}
