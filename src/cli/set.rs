//! `collet set`: changes parameters of a project file, all of them or none.

use super::arguments::SetOptions;
use super::{Ending, Failure, piece};

pub fn run(options: &SetOptions) -> Result<Ending, Failure> {
    let change = &options.change;
    let mut studio = piece::open(&change.file)?;
    piece::assign(&mut studio, &options.assignments)?;
    piece::save(&mut studio, change.output.as_ref().unwrap_or(&change.file))
}
