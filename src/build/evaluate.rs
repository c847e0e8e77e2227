//! Runs the steps of a recipe on the kernel.
//! STUB: owner room `build`.
