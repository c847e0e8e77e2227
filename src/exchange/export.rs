//! An export as one act: the model and its report, both or neither.

use std::fs;
use std::path::{Path, PathBuf};

use super::{ExchangeError, StlReport, write_atomically, write_stl};
use crate::kernel::Solid;

/// What to write and where.
#[derive(Debug, Clone, Copy)]
pub struct ExportTarget<'a> {
    /// Made if it is not there.
    pub folder: &'a Path,
    /// File name of the model, `ring.stl`.
    pub model: &'a str,
    /// File name of the report, `report.json`.
    pub report: &'a str,
}

/// Writes the verified STL of `solid` and the report made from its read-back. Both files are finished in a
/// hidden folder beside their places before either is moved there; on failure the old files stay.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`].
pub fn write_export(
    target: ExportTarget<'_>,
    solid: &Solid,
    report: impl FnOnce(&StlReport) -> Vec<u8>,
) -> Result<StlReport, ExchangeError> {
    let made = !target.folder.exists();
    fs::create_dir_all(target.folder).map_err(io("make the folder", target.folder))?;
    let written = write_into(target, solid, report);
    if written.is_err() && made {
        // Only an empty folder goes, and a failure to remove it must not hide the first one.
        let _ = fs::remove_dir(target.folder);
    }
    written
}

fn write_into(
    target: ExportTarget<'_>,
    solid: &Solid,
    report: impl FnOnce(&StlReport) -> Vec<u8>,
) -> Result<StlReport, ExchangeError> {
    let staging = tempfile::Builder::new()
        .prefix(".collet-")
        .tempdir_in(target.folder)
        .map_err(io("write into", target.folder))?;
    let staged = [staging.path().join(target.model), staging.path().join(target.report)];
    let places = [target.folder.join(target.model), target.folder.join(target.report)];
    let facts = write_stl(&staged[0], solid)?;
    write_atomically(&staged[1], &report(&facts))?;
    let kept = staging.path().join("replaced");
    let replaced = places[0].is_file();
    if replaced {
        fs::rename(&places[0], &kept).map_err(io("replace", &places[0]))?;
    }
    let moved = fs::rename(&staged[0], &places[0])
        .map_err(io("write", &places[0]))
        .and_then(|()| fs::rename(&staged[1], &places[1]).map_err(io("write", &places[1])));
    if let Err(error) = moved {
        put_back(&places[0], replaced.then_some(&kept), &staged[0]);
        return Err(error);
    }
    Ok(facts)
}

/// Undoes the first move after the second failed; the first error is the one to tell.
fn put_back(place: &Path, kept: Option<&PathBuf>, staged: &Path) {
    if !staged.exists() {
        let _ = fs::remove_file(place);
    }
    if let Some(kept) = kept {
        let _ = fs::rename(kept, place);
    }
}

fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> ExchangeError {
    let path = path.to_owned();
    move |source| ExchangeError::Io { action, path, source }
}
