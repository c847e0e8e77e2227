//! The shank: the band around the finger.

use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Limits, Millimeters};

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

impl ShankProfile {
    /// Whether the inside is domed, so that [`Shank::comfort_radius`] shapes it.
    #[must_use]
    pub const fn is_domed_inside(self) -> bool {
        matches!(self, Self::Court | Self::FlatCourt)
    }
}

impl Keyed for ShankProfile {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::DShape, "d_shape", "D-shape"),
        (Self::Court, "court", "Court"),
        (Self::Flat, "flat", "Flat"),
        (Self::FlatCourt, "flat_court", "Flat court"),
        (Self::KnifeEdge, "knife_edge", "Knife edge"),
    ];
}

/// Keys: `profile`, `width_top`, `width_shoulder`, `width_base`, `thickness_top`, `thickness_shoulder`,
/// `thickness_base`, `comfort_radius`, `edge_radius`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shank {
    /// Section all around.
    pub profile: ShankProfile,
    /// Width along the finger under the head.
    pub width_top: Millimeters,
    /// Width at the shoulder, 45° from the head.
    pub width_shoulder: Millimeters,
    /// Width opposite the head.
    pub width_base: Millimeters,
    /// Thickness under the head.
    pub thickness_top: Millimeters,
    /// Thickness at the shoulder.
    pub thickness_shoulder: Millimeters,
    /// Thickness opposite the head.
    pub thickness_base: Millimeters,
    /// Radius of the domed inside, for profiles that have one.
    pub comfort_radius: Millimeters,
    /// Rounding of the long edges.
    pub edge_radius: Millimeters,
}

impl Default for Shank {
    /// A D-shape as sold for engagement rings (2.0 to 2.5 mm wide, medium to heavy: 1.7 to 2.1 mm thick). Radii
    /// of the inside and of the edges are defaults without a published source.
    fn default() -> Self {
        Self {
            profile: ShankProfile::DShape,
            width_top: Millimeters(2.2),
            width_shoulder: Millimeters(2.2),
            width_base: Millimeters(2.0),
            thickness_top: Millimeters(1.8),
            thickness_shoulder: Millimeters(1.8),
            thickness_base: Millimeters(1.7),
            comfort_radius: Millimeters(10.0),
            edge_radius: Millimeters(0.2),
        }
    }
}

/// Bands are sold 2 to 10 mm wide; one may be drawn a little beyond.
const WIDTH: Limits = mm(1.0, 12.0, 0.05);
/// The trade's grades are 1.3, 1.7 and 2.1 mm; thinner can be drawn and is then reported by the checks.
const THICKNESS: Limits = mm(0.5, 5.0, 0.05);

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Shank", label, help }
}

/// The parameters of a shank.
const LIST: &[Entry<Shank>] = &[
    Entry::new(
        about("profile", "Profile", "Section of the band: outside, then inside toward the finger."),
        choice!(ShankProfile, profile),
    ),
    Entry::new(
        about("width_top", "Width at top", "Width along the finger, measured under the head."),
        number!(WIDTH, width_top),
    ),
    Entry::new(
        about("width_shoulder", "Width at shoulders", "Width along the finger, 45° from the head."),
        number!(WIDTH, width_shoulder),
    ),
    Entry::new(
        about("width_base", "Width at base", "Width along the finger, opposite the head."),
        number!(WIDTH, width_base),
    ),
    Entry::new(
        about("thickness_top", "Thickness at top", "Thickness of the metal under the head."),
        number!(THICKNESS, thickness_top),
    ),
    Entry::new(
        about("thickness_shoulder", "Thickness at shoulders", "Thickness 45° from the head."),
        number!(THICKNESS, thickness_shoulder),
    ),
    Entry::new(
        about("thickness_base", "Thickness at base", "Thickness opposite the head, where a ring wears."),
        number!(THICKNESS, thickness_base),
    ),
    Entry::<Shank>::new(
        about("comfort_radius", "Comfort radius", "Radius of the dome toward the finger, across the band."),
        number!(mm(6.0, 60.0, 0.5), comfort_radius),
    )
    .only_if(|shank| shank.profile.is_domed_inside()),
    Entry::new(
        about("edge_radius", "Edge rounding", "Rounding of the two long edges of the band."),
        number!(mm(0.0, 1.0, 0.05), edge_radius),
    ),
];

impl Shank {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
