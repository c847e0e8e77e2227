//! `collet pack`: everything that a caster is sent, in one folder or ZIP that can be verified.

use super::arguments::{Formats, PackOptions};
use super::{Ending, Failure, make, papers, piece};
use crate::studio::FileFormat;

pub fn run(options: &PackOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    studio.order_papers(papers::order(&options.print, None));
    let format = options.format.clone().unwrap_or_else(|| Formats(FileFormat::packed()));
    make::export(&mut studio, &options.export, &format)
}
