//! What a client may change while the maker shows the piece, and what the maker does not want to be lost by it.

use super::Command;

/// Something that a maker lets a client change or see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientChoice {
    /// Of what metal it is.
    Metal,
    /// How its surface is finished.
    Finish,
    /// What the first stone is.
    Stone,
    /// How the first stone is cut.
    Shape,
    /// How big it is.
    StoneSize,
    /// How wide the band is.
    Width,
    /// What is engraved.
    Engraving,
    /// What metal and stones weigh.
    Weight,
}

impl ClientChoice {
    /// All of them, as they stand before a client.
    pub const ALL: [Self; 8] = [
        Self::Metal,
        Self::Finish,
        Self::Stone,
        Self::Shape,
        Self::StoneSize,
        Self::Width,
        Self::Engraving,
        Self::Weight,
    ];

    /// What a client reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Metal => "Metal",
            Self::Finish => "Finish",
            Self::Stone => "Stone",
            Self::Shape => "Shape",
            Self::StoneSize => "Stone size",
            Self::Width => "Width of the band",
            Self::Engraving => "Engraving",
            Self::Weight => "Weight",
        }
    }

    /// What a maker reads who lets them have it.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Metal => "gold in three colors, platinum, silver",
            Self::Finish => "mirror to matte",
            Self::Stone => "diamond and the common colored stones",
            Self::Shape => "round, oval, cushion and their like",
            Self::StoneSize => "in steps of a quarter millimeter",
            Self::Width => "in steps of a tenth of a millimeter",
            Self::Engraving => "the words, where the piece has any",
            Self::Weight => "shown, not changed",
        }
    }
}

/// One showing of the piece to a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClientSession {
    /// The state of the history that it began with.
    pub from: u32,
}

/// Whether a command does no harm while a client looks, whatever the maker lets them change.
pub(super) const fn is_harmless(command: &Command) -> bool {
    matches!(
        command,
        Command::ToggleClient
            | Command::Like
            | Command::Look(_)
            | Command::Dismiss
            | Command::ToggleTheme
            | Command::Scale { .. }
            | Command::Answer(_)
            | Command::Quit
    )
}

/// Why all others are refused.
pub(super) const CLIENT_LOOKS: &str = "A client is looking: leave the client view first.";
