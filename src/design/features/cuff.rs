//! A cuff: an oval bangle that is open under the wrist.

use crate::design::entry::{About, Entry, mm, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Millimeters, Percent};

/// An open oval around the wrist; its inside and its opening together are as long as the wrist with its ease. Keys:
/// `width`, `thickness`, `opening`, `oval`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuff {
    /// Along the arm.
    pub width: Millimeters,
    /// From inside to outside.
    pub thickness: Millimeters,
    /// Between its ends.
    pub opening: Millimeters,
    /// Height of the inside as a share of its width.
    pub oval: Percent,
}

impl Default for Cuff {
    /// As oval as bangles of 58 by 48 mm are sold. Width, thickness and opening are defaults without a published source.
    fn default() -> Self {
        Self {
            width: Millimeters(6.0),
            thickness: Millimeters(2.6),
            opening: Millimeters(28.0),
            oval: Percent(83.0),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Cuff", label, help }
}

const LIST: &[Entry<Cuff>] = &[
    Entry::new(
        about("width", "Width", "Width of the cuff along the arm."),
        number!(mm(1.5, 40.0, 0.1), width),
    ),
    Entry::new(
        about(
            "thickness",
            "Thickness",
            "Thickness of the cuff in its middle; a thin one bends as it is put on.",
        ),
        number!(mm(1.0, 6.0, 0.05), thickness),
    ),
    Entry::new(
        about("opening", "Opening", "Between its two ends: the wrist goes through it sideways."),
        number!(mm(10.0, 60.0, 0.5), opening),
    ),
    Entry::new(
        about("oval", "Oval", "Height of the inside as a share of its width, as a wrist is; 100 % is round."),
        number!(percent(60.0, 100.0, 1.0), oval),
    ),
];

impl Cuff {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
