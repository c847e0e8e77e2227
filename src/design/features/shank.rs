//! The shank: the band around the finger.

use crate::vocab::Millimeters;

/// Section of the shank, outside / inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShankProfile {
    /// Domed outside, flat inside.
    DShape,
    /// Domed outside and inside.
    Court,
    /// Flat both.
    Flat,
    /// Flat outside, domed inside.
    FlatCourt,
    /// Two flanks that meet in a ridge, flat inside.
    KnifeEdge,
}

/// Keys: `shank.profile`, `shank.width_top`, `shank.width_shoulder`, `shank.width_base`,
/// `shank.thickness_top`, `shank.thickness_shoulder`, `shank.thickness_base`, `shank.comfort_radius`,
/// `shank.edge_radius`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shank {
    pub profile: ShankProfile,
    /// Width along the finger under the head.
    pub width_top: Millimeters,
    /// Width at the shoulder, 45° from the head.
    pub width_shoulder: Millimeters,
    /// Width opposite the head.
    pub width_base: Millimeters,
    pub thickness_top: Millimeters,
    pub thickness_shoulder: Millimeters,
    pub thickness_base: Millimeters,
    /// Radius of the domed inside, for profiles that have one.
    pub comfort_radius: Millimeters,
    /// Rounding of the long edges.
    pub edge_radius: Millimeters,
}
