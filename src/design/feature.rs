//! Features: what a piece is made of, each with its own name.

use super::Stone;
use super::features::{Engraving, Head, Milgrain, Row, Shank, Shoulders, Signet};
use super::lists::{Reader, Writer};
use crate::vocab::FeatureId;

/// One feature of a piece. The first words of its parameters' keys are its name: `shank.width_top`.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Unique within the piece: small letters, digits and `_`, the first a letter.
    pub id: FeatureId,
    /// Kept in the document and left out of the metal.
    pub muted: bool,
    /// What it is.
    pub work: Work,
}

/// The kinds of features.
#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    /// A band around the finger.
    Shank(Shank),
    /// A stone in a setting that stands on the shank.
    Head(Box<Head>),
    /// Equal stones side by side along the shank.
    Row(Box<Row>),
    /// Arches that rise from the shank to a head.
    Shoulders(Shoulders),
    /// Beads along the edges of the shank.
    Milgrain(Milgrain),
    /// Letters on the shank.
    Engraving(Box<Engraving>),
    /// A table with initials on top of the shank.
    Signet(Box<Signet>),
}

/// A kind of feature, for menus and tables.
#[derive(Debug, Clone, Copy)]
pub struct WorkKind {
    /// Key in files and on the command line; also what the first of its kind in a piece is called.
    pub key: &'static str,
    /// Name in menus.
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
    fresh: fn() -> Work,
}

impl WorkKind {
    /// Every kind, in the order of a menu.
    pub const ALL: &'static [Self] = &[
        Self {
            key: "shank",
            label: "Shank",
            help: "A band around the finger.",
            fresh: || Work::Shank(Shank::default()),
        },
        Self {
            key: "head",
            label: "Head",
            help: "A stone in prongs or in a bezel, standing on the shank.",
            fresh: || Work::Head(Box::default()),
        },
        Self {
            key: "row",
            label: "Row",
            help: "Equal stones side by side along the outside of the shank.",
            fresh: || Work::Row(Box::default()),
        },
        Self {
            key: "shoulders",
            label: "Cathedral shoulders",
            help: "Two arches that rise from the shank to a head.",
            fresh: || Work::Shoulders(Shoulders::default()),
        },
        Self {
            key: "milgrain",
            label: "Milgrain",
            help: "A line of beads along the edges of the shank.",
            fresh: || Work::Milgrain(Milgrain::default()),
        },
        Self {
            key: "engraving",
            label: "Engraving",
            help: "Letters on the inside or the outside of the shank, cut or raised.",
            fresh: || Work::Engraving(Box::default()),
        },
        Self {
            key: "signet",
            label: "Signet",
            help: "A table with initials on top of the shank, its shoulders running out into it.",
            fresh: || Work::Signet(Box::default()),
        },
    ];

    /// The kind of that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|kind| kind.key == key)
    }

    /// A feature of this kind with its defaults.
    #[must_use]
    pub fn fresh(&self) -> Work {
        (self.fresh)()
    }
}

impl Work {
    /// The key of its kind: `shank`, `head`, `row`, `shoulders`, `milgrain`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Shank(_) => "shank",
            Self::Head(_) => "head",
            Self::Row(_) => "row",
            Self::Shoulders(_) => "shoulders",
            Self::Milgrain(_) => "milgrain",
            Self::Engraving(_) => "engraving",
            Self::Signet(_) => "signet",
        }
    }

    /// Hands out each of its parameter lists with what the list describes.
    pub(super) fn read(&self, reader: &mut impl Reader) {
        match self {
            Self::Shank(shank) => shank.read(reader),
            Self::Head(head) => head.read(reader),
            Self::Row(row) => row.read(reader),
            Self::Shoulders(shoulders) => shoulders.read(reader),
            Self::Milgrain(milgrain) => milgrain.read(reader),
            Self::Engraving(engraving) => engraving.read(reader),
            Self::Signet(signet) => signet.read(reader),
        }
    }

    /// As [`Work::read`], to be written to.
    pub(super) fn write(&mut self, writer: &mut impl Writer) {
        match self {
            Self::Shank(shank) => shank.write(writer),
            Self::Head(head) => head.write(writer),
            Self::Row(row) => row.write(writer),
            Self::Shoulders(shoulders) => shoulders.write(writer),
            Self::Milgrain(milgrain) => milgrain.write(writer),
            Self::Engraving(engraving) => engraving.write(writer),
            Self::Signet(signet) => signet.write(writer),
        }
    }

    /// The other feature that it refers to by name.
    pub(super) fn refers_to(&mut self) -> Option<&mut FeatureId> {
        match self {
            Self::Head(head) => Some(&mut head.beside),
            Self::Shoulders(shoulders) => Some(&mut shoulders.head),
            Self::Shank(_) | Self::Row(_) | Self::Milgrain(_) | Self::Engraving(_) | Self::Signet(_) => None,
        }
    }
}

impl Feature {
    /// Its stone; of a row that of each.
    #[must_use]
    pub fn stone(&self) -> Option<&Stone> {
        match &self.work {
            Work::Shank(_)
            | Work::Shoulders(_)
            | Work::Milgrain(_)
            | Work::Engraving(_)
            | Work::Signet(_) => None,
            Work::Head(head) => Some(&head.stone),
            Work::Row(row) => Some(&row.stone),
        }
    }

    /// As [`Feature::stone`], to be changed.
    pub fn stone_mut(&mut self) -> Option<&mut Stone> {
        match &mut self.work {
            Work::Shank(_)
            | Work::Shoulders(_)
            | Work::Milgrain(_)
            | Work::Engraving(_)
            | Work::Signet(_) => None,
            Work::Head(head) => Some(&mut head.stone),
            Work::Row(row) => Some(&mut row.stone),
        }
    }

    /// A feature of that name.
    #[must_use]
    pub fn new(id: &str, work: Work) -> Self {
        Self { id: id.into(), muted: false, work }
    }

    /// The name in words: `Left shoulder` of `left_shoulder`.
    #[must_use]
    pub fn title(&self) -> String {
        let words = self.id.as_str().replace('_', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

/// Whether a text can name a feature: small letters, digits and `_`, the first a letter, at most 40.
pub(super) fn is_feature_name(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|first| first.is_ascii_lowercase());
    let rest = text.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '_'));
    // `ring` is what the keys of the ring as a whole begin with.
    first && rest && text.len() <= 40 && text != "ring"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_makes_a_feature_of_its_own_kind() {
        for kind in WorkKind::ALL {
            assert_eq!(kind.fresh().key(), kind.key);
            assert!(is_feature_name(kind.key) && kind.help.ends_with('.'));
            assert_eq!(WorkKind::from_key(kind.key).map(|kind| kind.label), Some(kind.label));
        }
        assert!(WorkKind::from_key("crown").is_none());
    }

    #[test]
    fn names_are_plain_words_and_are_shown_as_words() {
        for (name, good) in [
            ("head", true),
            ("left_2", true),
            ("", false),
            ("2nd", false),
            ("_a", false),
            ("Ä", false),
            ("a.b", false),
        ] {
            assert_eq!(is_feature_name(name), good, "{name}");
        }
        assert!(!is_feature_name(&"a".repeat(41)));
        assert_eq!(Feature::new("left_shoulder", Work::Shank(Shank::default())).title(), "Left shoulder");
    }
}
