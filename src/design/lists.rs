//! All parameter lists of a piece, put together: the one place that knows which lists there are.

use super::Piece;
use super::entry::{Access, Entry};
use super::features::SHANK;
use super::hint::did_you_mean;
use super::parameter::{Parameter, ParameterError, Value};
use super::piece::RING;
use super::settings::{BEZEL, KIND, PRONG_HEAD, Setting};
use super::stone::{CUT, DIAMETER, MEASURED, STONE, Stone, StoneSize};
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
    if let Some(at) = all.iter().position(|parameter| parameter.key == key) {
        return Ok(all.swap_remove(at));
    }
    let known = all.iter().map(|parameter| parameter.key);
    let hint = brought_by(key).map_or_else(
        || did_you_mean(key, known),
        |choice| format!(" as the piece stands; set {choice} first"),
    );
    Err(ParameterError::Unknown { key: key.to_owned(), hint })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Kind;
    use crate::design::bench::pieces;
    use std::collections::BTreeSet;

    fn walk() -> impl Iterator<Item = (Piece, Parameter)> {
        pieces().into_iter().flat_map(|piece| {
            let all = parameters(&piece);
            all.into_iter().map(move |parameter| (piece.clone(), parameter))
        })
    }

    #[test]
    fn keys_are_unique_and_every_parameter_has_its_words() {
        for piece in pieces() {
            let all = parameters(&piece);
            let keys: BTreeSet<&str> = all.iter().map(|parameter| parameter.key).collect();
            assert_eq!(keys.len(), all.len());
        }
        for (_, parameter) in walk() {
            let key = parameter.key;
            assert!(parameter.help.ends_with('.') && parameter.help.len() > 20, "{key}: {}", parameter.help);
            assert!(!parameter.label.is_empty() && !parameter.group.is_empty(), "{key}");
        }
    }

    #[test]
    fn the_groups_come_in_blocks_so_that_a_panel_can_head_them() {
        for piece in pieces() {
            let mut blocks: Vec<&str> = parameters(&piece).iter().map(|parameter| parameter.group).collect();
            blocks.dedup();
            let different: BTreeSet<&&str> = blocks.iter().collect();
            assert_eq!(different.len(), blocks.len(), "{blocks:?}");
        }
    }

    #[test]
    fn defaults_are_allowed_and_read_back_from_what_is_shown() {
        for (_, parameter) in walk() {
            parameter.check(&parameter.default).unwrap();
            let shown = parameter.show(&parameter.default);
            assert_eq!(
                parameter.parse(&shown).as_ref(),
                Ok(&parameter.default),
                "{}: {shown}",
                parameter.key
            );
        }
    }

    #[test]
    fn what_is_set_is_what_is_got_and_nothing_else_of_the_list_moves() {
        for (piece, parameter) in walk() {
            for value in others(&parameter) {
                let mut changed = piece.clone();
                assign(&mut changed, parameter.key, &value);
                if let Ok(after) = super::parameter(&changed, parameter.key) {
                    assert_eq!(after.value, value, "{}", parameter.key);
                }
                let moved: Vec<&str> = parameters(&changed)
                    .iter()
                    .zip(parameters(&piece))
                    .filter(|(after, before)| after.key == before.key && after.value != before.value)
                    .map(|(after, _)| after.key)
                    .collect();
                let expected = if parameter.group == "Proportions" && parameter.key != "stone.cut" {
                    vec!["stone.cut", parameter.key]
                } else {
                    vec![parameter.key]
                };
                assert!(moved == expected || brings_others(parameter.key), "{}: {moved:?}", parameter.key);
            }
        }
    }

    /// Choices after which the piece has other parameters.
    fn brings_others(key: &str) -> bool {
        ["setting", "stone.size", "shank.profile"].contains(&key)
    }

    fn others(parameter: &Parameter) -> Vec<Value> {
        let all = match &parameter.kind {
            Kind::Number(Limits { least, most, .. }) => {
                [*least, *most, f64::midpoint(*least, *most) + 0.0123].map(Value::Number).to_vec()
            }
            Kind::Choice(items) => items.iter().map(|(key, _)| Value::Choice(key.clone())).collect(),
            Kind::Row(_) => vec![Value::Choice("another".to_owned())],
            Kind::Size { .. } => {
                ["US 4", "UK N½", "EU 60", "17.35 mm"].map(|text| Value::Size(text.parse().unwrap())).to_vec()
            }
        };
        all.into_iter().filter(|value| *value != parameter.value).collect()
    }

    #[test]
    fn what_is_beyond_the_limits_is_refused_with_the_things_name_and_limit() {
        for (_, parameter) in walk() {
            let Kind::Number(Limits { least, most, .. }) = parameter.kind else { continue };
            for number in [f64::NAN, f64::INFINITY, 1e9, -1e9, least - 0.001, most + 0.001] {
                let error = parameter.check(&Value::Number(number)).unwrap_err().to_string();
                for word in [parameter.key, parameter.label, &least.to_string(), &most.to_string()] {
                    assert!(error.contains(word), "{error}");
                }
                assert!(error.contains(&number.to_string()), "{error}");
            }
            assert!(parameter.check(&Value::Choice("wide".to_owned())).is_err());
            assert!(parameter.parse("").is_err() && parameter.parse("wide").is_err());
        }
    }

    #[test]
    fn a_key_that_the_piece_does_not_have_says_what_brings_it_or_what_was_meant() {
        let hint = |key: &str| {
            let piece = Piece::default();
            super::parameter(&piece, key).unwrap_err().to_string()
        };
        assert_eq!(
            hint("bezel.wall"),
            "there is no parameter `bezel.wall` as the piece stands; set `setting=bezel` first"
        );
        assert!(hint("stone.depth").ends_with("set `stone.size=measured` first"));
        assert!(hint("shank.comfort_radius").contains("`shank.profile=court`"));
        assert!(hint("shank.widht_top").ends_with("did you mean `shank.width_top`?"));
        assert_eq!(hint("price"), "there is no parameter `price`");
    }

    #[test]
    fn limits_are_known_without_a_piece() {
        assert_eq!(limits("bezel.wall").map(|limits| limits.least), Some(0.1));
        assert_eq!(limits("stone.depth").map(|limits| limits.most), Some(20.0));
        assert_eq!(limits("prongs.count"), None);
        assert_eq!(limits("price"), None);
        for (_, parameter) in walk() {
            match parameter.kind {
                Kind::Number(expected) => assert_eq!(limits(parameter.key), Some(expected)),
                _ => assert_eq!(limits(parameter.key), None),
            }
        }
    }
}
