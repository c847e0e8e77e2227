//! Solids kept by content key; shared between builds by whoever owns it, never global.
//! STUB: owner room `build`.

/// A bounded store of solids, safe to share between threads.
#[derive(Debug, Default)]
pub struct Cache {
    // owner
}
