//! Triangles of a solid, for drawing, picking and queries.

use manifold_rust::impl_mesh::ManifoldImpl;

use super::PartTag;
use super::bodies::{root, vertex};
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

/// Faces of one part that meet at less than this many degrees are shaded as one smooth surface where no normals are
/// carried: just over what a section of eight sides turns at each of them.
const CREASE: f64 = 48.0;

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
    /// Where the mesh carries no normals.
    sheets: Option<Sheets>,
    positions: Vec<Point>,
    normals: Vec<Direction>,
    /// The number of the normal at each position, and the next position of the same vertex.
    links: Vec<(i32, u32)>,
    first_of_vertex: Vec<u32>,
}

impl<'a> Corners<'a> {
    fn new(mesh: &'a ManifoldImpl) -> Self {
        let first_of_vertex = vec![NONE; mesh.num_vert()];
        let sheets = (mesh.num_prop == 0).then(|| Sheets::of(mesh));
        Self { mesh, sheets, positions: Vec::new(), normals: Vec::new(), links: Vec::new(), first_of_vertex }
    }

    fn index_of(&mut self, halfedge: usize) -> u32 {
        let corner = self.mesh.halfedge[halfedge];
        let start = vertex(corner.start_vert);
        let number = self.sheets.as_ref().map_or(corner.prop_vert, |sheets| sheets.of_corner[halfedge]);
        let mut index = self.first_of_vertex[start];
        while index != NONE {
            let (normal, next) = self.links[index as usize];
            if normal == number {
                return index;
            }
            index = next;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the engine counts in 32 bits")]
        let new = self.positions.len() as u32;
        self.positions.push(point(self.mesh.vert_pos[start]));
        self.normals.push(self.normal(halfedge));
        self.links.push((number, self.first_of_vertex[start]));
        self.first_of_vertex[start] = new;
        new
    }

    /// The carried normal or that of the corner's sheet, the triangle's own where there is none.
    fn normal(&self, halfedge: usize) -> Direction {
        let found = if let Some(sheets) = &self.sheets {
            Some(sheets.normals[vertex(sheets.of_corner[halfedge])])
        } else {
            let start = vertex(self.mesh.halfedge[halfedge].prop_vert) * self.mesh.num_prop;
            self.mesh.properties.get(start..start + 3).map(Direction::from_slice)
        };
        found
            .and_then(Direction::try_normalize)
            .or_else(|| point(self.mesh.face_normal[halfedge / 3]).try_normalize())
            .unwrap_or(Direction::Z)
    }
}

/// Corners that share a vertex and a normal: those around which one leads to the next over edges that are no creases.
struct Sheets {
    /// The first corner of the sheet of each corner.
    of_corner: Vec<i32>,
    /// At the first corner of each sheet: the sum of the normals of its triangles, each weighted by the sine of its angle
    /// there over the lengths of its sides (Max 1999), which needs no angle.
    normals: Vec<Direction>,
}

impl Sheets {
    fn of(mesh: &ManifoldImpl) -> Self {
        let count = mesh.halfedge.len();
        let next = |halfedge: usize| if halfedge % 3 == 2 { halfedge - 2 } else { halfedge + 1 };
        let at = |halfedge: usize| point(mesh.vert_pos[vertex(mesh.halfedge[halfedge].start_vert)]);
        let tag = |halfedge: usize| mesh.mesh_relation.tri_ref[halfedge / 3].original_id;
        let flat = |halfedge: usize| point(mesh.face_normal[halfedge / 3]);
        let smooth = CREASE.to_radians().cos();
        let mut first: Vec<usize> = (0..count).collect();
        for halfedge in 0..count {
            let pair = vertex(mesh.halfedge[halfedge].paired_halfedge);
            if tag(halfedge) == tag(pair) && flat(halfedge).dot(flat(pair)) > smooth {
                let roots = [halfedge, next(pair)].map(|corner| root(&mut first, corner));
                let least = roots[0].min(roots[1]);
                for root in roots {
                    first[root] = least;
                }
            }
        }
        let mut normals = vec![Direction::ZERO; count];
        let of_corner = (0..count).map(|corner| {
            let first = root(&mut first, corner);
            let [a, b] = [next(corner), next(next(corner))].map(|other| at(other) - at(corner));
            let weighted = a.cross(b) / (a.length_squared() * b.length_squared()).max(f64::MIN_POSITIVE);
            normals[first] += weighted;
            i32::try_from(first).unwrap_or(i32::MAX)
        });
        Self { of_corner: of_corner.collect(), normals }
    }
}

#[cfg(test)]
mod tests {
    use crate::kernel::{CancelToken, PartTag, Quality, cut, cylinder, sphere, torus};

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

    #[test]
    fn a_cut_is_a_crease_whether_or_not_normals_are_carried() {
        let never = CancelToken::default();
        for carried in [false, true] {
            let part = |tag: u32, solid: crate::kernel::Solid| {
                if carried { solid.with_normals() } else { solid }.tagged(PartTag(tag))
            };
            let ball = part(1, sphere(1.0, Quality::Preview).unwrap());
            let drill = part(2, cylinder((-2.0, 0.3), (2.0, 0.3), Quality::Preview).unwrap());
            let drilled = cut(&ball, &[drill], &never).unwrap().surface_mesh();
            let mut found = [0, 0];
            for (triangle, tag) in drilled.triangles.iter().zip(&drilled.tags) {
                for index in triangle.map(|index| index as usize) {
                    let (at, normal) = (drilled.positions[index], drilled.normals[index]);
                    let (wanted, slack) = match tag {
                        PartTag(1) => (at, if carried { 0.998 } else { 0.97 }),
                        _ => (-at.with_z(0.0), 0.97),
                    };
                    assert!(normal.dot(wanted.normalize()) > slack, "{carried} {tag:?} {at} {normal}");
                    found[tag.0 as usize - 1] += 1;
                }
            }
            assert!(found.iter().all(|count| *count > 30), "{found:?}");
        }
    }
}
