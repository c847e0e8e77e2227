//! Pavé: rows of small stones over the outside of the shank, and the beads between them.

use std::sync::Arc;

use super::band::Band;
use super::field_beads::Lattice;
use super::field_rows::{FieldRow, Place, rows};
use crate::build::settings::{Grains, Level, PinKind, RowMetal, Spot, field_seats, ring_from_spoke};
use crate::build::stones::{Gem, SetStone};
use crate::build::{Cache, PartRole, Recipe};
use crate::design::Library;
use crate::design::features::{Pattern, Pave};
use crate::gems::StoneShape;
use crate::vocab::{Frame, Millimeters, Point};

/// Puts the stones in their places and adds what holds them; `None`, with a problem, when no stone can be had.
pub(in crate::build) fn pave(
    pave: &Pave,
    bands: &[Band],
    (library, cache): (&Library, &Cache),
    recipe: &mut Recipe,
) -> Option<RowMetal> {
    let role = PartRole::Stone(recipe.numbers.stones(0));
    let inner_radius = recipe.landmarks.inner_radius;
    let rows = match rows(pave, bands, (library, cache), inner_radius) {
        Ok(rows) => rows,
        Err(text) => {
            recipe.missing(role, format!("The pavé: {text}"));
            return None;
        }
    };
    let (stones, spots) = place(pave, &rows, library, recipe);
    note_missing(pave, &rows, role, recipe);
    let smallest =
        stones.iter().map(|stone| &*stone.shape).min_by(|a, b| a.length.0.total_cmp(&b.length.0))?;
    let mut grains = Grains {
        kind: PinKind::Bead,
        stones: &stones,
        diameter: pave.beads.diameter.0,
        cover: pave.beads.cover.0,
        height: pave.beads.height.0 / 100.0,
        clearance: pave.beads.seat.clearance.0,
    };
    grains.hold_back(smallest, recipe);
    let lattice = Lattice {
        odd: rows.iter().map(|row| row.odd).collect(),
        closed: rows.iter().any(|row| row.closed),
        staggered: pave.pattern == Pattern::Honeycomb,
        rows: with_shapes(&rows, spots),
    };
    let deepest = stones.iter().map(|stone| stone.ring_from_stone().origin).map(|at| at.x.hypot(at.z));
    let thickness = deepest.fold(f64::INFINITY, f64::min) + pave.beads.depth.0 - inner_radius - FINGER_ROOM;
    let level = Level { face: pave.beads.depth.0, thickness };
    let cutters = vec![field_seats(&pave.beads, &stones, inner_radius, recipe)];
    let Some(sites) = lattice.sites(&grains, level) else {
        let first = PinKind::Bead.role(PinKind::Bead.take_numbers(0, recipe));
        let [diameter, most] = [2.0 * grains.diameter, grains.most_gap() + grains.diameter].map(Millimeters);
        let text = format!(
            "The beads: at {diameter} they reach stones that are {most} apart at most; make them thicker, or the gap less"
        );
        recipe.missing(first, text);
        return Some(RowMetal { cutters, held: Vec::new() });
    };
    Some(RowMetal { cutters, held: grains.add(&sites, recipe).into_iter().collect() })
}

/// Feet of beads keep this far from the finger, in mm.
const FINGER_ROOM: f64 = 0.3;

/// The stones, and their places by rows with the number of each.
type Placed = Vec<Vec<Option<(Frame, Option<usize>)>>>;

fn place(pave: &Pave, rows: &[FieldRow], library: &Library, recipe: &mut Recipe) -> (Vec<SetStone>, Placed) {
    let mut gems: Vec<Gem> = Vec::new();
    let mut stones: Vec<SetStone> = Vec::new();
    let turned = Frame::turned_about_z(Point::ZERO, -pave.stone.rotation.0.to_radians());
    let mut placed = Vec::new();
    for row in rows {
        let known = gems.iter().position(|gem| Arc::ptr_eq(&gem.shape, &row.line.shape));
        let gem = known.unwrap_or_else(|| {
            let role = PartRole::Stone(recipe.numbers.stones(0));
            gems.push(Gem::new(Arc::clone(&row.line.shape), &pave.stone, role, library, recipe));
            gems.len() - 1
        });
        let mut of_row = Vec::new();
        for (angle, place) in &row.places {
            let stone = (*place == Place::Stone).then(|| {
                let number = recipe.numbers.stone();
                let frames = [turned.within(&row.line.in_spoke(*angle)), ring_from_spoke(*angle, 0.0)];
                stones.push(gems[gem].put(number, *angle, frames, recipe));
                stones.len() - 1
            });
            of_row.push((*place != Place::LeftOut).then(|| (row.line.ring_from_stone(*angle), stone)));
        }
        placed.push(of_row);
    }
    (stones, placed)
}

fn with_shapes(rows: &[FieldRow], placed: Placed) -> Vec<Vec<Option<Spot<'_>>>> {
    let rows = rows.iter().zip(placed);
    rows.map(|(row, places)| {
        let shape: &StoneShape = &row.line.shape;
        let spot = |(ring_from_stone, stone)| Spot { stone, shape, ring_from_stone };
        places.into_iter().map(|place| place.map(spot)).collect()
    })
    .collect()
}

/// A problem where rows were left out.
fn note_missing(pave: &Pave, rows: &[FieldRow], role: PartRole, recipe: &mut Recipe) {
    let has_stones = |row: &&FieldRow| row.places.iter().any(|(_, place)| *place == Place::Stone);
    let set = rows.iter().filter(has_stones).count();
    let (asked, border) = (pave.rows, pave.border);
    if u32::try_from(set).is_ok_and(|set| set < asked) {
        let text = format!(
            "The pavé: {asked} rows do not fit with a border of {border} beside them; {set} were set"
        );
        if set == 0 {
            recipe.missing(role, text);
        } else {
            recipe.adjusted(role, text);
        }
    }
}
