//! How a piece gets into metal: what a route takes away at each stage, the pattern that undoes it, and prototypes to try on.
//!
//! Pure functions of what was built; nothing is written here. What undoes shrinkage is a scale about the finger axis, which
//! keeps all proportions; what undoes polishing inside the ring is metal that stands there for it, so that seats and walls
//! are neither smaller nor thicker for it. Outside nothing is added: the layers say by how much it comes out thinner.

mod gauge;
mod plan;
mod product;
mod purpose;
mod stones;

pub use gauge::{Gauge, RingProof};
pub use plan::{Layer, Loss, Modeled, ModeledRing, Plan, plan};
pub use product::{Product, ProductError, pattern, try_on};
pub use purpose::Purpose;
pub use stones::stone_solid;
