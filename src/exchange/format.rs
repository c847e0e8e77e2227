//! The formats of an export: what they are called and what they are for.

use super::ModelFormat;

/// A format that a piece is exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// The metal alone, binary: what casters and printers take.
    Stl,
    /// Metal and stones with names and materials, for printers.
    #[serde(rename = "3mf", alias = "three_mf")]
    ThreeMf,
    /// Metal and stones as groups, with a material library beside it.
    Obj,
    /// Metal and stones with colors.
    Ply,
    /// Metal and stones as they look, in meters, for web pages.
    Glb,
    /// Metal and opaque stones, in meters, for augmented reality.
    Usdz,
    /// The outline 1:1 and the map of the stones, as drawings.
    Svg,
    /// The stones and the findings, as lists.
    Csv,
    /// The papers, to be printed.
    Pdf,
}

impl FileFormat {
    /// Every format, in the order of a menu.
    pub const ALL: [Self; 9] = [
        Self::Stl,
        Self::ThreeMf,
        Self::Obj,
        Self::Ply,
        Self::Glb,
        Self::Usdz,
        Self::Svg,
        Self::Csv,
        Self::Pdf,
    ];

    /// Those that this build writes: papers are printed with the feature `papers` only.
    pub fn written() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|format| *format != Self::Pdf || cfg!(feature = "papers"))
    }

    /// What a caster is sent, as far as this build writes it.
    #[must_use]
    pub fn packed() -> Vec<Self> {
        let packed = |format: &Self| !matches!(format, Self::Obj | Self::Ply | Self::Usdz);
        Self::written().filter(packed).collect()
    }

    /// Key in reports and on the command line: the ending of its files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match (self.model(), self) {
            (Some(model), _) => model.ending(),
            (None, Self::Csv) => "csv",
            (None, Self::Pdf) => "pdf",
            (None, _) => "svg",
        }
    }

    /// The format of a key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key().eq_ignore_ascii_case(key))
    }

    /// The format of the model that is written; drawings, lists and papers are none.
    #[must_use]
    pub const fn model(self) -> Option<ModelFormat> {
        Some(match self {
            Self::Stl => ModelFormat::Stl,
            Self::ThreeMf => ModelFormat::ThreeMf,
            Self::Obj => ModelFormat::Obj,
            Self::Ply => ModelFormat::Ply,
            Self::Glb => ModelFormat::Glb,
            Self::Usdz => ModelFormat::Usdz,
            Self::Svg | Self::Csv | Self::Pdf => return None,
        })
    }

    /// What it is for, in a line.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Stl => "The metal alone, for casters and printers",
            Self::ThreeMf => "Metal and stones by name, for slicers",
            Self::Obj => "Metal and stones as groups, for other programs",
            Self::Ply => "Metal and stones in their colors",
            Self::Glb => "The piece as it looks, for web pages",
            Self::Usdz => "The piece in the room, for iPhones and iPads",
            Self::Svg => "Outline 1:1 and map of the stones, to print on paper",
            Self::Csv => "Lists of the stones and of the findings",
            Self::Pdf => "Papers for customer, setter, caster and assay office",
        }
    }

    /// Whether metal is made after such a file. The others are for the eye, and no finding blocks them.
    #[must_use]
    pub const fn is_for_production(self) -> bool {
        matches!(self, Self::Stl | Self::ThreeMf | Self::Obj | Self::Ply)
    }
}
