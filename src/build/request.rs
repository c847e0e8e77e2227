//! One build, from request to result.
//! STUB: owner room `build`.

use std::sync::Arc;

use super::{Built, Cache, CancelToken, Quality};
use crate::design::{Library, Piece};

/// Everything a build needs; nothing else is looked at.
#[derive(Debug, Clone)]
pub struct BuildRequest {
    pub piece: Piece,
    pub library: Arc<Library>,
    pub quality: Quality,
    pub cache: Arc<Cache>,
    pub cancel: CancelToken,
}

/// Why there is no result at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    #[error("canceled")]
    Canceled,
}

impl BuildRequest {
    /// Builds the piece. Pure but for the cache.
    ///
    /// # Errors
    /// Only [`BuildError::Canceled`]; whatever cannot be built becomes a problem of the result.
    pub fn run(&self) -> Result<Built, BuildError> {
        todo!()
    }
}
