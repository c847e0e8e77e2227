//! An export as one file: a ZIP archive whose comment seals every byte of it.

use std::path::Path;

use super::ExchangeError;
use super::package::{Packing, pack, unpack};

/// What stands before the seal in the comment of the archive.
const BEFORE_SEAL: &str = "Collet BLAKE3 ";

/// Digits of a seal.
const SEAL: usize = 64;

/// Whether files exported to a path go into an archive there: it ends in `.zip` and is no folder.
#[must_use]
pub fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) && !path.is_dir()
}

/// Packs files; the same files give the same bytes. Each is unpacked again before the archive is given out.
///
/// # Errors
/// [`ExchangeError::ReadBack`], which names `path`, the archive's place.
pub(super) fn archive(path: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ExchangeError> {
    let bad = |reason: String| ExchangeError::ReadBack { path: path.to_owned(), reason };
    let parts: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let sealed = seal(pack(&parts, Packing::Small).map_err(bad)?);
    for (name, bytes) in &parts {
        if unpack(&sealed, name).map_err(bad)?.as_deref() != Some(bytes) {
            return Err(bad(format!("`{name}` did not come back")));
        }
    }
    Ok(sealed)
}

/// Gives an archive without a comment one that holds the BLAKE3 of all bytes before it.
fn seal(mut archive: Vec<u8>) -> Vec<u8> {
    // The last two bytes are the length of the comment.
    archive.truncate(archive.len().saturating_sub(2));
    let comment = u16::try_from(BEFORE_SEAL.len() + SEAL).unwrap_or(u16::MAX);
    archive.extend(comment.to_le_bytes());
    archive.extend(BEFORE_SEAL.as_bytes());
    let seal = blake3::hash(&archive).to_hex();
    archive.extend(seal.as_bytes());
    archive
}

/// Whether every byte of an archive is as it was written.
pub(super) fn is_sealed(archive: &[u8]) -> bool {
    let Some((before, seal)) = archive.split_last_chunk::<SEAL>() else { return false };
    before.ends_with(BEFORE_SEAL.as_bytes()) && blake3::hash(before).to_hex().as_bytes() == seal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_an_archive_is_sealed_and_its_files_come_back() {
        let files = [("a.stl".to_owned(), vec![7; 300]), ("report.json".to_owned(), b"{}".to_vec())];
        let whole = archive(Path::new("a.zip"), &files).unwrap();
        assert_eq!(archive(Path::new("a.zip"), &files).unwrap(), whole);
        assert!(is_sealed(&whole));
        for (name, bytes) in &files {
            assert_eq!(unpack(&whole, name).unwrap().as_ref(), Some(bytes));
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            assert!(!is_sealed(&damaged), "byte {at}");
            assert!(!is_sealed(&whole[..at]), "cut at {at}");
        }
    }

    #[test]
    fn a_path_is_an_archive_by_its_ending_unless_a_folder_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("job.ZIP");
        assert!(is_archive(&path) && !is_archive(&folder.path().join("job")));
        std::fs::create_dir(&path).unwrap();
        assert!(!is_archive(&path));
    }
}
