//! `collet measure`: size, bounding box, volume, weight and stones of the finished metal.

use super::arguments::MeasureOptions;
use super::{Ending, Failure, measure_mesh, output, piece};
use crate::studio::sheets::{LightSheet, MeasureSheet, MeshSheet, StoneSheet, to_json};

pub fn run(options: &MeasureOptions) -> Result<Ending, Failure> {
    if MeshSheet::is_mesh(&options.file) {
        return measure_mesh::run(&options.file, options.unit, options.json);
    }
    if options.unit.is_some() {
        return Err(Failure::bad_input("--unit is for mesh files; a project is in millimeters"));
    }
    let mut studio = piece::open(&options.file)?;
    piece::settle(&mut studio)?;
    let sheet = piece::present(MeasureSheet::of(&studio))?;
    if options.json {
        output::print(&to_json(&sheet))?;
    } else {
        output::print(&text(&sheet, options.all_alloys))?;
    }
    Ok(Ending::Good)
}

fn text(sheet: &MeasureSheet, all_alloys: bool) -> String {
    let mut rows = Vec::new();
    let mut row = |label: &str, value: String| rows.push((label.to_owned(), value));
    row("Project", sheet.project.name.clone());
    row(sheet.worn.fit_name, sheet.worn.fit.clone());
    if let Some(size) = &sheet.size {
        let sizes: Vec<&str> = size.systems.iter().map(|system| system.size.as_str()).collect();
        row("Nearest sizes", sizes.join(", "));
    }
    if let Some(inside) = sheet.measures.inner_diameter_mm {
        row("Inner diameter", format!("{inside:.2} mm, measured"));
    }
    match sheet.measures.size_mm {
        Some([x, y, z]) => row("Bounding box", format!("{x:.2} × {y:.2} × {z:.2} mm")),
        None => row("Bounding box", "no metal".to_owned()),
    }
    row("Metal volume", format!("{:.2} mm³", sheet.metal.volume_mm3));
    for weight in &sheet.metal.weight_by_alloy {
        if all_alloys || weight.alloy == sheet.metal.alloy {
            row(&weight.name, format!("{:.2} g", weight.grams));
        }
    }
    for stone in &sheet.stones {
        row(&stone.part, stone_text(stone));
    }
    let count = sheet.measures.stone_count;
    row("Stones", format!("{count}, {:.3} ct in all", sheet.measures.total_carats));
    for light in &sheet.light {
        row(&format!("Light of {}", light.part.to_lowercase()), light_text(light));
    }
    for bought in &sheet.bought {
        row("Bought", format!("{} × {}", bought.count, bought.name));
    }
    for problem in &sheet.problems {
        row("Problem", problem.text.clone());
    }
    output::pairs(&rows)
}

fn light_text(light: &LightSheet) -> String {
    let LightSheet { even_percent, red_percent, green_percent, blue_percent, leak_percent, .. } = light;
    let alike = if light.count > 1 { format!(" and {} alike", light.count - 1) } else { String::new() };
    format!(
        "returns {even_percent:.0} %{alike}; ASET red {red_percent:.0} %, green {green_percent:.0} %, \
         blue {blue_percent:.0} %, leaking {leak_percent:.0} %"
    )
}

fn stone_text(stone: &StoneSheet) -> String {
    let StoneSheet { length_mm, width_mm, depth_mm, carats, .. } = stone;
    let species = stone.species_name.as_ref().unwrap_or(&stone.species);
    format!("{carats:.3} ct {species}, {length_mm:.2} × {width_mm:.2} × {depth_mm:.2} mm")
}
