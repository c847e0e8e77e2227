//! Bars across a row: upright walls on the band between the stones.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::pins::{FOOT, HAIR};
use super::row::{RowMetal, StoneLine, ring_from_spoke};
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::settings::{Bar, RowSeat};
use crate::vocab::{Millimeters, Percent, Point};

/// Feet keep this far from the finger, in mm.
const FINGER_ROOM: f64 = 0.3;

/// A bar keeps this far from the sides of the band, in mm.
const SIDE: f64 = 0.02;

/// The upper edges of a bar are broken by this share of its thickness.
const BEVEL: f64 = 0.2;

/// Bars that are farther apart than this at their feet are no neighbors that touch, in mm.
const APART: f64 = 0.01;

/// Adds the seats in the band and the bars with theirs.
pub(super) fn set(bar: &Bar, line: &StoneLine, recipe: &mut Recipe) -> RowMetal {
    let seats = line.seats(&bar.seat, None, recipe);
    let role = PartRole::Bar(recipe.numbers.bar());
    let half = half_extents(line);
    let walls: Vec<Wall> = line.gaps().iter().map(|gap| Wall::new(bar, line, half, gap)).collect();
    let asked = bar.length.0 / 100.0 * half[1];
    let shortest = walls.iter().map(|wall| wall.half_long).fold(f64::INFINITY, f64::min);
    if shortest < asked - 1e-6 {
        let [asked, used] = [asked, shortest].map(|half| Millimeters(2.0 * half));
        let text = format!("{role}: {asked} are longer than the band is wide; {used} was used");
        recipe.adjusted(role, text);
    }
    let apart = stand_apart(&walls, line.ends.is_none());
    let of: Vec<StepId> = walls.iter().map(|wall| wall.add(role, line, recipe)).collect();
    let anchor = walls.first().map_or(Point::ZERO, |wall| wall.middle(line));
    recipe.part(role, anchor);
    let all = if apart { Operation::Gather { of } } else { Operation::Unite { of } };
    let body = recipe.step(role, "all bars", all);
    // A hair wider than the seats in the band, so that within the band the cut lies in metal that the bur has left.
    let clearance = Millimeters(bar.seat.clearance.0 + HAIR);
    let notch = RowSeat { clearance, hole: Percent(0.0), ..bar.seat };
    let notches = line.burs(&notch, None, recipe);
    let cut = recipe.step(role, "cut the notches", Operation::Cut { body, cutters: vec![notches] });
    RowMetal { cutters: vec![seats], held: vec![cut] }
}

/// Whether no two bars touch, not even at their feet.
fn stand_apart(walls: &[Wall], closed: bool) -> bool {
    let mut angles: Vec<f64> = walls.iter().map(|wall| wall.angle).collect();
    if closed && let Some(first) = angles.first() {
        angles.push(first + TAU);
    }
    let step = angles.windows(2).map(|pair| pair[1] - pair[0]).fold(FRAC_PI_2, f64::min);
    let foot = walls.iter().map(|wall| wall.foot).fold(f64::INFINITY, f64::min);
    let thick = walls.iter().map(|wall| wall.half_thick).fold(0.0, f64::max);
    foot * (step / 2.0).sin() > thick + APART
}

/// Half of how far the stones reach along the row and along the finger.
fn half_extents(line: &StoneLine) -> [f64; 2] {
    let upright = line.upright(0.0);
    let corners = line.shape.polyhedron.vertices.iter().map(|at| upright.direction_to_parent(*at).abs());
    let most = corners.fold(Point::ZERO, Point::max);
    [most.x, most.y]
}

/// A bar in the plane half-way between two stones.
struct Wall {
    angle: f64,
    half_thick: f64,
    half_long: f64,
    foot: f64,
    top: f64,
}

impl Wall {
    fn new(bar: &Bar, line: &StoneLine, [radius, wide]: [f64; 2], gap: &[(Option<usize>, f64); 2]) -> Self {
        let [from, to] = gap.map(|(_, angle)| angle);
        let angle = f64::midpoint(from, to);
        let (sin, cos) = ((to - from) / 2.0).sin_cos();
        let girdle = line.girdle(from).min(line.girdle(to));
        // Stones lean away from the bar: it has to be so thick where it lies on the crowns, seen along their axes.
        let cover = bar.overlap.0 / 100.0 * radius;
        let (shape, crown) = (line.shape, line.shape.crown_angle.0.to_radians());
        let over = shape.girdle_half.0 + cover * crown.tan() + (bar.seat.clearance.0 + HAIR) / crown.cos();
        let half_thick = (girdle + over) * sin - (radius - cover) * cos;
        let top = girdle * cos + radius * sin + line.shape.girdle_half.0 + bar.over.0;
        let [least, most] = line.outside.sides(angle);
        let room = (line.outside.along - least).min(most - line.outside.along) - SIDE;
        let half_long = (bar.length.0 / 100.0 * wide).min(room.max(SIDE));
        let ends = [-half_long, half_long].map(|end| line.outside.along + end);
        let band = line.outside.lowest(angle, ends).unwrap_or(line.outside.inner_radius);
        let foot = (band - FOOT).max(line.outside.inner_radius + FINGER_ROOM).min(girdle - 0.05);
        Self { angle, half_thick: half_thick.max(SIDE), half_long, foot, top }
    }

    /// A point of its upper face, in ring space.
    fn middle(&self, line: &StoneLine) -> Point {
        ring_from_spoke(self.angle, line.outside.along).to_parent(Point::Z * self.top)
    }

    /// The bar in its place, its upper edges broken.
    fn add(&self, role: PartRole, line: &StoneLine, recipe: &mut Recipe) -> StepId {
        let bevel = BEVEL * self.half_thick.min(self.half_long);
        let level = |height: f64, inset: f64| {
            [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                .map(|(x, y)| Point::new(x * (self.half_thick - inset), y * (self.half_long - inset), height))
        };
        let levels = [level(self.foot, 0.0), level(self.top - bevel, 0.0), level(self.top, bevel)];
        let body = recipe.step(role, "a bar", Operation::Hull { points: levels.concat() });
        recipe.place(role, body, ring_from_spoke(self.angle, line.outside.along), Point::ONE)
    }
}
