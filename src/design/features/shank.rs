//! The shank: the band around the finger.

use super::{ShankBase, ShankInside, ShankProfile, ShankStyle};
use crate::design::entry::{About, Entry, choice, count, degrees, mm, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Degrees, Limits, Millimeters, Percent};

/// Keys: `style`, those of the style, `profile`, those of the profile, `width_top`, `width_shoulder`, `width_base`, `thickness_top`,
/// `thickness_shoulder`, `thickness_base`, `comfort_radius`, `edge_radius`, `along`, `base` and those of the base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shank {
    /// How it goes around the finger.
    pub style: ShankStyle,
    /// Strands of a split one: 2 or 3.
    pub strands: u32,
    /// Where the strands part: the angle from the head.
    pub split_from: Degrees,
    /// Where they come together again before the head; at 0 they stay apart under it.
    pub split_to: Degrees,
    /// Between two strands, at the widest place.
    pub opening: Millimeters,
    /// How far the ends of a bypass go past the top.
    pub bypass_past: Degrees,
    /// Between the two ends.
    pub bypass_gap: Millimeters,
    /// Section all around.
    pub profile: ShankProfile,
    /// The inside of profiles that are sold with either.
    pub inside: ShankInside,
    /// Between the flanks of a knife edge.
    pub knife_angle: Degrees,
    /// Of each bevel, along the finger.
    pub bevel_width: Millimeters,
    /// How far a bevel is turned from the flat outside toward the side.
    pub bevel_angle: Degrees,
    /// How deep a concave outside lies under its rims.
    pub hollow: Millimeters,
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
    /// How far along the finger it lies from the middle of the ring.
    pub along: Millimeters,
    /// The outline under the finger.
    pub base: ShankBase,
    /// Width of a squared base, as a share of the ring's outer diameter there.
    pub euro_flat: Percent,
    /// Rounding of the two corners of a squared base.
    pub euro_corner: Millimeters,
}

impl Default for Shank {
    /// A D-shape as sold for engagement rings (2.0 to 2.5 mm wide, medium to heavy: 1.7 to 2.1 mm thick). Radii
    /// of the inside and of the edges, angles and depths of the profiles are defaults without a published source; a
    /// euro base is 50 to 70 % of the outer diameter wide, its corners round by 1.5 to 3 mm.
    fn default() -> Self {
        Self {
            style: ShankStyle::Plain,
            strands: 2,
            split_from: Degrees(75.0),
            split_to: Degrees(0.0),
            opening: Millimeters(1.6),
            bypass_past: Degrees(18.0),
            bypass_gap: Millimeters(0.6),
            profile: ShankProfile::DShape,
            inside: ShankInside::Flat,
            knife_angle: Degrees(100.0),
            bevel_width: Millimeters(0.6),
            bevel_angle: Degrees(35.0),
            hollow: Millimeters(0.25),
            width_top: Millimeters(2.2),
            width_shoulder: Millimeters(2.2),
            width_base: Millimeters(2.0),
            thickness_top: Millimeters(1.8),
            thickness_shoulder: Millimeters(1.8),
            thickness_base: Millimeters(1.7),
            comfort_radius: Millimeters(10.0),
            edge_radius: Millimeters(0.2),
            along: Millimeters(0.0),
            base: ShankBase::Round,
            euro_flat: Percent(60.0),
            euro_corner: Millimeters(2.0),
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
        about("style", "Style", "One band, strands that part toward the head, or ends that pass each other."),
        choice!(ShankStyle, style),
    ),
    Entry::<Shank>::new(
        about("strands", "Strands", "How many strands a split shank parts into."),
        count!(&[2, 3], strands),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Split)),
    Entry::<Shank>::new(
        about("split_from", "Parts at", "Angle from the head at which the strands part."),
        number!(degrees(25.0, 150.0, 1.0), split_from),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Split)),
    Entry::<Shank>::new(
        about(
            "split_to",
            "Closes at",
            "Angle from the head where the strands meet again; 0 keeps them apart.",
        ),
        number!(degrees(0.0, 60.0, 1.0), split_to),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Split)),
    Entry::<Shank>::new(
        about(
            "opening",
            "Opening",
            "Distance between two strands at the widest place; widths are of metal alone.",
        ),
        number!(mm(0.3, 8.0, 0.05), opening),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Split)),
    Entry::<Shank>::new(
        about("bypass_past", "Ends past the top", "How far each end of the band goes past the top."),
        number!(degrees(4.0, 70.0, 1.0), bypass_past),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Bypass)),
    Entry::<Shank>::new(
        about("bypass_gap", "Between the ends", "Distance between the two ends where they pass each other."),
        number!(mm(0.2, 6.0, 0.05), bypass_gap),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Bypass)),
    Entry::new(
        about("profile", "Profile", "Section of the band: outside, then inside toward the finger."),
        choice!(ShankProfile, profile),
    ),
    Entry::<Shank>::new(
        about("inside", "Inside", "Flat across the band, or domed toward the finger for comfort."),
        choice!(ShankInside, inside),
    )
    .only_if(|shank| shank.profile.takes_an_inside()),
    Entry::<Shank>::new(
        about("knife_angle", "Knife angle", "Angle between the two flanks that meet in the ridge."),
        number!(degrees(70.0, 170.0, 1.0), knife_angle),
    )
    .only_if(|shank| matches!(shank.profile, ShankProfile::KnifeEdge)),
    Entry::<Shank>::new(
        about("bevel_width", "Bevel width", "Width of each bevel along the finger."),
        number!(mm(0.2, 5.0, 0.05), bevel_width),
    )
    .only_if(|shank| matches!(shank.profile, ShankProfile::Beveled)),
    Entry::<Shank>::new(
        about("bevel_angle", "Bevel angle", "How far a bevel is turned from the flat toward the side."),
        number!(degrees(5.0, 70.0, 1.0), bevel_angle),
    )
    .only_if(|shank| matches!(shank.profile, ShankProfile::Beveled)),
    Entry::<Shank>::new(
        about("hollow", "Hollow", "How deep the middle of the outside lies under the rims."),
        number!(mm(0.05, 1.5, 0.05), hollow),
    )
    .only_if(|shank| matches!(shank.profile, ShankProfile::Concave)),
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
    .only_if(|shank| shank.profile.is_domed_inside(shank.inside)),
    Entry::new(
        about("edge_radius", "Edge rounding", "Rounding of the two long edges of the band."),
        number!(mm(0.0, 1.0, 0.05), edge_radius),
    ),
    Entry::new(
        about(
            "along",
            "Along the finger",
            "Distance from the middle of the ring, positive toward the fingertip.",
        ),
        number!(mm(-10.0, 10.0, 0.05), along),
    ),
    Entry::<Shank>::new(
        about("base", "Base", "Round, or squared off under the finger so that the ring does not turn."),
        choice!(ShankBase, base),
    )
    .only_if(|shank| matches!(shank.style, ShankStyle::Plain)),
    Entry::<Shank>::new(
        about("euro_flat", "Flat of the base", "Width of the flat base as a share of the outer diameter."),
        number!(percent(30.0, 80.0, 1.0), euro_flat),
    )
    .only_if(Shank::is_squared),
    Entry::<Shank>::new(
        about("euro_corner", "Corners of the base", "Rounding of the two corners of the squared base."),
        number!(mm(0.5, 12.0, 0.1), euro_corner),
    )
    .only_if(Shank::is_squared),
];

impl Shank {
    /// Whether its base is squared off.
    #[must_use]
    pub const fn is_squared(&self) -> bool {
        matches!((self.style, self.base), (ShankStyle::Plain, ShankBase::Euro))
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
