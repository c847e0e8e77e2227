//! The document: decisions only, never results.
//!
//! A [`Project`] holds a [`Piece`]; every parameter of the piece is in one typed list ([`parameters`]);
//! only [`apply`] changes a project, and it returns the inverse edit.

mod apply;
mod edit;
pub mod features;
mod library;
mod parameter;
mod piece;
mod project;
pub mod settings;
mod stone;
pub mod templates;

pub use apply::{EditError, apply};
pub use edit::Edit;
pub use library::Library;
pub use parameter::{Kind, Parameter, ParameterError, RowTable, Value, parameter, parameters};
pub use piece::Piece;
pub use project::Project;
pub use stone::{Stone, StoneSize};
