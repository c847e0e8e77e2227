//! `collet papers`: what goes with a piece to customer, setter and caster, as PDF.

use super::arguments::{Papers, PapersOptions, PrintOptions};
use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{PapersSheet, to_json};
use crate::studio::{PaperKind, PaperOrder};

pub fn run(options: &PapersOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    piece::choose_rules(&mut studio, options.rules.as_deref())?;
    piece::choose_purpose(&mut studio, options.route.as_deref(), false)?;
    piece::settle(&mut studio)?;
    let papers = options.paper.as_ref().map(|Papers(papers)| papers.clone());
    let order = order(&options.print, papers);
    let printed = match &options.out {
        Some(folder) => studio.print_papers(&order, folder)?,
        None => Vec::new(),
    };
    let rows: Vec<_> =
        printed.iter().map(|path| ("Printed".to_owned(), path.display().to_string())).collect();
    let text = || output::pairs(&rows);
    output::print(&if options.json { to_json(&PapersSheet::of(&studio, &order)?) } else { text() })?;
    Ok(Ending::Good)
}

/// Where no paper is named, all that say something of the piece.
pub fn order(options: &PrintOptions, papers: Option<Vec<PaperKind>>) -> PaperOrder {
    PaperOrder { papers: papers.unwrap_or_default(), size: options.size.into(), date: options.date }
}
