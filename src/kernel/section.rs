//! Plane sections of a surface and their widest inscribed circle.
//! STUB: owner room `kernel`.

use super::SurfaceMesh;
use crate::vocab::{Frame, Point};

/// The part of a plane section that lies around one point.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Cross-section area in mm² of the loop around the point.
    pub area: f64,
    /// Diameter of the largest circle inside the section.
    pub inscribed_diameter: f64,
    /// Center of that circle, in ring space.
    pub center: Point,
}

/// Cuts `mesh` with the XY plane of `plane` and measures the region that contains the plane's origin, or
/// the one nearest to it within `reach`. `None` when no metal lies there.
#[must_use]
pub fn section(_mesh: &SurfaceMesh, _plane: &Frame, _reach: f64) -> Option<Section> {
    todo!()
}
