//! An engraving: letters on the inside or the outside of the shank.

use super::{Letters, Relief};
use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, degrees, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Degrees, Millimeters};

/// Which face of the shank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Toward the finger.
    Inside,
    /// Away from it.
    Outside,
}

impl Keyed for Side {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Inside, "inside", "Inside"), (Self::Outside, "outside", "Outside")];
}

/// Which way up letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Upright {
    /// Their tops toward the fingertip.
    Fingertip,
    /// Their tops toward the hand.
    Hand,
}

impl Keyed for Upright {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Fingertip, "fingertip", "Toward the fingertip"), (Self::Hand, "hand", "Toward the hand")];
}

/// Keys: `side`, `relief` (outside), `height`, `around`, `along`, `upright`, and those of [`Letters`].
#[derive(Debug, Clone, PartialEq)]
pub struct Engraving {
    /// Which face they are on.
    pub side: Side,
    /// Cut or raised; letters inside are cut, as nothing stands out toward the finger.
    pub relief: Relief,
    /// Height of the capitals.
    pub height: Millimeters,
    /// Where the middle of the line lies, from the top toward 3 o'clock.
    pub around: Degrees,
    /// Where the middle of the line lies along the finger.
    pub along: Millimeters,
    /// Which way up they stand.
    pub upright: Upright,
    /// What they say.
    pub letters: Letters,
}

impl Default for Engraving {
    /// Inside, opposite the head, where it is read when the ring is held by its head. The height gives lines that cast
    /// (0.3 mm; Gem Wares) in the font of the default.
    fn default() -> Self {
        Self {
            side: Side::Inside,
            relief: Relief::Cut,
            height: Millimeters(2.4),
            around: Degrees(180.0),
            along: Millimeters(0.0),
            upright: Upright::Fingertip,
            letters: Letters::default(),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Engraving", label, help }
}

const LIST: &[Entry<Engraving>] = &[
    Entry::new(about("side", "Side", "The face of the band that the letters are on."), choice!(Side, side)),
    Entry::<Engraving>::new(
        about("relief", "Relief", "Letters cut into the band, or standing on it."),
        choice!(Relief, relief),
    )
    .only_if(|engraving| matches!(engraving.side, Side::Outside)),
    Entry::new(
        about("height", "Letter height", "Height of the capitals; letters that do not fit are made smaller."),
        number!(mm(0.8, 8.0, 0.05), height),
    ),
    Entry::new(
        about(
            "around",
            "Around",
            "Where the middle of the line is, from the top of the ring toward 3 o'clock.",
        ),
        number!(degrees(-180.0, 180.0, 0.5), around),
    ),
    Entry::new(
        about("along", "Along the finger", "From the middle of the shank, positive toward the fingertip."),
        number!(mm(-5.0, 5.0, 0.05), along),
    ),
    Entry::new(
        about("upright", "Tops", "Which way the tops of the letters point."),
        choice!(Upright, upright),
    ),
];

impl Engraving {
    /// Whether the letters stand out.
    #[must_use]
    pub const fn is_raised(&self) -> bool {
        matches!((self.side, self.relief), (Side::Outside, Relief::Raised))
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
