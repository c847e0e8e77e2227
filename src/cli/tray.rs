//! `collet tray`: a list of stones, what is known of them, and what does not fit.

use super::arguments::TrayOptions;
use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{FaultSheet, TotalsSheet, TrayRow, TraySheet, to_json};
use crate::vocab::GemId;

pub fn run(options: &TrayOptions) -> Result<Ending, Failure> {
    let studio = piece::studio();
    let species = options.species.as_deref().map(GemId::from);
    let sheet = TraySheet::of(&studio, &options.file, species.as_ref(), options.output.as_deref())?;
    output::print(&if options.json { to_json(&sheet) } else { text(&sheet) })?;
    Ok(if sheet.faults.is_empty() { Ending::Good } else { Ending::Faulty })
}

fn text(sheet: &TraySheet) -> String {
    let headings =
        ["STONE", "CUT", "GEM", "SIZE", "MEASURED", "CARATS", "COLOR", "CLARITY", "REPORT", "PRICE"];
    let rows: Vec<_> = sheet.rows.iter().map(row).collect();
    let mut text = output::table(&headings, &rows);
    for row in &sheet.rows {
        text.extend(row.flags.iter().map(|flag| line(&format!("look at {}: {flag}", row.id))));
    }
    text.extend(sheet.faults.iter().map(fault));
    text.push_str(&output::pairs(&totals(&sheet.totals)));
    text
}

fn row(row: &TrayRow) -> Vec<String> {
    let open = || "-".to_owned();
    let words = |words: &Option<String>| words.clone().unwrap_or_else(open);
    let side = |side: Option<f64>| side.map_or_else(|| "?".to_owned(), |side| format!("{side:.2}"));
    let sides = [row.length_mm, row.width_mm, row.depth_mm];
    let size = if sides.iter().all(Option::is_none) { open() } else { sides.map(side).join(" × ") };
    let report = [&row.lab, &row.certificate].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    vec![
        row.id.clone(),
        words(&row.cut),
        words(&row.species),
        size,
        if row.measured { "yes" } else { "no" }.to_owned(),
        row.carats.map_or_else(open, |carats| format!("{carats:.3}")),
        words(&row.color),
        words(&row.clarity),
        if report.is_empty() { open() } else { report },
        row.price.map_or_else(open, |price| format!("{price:.2}")),
    ]
}

fn fault(fault: &FaultSheet) -> String {
    let column = fault.column.as_ref().map_or_else(String::new, |column| format!("{column} "));
    line(&format!("line {}, {column}`{}`: {}", fault.line, fault.value, fault.reason))
}

fn line(text: &str) -> String {
    output::calm(text) + "\n"
}

fn totals(totals: &TotalsSheet) -> Vec<(String, String)> {
    let TotalsSheet { stones, carats, unweighed, unmeasured, flagged, refused, price, currency } = totals;
    let mut rows = vec![
        ("Stones".to_owned(), format!("{stones}, {carats:.3} ct in all")),
        ("Without weight".to_owned(), unweighed.to_string()),
        ("Not measured".to_owned(), unmeasured.to_string()),
        ("To look at".to_owned(), flagged.to_string()),
        ("Rows not read".to_owned(), refused.to_string()),
    ];
    let currency = currency.as_deref().unwrap_or_default();
    rows.extend(
        price.map(|price| ("Price".to_owned(), format!("{price:.2} {currency}").trim_end().to_owned())),
    );
    rows
}
