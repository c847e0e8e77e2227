//! A head: one stone and the setting that holds it on the shank.

use crate::design::Keyed;
use crate::design::Stone;
use crate::design::entry::{About, Access, Entry, choice, degrees, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::design::settings::Setting;
use crate::vocab::{Degrees, FeatureId, Limits, Millimeters};

/// How the place of a head around the finger is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadPlace {
    /// By its angle from the top.
    Around,
    /// To the left of another head, toward 9 o'clock, at a gap between the stones.
    Left,
    /// To the right of another head, toward 3 o'clock, at a gap between the stones.
    Right,
    /// By its place on a piece that lies flat, a pendant or an earring.
    Flat,
}

impl Keyed for HeadPlace {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Around, "around", "By angle"),
        (Self::Left, "left", "Left of another head"),
        (Self::Right, "right", "Right of another head"),
        (Self::Flat, "flat", "On a flat piece"),
    ];
}

/// A stone in its setting, standing on the shank. Keys: `place`, `around` or `beside` and `gap` or `across` and `up`, `along`,
/// those of the setting and those of the stone.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// How its place around the finger is known.
    pub place: HeadPlace,
    /// How far around the finger it stands from the top: positive toward 3 o'clock, seen through the finger.
    pub around: Degrees,
    /// The head that it stands beside.
    pub beside: FeatureId,
    /// Between its stone and that of the head beside it.
    pub gap: Millimeters,
    /// How far to the right of the middle of a flat piece it stands.
    pub across: Millimeters,
    /// How far up from the middle of a flat piece it stands.
    pub up: Millimeters,
    /// How far along the finger it stands from the middle of the shank.
    pub along: Millimeters,
    /// What holds the stone.
    pub setting: Setting,
    /// The stone.
    pub stone: Stone,
}

impl Default for Head {
    /// Alone on top of the ring. The gap is a default without a published source: room for two prongs that bear on
    /// both stones.
    fn default() -> Self {
        Self {
            place: HeadPlace::Around,
            around: Degrees(0.0),
            beside: "head".into(),
            gap: Millimeters(0.3),
            across: Millimeters(0.0),
            up: Millimeters(0.0),
            along: Millimeters(0.0),
            setting: Setting::default(),
            stone: Stone::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Head", label, help }
}

/// Larger pendants than most.
const FLAT: Limits = mm(-60.0, 60.0, 0.05);

const LIST: &[Entry<Head>] = &[
    Entry::new(
        about(
            "place",
            "Place",
            "By an angle from the top of the ring, beside another head, or on a flat piece.",
        ),
        choice!(HeadPlace, place),
    ),
    Entry::<Head>::new(
        about("beside", "Beside", "The head that it stands beside; it follows when that one moves or grows."),
        Access::Feature { get: |head| head.beside.as_str(), set: |head, id| head.beside = id.into() },
    )
    .only_if(Head::is_beside),
    Entry::<Head>::new(
        about("gap", "Gap", "Distance between the two stones, at their closest."),
        number!(mm(0.0, 10.0, 0.05), gap),
    )
    .only_if(Head::is_beside),
    Entry::<Head>::new(
        about("around", "Around the finger", "Angle from the top of the ring, positive toward 3 o'clock."),
        number!(degrees(-180.0, 180.0, 0.5), around),
    )
    .only_if(|head| head.place == HeadPlace::Around),
    Entry::<Head>::new(
        about("across", "Sideways", "Distance from the middle of a flat piece, positive to the right."),
        number!(FLAT, across),
    )
    .only_if(|head| head.place == HeadPlace::Flat),
    Entry::<Head>::new(
        about("up", "Up", "Distance from the middle of a flat piece, positive upward as it hangs."),
        number!(FLAT, up),
    )
    .only_if(|head| head.place == HeadPlace::Flat),
    Entry::<Head>::new(
        about(
            "along",
            "Along the finger",
            "Distance from the middle of the shank, positive toward the fingertip.",
        ),
        number!(mm(-10.0, 10.0, 0.05), along),
    )
    .only_if(|head| head.place != HeadPlace::Flat),
];

impl Head {
    /// Whether it stands beside another head.
    #[must_use]
    pub const fn is_beside(&self) -> bool {
        matches!(self.place, HeadPlace::Left | HeadPlace::Right)
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
        self.setting.read(reader);
        self.stone.read(reader);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
        self.setting.write(writer);
        self.stone.write(writer);
    }
}
