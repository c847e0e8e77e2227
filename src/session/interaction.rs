//! A drag in progress: previews that become one revision or none.

use crate::design::{Edit, EditError, Library, Project};
use std::sync::Arc;

/// Keeps the start state, so that a preview is always start + latest edit and Escape is exact.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// The state at which the drag began.
    pub start: Arc<Project>,
    /// What is shown.
    pub preview: Project,
    /// What the drag will be called in the history; the caller keeps it up to date.
    pub label: String,
}

impl Interaction {
    /// Begins at `start`.
    #[must_use]
    pub fn begin(start: Arc<Project>, label: String) -> Self {
        let preview = (*start).clone();
        Self { start, preview, label }
    }

    /// Shows `edit` applied to the start state.
    ///
    /// # Errors
    /// As [`crate::design::apply`]; the last preview stays.
    pub fn preview(&mut self, edit: &Edit, library: &Library) -> Result<(), EditError> {
        self.preview = crate::design::apply(&self.start, edit, library)?.0;
        Ok(())
    }
}
