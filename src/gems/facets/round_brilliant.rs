//! The exact round brilliant from its proportions.
//! STUB: owner room `gems`.
