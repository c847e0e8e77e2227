//! An export as one act: the files of every format and their report, all or none.

use std::fs;
use std::path::Path;

use super::archive::{archive, is_archive};
use super::atomic::{folder_of, without_name};
use super::tables;
use super::text::read_limited;
use super::{ExchangeError, Exhibit, FileFormat, Measured, ModelFormat, write_atomically, write_model};
use crate::build::Built;
use crate::design::{Library, Project};
use crate::kernel::KernelError;
use crate::papers::{PaperError, outline, stone_map};
use crate::production::Product;

/// Where to write, and what.
#[derive(Debug, Clone, Copy)]
pub struct ExportTarget<'a> {
    /// A folder, made if it is not there, or an archive ([`is_archive`]) in a folder that is.
    pub place: &'a Path,
    /// Name of the models without their endings.
    pub stem: &'a str,
    /// In the order in which they are written.
    pub formats: &'a [FileFormat],
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
    /// What files that metal is made after hold in its place.
    pub product: Option<&'a Product>,
    /// Rows of what was found, the headings first.
    pub findings: &'a [Vec<String>],
}

/// A file of an export.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenFile {
    /// Its name in the folder.
    pub file: String,
    /// What was asked for; of a material library `obj`.
    pub format: FileFormat,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of the file, hexadecimal.
    pub blake3: String,
    /// What the read-back measured; `None` of a file without triangles.
    pub measured: Option<Measured>,
    /// What it holds in place of the finished piece, in words.
    pub words: Option<String>,
}

impl WrittenFile {
    fn new(file: String, format: FileFormat, bytes: &[u8], measured: Option<Measured>) -> Self {
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        Self { file, format, bytes: bytes.len() as u64, blake3, measured, words: None }
    }
}

/// The most bytes of a file that is read again.
const MOST_BYTES: u64 = 1 << 31;

/// The papers with the names of their files, made when the files that they name are written.
pub type PrintedPapers = Result<Vec<(String, Vec<u8>)>, PaperError>;

/// Writes the verified files of each format, of a pair those of both sides, then the papers, and the report made from
/// their read-backs, in their order: into a folder, or into one archive. All files are finished in a hidden folder beside
/// their places before any is moved there; on failure the old files stay.
///
/// # Errors
/// [`ExchangeError::Io`], [`ExchangeError::ReadBack`] or [`ExchangeError::Paper`].
pub fn write_export(
    target: ExportTarget<'_>,
    source: ExportSource<'_>,
    papers: impl FnOnce(&[WrittenFile]) -> PrintedPapers,
    report: impl FnOnce(Vec<WrittenFile>) -> Vec<u8>,
) -> Result<(), ExchangeError> {
    if is_archive(target.place) {
        let staging = staging_in(folder_of(target.place))?;
        let names = stage(staging.path(), target, source, papers, report)?;
        let read = |name: String| {
            let bytes = read_limited(&staging.path().join(&name), MOST_BYTES)?;
            Ok((name, bytes))
        };
        let files = names.into_iter().map(read).collect::<Result<Vec<_>, ExchangeError>>()?;
        return write_atomically(target.place, &archive(target.place, &files)?);
    }
    let made = !target.place.exists();
    fs::create_dir_all(target.place).map_err(io("make the folder", target.place))?;
    let written = staging_in(target.place).and_then(|staging| {
        let names = stage(staging.path(), target, source, papers, report)?;
        move_all(staging.path(), target.place, &names)
    });
    if written.is_err() && made {
        // Only an empty folder goes, and a failure to remove it must not hide the first one.
        let _ = fs::remove_dir(target.place);
    }
    written
}

/// A hidden folder that goes when it is dropped.
fn staging_in(folder: &Path) -> Result<tempfile::TempDir, ExchangeError> {
    let made = tempfile::Builder::new().prefix(".collet-").tempdir_in(folder);
    made.map_err(|error| io("write into", folder)(without_name(error)))
}

/// Writes everything into a folder; the names of the files in their order, the report last.
fn stage(
    staging: &Path,
    target: ExportTarget<'_>,
    source: ExportSource<'_>,
    papers: impl FnOnce(&[WrittenFile]) -> PrintedPapers,
    report: impl FnOnce(Vec<WrittenFile>) -> Vec<u8>,
) -> Result<Vec<String>, ExchangeError> {
    let mut files = Vec::new();
    for show in shows(target, source)? {
        for (format, model) in show.formats {
            let written = write_model(staging, &show.stem, model, &show.exhibit)?;
            files.extend(written.into_iter().map(|it| WrittenFile {
                words: show.words.clone(),
                ..WrittenFile::new(it.file, format, &it.bytes, it.measured)
            }));
        }
    }
    for format in target.formats.iter().filter(|it| matches!(it, FileFormat::Svg | FileFormat::Csv)) {
        files.extend(write_flat(staging, target.stem, *format, source)?);
    }
    if target.formats.contains(&FileFormat::Pdf) {
        for (name, bytes) in papers(&files)? {
            write_atomically(&staging.join(&name), &bytes)?;
            files.push(WrittenFile::new(name, FileFormat::Pdf, &bytes, None));
        }
    }
    let mut names: Vec<String> = files.iter().map(|file| file.file.clone()).collect();
    names.push(target.report.to_owned());
    write_atomically(&staging.join(target.report), &report(files))?;
    Ok(names)
}

/// Moves finished files to their places, all or none.
fn move_all(staging: &Path, folder: &Path, names: &[String]) -> Result<(), ExchangeError> {
    let kept = staging.join("replaced");
    fs::create_dir(&kept).map_err(io("write into", &kept))?;
    for (at, name) in names.iter().enumerate() {
        let place = folder.join(name);
        let moved = keep(&place, &kept.join(name))
            .and_then(|()| fs::rename(staging.join(name), &place).map_err(io("write", &place)));
        if let Err(error) = moved {
            names[..=at].iter().for_each(|name| put_back(folder, staging, &kept, name));
            return Err(error);
        }
    }
    Ok(())
}

/// Writes the drawings or lists of a piece; of earrings those of the one that is built.
fn write_flat(
    folder: &Path,
    stem: &str,
    format: FileFormat,
    source: ExportSource<'_>,
) -> Result<Vec<WrittenFile>, ExchangeError> {
    let names =
        if format == FileFormat::Svg { ["outline.svg", "map.svg"] } else { ["stones.csv", "findings.csv"] };
    let names = names.map(|name| format!("{stem}_{name}"));
    let [first, second] = names.each_ref().map(|name| folder.join(name));
    if format == FileFormat::Svg {
        write_atomically(&first, outline(source.project, source.built).as_bytes())?;
        write_atomically(&second, stone_map(source.project, source.library, source.built).as_bytes())?;
    } else {
        tables::write_stones(&first, source)?;
        tables::write_rows(&second, source.findings)?;
    }
    let written = |name: String| {
        let bytes = read_limited(&folder.join(&name), MOST_BYTES)?;
        Ok(WrittenFile::new(name, format, &bytes, None))
    };
    names.into_iter().map(written).collect()
}

/// A model and the formats that it is written in.
struct Show {
    stem: String,
    exhibit: Exhibit,
    formats: Vec<(FileFormat, ModelFormat)>,
    words: Option<String>,
}

/// The models that are written: first what is printed in place of the finished metal, if anything is, then the finished
/// piece.
fn shows(target: ExportTarget<'_>, source: ExportSource<'_>) -> Result<Vec<Show>, ExchangeError> {
    let ExportSource { project, library, built, product, .. } = source;
    let formats = target.formats.iter().filter_map(|format| Some((*format, format.model()?)));
    let (made, shown): (Vec<_>, Vec<_>) =
        formats.partition(|(format, _)| product.is_some() && format.is_for_production());
    let mut shows = Vec::new();
    if let Some(product) = product.filter(|_| !made.is_empty()) {
        let exhibit = Exhibit::of_product(project, library, product);
        let stem = format!("{}{}", target.stem, product.suffix);
        shows.extend(sides(target, source, &stem, &made, exhibit)?);
        for show in &mut shows {
            show.words = Some(product.words.clone());
        }
    }
    if !shown.is_empty() {
        let exhibit = if shown.iter().any(|(_, format)| format.shows_stones()) {
            Exhibit::of(project, library, built)
        } else {
            Exhibit::of_metal(&project.name, &built.metal)
        };
        shows.extend(sides(target, source, target.stem, &shown, exhibit)?);
    }
    Ok(shows)
}

/// A model under its name; of earrings both sides.
fn sides(
    target: ExportTarget<'_>,
    source: ExportSource<'_>,
    stem: &str,
    formats: &[(FileFormat, ModelFormat)],
    exhibit: Result<Exhibit, KernelError>,
) -> Result<Vec<Show>, ExchangeError> {
    let path = || target.place.join(stem);
    let exhibit =
        exhibit.map_err(|error| ExchangeError::ReadBack { path: path(), reason: error.to_string() })?;
    let show = |stem: String, exhibit| Show { stem, exhibit, formats: formats.to_vec(), words: None };
    let partner =
        (source.built.measures.count > 1).then(|| show(format!("{stem}_mirrored"), exhibit.mirrored()));
    Ok([show(stem.to_owned(), exhibit)].into_iter().chain(partner).collect())
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
