//! What stones do with light, face up and out of their settings.

use std::sync::Arc;

use super::tidy;
use crate::build::{Built, BuiltStone};
use crate::gems::{Plane, Species};
use crate::optics::{Aset, LightReturn};
use crate::studio::Studio;

/// Light of stones of one cut, size and species. All figures are percent of the light.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LightSheet {
    /// The first of them: `Stone 1`.
    pub part: String,
    /// How many there are of what the model shows.
    pub count: usize,
    /// Id of the species in the library.
    pub species: String,
    /// Light return under a sky that is as bright everywhere (ISO).
    pub even_percent: f64,
    /// Light return under a sky that is brightest overhead (COS).
    pub cosine_percent: f64,
    /// Of the light that is seen, what comes from 45° to 75°.
    pub red_percent: f64,
    /// From 0° to 45°.
    pub green_percent: f64,
    /// From above 75°, where the head of the observer is.
    pub blue_percent: f64,
    /// From under the stone or through its pavilion.
    pub leak_percent: f64,
}

/// The light of every kind of faceted, clear, convex stone; others have no such figures.
pub(super) fn light(studio: &Studio, built: &Built) -> Vec<LightSheet> {
    let mut kinds: Vec<(&BuiltStone, usize)> = Vec::new();
    for stone in &built.stones {
        let same = |other: &BuiltStone| {
            stone.species == other.species
                && (Arc::ptr_eq(&stone.shape, &other.shape) || stone.shape == other.shape)
        };
        match kinds.iter_mut().find(|(first, _)| same(first)) {
            Some((_, count)) => *count += 1,
            None => kinds.push((stone, 1)),
        }
    }
    kinds.into_iter().filter_map(|(stone, count)| sheet(studio, stone, count)).collect()
}

fn sheet(studio: &Studio, stone: &BuiltStone, count: usize) -> Option<LightSheet> {
    let clear = |species: &&Species| species.opaque.is_none();
    let species = studio.library().gems.species(&stone.species).filter(clear)?;
    let body = &stone.shape.polyhedron;
    if stone.shape.family.is_smooth() || !body.is_convex() {
        return None;
    }
    let planes: Vec<Plane> = body.faces.iter().map(|face| face.plane).collect();
    let (back, aset) = (LightReturn::of(&planes, species.index()), Aset::of(&planes, species.index()));
    let percent = |share: f64| tidy(share * 100.0);
    Some(LightSheet {
        part: stone.role.to_string(),
        count,
        species: stone.species.to_string(),
        even_percent: percent(back.even),
        cosine_percent: percent(back.cosine),
        red_percent: percent(aset.red),
        green_percent: percent(aset.green),
        blue_percent: percent(aset.blue),
        leak_percent: percent(aset.leak),
    })
}
