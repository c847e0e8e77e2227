//! Millimeters to carats and back for every cut in every gem, and rows of round stones.

use std::f64::consts::PI;

use super::ring::{millimeters, ring_size, size_of_piece};
use super::{Field, Inputs, Line, Page, item, of_piece, over_zero};
use crate::gems::{CutPreset, Family, Species, round_carats};
use crate::studio::views::ChoiceItem;
use crate::studio::{Studio, figures};
use crate::vocab::{Carats, Millimeters, read_number};

pub(super) static STONE: Page = Page {
    fields: &[
        Field::chosen("stone.cut", "Cut", |_| "round_excellent".to_owned(), cuts),
        Field::chosen("stone.gem", "Gem", |_| "diamond".to_owned(), gems),
        Field::typed("stone.size", "Width, sides or weight", "6.5, 8 x 6, 8 x 6 x 4, 1 ct", |_| {
            "6.5 mm".to_owned()
        }),
    ],
    note: "From the volume of the facets and the density of the gem; no formula. One width gives the usual length of the \
           cut. Real stones differ by their depth and girdle: type all three sides of a measured one.",
    answer: stone,
};

pub(super) static ROW: Page = Page {
    fields: &[
        Field::typed("row.stone", "Diameter of a stone", "in mm", |_| "1.3 mm".to_owned()),
        Field::typed("row.gap", "Least gap", "in mm", |_| "0.1 mm".to_owned()),
        Field::chosen("row.gem", "Gem", |_| "diamond".to_owned(), gems),
        Field::chosen(
            "row.kind",
            "Along",
            |_| "around".to_owned(),
            |_| vec![item("around", "All around a ring"), item("straight", "A length")],
        ),
        Field::typed("row.length", "Length", "in mm", |_| "20 mm".to_owned())
            .only_if(|inputs| !is_around(inputs)),
        Field::typed("row.size", "Size of the ring", "US 7, 17.3 mm", size_of_piece).only_if(is_around),
        Field::typed("row.thickness", "Thickness of the band", "in mm", |studio| {
            of_piece(studio, "shank.thickness_top").map_or("1.8 mm".to_owned(), |it| it.show(&it.value))
        })
        .only_if(is_around),
    ],
    note: "As many as fit with at least the gap; what is left over is spread over all gaps. Around a ring the girdles \
           lie on the outside of the band. Shared prongs and pavé want 0.10 to 0.15 mm between stones.",
    answer: row,
};

fn cuts(studio: &Studio) -> Vec<ChoiceItem> {
    studio.library().gems.cuts.iter().map(|cut| item(cut.id.as_str(), &cut.name)).collect()
}

fn gems(studio: &Studio) -> Vec<ChoiceItem> {
    studio.library().gems.species.iter().map(|gem| item(gem.id.as_str(), &gem.name)).collect()
}

fn gem<'a>(inputs: &Inputs<'a>, key: &str) -> Result<&'a Species, String> {
    let id = inputs.text(key);
    inputs.studio.library().gems.species(&id.as_str().into()).ok_or_else(|| format!("there is no gem `{id}`"))
}

fn cut<'a>(inputs: &Inputs<'a>) -> Result<&'a CutPreset, String> {
    let id = inputs.text("stone.cut");
    let found = inputs.studio.library().gems.cuts.iter().find(|row| row.id.as_str() == id);
    found.ok_or_else(|| format!("there is no cut `{id}`"))
}

fn stone(inputs: &Inputs<'_>) -> Result<Vec<Line>, String> {
    let (preset, gem) = (cut(inputs)?, gem(inputs, "stone.gem")?);
    let text = inputs.text("stone.size");
    let (size, depth, carats) = if let Some(weight) = text.trim().strip_suffix("ct") {
        let weight = read_number(weight).map_err(|error| format!("Weight: {error}"))?;
        let size = preset.cut.size_of(Carats(weight), gem.density).map_err(|error| error.to_string())?;
        (size, None, Carats(weight))
    } else {
        let sides = numbers(&text)?;
        let (size, depth) = match sides[..] {
            [width] => (preset.cut.nominal_size(Millimeters(width)), None),
            [length, width] => ([Millimeters(length), Millimeters(width)], None),
            [length, width, depth] => ([Millimeters(length), Millimeters(width)], Some(Millimeters(depth))),
            _ => return Err("Type one, two or three sides.".to_owned()),
        };
        let carats = preset.cut.carats_of(size, depth, gem.density).map_err(|error| error.to_string())?;
        (size, depth, carats)
    };
    let mut lines = vec![
        ("Weight".to_owned(), figures::carats(carats)),
        ("Length".to_owned(), millimeters(size[0].0)),
        ("Width".to_owned(), millimeters(size[1].0)),
    ];
    lines.extend(depth.map(|depth| ("Depth".to_owned(), millimeters(depth.0))));
    lines.push(("Density".to_owned(), format!("{:.2} g/cm³", gem.density.0)));
    if preset.cut.family() == Family::Round
        && let Some(sieve) = inputs.studio.library().gems.sieve().and_then(|it| it.at_diameter(size[1]).ok())
    {
        lines.push(("Sieve".to_owned(), sieve.sieve.clone()));
    }
    Ok(lines)
}

/// `8`, `8 x 6`, `8 × 6 × 4 mm`.
fn numbers(text: &str) -> Result<Vec<f64>, String> {
    let sides = text.trim().trim_end_matches("mm").split(['x', '×', '*']);
    let read = |side: &str| {
        read_number(side).map_err(|error| error.to_string()).and_then(|side| over_zero("stone.size", side))
    };
    sides.map(read).collect()
}

/// Length and width of a girdle; a circle has one.
pub(super) fn sides(text: &str) -> Result<[f64; 2], String> {
    match numbers(text)?[..] {
        [diameter] => Ok([diameter; 2]),
        [length, width, ..] => Ok([length, width]),
        [] => Err("Type a size.".to_owned()),
    }
}

fn is_around(inputs: &Inputs<'_>) -> bool {
    inputs.text("row.kind") == "around"
}

/// More stones than this are no row.
const MOST: f64 = 10_000.0;

fn row(inputs: &Inputs<'_>) -> Result<Vec<Line>, String> {
    let (diameter, gap) = (inputs.millimeters("row.stone")?, inputs.allowance("row.gap")?);
    let gem = gem(inputs, "row.gem")?;
    let (count, gap) =
        if is_around(inputs) { around(inputs, diameter, gap)? } else { along(inputs, diameter, gap)? };
    if count > MOST {
        return Err("That would be more than ten thousand stones.".to_owned());
    }
    let one = round_carats(Millimeters(diameter), gem.density).map_err(|error| error.to_string())?;
    let mut lines = vec![("Stones".to_owned(), format!("{count:.0}"))];
    lines.extend(gap.map(|gap| ("Gap between stones".to_owned(), millimeters(gap))));
    lines.push(("A stone weighs".to_owned(), format!("{:.4} ct", one.0)));
    lines.push(("All together".to_owned(), figures::carats(Carats(one.0 * count))));
    Ok(lines)
}

/// How many stones fit along a length, and the gap that is left between them.
fn along(inputs: &Inputs<'_>, diameter: f64, gap: f64) -> Result<(f64, Option<f64>), String> {
    let length = inputs.millimeters("row.length")?;
    let count = ((length + gap) / (diameter + gap) + 1e-9).floor();
    if count < 1.0 {
        return Err("No stone fits into that length.".to_owned());
    }
    Ok((count, (count > 1.0).then(|| (length - count * diameter) / (count - 1.0))))
}

/// The same around a ring, from chord to chord.
fn around(inputs: &Inputs<'_>, diameter: f64, gap: f64) -> Result<(f64, Option<f64>), String> {
    let inner = ring_size(inputs, "row.size")?.inner_diameter().0;
    let radius = inner / 2.0 + inputs.millimeters("row.thickness")?;
    let count = (PI / ((diameter + gap) / (2.0 * radius)).min(1.0).asin() + 1e-9).floor();
    if count < 3.0 {
        return Err("The stones are too large to go around that ring.".to_owned());
    }
    Ok((count, Some(2.0 * radius * (PI / count).sin() - diameter)))
}
