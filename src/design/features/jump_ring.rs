//! A jump ring: a round wire closed to a ring.

use crate::design::entry::{About, Entry, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::Millimeters;

/// A ring of wire, soldered upright onto the uppermost metal of a flat piece: a chain goes through from left to right.
/// Keys: `wire`, `inner_diameter`, `across`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JumpRing {
    /// Diameter of the wire.
    pub wire: Millimeters,
    /// Inside of the ring.
    pub inner_diameter: Millimeters,
    /// How far to the right of the middle of the piece it stands.
    pub across: Millimeters,
}

impl Default for JumpRing {
    /// Wires of 0.8 to 1.3 mm are usual for pendants, 3 to 6 mm inside, which is 3 to 5 wires.
    fn default() -> Self {
        Self { wire: Millimeters(1.0), inner_diameter: Millimeters(4.0), across: Millimeters(0.0) }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Jump ring", label, help }
}

const LIST: &[Entry<JumpRing>] = &[
    Entry::new(
        about("wire", "Wire", "Diameter of the wire that the ring is bent of, 0.8 to 1.3 mm for pendants."),
        number!(mm(0.4, 2.5, 0.05), wire),
    ),
    Entry::new(
        about("inner_diameter", "Inner diameter", "Inside of the ring, 3 to 5 times its wire by custom."),
        number!(mm(0.8, 15.0, 0.1), inner_diameter),
    ),
    Entry::new(
        about("across", "Sideways", "Distance from the middle of the piece, positive to the right."),
        number!(mm(-60.0, 60.0, 0.05), across),
    ),
];

impl JumpRing {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
