//! The parameters panel.

use crate::build::Fitting;
use crate::design::{
    Feature, Kind, Library, Parameter, Piece, RowTable, Value, Work, parameters as piece_parameters,
    variable_value,
};
use crate::studio::{PartRole, Studio, figures};
use crate::vocab::{FeatureId, Limits, Unit};

/// Features with stones whose parameters all stand in the panel at once; of more, those that are selected.
const FEW: usize = 2;

/// One item of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceItem {
    /// Stable key, as in `Command::Set`.
    pub key: String,
    /// Text at the left.
    pub label: String,
}

/// How a parameter is edited.
#[derive(Debug, Clone, PartialEq)]
pub enum ParameterControl {
    /// Slider with typed entry; decimals for display.
    Number {
        /// In the unit of the limits.
        value: f64,
        /// Ends and step of the slider.
        limits: Limits,
        /// How many to show.
        decimals: usize,
    },
    /// A menu.
    Choice {
        /// Key of the item that is chosen.
        chosen: String,
        /// In the order of a menu.
        items: Vec<ChoiceItem>,
    },
    /// Typed entry that may show more than what is typed: a line of text, a ring size, what a formula gives.
    Typed {
        /// What typing starts from: `US 7`, `= 0.34 * stone.width`.
        text: String,
        /// What is shown at rest: `US 7 · 17.32 mm`, `= 2.21 mm`.
        detail: String,
        /// What may be typed, on hover.
        tip: String,
    },
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterRow {
    /// Stable key, as in `Command::Set`.
    pub key: String,
    /// Text at the left.
    pub label: String,
    /// One sentence for a tooltip.
    pub help: &'static str,
    /// How it is edited.
    pub control: ParameterControl,
    /// Whether it stands at its default.
    pub is_default: bool,
    /// The default, as a person reads it.
    pub default_text: String,
    /// Part of the current selection: drawn emphasized.
    pub related: bool,
}

/// A titled group of parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterGroup {
    /// Heading: `Prongs`; with the feature's name where several are of its kind, `Left: Prongs`.
    pub title: String,
    /// The feature whose parameters these are; `None` for the ring as a whole.
    pub feature: Option<FeatureId>,
    /// Whether the rows are shown until a person wants it otherwise.
    pub open: bool,
    /// In order, first at the top.
    pub rows: Vec<ParameterRow>,
}

/// The parameters panel.
#[derive(Debug, Clone, PartialEq)]
pub struct ParametersView {
    /// In the order of the piece's own list.
    pub groups: Vec<ParameterGroup>,
}

/// Every parameter of the piece as shown, in groups, in the order of the piece's own list.
#[must_use]
pub fn parameters(studio: &Studio) -> ParametersView {
    let mut groups: Vec<ParameterGroup> = Vec::new();
    let piece = &studio.project().piece;
    let all = piece_parameters(piece);
    for parameter in &all {
        let title = title(piece, &all, parameter);
        let row = row(parameter, studio);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(ParameterGroup {
                title,
                feature: parameter.feature.clone(),
                open: parameter.feature.as_ref().is_none_or(|id| starts_open(studio, id)),
                rows: vec![row],
            }),
        }
    }
    groups.push(variables(piece));
    ParametersView { groups }
}

/// The variables with a row for one more.
fn variables(piece: &Piece) -> ParameterGroup {
    let row = |name: &str, help, [text, detail]: [String; 2]| ParameterRow {
        key: format!("variable.{name}"),
        label: if name.is_empty() { "New".to_owned() } else { name.to_owned() },
        help,
        control: ParameterControl::Typed { tip: help.to_owned(), text, detail },
        is_default: true,
        default_text: String::new(),
        related: false,
    };
    let known = piece.formulas.variables.iter().map(|(name, formula)| {
        let value = variable_value(piece, name).unwrap_or_default();
        row(
            name,
            "A number that formulas may follow. Leave it empty to take it away.",
            [formula.to_string(), value],
        )
    });
    let more = [String::new(), "name = 0.4 mm".to_owned()];
    let new = row("", "Type a name, an equals sign and a formula: rim = 0.06 * stone.width.", more);
    ParameterGroup {
        title: "Variables".to_owned(),
        feature: None,
        open: !piece.formulas.variables.is_empty(),
        rows: known.chain([new]).collect(),
    }
}

/// With the feature's name where several are of its kind, or where another feature has a group of that name.
fn title(piece: &Piece, all: &[Parameter], parameter: &Parameter) -> String {
    let shared = |feature: &Feature| {
        piece.has_others_like(feature)
            || all.iter().any(|other| other.group == parameter.group && other.feature != parameter.feature)
    };
    let feature = parameter.feature.as_ref().and_then(|id| piece.feature(id));
    match feature.filter(|feature| shared(feature)) {
        Some(feature) => format!("{}: {}", feature.title(), parameter.group),
        None => parameter.group.to_owned(),
    }
}

/// Whether what belongs to a feature is shown at first: of a piece with many stones only what is selected is.
pub(super) fn starts_open(studio: &Studio, id: &FeatureId) -> bool {
    let with_stones = studio.project().piece.heads().count();
    with_stones <= FEW
        || studio.selected_feature().or_else(|| feature_of(studio, studio.selection()?)) == Some(id)
}

fn row(parameter: &Parameter, studio: &Studio) -> ParameterRow {
    let library = studio.library();
    ParameterRow {
        key: parameter.key.clone(),
        label: parameter.label.to_owned(),
        help: parameter.help,
        control: control(parameter, studio),
        is_default: parameter.value == parameter.default,
        default_text: shown(parameter, &parameter.default, library),
        related: is_related(studio, parameter),
    }
}

/// Whether a parameter shapes what is selected: all of a feature's own do, of a part's those of its groups.
fn is_related(studio: &Studio, parameter: &Parameter) -> bool {
    if let Some(selected) = studio.selected_feature() {
        return parameter.feature.as_ref() == Some(selected);
    }
    studio.selection().is_some_and(|part| {
        let feature = feature_of(studio, part);
        shapes(parameter.group, part)
            && (feature.is_none() || parameter.feature.is_none() || feature == parameter.feature.as_ref())
    })
}

/// The feature that a part or stone belongs to.
fn feature_of(studio: &Studio, role: PartRole) -> Option<&FeatureId> {
    let (built, _) = studio.built()?;
    let part = built.parts.iter().find(|part| part.role == role).map(|part| &part.feature);
    part.or_else(|| built.stones.iter().find(|stone| stone.role == role).map(|stone| &stone.feature))
}

/// Whether the parameters of a group shape a part.
fn shapes(group: &str, part: PartRole) -> bool {
    let groups: &[&str] = match part {
        PartRole::Shank => &["Ring", "Shank"],
        PartRole::Prong(_) => &["Prongs", "Head", "Seat"],
        PartRole::Rail(_) => &["Gallery", "Head"],
        PartRole::Bezel(_) => &["Bezel", "Head", "Seat"],
        PartRole::Seat(_) => &["Seat", "Tension"],
        PartRole::Channel(_) => &["Channel", "Row"],
        PartRole::Bar(_) => &["Bars", "Row"],
        PartRole::Shoulder(_) => &["Shoulders"],
        PartRole::Milgrain(_) => &["Milgrain"],
        PartRole::Letters(_) => &["Letters", "Engraving"],
        PartRole::Signet(_) => &["Signet"],
        PartRole::Bead(_) => &["Beads", "Row", "Halo", "Pavé", "Seat"],
        PartRole::Stone(_) => &["Stone", "Proportions", "Row", "Halo", "Pavé"],
        PartRole::Plate(_) => &["Plate", "Halo"],
        PartRole::Fitting(kind, _) => match kind {
            Fitting::Bail => &["Bail", "Pendant"],
            Fitting::JumpRing => &["Jump ring"],
            Fitting::Post => &["Post", "Earrings"],
            Fitting::Hoop => &["Hoop", "Earrings"],
            Fitting::Cuff => &["Cuff", "Bracelet"],
            Fitting::Peg => &["Gallery", "Head"],
            Fitting::Cup | Fitting::PearlPost => &["Cup", "Head"],
        },
    };
    groups.contains(&group)
}

fn control(parameter: &Parameter, studio: &Studio) -> ParameterControl {
    if let Some(formula) = &parameter.formula {
        let (text, detail) = (format!("= {formula}"), format!("= {}", parameter.show(&parameter.value)));
        return ParameterControl::Typed {
            tip: format!("{text}\nType a number to let it follow no more."),
            text,
            detail,
        };
    }
    match (&parameter.kind, &parameter.value) {
        (Kind::Number(limits), Value::Number(value)) => {
            ParameterControl::Number { value: *value, limits: *limits, decimals: decimals(limits) }
        }
        (Kind::Size { .. }, Value::Size(size)) => {
            let detail = figures::ring_size(*size);
            let tip = format!("{detail}\nAlso 7 1/2, N½, EU 54, 17.3 mm");
            ParameterControl::Typed { text: size.to_string(), detail, tip }
        }
        (Kind::Text { .. }, Value::Text(text)) => ParameterControl::Typed {
            text: text.clone(),
            detail: text.clone(),
            tip: parameter.help.to_owned(),
        },
        (Kind::Feature, value) => ParameterControl::Choice {
            chosen: chosen(value),
            items: neighbors(&studio.project().piece, parameter.feature.as_ref()),
        },
        (kind, value) => {
            ParameterControl::Choice { chosen: chosen(value), items: items(kind, studio.library()) }
        }
    }
}

/// The other heads of a piece.
fn neighbors(piece: &Piece, own: Option<&FeatureId>) -> Vec<ChoiceItem> {
    let others = piece
        .features
        .iter()
        .filter(|feature| matches!(feature.work, Work::Head(_)) && Some(&feature.id) != own);
    others.map(|feature| ChoiceItem { key: feature.id.to_string(), label: feature.title() }).collect()
}

/// As many decimals as a person reads, and never fewer than the slider's step moves.
fn decimals(limits: &Limits) -> usize {
    let of_unit = match limits.unit {
        Unit::Millimeter => 2,
        Unit::Degree => 1,
        Unit::Percent => usize::from(limits.step < 1.0),
        Unit::Count => 0,
    };
    if limits.unit == Unit::Percent && limits.step < 0.1 { 2 } else { of_unit }
}

/// A row of the library goes by its name, all else by its value.
fn shown(parameter: &Parameter, value: &Value, library: &Library) -> String {
    let name = match (&parameter.kind, value) {
        (Kind::Row(table), Value::Choice(id)) => library.row_name(*table, id),
        _ => None,
    };
    name.map_or_else(|| parameter.show(value), ToOwned::to_owned)
}

fn chosen(value: &Value) -> String {
    match value {
        Value::Choice(text) | Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Size(size) => size.to_string(),
    }
}

fn items(kind: &Kind, library: &Library) -> Vec<ChoiceItem> {
    let item = |key: &str, label: &str| ChoiceItem { key: key.to_owned(), label: label.to_owned() };
    match kind {
        Kind::Choice(items) => items.iter().map(|(key, label)| item(key, label)).collect(),
        Kind::Row(RowTable::Gem) => {
            library.gems.species.iter().map(|row| item(row.id.as_str(), &row.name)).collect()
        }
        Kind::Row(RowTable::Cut(family)) => library
            .cuts_of(*family)
            .map(|row| item(row.id.as_str(), &row.name))
            .chain([item("custom", "Custom")])
            .collect(),
        Kind::Row(RowTable::Alloy) => {
            library.alloys.alloys.iter().map(|row| item(row.id.as_str(), &row.name)).collect()
        }
        Kind::Number(_) | Kind::Feature | Kind::Text { .. } | Kind::Size { .. } => Vec::new(),
    }
}
