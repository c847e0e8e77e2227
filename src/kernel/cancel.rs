//! Asking long work to stop.

/// A flag shared between the one who asks and the work that looks at it between steps.
///
/// It is the geometry engine's own flag, so that a long boolean stops inside, not only after.
#[derive(Debug, Clone, Default)]
pub struct CancelToken(manifold_rust::cancel::CancelToken);

impl CancelToken {
    /// Asks the work to stop. There is no way back: new work takes a new token.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Whether somebody asked.
    #[must_use]
    pub fn is_canceled(&self) -> bool {
        self.0.is_cancelled()
    }

    /// The flag as the engine takes it.
    pub(super) fn engine(&self) -> &manifold_rust::cancel::CancelToken {
        &self.0
    }
}
