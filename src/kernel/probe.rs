//! Distance and ray queries on the surface of a solid (parry3d).
//! STUB: owner room `kernel`.

use super::{PartTag, SurfaceMesh};
use crate::vocab::{Direction, Point};

/// Where a ray met the surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub point: Point,
    /// Outward normal of the triangle.
    pub normal: Direction,
    pub distance: f64,
    pub tag: PartTag,
}

/// A surface prepared for queries.
pub struct Probe {
    // owner: parry3d::shape::TriMesh with ORIENTED pseudo-normals + tags
}

impl Probe {
    /// Prepares a surface; `None` when it has no triangles.
    #[must_use]
    pub fn new(_mesh: &SurfaceMesh) -> Option<Self> {
        todo!()
    }

    /// Signed distance from `point` to the surface: positive outside, negative inside.
    #[must_use]
    pub fn signed_distance(&self, _point: Point) -> f64 {
        todo!()
    }

    /// Nearest point of the surface with the tag of its triangle.
    #[must_use]
    pub fn nearest(&self, _point: Point) -> (Point, PartTag) {
        todo!()
    }

    /// First hit along the ray within `reach`.
    #[must_use]
    pub fn cast(&self, _origin: Point, _direction: Direction, _reach: f64) -> Option<Hit> {
        todo!()
    }

    /// Thickness of the metal under each triangle: a ray inward from its centroid to the opposite face,
    /// `None` where the opposite face is not roughly parallel (|n·n'| ≤ 0.5). One value for each triangle.
    #[must_use]
    pub fn wall_thickness(&self) -> Vec<Option<f64>> {
        todo!()
    }
}
