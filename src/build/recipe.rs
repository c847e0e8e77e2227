//! The recipe: kernel-neutral operations with exact curves.

use std::collections::HashMap;

use glam::DVec2;

use super::{Bought, BuiltStone, Cache, Fitting, Landmarks, Part, PartRole, Problem, ProblemKind, assemble};
use crate::design::{Library, Piece};
use crate::kernel::{
    Ground, LoftSection, PlacedOutline, PlateShape, Profile, RingStation, StrandRing, TubeStation, WireRing,
};
use crate::vocab::{Contour, FeatureId, Frame, Point};

/// A step's number in its recipe; steps refer only to earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct StepId(pub usize);

/// One operation. Everything is exact: lines, arcs, planes and stations; no segment counts.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub enum Operation {
    /// A section carried around the finger.
    SweepRing {
        /// Sections by angle from the head.
        stations: Vec<RingStation>,
    },
    /// A section carried a part of the way around the finger, or farther than once around.
    SweepArc {
        /// Sections by angle from the head.
        stations: Vec<RingStation>,
    },
    /// Strands around the finger that are one band along a part of the way.
    SweepStrands(StrandRing),
    /// An outline turned about Z.
    Revolve {
        /// x is the radius, y the height, in mm.
        profile: Profile,
    },
    /// A tube along a smooth curve.
    Tube {
        /// Center line and radii in mm.
        stations: Vec<TubeStation>,
        /// Direction closest to which the first radius of each station starts.
        first_normal: Point,
        /// Height of the dome over each end, in mean radii of that end.
        domes: [f64; 2],
    },
    /// The convex body with these corners (a stone, grown by its clearance).
    Hull {
        /// Corners in mm, in any order.
        points: Vec<Point>,
    },
    /// A ring of wire about Z.
    Torus {
        /// From the axis to the middle of the wire, in mm.
        ring_radius: f64,
        /// Half the wire's diameter, in mm.
        wire_radius: f64,
    },
    /// Rings of wire in their places, none of which touches another.
    RingsOfWire {
        /// In any order.
        rings: Vec<WireRing>,
    },
    /// What flat outlines enclose, given height over a ground.
    Relief {
        /// In mm.
        contours: Vec<Contour>,
        /// What they are laid on.
        ground: Ground,
        /// From and to, along the ground's normals away from the metal, in mm.
        heights: [f64; 2],
    },
    /// The convex body around flat outlines.
    HullOfOutlines {
        /// In mm.
        outlines: Vec<PlacedOutline>,
    },
    /// The hole that a ring of these sections leaves for the finger, as a body.
    Bore {
        /// As of [`Operation::SweepRing`].
        stations: Vec<RingStation>,
        /// How far it goes to both sides along the finger, in mm.
        half_length: f64,
    },
    /// An outline with thickness, its back in the plane z = 0.
    Plate {
        /// Its numbers.
        shape: PlateShape,
    },
    /// A section carried in the XY plane around a convex core.
    Surround {
        /// Corners of the core in mm, counterclockwise.
        core: Vec<DVec2>,
        /// x is the distance out from the core, y the height, in mm.
        section: Profile,
    },
    /// A section carried in the XY plane along a convex outline, in and out of it: outside it turns around the corners,
    /// inside its corners stay sharp.
    Collar {
        /// Corners in mm, counterclockwise.
        outline: Vec<DVec2>,
        /// x is the distance out of the outline, y the height, in mm.
        section: Profile,
    },
    /// A body through level outlines that lie over one another.
    Loft {
        /// By rising height.
        sections: Vec<LoftSection>,
    },
    /// A body stretched along its own axes and then placed.
    Transform {
        /// The body.
        of: StepId,
        /// Where its origin and axes go.
        parent_from_local: Frame,
        /// Positive factors along its axes.
        stretch: Point,
    },
    /// Several bodies as one.
    Unite {
        /// The bodies; those that are missing are left out.
        of: Vec<StepId>,
    },
    /// Bodies that are known not to touch, side by side as one: cheaper than uniting them.
    Gather {
        /// The bodies; those that are missing are left out.
        of: Vec<StepId>,
    },
    /// A body without what the cutters take.
    Cut {
        /// The body that stays.
        body: StepId,
        /// What is taken from it.
        cutters: Vec<StepId>,
    },
    /// The same body with all faces that have no name yet named as a part.
    Tag {
        /// The body.
        of: StepId,
        /// The part that its faces belong to.
        role: PartRole,
    },
    /// The same body with the faces of some parts named anew, for one of several copies.
    Rename {
        /// The body.
        of: StepId,
        /// Old and new part.
        names: Vec<(PartRole, PartRole)>,
    },
}

impl Operation {
    /// The steps that this one needs.
    #[must_use]
    pub fn inputs(&self) -> Vec<StepId> {
        match self {
            Self::SweepRing { .. }
            | Self::SweepArc { .. }
            | Self::SweepStrands(_)
            | Self::Revolve { .. }
            | Self::Tube { .. }
            | Self::Hull { .. }
            | Self::Torus { .. }
            | Self::RingsOfWire { .. }
            | Self::Plate { .. }
            | Self::Relief { .. }
            | Self::HullOfOutlines { .. }
            | Self::Bore { .. }
            | Self::Surround { .. }
            | Self::Collar { .. }
            | Self::Loft { .. } => Vec::new(),
            Self::Transform { of, .. } | Self::Tag { of, .. } | Self::Rename { of, .. } => vec![*of],
            Self::Unite { of } | Self::Gather { of } => of.clone(),
            Self::Cut { body, cutters } => std::iter::once(body).chain(cutters).copied().collect(),
        }
    }
}

/// A step and what it is for, for reports and debugging.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Step {
    /// What to do.
    pub operation: Operation,
    /// The part that is missing when this step fails.
    pub part: PartRole,
    /// In a few words, for people.
    pub purpose: String,
}

/// Steps in order; the `metal` step is the finished metal.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// Each refers only to earlier ones.
    pub steps: Vec<Step>,
    /// `None` when there is no metal at all.
    pub metal: Option<StepId>,
    /// Parts of the metal that the steps make.
    pub parts: Vec<Part>,
    /// Stones in their places.
    pub stones: Vec<BuiltStone>,
    /// Nominal axes and heights.
    pub landmarks: Landmarks,
    /// What is bought and put on.
    pub bought: Vec<Bought>,
    /// What could not be had as asked.
    pub problems: Vec<Problem>,
    /// Numbers that the next parts get.
    pub(super) numbers: Numbers,
    /// The feature that is being made.
    feature: FeatureId,
}

/// Counts the parts of a piece, each kind for itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Numbers {
    stones: u32,
    prongs: u32,
    railed_heads: u32,
    beads: u32,
    channels: u32,
    bars: u32,
    shoulders: u32,
    milgrain: u32,
    letters: u32,
    signets: u32,
    plates: u32,
    fittings: HashMap<Fitting, u32>,
}

impl Numbers {
    /// The number of one more stone.
    pub fn stone(&mut self) -> u32 {
        self.stones(1)
    }

    /// The first number of so many more stones.
    pub fn stones(&mut self, count: u32) -> u32 {
        self.stones += count;
        self.stones - count
    }

    /// The first number of so many more prongs.
    pub fn prongs(&mut self, count: u32) -> u32 {
        self.prongs += count;
        self.prongs - count
    }

    /// The first number of so many more beads.
    pub fn beads(&mut self, count: u32) -> u32 {
        self.beads += count;
        self.beads - count
    }

    /// One more plate.
    pub fn plate(&mut self) -> PartRole {
        self.plates += 1;
        PartRole::Plate(self.plates - 1)
    }

    /// One more fitting of a kind.
    pub fn fitting(&mut self, kind: Fitting) -> PartRole {
        let count = self.fittings.entry(kind).or_default();
        *count += 1;
        PartRole::Fitting(kind, *count - 1)
    }

    /// The number of one more channel.
    pub fn channel(&mut self) -> u32 {
        self.channels += 1;
        self.channels - 1
    }

    /// The number of the bars of one more row.
    pub fn bar(&mut self) -> u32 {
        self.bars += 1;
        self.bars - 1
    }

    /// The number of the milgrain of one more feature.
    pub fn milgrain(&mut self) -> u32 {
        self.milgrain += 1;
        self.milgrain - 1
    }

    /// The first number of one more pair of shoulders.
    pub fn shoulders(&mut self) -> u32 {
        self.shoulders += 2;
        self.shoulders - 2
    }

    /// The number of the letters of one more feature.
    pub fn letters(&mut self) -> u32 {
        self.letters += 1;
        self.letters - 1
    }

    /// The number of one more signet.
    pub fn signet(&mut self) -> u32 {
        self.signets += 1;
        self.signets - 1
    }

    /// The first number of the rails of one more head.
    pub fn rails(&mut self) -> u32 {
        self.railed_heads += 1;
        (self.railed_heads - 1) * PartRole::RAILS
    }
}

/// The recipe of a piece. Pure but for the cache; independent of quality.
#[must_use]
pub fn recipe(piece: &Piece, library: &Library, cache: &Cache) -> Recipe {
    assemble::assemble(piece, library, cache)
}

impl Recipe {
    /// Nothing yet.
    pub(super) fn empty(landmarks: Landmarks) -> Self {
        Self {
            steps: Vec::new(),
            metal: None,
            parts: Vec::new(),
            stones: Vec::new(),
            landmarks,
            bought: Vec::new(),
            problems: Vec::new(),
            numbers: Numbers::default(),
            feature: FeatureId::from(""),
        }
    }

    /// What comes from now on belongs to this feature.
    pub(super) fn begin(&mut self, feature: &FeatureId) {
        self.feature = feature.clone();
    }

    /// The feature that is being made.
    pub(super) const fn feature(&self) -> &FeatureId {
        &self.feature
    }

    /// Notes a part of the feature that is being made.
    pub(super) fn part(&mut self, role: PartRole, anchor: Point) {
        self.parts.push(Part { role, feature: self.feature.clone(), anchor });
    }

    /// Adds a step that makes (some of) a part.
    pub(super) fn step(&mut self, part: PartRole, purpose: &str, operation: Operation) -> StepId {
        self.steps.push(Step { operation, part, purpose: purpose.to_owned() });
        StepId(self.steps.len() - 1)
    }

    /// Places a body and names its faces as the part.
    pub(super) fn place(&mut self, role: PartRole, of: StepId, frame: Frame, stretch: Point) -> StepId {
        let placed = self.step(
            role,
            "put in its place",
            Operation::Transform { of, parent_from_local: frame, stretch },
        );
        self.step(role, "name the faces", Operation::Tag { of: placed, role })
    }

    /// Notes that a part was built with another value than asked.
    pub(super) fn adjusted(&mut self, part: PartRole, text: String) {
        self.problems.push(Problem { kind: ProblemKind::Adjusted, part, text });
    }

    /// Notes that a part cannot be made.
    pub(super) fn missing(&mut self, part: PartRole, text: String) {
        self.problems.push(Problem { kind: ProblemKind::Missing, part, text });
    }
}
