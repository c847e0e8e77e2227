//! Pieces to start from.
//! STUB: owner room `design`.

use super::Project;

/// A piece to start from.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// `solitaire`, `solitaire_six`, `bezel_solitaire`.
    pub key: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub project: Project,
}

/// Every template, in the order of a gallery.
#[must_use]
pub fn templates() -> Vec<Template> {
    todo!()
}
