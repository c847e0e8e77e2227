//! Shared prongs between the stones of a row.

use super::pins::{PinKind, Pins};
use super::row::{RowMetal, StoneLine};
use crate::build::Recipe;
use crate::design::settings::SharedProng;

/// Adds the seats in the band and the prongs.
pub(super) fn set(prongs: &SharedProng, line: &StoneLine, recipe: &mut Recipe) -> RowMetal {
    let shape = line.shape;
    let radius = shape.length.0 / 2.0;
    let pins = Pins {
        kind: PinKind::Prong,
        line,
        diameter: prongs.diameter.0,
        cover: prongs.reach.0 / 100.0 * (radius - shape.table_radius.0),
        top: prongs.height.0 / 100.0 * (shape.table_height.0 - shape.girdle_half.0),
        clearance: prongs.seat.clearance.0,
        alternating: false,
    };
    let seats = line.seats(&prongs.seat, Some(radius + prongs.seat.clearance.0), recipe);
    RowMetal { cutters: vec![seats], held: pins.add(recipe).into_iter().collect() }
}
