//! What a map of the finished metal came to.

use super::{ProjectSheet, SCHEMA, tidy, tidy_point};
use crate::checks::RuleId;
use crate::studio::{MapJob, MapOf, Studio, SurfaceMap};
use crate::vocab::{ClockView, RuleProfileId};

/// What `collet map --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MapSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Which project.
    pub project: ProjectSheet,
    /// `thickness` or `seat-gap`.
    pub of: MapOf,
    /// Id of the profile that the limit is of.
    pub profile: RuleProfileId,
    /// The rule that the limit is of.
    pub rule: RuleId,
    /// Where the colors turn; `null` where the profile has no such limit.
    pub limit_mm: Option<f64>,
    /// The least value that is judged, and where it is; `null` where nothing is judged.
    pub least: Option<LeastSheet>,
    /// The share of the surface below the limit; `null` without one.
    pub below_percent: Option<f64>,
    /// Corners with a value.
    pub corners: usize,
    /// The colors, from the least value to the greatest.
    pub legend: Vec<SwatchSheet>,
    /// Size of the file.
    pub bytes: u64,
}

/// The least value of a map.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LeastSheet {
    /// The value.
    pub value_mm: f64,
    /// `Bezel`.
    pub part: String,
    /// `1:30 o'clock`.
    pub clock: String,
    /// From where the clock is read: `from_top` or `through_finger`.
    pub clock_view: ClockView,
    /// Where, in ring space.
    pub point_mm: [f64; 3],
}

/// A color of the legend.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SwatchSheet {
    /// Red, green, blue: `#1b9e77`.
    pub color: String,
    /// What has it.
    pub label: String,
}

impl MapSheet {
    /// Of a map that was measured and kept in a file of so many bytes.
    #[must_use]
    pub fn of(studio: &Studio, job: &MapJob, map: &SurfaceMap, bytes: u64) -> Self {
        let least = map.least.as_ref().map(|least| LeastSheet {
            value_mm: tidy(least.value),
            part: least.place.part.to_string(),
            clock: least.place.clock.to_string(),
            clock_view: least.place.clock.view,
            point_mm: tidy_point(least.place.point),
        });
        let swatch = |row: crate::checks::Swatch| {
            let [red, green, blue] = row.color;
            SwatchSheet { color: format!("#{red:02x}{green:02x}{blue:02x}"), label: row.label }
        };
        Self {
            schema: SCHEMA,
            project: ProjectSheet::of(studio),
            of: job.of,
            profile: studio.profile().id.clone(),
            rule: job.of.rule(),
            limit_mm: job.limit().map(tidy),
            least,
            below_percent: job.share_below(map).map(|share| tidy(share * 100.0)),
            corners: map.values.len(),
            legend: job.scale().legend().into_iter().map(swatch).collect(),
            bytes,
        }
    }
}
