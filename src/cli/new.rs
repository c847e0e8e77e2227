//! `collet new`: a project file from a template.

use super::arguments::NewOptions;
use super::{Ending, Failure, piece};
use crate::studio::Command;

pub fn run(options: &NewOptions) -> Result<Ending, Failure> {
    if options.output.exists() && !options.force {
        let text = format!("the file is already there: {}", options.output.display());
        return Err(Failure::bad_input(text).with_hint("`--force` replaces it"));
    }
    let mut studio = piece::studio();
    studio.execute(Command::New { template: options.template.clone() })?;
    piece::assign(&mut studio, &options.assignments)?;
    piece::save(&mut studio, &options.output)
}
