//! Cutting a closed convex shell by planes, keeping its corners shared.
//!
//! Nothing is decided by angles: a corner is inside, on or outside of a plane, and the new face is the chain of
//! edges that lost their neighbor. So the shell stays closed whatever the rounding does.

use std::collections::BTreeMap;

use glam::DMat3;

use super::polyhedron::{Face, Plane, Polyhedron};
use crate::vocab::Point;

/// The first box is larger than the largest plane distance by this factor; a body that still touches it is unbounded.
const BOX_FACTOR: f64 = 1e4;

/// A corner nearer to a plane than this share of the size is on it: far over rounding, far under any facet.
const ON_PLANE: f64 = 1e-10;

/// A closed convex shell whose faces remember the half space that they come from.
#[derive(Debug, Clone)]
pub(super) struct Shell {
    vertices: Vec<Point>,
    /// The vertices that are corners of a face; the others were cut off.
    live: Vec<u32>,
    faces: Vec<Side>,
    /// Corners within this distance of a plane are on it.
    on: f64,
}

/// A face of the shell: the half space's index, or nothing for the first box, and its corners counterclockwise.
#[derive(Debug, Clone)]
struct Side {
    plane: Option<usize>,
    corners: Vec<u32>,
}

impl Shell {
    /// A box about the origin that holds every body of that size.
    pub(super) fn cube(size: f64) -> Self {
        let half = size * BOX_FACTOR;
        let side = |bit: u32| if bit == 0 { -half } else { half };
        let corner = |index: u32| Point::new(side(index & 1), side(index & 2), side(index & 4));
        let faces = [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];
        Self {
            vertices: (0..8).map(corner).collect(),
            live: (0..8).collect(),
            faces: faces.map(|corners| Side { plane: None, corners: corners.to_vec() }).into(),
            on: size * ON_PLANE,
        }
    }

    /// What of the shell lies inside of a plane; `None` when nothing does.
    pub(super) fn clipped(mut self, plane: &Plane, number: usize) -> Option<Self> {
        let mut heights = vec![0.0; self.vertices.len()];
        let (mut least, mut most) = (0.0_f64, 0.0_f64);
        for &corner in &self.live {
            let height = plane.height_of(self.vertices[corner as usize]);
            let height = if height.abs() <= self.on { 0.0 } else { height };
            heights[corner as usize] = height;
            (least, most) = (least.min(height), most.max(height));
        }
        if most == 0.0 {
            return Some(self);
        }
        if least == 0.0 {
            return None;
        }
        let mut cuts = Vec::new();
        let mut rim = Vec::new();
        for place in 0..self.faces.len() {
            // Such a face has no corner on the plane, so that nothing of the rim is in it.
            if self.faces[place].corners.iter().all(|corner| heights[*corner as usize] < 0.0) {
                continue;
            }
            let corners = std::mem::take(&mut self.faces[place].corners);
            let corners = self.cut_face(&corners, &heights, &mut cuts);
            if corners.len() >= 3 {
                let on_plane = |corner: u32| heights.get(corner as usize).is_none_or(|height| *height == 0.0);
                rim.extend(edges(&corners).filter(|(from, to)| on_plane(*from) && on_plane(*to)));
                self.faces[place].corners = corners;
            }
        }
        self.faces.retain(|face| !face.corners.is_empty());
        // Of a convex shell all goes that lies outside, and nothing else.
        self.live.retain(|corner| heights[*corner as usize] <= 0.0);
        self.live.extend(cuts.iter().map(|(_, corner)| *corner));
        let corners = open_loop(&rim)?;
        self.faces.push(Side { plane: Some(number), corners });
        Some(self)
    }

    /// The corners of a face that stay, with new ones where its edges go through the plane: `cuts` has those that
    /// are made already, by the ends of their edge. A face that only touches the plane from outside keeps none.
    fn cut_face(&mut self, corners: &[u32], heights: &[f64], cuts: &mut Vec<((u32, u32), u32)>) -> Vec<u32> {
        if corners.iter().all(|corner| heights[*corner as usize] >= 0.0) {
            return Vec::new();
        }
        let mut kept = Vec::with_capacity(corners.len() + 1);
        for (from, to) in edges(corners) {
            let (start, end) = (heights[from as usize], heights[to as usize]);
            if start <= 0.0 {
                kept.push(from);
            }
            if start * end < 0.0 {
                let edge = (from.min(to), from.max(to));
                let made = cuts.iter().find(|(other, _)| *other == edge).map(|(_, corner)| *corner);
                kept.push(made.unwrap_or_else(|| {
                    let [a, b] = [self.vertices[from as usize], self.vertices[to as usize]];
                    self.vertices.push(a + (b - a) * (start / (start - end)));
                    let corner = index(self.vertices.len() - 1);
                    cuts.push((edge, corner));
                    corner
                }));
            }
        }
        kept
    }

    /// Draws the ends of every edge shorter than `length` into one corner, at the mean of what meets there; faces
    /// that are left with two corners go.
    pub(super) fn draw_together(&mut self, length: f64) {
        let mut meet: Vec<u32> = (0..index(self.vertices.len())).collect();
        for (from, to) in self.faces.iter().flat_map(|face| edges(&face.corners)) {
            if self.vertices[from as usize].distance(self.vertices[to as usize]) < length {
                let (low, high) = (root(&meet, from), root(&meet, to));
                meet[low.max(high) as usize] = low.min(high);
            }
        }
        let roots: Vec<u32> = (0..index(meet.len())).map(|corner| root(&meet, corner)).collect();
        let mut sums = vec![(Point::ZERO, 0.0); roots.len()];
        for &corner in &self.live {
            let (sum, count) = &mut sums[roots[corner as usize] as usize];
            *sum += self.vertices[corner as usize];
            *count += 1.0;
        }
        self.live.retain(|corner| roots[*corner as usize] == *corner);
        for &corner in &self.live {
            let (sum, count) = sums[corner as usize];
            self.vertices[corner as usize] = sum / count;
        }
        for face in &mut self.faces {
            face.corners.iter_mut().for_each(|corner| *corner = roots[*corner as usize]);
            face.corners.dedup();
            if face.corners.first() == face.corners.last() {
                face.corners.pop();
            }
        }
        self.faces.retain(|face| face.corners.len() >= 3);
    }

    /// Moves every corner to where the planes that meet in it come nearest to a point, which takes away what
    /// rounding left on the way from the large box. A corner that would move by more than `length` stays: its
    /// planes are too close to parallel to say where it is.
    pub(super) fn settle(&mut self, planes: &[(Plane, &'static str)], length: f64) {
        let mut sums = vec![(DMat3::ZERO, Point::ZERO); self.vertices.len()];
        for face in &self.faces {
            let Some((plane, _)) = face.plane.and_then(|index| planes.get(index)) else { continue };
            let normal = plane.normal;
            for &corner in &face.corners {
                let (matrix, pull) = &mut sums[corner as usize];
                *matrix += DMat3::from_cols(normal * normal.x, normal * normal.y, normal * normal.z);
                *pull -= normal * plane.height_of(self.vertices[corner as usize]);
            }
        }
        for &corner in &self.live {
            let (matrix, pull) = sums[corner as usize];
            let step = matrix.inverse() * pull;
            if step.length() <= length {
                self.vertices[corner as usize] += step;
            }
        }
    }

    /// The body with its own planes and names; `None` when a side of the first box is left or nothing is.
    pub(super) fn into_polyhedron(mut self, planes: &[(Plane, &'static str)]) -> Option<Polyhedron> {
        if self.faces.len() < 4 {
            return None;
        }
        self.faces.sort_by_key(|face| face.plane);
        let mut numbers = vec![None; self.vertices.len()];
        let mut vertices = Vec::new();
        let mut faces = Vec::with_capacity(self.faces.len());
        for side in &self.faces {
            let (plane, name) = *planes.get(side.plane?)?;
            let mut number = |corner: &u32| {
                *numbers[*corner as usize].get_or_insert_with(|| {
                    vertices.push(self.vertices[*corner as usize]);
                    index(vertices.len() - 1)
                })
            };
            let corners = side.corners.iter().map(&mut number).collect();
            faces.push(Face { plane, corners, name });
        }
        Some(Polyhedron { vertices, faces })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a stone has hundreds of corners, not billions")]
const fn index(corner: usize) -> u32 {
    corner as u32
}

/// The directed edges around a face.
fn edges(corners: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    corners.iter().enumerate().map(|(at, from)| (*from, corners[(at + 1) % corners.len()]))
}

/// The corners around the hole that a cut left, counterclockwise from outside: all edges of its rim that have no
/// neighbor, walked backward.
fn open_loop(rim: &[(u32, u32)]) -> Option<Vec<u32>> {
    let open = rim.iter().filter(|(from, to)| !rim.contains(&(*to, *from)));
    let next: BTreeMap<u32, u32> = open.map(|(from, to)| (*to, *from)).collect();
    let start = *next.keys().next()?;
    let mut corners = vec![start];
    let mut at = *next.get(&start)?;
    while at != start && corners.len() <= next.len() {
        corners.push(at);
        at = *next.get(&at)?;
    }
    (corners.len() == next.len() && corners.len() >= 3).then_some(corners)
}

/// The lowest corner that this one is drawn together with.
fn root(meet: &[u32], mut corner: u32) -> u32 {
    while meet[corner as usize] != corner {
        corner = meet[corner as usize];
    }
    corner
}
