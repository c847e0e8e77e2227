//! From the structs of a file to a project.

use super::Fault;
use super::format::{v1, v2};
use super::locate::complain;
use crate::design::features::Head;
use crate::design::settings::{Bezel, CornerProng, HeadBase, ProngHead, ProngPosition, ProngSet, Setting};
use crate::design::{
    Feature, Formula, FormulaError, Formulas, Kind, Parameter, ParameterError, Piece, Project, Stone,
    StoneSize, Value, Wear, Work, WorkKind, assign, assign_in, parameter, stored_in,
};
use crate::gems::RoundProportions;
use crate::vocab::{Degrees, Millimeters, Percent, RingSize, RingSystem};

impl From<v1::Project> for Project {
    fn from(file: v1::Project) -> Self {
        let piece = Piece {
            features: vec![
                Feature::new("shank", Work::Shank(file.shank.into())),
                Feature::new(
                    "head",
                    Work::Head(Box::new(Head {
                        setting: file.setting.into(),
                        stone: file.stone.into(),
                        ..Head::default()
                    })),
                ),
            ],
            ..file.ring.into()
        };
        Self { name: file.name, notes: file.notes, piece }
    }
}

/// A project of format 2; `text` is only to say where a complaint belongs.
pub(super) fn project(file: v2::Project, text: &str) -> Result<Project, Fault> {
    let features = file.features.into_iter().enumerate();
    let whole = match (file.ring, file.piece) {
        (Some(ring), None) => ring.into(),
        (None, Some(other)) => whole(&other, text)?,
        (None, None) => return Err(Fault::Bad("neither `ring` nor `piece` says what it is".to_owned())),
        (Some(_), Some(_)) => {
            let complaint = "a ring is no other piece as well; leave `ring` or `piece` out";
            return Err(complain(text, &["piece".to_owned()], "piece", complaint));
        }
    };
    let features = features.map(|(at, read)| feature(&read, at, text)).collect::<Result<_, _>>()?;
    let formulas = Formulas {
        variables: formulas(&file.variables, "variables", text)?,
        driven: formulas(&file.formulas, "formulas", text)?.into_iter().collect(),
    };
    Ok(Project { name: file.name, notes: file.notes, piece: Piece { features, formulas, ..whole } })
}

/// Formulas by what they are for.
fn formulas(file: &v2::Values, field: &str, text: &str) -> Result<Vec<(String, Formula)>, Fault> {
    let read = |(key, scalar): &(String, v2::Scalar)| {
        let formula = match scalar {
            v2::Scalar::Count(count) => Formula::read(&count.to_string()),
            v2::Scalar::Number(number) => Formula::read(&number.to_string()),
            v2::Scalar::Text(text) => Formula::read(text),
        };
        let refused =
            |error: FormulaError| complain(text, &[field.to_owned(), key.clone()], key, &error.to_string());
        Ok((key.clone(), formula.map_err(refused)?))
    };
    file.0.iter().map(read).collect()
}

impl From<v1::Ring> for Piece {
    fn from(ring: v1::Ring) -> Self {
        let (alloy, finish) = (ring.alloy.as_str().into(), ring.finish.into());
        Self {
            wear: RingSize::from(ring.size).into(),
            alloy,
            finish,
            features: Vec::new(),
            ..Self::default()
        }
    }
}

/// A piece that is no ring, without its features. A value that the file does not have is the default.
fn whole(file: &v2::Whole, text: &str) -> Result<Piece, Fault> {
    let place = |words: &[&str]| -> Vec<String> {
        ["piece"].iter().chain(words).map(|word| (*word).to_owned()).collect()
    };
    let others = || Wear::keys().into_iter().filter(|key| *key != Wear::default().key());
    let wear = Wear::from_key(&file.worn).filter(|wear| others().any(|key| key == wear.key()));
    let Some(wear) = wear else {
        let known: Vec<&str> = others().collect();
        let complaint =
            format!("`{}` is nothing that can be worn; there are {}", file.worn, known.join(", "));
        return Err(complain(text, &place(&["worn"]), "worn", &complaint));
    };
    let mut piece = Piece { wear, features: Vec::new(), ..Piece::default() };
    for (own, scalar) in &file.values.0 {
        let key = format!("{}.{own}", file.worn);
        let refused = |error: &str| complain(text, &place(&["values", own]), &key, error);
        let parameter = parameter(&piece, &key).map_err(|error| refused(&error.to_string()))?;
        let value = value(&parameter, scalar);
        parameter.check(&value).map_err(|error| refused(&error.to_string()))?;
        assign(&mut piece, &key, &value);
    }
    Ok(piece)
}

/// The values that a feature stores depend on some of its choices, and some values take others with them: so what is
/// known is written until all stands as in the file. A value that the file does not have is the default.
fn feature(file: &v2::Feature, at: usize, text: &str) -> Result<Feature, Fault> {
    let place = |words: &[&str]| -> Vec<String> {
        ["features", &at.to_string()].iter().chain(words).map(|word| (*word).to_owned()).collect()
    };
    let Some(kind) = WorkKind::from_key(&file.kind) else {
        let known: Vec<&str> = WorkKind::ALL.iter().map(|kind| kind.key).collect();
        let complaint = format!("`{}` is no kind of feature; there are {}", file.kind, known.join(", "));
        return Err(complain(text, &place(&["kind"]), "kind", &complaint));
    };
    let mut feature = Feature { muted: file.muted, ..Feature::new(&file.name, kind.fresh()) };
    let whole = |key: &str| format!("{}.{key}", file.name);
    for _ in 0..PASSES {
        let stored = stored_in(&feature);
        let mut open = Vec::new();
        for (key, scalar) in &file.values.0 {
            match stored.iter().find(|parameter| parameter.key == whole(key)) {
                Some(parameter) => {
                    let value = value(parameter, scalar);
                    parameter.check(&value).map_err(|error| (key, error)).map_err(|(key, error)| {
                        complain(text, &place(&["values", key]), &whole(key), &error.to_string())
                    })?;
                    if parameter.value != value {
                        assign_in(&mut feature, key, &value);
                        open.push((key, None));
                    }
                }
                None => open.push((key, unknown(&feature, &whole(key)))),
            }
        }
        match open.iter().find_map(|(key, error)| error.as_ref().map(|error| (key, error))) {
            _ if open.is_empty() => return Ok(feature),
            // Nothing was written, so that no choice can bring it any more.
            Some((key, error)) if open.iter().all(|(_, error)| error.is_some()) => {
                return Err(complain(text, &place(&["values", key]), &whole(key), &error.to_string()));
            }
            _ => {}
        }
    }
    let complaint = "its values contradict each other";
    Err(complain(text, &place(&["values"]), &file.name, complaint))
}

/// Why a feature has no such value, with what was probably meant.
fn unknown(feature: &Feature, key: &str) -> Option<ParameterError> {
    parameter(&Piece { features: vec![feature.clone()], ..Piece::default() }, key).err()
}

/// A choice may bring a choice that brings a value, and a value may unname a preset: three, and one to see that all
/// stands.
const PASSES: usize = 5;

/// A value as the parameter takes it; one of the wrong kind is refused by [`Parameter::check`].
fn value(parameter: &Parameter, scalar: &v2::Scalar) -> Value {
    match (&parameter.kind, scalar) {
        (Kind::Number(_), v2::Scalar::Count(count)) => Value::Number(f64::from(*count)),
        (_, v2::Scalar::Count(count)) => Value::Choice(count.to_string()),
        (_, v2::Scalar::Number(number)) => Value::Number(*number),
        (Kind::Text { .. }, v2::Scalar::Text(text)) => Value::Text(text.clone()),
        (_, v2::Scalar::Text(text)) => Value::Choice(text.clone()),
    }
}

/// What `stone.cut` said of proportions that are no preset's in format 1.
const CUSTOM: &str = "custom";

impl From<v1::Size> for RingSize {
    fn from(size: v1::Size) -> Self {
        let (system, number) = match size {
            v1::Size::US(number) => (RingSystem::UnitedStates, number),
            v1::Size::UK(number) => (RingSystem::UnitedKingdom, number),
            v1::Size::EU(number) => (RingSystem::Europe, number),
            v1::Size::CH(number) => (RingSystem::Switzerland, number),
            v1::Size::JP(number) => (RingSystem::Japan, number),
            v1::Size::HK(number) => (RingSystem::HongKong, number),
            v1::Size::IN(number) => (RingSystem::India, number),
            v1::Size::Millimeters(number) => (RingSystem::InnerDiameter, number),
        };
        Self { system, number }
    }
}

impl From<v1::Setting> for Setting {
    fn from(setting: v1::Setting) -> Self {
        match setting {
            v1::Setting::Prong { head, prongs, gallery, seat } => Self::Prong(ProngHead {
                count: prongs.count,
                position: ProngPosition::Corner,
                corners: CornerProng::Vee,
                set: ProngSet::Single,
                pair_gap: Millimeters(0.3),
                crossing: Percent(0.0),
                base: HeadBase::Rail,
                peg_diameter: Millimeters(1.6),
                peg_height: Millimeters(0.5),
                tip: prongs.tip.into(),
                base_diameter: Millimeters(prongs.base_diameter),
                tip_diameter: Millimeters(prongs.tip_diameter),
                lean: Degrees(prongs.lean),
                height_over_girdle: Millimeters(prongs.height_over_girdle),
                reach: Percent(prongs.reach),
                rotation: Degrees(prongs.rotation),
                rails: gallery.rails,
                wire: Millimeters(gallery.wire),
                head_height: Millimeters(head.height),
                seat_share: Percent(seat.share),
                clearance: Millimeters(seat.clearance),
                seat_drop: Millimeters(seat.drop),
            }),
            v1::Setting::Bezel { head, bezel, seat } => Self::Bezel(Bezel {
                wall: Millimeters(bezel.wall),
                height_over_girdle: Millimeters(bezel.height_over_girdle),
                taper: Degrees(bezel.taper),
                ledge: Millimeters(bezel.ledge),
                opening: Degrees(0.0),
                opening_at: Degrees(0.0),
                head_height: Millimeters(head.height),
                clearance: Millimeters(seat.clearance),
                seat_drop: Millimeters(seat.drop),
            }),
        }
    }
}

impl From<v1::Stone> for Stone {
    fn from(stone: v1::Stone) -> Self {
        Self {
            species: stone.species.as_str().into(),
            size: match stone.size {
                v1::StoneSize::Diameter(diameter) => StoneSize::Diameter(Millimeters(diameter)),
                v1::StoneSize::Measured { length, width, depth } => {
                    StoneSize::Measured([length, width, depth].map(Millimeters))
                }
            },
            preset: (stone.cut != CUSTOM).then(|| stone.cut.as_str().into()),
            cut: RoundProportions::from(stone.proportions).into(),
            rotation: Degrees(stone.rotation),
        }
    }
}
