//! Letters in metal: what they say and how they are set, wherever they stand.

use crate::design::Keyed;
use crate::design::entry::{About, Access, Entry, choice, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::lettering::Font;
use crate::vocab::Millimeters;

impl Keyed for Font {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Inter, "inter", "Inter, even lines"),
        (Self::Quattrocento, "quattrocento", "Quattrocento, roman"),
        (Self::EbGaramond, "eb_garamond", "EB Garamond, serifs"),
        (Self::KaushanScript, "kaushan_script", "Kaushan Script, brush"),
        (Self::DancingScript, "dancing_script", "Dancing Script, joined"),
    ];
}

/// Whether letters are sunk or stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relief {
    /// Cut into the metal.
    Cut,
    /// Standing on it.
    Raised,
}

impl Keyed for Relief {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Cut, "cut", "Cut"), (Self::Raised, "raised", "Raised")];
}

/// The most characters of a line.
const MOST_CHARACTERS: usize = 60;

/// Keys: `text`, `font`, `spacing`, `depth`.
#[derive(Debug, Clone, PartialEq)]
pub struct Letters {
    /// One line.
    pub text: String,
    /// What it is set in.
    pub font: Font,
    /// Added between letters.
    pub spacing: Millimeters,
    /// How deep they are cut or how far they stand out.
    pub depth: Millimeters,
}

impl Default for Letters {
    /// As deep as a caster asks of engraved detail (0.5 mm; Gem Wares).
    fn default() -> Self {
        Self { text: "A".to_owned(), font: Font::Inter, spacing: Millimeters(0.0), depth: Millimeters(0.5) }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Letters", label, help }
}

const LIST: &[Entry<Letters>] = &[
    Entry::new(
        about("text", "Text", "What is written, in one line; a character that the font lacks is named."),
        Access::Text {
            most: MOST_CHARACTERS,
            get: |letters| &letters.text,
            set: |letters, text| text.clone_into(&mut letters.text),
        },
    ),
    Entry::new(
        about("font", "Font", "The letters' design; all fonts come with the program."),
        choice!(Font, font),
    ),
    Entry::new(
        about("spacing", "Letter spacing", "Added between letters; other than 0 takes joined letters apart."),
        number!(mm(-0.3, 3.0, 0.05), spacing),
    ),
    Entry::new(
        about("depth", "Depth", "How deep letters are cut, or how far raised ones stand out."),
        number!(mm(0.1, 1.5, 0.05), depth),
    ),
];

impl Letters {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
