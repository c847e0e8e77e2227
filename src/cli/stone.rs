//! `collet stone`: what a round stone of a size weighs, and the other way around.

use super::arguments::StoneOptions;
use super::{Ending, Failure, output, piece};
use crate::studio::sheets::{RoundSize, RoundSizeSheet, to_json};

pub fn run(options: &StoneOptions) -> Result<Ending, Failure> {
    let studio = piece::studio();
    let sheet = RoundSizeSheet::of(&studio, &options.species, &asked(options)?)?;
    output::print(&if options.json { to_json(&sheet) } else { text(&sheet) })?;
    Ok(Ending::Good)
}

fn asked(options: &StoneOptions) -> Result<RoundSize, Failure> {
    match (options.size, options.carats, &options.sieve) {
        (Some(diameter), ..) => Ok(RoundSize::Diameter(diameter)),
        (_, Some(carats), _) => Ok(RoundSize::Weight(carats)),
        (.., Some(sieve)) => Ok(RoundSize::Sieve(sieve.clone())),
        (None, None, None) => Err(Failure::bad_input("give --size, --carats or --sieve")),
    }
}

fn text(sheet: &RoundSizeSheet) -> String {
    let mut rows = vec![
        ("Gem".to_owned(), format!("{}, {} g/cm³", sheet.species_name, sheet.density_g_cm3)),
        ("Diameter".to_owned(), format!("{:.2} mm", sheet.diameter_mm)),
        ("Weight".to_owned(), format!("{:.4} ct", sheet.carats)),
    ];
    let sieve = match &sheet.sieve {
        Some(sieve) => {
            let (size, from, to, carats) = (&sieve.size, sieve.from_mm, sieve.to_mm, sieve.carats);
            format!("{size}: {from:.2} to {to:.2} mm, {carats:.4} ct on average")
        }
        None => format!("none: {}", sheet.no_sieve.as_deref().unwrap_or_default()),
    };
    rows.push(("Sieve".to_owned(), sieve));
    rows.extend(sheet.sieve.as_ref().map(|sieve| ("Chart".to_owned(), sieve.source.clone())));
    output::pairs(&rows)
}
