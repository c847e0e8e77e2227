//! Whether a command can be given now, and if not, why.
//! STUB: owner room `studio`.

use super::{Command, Studio};

/// Whether a command can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    Yes,
    /// The sentence shown on a disabled button.
    No(&'static str),
}

/// Whether `command` can be given now.
#[must_use]
pub fn availability(_studio: &Studio, _command: &Command) -> Availability {
    todo!()
}
