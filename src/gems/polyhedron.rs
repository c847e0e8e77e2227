//! Convex polyhedra by their planes and by their corners.
//! STUB: owner room `gems`.

use crate::vocab::{CubicMillimeters, Direction, Millimeters, Point};

/// The half space `normal · p ≤ distance`; `normal` has unit length and points out of the stone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    pub normal: Direction,
    pub distance: f64,
}

/// A flat face: its plane and its corners (indices into the vertices), counterclockwise from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    pub plane: Plane,
    pub corners: Vec<u32>,
    /// The facet's name in the trade: `table`, `star`, `bezel`, `upper half`, `girdle`, `lower half`, `pavilion main`, `culet`.
    pub name: &'static str,
}

/// A closed convex solid with shared corners.
#[derive(Debug, Clone, PartialEq)]
pub struct Polyhedron {
    pub vertices: Vec<Point>,
    pub faces: Vec<Face>,
}

impl Polyhedron {
    /// The intersection of half spaces, by clipping; `None` where it is empty or unbounded.
    #[must_use]
    pub fn from_half_spaces(_planes: &[(Plane, &'static str)]) -> Option<Self> {
        todo!()
    }

    /// Every plane moved out by `clearance` and cut anew.
    #[must_use]
    pub fn grown(&self, _clearance: Millimeters) -> Option<Self> {
        todo!()
    }

    /// The volume by the divergence theorem.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        todo!()
    }

    /// The faces as triangles (fans), counterclockwise from outside.
    #[must_use]
    pub fn triangles(&self) -> Vec<[u32; 3]> {
        todo!()
    }
}
