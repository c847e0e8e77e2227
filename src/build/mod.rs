//! From a piece to solids, stones and measures.
//!
//! Two steps. [`recipe`] turns a piece into kernel-neutral operations with exact curves (a second kernel
//! will read the same recipe for STEP). [`BuildRequest::run`] evaluates a recipe at a quality, step by step
//! from a content-keyed [`Cache`]. Building never fails as a whole: [`Built`] holds what could be built and
//! the problems beside it. No clock, no randomness, no files.

mod assemble;
mod built;
mod cache;
mod evaluate;
mod features;
mod key;
mod places;
mod problem;
mod recipe;
mod request;
mod room;
mod settings;
mod stones;

pub use built::{
    Bought, Built, BuiltStone, CollarLandmark, CollarSection, Fitting, Landmarks, LettersLandmark,
    LoopLandmark, Measures, MilgrainLandmark, OpeningLandmark, Part, PartRole, PlateLandmark, PostLandmark,
    PostStand, ProngLandmark,
};
pub use cache::Cache;
pub use key::StepKey;
pub use problem::{Problem, ProblemKind};
pub use recipe::{Operation, Recipe, Step, StepId, recipe};
pub use request::{BuildError, BuildRequest, drilled_rims, inner_radius};
pub use room::{angle_of, with_room};

pub use crate::kernel::{CancelToken, PartTag, Quality, SurfaceMesh};
