//! Features of the metal, one file each, as in `design::features`.
//! STUB: owner room `build`.
