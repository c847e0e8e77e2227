//! A bail: the tapered loop that a pendant's chain goes through.

use crate::design::entry::{About, Entry, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Limits, Millimeters};

/// A loop that stands upright on the uppermost metal of a pendant, so that the chain goes through from left to right.
/// Keys: `opening_height`, `opening_depth`, `width_top`, `width_base`, `thickness`, `across`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bail {
    /// Inside, from its base to its top.
    pub opening_height: Millimeters,
    /// Inside, from back to front.
    pub opening_depth: Millimeters,
    /// Width of the metal along the chain, at its top.
    pub width_top: Millimeters,
    /// The same at its base.
    pub width_base: Millimeters,
    /// Thickness of the metal all around.
    pub thickness: Millimeters,
    /// How far to the right of the middle of the piece it stands.
    pub across: Millimeters,
}

impl Default for Bail {
    /// Inside 3.5 to 4.5 by 2.0 mm is usual for chains up to 1.6 mm. Widths and thickness are defaults without a
    /// published source.
    fn default() -> Self {
        Self {
            opening_height: Millimeters(4.0),
            opening_depth: Millimeters(2.0),
            width_top: Millimeters(2.6),
            width_base: Millimeters(1.4),
            thickness: Millimeters(0.9),
            across: Millimeters(0.0),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Bail", label, help }
}

const OPENING: Limits = mm(0.8, 15.0, 0.1);
const WIDTH: Limits = mm(0.6, 12.0, 0.05);

const LIST: &[Entry<Bail>] = &[
    Entry::new(
        about(
            "opening_height",
            "Opening height",
            "Inside of the loop from base to top: the chain's end goes through.",
        ),
        number!(OPENING, opening_height),
    ),
    Entry::new(
        about(
            "opening_depth",
            "Opening depth",
            "Inside of the loop from back to front: the chain lies in it.",
        ),
        number!(OPENING, opening_depth),
    ),
    Entry::new(
        about("width_top", "Width at top", "Width of the loop along the chain, where it hangs on it."),
        number!(WIDTH, width_top),
    ),
    Entry::new(
        about("width_base", "Width at base", "Width of the loop where it stands on the piece."),
        number!(WIDTH, width_base),
    ),
    Entry::new(
        about("thickness", "Thickness", "Thickness of the loop's metal all around."),
        number!(mm(0.4, 3.0, 0.05), thickness),
    ),
    Entry::new(
        about("across", "Sideways", "Distance from the middle of the piece, positive to the right."),
        number!(mm(-60.0, 60.0, 0.05), across),
    ),
];

impl Bail {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
