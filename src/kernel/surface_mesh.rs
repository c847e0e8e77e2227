//! Triangles of a solid, for drawing, picking and queries.

use super::PartTag;
use crate::vocab::{Direction, Point};

/// Indexed triangles; corners are split where normals differ. Positions agree bit for bit along such seams.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurfaceMesh {
    pub positions: Vec<Point>,
    /// One unit normal for each position.
    pub normals: Vec<Direction>,
    pub triangles: Vec<[u32; 3]>,
    /// One tag for each triangle.
    pub tags: Vec<PartTag>,
}
