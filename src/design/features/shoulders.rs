//! Cathedral shoulders: two arches that rise from the shank to a head.

use crate::design::Keyed;
use crate::design::entry::{About, Access, Entry, choice, degrees, mm, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Degrees, FeatureId, Millimeters, Percent};

/// What is under the arches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShoulderStyle {
    /// Air: each arch is a bar.
    Open,
    /// Metal down to the shank.
    Closed,
}

impl Keyed for ShoulderStyle {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Open, "open", "Open"), (Self::Closed, "closed", "Closed")];
}

/// Keys: `head`, `style`, `foot`, `height`, `width_foot`, `width_top`, `thickness`.
#[derive(Debug, Clone, PartialEq)]
pub struct Shoulders {
    /// The head that they rise to.
    pub head: FeatureId,
    /// What is under them.
    pub style: ShoulderStyle,
    /// Where they leave the shank: the angle from the head.
    pub foot: Degrees,
    /// How high they meet the head: the share of the way from the shank to the girdle.
    pub height: Percent,
    /// Width along the finger where they leave the shank.
    pub width_foot: Millimeters,
    /// Width along the finger at the head.
    pub width_top: Millimeters,
    /// Of the bar of an open one, across it.
    pub thickness: Millimeters,
}

impl Default for Shoulders {
    /// Defaults without a published source: a foot from which the arch is almost straight to a head of usual height.
    fn default() -> Self {
        Self {
            head: "head".into(),
            style: ShoulderStyle::Open,
            foot: Degrees(48.0),
            height: Percent(55.0),
            width_foot: Millimeters(2.0),
            width_top: Millimeters(1.6),
            thickness: Millimeters(1.2),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Shoulders", label, help }
}

const LIST: &[Entry<Shoulders>] = &[
    Entry::new(
        about("head", "Head", "The head that they rise to; they follow when it moves or grows."),
        Access::Feature { get: |arches| arches.head.as_str(), set: |arches, id| arches.head = id.into() },
    ),
    Entry::new(
        about("style", "Under the arches", "Open, or closed by metal down to the shank."),
        choice!(ShoulderStyle, style),
    ),
    Entry::new(
        about("foot", "Foot", "Angle from the head at which they leave the shank; far is a long, low sweep."),
        number!(degrees(25.0, 85.0, 1.0), foot),
    ),
    Entry::new(
        about(
            "height",
            "Height at head",
            "Share of the way from shank to girdle; a head of prongs is met at the nearest gallery rail.",
        ),
        number!(percent(10.0, 100.0, 1.0), height),
    ),
    Entry::new(
        about("width_foot", "Width at foot", "Width along the finger where they leave the shank."),
        number!(mm(0.8, 8.0, 0.05), width_foot),
    ),
    Entry::new(
        about("width_top", "Width at head", "Width along the finger where they meet the head."),
        number!(mm(0.8, 8.0, 0.05), width_top),
    ),
    Entry::<Shoulders>::new(
        about("thickness", "Thickness", "Thickness of each arch, from its top to the air under it."),
        number!(mm(0.5, 4.0, 0.05), thickness),
    )
    .only_if(|arches| matches!(arches.style, ShoulderStyle::Open)),
];

impl Shoulders {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
