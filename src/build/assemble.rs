//! Parts into one solid of metal.

use super::features::shank;
use super::settings::{bezel, prong_head};
use super::stones::set_stone;
use super::{Landmarks, PartRole, Recipe};
use crate::design::settings::Setting;
use crate::design::{Library, Piece};

/// The whole recipe: the shank, the stone, and the head that joins them.
///
/// The seat is cut from the head alone, before it is joined with the shank: a stone that reaches the shank is a
/// finding, not a hole.
pub(super) fn assemble(piece: &Piece, library: &Library) -> Recipe {
    let inner_radius = piece.size.inner_diameter().0 / 2.0;
    let mut recipe = Recipe::empty(Landmarks { inner_radius, ..Landmarks::default() });
    let band = shank::shank(&piece.shank, &mut recipe);
    let stone = set_stone(piece, library, &mut recipe);
    let with_head = match (&piece.setting, stone) {
        (Setting::Prong(head), Some(stone)) => prong_head::prong_head(head, &stone, &band, &mut recipe),
        (Setting::Bezel(cup), Some(stone)) => bezel::bezel(cup, &stone, &band, &mut recipe),
        (setting, None) => {
            let (part, what) = match setting {
                Setting::Prong(_) => (PartRole::Prong(0), "The prongs"),
                Setting::Bezel(_) => (PartRole::Bezel, "The bezel"),
            };
            recipe.missing(part, format!("{what}: nothing to hold without the stone"));
            None
        }
    };
    recipe.metal = Some(with_head.unwrap_or(band.step));
    recipe
}
