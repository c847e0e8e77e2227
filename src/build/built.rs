//! What building gives.

use std::sync::Arc;

use super::Problem;
use crate::gems::StoneShape;
use crate::kernel::{Ground, PartTag, Quality, Solid, SurfaceMesh};
use crate::vocab::{
    Carats, Contour, CubicMillimeters, Direction, FeatureId, Frame, GemId, Grams, Millimeters, Point,
};

/// What a part of the metal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartRole {
    /// The bands around the finger.
    Shank,
    /// Prongs count from 0 through the piece; those of a head clockwise seen from its top, the first at or after
    /// 12 o'clock.
    Prong(u32),
    /// Rails: [`PartRole::RAILS`] numbers for each head, in a head the lowest first.
    Rail(u32),
    /// The cup around the stone of that number.
    Bezel(u32),
    /// Walls and floor of the groove of a row, numbered through the piece.
    Channel(u32),
    /// All bars of a row, numbered through the piece.
    Bar(u32),
    /// Beads count from 0 through the piece.
    Bead(u32),
    /// The top of a signet.
    Signet(u32),
    /// The letters of a feature, numbered through the piece.
    Letters(u32),
    /// Faces left by the cutter of the seat of the stone of that number.
    Seat(u32),
    /// Cathedral shoulders count from 0 through the piece: of a pair the one toward 3 o'clock first.
    Shoulder(u32),
    /// All beads of one milgrain, numbered through the piece.
    Milgrain(u32),
    /// Stones count from 0 through the piece. Not metal; used by findings and selection.
    Stone(u32),
    /// Plates count from 0 through the piece.
    Plate(u32),
    /// What a piece hangs on or is worn by; each kind counts from 0 through the piece.
    Fitting(Fitting, u32),
}

/// What a piece hangs on, is worn by or is put together with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fitting {
    /// A loop for a chain.
    Bail,
    /// A ring of wire.
    JumpRing,
    /// A pin through the ear, with the bar that it stands on.
    Post,
    /// An open circle that hangs in the ear.
    Hoop,
    /// An open oval around the wrist.
    Cuff,
    /// What a head stands on, in the shank.
    Peg,
    /// What a pearl lies in.
    Cup,
    /// What goes into a pearl.
    PearlPost,
}

impl Fitting {
    /// Every kind with its name, in the order of its number in tags.
    const ALL: [(Self, &'static str); 8] = [
        (Self::Bail, "Bail"),
        (Self::JumpRing, "Jump ring"),
        (Self::Post, "Post"),
        (Self::Hoop, "Hoop"),
        (Self::Cuff, "Cuff"),
        (Self::Peg, "Peg"),
        (Self::Cup, "Cup"),
        (Self::PearlPost, "Pearl post"),
    ];
}

impl PartRole {
    /// The tag of the part's faces in the metal solid.
    #[must_use]
    pub const fn tag(self) -> PartTag {
        let (kind, number) = match self {
            Self::Shank => (1, 0),
            Self::Bezel(number) => (2, number),
            Self::Seat(number) => (3, number),
            Self::Prong(number) => (4, number),
            Self::Rail(number) => (5, number),
            Self::Stone(number) => (6, number),
            Self::Channel(number) => (7, number),
            Self::Bead(number) => (8, number),
            Self::Shoulder(number) => (9, number),
            Self::Milgrain(number) => (10, number),
            Self::Letters(number) => (11, number),
            Self::Signet(number) => (12, number),
            Self::Bar(number) => (13, number),
            Self::Plate(number) => (14, number),
            Self::Fitting(kind, number) => (15, (kind as u32) << FITTING_BITS | number),
        };
        PartTag(kind << NUMBER_BITS | number)
    }

    /// The part that a tag belongs to.
    #[must_use]
    pub const fn of_tag(tag: PartTag) -> Option<Self> {
        let number = tag.0 & ((1 << NUMBER_BITS) - 1);
        match tag.0 >> NUMBER_BITS {
            1 => Some(Self::Shank),
            2 => Some(Self::Bezel(number)),
            3 => Some(Self::Seat(number)),
            4 => Some(Self::Prong(number)),
            5 => Some(Self::Rail(number)),
            6 => Some(Self::Stone(number)),
            7 => Some(Self::Channel(number)),
            8 => Some(Self::Bead(number)),
            9 => Some(Self::Shoulder(number)),
            10 => Some(Self::Milgrain(number)),
            11 => Some(Self::Letters(number)),
            12 => Some(Self::Signet(number)),
            13 => Some(Self::Bar(number)),
            14 => Some(Self::Plate(number)),
            15 if ((number >> FITTING_BITS) as usize) < Fitting::ALL.len() => {
                let kind = Fitting::ALL[(number >> FITTING_BITS) as usize].0;
                Some(Self::Fitting(kind, number & ((1 << FITTING_BITS) - 1)))
            }
            _ => None,
        }
    }

    /// The number among the parts of its kind.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.tag().0 & ((1 << NUMBER_BITS) - 1)
    }

    /// How many numbers each head has for its rails.
    pub const RAILS: u32 = 8;
}

/// Bits of a tag that count parts of one kind; a whole tag stays exact in the graphics card's f32.
const NUMBER_BITS: u32 = 20;

/// Bits of that number that count fittings of one kind.
const FITTING_BITS: u32 = 12;

impl std::fmt::Display for PartRole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shank => f.write_str("Shank"),
            Self::Bezel(0) => f.write_str("Bezel"),
            Self::Bezel(number) => write!(f, "Bezel {}", number + 1),
            Self::Seat(0) => f.write_str("Seat"),
            Self::Seat(number) => write!(f, "Seat {}", number + 1),
            Self::Prong(number) => write!(f, "Prong {}", number + 1),
            Self::Rail(number) => {
                match number % Self::RAILS {
                    0 => f.write_str("Base rail")?,
                    place => write!(f, "Gallery rail {place}")?,
                }
                match number / Self::RAILS {
                    0 => Ok(()),
                    head => write!(f, " of head {}", head + 1),
                }
            }
            Self::Stone(number) => write!(f, "Stone {}", number + 1),
            Self::Channel(0) => f.write_str("Channel"),
            Self::Channel(number) => write!(f, "Channel {}", number + 1),
            Self::Bar(0) => f.write_str("Bars"),
            Self::Bar(number) => write!(f, "Bars {}", number + 1),
            Self::Bead(number) => write!(f, "Bead {}", number + 1),
            Self::Milgrain(0) => f.write_str("Milgrain"),
            Self::Milgrain(number) => write!(f, "Milgrain {}", number + 1),
            Self::Shoulder(number) => {
                f.write_str(if number.is_multiple_of(2) { "Right shoulder" } else { "Left shoulder" })?;
                match number / 2 {
                    0 => Ok(()),
                    pair => write!(f, " of pair {}", pair + 1),
                }
            }
            Self::Signet(0) => f.write_str("Signet"),
            Self::Signet(number) => write!(f, "Signet {}", number + 1),
            Self::Letters(0) => f.write_str("Letters"),
            Self::Letters(number) => write!(f, "Letters {}", number + 1),
            Self::Plate(0) => f.write_str("Plate"),
            Self::Plate(number) => write!(f, "Plate {}", number + 1),
            Self::Fitting(kind, 0) => f.write_str(Fitting::ALL[*kind as usize].1),
            Self::Fitting(kind, number) => write!(f, "{} {}", Fitting::ALL[*kind as usize].1, number + 1),
        }
    }
}

/// A part of the piece, for outliners and findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which part.
    pub role: PartRole,
    /// The feature that it belongs to.
    pub feature: FeatureId,
    /// A point on or in the part that stands for it.
    pub anchor: Point,
}

/// A stone as it sits in the piece.
#[derive(Debug, Clone, PartialEq)]
pub struct BuiltStone {
    /// Which stone.
    pub role: PartRole,
    /// The feature that holds it.
    pub feature: FeatureId,
    /// Row of the gem table.
    pub species: GemId,
    /// Facets in stone space, at the stone's real size; a pearl on its post with its hole.
    pub shape: Arc<StoneShape>,
    /// Where stone space lies in ring space.
    pub ring_from_stone: Frame,
    /// Volume of the faceted body, of a pearl before it was drilled.
    pub volume: CubicMillimeters,
    /// Weight, of a pearl as bought; 0 with a problem beside it when the species is not in the library.
    pub carats: Carats,
}

/// Nominal axis of a prong or bead, for checks to measure around; the values come from the finished metal.
#[derive(Debug, Clone, PartialEq)]
pub struct ProngLandmark {
    /// Which prong or bead.
    pub role: PartRole,
    /// The stones that it holds: one, or one on either side.
    pub stones: Vec<PartRole>,
    /// Center line from foot to tip, in ring space; of a prong or bead on the band itself from the band's outside.
    pub center_line: Vec<Point>,
    /// Index into `center_line` of the point at girdle height.
    pub girdle_index: usize,
    /// Nominal diameter at the girdle before the seat is cut.
    pub nominal_diameter: Millimeters,
}

/// A line of beads along the edges of the bands.
#[derive(Debug, Clone, PartialEq)]
pub struct MilgrainLandmark {
    /// Which milgrain.
    pub role: PartRole,
    /// Middles of its beads, in ring space.
    pub centers: Vec<Point>,
    /// Of each bead.
    pub nominal_diameter: Millimeters,
}

/// A body of revolution in a head, stretched along X and Y of its frame for a stone that is not round. For what follows a
/// stone that is neither round nor oval it only comes near: pictures mirror it, nothing is measured by it.
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

/// Letters as they were drawn, for checks to measure on the finished metal.
#[derive(Debug, Clone, PartialEq)]
pub struct LettersLandmark {
    /// Which letters.
    pub role: PartRole,
    /// Their outlines in the plane of the line, in mm.
    pub contours: Vec<Contour>,
    /// What the plane is laid on.
    pub ground: Ground,
    /// Where the ground's own space lies.
    pub ring_from_ground: Frame,
    /// Whether they stand out; otherwise they are cut.
    pub raised: bool,
}

/// A loop that something goes through along the Y axis of its frame, which stands in the middle of its opening; up is
/// Z.
#[derive(Debug, Clone, PartialEq)]
pub struct LoopLandmark {
    /// Which bail or jump ring.
    pub role: PartRole,
    /// Where it stands.
    pub ring_from_loop: Frame,
}

/// A pin: from where it leaves the piece to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct PostLandmark {
    /// Which post.
    pub role: PartRole,
    /// On its axis, in ring space: foot, then end.
    pub axis: [Point; 2],
    /// How far from its foot it is as thick all along: to its first groove, in mm.
    pub plain: f64,
}

/// A place on the back of a flat piece that is thick enough for a post.
#[derive(Debug, Clone, PartialEq)]
pub struct PostStand {
    /// Across and up, in mm.
    pub at: [f64; 2],
    /// How far around that place the metal reaches, in mm.
    pub radius: f64,
    /// How deep a post goes into it, in mm.
    pub depth: f64,
}

/// The open ends of a shank that hold a stone between them.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningLandmark {
    /// The grooves.
    pub role: PartRole,
    /// Z is the stone's axis, X goes from end to end.
    pub ring_from_head: Frame,
    /// From the axis to each end, in mm.
    pub half: f64,
    /// From the axis to where the stone ends in its groove, in mm.
    pub reach: f64,
}

impl OpeningLandmark {
    /// Whether a place that lies so far from the finger axis, in this direction, is no farther than `half` beside the
    /// stone's axis.
    #[must_use]
    pub fn spans(&self, toward: Direction, from_axis: f64, half: f64) -> bool {
        let toward = Direction::new(toward.x, 0.0, toward.z).normalize_or_zero();
        toward.dot(self.ring_from_head.z) > 0.0
            && (from_axis * toward.dot(self.ring_from_head.x)).abs() < half
    }
}

/// A plate on the back of a flat piece: its front is a ground for engraving.
#[derive(Debug, Clone, PartialEq)]
pub struct PlateLandmark {
    /// Which plate.
    pub role: PartRole,
    /// Seen from the front, counterclockwise, in mm; the last corner is joined to the first.
    pub outline: Vec<[f64; 2]>,
    /// Height of the front over the back at its edge, in mm.
    pub thickness: f64,
    /// How far the middle of the front lies over its edge, in mm.
    pub dome: f64,
}

impl PlateLandmark {
    /// The lowest and the highest place of its outline at a place across; `None` beside it.
    #[must_use]
    pub fn edges_at(&self, across: f64) -> Option<[f64; 2]> {
        let sides = self.outline.iter().zip(self.outline.iter().cycle().skip(1));
        let met = sides.filter(|(a, b)| (a[0] > across) != (b[0] > across));
        let heights = met.map(|(a, b)| a[1] + (b[1] - a[1]) * (across - a[0]) / (b[0] - a[0]));
        heights.fold(None, |ends: Option<[f64; 2]>, height| {
            let [least, most] = ends.unwrap_or([height; 2]);
            Some([least.min(height), most.max(height)])
        })
    }
}

/// Where things should be.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Landmarks {
    /// Half the inner diameter that was ordered, in mm; 0 for a piece that goes around nothing.
    pub inner_radius: f64,
    /// In the order of their numbers.
    pub prongs: Vec<ProngLandmark>,
    /// In the order of their numbers.
    pub beads: Vec<ProngLandmark>,
    /// In the order of their numbers.
    pub milgrain: Vec<MilgrainLandmark>,
    /// Rails, those of a head the lowest first, and bezels.
    pub collars: Vec<CollarLandmark>,
    /// In the order of their numbers.
    pub letters: Vec<LettersLandmark>,
    /// Bails and jump rings.
    pub loops: Vec<LoopLandmark>,
    /// Plates.
    pub plates: Vec<PlateLandmark>,
    /// Where hoops begin and cups of pearls stand, for a post behind them.
    pub post_stands: Vec<PostStand>,
    /// Where the shank is open.
    pub openings: Vec<OpeningLandmark>,
    /// Posts.
    pub posts: Vec<PostLandmark>,
    /// Stations of the first shank as (angle from the head, width, thickness).
    pub shank: Vec<(f64, f64, f64)>,
}

impl Landmarks {
    /// Whether the piece goes around nothing and so lies on its back, as a pendant does, with its face up.
    #[must_use]
    pub fn lies(&self) -> bool {
        self.inner_radius == 0.0
    }
}

/// Something that is bought and put on the piece: it is no part of the metal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// `Friction back for a post of 0.90 mm`.
    pub name: String,
    /// The part that it goes on.
    pub role: PartRole,
}

/// Figures of the built piece. Of earrings, of which one is built, volume, weights and stones are those of the pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Narrowest inner diameter, measured on the metal; `None` for a piece that goes around neither finger nor wrist.
    pub inner_diameter: Option<Millimeters>,
    /// Least and greatest corner of the metal in ring space; `None` without metal.
    pub bounds: Option<[Point; 2]>,
    /// How many are made of what is built: of earrings two.
    pub count: u32,
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
    /// What is bought for each one that is made.
    pub bought: Vec<Bought>,
    /// Figures of the finished piece.
    pub measures: Measures,
    /// What could not be had as asked.
    pub problems: Vec<Problem>,
}
