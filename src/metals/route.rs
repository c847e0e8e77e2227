//! Production routes: the stages from a file to metal, and what each of them takes away.

use std::collections::BTreeMap;

use super::MetalFamily;
use crate::vocab::{RouteId, require_text, require_within};

/// A way from a file to metal.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Route {
    /// Its name in files and on the command line: `resin`.
    pub id: RouteId,
    /// Its name for people.
    pub name: String,
    /// What is done, in one sentence.
    pub description: String,
    /// What exists after each step, in the order of the work; the last one is metal.
    pub stages: Vec<Stage>,
    /// What finishing takes off; `null` where nobody says.
    pub polish: Option<Polish>,
    /// Whether the caster makes files larger: they must not be scaled before, then.
    pub caster_scales: bool,
    /// Who says so; may be empty where the stages have their own.
    pub source: String,
}

/// What exists after a step of a route.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// `printed`, `wax`, `cast`.
    pub id: String,
    /// `As cast`.
    pub name: String,
    /// By how much it is smaller than what it was made from.
    pub shrinkage: Shrinkage,
    /// The same for alloys of these families.
    #[serde(default)]
    pub in_family: BTreeMap<MetalFamily, Shrinkage>,
}

/// By how much a step makes everything smaller.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shrinkage {
    /// Of every length, in percent of the file; 0 to 20.
    #[serde(default)]
    pub percent: Option<f64>,
    /// Of lengths along X, Y and Z of the file instead.
    #[serde(default)]
    pub axes: Option<[f64; 3]>,
    /// Who published it.
    pub source: String,
    /// True for a default that nobody published.
    #[serde(default)]
    pub unsourced: bool,
}

/// What finishing takes off.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polish {
    /// Of each face outside.
    pub outside: Allowance,
    /// Of the face on the finger: the inner diameter grows by twice as much.
    pub inside: Allowance,
}

/// How much is taken off a face.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// In mm; 0 to 0.5.
    pub mm: f64,
    /// Who published it.
    pub source: String,
    /// True for a default that nobody published.
    #[serde(default)]
    pub unsourced: bool,
}

/// The most that the stages of a route may take together, in percent.
const MOST_PERCENT: f64 = 20.0;

/// The most that finishing may take off a face, in mm.
const MOST_POLISH: f64 = 0.5;

impl Route {
    /// What all stages take together off lengths along X, Y and Z, in percent of the file.
    #[must_use]
    pub fn percent(&self, family: Option<MetalFamily>) -> [f64; 3] {
        let each = self.stages.iter().map(|stage| stage.shrinkage(family).along());
        each.fold([0.0; 3], |sum, step| [0, 1, 2].map(|axis| sum[axis] + step[axis]))
    }

    /// Whether it makes things smaller alike in all directions, by figures that were all published.
    #[must_use]
    pub fn is_published(&self) -> bool {
        let published = |stage: &Stage| stage.shrinkage.percent.is_some() && !stage.shrinkage.unsourced;
        self.percent(None)[0] > 0.0 && self.stages.iter().all(published)
    }

    /// Whether every figure is one that the trade knows.
    ///
    /// # Errors
    /// The first field that is not, with its value and its limit.
    pub(super) fn validate(&self) -> Result<(), String> {
        require_text("name", &self.name)?;
        require_text("description", &self.description)?;
        if self.stages.is_empty() && !self.caster_scales {
            return Err("stages are missing; a route has some unless its caster scales".to_owned());
        }
        if self.caster_scales {
            require_text("source", &self.source)?;
        }
        for stage in &self.stages {
            let named = |reason: String| format!("stage `{}`: {reason}", stage.id);
            require_text("name", &stage.name).map_err(named)?;
            let mut all = std::iter::once(&stage.shrinkage).chain(stage.in_family.values());
            all.try_for_each(Shrinkage::validate).map_err(named)?;
            if self.stages.iter().filter(|other| other.id == stage.id).count() > 1 {
                return Err(named("it is there twice".to_owned()));
            }
        }
        for family in std::iter::once(None).chain(MetalFamily::ALL.map(Some)) {
            for percent in self.percent(family) {
                require_within("percent of all stages", percent, 0.0, MOST_PERCENT)?;
            }
        }
        let Some(Polish { outside, inside }) = &self.polish else { return Ok(()) };
        for (name, allowance) in [("outside", outside), ("inside", inside)] {
            let named = |reason: String| format!("polish {name}: {reason}");
            require_within("mm", allowance.mm, 0.0, MOST_POLISH).map_err(named)?;
            require_text("source", &allowance.source).map_err(named)?;
        }
        Ok(())
    }
}

impl Stage {
    /// By how much it is smaller for an alloy of this family.
    #[must_use]
    pub fn shrinkage(&self, family: Option<MetalFamily>) -> &Shrinkage {
        family.and_then(|family| self.in_family.get(&family)).unwrap_or(&self.shrinkage)
    }
}

impl Shrinkage {
    /// Of lengths along X, Y and Z, in percent.
    #[must_use]
    pub fn along(&self) -> [f64; 3] {
        self.axes.unwrap_or([self.percent.unwrap_or(0.0); 3])
    }

    fn validate(&self) -> Result<(), String> {
        if self.percent.is_some() == self.axes.is_some() {
            return Err("it must have `percent` or `axes`, and not both".to_owned());
        }
        for percent in self.along() {
            require_within("percent", percent, 0.0, MOST_PERCENT)?;
        }
        require_text("source", &self.source)
    }
}
