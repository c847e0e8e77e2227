//! The document: decisions only, never results.
//!
//! A [`Project`] holds a [`Piece`], which is a list of named [`Feature`]s; every parameter of the piece is in one
//! typed list ([`parameters`]);
//! only [`apply`] changes a project, and it returns the inverse edit.

mod apply;
#[cfg(test)]
pub(crate) mod bench;
mod edit;
mod entry;
mod feature;
pub mod features;
mod formula;
mod formula_function;
mod formulas;
mod hint;
mod joining;
mod library;
mod lists;
mod parameter;
mod piece;
mod project;
pub mod settings;
mod stone;
mod stone_list;
pub mod templates;
mod wear;

pub use apply::{EditError, apply, place_of, validate, validate_name, validate_values};
pub use edit::Edit;
pub use entry::Keyed;
pub use feature::{Feature, Work, WorkKind};
pub use formula::{Formula, FormulaError};
pub use formulas::{Formulas, settle, variable_value};
pub use library::Library;
pub use lists::{assign, assign_in, parameter, parameters, stored_in, stored_in_whole};
pub use parameter::{Kind, Parameter, ParameterError, RowTable, Value};
pub use piece::Piece;
pub use project::Project;
pub use stone::{Stone, StoneSize};
pub use wear::{Bracelet, Earrings, Pendant, Ring, Wear};
