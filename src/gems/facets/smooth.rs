//! Stones without facets: cabochons, pearls, drilled or not, and beads, as rings of flat faces, each 9° from the next. That keeps
//! every face within 0.31 % of its radius of the true surface and a stone within 800 faces.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use glam::DVec2;

use super::brilliant::cushion;
use super::{Blank, Body};
use crate::gems::{Cut, DrillHole, Face, Plane, Polyhedron, Proportion, ShapeError};
use crate::vocab::Point;

/// Faces around the axis, and from a pole to the equator.
const AROUND: u32 = 40;
const UP: u32 = AROUND / 4;

/// Points on each arc of a cushion's girdle.
const ARC_POINTS: u32 = 5;

/// A level ring: the outline scaled by a factor and lifted to a height, and the name of the faces under it.
type Ring = (f64, f64, &'static str);

/// The closed body of rings from the top down; a first or last ring of no size is a point, any other a flat face.
fn stacked(outline: &[DVec2], rings: &[Ring]) -> Polyhedron {
    let count = outline.len();
    let mut vertices = Vec::new();
    let mut starts = Vec::new();
    for (scale, height, _) in rings {
        starts.push(vertices.len());
        let points = if *scale > 0.0 { outline } else { &outline[..1] };
        vertices.extend(points.iter().map(|at| (*at * *scale).extend(*height)));
    }
    let corner =
        |ring: usize, at: usize| if rings[ring].0 > 0.0 { starts[ring] + at % count } else { starts[ring] };
    let mut faces: Vec<(Vec<usize>, &'static str)> = Vec::new();
    let last = rings.len() - 1;
    if rings[0].0 > 0.0 {
        faces.push(((0..count).map(|at| corner(0, at)).collect(), "top"));
    }
    for (ring, (_, _, name)) in rings.iter().enumerate().take(last) {
        for at in 0..count {
            let mut corners =
                vec![corner(ring, at), corner(ring + 1, at), corner(ring + 1, at + 1), corner(ring, at + 1)];
            corners.dedup();
            if corners.first() == corners.last() {
                corners.pop();
            }
            faces.push((corners, name));
        }
    }
    if rings[last].0 > 0.0 {
        faces.push(((0..count).rev().map(|at| corner(last, at)).collect(), "base"));
    }
    faced(vertices, &faces)
}

#[expect(clippy::cast_possible_truncation, reason = "a stone has hundreds of corners, not billions")]
fn faced(vertices: Vec<Point>, faces: &[(Vec<usize>, &'static str)]) -> Polyhedron {
    let face = |(corners, name): &(Vec<usize>, &'static str)| {
        let plane = Plane::of_corners(&corners.iter().map(|at| vertices[*at]).collect::<Vec<_>>());
        Face { plane, corners: corners.iter().map(|at| *at as u32).collect(), name }
    };
    let faces = faces.iter().map(face).collect();
    Polyhedron { vertices, faces }
}

fn circle(radius: f64) -> Vec<DVec2> {
    (0..AROUND).map(|at| DVec2::from_angle(f64::from(at) * TAU / f64::from(AROUND)) * radius).collect()
}

/// A round or oval cabochon.
pub(in crate::gems) fn cabochon(cut: &Cut, [length, width]: [f64; 2]) -> Blank {
    let blank = domed(cut, width, &circle(width / 2.0));
    Blank { plan: DVec2::new(length / width, 1.0), ..blank }
}

/// A cabochon on the girdle of a cushion.
pub(in crate::gems) fn cushion_cabochon(cut: &Cut, size: [f64; 2]) -> Result<Blank, ShapeError> {
    let share = |proportion| cut.get(proportion) / 100.0;
    let curve = cushion::curve(size, share(Proportion::Corner), share(Proportion::Bow))?;
    let outline: Vec<DVec2> = curve
        .0
        .iter()
        .flat_map(|arc| {
            // Two halves, so that the middle of a side is a corner of the outline and the size is exact.
            let middle = f64::midpoint(arc.from, arc.to);
            [curve.points(arc.from, middle, ARC_POINTS / 2), curve.points(middle, arc.to, ARC_POINTS / 2 + 1)]
                .concat()
        })
        .collect();
    let blank = domed(cut, size[1], &outline);
    Ok(Blank { corners: cushion::corners(&curve), ..blank })
}

/// An elliptic dome over an upright girdle and a bevel of 45° to a flat base.
fn domed(cut: &Cut, width: f64, outline: &[DVec2]) -> Blank {
    let length = |proportion| width * cut.get(proportion) / 100.0;
    let (dome, bevel) = (length(Proportion::DomeHeight), length(Proportion::Bevel));
    let girdle_half = length(Proportion::Girdle) / 2.0;
    let mut rings: Vec<Ring> = vec![(0.0, girdle_half + dome, "dome")];
    for ring in 1..UP {
        let (sin, cos) = (f64::from(ring) * FRAC_PI_2 / f64::from(UP)).sin_cos();
        rings.push((sin, girdle_half + dome * cos, "dome"));
    }
    rings.push((1.0, girdle_half, "girdle"));
    rings.push((1.0, -girdle_half, "bevel"));
    rings.push((1.0 - 2.0 * bevel / width, -girdle_half - bevel, "base"));
    Blank {
        body: Body::Smooth(stacked(outline, &rings)),
        plan: DVec2::ONE,
        girdle_half,
        crown: dome,
        pavilion: bevel,
        table: 0.0,
        slopes: [FRAC_PI_2, PI / 4.0],
        corners: Vec::new(),
    }
}

/// A ball or an egg; a pearl.
pub(in crate::gems) fn pearl([length, width]: [f64; 2]) -> Blank {
    ball(&ball_rings(0.0), DVec2::new(length, width), false)
}

/// A pearl with these half axes and a blind hole from below about Z. No ring of faces begins nearer to the hole than a
/// tenth of its radius; its mouth lies on the round surface.
pub(in crate::gems) fn drilled_pearl(half_axes: Point, hole: &DrillHole) -> Polyhedron {
    let radius = hole.diameter.0 / 2.0;
    let clear = 1.1 * radius / half_axes.x.min(half_axes.y);
    let kept: Vec<Ring> =
        ball_rings(0.0).into_iter().filter(|(scale, height, _)| *height > 0.0 || *scale > clear).collect();
    let mut body = stacked(&circle(1.0), &kept);
    for vertex in &mut body.vertices {
        *vertex *= half_axes;
    }
    let mut faces: Vec<(Vec<usize>, &'static str)> = Vec::new();
    for face in &body.faces {
        if face.name != "base" {
            faces.push((face.corners.iter().map(|at| *at as usize).collect(), face.name));
        }
    }
    let mut vertices = body.vertices;
    let mouth = vertices.len();
    // Flats that are nowhere nearer to the axis than the drill was.
    let circle = circle(radius / (PI / f64::from(AROUND)).cos());
    let surface = |at: &DVec2| {
        let out = (at.x / half_axes.x).hypot(at.y / half_axes.y);
        at.extend(-half_axes.z * (1.0 - out * out).sqrt())
    };
    vertices.extend(circle.iter().map(surface));
    let floor = vertices.len();
    vertices.extend(circle.iter().map(|at| at.extend(hole.depth.0 - half_axes.z)));
    let count = circle.len();
    let last = mouth - count;
    for at in 0..count {
        let next = (at + 1) % count;
        faces.push((vec![last + at, mouth + at, mouth + next], "dome"));
        faces.push((vec![last + at, mouth + next, last + next], "dome"));
        faces.push((vec![mouth + at, floor + at, floor + next, mouth + next], "drill hole"));
    }
    faces.push(((0..count).rev().map(|at| floor + at).collect(), "drill hole"));
    faced(vertices, &faces)
}

/// A bead: a ball or spheroid about its drill hole, which runs along X and leaves a flat at each end. The hole itself
/// is not cut.
pub(in crate::gems) fn bead(cut: &Cut, [length, width]: [f64; 2]) -> Blank {
    ball(&ball_rings(cut.get(Proportion::Flat) / 100.0), DVec2::new(length, width), true)
}

/// Rings of a ball of radius 1 between two flats of radius `flat`, stretched to a height of 2.
fn ball_rings(flat: f64) -> Vec<Ring> {
    let first = flat.asin();
    let tall = first.cos();
    let ring = |at: u32| {
        let (sin, cos) = (first + (PI - 2.0 * first) * f64::from(at) / f64::from(2 * UP)).sin_cos();
        let pole = at == 0 || at == 2 * UP;
        (if pole { flat } else { sin }, cos / tall, "dome")
    };
    (0..=2 * UP).map(ring).collect()
}

fn ball(rings: &[Ring], size: DVec2, along_x: bool) -> Blank {
    let [long, half] = [size.x / 2.0, size.y / 2.0];
    let mut body = stacked(&circle(1.0), rings);
    for vertex in &mut body.vertices {
        let upright = if along_x { Point::new(vertex.z, vertex.x, vertex.y) } else { *vertex };
        *vertex = upright * Point::new(long, half, half);
    }
    Blank {
        body: Body::Smooth(body),
        plan: DVec2::ONE,
        girdle_half: 0.0,
        crown: half,
        pavilion: half,
        table: 0.0,
        slopes: [FRAC_PI_2; 2],
        corners: Vec::new(),
    }
}
