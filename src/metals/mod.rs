//! Casting alloys and surface finishes.

mod alloy;
mod catalog;
mod finish;

pub use alloy::{Alloy, MetalFamily};
pub use catalog::AlloyCatalog;
pub use finish::Finish;
