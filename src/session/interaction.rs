//! A drag in progress: previews that become one revision or none.
//! STUB: owner room `design`.

use crate::design::{Edit, EditError, Library, Project};
use std::sync::Arc;

/// Keeps the start state, so that a preview is always start + latest edit and Escape is exact.
#[derive(Debug, Clone)]
pub struct Interaction {
    pub start: Arc<Project>,
    pub preview: Project,
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
