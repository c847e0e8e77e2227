//! Surface finishes.

/// How the surface is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finish {
    /// Lapped and polished to a mirror.
    Mirror,
    /// Polished at the wheel.
    #[default]
    HighPolish,
    /// Fine lines that soften the light.
    Satin,
    /// Blasted or brushed, without reflections.
    Matte,
}

impl Finish {
    /// Every finish, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Mirror, Self::HighPolish, Self::Satin, Self::Matte];

    /// Key in files and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mirror => "mirror",
            Self::HighPolish => "high_polish",
            Self::Satin => "satin",
            Self::Matte => "matte",
        }
    }

    /// Perceptual roughness for rendering; defaults without a published source.
    #[must_use]
    pub const fn roughness(self) -> f32 {
        match self {
            Self::Mirror => 0.03,
            Self::HighPolish => 0.06,
            Self::Satin => 0.30,
            Self::Matte => 0.50,
        }
    }
}
