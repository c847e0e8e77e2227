//! The recipe: kernel-neutral operations with exact curves.
//! STUB: owner room `build`.

use super::{PartRole, Problem, built::Landmarks};
use crate::design::{Library, Piece};
use crate::kernel::{Profile, RingStation, TubeStation};
use crate::vocab::{Frame, Point};

/// A step's number in its recipe; steps refer only to earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct StepId(pub usize);

/// One operation. Everything is exact: lines, arcs, planes and stations; no segment counts.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub enum Operation {
    /// A section carried around the finger.
    SweepRing { stations: Vec<RingStation> },
    /// An outline turned about Z.
    Revolve { profile: Profile },
    /// A tube along a smooth curve.
    Tube { stations: Vec<TubeStation>, first_normal: Point, domes: [f64; 2] },
    /// The convex body with these corners (a stone, grown by its clearance).
    Hull { points: Vec<Point> },
    /// A ring of wire about Z.
    Torus { ring_radius: f64, wire_radius: f64 },
    Transform { of: StepId, parent_from_local: Frame, stretch: Point },
    Unite { of: Vec<StepId> },
    Cut { body: StepId, cutters: Vec<StepId> },
    Tag { of: StepId, role: PartRole },
}

/// A step and what it is for, for reports and debugging.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Step {
    pub operation: Operation,
    pub purpose: String,
}

/// Steps in order; the last `metal` step is the finished metal.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    pub steps: Vec<Step>,
    pub metal: Option<StepId>,
    pub parts: Vec<super::Part>,
    pub stones: Vec<super::BuiltStone>,
    pub landmarks: Landmarks,
    pub problems: Vec<Problem>,
}

impl PartialEq for super::BuiltStone {
    fn eq(&self, other: &Self) -> bool {
        self.role == other.role && self.shape == other.shape && self.ring_from_stone == other.ring_from_stone
    }
}

/// The recipe of a piece. Pure; independent of quality.
#[must_use]
pub fn recipe(_piece: &Piece, _library: &Library) -> Recipe {
    todo!()
}
