//! Rules and their limits: what a rule is called, which way it points, and when a value breaks it.

use std::collections::BTreeMap;

use super::Severity;
use crate::vocab::{RuleProfileId, Unit};

/// The rules that can be broken, in the order of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleId {
    /// The metal is one closed solid.
    OneSolid,
    /// A part could not be built as asked.
    BuiltAsAsked,
    /// Metal between two faces that look away from each other.
    WallThickness,
    /// Radial thickness in the middle of the shank, all around.
    ShankThickness,
    /// Width of the shank along the finger, all around.
    ShankWidth,
    /// Widest circle in the smallest section of a prong after the seat is cut.
    ProngSection,
    /// Top of a prong over the girdle, as a share of girdle to table: not too low.
    ProngHeight,
    /// The same share: not too high.
    ProngTooHigh,
    /// Share of the crown's slope that a prong covers seen from above: not too little.
    ProngReach,
    /// The same share: not too much.
    ProngTooFar,
    /// Wall of a bezel from the girdle up.
    BezelWall,
    /// Top of a bezel over the girdle, as a share of girdle to table: not too low.
    BezelHeight,
    /// The same share: not over the table.
    BezelTooHigh,
    /// How far the stone would drop before it rests.
    SeatGap,
    /// How deep the seat's metal reaches into the stone.
    SeatBite,
    /// Share of a prong that the seat has cut away.
    SeatShare,
    /// How deep metal that is no seat reaches into the stone.
    StoneMeetsMetal,
    /// Nearest distance between two stones.
    StoneGap,
    /// Metal between a stone of a row and the side of the band.
    StoneToEdge,
    /// Wall of a channel beside each stone.
    ChannelWall,
    /// Metal of both walls or bars over a stone, as a share of its width: not too little.
    ChannelOverlap,
    /// The same share: not too much.
    ChannelTooFar,
    /// Metal of both ends of the shank over a stone that they hold by tension, as a share of its width: not too little.
    TensionHold,
    /// The same share: not too much.
    TensionTooFar,
    /// Thickness of a shank that holds by its spring.
    TensionShank,
    /// How far a post reaches into its pearl, as a share of how thick the pearl is: not too little.
    PearlPost,
    /// The same share: not too much.
    PearlPostTooFar,
    /// Widest circle in the smallest section of a bead after the seats are cut.
    BeadDiameter,
    /// How far a bead lies over a crown, seen from above.
    BeadCover,
    /// Smallest bead of a milgrain.
    MilgrainBead,
    /// The thinnest line of letters that are cut.
    EngravedWidth,
    /// How deep letters are cut.
    EngravedDepth,
    /// The thinnest line of letters that stand out.
    RaisedWidth,
    /// How far letters stand out.
    RaisedHeight,
    /// The stone's lowest point over the finger.
    CuletToFinger,
    /// The highest point of the piece over the finger.
    HeadHeight,
    /// Measured against ordered inner diameter.
    RingFit,
    /// A wide band sits tighter than its size says.
    WideBand,
    /// What is left of a loop's opening beside the chain and its end.
    ChainRoom,
    /// Wire of a jump ring.
    JumpRingWire,
    /// Thickness of an ear post before its grooves.
    PostDiameter,
    /// How far an ear post reaches out of the back: not too little.
    PostLength,
    /// The same length: not too much.
    PostTooLong,
}

impl RuleId {
    /// Every rule, in the order of a report.
    pub const ALL: [Self; 43] = [
        Self::OneSolid,
        Self::BuiltAsAsked,
        Self::WallThickness,
        Self::ShankThickness,
        Self::ShankWidth,
        Self::ProngSection,
        Self::ProngHeight,
        Self::ProngTooHigh,
        Self::ProngReach,
        Self::ProngTooFar,
        Self::BezelWall,
        Self::BezelHeight,
        Self::BezelTooHigh,
        Self::SeatGap,
        Self::SeatBite,
        Self::SeatShare,
        Self::StoneMeetsMetal,
        Self::StoneGap,
        Self::StoneToEdge,
        Self::ChannelWall,
        Self::ChannelOverlap,
        Self::ChannelTooFar,
        Self::TensionHold,
        Self::TensionTooFar,
        Self::TensionShank,
        Self::PearlPost,
        Self::PearlPostTooFar,
        Self::BeadDiameter,
        Self::BeadCover,
        Self::MilgrainBead,
        Self::EngravedWidth,
        Self::EngravedDepth,
        Self::RaisedWidth,
        Self::RaisedHeight,
        Self::CuletToFinger,
        Self::HeadHeight,
        Self::RingFit,
        Self::WideBand,
        Self::ChainRoom,
        Self::JumpRingWire,
        Self::PostDiameter,
        Self::PostLength,
        Self::PostTooLong,
    ];

    /// The rule's key in files and JSON: `prong_section`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.words().0
    }

    /// The rule in a jeweler's words: `Prong section after the cut`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.words().1
    }

    /// Which way the rule's limits point.
    #[must_use]
    pub const fn bound(self) -> Bound {
        match self {
            Self::WallThickness
            | Self::ShankThickness
            | Self::ShankWidth
            | Self::ProngSection
            | Self::ProngHeight
            | Self::ProngReach
            | Self::BezelWall
            | Self::BezelHeight
            | Self::StoneGap
            | Self::StoneToEdge
            | Self::ChannelWall
            | Self::ChannelOverlap
            | Self::TensionHold
            | Self::TensionShank
            | Self::PearlPost
            | Self::BeadDiameter
            | Self::BeadCover
            | Self::MilgrainBead
            | Self::EngravedWidth
            | Self::EngravedDepth
            | Self::RaisedWidth
            | Self::RaisedHeight
            | Self::CuletToFinger
            | Self::ChainRoom
            | Self::JumpRingWire
            | Self::PostDiameter
            | Self::PostLength => Bound::AtLeast,
            _ => Bound::AtMost,
        }
    }

    /// What the rule measures in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::OneSolid | Self::BuiltAsAsked => Unit::Count,
            Self::ProngHeight
            | Self::ProngTooHigh
            | Self::ProngReach
            | Self::ProngTooFar
            | Self::BezelHeight
            | Self::BezelTooHigh
            | Self::ChannelOverlap
            | Self::ChannelTooFar
            | Self::TensionHold
            | Self::TensionTooFar
            | Self::PearlPost
            | Self::PearlPostTooFar
            | Self::SeatShare => Unit::Percent,
            _ => Unit::Millimeter,
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::OneSolid => ("one_solid", "One closed solid"),
            Self::BuiltAsAsked => ("built_as_asked", "Built as asked"),
            Self::WallThickness => ("wall_thickness", "Wall thickness"),
            Self::ShankThickness => ("shank_thickness", "Shank thickness"),
            Self::ShankWidth => ("shank_width", "Shank width"),
            Self::ProngSection => ("prong_section", "Prong section after the cut"),
            Self::ProngHeight => ("prong_height", "Prong height over the girdle"),
            Self::ProngTooHigh => ("prong_too_high", "Prong proud of the crown"),
            Self::ProngReach => ("prong_reach", "Prong reach over the crown"),
            Self::ProngTooFar => ("prong_too_far", "Prong hiding the crown"),
            Self::BezelWall => ("bezel_wall", "Bezel wall"),
            Self::BezelHeight => ("bezel_height", "Bezel height over the girdle"),
            Self::BezelTooHigh => ("bezel_too_high", "Bezel over the table"),
            Self::SeatGap => ("seat_gap", "Gap between stone and seat"),
            Self::SeatBite => ("seat_bite", "Seat biting the stone"),
            Self::SeatShare => ("seat_share", "Share of the prong cut away"),
            Self::StoneMeetsMetal => ("stone_meets_metal", "Stone in metal outside its seat"),
            Self::StoneGap => ("stone_gap", "Gap between stones"),
            Self::StoneToEdge => ("stone_to_edge", "Stone to the edge of the band"),
            Self::ChannelWall => ("channel_wall", "Channel wall"),
            Self::ChannelOverlap => ("channel_overlap", "Channel or bars over the stones"),
            Self::ChannelTooFar => ("channel_too_far", "Channel or bars hiding the stones"),
            Self::TensionHold => ("tension_hold", "Stone in the ends of the shank"),
            Self::TensionTooFar => ("tension_too_far", "Stone too deep in the ends of the shank"),
            Self::TensionShank => ("tension_shank", "Shank that holds by its spring"),
            Self::PearlPost => ("pearl_post", "Post in the pearl"),
            Self::PearlPostTooFar => ("pearl_post_too_far", "Post too deep in the pearl"),
            Self::BeadDiameter => ("bead_diameter", "Bead after the cut"),
            Self::BeadCover => ("bead_cover", "Bead over the crown"),
            Self::MilgrainBead => ("milgrain_bead", "Bead of a milgrain"),
            Self::EngravedWidth => ("engraved_width", "Line of cut letters"),
            Self::EngravedDepth => ("engraved_depth", "Depth of cut letters"),
            Self::RaisedWidth => ("raised_width", "Line of raised letters"),
            Self::RaisedHeight => ("raised_height", "Height of raised letters"),
            Self::CuletToFinger => ("culet_to_finger", "Culet to finger"),
            Self::HeadHeight => ("head_height", "Height over the finger"),
            Self::RingFit => ("ring_fit", "Ring size as ordered"),
            Self::WideBand => ("wide_band", "Fit of a wide band"),
            Self::ChainRoom => ("chain_room", "Room for the chain's end"),
            Self::JumpRingWire => ("jump_ring_wire", "Wire of a jump ring"),
            Self::PostDiameter => ("post_diameter", "Ear post"),
            Self::PostLength => ("post_length", "Length of an ear post"),
            Self::PostTooLong => ("post_too_long", "Ear post that is too long"),
        }
    }
}

/// Which way a limit points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Smaller values break the rule.
    AtLeast,
    /// Greater values break the rule.
    AtMost,
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
        })
    }
}

/// Float noise that never breaks a rule, in the rule's own unit.
const NOISE: f64 = 1e-6;

/// The two levels of one rule. A value exactly at a level passes it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Always the rule's own.
    pub bound: Bound,
    /// Always the rule's own.
    pub unit: Unit,
    /// A value beyond this is worth a look.
    #[serde(default)]
    pub warn: Option<f64>,
    /// A value beyond this blocks export.
    #[serde(default)]
    pub stop: Option<f64>,
    /// Where the numbers come from; says which of them has no source when `unsourced`.
    pub source: String,
    /// True when a level is a default without a published source, shown as such.
    #[serde(default)]
    pub unsourced: bool,
}

impl Limit {
    /// The worst level that `value` breaks, and that level's number. `give` is how far the measurement
    /// itself may be off (the mesh's chord error, or 0); a value that close to a level counts as at it,
    /// and passes. NaN breaks every level.
    #[must_use]
    pub fn broken_by(&self, value: f64, give: f64) -> Option<(Severity, f64)> {
        let passes = |level: f64| match self.bound {
            Bound::AtLeast => value >= level - NOISE - give,
            Bound::AtMost => value <= level + NOISE + give,
        };
        let broken = |level: Option<f64>| level.filter(|level| !passes(*level));
        broken(self.stop)
            .map(|level| (Severity::Stop, level))
            .or_else(|| broken(self.warn).map(|level| (Severity::Warn, level)))
    }

    /// The level that a value must meet to break nothing.
    #[must_use]
    pub fn strictest(&self) -> Option<f64> {
        self.warn.or(self.stop)
    }
}

/// A named set of limits.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RuleProfile {
    /// Its key in commands and files.
    pub id: RuleProfileId,
    /// Its name in a menu.
    pub name: String,
    /// What it is for, one sentence.
    pub description: String,
    /// A rule that is missing here is not judged.
    pub limits: BTreeMap<RuleId, Limit>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(bound: Bound, warn: f64, stop: f64) -> Limit {
        let source = String::new();
        Limit { bound, unit: Unit::Millimeter, warn: Some(warn), stop: Some(stop), source, unsourced: false }
    }

    #[test]
    fn nothing_fires_at_exactly_the_limit_and_everything_just_beyond_it() {
        let least = limit(Bound::AtLeast, 0.7, 0.6);
        assert_eq!(least.broken_by(0.7, 0.0), None);
        assert_eq!(least.broken_by(0.1 + 0.6, 0.0), None, "float noise at the limit passes");
        assert_eq!(least.broken_by(0.6999, 0.0), Some((Severity::Warn, 0.7)));
        assert_eq!(least.broken_by(0.6, 0.0), Some((Severity::Warn, 0.7)));
        assert_eq!(least.broken_by(0.5999, 0.0), Some((Severity::Stop, 0.6)));
        let most = limit(Bound::AtMost, 33.0, 50.0);
        assert_eq!(most.broken_by(33.0, 0.0), None);
        assert_eq!(most.broken_by(33.01, 0.0), Some((Severity::Warn, 33.0)));
        assert_eq!(most.broken_by(50.0, 0.0), Some((Severity::Warn, 33.0)));
        assert_eq!(most.broken_by(50.01, 0.0), Some((Severity::Stop, 50.0)));
    }

    #[test]
    fn a_measurement_may_be_off_by_its_own_error_and_nan_never_passes() {
        let least = limit(Bound::AtLeast, 0.7, 0.6);
        assert_eq!(least.broken_by(0.695, 0.005), None);
        assert_eq!(least.broken_by(0.694, 0.005), Some((Severity::Warn, 0.7)));
        assert_eq!(least.broken_by(f64::NAN, 0.0), Some((Severity::Stop, 0.6)));
        assert_eq!(limit(Bound::AtMost, 1.0, 2.0).broken_by(f64::NAN, 0.0), Some((Severity::Stop, 2.0)));
    }

    #[test]
    fn every_rule_is_listed_once_in_order() {
        assert!(RuleId::ALL.is_sorted());
        assert!(RuleId::ALL.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn keys_are_what_serde_writes() {
        for rule in RuleId::ALL {
            assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{}\"", rule.key()));
        }
    }
}
