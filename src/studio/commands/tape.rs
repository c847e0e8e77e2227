//! The tape measure: two points of the piece that were clicked, and what lies between them.

use crate::studio::{PartRole, Studio};
use crate::vocab::{Millimeters, Point};

/// A point that was clicked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TapePoint {
    /// In ring space.
    pub at: Point,
    /// What was clicked.
    pub part: PartRole,
    /// How thick the metal is straight in from there.
    pub wall: Option<Millimeters>,
}

/// The tape while it is out: no, one or two points.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::studio) struct Tape {
    pub points: Vec<TapePoint>,
}

impl Studio {
    pub(in crate::studio) fn toggle_tape(&mut self) {
        self.tape = match self.tape {
            Some(_) => None,
            None => Some(Tape::default()),
        };
    }

    /// The second point ends a measure, the third begins another.
    pub(in crate::studio) fn put_tape(&mut self, point: TapePoint) {
        let Some(tape) = &mut self.tape else { return };
        if tape.points.len() > 1 {
            tape.points.clear();
        }
        tape.points.push(point);
    }
}
