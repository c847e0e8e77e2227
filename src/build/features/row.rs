//! A row: equal stones side by side along the outside of the shank.

use super::band::{Band, Outside};
use super::spacing::Spacing;
use crate::build::places::upright;
use crate::build::settings::{self, RowMetal, StoneLine, ring_from_spoke};
use crate::build::stones::Gem;
use crate::build::{Cache, PartRole, Recipe};
use crate::design::Library;
use crate::design::features::{Fill, Row};
use crate::design::settings::RowSetting;
use crate::gems::{Family, StoneShape};
use crate::vocab::Millimeters;

/// Puts the stones in their places and adds what holds them; `None`, with a problem, when no stone can be had.
pub(in crate::build) fn row(
    row: &Row,
    bands: &[Band],
    (library, cache): (&Library, &Cache),
    recipe: &mut Recipe,
) -> Option<RowMetal> {
    let first = recipe.numbers.stones(0);
    let role = PartRole::Stone(first);
    if bands.is_empty() {
        recipe.missing(role, "The row: no shank to lie on; add one or unmute it".to_owned());
        return None;
    }
    let shape = match cache.shape(&row.stone) {
        Ok(shape) => shape,
        Err(error) => {
            recipe.missing(role, format!("The row: {error}"));
            return None;
        }
    };
    if let Some(which) = refused(&row.setting, &shape) {
        let family = row.stone.cut.family().label().to_lowercase();
        recipe.missing(role, format!("The row: only {which}, this one is a {family}"));
        return None;
    }
    let gem = Gem::new(shape, &row.stone, role, library, recipe);
    let outside = Outside::new(bands, row.along.0, recipe.landmarks.inner_radius);
    let over = girdle_over_band(&row.setting, &gem.shape);
    let girdle = |angle: f64| outside.at(angle) + over;
    let (angles, ends) = spaced(row, &gem, &girdle, role, recipe)?;
    let count = u32::try_from(angles.len()).unwrap_or(u32::MAX);
    recipe.numbers.stones(count);
    let stones = angles.iter().zip(first..).map(|(angle, number)| {
        let frames = [upright(&row.stone, girdle(*angle)), ring_from_spoke(*angle, row.along.0)];
        gem.put(number, *angle, frames, recipe)
    });
    let line = StoneLine {
        stones: stones.collect(),
        angles,
        ends,
        stone: &row.stone,
        shape: &gem.shape,
        outside: &outside,
        over,
    };
    Some(settings::set_row(&row.setting, &line, recipe))
}

/// Which stones the setting takes, if not these: walls hold any that is faceted and convex, what stands between stones is
/// made for round ones.
fn refused(setting: &RowSetting, shape: &StoneShape) -> Option<&'static str> {
    let round = matches!(shape.family, Family::Round | Family::Oval);
    let convex = shape.convex_parts().len() == 1 && !shape.family.is_smooth();
    match setting {
        RowSetting::Channel(_) => (!convex).then_some("faceted convex stones are set in a channel"),
        _ => (!round).then_some("round and oval stones are set so; a channel takes others"),
    }
}

/// Middle of the girdle over the outside of the band.
fn girdle_over_band(setting: &RowSetting, shape: &StoneShape) -> f64 {
    match setting {
        RowSetting::SharedProng(prongs) => prongs.girdle.0,
        RowSetting::Bar(bars) => bars.girdle.0,
        RowSetting::Channel(channel) => -(channel.over.0 + shape.girdle_half.0),
        RowSetting::Bead(beads) => -beads.depth.0,
        RowSetting::FlushSet(flush) => -(shape.table_height.0 + flush.table.0),
    }
}

/// Angles of the stones, and for a row with two ends the step to where another stone would come after them.
fn spaced(
    row: &Row,
    gem: &Gem,
    girdle: &dyn Fn(f64) -> f64,
    role: PartRole,
    recipe: &mut Recipe,
) -> Option<(Vec<f64>, Option<f64>)> {
    let span = row.span_angle();
    let corners = &gem.shape.polyhedron.vertices;
    let radians = span.map(|span| span.0.to_radians());
    let spacing = Spacing::new(corners, &upright(&row.stone, 0.0), girdle, radians);
    let asked = usize::try_from(row.count).unwrap_or(usize::MAX);
    let found = match row.fill {
        Fill::Gap => spacing.fill(row.gap.0),
        Fill::Count => spacing.of_count(asked),
    };
    let length = gem.shape.length;
    let Some(found) = found else {
        let arc = span.map_or_else(|| "the ring".to_owned(), |span| format!("an arc of {span}"));
        recipe.missing(role, format!("The row: a stone of {length} does not fit into {arc}"));
        return None;
    };
    let count = found.angles.len();
    if row.fill == Fill::Count && count < asked {
        let gap = Millimeters(found.gap.unwrap_or(0.0));
        let text =
            format!("The row: {asked} stones of {length} overlap; {count} were set, with a gap of {gap}");
        recipe.adjusted(role, text);
    }
    let closed = span.is_none() && count > 1;
    let end = found.angles.get(1).map(|second| second - found.angles[0]);
    let end = end.or_else(|| spacing.step(0.0, row.gap.0)).unwrap_or(std::f64::consts::FRAC_PI_2);
    Some((found.angles, (!closed).then_some(end)))
}
