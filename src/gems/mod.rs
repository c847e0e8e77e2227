//! Stones: cut proportions, facets, species and weight. Facts and pure geometry, no settings.

mod catalog;
mod certificate;
mod clip;
mod cut;
mod dispersion;
mod drill_hole;
mod facet_design;
pub mod facets;
mod family;
mod outline;
mod polyhedron;
mod preset;
mod printed;
mod proportion;
mod proportions;
mod sieve;
mod species;
mod stone_shape;
mod tray;
mod weight;
mod weight_factor;
mod weld;

pub use catalog::{CatalogError, GemCatalog};
pub use certificate::{Certificate, CertificateError, GradedRound};
pub use cut::Cut;
pub use dispersion::Dispersion;
pub use drill_hole::DrillHole;
pub use facet_design::{DesignError, DesignMeasures, FacetDesign, FacetSchedule, FacetTier, IndexGear, Side};
pub use family::{Family, Given};
pub use outline::{Corner, Outline};
pub use polyhedron::{Face, Plane, Polyhedron};
pub use preset::CutPreset;
pub use printed::{Culet, Girdle, GirdleFinish, Measurements, PrintedError};
pub use proportion::Proportion;
pub use proportions::RoundProportions;
pub use sieve::{SieveChart, SieveError, SieveSize, round_carats, round_diameter};
pub use species::{Care, Species};
#[cfg(test)]
pub(crate) use stone_shape::FirstGrown;
pub use stone_shape::{ShapeError, StoneShape};
pub use tray::{Tray, TrayFlag, TrayStone};
pub use weight::carats;
pub use weight_factor::WeightFactor;

/// Density of diamond, which weight formulas and charts of the trade are written for.
pub const DIAMOND: crate::vocab::GramsPerCubicCentimeter = crate::vocab::GramsPerCubicCentimeter(3.52);
