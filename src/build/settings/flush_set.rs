//! Stones sunk into the band, which is rubbed over their girdles.

use super::row::{RowMetal, StoneLine};
use crate::build::Recipe;
use crate::design::settings::FlushSet;

/// Adds the bores in the band.
pub(super) fn set(flush: &FlushSet, line: &StoneLine, recipe: &mut Recipe) -> RowMetal {
    let opening = line.shape.length.0 / 2.0 - flush.lip.0;
    RowMetal { cutters: vec![line.seats(&flush.seat, Some(opening), recipe)], held: Vec::new() }
}
