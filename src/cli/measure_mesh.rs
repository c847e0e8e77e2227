//! `collet measure` of a mesh file: unit, size, volume, and whether its bodies are closed.

use std::path::Path;

use super::{Ending, Failure, output};
use crate::studio::LengthUnit;
use crate::studio::sheets::{BodySheet, MeshSheet, to_json};

pub fn run(file: &Path, unit: Option<LengthUnit>, json: bool) -> Result<Ending, Failure> {
    let sheet = MeshSheet::of(file, unit)?;
    output::print(&if json { to_json(&sheet) } else { text(&sheet) })?;
    Ok(Ending::Good)
}

fn text(sheet: &MeshSheet) -> String {
    let known = match output::word(sheet.unit_from).as_str() {
        "given" => "as you say",
        "file" => "as the file states",
        _ => "by its size; `--unit` says another",
    };
    let size = |[x, y, z]: [f64; 3]| format!("{x:.2} × {y:.2} × {z:.2} mm");
    let mut rows = vec![
        ("File".to_owned(), sheet.file.clone()),
        ("Unit".to_owned(), format!("{}, {known}", sheet.unit)),
        ("Bounding box".to_owned(), size(sheet.size_mm)),
    ];
    for body in &sheet.bodies {
        rows.push((body.name.clone(), body_text(body)));
        rows.extend(body.repairs.iter().map(|repair| ("Mended".to_owned(), repair.clone())));
        rows.extend(body.fault.iter().map(|fault| ("Not closed".to_owned(), fault.clone())));
    }
    let volume = sheet.volume_mm3.map_or_else(|| "open".to_owned(), |volume| format!("{volume:.2} mm³"));
    rows.push(("Volume".to_owned(), volume));
    output::pairs(&rows)
}

fn body_text(body: &BodySheet) -> String {
    let triangles = format!("{} triangles", body.triangles);
    match body.volume_mm3 {
        Some(volume) => format!("{triangles}, closed, {volume:.2} mm³"),
        None => format!("{triangles}, {} open edges", body.open_edges),
    }
}
