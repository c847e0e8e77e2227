//! Triangles of a solid, for drawing, picking and queries.

use manifold_rust::impl_mesh::ManifoldImpl;

use super::PartTag;
use super::bodies::vertex;
use super::solid::point;
use crate::vocab::{Direction, Point};

/// Indexed triangles; corners are split where normals differ. Positions agree bit for bit along such seams.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurfaceMesh {
    /// Corners in millimeters.
    pub positions: Vec<Point>,
    /// One unit normal for each position.
    pub normals: Vec<Direction>,
    /// Indices into `positions`, counterclockwise from outside.
    pub triangles: Vec<[u32; 3]>,
    /// One tag for each triangle.
    pub tags: Vec<PartTag>,
}

impl SurfaceMesh {
    /// The corners of a triangle.
    pub(super) fn corners(&self, triangle: [u32; 3]) -> [Point; 3] {
        triangle.map(|index| self.positions[index as usize])
    }
}

const NONE: u32 = u32::MAX;

/// Reads the engine's mesh: a position for each pair of vertex and normal that some triangle uses, in the
/// order of first use, so that the result depends on nothing but the mesh.
pub(super) fn read(mesh: &ManifoldImpl) -> SurfaceMesh {
    let mut corners = Corners::new(mesh);
    let triangles = (0..mesh.num_tri()).map(|t| [0, 1, 2].map(|k| corners.index_of(3 * t + k))).collect();
    let tags = mesh.mesh_relation.tri_ref.iter().map(|source| PartTag(source.original_id.cast_unsigned()));
    let Corners { positions, normals, .. } = corners;
    SurfaceMesh { positions, normals, triangles, tags: tags.collect() }
}

/// The corners found so far; those of one vertex are linked in a chain.
struct Corners<'a> {
    mesh: &'a ManifoldImpl,
    positions: Vec<Point>,
    normals: Vec<Direction>,
    /// The engine's index of the normal at each position, and the next position of the same vertex.
    links: Vec<(i32, u32)>,
    first_of_vertex: Vec<u32>,
}

impl<'a> Corners<'a> {
    fn new(mesh: &'a ManifoldImpl) -> Self {
        let first_of_vertex = vec![NONE; mesh.num_vert()];
        Self { mesh, positions: Vec::new(), normals: Vec::new(), links: Vec::new(), first_of_vertex }
    }

    fn index_of(&mut self, halfedge: usize) -> u32 {
        let corner = self.mesh.halfedge[halfedge];
        let start = vertex(corner.start_vert);
        let mut index = self.first_of_vertex[start];
        while index != NONE {
            let (normal, next) = self.links[index as usize];
            if normal == corner.prop_vert {
                return index;
            }
            index = next;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the engine counts in 32 bits")]
        let new = self.positions.len() as u32;
        self.positions.push(point(self.mesh.vert_pos[start]));
        self.normals.push(self.normal(halfedge));
        self.links.push((corner.prop_vert, self.first_of_vertex[start]));
        self.first_of_vertex[start] = new;
        new
    }

    /// The carried normal, or the triangle's own where interpolation left none.
    fn normal(&self, halfedge: usize) -> Direction {
        let start = vertex(self.mesh.halfedge[halfedge].prop_vert) * self.mesh.num_prop;
        let carried = self.mesh.properties.get(start..start + 3).map(Direction::from_slice);
        carried
            .and_then(Direction::try_normalize)
            .or_else(|| point(self.mesh.face_normal[halfedge / 3]).try_normalize())
            .unwrap_or(Direction::Z)
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::{Quality, cylinder, torus};

    #[test]
    fn a_torus_is_smooth_and_the_rim_of_a_cylinder_is_a_crease() {
        let ring = torus(8.0, 1.0, Quality::Preview).unwrap().surface_mesh();
        for (position, normal) in ring.positions.iter().zip(&ring.normals) {
            let core = position.with_z(0.0).normalize() * 8.0;
            assert!(normal.dot((*position - core).normalize()) > 0.999);
        }
        assert_eq!(ring.positions.len() * 2, ring.triangles.len(), "no corner is split");

        let can = cylinder((0.0, 1.0), (2.0, 1.0), Quality::Draft).unwrap().surface_mesh();
        for (position, normal) in can.positions.iter().zip(&can.normals) {
            let (up, side) = (normal.z.abs(), normal.dot(position.with_z(0.0)));
            assert!(up > 0.999 || (side > 0.999 && up < 0.001), "{position} {normal}");
        }
    }
}
