//! `collet set`: changes parameters of a project file, all of them or none.

use super::arguments::SetOptions;
use super::{Ending, Failure, output, piece};
use crate::studio::Command;

pub fn run(options: &SetOptions) -> Result<Ending, Failure> {
    let mut studio = piece::open(&options.file)?;
    piece::assign(&mut studio, &options.assignments)?;
    let path = options.output.as_ref().unwrap_or(&options.file);
    studio.execute(Command::SaveAs { path: path.clone() })?;
    output::print(&format!("Saved {}\n", path.display()))?;
    Ok(Ending::Good)
}
