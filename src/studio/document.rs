//! The open document: its file, its history, the drag in progress, and a version that counts its changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::JobTicket;
use super::clock::now;
use crate::design::{Edit, EditError, Library, Project, apply};
use crate::session::{History, Interaction, RevisionId};

/// A drag and the version at which it began.
struct Drag {
    interaction: Interaction,
    since: JobTicket,
}

/// One project being worked on.
pub(super) struct Document {
    path: Option<PathBuf>,
    history: History,
    drag: Option<Drag>,
    /// The state that lies safely in a file (or is a fresh template); `None` for recovered work.
    saved: Option<Arc<Project>>,
    version: JobTicket,
}

impl Document {
    /// A document without unsaved changes. `version` must be newer than all before it.
    pub fn new(project: Project, path: Option<PathBuf>, version: JobTicket) -> Self {
        let history = History::new(project, now());
        let saved = Some(Arc::clone(history.current()));
        Self { path, history, drag: None, saved, version }
    }

    /// Work that lies in no file of the user's yet.
    pub fn recovered(project: Project, path: Option<PathBuf>, version: JobTicket) -> Self {
        Self { saved: None, ..Self::new(project, path, version) }
    }

    /// What is shown: the preview of a drag, else the revision at the cursor.
    pub fn project(&self) -> &Project {
        match &self.drag {
            Some(drag) => &drag.interaction.preview,
            None => self.history.current(),
        }
    }

    pub const fn version(&self) -> JobTicket {
        self.version
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The version at which the drag in progress began.
    pub fn dragging_since(&self) -> Option<JobTicket> {
        self.drag.as_ref().map(|drag| drag.since)
    }

    /// Whether the revision at the cursor differs from what was saved last.
    pub fn is_unsaved(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| {
            let current = self.history.current();
            !Arc::ptr_eq(saved, current) && saved != current
        })
    }

    /// Notes that the revision at the cursor now lies in `path`.
    pub fn mark_saved(&mut self, path: PathBuf) {
        self.path = Some(path);
        self.saved = Some(Arc::clone(self.history.current()));
    }

    /// One edit as one revision. Finishes a drag first.
    pub fn apply(&mut self, edit: &Edit, label: String, library: &Library) -> Result<(), EditError> {
        self.finish_drag();
        let (project, _) = apply(self.history.current(), edit, library)?;
        if project != **self.history.current() {
            self.history.commit(label, project, now());
            self.bump();
        }
        Ok(())
    }

    /// Shows `edit` on top of the state at which the drag began; begins a drag where there is none.
    pub fn preview(&mut self, edit: &Edit, label: String, library: &Library) -> Result<(), EditError> {
        let since = JobTicket(self.version.0 + 1);
        let begin = || {
            let start = Arc::clone(self.history.current());
            Drag { interaction: Interaction::begin(start, label.clone()), since }
        };
        let mut drag = self.drag.take().unwrap_or_else(begin);
        let before = drag.interaction.preview.clone();
        let outcome = drag.interaction.preview(edit, library);
        if outcome.is_ok() {
            // The step is called after the value that the drag ends at, not the one it began with.
            drag.interaction.label = label;
        }
        let changed = drag.interaction.preview != before;
        self.drag = Some(drag);
        if changed {
            self.bump();
        }
        outcome
    }

    /// Makes the drag one revision, or none when it came back to its start.
    pub fn finish_drag(&mut self) {
        if let Some(Drag { interaction, .. }) = self.drag.take()
            && interaction.preview != *interaction.start
        {
            self.history.commit(interaction.label, interaction.preview, now());
        }
    }

    /// Drops the drag: exactly the state before it.
    pub fn abort_drag(&mut self) {
        if let Some(Drag { interaction, .. }) = self.drag.take()
            && interaction.preview != *interaction.start
        {
            self.bump();
        }
    }

    /// The label of what was undone.
    pub fn undo(&mut self) -> Option<String> {
        self.finish_drag();
        let label = self.history.undo()?;
        self.bump();
        Some(label)
    }

    /// The label of what was redone.
    pub fn redo(&mut self) -> Option<String> {
        self.finish_drag();
        let label = self.history.redo()?;
        self.bump();
        Some(label)
    }

    /// Goes to any state that is kept; whether there is one of that number.
    pub fn visit(&mut self, id: RevisionId) -> bool {
        self.finish_drag();
        let before = self.history.cursor();
        let there = self.history.visit(id);
        if there && self.history.cursor() != before {
            self.bump();
        }
        there
    }

    /// Names a state, or takes its name away; whether there is one of that number.
    pub fn name_state(&mut self, id: RevisionId, name: Option<String>) -> bool {
        self.history.name(id, name)
    }

    const fn bump(&mut self) {
        self.version.0 += 1;
    }
}
