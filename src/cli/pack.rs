//! `collet pack`: everything that a caster is sent, in one folder that can be verified.

use super::arguments::{Formats, PackOptions};
use super::{Ending, Failure, make, papers, piece};
use crate::studio::Command;

pub fn run(options: &PackOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    piece::choose_rules(&mut studio, options.rules.as_deref())?;
    studio.order_papers(papers::order(&options.print, None));
    let Formats(formats) = options.format.clone();
    let (folder, override_reason) = (options.out.clone(), options.override_reason.clone());
    make::export(&mut studio, Command::Export { folder, formats, override_reason }, options.json)
}
