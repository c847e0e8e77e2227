//! Whole files or none.
//! STUB: owner room `exchange`.

use std::path::Path;

use super::ExchangeError;

/// Writes beside the target, syncs, and renames over it; on any failure the old file stays as it was.
///
/// # Errors
/// [`ExchangeError::Io`].
pub fn write_atomically(_path: &Path, _bytes: &[u8]) -> Result<(), ExchangeError> {
    todo!()
}
