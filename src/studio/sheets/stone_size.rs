//! Sizes of a round stone: diameter, weight, sieve.

use super::{SCHEMA, tidy};
use crate::gems::{SieveChart, SieveSize, Species, round_carats, round_diameter};
use crate::studio::{CommandError, Studio};
use crate::vocab::{Carats, Millimeters};

/// What is known of a round stone.
#[derive(Debug, Clone, PartialEq)]
pub enum RoundSize {
    /// Its diameter.
    Diameter(Millimeters),
    /// Its weight.
    Weight(Carats),
    /// The sieve that it stays on: `+6.5-7`.
    Sieve(String),
}

/// What `collet stone --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RoundSizeSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Id of the species in the library.
    pub species: String,
    /// Name of the species.
    pub species_name: String,
    /// Density of the species.
    pub density_g_cm3: f64,
    /// As given, or the usual one of that weight, or the middle of the sieve.
    pub diameter_mm: f64,
    /// As given, or the usual one of that diameter, or the average of the sieve.
    pub carats: f64,
    /// The sieve; `null` where the chart has none for it.
    pub sieve: Option<SieveSheet>,
    /// Why there is no sieve; `null` where there is one.
    pub no_sieve: Option<String>,
}

/// A row of the sieve chart.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SieveSheet {
    /// `+6.5-7`.
    pub size: String,
    /// The least diameter.
    pub from_mm: f64,
    /// The diameter at which the next size begins.
    pub to_mm: f64,
    /// Average weight of a stone, in the species.
    pub carats: f64,
    /// Who published the chart.
    pub source: String,
}

impl RoundSizeSheet {
    /// What follows from one size of a round stone of a species.
    ///
    /// # Errors
    /// [`CommandError::BadInput`] for an unknown species or sieve and for a size out of its limits.
    pub fn of(studio: &Studio, species: &str, size: &RoundSize) -> Result<Self, CommandError> {
        let gems = &studio.library().gems;
        let row = gems.species(&species.into());
        let row = row.ok_or_else(|| CommandError::BadInput(format!("there is no gem `{species}`")))?;
        let chart = gems.sieve().ok_or_else(|| bad("the library has no sieve chart"))?;
        let density = row.density;
        let (diameter, carats, found) = match size {
            RoundSize::Diameter(diameter) => {
                (*diameter, round_carats(*diameter, density).map_err(bad)?, chart.at_diameter(*diameter))
            }
            RoundSize::Weight(carats) => {
                (round_diameter(*carats, density).map_err(bad)?, *carats, chart.at_weight(*carats, density))
            }
            RoundSize::Sieve(name) => {
                let found = chart.named(name).map_err(bad)?;
                let middle = Millimeters(f64::midpoint(found.from.0, found.to.0));
                (middle, chart.weight_of(found, density), Ok(found))
            }
        };
        Ok(Self {
            schema: SCHEMA,
            species: row.id.to_string(),
            species_name: row.name.clone(),
            density_g_cm3: tidy(density.0),
            diameter_mm: tidy(diameter.0),
            carats: tidy(carats.0),
            no_sieve: found.as_ref().err().map(ToString::to_string),
            sieve: found.ok().map(|found| SieveSheet::of(chart, found, row)),
        })
    }
}

fn bad(error: impl std::fmt::Display) -> CommandError {
    CommandError::BadInput(error.to_string())
}

impl SieveSheet {
    fn of(chart: &SieveChart, size: &SieveSize, species: &Species) -> Self {
        Self {
            size: size.sieve.clone(),
            from_mm: tidy(size.from.0),
            to_mm: tidy(size.to.0),
            carats: tidy(chart.weight_of(size, species.density).0),
            source: chart.source.clone(),
        }
    }
}
