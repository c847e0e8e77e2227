//! Single-precision triangles as files hold them, and the strict check that they bound a solid.

use super::KernelError;
use crate::vocab::Point;

/// Indexed single-precision triangles: closed, oriented, 2-manifold, no degenerate or duplicate triangle.
/// No two vertices share a place, so a file without indices (STL) says the same.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PrintMesh {
    /// Corners in millimeters.
    pub vertices: Vec<[f32; 3]>,
    /// Indices into `vertices`, counterclockwise from outside.
    pub triangles: Vec<[u32; 3]>,
}

/// A triangle of at most this area in mm² has none: its corners lie within a nanometer of a line.
const NO_AREA: f64 = 1e-12;

impl PrintMesh {
    /// The strict check alone, for files read back: every edge used once each way, one fan of triangles
    /// around each vertex, no zero area, no duplicate triangle, no two vertices in one place.
    ///
    /// # Errors
    /// [`KernelError::NotPrintable`] naming the fault and the place.
    pub fn verify(&self) -> Result<(), KernelError> {
        if self.triangles.is_empty() {
            return Err(KernelError::NotPrintable("there are no triangles".to_owned()));
        }
        self.verify_vertices()?;
        self.verify_triangles()?;
        self.verify_edges()?;
        self.verify_fans()
    }

    fn verify_vertices(&self) -> Result<(), KernelError> {
        if let Some(bad) = self.vertices.iter().find(|vertex| !vertex.iter().all(|value| value.is_finite())) {
            return Err(KernelError::NotPrintable(format!("a corner at {bad:?} is not finite")));
        }
        match shared_places(&self.vertices).first() {
            Some(same) => Err(self.fault("two vertices share one place", same[0])),
            None => Ok(()),
        }
    }

    fn verify_triangles(&self) -> Result<(), KernelError> {
        for triangle in &self.triangles {
            let [a, b, c] = *triangle;
            if let Some(index) = triangle.iter().find(|index| **index as usize >= self.vertices.len()) {
                return Err(KernelError::NotPrintable(format!(
                    "a triangle names vertex {index}, which is not there"
                )));
            }
            if a == b || b == c || c == a || self.area_vector(*triangle).length() <= 2.0 * NO_AREA {
                return Err(self.fault("a triangle has no area", a));
            }
        }
        let sorted = |triangle: &[u32; 3]| {
            let mut corners = *triangle;
            corners.sort_unstable();
            corners
        };
        let mut all: Vec<[u32; 3]> = self.triangles.iter().map(sorted).collect();
        all.sort_unstable();
        match all.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(self.fault("two triangles have the same corners", pair[0][0])),
            None => Ok(()),
        }
    }

    fn verify_edges(&self) -> Result<(), KernelError> {
        let mut edges: Vec<(u32, u32)> = self.triangles.iter().flat_map(|t| edges_of(*t)).collect();
        edges.sort_unstable();
        if let Some(pair) = edges.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(self.fault("an edge is used twice in one direction", pair[0].0));
        }
        match edges.iter().find(|(a, b)| edges.binary_search(&(*b, *a)).is_err()) {
            Some((a, _)) => Err(self.fault("an edge is open", *a)),
            None => Ok(()),
        }
    }

    /// Walks around each vertex: the triangles met must be all that there are. Only after the edges are
    /// known to be good.
    fn verify_fans(&self) -> Result<(), KernelError> {
        // Seen from its own vertex, a triangle leads from its next corner to its third one.
        let mut spokes: Vec<[u32; 3]> =
            self.triangles.iter().flat_map(|[a, b, c]| [[*a, *b, *c], [*b, *c, *a], [*c, *a, *b]]).collect();
        spokes.sort_unstable();
        for fan in spokes.chunk_by(|a, b| a[0] == b[0]) {
            let (mut at, mut length) = (fan[0][2], 1);
            while at != fan[0][1] && length <= fan.len() {
                let Ok(next) = fan.binary_search_by_key(&at, |spoke| spoke[1]) else { break };
                (at, length) = (fan[next][2], length + 1);
            }
            if length != fan.len() {
                return Err(self.fault("surfaces meet in one point only", fan[0][0]));
            }
        }
        Ok(())
    }

    /// Enclosed volume in mm³, summed in f64.
    #[must_use]
    pub fn volume(&self) -> f64 {
        // About the first corner, so that a small body far from the origin keeps its digits.
        let Some(base) = self.triangles.first().map(|[a, ..]| self.point(*a)) else { return 0.0 };
        let wedge = |triangle: &[u32; 3]| {
            let [a, b, c] = triangle.map(|index| self.point(index) - base);
            a.dot(b.cross(c))
        };
        self.triangles.iter().map(wedge).sum::<f64>() / 6.0
    }

    /// Bounding box corners; `None` when empty.
    #[must_use]
    pub fn bounds(&self) -> Option<[[f32; 3]; 2]> {
        let first = *self.vertices.first()?;
        Some(self.vertices.iter().fold([first, first], |[least, most], vertex| {
            let pick = |a: [f32; 3], choose: fn(f32, f32) -> f32| [0, 1, 2].map(|k| choose(a[k], vertex[k]));
            [pick(least, f32::min), pick(most, f32::max)]
        }))
    }

    /// Its mirror image on the other side of the plane x = 0.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self {
            // Subtracting from 0 leaves no −0: both are one place.
            vertices: self.vertices.iter().map(|[x, y, z]| [0.0 - x, *y, *z]).collect(),
            triangles: self.triangles.iter().map(|[a, b, c]| [*a, *c, *b]).collect(),
        }
    }

    pub(super) fn point(&self, index: u32) -> Point {
        Point::from(self.vertices[index as usize].map(f64::from))
    }

    /// Twice the area, along the normal.
    fn area_vector(&self, triangle: [u32; 3]) -> Point {
        let [a, b, c] = triangle.map(|index| self.point(index));
        (b - a).cross(c - a)
    }

    fn fault(&self, what: &str, vertex: u32) -> KernelError {
        KernelError::NotPrintable(format!("{what} at {:.4} mm", self.point(vertex)))
    }
}

fn edges_of([a, b, c]: [u32; 3]) -> [(u32, u32); 3] {
    [(a, b), (b, c), (c, a)]
}

/// Groups of vertices that share one place, each in order of index. 0 and −0 are the same place.
pub(super) fn shared_places(vertices: &[[f32; 3]]) -> Vec<Vec<u32>> {
    let key = |index: &u32| vertices[*index as usize].map(|value| (value + 0.0).to_bits());
    #[expect(clippy::cast_possible_truncation, reason = "vertices are counted in 32 bits")]
    let mut order: Vec<u32> = (0..vertices.len() as u32).collect();
    order.sort_unstable_by_key(|index| (key(index), *index));
    order.chunk_by(|a, b| key(a) == key(b)).filter(|same| same.len() > 1).map(<[u32]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tetrahedron(shift: f32) -> PrintMesh {
        let vertices = vec![[shift, 0.0, 0.0], [shift + 1.0, 0.0, 0.0], [shift, 1.0, 0.0], [shift, 0.0, 1.0]];
        PrintMesh { vertices, triangles: vec![[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]] }
    }

    /// Two bodies in one mesh, the second one's vertices mapped by `index`.
    fn both(index: impl Fn(u32) -> u32) -> PrintMesh {
        let (mut mesh, other) = (tetrahedron(0.0), tetrahedron(5.0));
        mesh.vertices.extend(other.vertices);
        mesh.triangles.extend(other.triangles.iter().map(|t| t.map(|i| index(i + 4))));
        mesh
    }

    #[test]
    fn a_good_mesh_passes_and_measures() {
        let mesh = tetrahedron(2.0);
        mesh.verify().unwrap();
        both(|i| i).verify().unwrap();
        assert!((mesh.volume() - 1.0 / 6.0).abs() < 1e-12);
        assert_eq!(mesh.bounds(), Some([[2.0, 0.0, 0.0], [3.0, 1.0, 1.0]]));
        assert_eq!((PrintMesh::default().volume(), PrintMesh::default().bounds()), (0.0, None));
    }

    #[test]
    fn every_fault_is_named() {
        let fault = |change: &dyn Fn(&mut PrintMesh)| {
            let mut mesh = tetrahedron(0.0);
            change(&mut mesh);
            mesh.verify().unwrap_err().to_string()
        };
        assert!(fault(&|m| m.triangles.clear()).contains("no triangles"));
        assert!(fault(&|m| m.vertices[1][2] = f32::NAN).contains("not finite"));
        assert!(fault(&|m| m.triangles[1][2] = 9).contains("vertex 9"));
        assert!(fault(&|m| m.triangles.truncate(3)).contains("open"));
        assert!(fault(&|m| m.triangles[0].swap(0, 1)).contains("twice in one direction"));
        assert!(fault(&|m| m.triangles.push([0, 1, 2])).contains("same corners"));
        assert!(fault(&|m| m.vertices[3] = [0.5, 0.0, 0.0]).contains("no area"));
        assert!(fault(&|m| m.vertices[3] = [-0.0, 0.0, 0.0]).contains("one place"));
        assert!(
            both(|i| if i == 4 { 0 } else { i }).verify().unwrap_err().to_string().contains("one point only")
        );
    }
}
