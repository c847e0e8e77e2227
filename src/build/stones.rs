//! The stone in its place.
//! STUB: owner room `build`.
