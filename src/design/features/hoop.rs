//! A hoop: a wire or band bent to most of a circle, open behind the ear.

use crate::design::entry::{About, Entry, degrees, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Degrees, Millimeters};

/// An open circle that begins at the front of the ear, where a post may stand on its end, and goes forward, down and
/// back up. Keys: `inner_diameter`, `width`, `thickness`, `sweep`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hoop {
    /// Inside.
    pub inner_diameter: Millimeters,
    /// Seen from the front.
    pub width: Millimeters,
    /// From inside to outside.
    pub thickness: Millimeters,
    /// How much of a turn it goes.
    pub sweep: Degrees,
}

impl Default for Hoop {
    /// None of the numbers has a published source.
    fn default() -> Self {
        Self {
            inner_diameter: Millimeters(16.0),
            width: Millimeters(2.4),
            thickness: Millimeters(1.8),
            sweep: Degrees(285.0),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Hoop", label, help }
}

const LIST: &[Entry<Hoop>] = &[
    Entry::new(
        about(
            "inner_diameter",
            "Inner diameter",
            "Inside of the hoop; one of 8 to 12 mm lies close to the ear.",
        ),
        number!(mm(5.0, 80.0, 0.5), inner_diameter),
    ),
    Entry::new(
        about("width", "Width", "Width of the hoop, seen from the front of the ear."),
        number!(mm(0.8, 12.0, 0.05), width),
    ),
    Entry::new(
        about("thickness", "Thickness", "Thickness of the hoop from inside to outside."),
        number!(mm(0.8, 5.0, 0.05), thickness),
    ),
    Entry::new(
        about("sweep", "Sweep", "How much of a turn it goes, from its post around under the ear."),
        number!(degrees(90.0, 320.0, 1.0), sweep),
    ),
];

impl Hoop {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
