//! Solids from few numbers.
//! STUB: owner room `kernel`.

use super::{KernelError, Profile, Quality, Solid};
use crate::vocab::Point;

/// The outline (x ≥ 0 is the radius, y the height) turned about Z.
///
/// # Errors
/// [`KernelError::BadShape`] when the outline crosses the axis, [`KernelError::Engine`].
pub fn revolve(_profile: &Profile, _quality: Quality) -> Result<Solid, KernelError> {
    todo!()
}

/// The convex hull of the points.
///
/// # Errors
/// [`KernelError::BadShape`] when the points lie in one plane.
pub fn convex_hull(_points: &[Point]) -> Result<Solid, KernelError> {
    todo!()
}

/// A ball about the origin.
///
/// # Errors
/// [`KernelError::BadNumber`].
pub fn sphere(_radius: f64, _quality: Quality) -> Result<Solid, KernelError> {
    todo!()
}

/// A cone or cylinder about Z from `bottom` to `top` (heights) with the radii there.
///
/// # Errors
/// [`KernelError::BadNumber`].
pub fn cylinder(_bottom: (f64, f64), _top: (f64, f64), _quality: Quality) -> Result<Solid, KernelError> {
    todo!()
}

/// A ring of wire about Z in the XY plane.
///
/// # Errors
/// [`KernelError::BadNumber`].
pub fn torus(_ring_radius: f64, _wire_radius: f64, _quality: Quality) -> Result<Solid, KernelError> {
    todo!()
}
