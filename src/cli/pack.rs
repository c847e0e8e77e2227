//! `collet pack`: everything that a caster is sent, in one folder that can be verified.

use super::arguments::PackOptions;
use super::{Ending, Failure, make, papers, piece};

pub fn run(options: &PackOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    studio.order_papers(papers::order(&options.print, None));
    make::export(&mut studio, &options.export, &options.format)
}
