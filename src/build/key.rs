//! Content keys of steps.

/// The hash of an operation, of the keys of all it uses, and of the quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StepKey(pub [u8; 32]);
