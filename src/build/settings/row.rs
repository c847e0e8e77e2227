//! Rows of stones: what all their settings have in common.

use std::f64::consts::TAU;

use super::bur::Bur;
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

    /// Adds the burs that cut all seats from the bands, as one, and notes the seats as parts; else as [`StoneLine::burs`].
    pub fn seats(&self, seat: &RowSeat, opening: Option<f64>, recipe: &mut Recipe) -> StepId {
        for stone in &self.stones {
            let under = stone.ring_from_stone().to_parent(Point::NEG_Z * stone.shape.girdle_half.0);
            recipe.part(PartRole::Seat(stone.number), under);
        }
        self.burs(seat, opening, recipe)
    }

    /// Adds a bur for each stone, all as one; `opening` is the radius of the shaft over each girdle, `None` where the
    /// metal closes over the stone.
    pub fn burs(&self, seat: &RowSeat, opening: Option<f64>, recipe: &mut Recipe) -> StepId {
        let mut bur = Bur::around(self.shape, seat.clearance.0);
        let to_finger = self.outside.inner_radius - self.girdle(0.0);
        bur.drill(seat, self.shape.length.0, to_finger, to_finger - THROUGH - self.outside.swing());
        if let Some(radius) = opening {
            bur.open(radius, OUT - self.over.min(0.0));
        }
        let of = bur.add(self.seat_role(), recipe);
        let placed = self.stones.iter().map(|stone| {
            recipe.place(PartRole::Seat(stone.number), of, stone.ring_from_stone(), bur.stretch())
        });
        let of: Vec<StepId> = placed.collect();
        let side_by_side = self.gaps().iter().all(|[(_, from), (_, to)]| {
            [*from, *to].into_iter().all(|angle| bur.keeps_within((to - from) / 2.0, self.girdle(angle)))
        });
        let operation = if side_by_side { Operation::Gather { of } } else { Operation::Unite { of } };
        recipe.step(self.seat_role(), "all seats", operation)
    }
}

/// Space with the finger axis along Y and Z through an angle of the row.
pub(in crate::build) fn ring_from_spoke(angle: f64, along: f64) -> Frame {
    Frame { origin: Point::Y * along, ..Frame::turned_about_y(angle) }
}
