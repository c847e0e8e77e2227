//! Stones: cut proportions, facets, species and weight. Facts and pure geometry, no settings.

mod catalog;
mod clip;
mod dispersion;
mod facet_design;
pub mod facets;
mod polyhedron;
mod proportions;
mod species;
mod stone_shape;

pub use catalog::{CatalogError, GemCatalog};
pub use dispersion::Dispersion;
pub use facet_design::{DesignError, DesignMeasures, FacetDesign, FacetSchedule, FacetTier, IndexGear, Side};
pub use polyhedron::{Face, Plane, Polyhedron};
pub use proportions::{CutPreset, RoundProportions};
pub use species::{Care, Species};
pub use stone_shape::{ShapeError, StoneShape, carats};
