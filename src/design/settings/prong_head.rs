//! A head of prongs on gallery rails.

use super::{CLEARANCE, DROP, HEAD_HEIGHT, LENGTH_OVER_GIRDLE};
use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, count, degrees, mm, number, percent};
use crate::vocab::{Degrees, Millimeters, Percent};

/// How a prong ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tip {
    /// A dome.
    Round,
    /// Tapered to a fine point.
    Claw,
    /// Wide and flat.
    Tab,
}

impl Keyed for Tip {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Round, "round", "Round"), (Self::Claw, "claw", "Claw"), (Self::Tab, "tab", "Tab")];
}

/// Where prongs stand around the stone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProngPosition {
    /// At the stone's corners and points; evenly around one that has none.
    Corner,
    /// Evenly around by the clock.
    Compass,
}

impl Keyed for ProngPosition {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Corner, "corner", "At the corners"), (Self::Compass, "compass", "Evenly around")];
}

/// What stands at a pointed corner of a stone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CornerProng {
    /// A V-prong: two wings along the corner's sides that protect its point.
    Vee,
    /// A prong like the others.
    Plain,
}

impl Keyed for CornerProng {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Vee, "v", "V-prong"), (Self::Plain, "plain", "Like the others")];
}

/// How many prongs stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProngSet {
    /// One by one.
    Single,
    /// Two side by side in each place, but for V-prongs.
    Pair,
}

impl Keyed for ProngSet {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Single, "single", "Single"), (Self::Pair, "double", "Double")];
}

/// What the prongs of a head stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadBase {
    /// A rail on the shank.
    Rail,
    /// A peg in the shank, at which they meet.
    Peg,
}

impl Keyed for HeadBase {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Rail, "rail", "Rail"), (Self::Peg, "peg", "Peg")];
}

/// Keys: `prongs.count` (3, 4, 5, 6, 8), `prongs.position`, `prongs.corners`, `prongs.set`, `prongs.pair_gap`, `prongs.crossing`, `prongs.tip`, `prongs.base_diameter`,
/// `prongs.tip_diameter`, `prongs.lean`, `prongs.height_over_girdle`, `prongs.reach`, `prongs.rotation`, `gallery.base`,
/// `gallery.rails` (1, 2, 3), `gallery.wire`, `peg.diameter`, `peg.height`, `height`, `seat.share`, `seat.clearance`, `seat.drop`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProngHead {
    /// 3, 4, 5, 6 or 8 places around the stone.
    pub count: u32,
    /// Where they stand around the stone.
    pub position: ProngPosition,
    /// What stands at pointed corners.
    pub corners: CornerProng,
    /// How many stand together in each place.
    pub set: ProngSet,
    /// Between the two prongs of a pair, at the girdle.
    pub pair_gap: Millimeters,
    /// How far the foot of each prong goes over to its neighbor's, so that the two cross; 100 swaps them.
    pub crossing: Percent,
    /// How each prong ends.
    pub tip: Tip,
    /// Prong diameter at its foot.
    pub base_diameter: Millimeters,
    /// Prong diameter at the girdle and above.
    pub tip_diameter: Millimeters,
    /// Outward lean of the prong from foot to girdle.
    pub lean: Degrees,
    /// Top of the prong over the upper edge of the girdle.
    pub height_over_girdle: Millimeters,
    /// How far the tip covers the crown, as a share of the crown's slope seen from above.
    pub reach: Percent,
    /// Turn of the whole head: 0 puts the first prong at 1:30 o'clock for four prongs (between the shank's shoulders).
    pub rotation: Degrees,
    /// What the prongs stand on.
    pub base: HeadBase,
    /// Gallery rails: 1 is the base alone, on the shank; each more lies at an equal step to the girdle.
    pub rails: u32,
    /// Wire diameter of the rails.
    pub wire: Millimeters,
    /// Diameter of the peg.
    pub peg_diameter: Millimeters,
    /// How high over the shank the prongs meet on the peg.
    pub peg_height: Millimeters,
    /// Middle of the girdle over the finger (the inside of the shank under the head).
    pub head_height: Millimeters,
    /// Share of the prong's diameter that the bearing cut takes: 25 by default, never over 50.
    pub seat_share: Percent,
    /// Play between stone and seat.
    pub clearance: Millimeters,
    /// How far the seat is cut below the stone's own bearing; 0 is full contact.
    pub seat_drop: Millimeters,
}

impl Default for ProngHead {
    /// Four prongs for a round of 6.5 mm: a step over the 1.2 mm that the trade's table gives at the tip, so that the
    /// heel behind the seat keeps 0.6 mm; a finished height of 75 % of the crown (0.72 mm), and a cover of 30 to 50 % of the crown's slope. Lean, wire and peg are defaults
    /// without a published source.
    fn default() -> Self {
        Self {
            count: 4,
            position: ProngPosition::Corner,
            corners: CornerProng::Vee,
            set: ProngSet::Single,
            pair_gap: Millimeters(0.3),
            crossing: Percent(0.0),
            tip: Tip::Round,
            base_diameter: Millimeters(1.3),
            tip_diameter: Millimeters(1.25),
            lean: Degrees(12.0),
            height_over_girdle: Millimeters(0.72),
            reach: Percent(35.0),
            rotation: Degrees(0.0),
            base: HeadBase::Rail,
            rails: 2,
            wire: Millimeters(1.0),
            peg_diameter: Millimeters(1.6),
            peg_height: Millimeters(0.5),
            head_height: Millimeters(5.0),
            seat_share: Percent(25.0),
            clearance: Millimeters(0.02),
            seat_drop: Millimeters(0.0),
        }
    }
}

const fn prongs(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Prongs", label, help }
}

const fn gallery(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Gallery", label, help }
}

const SHARE: About = About {
    key: "seat.share",
    group: "Seat",
    label: "Bearing share",
    help: "How much of each prong's diameter the bearing cut takes away, 25 % by custom and never over 50 %.",
};

/// The parameters of a prong head.
pub(super) const LIST: &[Entry<ProngHead>] = &[
    Entry::new(HEAD_HEIGHT.about, number!(HEAD_HEIGHT.limits, head_height)),
    Entry::new(
        prongs("prongs.count", "Count", "Number of prongs, or pairs of them, around the stone."),
        count!(&[3, 4, 5, 6, 8], count),
    ),
    Entry::new(
        prongs(
            "prongs.position",
            "Position",
            "At the corners and points of a stone that has some, or evenly around by the clock.",
        ),
        choice!(ProngPosition, position),
    ),
    Entry::new(
        prongs(
            "prongs.corners",
            "Pointed corners",
            "A V-prong that protects a pointed corner on both sides, or a prong like the others.",
        ),
        choice!(CornerProng, corners),
    ),
    Entry::new(
        prongs("prongs.set", "Together", "Single prongs, or two side by side in each place."),
        choice!(ProngSet, set),
    ),
    Entry::<ProngHead>::new(
        prongs("prongs.pair_gap", "Gap of a pair", "Room between the two prongs of a pair at the girdle."),
        number!(mm(0.0, 3.0, 0.05), pair_gap),
    )
    .only_if(|head| head.set == ProngSet::Pair),
    Entry::new(
        prongs(
            "prongs.crossing",
            "Crossing",
            "How far the feet of two neighbors change places, so that the prongs cross as in a trellis.",
        ),
        number!(percent(0.0, 100.0, 5.0), crossing),
    ),
    Entry::new(prongs("prongs.tip", "Tip", "How each prong ends on the crown."), choice!(Tip, tip)),
    Entry::new(
        prongs("prongs.base_diameter", "Base diameter", "Diameter of a prong at its foot on the base rail."),
        number!(mm(0.2, 4.0, 0.05), base_diameter),
    ),
    Entry::new(
        prongs(
            "prongs.tip_diameter",
            "Tip diameter",
            "Diameter of a prong at the girdle, before the seat is cut.",
        ),
        number!(mm(0.2, 4.0, 0.05), tip_diameter),
    ),
    Entry::<ProngHead>::new(
        prongs("prongs.lean", "Lean", "Outward lean of a prong from its foot to the girdle."),
        number!(degrees(0.0, 45.0, 0.5), lean),
    )
    .only_if(|head| head.base == HeadBase::Rail),
    Entry::new(
        prongs(
            "prongs.height_over_girdle",
            "Height over girdle",
            "Top of a prong over the girdle's upper edge.",
        ),
        number!(LENGTH_OVER_GIRDLE, height_over_girdle),
    ),
    Entry::new(
        prongs("prongs.reach", "Reach", "How far a tip covers the slope of the crown, seen from above."),
        number!(percent(0.0, 100.0, 1.0), reach),
    ),
    Entry::new(
        prongs("prongs.rotation", "Rotation", "Turn of the whole head, clockwise seen from the top."),
        number!(degrees(-180.0, 180.0, 1.0), rotation),
    ),
    Entry::new(
        gallery(
            "gallery.base",
            "Base",
            "What the prongs stand on: a rail on the shank, or a peg in it at which they meet.",
        ),
        choice!(HeadBase, base),
    ),
    Entry::<ProngHead>::new(
        gallery("peg.diameter", "Peg", "Diameter of the peg that goes into the shank."),
        number!(mm(0.5, 5.0, 0.05), peg_diameter),
    )
    .only_if(|head| head.base == HeadBase::Peg),
    Entry::<ProngHead>::new(
        gallery("peg.height", "Peg over shank", "How high over the shank the prongs meet on the peg."),
        number!(mm(0.0, 5.0, 0.05), peg_height),
    )
    .only_if(|head| head.base == HeadBase::Peg),
    Entry::new(
        gallery(
            "gallery.rails",
            "Rails",
            "The base on the shank alone, or one or two rails more on the way to the girdle.",
        ),
        count!(&[1, 2, 3], rails),
    ),
    Entry::new(
        gallery("gallery.wire", "Wire", "Diameter of the wire that the rails are made of."),
        number!(mm(0.3, 3.0, 0.05), wire),
    ),
    Entry::new(SHARE, number!(percent(0.0, 50.0, 1.0), seat_share)),
    Entry::new(CLEARANCE.about, number!(CLEARANCE.limits, clearance)),
    Entry::new(DROP.about, number!(DROP.limits, seat_drop)),
];
