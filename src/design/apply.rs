//! The only function that changes a project.

use super::feature::is_feature_name;
use super::hint::did_you_mean;
use super::lists::{assign, stored};
use super::{
    Edit, Feature, Kind, Library, Parameter, ParameterError, Piece, Project, Stone, Value, Wear, parameter,
    settle,
};
use crate::vocab::FeatureId;

/// Why an edit is refused. The project is unchanged then.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// An unknown parameter, or a value beyond its limits.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    /// `stone.species=diamant`.
    #[error("{label} (`{key}`) `{id}` is not in the library{hint}")]
    UnknownRow {
        /// The parameter that points into the library.
        key: String,
        /// Its name within its group.
        label: &'static str,
        /// The id that is not there.
        id: String,
        /// What was probably meant; empty or a whole clause.
        hint: String,
    },
    /// A name that is empty or has a line break.
    #[error("the name is {found}; it must be one line of text")]
    BadName {
        /// `empty`, or the name with its control characters escaped.
        found: String,
    },
    /// Muting `lfet`.
    #[error("there is no feature `{id}`{hint}")]
    UnknownFeature {
        /// The name that no feature has.
        id: FeatureId,
        /// What was probably meant; empty or a whole clause.
        hint: String,
    },
    /// A feature called `Left head`, or `ring`.
    #[error(
        "{id:?} cannot name a feature; it takes small letters, digits and `_`, a letter first, and none of {}",
        Wear::keys().map(|key| format!("`{key}`")).join(", ")
    )]
    BadFeatureName {
        /// The name as given.
        id: String,
    },
    /// A head beside `lfet`, beside itself, or beside one that stands beside it.
    #[error("`{id}` cannot stand beside `{beside}`, which is {found}")]
    BadNeighbor {
        /// The head.
        id: FeatureId,
        /// What it should stand beside.
        beside: FeatureId,
        /// What that is instead of a head with a place of its own.
        found: &'static str,
    },
    /// A width that follows itself, or a name that is not there.
    #[error("`{key}` = {formula}: {reason}")]
    Formula {
        /// The parameter or variable.
        key: String,
        /// Its formula.
        formula: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A variable called `min`, or `2x`.
    #[error(
        "`{name}` cannot name a variable; it takes small letters, digits and `_`, a letter first, and no word of formulas"
    )]
    BadVariableName {
        /// The name as given.
        name: String,
    },
    /// Taking `rmi` away.
    #[error("there is no variable `{name}`")]
    UnknownVariable {
        /// The name that no variable has.
        name: String,
    },
    /// A halo around `haed`, or around a shank.
    #[error("`{id}` cannot go around `{around}`, which is no head of this piece")]
    NothingToGoAround {
        /// The halo.
        id: FeatureId,
        /// What it should go around.
        around: FeatureId,
    },
    /// A second `head`.
    #[error("there is a feature `{id}` already")]
    TakenFeatureName {
        /// The name as given.
        id: FeatureId,
    },
}

impl EditError {
    /// The parameter or feature that is refused; `name` for the job's name.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Parameter(ParameterError::Unknown { key, .. } | ParameterError::Ambiguous { key, .. }) => {
                key
            }
            Self::Parameter(
                ParameterError::OutOfLimits { key, .. } | ParameterError::Unreadable { key, .. },
            )
            | Self::UnknownRow { key, .. }
            | Self::Formula { key, .. } => key,
            Self::BadVariableName { name } | Self::UnknownVariable { name } => name,
            Self::BadName { .. } => "name",
            Self::UnknownFeature { id, .. }
            | Self::TakenFeatureName { id }
            | Self::BadNeighbor { id, .. }
            | Self::NothingToGoAround { id, .. } => id.as_str(),
            Self::BadFeatureName { id } => id,
        }
    }
}

/// Applies an edit and returns the new project with the edit that undoes it.
///
/// # Errors
/// [`EditError`] naming the parameter, the value and the limit.
pub fn apply(project: &Project, edit: &Edit, library: &Library) -> Result<(Project, Edit), EditError> {
    let (mut next, inverse) = change(project, edit, library)?;
    if project.piece.formulas.is_empty() && next.piece.formulas.is_empty() {
        return Ok((next, inverse));
    }
    // Whatever follows something may have changed with it.
    settle(&mut next.piece)?;
    validate(&next.piece, library)?;
    Ok((next, Edit::ReplaceProject(Box::new(project.clone()))))
}

/// The edit itself, without what follows from it.
fn change(project: &Project, edit: &Edit, library: &Library) -> Result<(Project, Edit), EditError> {
    let mut next = project.clone();
    let inverse = match edit {
        Edit::SetParameter { key, value } => set(&mut next.piece, key, value, library)?,
        Edit::SetFormula { key, formula } => {
            let key = parameter(&next.piece, key)?.key;
            match formula {
                Some(formula) => next.piece.formulas.driven.insert(key, formula.clone()),
                None => next.piece.formulas.driven.remove(&key),
            };
            Edit::ReplaceProject(Box::new(project.clone()))
        }
        Edit::SetVariable { name, formula } => {
            next.piece.formulas.set_variable(name, formula.as_ref())?;
            Edit::ReplaceProject(Box::new(project.clone()))
        }
        Edit::Rename { name } => {
            validate_name(name)?;
            Edit::Rename { name: std::mem::replace(&mut next.name, name.clone()) }
        }
        Edit::SetNotes { notes } => {
            Edit::SetNotes { notes: std::mem::replace(&mut next.notes, notes.clone()) }
        }
        Edit::ReplaceProject(other) => {
            validate_name(&other.name)?;
            validate(&other.piece, library)?;
            Edit::ReplaceProject(Box::new(std::mem::replace(&mut next, (**other).clone())))
        }
        Edit::Together(edits) => {
            let mut inverses = Vec::with_capacity(edits.len());
            for edit in edits {
                let (after, inverse) = change(&next, edit, library)?;
                next = after;
                inverses.push(inverse);
            }
            inverses.reverse();
            Edit::Together(inverses)
        }
        features => {
            let inverse = arrange(&mut next.piece, features)?;
            validate(&next.piece, library)?;
            inverse
        }
    };
    Ok((next, inverse))
}

/// Edits of whole features.
fn arrange(piece: &mut Piece, edit: &Edit) -> Result<Edit, EditError> {
    let features = &mut piece.features;
    Ok(match edit {
        Edit::AddFeature { at, feature } => {
            features.insert((*at).min(features.len()), (**feature).clone());
            Edit::RemoveFeature { id: feature.id.clone() }
        }
        Edit::RemoveFeature { id } => {
            let at = place_of(features, id)?;
            piece.formulas.forget(id);
            Edit::AddFeature { at, feature: Box::new(features.remove(at)) }
        }
        Edit::MoveFeature { id, to } => {
            let at = place_of(features, id)?;
            let moved = features.remove(at);
            features.insert((*to).min(features.len()), moved);
            Edit::MoveFeature { id: id.clone(), to: at }
        }
        Edit::MuteFeature { id, muted } => {
            let at = place_of(features, id)?;
            Edit::MuteFeature { id: id.clone(), muted: std::mem::replace(&mut features[at].muted, *muted) }
        }
        Edit::RenameFeature { id, to } => {
            let at = place_of(features, id)?;
            features[at].id = to.clone();
            let named = features.iter_mut().filter_map(|feature| feature.work.refers_to());
            named.filter(|named| *named == id).for_each(|named| *named = to.clone());
            piece.formulas.rename(id, to);
            Edit::RenameFeature { id: to.clone(), to: id.clone() }
        }
        Edit::ReplaceFeature(feature) => {
            let at = place_of(features, &feature.id)?;
            Edit::ReplaceFeature(Box::new(std::mem::replace(&mut features[at], (**feature).clone())))
        }
        // The others are no edits of whole features.
        other => other.clone(),
    })
}

/// The place of a feature in the order of the job, counted from 0.
///
/// # Errors
/// [`EditError::UnknownFeature`] with the nearest name as a hint.
pub fn place_of(features: &[Feature], id: &FeatureId) -> Result<usize, EditError> {
    features.iter().position(|feature| feature.id == *id).ok_or_else(|| {
        let hint = did_you_mean(id.as_str(), features.iter().map(|feature| feature.id.as_str()));
        EditError::UnknownFeature { id: id.clone(), hint }
    })
}

/// Holds every value of a piece to its limits and every row to the library.
///
/// # Errors
/// [`EditError`] for the first value that is refused.
pub fn validate(piece: &Piece, library: &Library) -> Result<(), EditError> {
    validate_values(piece)?;
    stored(piece).iter().try_for_each(|parameter| check_row(parameter, &parameter.value, library))
}

/// As [`validate`] without the library: whether names and numbers can be used at all.
///
/// # Errors
/// [`EditError`] for the first value that is refused.
pub fn validate_values(piece: &Piece) -> Result<(), EditError> {
    for (at, Feature { id, .. }) in piece.features.iter().enumerate() {
        if !is_feature_name(id.as_str()) {
            return Err(EditError::BadFeatureName { id: id.to_string() });
        }
        if piece.features[..at].iter().any(|other| other.id == *id) {
            return Err(EditError::TakenFeatureName { id: id.clone() });
        }
    }
    validate_neighbors(piece)?;
    stored(piece).iter().try_for_each(|parameter| parameter.check(&parameter.value))?;
    Ok(check_stars(piece)?)
}

/// Every chain of heads beside heads ends at one with an angle of its own, and halos go around heads.
fn validate_neighbors(piece: &Piece) -> Result<(), EditError> {
    let head_of = |wanted: &FeatureId| piece.heads().find(|(id, _)| *id == wanted).map(|(_, head)| head);
    for (id, head) in piece.heads() {
        let refused =
            |found| Err(EditError::BadNeighbor { id: id.clone(), beside: head.beside.clone(), found });
        let mut at = head;
        for _ in 0..=piece.features.len() {
            if !at.is_beside() {
                break;
            }
            let Some(next) = head_of(&at.beside) else { return refused("no head of this piece") };
            at = next;
        }
        if at.is_beside() {
            return refused("itself placed beside this one");
        }
    }
    let lost = piece.halos().find(|(_, halo)| head_of(&halo.around).is_none());
    lost.map_or(Ok(()), |(id, halo)| {
        Err(EditError::NothingToGoAround { id: id.clone(), around: halo.around.clone() })
    })
}

/// A name is one line that is not empty.
///
/// # Errors
/// [`EditError::BadName`].
pub fn validate_name(name: &str) -> Result<(), EditError> {
    if name.trim().is_empty() {
        return Err(EditError::BadName { found: "empty".to_owned() });
    }
    if name.chars().any(char::is_control) {
        return Err(EditError::BadName { found: format!("{name:?}") });
    }
    Ok(())
}

/// Sets one parameter and tells the edit that sets everything back which changed with it.
fn set(piece: &mut Piece, key: &str, value: &Value, library: &Library) -> Result<Edit, EditError> {
    let parameter = parameter(piece, key)?;
    parameter.check(value)?;
    check_row(&parameter, value, library)?;
    piece.formulas.driven.remove(&parameter.key);
    let old = Edit::SetParameter { key: parameter.key.clone(), value: parameter.value.clone() };
    if parameter.value == *value {
        return Ok(old);
    }
    let before = piece.clone();
    assign(piece, &parameter.key, value);
    let Some(feature) = &parameter.feature else { return Ok(old) };
    follow_preset(piece, &before, feature, library);
    validate_neighbors(piece)?;
    check_stars(piece)?;
    let mut back = piece.clone();
    assign(&mut back, &parameter.key, &parameter.value);
    follow_preset(&mut back, piece, feature, library);
    match before.feature(feature) {
        Some(feature) if back != before => Ok(Edit::ReplaceFeature(Box::new(feature.clone()))),
        _ => Ok(old),
    }
}

/// A preset that was just chosen brings its proportions, and another family the first of its presets.
fn follow_preset(piece: &mut Piece, before: &Piece, id: &FeatureId, library: &Library) {
    let known = |stone: &Stone| (stone.cut.family(), stone.preset.clone());
    let Some((family, preset)) = before.feature(id).and_then(Feature::stone).map(known) else { return };
    let Some(stone) = piece.feature_mut(id).and_then(Feature::stone_mut) else { return };
    if stone.cut.family() != family {
        let mut presets = library.cuts_of(stone.cut.family());
        stone.preset = presets.next().map(|preset| preset.id.clone());
    }
    if stone.preset != preset
        && let Some(preset) = stone.preset.as_ref().and_then(|preset| library.gems.cut(preset))
    {
        stone.cut = preset.cut;
    }
}

/// No limit of one number says how long stars must be beside their table.
fn check_stars(piece: &Piece) -> Result<(), ParameterError> {
    let stones = piece.features.iter().filter_map(|feature| Some((&feature.id, feature.stone()?)));
    stones.into_iter().try_for_each(|(id, stone)| stone.check_stars(id))
}

fn check_row(parameter: &Parameter, value: &Value, library: &Library) -> Result<(), EditError> {
    let (Kind::Row(table), Value::Choice(id)) = (&parameter.kind, value) else { return Ok(()) };
    if table.allows_without_row(id) || library.row_name(*table, id).is_some() {
        return Ok(());
    }
    let hint = did_you_mean(id, library.row_ids(*table));
    let Parameter { key, label, .. } = parameter;
    Err(EditError::UnknownRow { key: key.clone(), label, id: id.clone(), hint })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::bench::{library, tolkowsky};
    use crate::design::features::Head;
    use crate::design::settings::Setting;
    use crate::design::templates::templates;
    use crate::design::{RowTable, Stone, StoneSize, parameters};
    use crate::gems::Proportion;
    use crate::vocab::{Millimeters, Unit};
    use proptest::prelude::*;
    use proptest::sample::Index;

    fn start() -> Project {
        templates().swap_remove(0).project
    }

    fn head(project: &mut Project) -> &mut Head {
        project.piece.heads_mut().next().unwrap()
    }

    fn stone(mut project: Project) -> Stone {
        head(&mut project).stone.clone()
    }

    fn edit(key: &str, text: &str, project: &Project) -> Edit {
        let value = parameter(&project.piece, key).unwrap().parse(text).unwrap();
        Edit::SetParameter { key: key.to_owned(), value }
    }

    fn after(edits: &[(&str, &str)]) -> Project {
        edits.iter().fold(start(), |project, (key, text)| {
            apply(&project, &edit(key, text, &project), &library()).unwrap().0
        })
    }

    #[test]
    fn a_preset_brings_its_proportions_and_a_hand_on_one_of_them_makes_it_custom() {
        let preset = stone(after(&[("stone.cut", "round_tolkowsky")]));
        assert_eq!((preset.preset, preset.cut), (Some("round_tolkowsky".into()), tolkowsky().into()));
        let custom = stone(after(&[("stone.cut", "round_tolkowsky"), ("stone.table", "60")]));
        assert_eq!((custom.preset, custom.cut.get(Proportion::Table)), (None, 60.0));
        let pavilion = custom.cut.get(Proportion::PavilionAngle) - tolkowsky().pavilion_angle.0;
        assert!(pavilion.abs() < 1e-12);
        // The value that it has already changes nothing, not even the name of the preset.
        assert_eq!(after(&[("stone.table", "57")]), start());
        let kept = stone(after(&[("stone.cut", "custom")]));
        assert_eq!((kept.preset, kept.cut), (None, stone(start()).cut));
    }

    #[test]
    fn stars_too_short_for_the_table_are_refused_whichever_was_typed() {
        let mut project = start();
        for (key, text, reason) in [
            ("stone.star_length", "21", "is 21 %; it must be 22 % to 90 % beside a table of 57 %"),
            ("stone.table", "85", "is 55 %; it must be 65 % to 90 % beside a table of 85 %"),
        ] {
            let error = apply(&project, &edit(key, text, &project), &library()).unwrap_err();
            assert_eq!(error.key(), "head.stone.star_length");
            assert_eq!(error.to_string(), format!("Star length (`head.stone.star_length`) {reason}"));
        }
        let stone = stone(after(&[("stone.star_length", "70"), ("stone.table", "85")]));
        assert!(stone.shape().is_ok());
        head(&mut project).stone.cut.set(Proportion::StarLength, 15.0);
        assert!(validate(&project.piece, &library()).is_err(), "a file that says so is refused as well");
    }

    #[test]
    fn a_setting_of_another_kind_keeps_what_both_have() {
        let edits =
            [("head.height", "6.1"), ("seat.clearance", "0.07"), ("seat.drop", "0.1"), ("setting", "bezel")];
        let Setting::Bezel(bezel) = head(&mut after(&edits)).setting else { panic!("a bezel was asked for") };
        assert_eq!((bezel.head_height.0, bezel.clearance.0, bezel.seat_drop.0), (6.1, 0.07, 0.1));
    }

    #[test]
    fn a_measured_size_starts_at_the_nominal_one() {
        // (1 − 0.57)/2 · tan 34.5° + 0.03 + 1/2 · tan 40.8° = 0.60934 of 6.5 mm.
        let measured = stone(after(&[("stone.size", "measured")])).size;
        assert_eq!(measured, StoneSize::Measured([6.5, 6.5, 3.96].map(Millimeters)));
        let edits = [("stone.size", "measured"), ("stone.length", "6.6"), ("stone.size", "diameter")];
        assert_eq!(stone(after(&edits)).size, StoneSize::Diameter(Millimeters(6.55)));
    }

    #[test]
    fn what_is_not_in_the_library_is_refused_with_a_hint() {
        let refused = |key: &str, id: &str| {
            let value = Value::Choice(id.to_owned());
            let edit = Edit::SetParameter { key: key.to_owned(), value };
            apply(&start(), &edit, &library()).unwrap_err().to_string()
        };
        assert_eq!(
            refused("stone.species", "diamant"),
            "Species (`head.stone.species`) `diamant` is not in the library; did you mean `diamond`?"
        );
        assert!(refused("ring.alloy", "gold_18k_yelow").ends_with("did you mean `gold_18k_yellow`?"));
        assert!(refused("stone.cut", "zircon").ends_with("is not in the library"));
        assert!(refused("ring.alloy", "custom").contains("not in the library"));
    }

    #[test]
    fn numbers_beyond_all_reason_are_refused_wherever_they_come_in() {
        for number in [f64::NAN, 1e9, f64::NEG_INFINITY] {
            let mut project = start();
            head(&mut project).stone.cut.set(Proportion::Table, number);
            project.piece.shanks_mut().next().unwrap().comfort_radius.0 = number;
            let head = Edit::ReplaceFeature(Box::new(project.piece.features[1].clone()));
            let all = Edit::ReplaceProject(Box::new(project.clone()));
            let one = Edit::SetParameter { key: "head.height".to_owned(), value: Value::Number(number) };
            for edit in [&head, &all, &one, &Edit::Together(vec![one.clone()])] {
                assert!(apply(&start(), edit, &library()).is_err());
            }
            let error = validate(&project.piece, &library()).unwrap_err().to_string();
            // Stored although a D-shape does not show it.
            assert!(error.contains("`shank.comfort_radius`"), "{error}");
        }
        for name in ["", "  ", "two\nlines"] {
            assert!(apply(&start(), &Edit::Rename { name: name.to_owned() }, &library()).is_err());
        }
    }

    #[test]
    fn whole_features_come_go_move_and_rest() {
        let project = start();
        let id = |text: &str| FeatureId::from(text);
        let second = Feature { id: id("left"), ..project.piece.features[1].clone() };
        let names = |project: &Project| -> Vec<String> {
            project.piece.features.iter().map(|feature| feature.id.to_string()).collect()
        };
        let (mut now, mut back) = (project.clone(), Vec::new());
        for (edit, expected) in [
            (Edit::AddFeature { at: 9, feature: Box::new(second.clone()) }, "shank head left"),
            (Edit::MoveFeature { id: id("left"), to: 0 }, "left shank head"),
            (Edit::RenameFeature { id: id("left"), to: id("right") }, "right shank head"),
            (Edit::MuteFeature { id: id("head"), muted: true }, "right shank head"),
            (Edit::RemoveFeature { id: id("shank") }, "right head"),
        ] {
            let (next, inverse) = apply(&now, &edit, &library()).unwrap();
            assert_eq!(names(&next).join(" "), expected);
            back.insert(0, inverse);
            now = next;
        }
        assert!(now.piece.features[1].muted);
        assert_eq!(apply(&now, &Edit::Together(back), &library()).unwrap().0, project);
        for (edit, reason) in [
            (Edit::RemoveFeature { id: id("haed") }, "there is no feature `haed`; did you mean `head`?"),
            (
                Edit::AddFeature { at: 0, feature: Box::new(project.piece.features[1].clone()) },
                "there is a feature `head` already",
            ),
            (Edit::RenameFeature { id: id("head"), to: id("shank") }, "there is a feature `shank` already"),
            (
                Edit::RenameFeature { id: id("head"), to: id("ring") },
                "\"ring\" cannot name a feature; it takes small letters, digits and `_`, a letter first, and none of `ring`, `pendant`, `earrings`, `bracelet`",
            ),
        ] {
            assert_eq!(apply(&project, &edit, &library()).unwrap_err().to_string(), reason);
        }
    }

    #[test]
    fn edits_have_names_for_the_history() {
        let project = start();
        let label = |key, text| edit(key, text, &project).label(&project.piece, &library());
        assert_eq!(label("shank.width_top", "2"), "Shank width at top to 2.00 mm");
        assert_eq!(label("setting", "bezel"), "Setting to Bezel");
        assert_eq!(label("ring.alloy", "platinum_950_ru"), "Ring alloy to Platinum 950 ruthenium");
        assert_eq!(label("stone.cut", "custom"), "Proportions preset to custom");
    }

    /// Any parameter of the project set to anything that it takes.
    fn random_edit(project: &Project, which: Index, what: Index) -> Edit {
        let all = parameters(&project.piece);
        let parameter = which.get(&all);
        let value = match &parameter.kind {
            Kind::Number(limits) => {
                let number = limits.least + (limits.most - limits.least) * what.index(1001) as f64 / 1000.0;
                Value::Number(if limits.unit == Unit::Count { number.round() } else { number })
            }
            Kind::Choice(items) => Value::Choice(what.get(items).0.clone()),
            Kind::Row(table) => {
                let library = library();
                let mut ids = library.row_ids(*table);
                ids.extend(matches!(table, RowTable::Cut(_)).then_some("custom"));
                Value::Choice((*what.get(&ids)).to_owned())
            }
            Kind::Feature => Value::Choice(what.get(&project.piece.features).id.to_string()),
            Kind::Text { .. } => Value::Text((*what.get(&["Anna", "fi & ß", "12. 7. 2026"])).to_owned()),
            Kind::Size { .. } => Value::Size((*what.get(&["US 3", "N½", "EU 54", "18 mm"])).parse().unwrap()),
        };
        Edit::SetParameter { key: parameter.key.clone(), value }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_edit_and_its_inverse_give_the_same_project(
            steps in prop::collection::vec((any::<Index>(), any::<Index>()), 1..40),
        ) {
            let (mut project, mut back) = (start(), Vec::new());
            for (which, what) in steps {
                let edit = random_edit(&project, which, what);
                let (next, inverse) = match apply(&project, &edit, &library()) {
                    Ok(both) => both,
                    Err(error) => {
                        // The only head has nothing to stand beside.
                        let refused = ["head.stone.star_length", "head"];
                        prop_assert!(refused.contains(&error.key()), "{}", error);
                        continue;
                    }
                };
                prop_assert_eq!(&apply(&next, &inverse, &library()).unwrap().0, &project);
                validate(&next.piece, &library()).unwrap();
                back.push(inverse);
                project = next;
            }
            back.reverse();
            let (first, redo) = apply(&project, &Edit::Together(back), &library()).unwrap();
            prop_assert_eq!(&first, &start());
            prop_assert_eq!(apply(&first, &redo, &library()).unwrap().0, project);
        }
    }
}
