//! Sheets: what is written for other programs, as JSON with a schema number.
//!
//! The field names of these structs are the names in the JSON. Lengths are in millimeters, weights in grams
//! or carats, points in ring space (see the crate's front page). Within one schema number fields may be
//! added but never change their meaning. No sheet holds a time: the same input gives the same bytes.

mod cut;
mod facts;
mod features;
mod library;
mod light;
mod map;
mod mesh;
mod papers;
mod production;
mod report;
mod stone_size;
mod tray;
mod verify;

pub use cut::{
    CutSheet, CutStoneSheet, DesignSheet, FacetsSheet, RatiosSheet, SpeciesWeightSheet, TierSheet,
};
pub use facts::{
    AlloyWeightSheet, BoughtSheet, CheckSheet, FindingSheet, MeasureSheet, MeasuresSheet, MetalSheet,
    PartSheet, ProblemSheet, ProgramSheet, ProjectSheet, RulesSheet, SizeSheet, StoneSheet, SystemSizeSheet,
    WornSheet,
};
pub use features::{FeatureSheet, FeaturesSheet};
pub use library::{
    AlloyRow, ChoiceRow, CutRow, GemRow, KindRow, LimitRow, ListSheet, ListTable, ParameterRow, Rows,
    RulesRow, SettingRow, SizeRow, TemplateRow, list,
};
pub use light::LightSheet;
pub use map::{LeastSheet, MapSheet, SwatchSheet};
pub use mesh::{BodySheet, MeshSheet};
pub use papers::PapersSheet;
pub use production::ProductionSheet;
pub use report::{FileSheet, OverrideSheet, ReportSheet, StlSheet};
pub use stone_size::{RoundSize, RoundSizeSheet, SieveSheet};
pub use tray::{FaultSheet, GradedRoundSheet, TotalsSheet, TrayRow, TraySheet};
pub use verify::{CheckedSheet, VerifySheet};

/// Number of the JSON layout that this program writes.
pub const SCHEMA: u32 = 1;

/// Pretty JSON with a line end.
#[must_use]
pub fn to_json(sheet: &impl serde::Serialize) -> String {
    match serde_json::to_string_pretty(sheet) {
        Ok(text) => text + "\n",
        // Sheets hold only what JSON can say; a fault here must still give JSON.
        Err(error) => format!("{{ \"error\": {:?} }}\n", error.to_string()),
    }
}

/// To a millionth, so that the last bits of a sum do not make figures unreadable.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

/// A point or a size as three tidy numbers.
fn tidy_point(point: crate::vocab::Point) -> [f64; 3] {
    point.to_array().map(tidy)
}
