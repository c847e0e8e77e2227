//! Rule profiles: limits by route, caster and alloy, each with its source.
//! STUB: owner room `checks`.

use std::collections::BTreeMap;

use crate::vocab::{RuleProfileId, Unit};

/// The rules that can be broken, in the order of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleId {
    /// The metal is one closed solid.
    OneSolid,
    /// A part could not be built as asked.
    BuiltAsAsked,
    WallThickness,
    ShankThickness,
    ShankWidth,
    ProngSection,
    ProngHeight,
    ProngReach,
    BezelWall,
    BezelHeight,
    SeatGap,
    SeatBite,
    SeatShare,
    StoneMeetsMetal,
    CuletToFinger,
    HeadHeight,
    RingFit,
}

/// Which way a limit points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    AtLeast,
    AtMost,
}

/// The two levels of one rule. A value exactly at a level passes it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub bound: Bound,
    pub unit: Unit,
    #[serde(default)]
    pub warn: Option<f64>,
    #[serde(default)]
    pub stop: Option<f64>,
    pub source: String,
    /// True for a default without a published source, shown as such.
    #[serde(default)]
    pub unsourced: bool,
}

/// A named set of limits.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleProfile {
    pub id: RuleProfileId,
    pub name: String,
    pub description: String,
    pub limits: BTreeMap<RuleId, Limit>,
}

/// All profiles: compiled in from `assets/library/rules.ron`, and the user's own.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleBook {
    pub profiles: Vec<RuleProfile>,
}

impl RuleBook {
    #[must_use]
    pub fn built_in() -> Self {
        todo!()
    }

    /// Adds profiles from a user's text; a known id replaces.
    ///
    /// # Errors
    /// A sentence that names file, profile, rule, value and limit.
    pub fn add(&mut self, _file: &str, _text: &str) -> Result<(), String> {
        todo!()
    }

    #[must_use]
    pub fn profile(&self, id: &RuleProfileId) -> Option<&RuleProfile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }
}
