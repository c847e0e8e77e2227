//! Revisions as a tree with a cursor.
//! STUB: owner room `design`. Keep at least 200 undo steps; an undone branch stays reachable.

use crate::design::Project;
use std::sync::Arc;

/// The number of a revision in its history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RevisionId(pub u32);

/// One state of the project and how it came about.
#[derive(Debug, Clone)]
pub struct Revision {
    pub id: RevisionId,
    pub parent: Option<RevisionId>,
    /// What was done, for menus: `Shank width to 2.00 mm`.
    pub label: String,
    pub project: Arc<Project>,
}

/// The tree of revisions.
#[derive(Debug, Clone)]
pub struct History {
    // owner
}

impl History {
    #[must_use]
    pub fn new(_project: Project) -> Self {
        todo!()
    }

    /// The project at the cursor.
    #[must_use]
    pub fn current(&self) -> &Arc<Project> {
        todo!()
    }

    #[must_use]
    pub fn cursor(&self) -> RevisionId {
        todo!()
    }

    /// Adds a revision under the cursor and moves there; equal projects add nothing.
    pub fn commit(&mut self, _label: String, _project: Project) {
        todo!()
    }

    /// Moves to the parent; the label of what was undone.
    pub fn undo(&mut self) -> Option<String> {
        todo!()
    }

    /// Moves to the child visited last; the label of what was redone.
    pub fn redo(&mut self) -> Option<String> {
        todo!()
    }

    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        todo!()
    }

    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        todo!()
    }
}
