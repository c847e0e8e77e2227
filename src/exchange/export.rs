//! An export as one act: the models and their report, all or none.

use std::fs;
use std::path::Path;

use super::{ExchangeError, StlReport, write_atomically, write_stl};
use crate::kernel::Solid;

/// Where to write.
#[derive(Debug, Clone, Copy)]
pub struct ExportTarget<'a> {
    /// Made if it is not there.
    pub folder: &'a Path,
    /// File name of the report, `report.json`.
    pub report: &'a str,
}

/// A model to write: its file name, `ring.stl`, and what it shows.
pub type Model<'a> = (&'a str, &'a Solid);

/// Writes the verified STL of each model and the report made from their read-backs, in their order. All files are
/// finished in a hidden folder beside their places before any is moved there; on failure the old files stay.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`].
pub fn write_export(
    target: ExportTarget<'_>,
    models: &[Model<'_>],
    report: impl FnOnce(&[StlReport]) -> Vec<u8>,
) -> Result<(), ExchangeError> {
    let made = !target.folder.exists();
    fs::create_dir_all(target.folder).map_err(io("make the folder", target.folder))?;
    let written = write_into(target, models, report);
    if written.is_err() && made {
        // Only an empty folder goes, and a failure to remove it must not hide the first one.
        let _ = fs::remove_dir(target.folder);
    }
    written
}

fn write_into(
    target: ExportTarget<'_>,
    models: &[Model<'_>],
    report: impl FnOnce(&[StlReport]) -> Vec<u8>,
) -> Result<(), ExchangeError> {
    let staging = tempfile::Builder::new()
        .prefix(".collet-")
        .tempdir_in(target.folder)
        .map_err(io("write into", target.folder))?;
    let written = models.iter().map(|(name, solid)| write_stl(&staging.path().join(name), solid));
    let facts = written.collect::<Result<Vec<StlReport>, _>>()?;
    write_atomically(&staging.path().join(target.report), &report(&facts))?;
    let kept = staging.path().join("replaced");
    fs::create_dir(&kept).map_err(io("write into", &kept))?;
    let names: Vec<&str> = models.iter().map(|(name, _)| *name).chain([target.report]).collect();
    for (at, name) in names.iter().enumerate() {
        let place = target.folder.join(name);
        let moved = keep(&place, &kept.join(name))
            .and_then(|()| fs::rename(staging.path().join(name), &place).map_err(io("write", &place)));
        if let Err(error) = moved {
            names[..=at].iter().for_each(|name| put_back(target.folder, staging.path(), &kept, name));
            return Err(error);
        }
    }
    Ok(())
}

/// Moves a file out of the way, if there is one.
fn keep(place: &Path, kept: &Path) -> Result<(), ExchangeError> {
    if place.is_file() { fs::rename(place, kept).map_err(io("replace", place)) } else { Ok(()) }
}

/// Undoes the move of one file after a later one failed; the first error is the one to tell.
fn put_back(folder: &Path, staging: &Path, kept: &Path, name: &str) {
    let place = folder.join(name);
    if !staging.join(name).exists() {
        let _ = fs::remove_file(&place);
    }
    if kept.join(name).exists() {
        let _ = fs::rename(kept.join(name), place);
    }
}

fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> ExchangeError {
    let path = path.to_owned();
    move |source| ExchangeError::Io { action, path, source }
}
