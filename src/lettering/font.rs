//! The fonts that letters are cut in.

use skrifa::FontRef;

/// A font that is compiled in; its makers and license stand in `assets/fonts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub enum Font {
    /// Even lines without serifs.
    Inter,
    /// Roman capitals and small letters with serifs.
    Quattrocento,
    /// A book face drawn for small sizes, with ligatures and Greek and Cyrillic letters.
    EbGaramond,
    /// A brush script that is joined.
    KaushanScript,
    /// A lighter joined script.
    DancingScript,
}

impl Font {
    /// Every font, in the order of a menu.
    pub const ALL: [Self; 5] =
        [Self::Inter, Self::Quattrocento, Self::EbGaramond, Self::KaushanScript, Self::DancingScript];

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Inter => include_bytes!("../../assets/ui/fonts/Inter-SemiBold.otf"),
            Self::Quattrocento => include_bytes!("../../assets/fonts/Quattrocento-Regular.otf"),
            Self::EbGaramond => include_bytes!("../../assets/fonts/EBGaramond08-Regular.otf"),
            Self::KaushanScript => include_bytes!("../../assets/fonts/KaushanScript-Regular.otf"),
            Self::DancingScript => include_bytes!("../../assets/fonts/DancingScript-Bold.otf"),
        }
    }

    /// The font's tables; `None` only if its file were no font, which a test rules out.
    pub(super) fn tables(self) -> Option<FontRef<'static>> {
        FontRef::new(self.bytes()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font() {
        for font in Font::ALL {
            assert!(font.tables().is_some(), "{font:?}");
        }
    }
}
