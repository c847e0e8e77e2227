//! Meshes for the graphics card from the kernel's surfaces and from stones.

use std::collections::HashMap;

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

use super::space::world_from_ring;
use crate::build::{BuiltStone, PartTag, SurfaceMesh};
use crate::vocab::Point;

/// The metal in the world. The part tag of a face is carried in the first texture coordinate of its
/// corners, so that lighting up a part needs no new mesh.
#[must_use]
pub fn metal_mesh(surface: &SurfaceMesh) -> Mesh {
    let mut corners = Corners::default();
    let mut indices = Vec::with_capacity(surface.triangles.len() * 3);
    for (number, triangle) in surface.triangles.iter().enumerate() {
        let tag = surface.tags.get(number).copied().unwrap_or_default();
        indices.extend(triangle.map(|corner| corners.index(surface, corner, tag)));
    }
    corners.into_mesh(indices)
}

#[derive(Default)]
struct Corners {
    known: HashMap<(u32, PartTag), u32>,
    positions: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    tags: Vec<[f32; 2]>,
}

impl Corners {
    fn index(&mut self, surface: &SurfaceMesh, corner: u32, tag: PartTag) -> u32 {
        *self.known.entry((corner, tag)).or_insert_with(|| {
            let place = |points: &[Point]| world_from_ring(points[corner as usize]).to_array();
            self.positions.push(place(&surface.positions));
            self.normals.push(place(&surface.normals));
            self.tags.push([tag.0 as f32, 0.0]);
            u32::try_from(self.positions.len() - 1).unwrap_or(u32::MAX)
        })
    }

    fn into_mesh(self, indices: Vec<u32>) -> Mesh {
        mesh(self.positions, self.normals, indices).with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, self.tags)
    }
}

/// A stone in the world, with flat facets.
#[must_use]
pub fn stone_mesh(stone: &BuiltStone) -> Mesh {
    let solid = &stone.shape.polyhedron;
    let place = |point: Point| world_from_ring(stone.ring_from_stone.to_parent(point)).to_array();
    let (mut positions, mut normals, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for face in &solid.faces {
        let first = u32::try_from(positions.len()).unwrap_or(0);
        let normal = world_from_ring(stone.ring_from_stone.direction_to_parent(face.plane.normal)).to_array();
        for &corner in &face.corners {
            positions.push(place(solid.vertices[corner as usize]));
            normals.push(normal);
        }
        let count = u32::try_from(face.corners.len()).unwrap_or(0);
        for second in 1..count.saturating_sub(1) {
            indices.extend([first, first + second, first + second + 1]);
        }
    }
    mesh(positions, normals, indices)
}

/// One triangle that covers the whole picture, in clip space.
#[must_use]
pub fn picture_triangle() -> Mesh {
    mesh(vec![[-1.0, -1.0, 0.0], [3.0, -1.0, 0.0], [-1.0, 3.0, 0.0]], vec![[0.0, 0.0, 1.0]; 3], vec![0, 1, 2])
}

fn mesh(positions: Vec<[f32; 3]>, normals: Vec<[f32; 3]>, indices: Vec<u32>) -> Mesh {
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_indices(Indices::U32(indices))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Direction;

    #[test]
    fn a_corner_between_two_parts_is_drawn_twice() {
        let at = |x: f64, y: f64| Point::new(x, y, 0.0);
        let surface = SurfaceMesh {
            positions: vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)],
            normals: vec![Direction::Z; 4],
            triangles: vec![[0, 1, 2], [0, 2, 3]],
            tags: vec![PartTag(1), PartTag(2)],
        };
        assert_eq!(metal_mesh(&surface).count_vertices(), 6);
        let one = SurfaceMesh { tags: vec![PartTag(1); 2], ..surface };
        assert_eq!(metal_mesh(&one).count_vertices(), 4);
    }
}
