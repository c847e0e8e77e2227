//! What can go wrong in geometry.

use crate::vocab::Point;

/// Why an operation gave no solid.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum KernelError {
    /// A number is NaN, infinite or outside what the operation can take.
    #[error("{operation}: {what} is {value}, {limit}")]
    BadNumber {
        /// What was being made.
        operation: &'static str,
        /// The number's name.
        what: &'static str,
        /// As given.
        value: f64,
        /// What it must be.
        limit: &'static str,
    },
    /// The outline crosses itself, is too short, or has no area.
    #[error("{operation}: {reason}")]
    BadShape {
        /// What was being made.
        operation: &'static str,
        /// What is wrong and where.
        reason: String,
    },
    /// The geometry engine refused the mesh.
    #[error("{operation}: the geometry engine says {status}")]
    Engine {
        /// What was being made.
        operation: &'static str,
        /// The engine's own word.
        status: String,
    },
    /// The mesh cannot be written as single-precision triangles and stay closed.
    #[error("the solid does not stay closed in single precision: {0}")]
    NotPrintable(String),
    /// The work was asked to stop.
    #[error("canceled")]
    Canceled,
}

/// A radius or other size that makes a part.
///
/// A meter bounds the number of facets, a tenth of a micrometer is less than any machine makes.
///
/// # Errors
/// [`KernelError::BadNumber`].
pub(super) fn size(operation: &'static str, what: &'static str, value: f64) -> Result<f64, KernelError> {
    let limit = "must lie between 0.0001 mm and 1000 mm";
    let good = (1e-4..=1e3).contains(&value);
    if good { Ok(value) } else { Err(KernelError::BadNumber { operation, what, value, limit }) }
}

/// A place in space: within a kilometer, beyond which single-precision files could not tell points apart.
///
/// # Errors
/// [`KernelError::BadNumber`] with the first coordinate out of range.
pub(super) fn coordinate(operation: &'static str, what: &'static str, at: Point) -> Result<(), KernelError> {
    let limit = "must lie within 1000000 mm of the origin";
    match at.to_array().into_iter().find(|value| !(-1e6..=1e6).contains(value)) {
        Some(value) => Err(KernelError::BadNumber { operation, what, value, limit }),
        None => Ok(()),
    }
}
