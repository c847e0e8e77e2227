//! What the studio knows.
//! STUB: owner room `studio`.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Built, Event, Job, JobResult, PartRole, Preferences, Report};
use crate::design::{Library, Project};

/// What is selected.
pub type Selection = Option<PartRole>;

/// How a studio is opened.
#[derive(Debug, Clone, Default)]
pub struct StudioOptions {
    /// Folder of the user's library rows; `None` uses the compiled-in rows alone.
    pub library_folder: Option<PathBuf>,
    /// Folder for autosaves; `None` turns autosave off (command line, tests).
    pub state_folder: Option<PathBuf>,
    /// File of preferences; `None` keeps them in memory.
    pub preferences_file: Option<PathBuf>,
}

/// The document, its history, and what is known about it.
pub struct Studio {
    // owner
}

impl Studio {
    /// Opens with the first template.
    #[must_use]
    pub fn new(_options: StudioOptions) -> Self {
        todo!()
    }

    /// The project as shown: with the preview of a drag, if there is one.
    #[must_use]
    pub fn project(&self) -> &Project {
        todo!()
    }

    #[must_use]
    pub fn library(&self) -> &Arc<Library> {
        todo!()
    }

    /// The last built piece, and whether it is older than the document.
    #[must_use]
    pub fn built(&self) -> Option<(&Arc<Built>, bool)> {
        todo!()
    }

    /// The last report, and whether it is older than the document.
    #[must_use]
    pub fn report(&self) -> Option<(&Arc<Report>, bool)> {
        todo!()
    }

    #[must_use]
    pub fn selection(&self) -> Selection {
        todo!()
    }

    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        todo!()
    }

    /// Whether metal and stones are shown.
    #[must_use]
    pub fn visible(&self) -> (bool, bool) {
        todo!()
    }

    /// The next job to run, if there is one and none is running. A running job that is out of date has been
    /// told to cancel; ask again after giving its result back.
    pub fn next_job(&mut self) -> Option<Job> {
        todo!()
    }

    /// Takes a job's result; a stale one is dropped.
    pub fn accept(&mut self, _result: JobResult) {
        todo!()
    }

    /// Whether nothing is running or waiting: the view shows the document.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        todo!()
    }

    /// Events since the last call.
    pub fn drain_events(&mut self) -> Vec<Event> {
        todo!()
    }

    /// Regular work: autosave when `seconds_since_start` says it is time. Cheap.
    pub fn tick(&mut self, _seconds_since_start: f64) {
        todo!()
    }
}
