//! Stones: cut proportions, facets, species and weight. Facts and pure geometry, no settings.

mod catalog;
mod clip;
mod dispersion;
pub mod facets;
mod polyhedron;
mod proportions;
mod species;
mod stone_shape;

pub use catalog::{CatalogError, GemCatalog};
pub use dispersion::Dispersion;
pub use polyhedron::{Face, Plane, Polyhedron};
pub use proportions::{CutPreset, RoundProportions};
pub use species::{Care, Species};
pub use stone_shape::{ShapeError, StoneShape, carats};
