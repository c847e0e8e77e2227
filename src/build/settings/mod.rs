//! Settings, one file each, as in `design::settings`.
//! STUB: owner room `build`.
