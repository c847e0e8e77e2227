//! `collet map`: thickness or gaps at every corner of the finished metal, as a colored PLY.

use std::path::PathBuf;

use clap::Args;

use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{MapSheet, to_json};
use crate::studio::{MapJob, MapOf};

#[derive(Debug, Args)]
pub struct MapOptions {
    /// The project file.
    pub file: PathBuf,
    /// What is mapped: thickness, seat-gap.
    #[arg(long, value_name = "MAP", value_parser = map_of)]
    pub of: MapOf,
    /// The model to write.
    #[arg(short, long, value_name = "MAP.ply")]
    pub output: PathBuf,
    /// Turn the colors at the limit of this profile: see `collet list rules`.
    #[arg(long, value_name = "NAME")]
    pub rules: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

pub fn run(options: &MapOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    piece::choose_rules(&mut studio, options.rules.as_deref())?;
    MapJob::may_keep(&options.output)?;
    piece::settle(&mut studio)?;
    let job = MapJob::of(&studio, options.of)?;
    let map = job.run().ok_or_else(|| Failure::ours("the map was canceled"))?;
    let bytes = job.keep(&map, &options.output)?;
    let sheet = MapSheet::of(&studio, &job, &map, bytes);
    if options.json {
        output::print(&to_json(&sheet))?;
    } else {
        output::print(&text(&sheet, options))?;
    }
    Ok(Ending::Good)
}

fn text(sheet: &MapSheet, options: &MapOptions) -> String {
    let mut rows = vec![("Map".to_owned(), sheet.of.label().to_owned())];
    let mut row = |label: &str, value: String| rows.push((label.to_owned(), value));
    match &sheet.least {
        Some(least) => row("Least", format!("{:.3} mm: {}, {}", least.value_mm, least.part, least.clock)),
        None => row("Least", "nothing here is judged".to_owned()),
    }
    match (sheet.limit_mm, sheet.below_percent) {
        (Some(limit), Some(below)) => {
            row("Limit", format!("{limit:.3} mm, {} of {}", output::word(sheet.rule), sheet.profile));
            row("Below it", format!("{below:.2} % of the surface"));
        }
        _ => row("Limit", format!("{} has none", sheet.profile)),
    }
    for (place, swatch) in sheet.legend.iter().enumerate() {
        row(if place == 0 { "Colors" } else { "" }, format!("{}  {}", swatch.color, swatch.label));
    }
    row("Written", format!("{}, {} corners", options.output.display(), sheet.corners));
    output::pairs(&rows)
}

fn map_of(text: &str) -> Result<MapOf, String> {
    MapOf::of_key(text).ok_or_else(|| format!("the maps are {}", MapOf::ALL.map(MapOf::key).join(", ")))
}
