//! Uniting, cutting and intersecting solids, many at a time.
//! STUB: owner room `kernel`.

use super::{CancelToken, KernelError, Solid};

/// All of `solids` as one solid.
///
/// # Errors
/// [`KernelError::Engine`], [`KernelError::Canceled`].
pub fn unite(_solids: &[Solid], _cancel: &CancelToken) -> Result<Solid, KernelError> {
    todo!()
}

/// `body` without all of `cutters` (which may overlap).
///
/// # Errors
/// As [`unite`].
pub fn cut(_body: &Solid, _cutters: &[Solid], _cancel: &CancelToken) -> Result<Solid, KernelError> {
    todo!()
}

/// What `a` and `b` share.
///
/// # Errors
/// As [`unite`].
pub fn intersect(_a: &Solid, _b: &Solid, _cancel: &CancelToken) -> Result<Solid, KernelError> {
    todo!()
}
