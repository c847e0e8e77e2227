//! Autosave and recovery after a crash.
//! STUB: owner room `exchange`.

use std::path::{Path, PathBuf};

use super::ExchangeError;
use crate::design::Project;

/// Keeps a copy of unsaved work of one running program in the state folder, and removes it at a clean end.
#[derive(Debug)]
pub struct Autosave {
    // owner
}

/// Work that a crashed program left.
#[derive(Debug, Clone)]
pub struct Recovery {
    pub snapshot: PathBuf,
    /// The file that the work belonged to, if it had one.
    pub original: Option<PathBuf>,
    pub project: Project,
    /// Seconds since 1970 at which the snapshot was written.
    pub written: u64,
}

impl Autosave {
    /// Opens the state folder (`folder` overrides the user's) and claims a session file in it.
    ///
    /// # Errors
    /// [`ExchangeError::Io`].
    pub fn open(_folder: Option<&Path>) -> Result<Self, ExchangeError> {
        todo!()
    }

    /// Stores the unsaved state; atomic.
    ///
    /// # Errors
    /// [`ExchangeError::Io`].
    pub fn store(&self, _project: &Project, _original: Option<&Path>) -> Result<(), ExchangeError> {
        todo!()
    }

    /// Forgets the stored state: the work was saved or discarded on purpose.
    pub fn clear(&self) {
        todo!()
    }

    /// What crashed sessions left; sessions that still run are skipped (by file lock).
    #[must_use]
    pub fn recoveries(&self) -> Vec<Recovery> {
        todo!()
    }

    /// Deletes a recovery that was taken or refused.
    pub fn discard(&self, _recovery: &Recovery) {
        todo!()
    }
}
