//! Closed outlines of straight lines and circular arcs.
//! STUB: owner room `kernel`.

use super::KernelError;

/// A corner of an outline and the shape of the edge to the next corner.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProfilePoint {
    pub x: f64,
    pub y: f64,
    /// tan(included angle / 4) of the arc to the next point; 0 is a straight line, positive turns left
    /// (bulges outward on a counterclockwise outline), as in DXF polylines.
    pub bulge: f64,
}

/// A closed counterclockwise outline in millimeters. Lines and arcs are exact, so an exact kernel can
/// read the same outline later.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Profile {
    pub points: Vec<ProfilePoint>,
}

impl Profile {
    /// A circle about the origin.
    #[must_use]
    pub fn circle(_radius: f64) -> Self {
        todo!()
    }

    /// Checks that the outline is finite, simple, counterclockwise and has area.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] or [`KernelError::BadShape`].
    pub fn validated(self) -> Result<Self, KernelError> {
        todo!()
    }

    /// The enclosed area, arcs exact.
    #[must_use]
    pub fn area(&self) -> f64 {
        todo!()
    }
}
