//! All parameter lists of a piece, put together.
//!
//! A struct with parameters hands its lists to a [`Reader`] or a [`Writer`]; nothing here knows which structs there
//! are. A key may be asked for by its last words alone (`prongs.count`) as long as only one parameter ends so.

use super::entry::Entry;
use super::hint::did_you_mean;
use super::parameter::{Kind, Parameter, ParameterError, Value};
use super::{Feature, Piece, Wear};
use crate::vocab::FeatureId;

/// Takes parameter lists with what each describes.
pub(super) trait Reader {
    fn list<T: Default>(&mut self, entries: &'static [Entry<T>], owner: &T);
}

/// As [`Reader`], with what each list describes to be changed.
pub(super) trait Writer {
    fn list<T>(&mut self, entries: &'static [Entry<T>], owner: &mut T);
}

/// Every parameter that the piece has now, in the order of the panel.
#[must_use]
pub fn parameters(piece: &Piece) -> Vec<Parameter> {
    list(piece, true)
}

/// Every value that the piece stores, those included that change nothing as it stands.
pub(super) fn stored(piece: &Piece) -> Vec<Parameter> {
    list(piece, false)
}

/// Every value that a feature stores, as [`Feature`]s of a piece have them.
#[must_use]
pub fn stored_in(feature: &Feature) -> Vec<Parameter> {
    let mut collect = Collect { shown_only: false, of: Of::Feature(&feature.id), all: Vec::new() };
    feature.work.read(&mut collect);
    collect.all
}

/// Every value that a piece stores as a whole.
#[must_use]
pub fn stored_in_whole(piece: &Piece) -> Vec<Parameter> {
    let mut collect = Collect { shown_only: false, of: Of::Whole(&piece.wear), all: Vec::new() };
    piece.read(&mut collect);
    collect.all
}

fn list(piece: &Piece, shown_only: bool) -> Vec<Parameter> {
    let mut collect = Collect { shown_only, of: Of::Whole(&piece.wear), all: Vec::new() };
    piece.read(&mut collect);
    for feature in &piece.features {
        collect.of = Of::Feature(&feature.id);
        feature.work.read(&mut collect);
    }
    for parameter in &mut collect.all {
        parameter.formula = piece.formulas.driven.get(&parameter.key).map(ToString::to_string);
    }
    collect.all
}

/// Whose lists are read.
#[derive(Clone, Copy)]
enum Of<'a> {
    /// Those of the piece as a whole: it goes by what it is worn as.
    Whole(&'a Wear),
    Feature(&'a FeatureId),
}

/// Reads lists into parameters.
struct Collect<'a> {
    shown_only: bool,
    of: Of<'a>,
    all: Vec<Parameter>,
}

impl Reader for Collect<'_> {
    fn list<T: Default>(&mut self, entries: &'static [Entry<T>], owner: &T) {
        let shown = entries.iter().filter(|entry| !self.shown_only || (entry.applies)(owner));
        let parameter = |entry: &Entry<T>| match self.of {
            Of::Feature(id) => entry.of(owner, Some(id)),
            Of::Whole(wear) => {
                let own = entry.of(owner, None);
                Parameter { key: format!("{}.{}", wear.key(), own.key), group: wear.label(), ..own }
            }
        };
        self.all.extend(shown.map(parameter));
    }
}

/// One parameter that the piece has now, by its whole key or by last words that only one has.
///
/// # Errors
/// [`ParameterError::Unknown`], with the choice that would bring it or the nearest known key as a hint;
/// [`ParameterError::Ambiguous`] with the whole keys.
pub fn parameter(piece: &Piece, key: &str) -> Result<Parameter, ParameterError> {
    let mut all = parameters(piece);
    if let Some(at) = all.iter().position(|parameter| parameter.key == key) {
        return Ok(all.swap_remove(at));
    }
    let ends_so: Vec<usize> = (0..all.len()).filter(|at| ends_with(&all[*at].key, key)).collect();
    match ends_so[..] {
        [at] => Ok(all.swap_remove(at)),
        [] => {
            let known = all.iter().map(|parameter| last_words(&parameter.key, key));
            let hint = brought_by(piece, key).map_or_else(
                || did_you_mean(key, known),
                |choice| format!(" as the piece stands; set `{choice}` first"),
            );
            Err(ParameterError::Unknown { key: key.to_owned(), hint })
        }
        _ => {
            let meant = ends_so.into_iter().map(|at| format!("`{}`", all[at].key)).collect();
            Err(ParameterError::Ambiguous { key: key.to_owned(), meant })
        }
    }
}

/// As many of the last words of a whole key as `like` has.
fn last_words<'a>(whole: &'a str, like: &str) -> &'a str {
    let count = like.matches('.').count();
    whole.rmatch_indices('.').nth(count).map_or(whole, |(at, _)| &whole[at + 1..])
}

/// Whether the last words of a whole key are these.
pub(super) fn ends_with(whole: &str, words: &str) -> bool {
    whole.strip_suffix(words).is_some_and(|rest| rest.ends_with('.'))
}

/// Writes a checked value under a whole key; a key that the piece does not have changes nothing (it was refused
/// before).
pub fn assign(piece: &mut Piece, key: &str, value: &Value) {
    let Some((first, own)) = key.split_once('.') else { return };
    if first == piece.wear.key() {
        piece.write(&mut Assign { key: own, value });
    } else if let Some(feature) = piece.feature_mut(&first.into()) {
        assign_in(feature, own, value);
    }
}

/// Writes a value that was checked into a feature that is in no piece yet, under the feature's own key (`width_top`);
/// a key that it does not have changes nothing.
pub fn assign_in(feature: &mut Feature, key: &str, value: &Value) {
    feature.work.write(&mut Assign { key, value });
}

/// Writes a value where its key is.
struct Assign<'a> {
    key: &'a str,
    value: &'a Value,
}

impl Writer for Assign<'_> {
    fn list<T>(&mut self, entries: &'static [Entry<T>], owner: &mut T) {
        if let Some(entry) = entries.iter().find(|entry| entry.about.key == self.key) {
            entry.assign(owner, self.value);
        }
    }
}

/// The choice that gives a piece the parameter `key`, as it is typed, if another one than now would.
fn brought_by(piece: &Piece, key: &str) -> Option<String> {
    let choices = parameters(piece).into_iter().filter_map(|parameter| match parameter.kind {
        Kind::Choice(items) => Some((parameter.key, items)),
        _ => None,
    });
    let tries =
        choices.flat_map(|(choice, items)| items.into_iter().map(move |(item, _)| (choice.clone(), item)));
    let brings = |(choice, item): &(String, String)| {
        let mut other = piece.clone();
        assign(&mut other, choice, &Value::Choice(item.clone()));
        parameters(&other).iter().any(|parameter| parameter.key == key || ends_with(&parameter.key, key))
    };
    tries.into_iter().find(brings).map(|(choice, item)| format!("{choice}={item}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Kind;
    use crate::design::bench::pieces;
    use crate::vocab::{Limits, Unit};
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
            let keys: BTreeSet<&str> = all.iter().map(|parameter| parameter.key.as_str()).collect();
            assert_eq!(keys.len(), all.len());
        }
        for (_, parameter) in walk() {
            let key = &parameter.key;
            assert!(parameter.help.ends_with('.') && parameter.help.len() > 20, "{key}: {}", parameter.help);
            assert!(!parameter.label.is_empty() && !parameter.group.is_empty(), "{key}");
        }
    }

    #[test]
    fn the_groups_come_in_blocks_so_that_a_panel_can_head_them() {
        for piece in pieces() {
            let all = parameters(&piece);
            let mut blocks: Vec<_> =
                all.iter().map(|parameter| (&parameter.feature, parameter.group)).collect();
            blocks.dedup();
            let different: BTreeSet<_> = blocks.iter().collect();
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
                assign(&mut changed, &parameter.key, &value);
                if let Ok(after) = super::parameter(&changed, &parameter.key) {
                    assert_eq!(after.value, value, "{}", parameter.key);
                }
                let moved: Vec<String> = parameters(&changed)
                    .into_iter()
                    .zip(parameters(&piece))
                    .filter(|(after, before)| after.key == before.key && after.value != before.value)
                    .map(|(after, _)| after.key)
                    .collect();
                let key = parameter.key.clone();
                let expected = match key.strip_suffix(".stone.cut").map_or(key.split_once('.'), |_| None) {
                    Some((feature, _)) if parameter.group == "Proportions" && is_named(&piece, feature) => {
                        vec![format!("{feature}.stone.cut"), key.clone()]
                    }
                    _ => vec![key.clone()],
                };
                assert!(moved == expected || brings_others(&key), "{key}: {moved:?}");
            }
        }
    }

    /// Whether the proportions of a head's stone are a preset's.
    fn is_named(piece: &Piece, feature: &str) -> bool {
        let cut = super::parameter(piece, &format!("{feature}.stone.cut")).unwrap();
        cut.value != Value::Choice("custom".to_owned())
    }

    /// Choices after which the piece has other parameters.
    fn brings_others(key: &str) -> bool {
        let choices =
            ["setting", "gallery.base", "stone.size", "stone.shape", "profile", "place", "side", "outline"];
        choices.iter().any(|words| ends_with(key, words))
    }

    fn others(parameter: &Parameter) -> Vec<Value> {
        let all = match &parameter.kind {
            Kind::Number(Limits { least, most, unit, .. }) => {
                let middle = f64::midpoint(*least, *most);
                let middle = if *unit == Unit::Count { middle.floor() } else { middle + 0.0123 };
                [*least, *most, middle].map(Value::Number).to_vec()
            }
            Kind::Choice(items) => items.iter().map(|(key, _)| Value::Choice(key.clone())).collect(),
            Kind::Row(_) | Kind::Feature => vec![Value::Choice("another".to_owned())],
            Kind::Text { most } => ["Für Anna".to_owned(), "x".repeat(*most)].map(Value::Text).to_vec(),
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
                for word in [parameter.key.as_str(), parameter.label, &least.to_string(), &most.to_string()] {
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
            "there is no parameter `bezel.wall` as the piece stands; set `head.setting=bezel` first"
        );
        assert!(hint("stone.depth").ends_with("set `head.stone.size=measured` first"));
        assert!(hint("shank.comfort_radius").contains("`shank.profile=court`"));
        assert!(hint("shank.widht_top").ends_with("did you mean `shank.width_top`?"));
        assert_eq!(hint("calorie"), "there is no parameter `calorie`");
    }

    #[test]
    fn last_words_are_enough_while_only_one_key_ends_so() {
        let mut piece = Piece::default();
        assert_eq!(super::parameter(&piece, "prongs.count").unwrap().key, "head.prongs.count");
        assert_eq!(super::parameter(&piece, "ring.size").unwrap().key, "ring.size");
        assert!(super::parameter(&piece, "ongs.count").is_err());
        let second = Feature { id: "left".into(), ..piece.features[1].clone() };
        piece.features.push(second);
        let error = super::parameter(&piece, "prongs.count").unwrap_err().to_string();
        assert_eq!(error, "`prongs.count` could be `head.prongs.count` or `left.prongs.count`");
        assert_eq!(super::parameter(&piece, "left.prongs.count").unwrap().key, "left.prongs.count");
    }
}
