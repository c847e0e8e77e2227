//! Whether the files of an export are still what its report says of them.

use std::fs;
use std::path::Path;

use super::ExchangeError;
use super::archive::is_sealed;
use super::package::{names, unpack};
use super::text::read_limited;

/// The most bytes that are read as a report.
const MOST_REPORT: u64 = 64 << 20;

/// The most bytes that are read as a file of an export.
const MOST_BYTES: u64 = 4 << 30;

/// What stands before the seal at the end of a report, and behind it.
const BEFORE_SEAL: &str = "\"seal\": \"";
const BEHIND_SEAL: &str = "\"\n}\n";

/// The seal of a report: BLAKE3, hexadecimal, of its text with an empty seal.
#[must_use]
pub fn seal_of(unsealed: &str) -> String {
    blake3::hash(unsealed.as_bytes()).to_hex().to_string()
}

/// How a file was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// As it was written.
    Good,
    /// Not there, or not to be read.
    Missing,
    /// Shorter than it was written.
    CutOff,
    /// Of another content.
    Changed,
}

/// A file that the report names, the report itself, or the archive that both are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// Its name in the folder or archive.
    pub file: String,
    /// How it was found.
    pub state: FileState,
    /// In a sentence what is wrong with it; empty when nothing is.
    pub reason: String,
}

/// Everything that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedExport {
    /// Of an archive itself, then the report, then the files in its order.
    pub files: Vec<CheckedFile>,
    /// Files that lie beside them and that the report does not name, in the order of their names.
    pub unlisted: Vec<String>,
}

/// What is read of a report.
#[derive(serde::Deserialize)]
struct Report {
    files: Vec<Listed>,
}

#[derive(serde::Deserialize)]
struct Listed {
    file: String,
    bytes: u64,
    blake3: String,
}

/// Compares the files of an export, a folder or an archive, with the report `report` in it. Of an archive the archive as a
/// whole stands first.
///
/// # Errors
/// [`ExchangeError::Io`] when the report cannot be read, [`ExchangeError::BadFormat`] when it is no report or so
/// damaged that it names no files any more.
pub fn verify_export(place: &Path, report: &str) -> Result<CheckedExport, ExchangeError> {
    if place.is_file() {
        return verify_archive(place, report);
    }
    let path = place.join(report);
    let bytes = read_limited(&path, MOST_REPORT)?;
    let read = |name: &str| {
        let missing = |error: ExchangeError| (FileState::Missing, error.to_string());
        read_limited(&place.join(name), MOST_BYTES).map_err(missing)
    };
    checked(&path, report, &bytes, read, names_in(place)?)
}

fn verify_archive(place: &Path, report: &str) -> Result<CheckedExport, ExchangeError> {
    let archive = read_limited(place, MOST_BYTES)?;
    let bad = |expected, reason| ExchangeError::BadFormat { expected, path: place.to_owned(), reason };
    let names = names(&archive).map_err(|reason| bad("a whole archive", reason))?;
    let read = |name: &str| match unpack(&archive, name) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err((FileState::Missing, format!("`{name}` is not in the archive"))),
        Err(reason) => Err((FileState::Changed, reason)),
    };
    let bytes = read(report).map_err(|(_, reason)| bad("a whole report", reason))?;
    let mut all = checked(place, report, &bytes, read, names)?;
    let file = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (state, reason) = if is_sealed(&archive) {
        (FileState::Good, "")
    } else {
        (FileState::Changed, "its bytes do not fit the seal at its end")
    };
    all.files.insert(0, CheckedFile { file, state, reason: reason.to_owned() });
    Ok(all)
}

/// The bytes of a file, or how it was found and what is wrong with it.
type Read = Result<Vec<u8>, (FileState, String)>;

/// Compares what `read` gives under their names with the report; `names` are all that lie there.
fn checked(
    path: &Path,
    report: &str,
    bytes: &[u8],
    read: impl Fn(&str) -> Read,
    mut names: Vec<String>,
) -> Result<CheckedExport, ExchangeError> {
    let bad = |reason: String| ExchangeError::BadFormat {
        expected: "a whole report",
        path: path.to_owned(),
        reason,
    };
    let text = std::str::from_utf8(bytes).map_err(|error| bad(format!("it was changed: {error}")))?;
    let Report { files } =
        serde_json::from_str(text).map_err(|error| bad(format!("it was changed or cut off: {error}")))?;
    let mut checked = vec![checked_report(report, text)];
    checked.extend(files.iter().map(|listed| checked_file(listed, &read)));
    names.retain(|name| checked.iter().all(|file| file.file != *name));
    Ok(CheckedExport { files: checked, unlisted: names })
}

fn checked_report(name: &str, text: &str) -> CheckedFile {
    let good = text.strip_suffix(BEHIND_SEAL).and_then(|rest| {
        let (before, seal) = rest.rsplit_once(BEFORE_SEAL)?;
        Some(seal_of(&[before, BEFORE_SEAL, BEHIND_SEAL].concat()) == seal)
    });
    let (state, reason) = if good == Some(true) {
        (FileState::Good, "")
    } else {
        (FileState::Changed, "its text does not fit its seal")
    };
    CheckedFile { file: name.to_owned(), state, reason: reason.to_owned() }
}

fn checked_file(listed: &Listed, read: impl Fn(&str) -> Read) -> CheckedFile {
    let (state, reason) = state_of(listed, read);
    CheckedFile { file: listed.file.clone(), state, reason }
}

fn state_of(listed: &Listed, read: impl Fn(&str) -> Read) -> (FileState, String) {
    // A damaged report must not send us to other places.
    if Path::new(&listed.file).file_name().is_none_or(|name| name != listed.file.as_str()) {
        return (FileState::Missing, "its name leads out of the folder".to_owned());
    }
    let bytes = match read(&listed.file) {
        Ok(bytes) => bytes,
        Err(damage) => return damage,
    };
    let (length, wanted) = (bytes.len() as u64, listed.bytes);
    if length < wanted {
        return (FileState::CutOff, format!("it has {length} of {wanted} bytes"));
    }
    if length > wanted {
        return (FileState::Changed, format!("it has {length} bytes, and had {wanted}"));
    }
    let found = blake3::hash(&bytes).to_hex();
    if found.as_str() == listed.blake3 {
        return (FileState::Good, String::new());
    }
    (FileState::Changed, format!("its BLAKE3 is {found}, and was {}", listed.blake3))
}

fn names_in(folder: &Path) -> Result<Vec<String>, ExchangeError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries =
        entries.map_err(|source| ExchangeError::Io { action: "read", path: folder.to_owned(), source })?;
    let mut names: Vec<String> =
        entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &[u8] = b"solid ring";

    fn written() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let blake3 = blake3::hash(MODEL).to_hex();
        let report = |seal: &str| {
            let file =
                format!("{{ \"file\": \"ring.stl\", \"bytes\": {}, \"blake3\": \"{blake3}\" }}", MODEL.len());
            format!("{{\n  \"files\": [{file}],\n  \"seal\": \"{seal}\"\n}}\n")
        };
        fs::write(folder.path().join("ring.stl"), MODEL).unwrap();
        fs::write(folder.path().join("report.json"), report(&seal_of(&report("")))).unwrap();
        folder
    }

    fn states(folder: &Path) -> Vec<FileState> {
        let checked = verify_export(folder, "report.json").unwrap();
        checked.files.into_iter().map(|file| file.state).collect()
    }

    #[test]
    fn a_whole_export_is_good_and_strangers_are_named() {
        let folder = written();
        assert_eq!(states(folder.path()), [FileState::Good, FileState::Good]);
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        assert_eq!(verify_export(folder.path(), "report.json").unwrap().unlisted, ["notes.txt"]);
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_caught() {
        for name in ["ring.stl", "report.json"] {
            let folder = written();
            let path = folder.path().join(name);
            let good = fs::read(&path).unwrap();
            let caught = |bytes: &[u8]| {
                fs::write(&path, bytes).unwrap();
                let checked = verify_export(folder.path(), "report.json");
                checked.map_or(true, |checked| checked.files.iter().any(|file| file.state != FileState::Good))
            };
            assert!(!caught(&good));
            for at in 0..good.len() {
                let mut damaged = good.clone();
                damaged[at] ^= 1;
                assert!(caught(&damaged), "byte {at} of {name}");
                assert!(caught(&good[..at]), "{name} cut at {at}");
            }
            assert!(caught(&[&good[..], b"\n"].concat()));
            fs::remove_file(&path).unwrap();
            assert!(
                verify_export(folder.path(), "report.json")
                    .map_or(true, |all| all.files[1].state == FileState::Missing)
            );
        }
    }

    #[test]
    fn a_report_may_not_lead_out_of_its_folder() {
        let folder = written();
        let text = fs::read_to_string(folder.path().join("report.json")).unwrap();
        for away in ["../ring.stl", "/etc/passwd", "..", ""] {
            fs::write(folder.path().join("report.json"), text.replace("ring.stl", away)).unwrap();
            let checked = verify_export(folder.path(), "report.json").unwrap();
            assert!(checked.files[1].reason.contains("out of the folder"), "{checked:?}");
        }
    }
}
