//! Solids: closed, oriented, shared cheaply.
//! STUB: owner room `kernel`.

use super::{KernelError, SurfaceMesh};
use crate::vocab::{CubicMillimeters, Frame, Point};

/// Says which part of the piece a face came from; survives booleans. 0 means untagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct PartTag(pub u32);

/// A closed oriented 2-manifold solid in f64 millimeters, or the empty solid. Cloning is cheap.
#[derive(Clone)]
pub struct Solid {
    // owner: an Arc'd manifold with smooth normals as vertex properties and the map original id → PartTag
}

impl Solid {
    /// A solid from indexed triangles, counterclockwise from outside.
    ///
    /// # Errors
    /// [`KernelError::Engine`] when the triangles are not a closed oriented 2-manifold.
    pub fn from_triangles(_vertices: &[Point], _triangles: &[[u32; 3]]) -> Result<Self, KernelError> {
        todo!()
    }

    /// The same solid with all its faces tagged.
    #[must_use]
    pub fn tagged(&self, _tag: PartTag) -> Self {
        todo!()
    }

    /// The same solid in the parent frame.
    #[must_use]
    pub fn placed(&self, _parent_from_local: &Frame) -> Self {
        todo!()
    }

    /// The same solid stretched along the axes; all factors must be positive.
    #[must_use]
    pub fn scaled(&self, _factors: Point) -> Self {
        todo!()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// Enclosed volume, in f64.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        todo!()
    }

    /// Least and greatest corner of the bounding box; `None` when empty.
    #[must_use]
    pub fn bounds(&self) -> Option<[Point; 2]> {
        todo!()
    }

    #[must_use]
    pub fn triangle_count(&self) -> usize {
        todo!()
    }

    /// Number of separate closed bodies.
    #[must_use]
    pub fn body_count(&self) -> usize {
        todo!()
    }

    /// The separate bodies, greatest volume first.
    #[must_use]
    pub fn bodies(&self) -> Vec<Self> {
        todo!()
    }

    /// Triangles with smooth normals and part tags.
    #[must_use]
    pub fn surface_mesh(&self) -> SurfaceMesh {
        todo!()
    }
}

impl std::fmt::Debug for Solid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Solid").finish_non_exhaustive()
    }
}
