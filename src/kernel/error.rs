//! What can go wrong in geometry.

/// Why an operation gave no solid.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum KernelError {
    /// A number is NaN, infinite or outside what the operation can take.
    #[error("{operation}: {what} is {value}, {limit}")]
    BadNumber { operation: &'static str, what: &'static str, value: f64, limit: &'static str },
    /// The outline crosses itself, is too short, or has no area.
    #[error("{operation}: {reason}")]
    BadShape { operation: &'static str, reason: String },
    /// The geometry engine refused the mesh.
    #[error("{operation}: the geometry engine says {status}")]
    Engine { operation: &'static str, status: String },
    /// The mesh cannot be written as single-precision triangles and stay closed.
    #[error("the solid does not stay closed in single precision: {0}")]
    NotPrintable(String),
    /// The work was asked to stop.
    #[error("canceled")]
    Canceled,
}
