//! Which of some corners of a mesh is nearest to each other one, along the edges.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::SurfaceMesh;
use super::probe::welded;

impl SurfaceMesh {
    /// For each position the nearest one of those for which `known` holds, itself first, by way of the edges and across the
    /// seams of the shading; `None` in a shell where it holds for none. `known` has one value for each position.
    #[must_use]
    pub fn nearest_along_edges(&self, known: &[bool]) -> Vec<Option<u32>> {
        let (_, triangles) = welded(self);
        #[expect(clippy::cast_possible_truncation, reason = "the triangles count in 32 bits")]
        let mut vertex: Vec<u32> = (0..self.positions.len() as u32).collect();
        for (corners, whole) in self.triangles.iter().zip(&triangles) {
            for (corner, whole) in corners.iter().zip(whole) {
                vertex[*corner as usize] = *whole;
            }
        }
        let mut nearest: Vec<Option<u32>> = vec![None; vertex.len()];
        let mut heap = BinaryHeap::new();
        for (corner, whole) in (0_u32..).zip(&vertex).filter(|(corner, _)| known[*corner as usize]) {
            heap.push(Reverse((0_u64, *whole, corner)));
        }
        let around = Around::new(vertex.len(), &triangles);
        while let Some(Reverse((length, at, source))) = heap.pop() {
            if nearest[at as usize].is_some() {
                continue;
            }
            nearest[at as usize] = Some(source);
            for next in around.of(at).flat_map(|triangle| triangles[triangle as usize]) {
                if nearest[next as usize].is_none() {
                    let edge = self.positions[at as usize].distance(self.positions[next as usize]);
                    // The bits of positive numbers are in the order of the numbers.
                    heap.push(Reverse(((f64::from_bits(length) + edge).to_bits(), next, source)));
                }
            }
        }
        let of_vertex = |(corner, whole): (u32, &u32)| {
            if known[corner as usize] { Some(corner) } else { nearest[*whole as usize] }
        };
        (0_u32..).zip(&vertex).map(of_vertex).collect()
    }
}

/// The triangles around each vertex.
struct Around {
    /// Where those of a vertex begin; one more at the end.
    first: Vec<u32>,
    triangles: Vec<u32>,
}

impl Around {
    fn new(vertices: usize, triangles: &[[u32; 3]]) -> Self {
        let mut first = vec![0_u32; vertices + 1];
        for corner in triangles.iter().flatten() {
            first[*corner as usize + 1] += 1;
        }
        for place in 1..first.len() {
            first[place] += first[place - 1];
        }
        let mut next = first.clone();
        let mut list = vec![0; triangles.len() * 3];
        for (number, corners) in (0_u32..).zip(triangles) {
            for corner in corners {
                let place = &mut next[*corner as usize];
                list[*place as usize] = number;
                *place += 1;
            }
        }
        Self { first, triangles: list }
    }

    fn of(&self, vertex: u32) -> impl Iterator<Item = u32> {
        let [from, to] = [vertex, vertex + 1].map(|place| self.first[place as usize] as usize);
        self.triangles[from..to].iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::{CancelToken, Quality, cylinder, sphere, unite};
    use crate::vocab::{Frame, Point};

    #[test]
    fn the_nearest_is_found_across_seams_and_never_in_another_shell() {
        let can = cylinder((0.0, 1.0), (2.0, 1.0), Quality::Preview).unwrap();
        let far = Frame { origin: Point::new(9.0, 0.0, 0.0), ..Frame::IDENTITY };
        let ball = sphere(1.0, Quality::Draft).unwrap().placed(&far);
        let mesh = unite(&[can, ball], &CancelToken::default()).unwrap().surface_mesh();
        // The corners of the wall of the can: those of its ends lie at the same places, beyond a crease.
        let wall = |corner: usize| mesh.positions[corner].x < 5.0 && mesh.normals[corner].z.abs() < 0.5;
        let known: Vec<bool> = (0..mesh.positions.len()).map(wall).collect();
        assert!(known.iter().any(|known| *known) && known.iter().any(|known| !known));
        for (corner, nearest) in mesh.nearest_along_edges(&known).into_iter().enumerate() {
            let place = mesh.positions[corner];
            match nearest {
                Some(found) if known[corner] => assert_eq!(found as usize, corner),
                Some(found) if place.truncate().length() > 0.9 => {
                    assert_eq!(mesh.positions[found as usize], place, "a seam has no length");
                }
                found => assert_eq!(found.is_some(), place.x < 5.0),
            }
        }
    }
}
