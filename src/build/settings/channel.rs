//! A channel along a row: a groove milled into the band, whose walls lie over the stones.

use std::f64::consts::{PI, TAU};

use super::row::{RowMetal, StoneLine};
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::settings::Channel;
use crate::kernel::{Profile, ProfilePoint, RingStation};
use crate::vocab::Point;

/// The groove is cut this far over the outside of the band, in mm.
const OUT: f64 = 1.0;

/// In radians.
const OVERLAP: f64 = 0.03;

/// Beyond any ring, in mm.
const FAR: f64 = 60.0;

/// Adds the groove and the seats in its walls.
pub(super) fn set(channel: &Channel, line: &StoneLine, recipe: &mut Recipe) -> RowMetal {
    let groove = groove(channel, line, recipe);
    let mut seats = line.seats(&channel.seat, None, recipe);
    if !line.shape.is_elliptic() {
        // The undercut of the last stones goes no farther than the groove.
        seats = ended(seats, line.seat_role(), line, recipe);
    }
    RowMetal { cutters: vec![groove, seats], held: Vec::new() }
}

fn groove(channel: &Channel, line: &StoneLine, recipe: &mut Recipe) -> StepId {
    let role = PartRole::Channel(recipe.numbers.channel());
    let shape = line.shape;
    let half_width = width_across(line) * (0.5 - channel.overlap.0 / 200.0);
    let floor = shape.girdle_half.0 + channel.floor.0 / 100.0 * (shape.culet_depth.0 - shape.girdle_half.0);
    let count: u32 = if line.outside.swing() < 1e-5 { 4 } else { 24 };
    let station = |k: u32| {
        let angle = TAU * f64::from(k) / f64::from(count);
        let girdle = line.girdle(angle);
        let corners = [(-1.0, girdle - floor), (1.0, girdle - floor), (1.0, girdle + OUT - line.over)];
        let corners = corners.into_iter().chain([(-1.0, girdle + OUT - line.over)]);
        let x = |side: f64| line.outside.along + side * half_width;
        let points = corners.map(|(side, y)| ProfilePoint { x: x(side), y, bulge: 0.0 }).collect();
        RingStation { angle, profile: Profile { points } }
    };
    let sweep = Operation::SweepRing { stations: (0..count).map(station).collect() };
    let groove = recipe.step(role, "mill the groove", sweep);
    let groove = ended(groove, role, line, recipe);
    let anchor = line
        .stones
        .first()
        .map_or(Point::ZERO, |stone| stone.ring_from_stone().to_parent(Point::NEG_Z * shape.culet_depth.0));
    recipe.part(role, anchor);
    recipe.step(role, "name the faces", Operation::Tag { of: groove, role })
}

/// What goes around, ended where the row ends.
fn ended(body: StepId, role: PartRole, line: &StoneLine, recipe: &mut Recipe) -> StepId {
    let Some(ends) = ends(line) else { return body };
    let wedges = beyond(ends).into_iter();
    let wedges =
        wedges.map(|points| recipe.step(role, "what lies beyond its ends", Operation::Hull { points }));
    let cutters = wedges.collect();
    recipe.step(role, "end it", Operation::Cut { body, cutters })
}

/// How wide the stones are along the finger.
fn width_across(line: &StoneLine) -> f64 {
    let upright = line.upright(0.0);
    let corners = &line.shape.polyhedron.vertices;
    2.0 * corners.iter().map(|corner| upright.direction_to_parent(*corner).y.abs()).fold(0.0, f64::max)
}

/// The angles between which a groove that is not closed runs: half a gap beyond its last stones.
fn ends(line: &StoneLine) -> Option<[f64; 2]> {
    let half = line.ends? / 2.0;
    Some([line.angles.first()? - half, line.angles.last()? + half])
}

/// Corners of two wedges from the finger axis that together fill the rest of the turn.
fn beyond([from, to]: [f64; 2]) -> [Vec<Point>; 2] {
    // They overlap where they meet, so that no skin is left between them.
    let half = ((from + TAU - to) / 2.0 + OVERLAP).min(PI - OVERLAP / 2.0);
    [to, from - half].map(|start| {
        let rays = (0..=4).map(|part| (start + half * f64::from(part) / 4.0).sin_cos());
        let outer = rays.map(|(sin, cos)| Point::new(sin, 0.0, cos) * FAR);
        let sides = |at: Point| [at - Point::Y * FAR, at + Point::Y * FAR];
        std::iter::once(Point::ZERO).chain(outer).flat_map(sides).collect()
    })
}
