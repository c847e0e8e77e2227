//! All parameter lists of a piece, put together: the one place that knows which lists there are.

use super::entry::{Access, Entry};
use super::features::SHANK;
use super::hint::did_you_mean;
use super::parameter::{Parameter, ParameterError, Value};
use super::piece::RING;
use super::settings::{BEZEL, KIND, PRONG_HEAD, Setting};
use super::stone::{CUT, DIAMETER, MEASURED, STONE, Stone, StoneSize};
use super::Piece;
use crate::vocab::Limits;

/// Every parameter that the piece has now, in the order of the panel.
#[must_use]
pub fn parameters(piece: &Piece) -> Vec<Parameter> {
    list(piece, true)
}

/// Every value that the piece stores, those included that change nothing as it stands.
pub(super) fn stored(piece: &Piece) -> Vec<Parameter> {
    list(piece, false)
}

fn list(piece: &Piece, shown_only: bool) -> Vec<Parameter> {
    let mut all = Vec::new();
    collect(&mut all, RING, piece, shown_only);
    collect(&mut all, SHANK, &piece.shank, shown_only);
    collect(&mut all, KIND, &piece.setting, shown_only);
    match &piece.setting {
        Setting::Prong(head) => collect(&mut all, PRONG_HEAD, head, shown_only),
        Setting::Bezel(bezel) => collect(&mut all, BEZEL, bezel, shown_only),
    }
    for entries in [STONE, size_list(&piece.stone), CUT] {
        collect(&mut all, entries, &piece.stone, shown_only);
    }
    all
}

fn collect<T: Default>(all: &mut Vec<Parameter>, entries: &[Entry<T>], owner: &T, shown_only: bool) {
    let shown = entries.iter().filter(|entry| !shown_only || (entry.applies)(owner));
    all.extend(shown.map(|entry| entry.of(owner)));
}

const fn size_list(stone: &Stone) -> &'static [Entry<Stone>] {
    match stone.size {
        StoneSize::Diameter(_) => DIAMETER,
        StoneSize::Measured(_) => MEASURED,
    }
}

/// One parameter that the piece has now.
///
/// # Errors
/// [`ParameterError::Unknown`], with the choice that would bring it or the nearest known key as a hint.
pub fn parameter(piece: &Piece, key: &str) -> Result<Parameter, ParameterError> {
    let mut all = parameters(piece);
    match all.iter().position(|parameter| parameter.key == key) {
        Some(at) => Ok(all.swap_remove(at)),
        None => {
            let known = all.iter().map(|parameter| parameter.key);
            let hint = brought_by(key).map_or_else(
                || did_you_mean(key, known),
                |choice| format!(" as the piece stands; set {choice} first"),
            );
            Err(ParameterError::Unknown { key: key.to_owned(), hint })
        }
    }
}

/// Writes a checked value; a key that the piece does not have changes nothing (it was refused before).
pub(super) fn assign(piece: &mut Piece, key: &str, value: &Value) {
    assign_in(RING, piece, key, value);
    assign_in(SHANK, &mut piece.shank, key, value);
    assign_in(KIND, &mut piece.setting, key, value);
    match &mut piece.setting {
        Setting::Prong(head) => assign_in(PRONG_HEAD, head, key, value),
        Setting::Bezel(bezel) => assign_in(BEZEL, bezel, key, value),
    }
    for entries in [STONE, size_list(&piece.stone), CUT] {
        assign_in(entries, &mut piece.stone, key, value);
    }
}

fn assign_in<T>(entries: &[Entry<T>], owner: &mut T, key: &str, value: &Value) {
    if let Some(entry) = entries.iter().find(|entry| entry.about.key == key) {
        entry.assign(owner, value);
    }
}

/// The limits of a number by its key, whether or not a piece has it now; `None` for choices and unknown keys.
#[must_use]
pub fn limits(key: &str) -> Option<Limits> {
    let stone = [DIAMETER, MEASURED, CUT].into_iter().find_map(|entries| limits_in(entries, key));
    limits_in(SHANK, key).or_else(|| limits_in(PRONG_HEAD, key)).or_else(|| limits_in(BEZEL, key)).or(stone)
}

fn limits_in<T>(entries: &[Entry<T>], key: &str) -> Option<Limits> {
    entries.iter().find(|entry| entry.about.key == key).and_then(|entry| match &entry.access {
        Access::Number { limits, .. } => Some(*limits),
        _ => None,
    })
}

/// The choice that gives a piece the parameter `key`, if another one than now would.
fn brought_by(key: &str) -> Option<&'static str> {
    fn has<T>(entries: &[Entry<T>], key: &str) -> bool {
        entries.iter().any(|entry| entry.about.key == key)
    }
    let choices = [
        (has(PRONG_HEAD, key), "`setting=prong`"),
        (has(BEZEL, key), "`setting=bezel`"),
        (has(DIAMETER, key), "`stone.size=diameter`"),
        (has(MEASURED, key), "`stone.size=measured`"),
        (has(SHANK, key), "`shank.profile=court` or `shank.profile=flat_court`"),
    ];
    choices.into_iter().find(|(brings, _)| *brings).map(|(_, choice)| choice)
}
