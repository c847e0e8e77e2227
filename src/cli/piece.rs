//! A project on its way through the studio: opened, changed, built and judged without a window.

use std::path::Path;

use super::arguments::Assignment;
use super::{Ending, Failure, output};
use crate::studio::views::{BuildState, status};
use crate::studio::{Command, Purpose, Studio, StudioOptions};

/// A studio without autosave and preferences.
pub fn studio() -> Studio {
    Studio::new(StudioOptions::headless())
}

/// Opens a project file.
pub fn open(file: &Path) -> Result<Studio, Failure> {
    let mut studio = studio();
    studio.execute(Command::Open { path: file.to_owned() })?;
    Ok(studio)
}

/// Sets parameters in order; the first that is refused ends it.
pub fn assign(studio: &mut Studio, assignments: &[Assignment]) -> Result<(), Failure> {
    for Assignment { key, value } in assignments {
        studio.execute(Command::Set { key: key.clone(), text: value.clone() })?;
    }
    Ok(())
}

/// Saves, and says where.
pub fn save(studio: &mut Studio, path: &Path) -> Result<Ending, Failure> {
    studio.execute(Command::SaveAs { path: path.to_owned() })?;
    output::print(&format!("Saved {}\n", path.display()))?;
    Ok(Ending::Good)
}

/// Chooses the rule profile, if one is named.
pub fn choose_rules(studio: &mut Studio, rules: Option<&str>) -> Result<(), Failure> {
    match rules {
        Some(rules) => Ok(studio.execute(Command::ChooseRules { profile: rules.into() })?),
        None => Ok(()),
    }
}

/// Says what files of metal are made for, if anything is named.
pub fn choose_purpose(studio: &mut Studio, route: Option<&str>, try_on: bool) -> Result<(), Failure> {
    let purpose = match route {
        Some(route) => Purpose::Route(route.into()),
        None if try_on => Purpose::TryOn,
        None => return Ok(()),
    };
    Ok(studio.execute(Command::ExportFor { purpose })?)
}

/// The id of a gem, if the library has it.
pub fn species(studio: &Studio, id: &str) -> Result<String, Failure> {
    let known = studio.library().gems.species(&id.into());
    known.map(|row| row.id.to_string()).ok_or_else(|| {
        Failure::bad_input(format!("there is no gem `{id}`")).with_hint("`collet list gems` names them all")
    })
}

/// Builds and judges here.
pub fn settle(studio: &mut Studio) -> Result<(), Failure> {
    studio.run_jobs_here();
    match status(studio).build {
        BuildState::Failed(fault) => Err(Failure::ours(fault)),
        _ => Ok(()),
    }
}

/// A sheet that must be there once the piece is settled.
pub fn present<T>(sheet: Option<T>) -> Result<T, Failure> {
    sheet.ok_or_else(|| Failure::ours("the piece was not built"))
}
