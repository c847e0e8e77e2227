//! From f64 solid to single-precision triangles that stay closed.
//! STUB: owner room `kernel`.

use super::{KernelError, Solid};

/// Indexed single-precision triangles: closed, oriented, 2-manifold, no degenerate or duplicate triangle.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PrintMesh {
    pub vertices: Vec<[f32; 3]>,
    pub triangles: Vec<[u32; 3]>,
}

/// Rounds a solid to f32, welds equal corners, and cleans what rounding collapsed, until a strict check
/// (every edge used once each way, one fan of triangles around each vertex, no zero area, no duplicate) passes.
///
/// # Errors
/// [`KernelError::NotPrintable`] with the first place that cannot be mended.
pub fn printable(_solid: &Solid) -> Result<PrintMesh, KernelError> {
    todo!()
}

impl PrintMesh {
    /// The strict check alone, for files read back.
    ///
    /// # Errors
    /// [`KernelError::NotPrintable`] naming the fault and the place.
    pub fn verify(&self) -> Result<(), KernelError> {
        todo!()
    }

    /// Enclosed volume in mm³, summed in f64.
    #[must_use]
    pub fn volume(&self) -> f64 {
        todo!()
    }

    /// Bounding box corners; `None` when empty.
    #[must_use]
    pub fn bounds(&self) -> Option<[[f32; 3]; 2]> {
        todo!()
    }
}
