//! What a user prefers, kept between sessions.

use super::ClientChoice;
use crate::exchange::FileFormat;

/// Colors of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light text on dark gray.
    #[default]
    Dark,
    /// Dark text on light gray.
    Light,
}

/// Kept in `preferences.ron` of the user's configuration folder.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// Colors of the window.
    pub theme: Theme,
    /// Scale of the window: 100, 125, 150 or 200.
    pub scale_percent: u32,
    /// The rule profile that was chosen last.
    pub rules: Option<crate::vocab::RuleProfileId>,
    /// Whether the history is shown.
    pub history: bool,
    /// What an export writes where nothing else is said.
    pub formats: Vec<FileFormat>,
    /// What a client may change or see.
    pub client: Vec<ClientChoice>,
    /// Most recent first.
    pub recent: Vec<std::path::PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::Dark,
            scale_percent: 100,
            rules: None,
            history: false,
            formats: vec![FileFormat::Stl],
            client: vec![
                ClientChoice::Metal,
                ClientChoice::Finish,
                ClientChoice::Stone,
                ClientChoice::StoneSize,
                ClientChoice::Width,
                ClientChoice::Engraving,
            ],
            recent: Vec::new(),
        }
    }
}
