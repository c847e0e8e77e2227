//! Sweeps: a section carried around the finger, and a tube carried along a curve.
//! STUB: owner room `kernel`.

use super::{KernelError, Profile, Quality, Solid};
use crate::vocab::Point;

/// The section of a ring at one angle.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RingStation {
    /// Radians about the finger axis from the head (+Z) towards +X; strictly increasing, within one turn.
    pub angle: f64,
    /// Outline with x along the finger (+Y of ring space) and y the distance from the finger axis.
    pub profile: Profile,
}

/// A ring whose section passes smoothly through the stations all around: every coordinate and bulge is
/// interpolated in the angle by a periodic monotone cubic (no overshoot, continuous slope). All stations
/// must have the same number of points.
///
/// # Errors
/// [`KernelError::BadShape`] for stations that do not match or touch the axis, [`KernelError::Engine`].
pub fn sweep_ring(_stations: &[RingStation], _quality: Quality) -> Result<Solid, KernelError> {
    todo!()
}

/// A point of a tube's center line with the section there.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TubeStation {
    pub center: Point,
    /// Half the section's extent along the frame's first and second normal.
    pub radii: [f64; 2],
}

/// A tube with elliptical sections along a smooth curve through the stations (centripetal Catmull–Rom),
/// carried by a rotation-minimizing frame whose first normal starts closest to `first_normal`;
/// both ends are closed by domes of `dome` × radius height (0 is flat).
///
/// # Errors
/// [`KernelError::BadNumber`] for radii that are not positive, [`KernelError::BadShape`], [`KernelError::Engine`].
pub fn tube(
    _stations: &[TubeStation],
    _first_normal: Point,
    _domes: [f64; 2],
    _quality: Quality,
) -> Result<Solid, KernelError> {
    todo!()
}
