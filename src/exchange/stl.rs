//! Binary STL out, verified by reading back; STL in.
//! STUB: owner room `exchange`.

use std::path::Path;

use super::ExchangeError;
use crate::kernel::{PrintMesh, Solid};

/// What the read-back of a written STL measured.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StlReport {
    pub triangles: usize,
    pub bytes: u64,
    pub volume_mm3: f64,
    pub size_mm: [f64; 3],
    /// BLAKE3 of the file, hexadecimal.
    pub blake3: String,
}

/// Writes a binary STL and reads it back: closed, 2-manifold, oriented, no degenerate or duplicate
/// triangle, volume within 0.05 % of the solid, bounding box within 2 µm. Only then the file is kept.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`].
pub fn write_stl(_path: &Path, _solid: &Solid) -> Result<StlReport, ExchangeError> {
    todo!()
}

/// Reads a binary or ASCII STL and welds equal corners. The mesh is not verified.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::BadFormat`].
pub fn read_stl(_path: &Path) -> Result<PrintMesh, ExchangeError> {
    todo!()
}
