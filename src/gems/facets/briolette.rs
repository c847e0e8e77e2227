//! The briolette: a drop with rings of rhombic facets all around its axis, which lies along X with the point at +X.
//!
//! Each ring stands half a facet aside of the one before, and its planes pass through the points where the ring
//! before meets the one before that, so that four facets meet in each corner. Drilling is left to the bench.

use std::f64::consts::PI;

use glam::{DMat2, DVec2};

use super::slopes::count;
use super::{Blank, Body, Facet};
use crate::gems::{Cut, Plane, Polyhedron, Proportion, ShapeError};
use crate::vocab::{Direction, Point};

/// Facets of a ring.
const AROUND: u32 = 8;

/// Directions of the first and last ring's facets from the axis towards the point, in degrees.
const FACING: [f64; 2] = [68.0, 152.0];

/// Where on the ridges of the first ring the second one begins, from the point of a drop of length 1.
const START: f64 = 0.45;

/// A briolette of a length and width, as deep as it is wide.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let facets = drop(count(cut, Proportion::Rows));
    let unit = Polyhedron::from_half_spaces(&facets)
        .ok_or_else(|| ShapeError::NoStone("the rings of the briolette do not close".to_owned()))?;
    let [least, most] = unit.bounds();
    let (extent, middle) = (most - least, least.midpoint(most));
    let scale = Point::new(length, width, width) / extent;
    let placed = |(plane, name): Facet| {
        let normal = plane.normal / scale;
        let distance = plane.distance - plane.normal.dot(middle);
        (Plane { normal: normal.normalize(), distance: distance / normal.length() }, name)
    };
    Ok(Blank {
        body: Body::Facets(facets.into_iter().map(placed).collect()),
        plan: DVec2::ONE,
        girdle_half: 0.0,
        crown: width / 2.0,
        pavilion: width / 2.0,
        table: 0.0,
        slopes: [PI / 2.0; 2],
        corners: Vec::new(),
    })
}

/// The rings of a drop whose point lies at x = 1. In the half plane of a facet's middle (x along the axis, y out) a
/// ring is the line cos·x + sin·y = distance, and its ridges, half a facet aside, cos·x + sin·cos(π/8)·y = distance.
fn drop(rings: u32) -> Vec<Facet> {
    let shrink = (PI / f64::from(AROUND)).cos();
    let facing = |ring: u32| {
        let share = f64::from(ring) / f64::from(rings - 1);
        DVec2::from_angle((FACING[0] + (FACING[1] - FACING[0]) * share).to_radians())
    };
    let ridge = |out: DVec2| DVec2::new(out.x, out.y * shrink);
    let mut distances = vec![facing(0).x];
    let x = 1.0 - START;
    let mut meet = DVec2::new(x, (distances[0] - facing(0).x * x) / ridge(facing(0)).y);
    for ring in 1..rings {
        distances.push(facing(ring).dot(meet));
        let lines = DMat2::from_cols(facing(ring - 1), ridge(facing(ring))).transpose();
        let before = distances.len() - 2;
        meet = lines.inverse() * DVec2::new(distances[before], distances[before + 1]);
    }
    let plane = |ring: u32, at: u32| {
        let out = facing(ring);
        // The first ring has a ridge along Y, so that width and depth are those of ridges in every second ring.
        let (sin, cos) = (f64::from(2 * at + 1 + ring % 2) * PI / f64::from(AROUND)).sin_cos();
        let normal = Direction::new(out.x, out.y * cos, out.y * sin);
        (Plane { normal, distance: distances[ring as usize] }, "briolette facet")
    };
    (0..rings).flat_map(|ring| (0..AROUND).map(move |at| plane(ring, at))).collect()
}
