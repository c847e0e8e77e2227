//! Parts into one solid of metal.
//! STUB: owner room `build`.
