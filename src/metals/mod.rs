//! Casting alloys, the routes by which pieces are made of them, and surface finishes.

mod alloy;
mod catalog;
mod finish;
mod route;
mod route_catalog;

pub use alloy::{Alloy, MetalFamily};
pub use catalog::AlloyCatalog;
pub use finish::Finish;
pub use route::{Allowance, Polish, Route, Shrinkage, Stage};
pub use route_catalog::RouteCatalog;
