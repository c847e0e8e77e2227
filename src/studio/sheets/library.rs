//! Tables to look things up: templates, parameters, kinds of features and settings, gems, cuts, alloys, rules, ring sizes.

use super::{SCHEMA, tidy};
use std::collections::BTreeMap;

use crate::checks::{Bound, RuleId, RuleProfile};
use crate::design::settings::{MeleeKind, RowKind, SettingKind};
use crate::design::templates::{Template, templates};
use crate::design::{
    Edit, Kind, Library, Parameter, Piece, Project, RowTable, Value, WorkKind, apply, parameters,
};
use crate::gems::{Care, CutPreset, Family, Given, Species};
use crate::metals::{Alloy, MetalFamily, Route};
use crate::studio::Studio;
use crate::vocab::{RingSize, RingSystem, Unit};

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListTable {
    /// Pieces to start from.
    Templates,
    /// Parameters that can be set.
    Params,
    /// Kinds of features that a piece can be made of.
    Features,
    /// Kinds of settings: what holds the stone of a head, and those of rows and halos.
    Settings,
    /// Gem species.
    Gems,
    /// Named cut proportions.
    Cuts,
    /// Casting alloys.
    Alloys,
    /// Rule profiles.
    Rules,
    /// Production routes.
    Routes,
    /// Ring sizes in all systems.
    Sizes,
}

/// What `collet list TABLE --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ListSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Which table.
    pub table: ListTable,
    /// Its rows, in the library's order.
    pub rows: Rows,
}

/// The rows of one table.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Rows {
    /// Of `templates`.
    Templates(Vec<TemplateRow>),
    /// Of `params`.
    Params(Vec<ParameterRow>),
    /// Of `features`.
    Kinds(Vec<KindRow>),
    /// Of `settings`.
    Settings(Vec<SettingRow>),
    /// Of `gems`.
    Gems(Vec<GemRow>),
    /// Of `cuts`.
    Cuts(Vec<CutRow>),
    /// Of `alloys`.
    Alloys(Vec<AlloyRow>),
    /// Of `rules`.
    Rules(Vec<RulesRow>),
    /// Of `routes`.
    Routes(Vec<Route>),
    /// Of `sizes`.
    Sizes(Vec<SizeRow>),
}

/// A piece to start from.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TemplateRow {
    /// Key to write on the command line.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// One sentence.
    pub description: &'static str,
}

/// A parameter of some template.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ParameterRow {
    /// Key to write on the command line.
    pub key: String,
    /// Group in the panel.
    pub group: &'static str,
    /// Label in the panel.
    pub label: &'static str,
    /// What it is, in one sentence.
    pub help: &'static str,
    /// `number`, `choice`, `row` (an id of the library), `feature` (the name of another one) or `size`.
    pub kind: &'static str,
    /// Unit of `least`, `most` and `step`; `null` for choices.
    pub unit: Option<Unit>,
    /// Least allowed value.
    pub least: Option<f64>,
    /// Greatest allowed value.
    pub most: Option<f64>,
    /// Step of a slider.
    pub step: Option<f64>,
    /// Which table a `row` takes its id from: `gems`, `cuts` or `alloys`; `null` for all else.
    pub table: Option<ListTable>,
    /// What a choice takes; empty for numbers and sizes.
    pub choices: Vec<ChoiceRow>,
    /// As a person reads it, with its unit.
    pub default: String,
}

/// A kind of setting.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SettingRow {
    /// Key of the kind of feature whose stones it holds: `head`, `row` or `halo`.
    pub of: &'static str,
    /// What the feature's parameter `setting` takes.
    pub key: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// What it is, in one sentence.
    pub help: &'static str,
}

/// A kind of feature.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct KindRow {
    /// Key to write on the command line.
    pub key: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// What it is, in one sentence.
    pub help: &'static str,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ChoiceRow {
    /// Key to write on the command line.
    pub key: String,
    /// Label in the panel.
    pub label: String,
}

/// A gem species.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GemRow {
    /// Id to write on the command line.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Refractive index at 589.3 nm.
    pub index: f64,
    /// Greatest difference of the indices; 0 for single refraction.
    pub birefringence: f64,
    /// Density.
    pub density_g_cm3: f64,
    /// Mohs, the lower end of the range.
    pub hardness: f64,
    /// How it bears the ultrasonic cleaner.
    pub ultrasonic: Care,
    /// How it bears steam.
    pub steam: Care,
    /// How it bears the torch.
    pub heat: String,
    /// Where the figures come from.
    pub source: String,
    /// Fields whose value is a default without a source.
    pub unsourced: Vec<String>,
}

/// A named set of cut proportions.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CutRow {
    /// Id to write on the command line.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Its family.
    pub cut: Family,
    /// Shares of the width in percent, angles in degrees, rows as counts.
    pub proportions: BTreeMap<&'static str, f64>,
    /// Where the figures come from.
    pub source: String,
}

/// A casting alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct AlloyRow {
    /// Id to write on the command line.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The metal that names it.
    pub family: MetalFamily,
    /// Parts in a thousand; `null` for base metals.
    pub fineness: Option<u32>,
    /// Density.
    pub density_g_cm3: f64,
    /// Solidus and liquidus in °C, or one melting point twice.
    pub melting_c: Option<(f64, f64)>,
    /// What a caster should know.
    pub note: String,
    /// Where the figures come from.
    pub source: String,
    /// Fields whose value is a default without a source.
    pub unsourced: Vec<String>,
}

/// A rule profile.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RulesRow {
    /// Id to write on the command line.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// One sentence.
    pub description: String,
    /// Its limits, in the order of a report.
    pub limits: Vec<LimitRow>,
}

/// One limit of a profile.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LimitRow {
    /// The rule.
    pub rule: RuleId,
    /// `at_least` or `at_most`.
    pub bound: Bound,
    /// Unit of both levels.
    pub unit: Unit,
    /// A value beyond it is a warning; `null` when the rule never warns.
    pub warn: Option<f64>,
    /// A value beyond it blocks export; `null` when the rule never stops.
    pub stop: Option<f64>,
    /// Where the figures come from.
    pub source: String,
    /// True for a default that nobody published.
    pub unsourced: bool,
}

/// A US size and the nearest size of every other system.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SizeRow {
    /// Inner diameter of the US size.
    pub inner_diameter_mm: f64,
    /// Inner circumference of the US size.
    pub circumference_mm: f64,
    /// US and Canada.
    pub united_states: String,
    /// UK and Australia.
    pub united_kingdom: String,
    /// ISO 8653.
    pub europe: String,
    /// Switzerland, Italy, Spain.
    pub switzerland: String,
    /// Japan.
    pub japan: String,
    /// Hong Kong.
    pub hong_kong: String,
    /// India.
    pub india: String,
}

/// One table with all its rows.
#[must_use]
pub fn list(studio: &Studio, table: ListTable) -> ListSheet {
    let library = studio.library();
    let rows = match table {
        ListTable::Templates => Rows::Templates(templates().iter().map(TemplateRow::of).collect()),
        ListTable::Params => Rows::Params(parameter_rows(library)),
        ListTable::Features => {
            let row = |kind: &WorkKind| KindRow { key: kind.key, label: kind.label, help: kind.help };
            Rows::Kinds(WorkKind::ALL.iter().map(row).collect())
        }
        ListTable::Settings => {
            let row = |of, key, label, help| SettingRow { of, key, label, help };
            let heads = SettingKind::ALL.iter().map(|kind| row("head", kind.key, kind.label, kind.help));
            let rows = RowKind::ALL.iter().map(|kind| row("row", kind.key, kind.label, kind.help));
            let halos = MeleeKind::ALL.iter().map(|kind| row("halo", kind.key, kind.label, kind.help));
            Rows::Settings(heads.chain(rows).chain(halos).collect())
        }
        ListTable::Gems => Rows::Gems(library.gems.species.iter().map(GemRow::of).collect()),
        ListTable::Cuts => Rows::Cuts(library.gems.cuts.iter().map(CutRow::of).collect()),
        ListTable::Alloys => Rows::Alloys(library.alloys.alloys.iter().map(AlloyRow::of).collect()),
        ListTable::Rules => Rows::Rules(studio.rules().profiles.iter().map(RulesRow::of).collect()),
        ListTable::Routes => Rows::Routes(library.routes.routes.clone()),
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
            .map(move |(item, _)| Edit::SetParameter { key: key.clone(), value: Value::Choice(item) })
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
            Kind::Feature => ("feature", None, None, None),
            Kind::Text { .. } => ("text", None, None, None),
            Kind::Size { least, most } => ("size", Some(Unit::Millimeter), Some((*least, *most)), None),
        };
        let choices = match &parameter.kind {
            Kind::Choice(items) => items.as_slice(),
            _ => &[],
        };
        let table = match &parameter.kind {
            Kind::Row(RowTable::Gem) => Some(ListTable::Gems),
            Kind::Row(RowTable::Cut(_)) => Some(ListTable::Cuts),
            Kind::Row(RowTable::Alloy) => Some(ListTable::Alloys),
            Kind::Number(_) | Kind::Choice(_) | Kind::Feature | Kind::Text { .. } | Kind::Size { .. } => None,
        };
        let choice = |(key, label): &(String, String)| ChoiceRow { key: key.clone(), label: label.clone() };
        Self {
            key: parameter.key.clone(),
            group: parameter.group,
            label: parameter.label,
            help: parameter.help,
            kind,
            unit,
            least: range.map(|(least, _)| least),
            most: range.map(|(_, most)| most),
            step,
            table,
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
        let figure = |given: &Given| (given.proportion.key(), cut.cut.get(given.proportion));
        Self {
            id: cut.id.to_string(),
            name: cut.name.clone(),
            cut: cut.cut.family(),
            proportions: cut.cut.family().proportions().iter().map(figure).collect(),
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
