//! What building gives.

use std::sync::Arc;

use super::Problem;
use crate::gems::StoneShape;
use crate::kernel::{PartTag, Quality, Solid, SurfaceMesh};
use crate::vocab::{Carats, CubicMillimeters, Frame, GemId, Grams, Millimeters, Point};

/// What a part of the metal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartRole {
    /// The band around the finger.
    Shank,
    /// Prongs count from 0, clockwise seen from the top, the first at or after 12 o'clock.
    Prong(u32),
    /// Rails count from 0, the lowest first.
    Rail(u32),
    /// The cup around a stone.
    Bezel,
    /// Faces left by the seat cutter.
    Seat,
    /// Stones count from 0. Not metal; used by findings and selection.
    Stone(u32),
}

impl PartRole {
    /// The tag of the part's faces in the metal solid.
    #[must_use]
    pub const fn tag(self) -> PartTag {
        PartTag(match self {
            Self::Shank => 1,
            Self::Bezel => 2,
            Self::Seat => 3,
            Self::Prong(number) => 0x100 + number,
            Self::Rail(number) => 0x200 + number,
            Self::Stone(number) => 0x1_0000 + number,
        })
    }

    /// The part that a tag belongs to.
    #[must_use]
    pub const fn of_tag(tag: PartTag) -> Option<Self> {
        match tag.0 {
            1 => Some(Self::Shank),
            2 => Some(Self::Bezel),
            3 => Some(Self::Seat),
            number @ 0x100..0x200 => Some(Self::Prong(number - 0x100)),
            number @ 0x200..0x300 => Some(Self::Rail(number - 0x200)),
            number @ 0x1_0000.. => Some(Self::Stone(number - 0x1_0000)),
            _ => None,
        }
    }
}

impl std::fmt::Display for PartRole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shank => f.write_str("Shank"),
            Self::Bezel => f.write_str("Bezel"),
            Self::Seat => f.write_str("Seat"),
            Self::Prong(number) => write!(f, "Prong {}", number + 1),
            Self::Rail(0) => f.write_str("Base rail"),
            Self::Rail(number) => write!(f, "Gallery rail {number}"),
            Self::Stone(number) => write!(f, "Stone {}", number + 1),
        }
    }
}

/// A part of the piece, for outliners and findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which part.
    pub role: PartRole,
    /// A point on or in the part that stands for it.
    pub anchor: Point,
}

/// A stone as it sits in the piece.
#[derive(Debug, Clone, PartialEq)]
pub struct BuiltStone {
    /// Which stone.
    pub role: PartRole,
    /// Row of the gem table.
    pub species: GemId,
    /// Facets in stone space, at the stone's real size.
    pub shape: Arc<StoneShape>,
    /// Where stone space lies in ring space.
    pub ring_from_stone: Frame,
    /// Volume of the faceted body.
    pub volume: CubicMillimeters,
    /// Weight; 0 with a problem beside it when the species is not in the library.
    pub carats: Carats,
}

/// Nominal axes that checks measure around; the values come from the finished metal.
#[derive(Debug, Clone, PartialEq)]
pub struct ProngLandmark {
    /// Which prong.
    pub role: PartRole,
    /// Center line from foot to tip, in ring space.
    pub center_line: Vec<Point>,
    /// Index into `center_line` of the point at girdle height.
    pub girdle_index: usize,
    /// Nominal diameter at the girdle before the seat is cut.
    pub nominal_diameter: Millimeters,
}

/// A body of revolution in a head, stretched along X and Y of its frame for a stone that is not round.
#[derive(Debug, Clone, PartialEq)]
pub struct CollarLandmark {
    /// Which rail, or the bezel.
    pub role: PartRole,
    /// What is turned.
    pub section: CollarSection,
    /// Its axis is Z.
    pub ring_from_collar: Frame,
    /// Factors along X and Y.
    pub stretch: [f64; 2],
}

/// What is turned about the axis of a collar, before it is stretched.
#[derive(Debug, Clone, PartialEq)]
pub enum CollarSection {
    /// A round wire at height 0.
    Wire {
        /// From the axis to the middle of the wire, in mm.
        ring_radius: f64,
        /// Half the wire's diameter, in mm.
        wire_radius: f64,
    },
    /// A closed outline of (radius, height), counterclockwise with the radius to the right: the finished cup,
    /// its curves as straight pieces.
    Cup {
        /// In mm; the last corner is joined to the first.
        outline: Vec<[f64; 2]>,
    },
}

/// Where things should be.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Landmarks {
    /// Half the inner diameter that was ordered, in mm.
    pub inner_radius: f64,
    /// In the order of their numbers; none for a bezel.
    pub prongs: Vec<ProngLandmark>,
    /// Height of the middle of the girdle in ring space (z), if there is a stone.
    pub girdle_z: Option<f64>,
    /// Rails, the lowest first, or the bezel.
    pub collars: Vec<CollarLandmark>,
    /// Top of the bezel wall (z), and its nominal wall thickness.
    pub bezel: Option<(f64, Millimeters)>,
    /// Stations of the shank as (angle from the head, width, thickness).
    pub shank: Vec<(f64, f64, f64)>,
}

/// Figures of the built piece.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Narrowest inner diameter, measured on the metal.
    pub inner_diameter: Millimeters,
    /// Least and greatest corner of the metal in ring space; `None` without metal.
    pub bounds: Option<[Point; 2]>,
    /// Volume of the finished metal.
    pub metal_volume: CubicMillimeters,
    /// Weight in the piece's own alloy; `None` when the alloy is not in the library.
    pub metal_weight: Option<Grams>,
    /// Weight of all stones.
    pub total_carats: Carats,
    /// How many stones there are.
    pub stone_count: usize,
}

/// A built piece: what could be built, and the problems beside it.
#[derive(Debug, Clone)]
pub struct Built {
    /// How fine the meshes are.
    pub quality: Quality,
    /// All metal as one solid with the seats cut; empty when nothing could be built.
    pub metal: Arc<Solid>,
    /// The same metal with normals and the part of each triangle, to be shown.
    pub metal_mesh: Arc<SurfaceMesh>,
    /// Parts of the metal.
    pub parts: Vec<Part>,
    /// Stones in their places.
    pub stones: Vec<BuiltStone>,
    /// Where things should be.
    pub landmarks: Landmarks,
    /// Figures of the finished piece.
    pub measures: Measures,
    /// What could not be had as asked.
    pub problems: Vec<Problem>,
}
