//! Choices of a shank: its section and how its base is shaped.

use crate::design::Keyed;

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
    /// Two flanks that meet in a ridge.
    KnifeEdge,
    /// Domed outside down to the finger.
    HalfRound,
    /// Flat outside between two beveled edges.
    Beveled,
    /// Hollowed outside between two rims.
    Concave,
}

/// How a band goes around the finger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShankStyle {
    /// One band all around.
    Plain,
    /// Strands that are one band under the finger and part toward the head.
    Split,
    /// Two ends that pass each other on top.
    Bypass,
}

/// The inside of a section that is sold with either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShankInside {
    /// Flat across the band.
    Flat,
    /// Domed toward the finger.
    Comfort,
}

/// The outline of the ring under the finger, seen through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShankBase {
    /// Round all around.
    Round,
    /// Squared off: flat under the finger between two shoulders, so that the ring does not turn.
    Euro,
}

impl ShankProfile {
    /// Whether its inside is not already said by its name.
    #[must_use]
    pub const fn takes_an_inside(self) -> bool {
        matches!(self, Self::KnifeEdge | Self::HalfRound | Self::Beveled | Self::Concave)
    }

    /// Whether it has straight flanks.
    #[must_use]
    pub const fn has_flanks(self) -> bool {
        matches!(self, Self::KnifeEdge | Self::Beveled)
    }

    /// Whether the inside is domed for one of both insides.
    #[must_use]
    pub const fn is_domed_inside(self, inside: ShankInside) -> bool {
        matches!(self, Self::Court | Self::FlatCourt)
            || self.takes_an_inside() && matches!(inside, ShankInside::Comfort)
    }
}

impl Keyed for ShankProfile {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::DShape, "d_shape", "D-shape"),
        (Self::Court, "court", "Court"),
        (Self::Flat, "flat", "Flat"),
        (Self::FlatCourt, "flat_court", "Flat court"),
        (Self::HalfRound, "half_round", "Half round"),
        (Self::KnifeEdge, "knife_edge", "Knife edge"),
        (Self::Beveled, "beveled", "Beveled"),
        (Self::Concave, "concave", "Concave"),
    ];
}

impl Keyed for ShankStyle {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Plain, "plain", "One band"),
        (Self::Split, "split", "Split"),
        (Self::Bypass, "bypass", "Bypass"),
    ];
}

impl Keyed for ShankInside {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Flat, "flat", "Flat"), (Self::Comfort, "comfort", "Comfort fit")];
}

impl Keyed for ShankBase {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Round, "round", "Round"), (Self::Euro, "euro", "Euro, squared off")];
}
