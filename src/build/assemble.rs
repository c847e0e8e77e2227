//! Features into one solid of metal.

use std::collections::HashMap;

use super::features::band::{Band, Outside};
use super::features::halo::{self, Center};
use super::features::milgrain::milgrain;
use super::features::shank::shank;
use super::features::shoulders::shoulders;
use super::features::{bail, cuff, engraving, hoop, jump_ring, pave, plate, post, row, signet};
use super::places::Places;
use super::settings::{self, Ground, HeadMetal, RowMetal};
use super::stones::{SetStone, set_stone};
use super::{Cache, Fitting, Landmarks, Operation, PartRole, Recipe, StepId};
use crate::design::features::Head;
use crate::design::settings::Setting;
use crate::design::{Library, Piece, Work};
use crate::vocab::FeatureId;

/// The whole recipe: the shanks, then the rows and letters that lie in them, then the heads that stand on them, then the
/// halos around those and the shoulders that rise to them, and the beads on the edges; at last what the piece hangs on or
/// is worn by.
///
/// Seats of heads are cut from their own heads alone, before all is joined: a stone that reaches the shank is a finding,
/// not a hole. Stones of a row lie in the shank, whose seats are cut before anything stands on it; a tension setting
/// opens the shank itself.
pub(super) fn assemble(piece: &Piece, library: &Library, cache: &Cache) -> Recipe {
    let inner_radius = piece.wear.inner_diameter().map_or(0.0, |inside| inside.0 / 2.0);
    let mut recipe = Recipe::empty(Landmarks { inner_radius, ..Landmarks::default() });
    let features = || piece.features.iter().filter(|feature| !feature.muted);
    let places = Places::new(piece, cache);
    let mut bands = Vec::new();
    for feature in features() {
        recipe.begin(&feature.id);
        match &feature.work {
            Work::Shank(shank) if inner_radius > 0.0 => bands.push(self::shank(shank, &mut recipe)),
            Work::Shank(_) => {
                let text = "Shank: it goes around a finger or a wrist, which this piece does not";
                recipe.missing(PartRole::Shank, text.to_owned());
            }
            _ => {}
        }
    }
    let mut metal = HeadMetal { base: bands.iter().map(|band| band.step).collect(), held: Vec::new() };
    let (mut cutters, mut raised) = (Vec::new(), Vec::new());
    for feature in features() {
        recipe.begin(&feature.id);
        if let Some(more) = stones_in_bands(&feature.work, &bands, (library, cache), &mut recipe) {
            cutters.extend(more.cutters);
            metal.held.extend(more.held);
        }
    }
    for feature in features() {
        recipe.begin(&feature.id);
        match &feature.work {
            Work::Engraving(letters) => {
                let place = if letters.is_raised() { &mut raised } else { &mut cutters };
                place.extend(engraving::engraving(letters, &bands, &mut recipe));
            }
            Work::Signet(top) => {
                if let Some(more) = signet::signet(top, &bands, &mut recipe) {
                    metal.base.push(more.body);
                    cutters.extend(more.cutters);
                    raised.extend(more.raised);
                }
            }
            _ => {}
        }
    }
    cut_all(&mut metal.base, &cutters, "cut the seats of the rows and the letters", &mut recipe);
    metal.base.extend(raised);
    let bodies = metal.base.len();
    let mut openings = Vec::new();
    let mut centers = HashMap::new();
    for feature in features() {
        recipe.begin(&feature.id);
        if let Work::Head(head) = &feature.work
            && let Some((stone, more)) =
                self::head(head, (&bands[..], &places), library, &mut openings, &mut recipe)
        {
            metal.take(Some(more));
            centers.insert(&feature.id, Center { head, stone });
        }
    }
    cut_all(&mut metal.base[..bodies], &openings, "open the shank", &mut recipe);
    halos(piece, &centers, (library, cache), (&mut metal, &mut recipe));
    for feature in features() {
        recipe.begin(&feature.id);
        if let Work::Shoulders(arches) = &feature.work {
            metal.base.extend(shoulders(arches, piece, &places, &bands, &mut recipe));
        }
    }
    for feature in features() {
        recipe.begin(&feature.id);
        if let Work::Milgrain(beads) = &feature.work {
            let outside = Outside::new(&bands, 0.0, inner_radius);
            metal.base.extend(milgrain(beads, &outside, &mut recipe));
        }
    }
    metal.base.extend(worn_otherwise(piece, &mut recipe));
    let base = join("join rails and shank", metal.base, &mut recipe);
    let held = join("all that holds stones", metal.held, &mut recipe);
    recipe.metal = join("join the heads", base.into_iter().chain(held).collect(), &mut recipe);
    recipe
}

/// What a piece has that is no ring: first what things hang on, then what it hangs on or is worn by.
fn worn_otherwise(piece: &Piece, recipe: &mut Recipe) -> Vec<StepId> {
    let mut made = Vec::new();
    for feature in piece.features.iter().filter(|feature| !feature.muted) {
        recipe.begin(&feature.id);
        made.extend(match &feature.work {
            Work::Plate(it) => plate::plate(it, recipe),
            Work::Hoop(it) => hoop::hoop(it, recipe),
            Work::Cuff(it) => cuff::cuff(it, recipe),
            _ => None,
        });
    }
    for feature in piece.features.iter().filter(|feature| !feature.muted) {
        recipe.begin(&feature.id);
        made.extend(match &feature.work {
            Work::Bail(it) => bail::bail(it, recipe),
            Work::JumpRing(it) => jump_ring::jump_ring(it, recipe),
            Work::Post(it) => post::post(it, recipe),
            _ => None,
        });
    }
    made
}

/// Adds the halos around the heads that are there.
fn halos(
    piece: &Piece,
    centers: &HashMap<&FeatureId, Center>,
    stock: (&Library, &Cache),
    (metal, recipe): (&mut HeadMetal, &mut Recipe),
) {
    for feature in piece.features.iter().filter(|feature| !feature.muted) {
        recipe.begin(&feature.id);
        if let Work::Halo(halo) = &feature.work {
            metal.take(halo::halo(halo, centers.get(&halo.around), stock, recipe));
        }
    }
}

/// What rows and pavés do to the bands that they lie on; `None` of other features.
fn stones_in_bands(
    work: &Work,
    bands: &[Band],
    stock: (&Library, &Cache),
    recipe: &mut Recipe,
) -> Option<RowMetal> {
    match work {
        Work::Row(row) => row::row(row, bands, stock, recipe),
        Work::Pave(pave) => pave::pave(pave, bands, stock, recipe),
        _ => None,
    }
}

/// The stone and what holds it; what opens the bands for it is added to `openings`.
fn head(
    head: &Head,
    (bands, places): (&[Band], &Places),
    library: &Library,
    openings: &mut Vec<StepId>,
    recipe: &mut Recipe,
) -> Option<(SetStone, HeadMetal)> {
    let (part, what) = match head.setting {
        Setting::Prong(_) => (PartRole::Prong(recipe.numbers.prongs(0)), "The prongs"),
        Setting::Bezel(_) => (PartRole::Bezel(0), "The bezel"),
        Setting::Tension(_) => (PartRole::Shank, "The tension setting"),
        Setting::Cup(_) => (PartRole::Fitting(Fitting::Cup, 0), "The cup"),
    };
    let Some(stone) = set_stone(head, places, library, recipe) else {
        recipe.missing(part, format!("{what}: nothing to hold without the stone"));
        return None;
    };
    if let Err(reason) = settings::holds(&head.setting, stone.shape.family) {
        recipe.missing(part, format!("{what}: {reason}"));
        return None;
    }
    let inner_radius = recipe.landmarks.inner_radius;
    let flat = inner_radius == 0.0;
    if bands.is_empty() && !flat {
        recipe.missing(part, format!("{what}: no shank to stand on; add one or unmute it"));
        return None;
    }
    let tops = bands.iter().map(|band| band.top(stone.angle, head.along.0));
    let top = tops.fold(inner_radius, f64::max);
    let ground = if flat { Ground::Flat } else { Ground::Shank { inner_radius, top } };
    let metal = match &head.setting {
        Setting::Prong(prongs) => settings::prong_head(prongs, &stone, &ground, recipe),
        Setting::Bezel(bezel) => settings::bezel(bezel, &stone, &ground, recipe),
        Setting::Cup(cup) => settings::cup(cup, &stone, &ground, recipe),
        Setting::Tension(tension) => {
            let hardness = library.gems.species(&head.stone.species).map(|species| species.hardness);
            openings.extend(settings::tension(tension, &stone, hardness, &ground, recipe)?);
            Some(HeadMetal { base: Vec::new(), held: Vec::new() })
        }
    };
    Some((stone, metal?))
}

/// Takes the cutters, if there are any, from each of these bodies.
fn cut_all(bodies: &mut [StepId], cutters: &[StepId], purpose: &str, recipe: &mut Recipe) {
    if cutters.is_empty() {
        return;
    }
    for body in bodies {
        let cut = Operation::Cut { body: *body, cutters: cutters.to_vec() };
        *body = recipe.step(PartRole::Shank, purpose, cut);
    }
}

/// One body of several; `None` of none.
fn join(purpose: &str, mut of: Vec<StepId>, recipe: &mut Recipe) -> Option<StepId> {
    match of.len() {
        0 => None,
        1 => of.pop(),
        _ => Some(recipe.step(PartRole::Shank, purpose, Operation::Unite { of })),
    }
}
