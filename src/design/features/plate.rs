//! A plate: a flat or domed piece of metal with an outline, to be hung, engraved or set.

use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Limits, Millimeters};

/// What a plate looks like from the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlateOutline {
    /// A circle.
    Disc,
    /// An ellipse.
    Oval,
    /// A rectangle with rounded corners, as large as asked.
    Bar,
    /// A heart, its tip below.
    Heart,
    /// A rectangle whose short sides are half circles.
    Tag,
}

impl Keyed for PlateOutline {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Disc, "disc", "Disc"),
        (Self::Oval, "oval", "Oval"),
        (Self::Bar, "bar", "Bar"),
        (Self::Heart, "heart", "Heart"),
        (Self::Tag, "tag", "Tag"),
    ];
}

/// A plate whose back lies on the back of a flat piece. Keys: `outline`, `width`, `height`, `thickness`, `dome`,
/// `edge`, `corner`, `hole`, `hole_margin`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plate {
    /// Seen from the front.
    pub outline: PlateOutline,
    /// From left to right; the diameter of a disc.
    pub width: Millimeters,
    /// From bottom to top, but for a disc.
    pub height: Millimeters,
    /// Between back and front at the edge.
    pub thickness: Millimeters,
    /// How far the middle of the front rises over its edge.
    pub dome: Millimeters,
    /// Rounding of the edges of front and back.
    pub edge: Millimeters,
    /// Rounding of a bar's corners.
    pub corner: Millimeters,
    /// Diameter of a hole at the top for a jump ring; 0 leaves it out.
    pub hole: Millimeters,
    /// Metal between the hole and the top of the plate.
    pub hole_margin: Millimeters,
}

impl Default for Plate {
    /// A disc as they are sold to be engraved. None of the numbers has a published source but that cast metal is 0.8 mm
    /// thick or more where it is plain.
    fn default() -> Self {
        Self {
            outline: PlateOutline::Disc,
            width: Millimeters(18.0),
            height: Millimeters(18.0),
            thickness: Millimeters(1.3),
            dome: Millimeters(0.0),
            edge: Millimeters(0.3),
            corner: Millimeters(1.0),
            hole: Millimeters(0.0),
            hole_margin: Millimeters(1.2),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Plate", label, help }
}

const SIDE: Limits = mm(2.0, 80.0, 0.1);

const LIST: &[Entry<Plate>] = &[
    Entry::new(
        about("outline", "Outline", "What the plate looks like from the front."),
        choice!(PlateOutline, outline),
    ),
    Entry::new(about("width", "Width", "From left to right; of a disc its diameter."), number!(SIDE, width)),
    Entry::<Plate>::new(
        about("height", "Height", "From bottom to top, as it is worn."),
        number!(SIDE, height),
    )
    .only_if(|plate| !matches!(plate.outline, PlateOutline::Disc)),
    Entry::new(
        about(
            "thickness",
            "Thickness",
            "Between back and front at the edge; engraving takes some of it away.",
        ),
        number!(mm(0.4, 6.0, 0.05), thickness),
    ),
    Entry::new(
        about("dome", "Dome", "How far the middle of the front rises over its edge; 0 is flat."),
        number!(mm(0.0, 8.0, 0.05), dome),
    ),
    Entry::new(
        about("edge", "Edge rounding", "Rounding of the edges of front and back, so that they do not cut."),
        number!(mm(0.0, 3.0, 0.05), edge),
    ),
    Entry::<Plate>::new(
        about("corner", "Corner rounding", "Rounding of the bar's four corners, seen from the front."),
        number!(mm(0.1, 20.0, 0.1), corner),
    )
    .only_if(|plate| matches!(plate.outline, PlateOutline::Bar)),
    Entry::new(
        about("hole", "Hole", "Diameter of a hole at the top for a jump ring; 0 leaves it out."),
        number!(mm(0.0, 10.0, 0.1), hole),
    ),
    Entry::<Plate>::new(
        about("hole_margin", "Hole margin", "Metal between the hole and the top of the plate."),
        number!(mm(0.3, 20.0, 0.1), hole_margin),
    )
    .only_if(|plate| plate.hole.0 > 0.0),
];

impl Plate {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
