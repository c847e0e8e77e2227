//! Casting alloys, what castings shrink by, and surface finishes.

mod alloy;
mod catalog;
mod finish;
mod shrinkage;

pub use alloy::{Alloy, MetalFamily};
pub use catalog::AlloyCatalog;
pub use finish::Finish;
pub use shrinkage::{CASTING_ROUTES, CastingRoute};
