//! An export as one act: the files of every format and their report, all or none.

use std::fs;
use std::path::Path;

use super::{ExchangeError, Exhibit, ModelFormat, WrittenFile, write_atomically, write_model};
use crate::build::Built;
use crate::design::{Library, Project};

/// Where to write, and what.
#[derive(Debug, Clone, Copy)]
pub struct ExportTarget<'a> {
    /// Made if it is not there.
    pub folder: &'a Path,
    /// Name of the models without their endings.
    pub stem: &'a str,
    /// In the order in which they are written.
    pub formats: &'a [ModelFormat],
    /// File name of the report, `report.json`.
    pub report: &'a str,
}

/// The piece to write.
#[derive(Debug, Clone, Copy)]
pub struct ExportSource<'a> {
    /// Whose name, alloy and finish the files state.
    pub project: &'a Project,
    /// Its alloys and gems.
    pub library: &'a Library,
    /// What was built of it.
    pub built: &'a Built,
}

/// Writes the verified files of each format, of a pair those of both sides, and the report made from their
/// read-backs, in their order. All files are finished in a hidden folder beside their places before any is moved
/// there; on failure the old files stay.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`].
pub fn write_export(
    target: ExportTarget<'_>,
    source: ExportSource<'_>,
    report: impl FnOnce(Vec<WrittenFile>) -> Vec<u8>,
) -> Result<(), ExchangeError> {
    let made = !target.folder.exists();
    fs::create_dir_all(target.folder).map_err(io("make the folder", target.folder))?;
    let written = write_into(target, source, report);
    if written.is_err() && made {
        // Only an empty folder goes, and a failure to remove it must not hide the first one.
        let _ = fs::remove_dir(target.folder);
    }
    written
}

fn write_into(
    target: ExportTarget<'_>,
    source: ExportSource<'_>,
    report: impl FnOnce(Vec<WrittenFile>) -> Vec<u8>,
) -> Result<(), ExchangeError> {
    let staging = tempfile::Builder::new()
        .prefix(".collet-")
        .tempdir_in(target.folder)
        .map_err(io("write into", target.folder))?;
    let mut files = Vec::new();
    for (stem, exhibit) in exhibits(target, source)? {
        for format in target.formats {
            files.extend(write_model(staging.path(), &stem, *format, &exhibit)?);
        }
    }
    let mut names: Vec<String> = files.iter().map(|file| file.file.clone()).collect();
    names.push(target.report.to_owned());
    write_atomically(&staging.path().join(target.report), &report(files))?;
    let kept = staging.path().join("replaced");
    fs::create_dir(&kept).map_err(io("write into", &kept))?;
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

/// What is written, each under its name: of earrings both sides.
fn exhibits(
    target: ExportTarget<'_>,
    source: ExportSource<'_>,
) -> Result<Vec<(String, Exhibit)>, ExchangeError> {
    let ExportSource { project, library, built } = source;
    let exhibit = if target.formats.iter().any(|format| format.shows_stones()) {
        Exhibit::of(project, library, built)
    } else {
        Exhibit::of_metal(&project.name, &built.metal)
    };
    let path = || target.folder.join(target.stem);
    let exhibit =
        exhibit.map_err(|error| ExchangeError::ReadBack { path: path(), reason: error.to_string() })?;
    let partner =
        (built.measures.count > 1).then(|| (format!("{}_mirrored", target.stem), exhibit.mirrored()));
    Ok([(target.stem.to_owned(), exhibit)].into_iter().chain(partner).collect())
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
