//! Tables to look things up: templates, parameters, gems, cuts, alloys, rules, ring sizes.

use super::{SCHEMA, tidy};
use crate::checks::{Bound, RuleId, RuleProfile};
use crate::design::templates::{Template, templates};
use crate::design::{Edit, Kind, Library, Parameter, Piece, Project, Value, apply, parameters};
use crate::gems::{Care, CutPreset, RoundProportions, Species};
use crate::metals::{Alloy, MetalFamily};
use crate::studio::Studio;
use crate::vocab::{RingSize, RingSystem, Unit};

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListTable {
    Templates,
    Params,
    Gems,
    Cuts,
    Alloys,
    Rules,
    Sizes,
}

/// What `collet list TABLE --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ListSheet {
    pub schema: u32,
    pub table: ListTable,
    pub rows: Rows,
}

/// The rows of one table.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Rows {
    Templates(Vec<TemplateRow>),
    Params(Vec<ParameterRow>),
    Gems(Vec<GemRow>),
    Cuts(Vec<CutRow>),
    Alloys(Vec<AlloyRow>),
    Rules(Vec<RulesRow>),
    Sizes(Vec<SizeRow>),
}

/// A piece to start from.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TemplateRow {
    pub key: &'static str,
    pub name: &'static str,
    pub description: &'static str,
}

/// A parameter of some template.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ParameterRow {
    pub key: &'static str,
    pub group: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    /// `number`, `choice`, `row` (an id of the library) or `size`.
    pub kind: &'static str,
    /// Unit of `least`, `most` and `step`; `null` for choices.
    pub unit: Option<Unit>,
    pub least: Option<f64>,
    pub most: Option<f64>,
    pub step: Option<f64>,
    /// What a choice takes; empty for numbers and sizes.
    pub choices: Vec<ChoiceRow>,
    /// As a person reads it, with its unit.
    pub default: String,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ChoiceRow {
    pub key: String,
    pub label: String,
}

/// A gem species.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GemRow {
    pub id: String,
    pub name: String,
    /// Refractive index at 589.3 nm.
    pub index: f64,
    pub birefringence: f64,
    pub density_g_cm3: f64,
    /// Mohs, the lower end of the range.
    pub hardness: f64,
    pub ultrasonic: Care,
    pub steam: Care,
    pub heat: String,
    pub source: String,
    /// Fields whose value is a default without a source.
    pub unsourced: Vec<String>,
}

/// A named set of cut proportions.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CutRow {
    pub id: String,
    pub name: String,
    pub proportions: RoundProportions,
    pub source: String,
}

/// A casting alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct AlloyRow {
    pub id: String,
    pub name: String,
    pub family: MetalFamily,
    /// Parts in a thousand; `null` for base metals.
    pub fineness: Option<u32>,
    pub density_g_cm3: f64,
    /// Solidus and liquidus in °C, or one melting point twice.
    pub melting_c: Option<(f64, f64)>,
    pub note: String,
    pub source: String,
    /// Fields whose value is a default without a source.
    pub unsourced: Vec<String>,
}

/// A rule profile.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RulesRow {
    pub id: String,
    pub name: String,
    pub description: String,
    pub limits: Vec<LimitRow>,
}

/// One limit of a profile.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LimitRow {
    pub rule: RuleId,
    pub bound: Bound,
    pub unit: Unit,
    pub warn: Option<f64>,
    pub stop: Option<f64>,
    pub source: String,
    /// True for a default that nobody published.
    pub unsourced: bool,
}

/// A US size and the nearest size of every other system.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SizeRow {
    pub inner_diameter_mm: f64,
    pub circumference_mm: f64,
    pub united_states: String,
    pub united_kingdom: String,
    pub europe: String,
    pub switzerland: String,
    pub japan: String,
    pub hong_kong: String,
    pub india: String,
}

/// One table with all its rows.
#[must_use]
pub fn list(studio: &Studio, table: ListTable) -> ListSheet {
    let library = studio.library();
    let rows = match table {
        ListTable::Templates => Rows::Templates(templates().iter().map(TemplateRow::of).collect()),
        ListTable::Params => Rows::Params(parameter_rows(library)),
        ListTable::Gems => Rows::Gems(library.gems.species.iter().map(GemRow::of).collect()),
        ListTable::Cuts => Rows::Cuts(library.gems.cuts.iter().map(CutRow::of).collect()),
        ListTable::Alloys => Rows::Alloys(library.alloys.alloys.iter().map(AlloyRow::of).collect()),
        ListTable::Rules => Rows::Rules(studio.rules().profiles.iter().map(RulesRow::of).collect()),
        // US 0 to 16 in half sizes.
        ListTable::Sizes => Rows::Sizes((0..=32).map(|half| SizeRow::of(f64::from(half) / 2.0)).collect()),
    };
    ListSheet { schema: SCHEMA, table, rows }
}

/// Every parameter that a template has, with those that appear once another choice is made.
fn parameter_rows(library: &Library) -> Vec<ParameterRow> {
    let mut rows: Vec<ParameterRow> = Vec::new();
    for template in templates() {
        let piece = &template.project.piece;
        for variant in std::iter::once(piece.clone()).chain(variants(&template.project, library)) {
            for parameter in parameters(&variant) {
                if rows.iter().all(|row| row.key != parameter.key) {
                    let place = rows.iter().rposition(|row| row.group == parameter.group);
                    rows.insert(place.map_or(rows.len(), |place| place + 1), ParameterRow::of(&parameter));
                }
            }
        }
    }
    rows
}

/// The piece with each of its choices made in turn.
fn variants(project: &Project, library: &Library) -> Vec<Piece> {
    let choices = parameters(&project.piece).into_iter().filter_map(|parameter| match parameter.kind {
        Kind::Choice(items) => Some((parameter.key, items)),
        _ => None,
    });
    let edits = choices.flat_map(|(key, items)| {
        items
            .into_iter()
            .map(move |(item, _)| Edit::SetParameter { key: key.to_owned(), value: Value::Choice(item) })
    });
    edits.filter_map(|edit| apply(project, &edit, library).ok()).map(|(project, _)| project.piece).collect()
}

impl TemplateRow {
    fn of(template: &Template) -> Self {
        Self { key: template.key, name: template.name, description: template.description }
    }
}

impl ParameterRow {
    fn of(parameter: &Parameter) -> Self {
        let (kind, unit, range, step) = match &parameter.kind {
            Kind::Number(limits) => {
                ("number", Some(limits.unit), Some((limits.least, limits.most)), Some(limits.step))
            }
            Kind::Choice(_) => ("choice", None, None, None),
            Kind::Row(_) => ("row", None, None, None),
            Kind::Size { least, most } => ("size", Some(Unit::Millimeter), Some((*least, *most)), None),
        };
        let choices = match &parameter.kind {
            Kind::Choice(items) => items.as_slice(),
            _ => &[],
        };
        let choice = |(key, label): &(String, String)| ChoiceRow { key: key.clone(), label: label.clone() };
        Self {
            key: parameter.key,
            group: parameter.group,
            label: parameter.label,
            help: parameter.help,
            kind,
            unit,
            least: range.map(|(least, _)| least),
            most: range.map(|(_, most)| most),
            step,
            choices: choices.iter().map(choice).collect(),
            default: parameter.show(&parameter.default),
        }
    }
}

impl GemRow {
    fn of(species: &Species) -> Self {
        Self {
            id: species.id.to_string(),
            name: species.name.clone(),
            // The sodium D line, at which gem tables state the index.
            index: tidy(species.dispersion.index_at(0.5893)),
            birefringence: species.birefringence,
            density_g_cm3: species.density.0,
            hardness: species.hardness,
            ultrasonic: species.ultrasonic,
            steam: species.steam,
            heat: species.heat.clone(),
            source: species.source.clone(),
            unsourced: species.unsourced.clone(),
        }
    }
}

impl CutRow {
    fn of(cut: &CutPreset) -> Self {
        Self {
            id: cut.id.to_string(),
            name: cut.name.clone(),
            proportions: cut.proportions,
            source: cut.source.clone(),
        }
    }
}

impl AlloyRow {
    fn of(alloy: &Alloy) -> Self {
        Self {
            id: alloy.id.to_string(),
            name: alloy.name.clone(),
            family: alloy.family,
            fineness: alloy.fineness,
            density_g_cm3: alloy.density.0,
            melting_c: alloy.melting,
            note: alloy.note.clone(),
            source: alloy.source.clone(),
            unsourced: alloy.unsourced.clone(),
        }
    }
}

impl RulesRow {
    fn of(profile: &RuleProfile) -> Self {
        let limits = profile.limits.iter().map(|(rule, limit)| LimitRow {
            rule: *rule,
            bound: limit.bound,
            unit: limit.unit,
            warn: limit.warn,
            stop: limit.stop,
            source: limit.source.clone(),
            unsourced: limit.unsourced,
        });
        Self {
            id: profile.id.to_string(),
            name: profile.name.clone(),
            description: profile.description.clone(),
            limits: limits.collect(),
        }
    }
}

impl SizeRow {
    fn of(number: f64) -> Self {
        let size = RingSize { system: RingSystem::UnitedStates, number };
        let diameter = size.inner_diameter().0;
        let near = |system| size.in_system(system).to_string();
        Self {
            inner_diameter_mm: tidy(diameter),
            circumference_mm: tidy(diameter * std::f64::consts::PI),
            united_states: size.to_string(),
            united_kingdom: near(RingSystem::UnitedKingdom),
            europe: near(RingSystem::Europe),
            switzerland: near(RingSystem::Switzerland),
            japan: near(RingSystem::Japan),
            hong_kong: near(RingSystem::HongKong),
            india: near(RingSystem::India),
        }
    }
}
