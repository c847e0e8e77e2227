//! Facts about a cutter's design that was read from a file.

use std::path::Path;

use super::{SCHEMA, tidy};
use crate::exchange::{ReadDesign, read_asc};
use crate::gems::{FacetDesign, FacetTier, Side, Species, carats};
use crate::studio::{CommandError, Studio};
use crate::vocab::{CubicMillimeters, Millimeters};

/// What `collet measure-cut --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CutSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// What the designer wrote.
    pub design: DesignSheet,
    /// How many facets the stone shows.
    pub facets: FacetsSheet,
    /// Shares that hold at every size.
    pub ratios: RatiosSheet,
    /// Sizes at the width that was asked for.
    pub at_width: CutStoneSheet,
    /// The facets, tier by tier.
    pub tiers: Vec<TierSheet>,
    /// What the file says that was passed over.
    pub remarks: Vec<String>,
}

/// What the designer wrote.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct DesignSheet {
    /// The first heading; `null` without one.
    pub name: Option<String>,
    /// Title, designer and source.
    pub headings: Vec<String>,
    /// What stands at the end.
    pub footnotes: Vec<String>,
    /// The refractive index that it was made for.
    pub index: f64,
    /// Teeth of the index gear; negative when they are counted backward.
    pub gear_teeth: i32,
    /// The tooth at azimuth zero.
    pub gear_offset: f64,
}

/// How many facets show.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FacetsSheet {
    /// All of them.
    pub total: usize,
    /// Over the girdle, with the table.
    pub crown: usize,
    /// Upright.
    pub girdle: usize,
    /// Under the girdle, with the culet.
    pub pavilion: usize,
    /// Facets of the file that others cut away.
    pub hidden: usize,
}

/// Shares of the width, as designers print them.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RatiosSheet {
    /// Length over width.
    pub length_to_width: f64,
    /// Table to culet, in percent of the width.
    pub depth_percent: f64,
    /// Table along the width, in percent; 0 without one.
    pub table_percent: f64,
    /// Crown height in percent of the width.
    pub crown_percent: f64,
    /// Girdle thickness in percent of the width.
    pub girdle_percent: f64,
    /// Pavilion depth in percent of the width.
    pub pavilion_percent: f64,
    /// Least and greatest angle of the crown; `null` for a flat top.
    pub crown_angles: Option<[f64; 2]>,
    /// Least and greatest angle of the pavilion; `null` for a flat base.
    pub pavilion_angles: Option<[f64; 2]>,
    /// Volume over the cube of the width.
    pub volume_share: f64,
}

/// The stone at one width.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CutStoneSheet {
    /// The longer side.
    pub length_mm: f64,
    /// As asked for.
    pub width_mm: f64,
    /// Table to culet.
    pub depth_mm: f64,
    /// Of the faceted body.
    pub volume_mm3: f64,
    /// What it weighs in every species of the library, in its order.
    pub weight_by_species: Vec<SpeciesWeightSheet>,
}

/// A weight in one species.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SpeciesWeightSheet {
    /// Id of the species in the library.
    pub species: String,
    /// Name of the species.
    pub name: String,
    /// Density of the species.
    pub density_g_cm3: f64,
    /// Weight of the stone.
    pub carats: f64,
}

/// Facets of one angle and one distance.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TierSheet {
    /// What the designer calls it; `null` without a name.
    pub name: Option<String>,
    /// `crown`, `table`, `girdle`, `pavilion` or `culet`.
    pub side: Side,
    /// From the girdle plane.
    pub angle: f64,
    /// On the index gear.
    pub positions: Vec<f64>,
    /// How its depth is found; `null` without a word.
    pub instruction: Option<String>,
}

impl CutSheet {
    /// Of a `GemCad` design at a width.
    ///
    /// # Errors
    /// [`CommandError::BadInput`] for a file that is no such design, and for a width out of its limits.
    pub fn of(studio: &Studio, file: &Path, width: Millimeters) -> Result<Self, CommandError> {
        let ReadDesign { design, remarks } =
            read_asc(file).map_err(|error| CommandError::BadInput(error.to_string()))?;
        let body = design.at_width(width).map_err(|error| CommandError::BadInput(error.to_string()))?;
        Ok(Self {
            schema: SCHEMA,
            facets: FacetsSheet::of(&design),
            ratios: RatiosSheet::of(&design),
            at_width: CutStoneSheet::of(studio, &design, width, body.volume()),
            tiers: design.schedule().tiers.iter().map(TierSheet::of).collect(),
            design: DesignSheet::of(&design),
            remarks,
        })
    }
}

/// `None` for an empty text.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl DesignSheet {
    fn of(design: &FacetDesign) -> Self {
        let schedule = design.schedule();
        Self {
            name: said(design.name()),
            headings: schedule.headings.clone(),
            footnotes: schedule.footnotes.clone(),
            index: tidy(schedule.index),
            gear_teeth: schedule.gear.teeth,
            gear_offset: tidy(schedule.gear.offset),
        }
    }
}

impl FacetsSheet {
    fn of(design: &FacetDesign) -> Self {
        let total = design.body().faces.len();
        Self {
            total,
            crown: design.facets(Side::Crown) + design.facets(Side::Table),
            girdle: design.facets(Side::Girdle),
            pavilion: design.facets(Side::Pavilion) + design.facets(Side::Culet),
            hidden: design.schedule().facets().saturating_sub(total),
        }
    }
}

impl RatiosSheet {
    fn of(design: &FacetDesign) -> Self {
        let measures = design.measures();
        let percent = |size: f64| tidy(size / measures.width * 100.0);
        Self {
            length_to_width: tidy(measures.length / measures.width),
            depth_percent: percent(measures.depth),
            table_percent: percent(measures.table),
            crown_percent: percent(measures.crown),
            girdle_percent: percent(measures.girdle),
            pavilion_percent: percent(measures.pavilion),
            crown_angles: angles(design, Side::Crown),
            pavilion_angles: angles(design, Side::Pavilion),
            volume_share: tidy(design.volume_share()),
        }
    }
}

/// Least and greatest slope on a side.
fn angles(design: &FacetDesign, side: Side) -> Option<[f64; 2]> {
    let tiers = design.schedule().tiers.iter().filter(|tier| tier.side() == side);
    tiers.map(|tier| tidy(tier.angle.0.abs())).fold(None, |range, angle| match range {
        None => Some([angle; 2]),
        Some([least, most]) => Some([angle.min(least), angle.max(most)]),
    })
}

impl CutStoneSheet {
    fn of(studio: &Studio, design: &FacetDesign, width: Millimeters, volume: CubicMillimeters) -> Self {
        let measures = design.measures();
        let at_size = |size: f64| tidy(size / measures.width * width.0);
        let weight = |species: &Species| SpeciesWeightSheet {
            species: species.id.to_string(),
            name: species.name.clone(),
            density_g_cm3: tidy(species.density.0),
            carats: tidy(carats(volume, species.density).0),
        };
        Self {
            length_mm: at_size(measures.length),
            width_mm: tidy(width.0),
            depth_mm: at_size(measures.depth),
            volume_mm3: tidy(volume.0),
            weight_by_species: studio.library().gems.species.iter().map(weight).collect(),
        }
    }
}

impl TierSheet {
    fn of(tier: &FacetTier) -> Self {
        Self {
            name: said(&tier.name),
            side: tier.side(),
            angle: tidy(tier.angle.0.abs()),
            positions: tier.positions.iter().copied().map(tidy).collect(),
            instruction: said(&tier.instruction),
        }
    }
}
