//! What is selected: a part, a whole feature, or nothing.

use super::PartRole;
use crate::vocab::FeatureId;

/// What is selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Selection {
    /// Nothing is.
    #[default]
    Nothing,
    /// One part or stone.
    Part(PartRole),
    /// A feature with all its parts.
    Feature(FeatureId),
}

impl Selection {
    /// The part that is selected by itself.
    pub const fn part(&self) -> Option<PartRole> {
        match self {
            Self::Part(role) => Some(*role),
            Self::Nothing | Self::Feature(_) => None,
        }
    }

    /// The feature that is selected as a whole.
    pub const fn feature(&self) -> Option<&FeatureId> {
        match self {
            Self::Feature(id) => Some(id),
            Self::Nothing | Self::Part(_) => None,
        }
    }
}
