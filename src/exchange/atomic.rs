//! Whole files or none: written beside the target, synced, and renamed over it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::ExchangeError;

/// Writes beside the target, syncs, and renames over it; on any failure the old file stays as it was. An old
/// file's permissions are kept, and a link is followed to the file that it stands for.
///
/// # Errors
/// [`ExchangeError::Io`]: no folder, no right to write, a full disk, or a target that is no plain file.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    write_with(path, |file| file.write_all(bytes))
}

/// As [`write_atomically`] with any way to write; what it wrote before it failed is thrown away.
fn write_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), ExchangeError> {
    let mut staged = Staged::begin(path)?;
    staged.write(write)?;
    staged.keep()
}

/// A file that is being made beside its place. Dropped without [`Staged::keep`], it leaves no trace.
pub(super) struct Staged {
    temporary: NamedTempFile,
    target: PathBuf,
    /// As the caller named it, for messages.
    named: PathBuf,
}

impl Staged {
    /// Opens a new file in the folder of `path`.
    pub fn begin(path: &Path) -> Result<Self, ExchangeError> {
        let attempt = || {
            let target = followed(path)?;
            let old = permissions(&target)?;
            let mut builder = tempfile::Builder::new();
            builder.prefix(".collet-").suffix(".part");
            // The system's mask decides, as for any new file; the crate's own default is for secrets.
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let temporary = builder.tempfile_in(folder_of(&target)).map_err(without_name)?;
            if let Some(old) = old {
                temporary.as_file().set_permissions(old)?;
            }
            Ok((temporary, target))
        };
        must_be_folder(folder_of(path))?;
        let (temporary, target) = attempt().map_err(refused(path))?;
        Ok(Self { temporary, target, named: path.to_owned() })
    }

    /// Fills the file and waits until it lies on the disk.
    pub fn write(&mut self, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), ExchangeError> {
        let file = self.temporary.as_file_mut();
        write(file).and_then(|()| file.sync_all()).map_err(refused(&self.named))
    }

    /// Where the file lies until it is kept.
    pub fn path(&self) -> &Path {
        self.temporary.path()
    }

    /// Puts the file in its place.
    pub fn keep(self) -> Result<(), ExchangeError> {
        let Self { temporary, target, named } = self;
        temporary.persist(&target).map_err(|refusal| refused(&named)(refusal.error))?;
        sync_folder(&target);
        Ok(())
    }
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What the system said, without the name of a temporary file, where words for it stand in [`ExchangeError`].
pub(super) fn without_name(error: io::Error) -> io::Error {
    use io::ErrorKind::*;
    match error.kind() {
        kind @ (NotFound | PermissionDenied | StorageFull | QuotaExceeded | ReadOnlyFilesystem
        | NotADirectory) => kind.into(),
        _ => error,
    }
}

fn must_be_folder(folder: &Path) -> Result<(), ExchangeError> {
    let found = fs::metadata(folder)
        .and_then(|found| if found.is_dir() { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) });
    found.map_err(|source| ExchangeError::Io { action: "write into", path: folder.to_owned(), source })
}

fn refused(path: &Path) -> impl FnOnce(io::Error) -> ExchangeError {
    let path = path.to_owned();
    move |source| ExchangeError::Io { action: "write", path, source }
}

/// The file that a link stands for; a path without a link is itself. A link to nothing is itself too, and is
/// replaced.
fn followed(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() && path.exists() => fs::canonicalize(path),
        _ => Ok(path.to_owned()),
    }
}

/// Permissions of the old file, if there is one. Devices and folders are refused: a rename would replace them.
fn permissions(target: &Path) -> io::Result<Option<fs::Permissions>> {
    match fs::metadata(target) {
        Ok(old) if old.is_file() && old.permissions().readonly() => {
            Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"))
        }
        Ok(old) if old.is_file() => Ok(Some(old.permissions())),
        Ok(_) => Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a plain file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes the rename itself last. The new file is whole and in its place by now, so a folder that cannot be
/// synced (some network drives) is no reason to report the save as failed.
fn sync_folder(target: &Path) {
    #[cfg(unix)]
    {
        let folder = folder_of(target);
        if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
            tracing::debug!("the folder was not synced: {error}: {}", folder.display());
        }
    }
    #[cfg(not(unix))]
    let _ = target;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_write_that_fails_part_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.ron");
        write_atomically(&path, b"old").unwrap();
        let error = write_with(&path, |file| {
            file.write_all(b"new, but only half of i")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        })
        .unwrap_err();
        assert!(matches!(&error, ExchangeError::Io { action: "write", .. }));
        assert!(error.to_string().ends_with("ring.ron"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["ring.ron"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ring.ron");
        write_atomically(&path, b"old").unwrap();
        let full = || fs::OpenOptions::new().write(true).open("/dev/full");
        let error = write_with(&path, |_| full()?.write_all(b"new")).unwrap_err().to_string();
        assert!(error.contains("the disk is full"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_of_the_old_file_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [file, link] = ["ring.ron", "link.ron"].map(|name| folder.path().join(name));
        write_atomically(&file, b"old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_is_no_plain_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        write_atomically(&file, b"old").unwrap();
        for bad in [folder.path().to_owned(), file.join("ring.ron"), folder.path().join("no/ring.ron")] {
            let error = write_atomically(&bad, b"new").unwrap_err();
            assert!(matches!(error, ExchangeError::Io { .. }), "{error}");
        }
        let mut locked = fs::metadata(&file).unwrap().permissions();
        locked.set_readonly(true);
        fs::set_permissions(&file, locked).unwrap();
        assert!(write_atomically(&file, b"new").unwrap_err().to_string().contains("read-only"));
        assert_eq!(fs::read(&file).unwrap(), b"old");
    }
}
