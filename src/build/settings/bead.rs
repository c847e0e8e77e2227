//! Beads raised between the stones of a row.

use super::pins::{PinKind, Pins};
use super::row::{RowMetal, StoneLine};
use crate::build::Recipe;
use crate::design::settings::Bead;

/// Adds the bores in the band and the beads.
pub(super) fn set(beads: &Bead, line: &StoneLine, recipe: &mut Recipe) -> RowMetal {
    let shape = line.shape;
    let pins = Pins {
        kind: PinKind::Bead,
        line,
        diameter: beads.diameter.0,
        cover: beads.cover.0,
        top: beads.height.0 / 100.0 * (shape.table_height.0 - shape.girdle_half.0),
        clearance: beads.seat.clearance.0,
        alternating: beads.per_stone == 2,
    };
    let opening = shape.length.0 / 2.0 + beads.seat.clearance.0;
    let seats = line.seats(&beads.seat, Some(opening), recipe);
    RowMetal { cutters: vec![seats], held: pins.add(recipe).into_iter().collect() }
}
