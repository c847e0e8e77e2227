//! Facet planes, one file for each family of cuts.

pub mod round_brilliant;
