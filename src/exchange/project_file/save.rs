//! From a project to the text of its file.

use super::format::{v1, v2};
use super::migrate::NEWEST;
use crate::design::{Feature, Formula, Parameter, Project, Value, stored_in, stored_in_whole};
use crate::vocab::{RingSize, RingSystem};

const HEADING: &str = "\
// A Collet project. Lengths are in millimeters, angles in degrees, shares in percent.
// Ring sizes: US(7.5), UK(13.5) with letters counted from A = 0 (13.5 is N½), EU(54.0) as the inner
// circumference, CH(14.0), JP(14.0), HK(14.0), IN(14.0), or mm(17.3) as the inner diameter.
// `collet list params` explains every value.
";

/// The text of a project file; the same project always gives the same bytes.
#[must_use]
pub fn project_to_text(project: &Project) -> String {
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").indentor("    ").struct_names(false);
    // Plain structs written to memory cannot fail; were they to, saving finds that the text does not read back.
    let body = ron::ser::to_string_pretty(&v2::Project::from(project), pretty).unwrap_or_default();
    format!("{HEADING}{body}\n")
}

impl From<&Project> for v2::Project {
    fn from(project: &Project) -> Self {
        let piece = &project.piece;
        Self {
            format: NEWEST,
            name: project.name.clone(),
            notes: project.notes.clone(),
            ring: piece.wear.ring_size().map(|size| v2::Ring {
                size: size.into(),
                alloy: piece.alloy.to_string(),
                finish: piece.finish.into(),
            }),
            piece: piece.wear.ring_size().is_none().then(|| v2::Whole {
                worn: piece.wear.key().to_owned(),
                values: values(stored_in_whole(piece)),
            }),
            variables: formulas(piece.formulas.variables.iter().map(|(name, formula)| (name, formula))),
            formulas: formulas(piece.formulas.driven.iter()),
            features: piece.features.iter().map(v2::Feature::from).collect(),
        }
    }
}

impl From<&Feature> for v2::Feature {
    fn from(feature: &Feature) -> Self {
        Self {
            name: feature.id.to_string(),
            kind: feature.work.key().to_owned(),
            muted: feature.muted,
            values: values(stored_in(feature)),
        }
    }
}

fn formulas<'a>(all: impl Iterator<Item = (&'a String, &'a Formula)>) -> v2::Values {
    v2::Values(all.map(|(key, formula)| (key.clone(), v2::Scalar::Text(formula.to_string()))).collect())
}

/// By the keys without their first words.
fn values(stored: Vec<Parameter>) -> v2::Values {
    let own_key = |key: &str| key.split_once('.').map_or(key, |(_, own)| own).to_owned();
    v2::Values(stored.into_iter().map(|it| (own_key(&it.key), scalar(it.value))).collect())
}

/// A choice among whole numbers is written as one.
fn scalar(value: Value) -> v2::Scalar {
    match value {
        Value::Number(number) => v2::Scalar::Number(number),
        Value::Choice(key) => match key.parse::<u32>() {
            Ok(count) if count.to_string() == key => v2::Scalar::Count(count),
            _ => v2::Scalar::Text(key),
        },
        Value::Text(text) => v2::Scalar::Text(text),
        // No feature has a ring size; reading it back would say so.
        Value::Size(size) => v2::Scalar::Text(size.to_string()),
    }
}

impl From<RingSize> for v1::Size {
    fn from(RingSize { system, number }: RingSize) -> Self {
        match system {
            RingSystem::UnitedStates => Self::US(number),
            RingSystem::UnitedKingdom => Self::UK(number),
            RingSystem::Europe => Self::EU(number),
            RingSystem::Switzerland => Self::CH(number),
            RingSystem::Japan => Self::JP(number),
            RingSystem::HongKong => Self::HK(number),
            RingSystem::India => Self::IN(number),
            RingSystem::InnerDiameter => Self::Millimeters(number),
        }
    }
}
