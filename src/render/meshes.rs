//! Meshes for the graphics card from the kernel's surfaces and from stones.

use std::collections::HashMap;

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

use super::space::world_from_ring;
use crate::build::{BuiltStone, Part, PartTag, SurfaceMesh};
use crate::vocab::{FeatureId, Point};

/// The metal in the world. The part tag of a face and the number of its feature ([`feature_number`]) are carried in
/// the texture coordinates of its corners, so that lighting up a part or a feature needs no new mesh. With a map each corner
/// of the surface has a color, in sRGB, that is drawn in the place of the metal's own.
#[must_use]
pub fn metal_mesh(surface: &SurfaceMesh, parts: &[Part], map: Option<&[[u8; 3]]>) -> Mesh {
    let number = |part: &Part| feature_number(parts, &part.feature);
    let features = parts.iter().map(|part| (part.role.tag(), number(part))).collect();
    let mut corners = Corners { features, ..Corners::default() };
    let mut indices = Vec::with_capacity(surface.triangles.len() * 3);
    for (number, triangle) in surface.triangles.iter().enumerate() {
        let tag = surface.tags.get(number).copied().unwrap_or_default();
        indices.extend(triangle.map(|corner| corners.index(surface, corner, tag)));
    }
    let colors: Option<Vec<[f32; 4]>> =
        map.map(|map| corners.sources.iter().map(|corner| linear(map[*corner as usize])).collect());
    let mesh = corners.into_mesh(indices);
    match colors {
        Some(colors) => mesh.with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colors),
        None => mesh,
    }
}

fn linear([red, green, blue]: [u8; 3]) -> [f32; 4] {
    LinearRgba::from(Srgba::rgb_u8(red, green, blue)).to_f32_array()
}

/// Among the parts of a piece, a number for each feature; for one without parts a number that no face has.
#[must_use]
pub fn feature_number(parts: &[Part], feature: &FeatureId) -> f32 {
    parts.iter().position(|part| part.feature == *feature).map_or(NO_FEATURE, |first| first as f32)
}

/// The number of a feature that has no parts.
const NO_FEATURE: f32 = -1.0;
/// The number that faces of no part carry: that of no feature.
const NO_PART: f32 = -2.0;

#[derive(Default)]
struct Corners {
    features: HashMap<PartTag, f32>,
    known: HashMap<(u32, PartTag), u32>,
    positions: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    tags: Vec<[f32; 2]>,
    /// Where each corner stands in the surface.
    sources: Vec<u32>,
}

impl Corners {
    fn index(&mut self, surface: &SurfaceMesh, corner: u32, tag: PartTag) -> u32 {
        *self.known.entry((corner, tag)).or_insert_with(|| {
            let place = |points: &[Point]| world_from_ring(points[corner as usize]).to_array();
            self.positions.push(place(&surface.positions));
            self.normals.push(place(&surface.normals));
            let feature = self.features.get(&tag).copied().unwrap_or(NO_PART);
            self.sources.push(corner);
            self.tags.push([tag.0 as f32, feature]);
            u32::try_from(self.positions.len() - 1).unwrap_or(u32::MAX)
        })
    }

    fn into_mesh(self, indices: Vec<u32>) -> Mesh {
        mesh(self.positions, self.normals, indices).with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, self.tags)
    }
}

/// A stone in the world; its facets are flat, but for those that stand for a round surface.
#[must_use]
pub fn stone_mesh(stone: &BuiltStone) -> Mesh {
    let solid = &stone.shape.polyhedron;
    let place = |point: Point| world_from_ring(stone.ring_from_stone.to_parent(point)).to_array();
    let (mut positions, mut normals, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for (face, of_corners) in solid.faces.iter().zip(stone.shape.corner_normals()) {
        let first = u32::try_from(positions.len()).unwrap_or(0);
        for (&corner, normal) in face.corners.iter().zip(of_corners) {
            positions.push(place(solid.vertices[corner as usize]));
            normals.push(world_from_ring(stone.ring_from_stone.direction_to_parent(normal)).to_array());
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
    use crate::build::PartRole;
    use crate::vocab::Direction;
    use bevy::mesh::VertexAttributeValues;

    #[test]
    fn a_corner_between_two_parts_is_drawn_twice() {
        let at = |x: f64, y: f64| Point::new(x, y, 0.0);
        let surface = SurfaceMesh {
            positions: vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)],
            normals: vec![Direction::Z; 4],
            triangles: vec![[0, 1, 2], [0, 2, 3]],
            tags: vec![PartTag(1), PartTag(2)],
        };
        assert_eq!(metal_mesh(&surface, &[], None).count_vertices(), 6);
        let red = [[255, 0, 0]; 4];
        let painted = metal_mesh(&surface, &[], Some(&red));
        let Some(VertexAttributeValues::Float32x4(colors)) = painted.attribute(Mesh::ATTRIBUTE_COLOR) else {
            panic!("no colors")
        };
        assert_eq!(colors, &[[1.0, 0.0, 0.0, 1.0]; 6]);
        let one = SurfaceMesh { tags: vec![PartTag(1); 2], ..surface };
        assert_eq!(metal_mesh(&one, &[], None).count_vertices(), 4);
    }

    #[test]
    fn the_faces_of_a_feature_carry_its_number() {
        let part = |role, feature: &str| Part { role, feature: feature.into(), anchor: Point::ZERO };
        let parts = [
            part(PartRole::Shank, "shank"),
            part(PartRole::Prong(0), "left"),
            part(PartRole::Prong(1), "left"),
            part(PartRole::Prong(2), "right"),
        ];
        let numbers = ["shank", "left", "right"].map(|feature| feature_number(&parts, &feature.into()));
        assert_eq!(numbers.map(f32::to_bits), [0.0_f32, 1.0, 3.0].map(f32::to_bits));
        let none = feature_number(&parts, &"muted".into());
        let at = |x: f64, y: f64| Point::new(x, y, 0.0);
        let surface = SurfaceMesh {
            positions: vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0)],
            normals: vec![Direction::Z; 3],
            triangles: vec![[0, 1, 2], [0, 1, 2]],
            tags: vec![PartRole::Prong(1).tag(), PartTag(0)],
        };
        let mesh = metal_mesh(&surface, &parts, None);
        let Some(VertexAttributeValues::Float32x2(carried)) = mesh.attribute(Mesh::ATTRIBUTE_UV_0) else {
            panic!("no coordinates")
        };
        assert!(carried[..3].iter().all(|[_, number]| (number - numbers[1]).abs() < 0.1));
        assert!(
            carried[3..].iter().all(|[_, number]| numbers.iter().all(|known| (number - known).abs() > 0.9))
        );
        assert!(carried.iter().all(|[_, number]| (number - none).abs() > 0.9), "{none}");
    }
}
