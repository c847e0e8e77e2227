//! `collet measure-cut`: facets, ratios, size and weight of a cutter's design.

use super::arguments::MeasureCutOptions;
use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{CutSheet, TierSheet, to_json};

pub fn run(options: &MeasureCutOptions) -> Result<Ending, Failure> {
    let studio = piece::studio();
    let sheet = CutSheet::of(&studio, &options.file, options.width)?;
    let species = piece::species(&studio, &options.species)?;
    let text = if options.json {
        to_json(&sheet)
    } else {
        let shown = (!options.all_species).then_some(species.as_str());
        text(&sheet, shown)
    };
    output::print(&text)?;
    Ok(Ending::Good)
}

/// The sheet in words, with the weight in one species or in all.
fn text(sheet: &CutSheet, species: Option<&str>) -> String {
    let CutSheet { design, facets, ratios, at_width: stone, .. } = sheet;
    let mut rows = Vec::new();
    let mut row = |label: &str, value: String| rows.push((label.to_owned(), value));
    row("Design", design.name.clone().unwrap_or_else(|| "no name".to_owned()));
    for heading in design.headings.iter().skip(1) {
        row("", heading.clone());
    }
    row("Made for index", design.index.to_string());
    row("Facets", facets_text(facets));
    row("Length / width", format!("{:.3}", ratios.length_to_width));
    row("Depth", format!("{:.1} % of the width", ratios.depth_percent));
    row("Table", format!("{:.1} %", ratios.table_percent));
    row("Crown", format!("{:.1} %, {}", ratios.crown_percent, angles_text(ratios.crown_angles)));
    row("Girdle", format!("{:.1} %", ratios.girdle_percent));
    row("Pavilion", format!("{:.1} %, {}", ratios.pavilion_percent, angles_text(ratios.pavilion_angles)));
    row("Volume / width³", format!("{:.4}", ratios.volume_share));
    row("Size", format!("{:.2} × {:.2} × {:.2} mm", stone.length_mm, stone.width_mm, stone.depth_mm));
    row("Volume", format!("{:.2} mm³", stone.volume_mm3));
    let weights = stone.weight_by_species.iter();
    for weight in weights.filter(|weight| species.is_none_or(|species| weight.species == species)) {
        row(&weight.name, format!("{:.3} ct", weight.carats));
    }
    for remark in &sheet.remarks {
        row("Remark", remark.clone());
    }
    let tiers: Vec<_> = sheet.tiers.iter().map(tier).collect();
    format!("{}\n{}", output::pairs(&rows), output::table(&["TIER", "SIDE", "ANGLE", "INDEX"], &tiers))
}

fn facets_text(facets: &crate::studio::sheets::FacetsSheet) -> String {
    let hidden = match facets.hidden {
        0 => String::new(),
        hidden => format!("; {hidden} more are cut away"),
    };
    let (total, crown, girdle, pavilion) = (facets.total, facets.crown, facets.girdle, facets.pavilion);
    format!("{total}: {crown} crown, {girdle} girdle, {pavilion} pavilion{hidden}")
}

fn angles_text(angles: Option<[f64; 2]>) -> String {
    match angles {
        Some([least, most]) if least < most => format!("{least:.2}° to {most:.2}°"),
        Some([angle, _]) => format!("{angle:.2}°"),
        None => "flat".to_owned(),
    }
}

fn tier(row: &TierSheet) -> Vec<String> {
    let positions: Vec<String> = row.positions.iter().map(ToString::to_string).collect();
    vec![
        row.name.clone().unwrap_or_else(|| "-".to_owned()),
        output::word(row.side),
        format!("{:.2}°", row.angle),
        positions.join(" "),
    ]
}
