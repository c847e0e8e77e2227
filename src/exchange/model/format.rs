//! The formats of models: what they are called, what they are for, and where each is written and read.

use super::exhibit::{Exhibit, Extent};
use super::{LengthUnit, ReadPart, glb, obj, ply, stl, three_mf, usdz};

/// A format of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelFormat {
    /// The metal alone, binary: what casters and printers take.
    Stl,
    /// Metal and stones with names and materials, for printers.
    #[serde(rename = "3mf")]
    ThreeMf,
    /// Metal and stones as groups, with a material library beside it.
    Obj,
    /// Metal and stones with colors.
    Ply,
    /// Metal and stones as they look, in meters, for web pages.
    Glb,
    /// Metal and opaque stones, in meters, for augmented reality.
    Usdz,
}

/// A file of a format: its ending and its bytes.
type Content = (&'static str, Vec<u8>);

impl ModelFormat {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Stl, Self::ThreeMf, Self::Obj, Self::Ply, Self::Glb, Self::Usdz];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Stl => "stl",
            Self::ThreeMf => "3mf",
            Self::Obj => "obj",
            Self::Ply => "ply",
            Self::Glb => "glb",
            Self::Usdz => "usdz",
        }
    }

    /// The format of files with that ending.
    #[must_use]
    pub fn of_ending(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(key))
    }

    /// Whether it shows more than the metal.
    pub(in crate::exchange) const fn shows_stones(self) -> bool {
        !matches!(self, Self::Stl)
    }

    /// The files of a piece, the model first.
    pub(super) fn encode(self, stem: &str, exhibit: &Exhibit) -> Result<Vec<Content>, String> {
        let model = match self {
            Self::Stl => stl::encode(&exhibit.metal.mesh)?,
            Self::ThreeMf => three_mf::encode(exhibit)?,
            Self::Obj => {
                let materials = obj::materials(exhibit).into_bytes();
                let model = obj::encode(exhibit, &format!("{stem}.mtl")).into_bytes();
                return Ok(vec![(self.ending(), model), ("mtl", materials)]);
            }
            Self::Ply => ply::encode(exhibit),
            Self::Glb => glb::encode(exhibit)?,
            Self::Usdz => usdz::encode(exhibit)?,
        };
        Ok(vec![(self.ending(), model)])
    }

    /// The parts of a model in millimeters, those without a unit as they are. `beside` is the file that goes with it.
    pub(super) fn decode(self, bytes: &[u8], beside: Option<&[u8]>) -> Result<Vec<ReadPart>, String> {
        match self {
            Self::Stl => Ok(vec![ReadPart { name: "Metal".to_owned(), mesh: stl::decode(bytes)? }]),
            Self::ThreeMf => three_mf::decode(bytes).map(|(parts, _)| parts),
            Self::Usdz => usdz::decode(bytes),
            Self::Obj => obj::decode(bytes, beside),
            Self::Ply => ply::decode(bytes),
            Self::Glb => glb::decode(bytes),
        }
    }

    /// Whether such files of others are read.
    pub(super) const fn is_read(self) -> bool {
        !matches!(self, Self::Usdz)
    }

    /// What a file of it should be.
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Stl => "a usable STL file",
            Self::ThreeMf => "a usable 3MF file",
            Self::Obj => "a usable OBJ file",
            Self::Ply => "a usable PLY file",
            Self::Glb => "a usable GLB file",
            Self::Usdz => "a usable USDZ file",
        }
    }

    /// The parts of a file of others, in millimeters where the file states its unit, and that unit.
    pub(super) fn read(self, bytes: &[u8]) -> Result<(Vec<ReadPart>, Option<LengthUnit>), String> {
        Ok(match self {
            Self::ThreeMf => three_mf::decode(bytes).map(|(parts, unit)| (parts, Some(unit)))?,
            Self::Glb => (glb::decode(bytes)?, Some(LengthUnit::Meter)),
            _ => (self.decode(bytes, None)?, None),
        })
    }

    /// The parts that its file must hold.
    pub(super) fn wanted(self, exhibit: &Exhibit) -> Vec<Extent> {
        if self.shows_stones() {
            exhibit.bodies.iter().map(|body| body.extent).collect()
        } else {
            vec![exhibit.metal.extent]
        }
    }
}
