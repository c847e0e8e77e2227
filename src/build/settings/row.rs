//! Rows of stones: what all their settings have in common.

use std::f64::consts::{FRAC_PI_2, TAU};

use glam::DVec2;

use super::bur::{Bur, drill, keeps_within};
use super::{bar, bead, channel, flush_set, shared_prong};
use crate::build::features::band::Outside;
use crate::build::places::upright;
use crate::build::stones::SetStone;
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::Stone;
use crate::design::settings::{RowSeat, RowSetting};
use crate::gems::StoneShape;
use crate::vocab::{Frame, Point};

/// What a row does to the bands that it lies on.
pub(in crate::build) struct RowMetal {
    /// What is taken from the bands.
    pub cutters: Vec<StepId>,
    /// What stands on the bands and holds the stones.
    pub held: Vec<StepId>,
}

/// Stones in their places along the outside of the bands.
pub(in crate::build) struct StoneLine<'a> {
    /// In order.
    pub stones: Vec<SetStone>,
    /// The angle of each stone from the top, in radians.
    pub angles: Vec<f64>,
    /// The step to where another stone would lie beyond each end; `None` where the row is closed.
    pub ends: Option<f64>,
    /// Each of them.
    pub stone: &'a Stone,
    pub shape: &'a StoneShape,
    pub outside: &'a Outside,
    /// Middle of the girdles over the outside of the bands.
    pub over: f64,
}

/// Adds what holds the stones.
pub(in crate::build) fn set_row(setting: &RowSetting, line: &StoneLine, recipe: &mut Recipe) -> RowMetal {
    match setting {
        RowSetting::SharedProng(prongs) => shared_prong::set(prongs, line, recipe),
        RowSetting::Channel(channel) => channel::set(channel, line, recipe),
        RowSetting::Bar(bars) => bar::set(bars, line, recipe),
        RowSetting::Bead(beads) => bead::set(beads, line, recipe),
        RowSetting::FlushSet(flush) => flush_set::set(flush, line, recipe),
    }
}

/// Burs reach this far over the outside of the band, in mm.
pub(super) const OUT: f64 = 1.0;

/// Undercuts of neighbors overlap by this, in mm.
const MEETING: f64 = 0.02;

/// Drills come out this far within the finger's room, in mm.
pub(super) const THROUGH: f64 = 0.3;

impl StoneLine<'_> {
    /// From the finger axis to the middle of a girdle, in whole nanometers, so that places that are alike are the same.
    pub fn girdle(&self, angle: f64) -> f64 {
        ((self.outside.at(angle) + self.over) * 1e6).round() / 1e6
    }

    pub fn seat_role(&self) -> PartRole {
        PartRole::Seat(self.stones.first().map_or(0, |stone| stone.number))
    }

    /// Where a stone stands upright, the middle of its girdle so far from the finger axis.
    pub fn upright(&self, girdle: f64) -> Frame {
        upright(self.stone, girdle)
    }

    /// Neighbors by their places in the row, with the angle of each; beyond an end there is `None`.
    pub fn gaps(&self) -> Vec<[(Option<usize>, f64); 2]> {
        let place = |at: usize| (Some(at), self.angles[at]);
        let mut gaps: Vec<_> = (1..self.angles.len()).map(|at| [place(at - 1), place(at)]).collect();
        if let (Some(first), Some(last)) = (self.angles.first(), self.angles.last()) {
            let end = self.angles.len() - 1;
            match self.ends {
                None => gaps.push([place(end), (Some(0), first + TAU)]),
                Some(step) => {
                    gaps.insert(0, [(None, first - step), place(0)]);
                    gaps.push([place(end), (None, last + step)]);
                }
            }
        }
        gaps
    }

    /// Adds what cuts all seats from the bands, as one, and notes the seats as parts; else as [`StoneLine::burs`].
    pub fn seats(&self, seat: &RowSeat, opening: Option<f64>, recipe: &mut Recipe) -> StepId {
        for stone in &self.stones {
            let under = stone.ring_from_stone().to_parent(Point::NEG_Z * stone.shape.girdle_half.0);
            recipe.part(PartRole::Seat(stone.number), under);
        }
        self.burs(seat, opening, recipe)
    }

    /// Adds a bur for each stone, or the stone itself where it is not turned, all as one; `opening` is the radius of a
    /// bur's shaft over each girdle, `None` where the metal closes over the stone.
    pub fn burs(&self, seat: &RowSeat, opening: Option<f64>, recipe: &mut Recipe) -> StepId {
        let cutter = if self.shape.is_elliptic() {
            self.bur(seat, opening, recipe)
        } else {
            self.stone_cutter(seat, recipe)
        };
        let placed = self.stones.iter().map(|stone| {
            recipe.place(PartRole::Seat(stone.number), cutter.of, stone.ring_from_stone(), cutter.stretch)
        });
        let of: Vec<StepId> = placed.collect();
        let side_by_side = self.gaps().iter().all(|[(_, from), (_, to)]| {
            let half = (to - from) / 2.0;
            [*from, *to].into_iter().all(|angle| keeps_within(&cutter.reach, half, self.girdle(angle)))
        });
        let operation = if side_by_side { Operation::Gather { of } } else { Operation::Unite { of } };
        recipe.step(self.seat_role(), "all seats", operation)
    }

    fn bur(&self, seat: &RowSeat, opening: Option<f64>, recipe: &mut Recipe) -> SeatCutter {
        let mut bur = Bur::around(self.shape, seat.clearance.0);
        let [to_finger, through] = self.drill_ends();
        bur.drill(seat, self.shape.length.0, to_finger, through);
        if let Some(radius) = opening {
            bur.open(radius, OUT - self.over.min(0.0));
        }
        SeatCutter { of: bur.add(self.seat_role(), recipe), stretch: bur.stretch(), reach: bur.reach() }
    }

    /// The stone grown by the clearance, drawn out over the girdle toward its neighbors as a setter undercuts a wall, and
    /// with the hole drilled through what is under it.
    fn stone_cutter(&self, seat: &RowSeat, recipe: &mut Recipe) -> SeatCutter {
        let role = self.seat_role();
        let grown = self.shape.grown(seat.clearance);
        let bodies = grown.as_deref().unwrap_or(self.shape.convex_parts());
        let points: Vec<Point> = bodies.iter().flat_map(|body| body.vertices.iter().copied()).collect();
        let upright = self.upright(0.0);
        let along_the_ring = |at: &Point| DVec2::new(upright.direction_to_parent(*at).x.abs(), at.z);
        let mut reach: Vec<DVec2> = points.iter().map(along_the_ring).collect();
        let way = Point::new(upright.x.x, upright.y.x, upright.z.x);
        let aside = self.to_neighbor(&reach);
        let low = -self.shape.girdle_half.0 - 2.0 * seat.clearance.0;
        let over = points.iter().filter(|at| at.z >= low);
        let undercut: Vec<Point> = over.flat_map(|at| [*at - way * aside, *at + way * aside]).collect();
        reach.extend(undercut.iter().map(along_the_ring));
        let bodies = [("the stone with its clearance", points), ("the undercut", undercut)];
        let bodies = bodies.map(|(purpose, points)| recipe.step(role, purpose, Operation::Hull { points }));
        let mut of = bodies.to_vec();
        let width = self.shape.length.0.min(self.shape.width.0);
        if let Some(hole) = drill(seat, width, self.drill_ends()) {
            reach.extend(hole.points.iter().map(|at| DVec2::new(at.x, at.y)));
            of.push(recipe.step(role, "the drill", Operation::Revolve { profile: hole }));
        }
        let of = recipe.step(role, "the seat cutter", Operation::Unite { of });
        SeatCutter { of, stretch: Point::ONE, reach }
    }

    /// How far what reaches so is moved along the ring to meet its neighbor's at every height up to its top.
    fn to_neighbor(&self, reach: &[DVec2]) -> f64 {
        let steps = self.gaps().into_iter().map(|[(_, from), (_, to)]| to - from);
        let step = steps.fold(0.0, f64::max).min(FRAC_PI_2);
        let girdle = self.angles.iter().map(|angle| self.girdle(*angle)).fold(0.0, f64::max);
        let top = reach.iter().map(|at| at.y).fold(0.0, f64::max);
        let along = reach.iter().filter(|at| at.y > top - MEETING).map(|at| at.x).fold(0.0, f64::max);
        ((girdle + top) * (step / 2.0).tan() - along + MEETING).max(0.0)
    }

    /// Heights over the girdle at which a hole comes out toward the finger, and at which its drill ends.
    fn drill_ends(&self) -> [f64; 2] {
        let to_finger = self.outside.inner_radius - self.girdle(0.0);
        [to_finger, to_finger - THROUGH - self.outside.swing()]
    }
}

/// What cuts the seat of one stone.
struct SeatCutter {
    of: StepId,
    stretch: Point,
    /// How far it reaches along the ring (x), at heights over the girdle (y).
    reach: Vec<DVec2>,
}

/// Space with the finger axis along Y and Z through an angle of the row.
pub(in crate::build) fn ring_from_spoke(angle: f64, along: f64) -> Frame {
    Frame { origin: Point::Y * along, ..Frame::turned_about_y(angle) }
}
