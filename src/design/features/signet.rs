//! A signet's top: a table with initials, its shoulders running out into the shank.

use super::{Letters, Relief};
use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, degrees, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Degrees, Millimeters};

/// Outline of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableOutline {
    /// An ellipse.
    Oval,
    /// A circle.
    Round,
    /// A rectangle with bulging sides and rounded corners.
    Cushion,
    /// A shield whose point is toward the hand.
    Shield,
}

impl Keyed for TableOutline {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Oval, "oval", "Oval"),
        (Self::Round, "round", "Round"),
        (Self::Cushion, "cushion", "Cushion"),
        (Self::Shield, "shield", "Shield"),
    ];
}

/// Keys: `outline`, `length`, `width`, `height`, `rim`, `dish`, `shoulder`, `relief`, `letter_height`, and those of
/// [`Letters`].
#[derive(Debug, Clone, PartialEq)]
pub struct Signet {
    /// Outline of the table.
    pub outline: TableOutline,
    /// Of the table, along the finger.
    pub length: Millimeters,
    /// Of the table, across the finger; a round one is as wide as long.
    pub width: Millimeters,
    /// Of the table over the finger.
    pub height: Millimeters,
    /// Height of the upright edge around the table.
    pub rim: Millimeters,
    /// How deep the table is hollowed in its middle.
    pub dish: Millimeters,
    /// Where the shoulders run out into the shank, from the top.
    pub shoulder: Degrees,
    /// Whether the initials are cut or raised.
    pub relief: Relief,
    /// Height of the capitals.
    pub letter_height: Millimeters,
    /// What is written on the table.
    pub letters: Letters,
}

impl Default for Signet {
    /// An oval of the size sold for men's rings. Defaults without a published source.
    fn default() -> Self {
        Self {
            outline: TableOutline::Oval,
            length: Millimeters(13.0),
            width: Millimeters(11.0),
            height: Millimeters(3.0),
            rim: Millimeters(0.8),
            dish: Millimeters(0.0),
            shoulder: Degrees(64.0),
            relief: Relief::Cut,
            letter_height: Millimeters(4.5),
            letters: Letters::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Signet", label, help }
}

const LIST: &[Entry<Signet>] = &[
    Entry::new(
        about("outline", "Outline", "Outline of the table, seen from the top."),
        choice!(TableOutline, outline),
    ),
    Entry::new(
        about("length", "Length", "Length of the table along the finger."),
        number!(mm(4.0, 25.0, 0.1), length),
    ),
    Entry::<Signet>::new(
        about("width", "Width", "Width of the table across the finger."),
        number!(mm(4.0, 22.0, 0.1), width),
    )
    .only_if(|signet| !matches!(signet.outline, TableOutline::Round)),
    Entry::new(
        about("height", "Height", "From the finger to the table, before it is dished."),
        number!(mm(1.8, 8.0, 0.05), height),
    ),
    Entry::new(
        about("rim", "Rim", "Height of the upright edge around the table."),
        number!(mm(0.3, 3.0, 0.05), rim),
    ),
    Entry::new(
        about("dish", "Dish", "How deep the table is hollowed in its middle; 0 leaves it flat."),
        number!(mm(0.0, 1.5, 0.05), dish),
    ),
    Entry::new(
        about(
            "shoulder",
            "Shoulders",
            "Angle from the top at which the shoulders have run out into the shank.",
        ),
        number!(degrees(40.0, 85.0, 1.0), shoulder),
    ),
    Entry::new(
        about("relief", "Relief", "Initials cut into the table, or standing on it."),
        choice!(Relief, relief),
    ),
    Entry::new(
        about(
            "letter_height",
            "Letter height",
            "Height of the capitals; initials that do not fit are made smaller.",
        ),
        number!(mm(0.8, 20.0, 0.1), letter_height),
    ),
];

impl Signet {
    /// Width of the table across the finger and its length along it.
    #[must_use]
    pub const fn table(&self) -> [Millimeters; 2] {
        match self.outline {
            TableOutline::Round => [self.length, self.length],
            _ => [self.width, self.length],
        }
    }

    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
        self.letters.read(reader);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
        self.letters.write(writer);
    }
}
