//! `collet list`: tables of what can be chosen.

use super::arguments::Table;
use super::output::word;
use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{
    AlloyRow, CutRow, GemRow, LimitRow, ParameterRow, Rows, RulesRow, SizeRow, list, to_json,
};
use crate::studio::{MetalFamily, Polish, Route, Shrinkage};
use crate::vocab::Unit;

pub fn run(table: Table, json: bool) -> Result<Ending, Failure> {
    let sheet = list(&piece::studio(), table.into());
    let text = if json { to_json(&sheet) } else { text(&sheet.rows) };
    output::print(&text)?;
    Ok(Ending::Good)
}

fn text(rows: &Rows) -> String {
    match rows {
        Rows::Templates(rows) => {
            let cells = rows.iter().map(|row| vec![row.key.into(), row.name.into(), row.description.into()]);
            output::table(&["TEMPLATE", "NAME", "WHAT IT IS"], &cells.collect::<Vec<_>>())
        }
        Rows::Params(rows) => {
            let cells: Vec<_> = rows.iter().map(parameter).collect();
            output::table(&["KEY", "DEFAULT", "TAKES", "WHAT IT IS"], &cells)
        }
        Rows::Kinds(rows) => {
            let cells = rows.iter().map(|row| vec![row.key.into(), row.label.into(), row.help.into()]);
            output::table(&["KEY", "NAME", "WHAT IT IS"], &cells.collect::<Vec<_>>())
        }
        Rows::Settings(rows) => {
            let cells =
                rows.iter().map(|it| vec![it.of.into(), it.key.into(), it.label.into(), it.help.into()]);
            output::table(&["OF A", "KEY", "NAME", "WHAT IT IS"], &cells.collect::<Vec<_>>())
        }
        Rows::Gems(rows) => {
            let cells: Vec<_> = rows.iter().map(gem).collect();
            output::table(&["GEM", "NAME", "INDEX", "G/CM3", "MOHS"], &cells)
        }
        Rows::Cuts(rows) => {
            let cells: Vec<_> = rows.iter().map(cut).collect();
            output::table(&["CUT", "NAME", "TABLE", "CROWN", "PAVILION", "SOURCE"], &cells)
        }
        Rows::Alloys(rows) => {
            let cells: Vec<_> = rows.iter().map(alloy).collect();
            output::table(&["ALLOY", "NAME", "FINENESS", "G/CM3", "NOTE"], &cells)
        }
        Rows::Rules(rows) => rows.iter().map(profile).collect::<Vec<_>>().join("\n"),
        Rows::Routes(rows) => {
            let cells: Vec<_> = rows.iter().map(route).collect();
            let headings = ["ROUTE", "NAME", "SMALLER BY", "PLATINUM", "POLISHING TAKES", "WHO SCALES"];
            format!("{}A star marks a default that nobody published.\n", output::table(&headings, &cells))
        }
        Rows::Sizes(rows) => {
            let headings = ["MM", "US", "UK", "EU", "CH", "JP", "HK", "IN"];
            output::table(&headings, &rows.iter().map(size).collect::<Vec<_>>())
        }
    }
}

fn parameter(row: &ParameterRow) -> Vec<String> {
    let takes = match (row.least, row.most, row.table) {
        (Some(least), Some(most), _) => format!("{least} to {}", amount(most, row.unit)),
        (_, _, Some(table)) => format!("an id: collet list {}", word(table)),
        _ => row.choices.iter().map(|choice| choice.key.as_str()).collect::<Vec<_>>().join(" | "),
    };
    vec![row.key.clone(), row.default.clone(), takes, row.help.into()]
}

fn gem(row: &GemRow) -> Vec<String> {
    let figures = [row.index, row.density_g_cm3].map(|figure| format!("{figure:.3}"));
    let [index, density] = figures;
    vec![row.id.clone(), row.name.clone(), index, density, row.hardness.to_string()]
}

fn cut(row: &CutRow) -> Vec<String> {
    let figure = |key: &str, unit: &str| {
        row.proportions.get(key).map_or_else(|| "-".to_owned(), |value| format!("{value}{unit}"))
    };
    vec![
        row.id.clone(),
        row.name.clone(),
        figure("table", " %"),
        figure("crown_angle", "°"),
        figure("pavilion_angle", "°"),
        row.source.clone(),
    ]
}

fn alloy(row: &AlloyRow) -> Vec<String> {
    let fineness = row.fineness.map_or_else(|| "-".to_owned(), |fineness| fineness.to_string());
    vec![row.id.clone(), row.name.clone(), fineness, format!("{:.2}", row.density_g_cm3), row.note.clone()]
}

fn profile(row: &RulesRow) -> String {
    let limits: Vec<_> = row.limits.iter().map(limit).collect();
    let table = output::table(&["  RULE", "WARN", "STOP", "SOURCE"], &limits);
    format!("{}: {}\n{}\n{table}", row.id, row.name, row.description)
}

fn limit(row: &LimitRow) -> Vec<String> {
    let level = |level: Option<f64>| match level {
        Some(value) => format!("{} {}", row.bound, amount(value, Some(row.unit))),
        None => "-".to_owned(),
    };
    vec![format!("  {}", word(row.rule)), level(row.warn), level(row.stop), row.source.clone()]
}

fn route(row: &Route) -> Vec<String> {
    let starred = |text: String, unsourced: bool| if unsourced { text + "*" } else { text };
    let steps = |family| {
        let step = |shrinkage: &Shrinkage| {
            let [x, y, z] = shrinkage.along();
            let text = if shrinkage.axes.is_some() { format!("{x} × {y} × {z}") } else { x.to_string() };
            starred(text, shrinkage.unsourced)
        };
        let all: Vec<String> = row.stages.iter().map(|stage| step(stage.shrinkage(family))).collect();
        if all.is_empty() { "-".to_owned() } else { format!("{} %", all.join(" + ")) }
    };
    let polish = |Polish { outside, inside }: &Polish| {
        let inside = starred(inside.mm.to_string(), inside.unsourced);
        format!("{inside} mm inside, {} mm outside", starred(outside.mm.to_string(), outside.unsourced))
    };
    vec![
        row.id.to_string(),
        row.name.clone(),
        steps(None),
        steps(Some(MetalFamily::Platinum)),
        row.polish.as_ref().map_or_else(|| "-".to_owned(), polish),
        if row.caster_scales { "caster" } else { "Collet" }.to_owned(),
    ]
}

/// `20 mm`, `60°`, `4`.
fn amount(value: f64, unit: Option<Unit>) -> String {
    match unit {
        Some(Unit::Degree) => format!("{value}°"),
        Some(unit @ (Unit::Millimeter | Unit::Percent)) => format!("{value} {}", unit.symbol()),
        Some(Unit::Count) | None => value.to_string(),
    }
}

fn size(row: &SizeRow) -> Vec<String> {
    vec![
        format!("{:.2}", row.inner_diameter_mm),
        row.united_states.clone(),
        row.united_kingdom.clone(),
        row.europe.clone(),
        row.switzerland.clone(),
        row.japan.clone(),
        row.hong_kong.clone(),
        row.india.clone(),
    ]
}
