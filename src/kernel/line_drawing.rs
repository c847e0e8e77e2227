//! A line drawing of bodies as they are seen from far away: contours and sharp edges, what is hidden left out.

use std::collections::HashMap;

use rayon::prelude::*;

use super::probe::welded;
use super::{Probe, SurfaceMesh};
use crate::vocab::{Degrees, Direction, Frame, Point};

/// A body that is drawn and that hides what lies behind it.
#[derive(Debug, Clone, Copy)]
pub struct DrawnBody<'a> {
    /// Its surface.
    pub mesh: &'a SurfaceMesh,
    /// Two faces that meet at more than this make a line.
    pub sharp: Degrees,
}

/// Corners of a line that runs on, in X and Y of a view and in millimeters.
pub type Polyline = Vec<[f64; 2]>;

/// How far off its edge a sight begins, so that it cannot meet the faces of the edge itself, in mm.
const OFF: f64 = 0.01;

/// Longer edges are looked at piece by piece, in mm.
const PIECE: f64 = 0.15;

/// Lines are joined where they meet within this, in mm.
const SAME: f64 = 1e-4;

/// The lines of each body that are seen against the Z axis of `view`, in its X and Y, in the order of the bodies.
/// Nothing is seen through: stones hide metal as metal hides stones.
#[must_use]
pub fn line_drawing(bodies: &[DrawnBody<'_>], view: &Frame) -> Vec<Vec<Polyline>> {
    let Some(all) = Probe::new(&together(bodies)) else { return vec![Vec::new(); bodies.len()] };
    let reach = bodies.iter().flat_map(|body| &body.mesh.positions).map(|at| at.length()).fold(1.0, f64::max);
    let sees = |at: Point| all.cast(at + view.z * OFF, view.z, 4.0 * reach).is_none();
    let lines = |body: &DrawnBody<'_>| {
        let seen: Vec<Vec<[Point; 2]>> =
            edges(body, view.z).par_iter().map(|edge| edge.seen_pieces(&sees)).collect();
        let flat = |at: Point| {
            let at = view.to_local(at);
            [at.x, at.y]
        };
        joined(&seen.into_iter().flatten().map(|ends| ends.map(flat)).collect::<Vec<_>>())
    };
    bodies.iter().map(lines).collect()
}

/// One surface of all bodies.
fn together(bodies: &[DrawnBody<'_>]) -> SurfaceMesh {
    let mut all = SurfaceMesh::default();
    for DrawnBody { mesh, .. } in bodies {
        #[expect(clippy::cast_possible_truncation, reason = "the triangles count in 32 bits")]
        let first = all.positions.len() as u32;
        all.positions.extend(&mesh.positions);
        all.normals.extend(&mesh.normals);
        all.triangles.extend(mesh.triangles.iter().map(|corners| corners.map(|corner| corner + first)));
        all.tags.extend(&mesh.tags);
    }
    all
}

/// An edge that is drawn where nothing hides it.
struct DrawnEdge {
    ends: [Point; 2],
    /// Away from both faces.
    out: Direction,
}

impl DrawnEdge {
    /// The pieces that are seen, one behind the other taken as one.
    fn seen_pieces(&self, sees: &impl Fn(Point) -> bool) -> Vec<[Point; 2]> {
        let [from, to] = self.ends;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a few hundred")]
        let count = (from.distance(to) / PIECE).ceil().max(1.0) as u32;
        let at = |step: f64| from.lerp(to, step / f64::from(count));
        let mut seen: Vec<[Point; 2]> = Vec::new();
        let mut runs_on = false;
        for piece in 0..count {
            let step = f64::from(piece);
            let is_seen = sees(at(step + 0.5) + self.out * OFF);
            match seen.last_mut() {
                Some(last) if is_seen && runs_on => last[1] = at(step + 1.0),
                _ if is_seen => seen.push([at(step), at(step + 1.0)]),
                _ => {}
            }
            runs_on = is_seen;
        }
        seen
    }
}

/// The edges of a body that make a line: where it turns away from the eye, and where a face in sight meets another at
/// more than the body's angle. In an order that depends on nothing but the mesh.
fn edges(body: &DrawnBody<'_>, to_eye: Direction) -> Vec<DrawnEdge> {
    let (positions, triangles) = welded(body.mesh);
    let place = |corner: u32| positions[corner as usize];
    let normal = |corners: &[u32; 3]| {
        let [a, b, c] = corners.map(place);
        (b - a).cross(c - a).normalize_or_zero()
    };
    let normals: Vec<Direction> = triangles.iter().map(normal).collect();
    let flat = body.sharp.0.to_radians().cos();
    let mut waiting: HashMap<[u32; 2], usize> = HashMap::new();
    let mut drawn = Vec::new();
    for (face, [a, b, c]) in triangles.iter().enumerate() {
        for ends in [[*a, *b], [*b, *c], [*c, *a]] {
            // Faces without area have no side to be seen from.
            let Some(other) = waiting.remove(&[ends[1], ends[0]]) else {
                waiting.insert(ends, face);
                continue;
            };
            let [one, two] = [normals[face], normals[other]];
            let [faces, turns] = [one, two].map(|normal| normal.dot(to_eye) > 0.0);
            let line = faces != turns || (faces && one.dot(two) < flat);
            if line && one != Direction::ZERO && two != Direction::ZERO {
                drawn.push(DrawnEdge { ends: ends.map(place), out: (one + two).normalize_or_zero() });
            }
        }
    }
    drawn
}

/// Lines that meet end to end as one.
fn joined(lines: &[[[f64; 2]; 2]]) -> Vec<Polyline> {
    #[expect(clippy::cast_possible_truncation, reason = "a drawing measures far less than 2^31 steps")]
    let key = |at: [f64; 2]| at.map(|value| (value / SAME).round() as i64);
    let mut at_corner: HashMap<[i64; 2], Vec<usize>> = HashMap::new();
    for (index, ends) in lines.iter().enumerate() {
        for end in ends {
            at_corner.entry(key(*end)).or_default().push(index);
        }
    }
    let mut free = vec![true; lines.len()];
    let mut next = |from: [f64; 2]| {
        let index = *at_corner.get(&key(from))?.iter().find(|index| free[**index])?;
        free[index] = false;
        let [a, b] = lines[index];
        Some(if key(a) == key(from) { b } else { a })
    };
    let mut all = Vec::new();
    for [start, _] in lines {
        let mut line = vec![*start];
        while let Some(end) = next(line[line.len() - 1]) {
            line.push(end);
        }
        if line.len() > 1 {
            all.push(line);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, cylinder, sphere};

    const SHARP: Degrees = Degrees(30.0);

    fn length(lines: &[Polyline]) -> f64 {
        let apart = |pair: &[[f64; 2]]| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
        lines.iter().flat_map(|line| line.windows(2)).map(apart).sum()
    }

    #[test]
    fn a_can_is_a_circle_from_above_and_a_box_from_the_side() {
        let can = cylinder((0.0, 1.0), (2.0, 1.0), Quality::Production).unwrap().surface_mesh();
        let body = [DrawnBody { mesh: &can, sharp: SHARP }];
        let above = &line_drawing(&body, &Frame::IDENTITY)[0];
        assert!((length(above) - std::f64::consts::TAU).abs() < 0.02, "{}", length(above));
        let side = Frame { origin: Point::ZERO, x: Point::X, y: Point::Z, z: Point::NEG_Y };
        let side = &line_drawing(&body, &side)[0];
        assert!((length(side) - 8.0).abs() < 0.3, "{}", length(side));
    }

    #[test]
    fn what_lies_behind_is_not_drawn() {
        let ball = sphere(0.5, Quality::Preview).unwrap().surface_mesh();
        let can = cylinder((1.0, 1.0), (2.0, 1.0), Quality::Preview).unwrap().surface_mesh();
        let bodies = [&ball, &can].map(|mesh| DrawnBody { mesh, sharp: SHARP });
        let [hidden, before] = &line_drawing(&bodies, &Frame::IDENTITY)[..] else { panic!() };
        assert!(hidden.is_empty() && !before.is_empty());
        let below = Frame { x: Point::X, y: Point::NEG_Y, z: Point::NEG_Z, origin: Point::ZERO };
        let seen = &line_drawing(&bodies, &below)[0];
        assert!((length(seen) - std::f64::consts::PI).abs() < 0.05, "{}", length(seen));
    }
}
