//! Normals at the corners of printable triangles: those that the solid carries, found again by their places.

use std::collections::HashMap;

use super::PrintMesh;
use crate::vocab::{Direction, Point};

/// A normal for each corner of a [`PrintMesh`], as indices into a list without repeats.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CornerNormals {
    /// Unit length, out of the metal or stone.
    pub normals: Vec<[f32; 3]>,
    /// Indices into `normals`, in the order of the mesh's triangles and their corners.
    pub triangles: Vec<[u32; 3]>,
}

/// Gives each corner of a mesh the one of the normals known at its place that is nearest to its triangle's own, so
/// that round faces are smooth and edges stay edges. Where cleaning moved a corner, the triangle's own is taken.
#[must_use]
pub fn corner_normals(
    mesh: &PrintMesh,
    known: impl IntoIterator<Item = (Point, Direction)>,
) -> CornerNormals {
    let mut at: HashMap<[u32; 3], Vec<Direction>> = HashMap::new();
    for (place, normal) in known {
        at.entry(place_key(single(place))).or_default().push(normal);
    }
    let mut found = Found::default();
    for triangle in &mesh.triangles {
        let [a, b, c] = triangle.map(|index| mesh.point(index));
        let flat = (b - a).cross(c - a).normalize_or_zero();
        let corners = triangle.map(|index| {
            let here = at.get(&place_key(mesh.vertices[index as usize])).map_or(&[][..], Vec::as_slice);
            let nearest = here.iter().max_by(|a, b| a.dot(flat).total_cmp(&b.dot(flat)));
            found.number(nearest.copied().filter(|normal| normal.dot(flat) > 0.0).unwrap_or(flat))
        });
        found.corners.triangles.push(corners);
    }
    found.corners
}

#[derive(Default)]
struct Found {
    corners: CornerNormals,
    known: HashMap<[u32; 3], u32>,
}

impl Found {
    fn number(&mut self, normal: Direction) -> u32 {
        let normal = single(normal);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most three for each triangle of a 32-bit mesh"
        )]
        let next = self.corners.normals.len() as u32;
        *self.known.entry(place_key(normal)).or_insert_with(|| {
            self.corners.normals.push(normal);
            next
        })
    }
}

fn place_key(at: [f32; 3]) -> [u32; 3] {
    at.map(f32::to_bits)
}

#[expect(clippy::cast_possible_truncation, reason = "rounding to single precision is the purpose")]
fn single(at: Point) -> [f32; 3] {
    // Adding 0 turns −0 into 0: both are one place.
    at.to_array().map(|value| value as f32 + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, Solid, cylinder, printable, torus};

    fn dressed(solid: &Solid) -> (PrintMesh, CornerNormals) {
        let mesh = printable(solid).unwrap();
        let surface = solid.with_normals().surface_mesh();
        let known = surface.positions.iter().copied().zip(surface.normals.iter().copied());
        let normals = corner_normals(&mesh, known);
        assert_eq!(normals.triangles.len(), mesh.triangles.len());
        (mesh, normals)
    }

    #[test]
    fn a_torus_is_smooth_and_the_rim_of_a_cylinder_is_an_edge() {
        let (mesh, normals) = dressed(&torus(8.0, 1.0, Quality::Preview).unwrap());
        assert_eq!(normals.normals.len(), mesh.vertices.len(), "one normal at each place");
        for (places, corners) in mesh.triangles.iter().zip(&normals.triangles) {
            for (place, normal) in places.iter().zip(corners) {
                let at = mesh.point(*place);
                let wanted = (at - at.with_z(0.0).normalize() * 8.0).normalize();
                let normal = Point::from(normals.normals[*normal as usize].map(f64::from));
                assert!(normal.dot(wanted) > 0.999);
            }
        }
        let (mesh, normals) = dressed(&cylinder((0.0, 1.0), (2.0, 1.0), Quality::Draft).unwrap());
        for (places, corners) in mesh.triangles.iter().zip(&normals.triangles) {
            let flat = places
                .iter()
                .all(|place| mesh.point(*place).z.to_bits() == mesh.point(places[0]).z.to_bits());
            for normal in corners {
                let up = normals.normals[*normal as usize][2].abs();
                assert!(if flat { up > 0.999 } else { up < 0.001 }, "{flat} {up}");
            }
        }
    }

    #[test]
    fn a_place_without_a_normal_takes_that_of_its_triangle() {
        let mesh = PrintMesh {
            vertices: vec![[0.0; 3], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]],
            triangles: vec![[0, 1, 2]],
        };
        let tilted = Point::new(0.0, 0.6, 0.8);
        let normals = corner_normals(&mesh, [(Point::ZERO, tilted), (Point::X, -Point::Z)]);
        assert_eq!(normals.normals, [[0.0, 0.6, 0.8], [0.0, 0.0, 1.0]]);
        assert_eq!(normals.triangles, [[0, 1, 1]]);
    }
}
