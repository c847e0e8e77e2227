//! A stone that is its own mirror image, joined from one half of it.

use std::collections::{BTreeMap, BTreeSet};

use super::polyhedron::{Face, Plane, Polyhedron};
use crate::vocab::{Direction, Point};

/// The face of a half that lies in the mirror plane.
pub(super) const WALL: &str = "wall";

fn mirrored(point: Point) -> Point {
    Point::new(point.x, -point.y, point.z)
}

/// The half on the other side of the XZ plane.
pub(super) fn mirror(half: &Polyhedron) -> Polyhedron {
    let face = |face: &Face| Face {
        plane: Plane { normal: mirrored(face.plane.normal), distance: face.plane.distance },
        corners: face.corners.iter().rev().copied().collect(),
        name: face.name,
    };
    Polyhedron {
        vertices: half.vertices.iter().copied().map(mirrored).collect(),
        faces: half.faces.iter().map(face).collect(),
    }
}

/// A half at y ≥ 0 and its mirror image as one body: the wall between them is gone, and facets that run straight
/// through it (table, culet, a star at a tip) are one facet each.
pub(super) fn joined(half: &Polyhedron) -> Polyhedron {
    let walls = half.faces.iter().filter(|face| face.name == WALL);
    let wall: BTreeSet<u32> = walls.flat_map(|face| face.corners.iter().copied()).collect();
    let on_mirror = |corner: u32| wall.contains(&corner);
    let mut vertices = half.vertices.clone();
    let mut twin = Vec::with_capacity(vertices.len());
    for (corner, vertex) in (0..).zip(&half.vertices) {
        if on_mirror(corner) {
            vertices[corner as usize].y = 0.0;
            twin.push(corner);
        } else {
            twin.push(u32::try_from(vertices.len()).unwrap_or(u32::MAX));
            vertices.push(mirrored(*vertex));
        }
    }
    let mut faces = Vec::new();
    for face in half.faces.iter().filter(|face| face.name != WALL) {
        let edge = (0..face.corners.len()).find(|at| {
            on_mirror(face.corners[*at]) && on_mirror(face.corners[(at + 1) % face.corners.len()])
        });
        if let (Some(at), true) = (edge, face.plane.normal.y.abs() < 1e-9) {
            let mut corners = face.corners.clone();
            corners.rotate_left(at + 1);
            // From the edge's end around to its start, and back on the other side.
            let inner = &corners[1..corners.len() - 1];
            let back: Vec<u32> = inner.iter().rev().map(|corner| twin[*corner as usize]).collect();
            let plane =
                Plane { normal: Direction::new(face.plane.normal.x, 0.0, face.plane.normal.z), ..face.plane };
            faces.push(Face { plane, corners: [corners, back].concat(), name: face.name });
        } else {
            let plane = Plane { normal: mirrored(face.plane.normal), ..face.plane };
            let corners = face.corners.iter().rev().map(|corner| twin[*corner as usize]).collect();
            faces.push(face.clone());
            faces.push(Face { plane, corners, name: face.name });
        }
    }
    tidied(&vertices, faces)
}

/// Without corners in which only two faces meet, and with each face beginning at its inward corner if it has one, so
/// that it can be cut into triangles from there.
fn tidied(vertices: &[Point], mut faces: Vec<Face>) -> Polyhedron {
    let mut uses: BTreeMap<u32, usize> = BTreeMap::new();
    faces.iter().flat_map(|face| &face.corners).for_each(|corner| *uses.entry(*corner).or_default() += 1);
    uses.retain(|_, count| *count > 2);
    let numbers: BTreeMap<u32, u32> = uses.keys().copied().zip(0..).collect();
    for face in &mut faces {
        face.corners = face.corners.iter().filter_map(|corner| numbers.get(corner).copied()).collect();
    }
    let vertices: Vec<Point> = numbers.keys().map(|corner| vertices[*corner as usize]).collect();
    for face in &mut faces {
        let count = face.corners.len();
        let corner = |at: usize| vertices[face.corners[at % count] as usize];
        let inward = (0..count).find(|at| {
            let [before, here, after] = [at + count - 1, *at, at + 1].map(corner);
            (here - before).cross(after - here).dot(face.plane.normal) < -1e-12
        });
        face.corners.rotate_left(inward.unwrap_or(0));
    }
    Polyhedron { vertices, faces }
}
