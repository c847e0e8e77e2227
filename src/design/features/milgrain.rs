//! Milgrain: a line of beads along the edges of the shank.

use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, degrees, mm, number, percent};
use crate::design::lists::{Reader, Writer};
use crate::vocab::{Degrees, Millimeters, Percent};

/// The edges of the band that have beads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MilgrainEdges {
    /// Both edges.
    Both,
    /// The one toward the fingertip.
    Fingertip,
    /// The one toward the hand.
    Hand,
}

impl Keyed for MilgrainEdges {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Both, "both", "Both"),
        (Self::Fingertip, "fingertip", "Toward the fingertip"),
        (Self::Hand, "hand", "Toward the hand"),
    ];
}

/// Keys: `edges`, `arc`, `diameter`, `pitch`, `sunk`, `inset`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Milgrain {
    /// Which edges have beads.
    pub edges: MilgrainEdges,
    /// How much of the ring they go around, evenly about the top.
    pub arc: Degrees,
    /// Of each bead.
    pub diameter: Millimeters,
    /// From middle to middle of two beads, at least; they share out what is left.
    pub pitch: Millimeters,
    /// Share of the diameter that lies in the metal.
    pub sunk: Percent,
    /// From the side of the band to the beads.
    pub inset: Millimeters,
}

impl Default for Milgrain {
    /// Defaults without a published source: beads that print and cast, close to each other.
    fn default() -> Self {
        Self {
            edges: MilgrainEdges::Both,
            arc: Degrees(360.0),
            diameter: Millimeters(0.5),
            pitch: Millimeters(0.55),
            sunk: Percent(45.0),
            inset: Millimeters(0.1),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Milgrain", label, help }
}

const LIST: &[Entry<Milgrain>] = &[
    Entry::new(about("edges", "Edges", "Which edges of the band have beads."), choice!(MilgrainEdges, edges)),
    Entry::new(
        about("arc", "Arc", "How much of the ring the beads go around, evenly about the top."),
        number!(degrees(10.0, 360.0, 1.0), arc),
    ),
    Entry::new(
        about("diameter", "Diameter", "Diameter of each bead."),
        number!(mm(0.15, 1.5, 0.01), diameter),
    ),
    Entry::new(
        about(
            "pitch",
            "Pitch",
            "Least distance from middle to middle of two beads; they share out what is left.",
        ),
        number!(mm(0.15, 5.0, 0.01), pitch),
    ),
    Entry::new(
        about("sunk", "Sunk", "Share of a bead's diameter that lies in the metal."),
        number!(percent(25.0, 75.0, 1.0), sunk),
    ),
    Entry::new(
        about("inset", "Inset", "Distance from the side of the band to the beads."),
        number!(mm(0.0, 5.0, 0.01), inset),
    ),
];

impl Milgrain {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
