//! Autosave and recovery after a crash.
//!
//! A running program holds the lock of one numbered session in the state folder, `session-3.lock`, and keeps its
//! unsaved work beside it in `session-3.ron`. The system drops the lock when the program ends in whatever way,
//! so a snapshot whose lock is free was left by a crash. Lock files are never deleted: another program might
//! be about to lock them.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::project_file::parse_without_library;
use super::text::{read_limited, user_state_folder};
use super::{ExchangeError, project_to_text, write_atomically};
use crate::design::Project;

/// Keeps a copy of unsaved work of one running program in the state folder.
#[derive(Debug)]
pub struct Autosave {
    folder: PathBuf,
    session: u32,
    /// Held as long as the program runs; closing the file frees it.
    _lock: File,
}

/// Work that a crashed program left.
#[derive(Debug, Clone)]
pub struct Recovery {
    /// Where it lies.
    pub snapshot: PathBuf,
    /// The file that the work belonged to, if it had one.
    pub original: Option<PathBuf>,
    /// The work. Its rows may be missing from the library of today.
    pub project: Project,
    /// Seconds since 1970 at which the snapshot was written.
    pub written: u64,
}

/// What a snapshot file holds; the project is the text of a project file, with that format's own versions.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    #[serde(rename = "snapshot")]
    version: u32,
    original: Option<String>,
    written: u64,
    project: String,
}

/// Sessions at once, and crashed ones that nobody took: more means that something else is wrong.
const MOST_SESSIONS: u32 = 1000;

/// The most bytes that are read as a snapshot.
const MOST_BYTES: u64 = 16 << 20;

impl Autosave {
    /// Opens the state folder (`folder` overrides the user's) and claims a session in it. Sessions that a crash
    /// left are not claimed, so their work stays.
    ///
    /// # Errors
    /// [`ExchangeError::Io`].
    pub fn open(folder: Option<&Path>) -> Result<Self, ExchangeError> {
        let folder = folder.map(Path::to_owned).or_else(user_state_folder).ok_or_else(|| {
            let source = io::Error::new(io::ErrorKind::NotFound, "the system names no folder for it");
            ExchangeError::Io { action: "keep unsaved work", path: PathBuf::new(), source }
        })?;
        let claim = || {
            fs::create_dir_all(&folder)?;
            for session in 1..=MOST_SESSIONS {
                if let Some(lock) = free(&folder, session)?
                    && !snapshot_path(&folder, session).exists()
                {
                    return Ok((session, lock));
                }
            }
            Err(io::Error::new(io::ErrorKind::QuotaExceeded, format!("there are {MOST_SESSIONS} sessions")))
        };
        match claim() {
            Ok((session, lock)) => Ok(Self { folder, session, _lock: lock }),
            Err(source) => Err(ExchangeError::Io { action: "keep unsaved work", path: folder, source }),
        }
    }

    /// Stores the unsaved state; atomic.
    ///
    /// # Errors
    /// [`ExchangeError::Io`].
    pub fn store(&self, project: &Project, original: Option<&Path>) -> Result<(), ExchangeError> {
        let path = self.own_snapshot();
        let snapshot = Snapshot {
            version: 1,
            // A path that is no text cannot be offered again; the work itself can.
            original: original.and_then(Path::to_str).map(ToOwned::to_owned),
            written: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            project: project_to_text(project),
        };
        let text = ron::to_string(&snapshot).map_err(|error| ExchangeError::Io {
            action: "write",
            path: path.clone(),
            source: io::Error::other(error),
        })?;
        write_atomically(&path, text.as_bytes())
    }

    /// Forgets the stored state: the work was saved or discarded on purpose.
    pub fn clear(&self) {
        remove(&self.own_snapshot());
    }

    /// What crashed sessions left, by session number; sessions that still run are skipped (by file lock). One
    /// that cannot be read is logged and left where it is.
    #[must_use]
    pub fn recoveries(&self) -> Vec<Recovery> {
        let crashed = |session: &u32| {
            let path = snapshot_path(&self.folder, *session);
            path.exists() && matches!(free(&self.folder, *session), Ok(Some(_)))
        };
        let others = (1..=MOST_SESSIONS).filter(|session| *session != self.session);
        others.filter(crashed).filter_map(|session| read(&snapshot_path(&self.folder, session))).collect()
    }

    /// Deletes a recovery that was taken or refused.
    pub fn discard(&self, recovery: &Recovery) {
        remove(&recovery.snapshot);
    }

    fn own_snapshot(&self) -> PathBuf {
        snapshot_path(&self.folder, self.session)
    }
}

fn snapshot_path(folder: &Path, session: u32) -> PathBuf {
    folder.join(format!("session-{session}.ron"))
}

/// The lock of a session, if no program holds it.
fn free(folder: &Path, session: u32) -> io::Result<Option<File>> {
    let path = folder.join(format!("session-{session}.lock"));
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn read(path: &Path) -> Option<Recovery> {
    let attempt = || {
        let bytes = read_limited(path, MOST_BYTES).map_err(|error| error.to_string())?;
        let snapshot: Snapshot = ron::de::from_bytes(&bytes).map_err(|error| error.to_string())?;
        let project = parse_without_library(&snapshot.project, path).map_err(|error| error.to_string())?;
        Ok(Recovery {
            snapshot: path.to_owned(),
            original: snapshot.original.map(PathBuf::from),
            project,
            written: snapshot.written,
        })
    };
    let read = attempt();
    read.map_err(|reason: String| {
        tracing::warn!("left by a crash but not readable: {reason}: {}", path.display());
    })
    .ok()
}

fn remove(path: &Path) {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!("cannot delete: {error}: {}", path.display());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::templates::templates;

    fn named(name: &str) -> Project {
        Project { name: name.to_owned(), ..templates().swap_remove(0).project }
    }

    #[test]
    fn what_a_crash_left_is_offered_and_what_still_runs_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Autosave::open(Some(folder.path())).unwrap();
        let (crashed, running) = (open(), open());
        crashed.store(&named("old"), None).unwrap();
        crashed.store(&named("lost"), Some(Path::new("/home/ring.ron"))).unwrap();
        running.store(&named("open elsewhere"), None).unwrap();
        drop(crashed);

        let next = open();
        let offered = next.recoveries();
        assert_eq!(offered.len(), 1);
        assert_eq!(offered[0].project, named("lost"));
        assert_eq!(offered[0].original.as_deref(), Some(Path::new("/home/ring.ron")));
        assert!(offered[0].written > 1_700_000_000);

        // Another session neither claims the crashed one's place nor overwrites its work.
        next.store(&named("new work"), None).unwrap();
        assert_eq!(next.recoveries().len(), 1);
        next.discard(&offered[0]);
        next.discard(&offered[0]);
        assert!(next.recoveries().is_empty());
    }

    #[test]
    fn a_clean_end_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let session = Autosave::open(Some(folder.path())).unwrap();
        session.store(&named("saved in the end"), None).unwrap();
        session.clear();
        drop(session);
        assert!(Autosave::open(Some(folder.path())).unwrap().recoveries().is_empty());
    }

    #[test]
    fn a_damaged_snapshot_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = [1, 2].map(|_| Autosave::open(Some(folder.path())).unwrap());
        first.store(&named("first"), None).unwrap();
        second.store(&named("second"), None).unwrap();
        fs::write(first.own_snapshot(), b"(snapshot: 1, ori").unwrap();
        drop((first, second));
        let offered = Autosave::open(Some(folder.path())).unwrap().recoveries();
        assert_eq!(offered.iter().map(|one| one.project.name.as_str()).collect::<Vec<_>>(), ["second"]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = Autosave::open(Some(&file.path().join("state"))).unwrap_err();
        assert!(matches!(error, ExchangeError::Io { action: "keep unsaved work", .. }), "{error}");
    }
}
