//! Features: what a piece is made of, each with its own name.

use super::features::{
    Bail, Cuff, Engraving, Halo, Head, Hoop, JumpRing, Milgrain, Pave, Plate, Post, Row, Shank, Shoulders,
    Signet,
};
use super::lists::{Reader, Writer};
use super::{Stone, Wear};
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
    /// A flat piece with an outline.
    Plate(Plate),
    /// An open circle that hangs in the ear.
    Hoop(Hoop),
    /// An open oval around the wrist.
    Cuff(Cuff),
    /// A loop for a chain on top of a pendant.
    Bail(Bail),
    /// A ring of wire on top of a flat piece.
    JumpRing(JumpRing),
    /// A pin through the ear.
    Post(Post),
    /// Small stones in a plate around the stone of a head.
    Halo(Box<Halo>),
    /// Rows of small stones over the outside of the shank.
    Pave(Box<Pave>),
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
            help: "A stone in prongs, in a bezel or between the ends of the shank, or a pearl on its post.",
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
        Self {
            key: "plate",
            label: "Plate",
            help: "A disc, oval, bar, heart or tag of metal, flat or domed.",
            fresh: || Work::Plate(Plate::default()),
        },
        Self {
            key: "hoop",
            label: "Hoop",
            help: "Most of a circle that hangs in the ear, open behind it.",
            fresh: || Work::Hoop(Hoop::default()),
        },
        Self {
            key: "cuff",
            label: "Cuff",
            help: "An oval bangle that is open under the wrist.",
            fresh: || Work::Cuff(Cuff::default()),
        },
        Self {
            key: "bail",
            label: "Bail",
            help: "A tapered loop for the chain, on top of a pendant.",
            fresh: || Work::Bail(Bail::default()),
        },
        Self {
            key: "jump_ring",
            label: "Jump ring",
            help: "A ring of wire for the chain, soldered on top of a pendant or a drop.",
            fresh: || Work::JumpRing(JumpRing::default()),
        },
        Self {
            key: "post",
            label: "Post",
            help: "A pin through the ear, on the back of an earring.",
            fresh: || Work::Post(Post::default()),
        },
        Self {
            key: "halo",
            label: "Halo",
            help: "Small stones in a plate around the stone of a head.",
            fresh: || Work::Halo(Box::default()),
        },
        Self {
            key: "pave",
            label: "Pavé",
            help: "Rows of small stones side by side over the outside of the shank.",
            fresh: || Work::Pave(Box::default()),
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
    /// The key of its kind: `shank`, `head`, `row`, `shoulders`, `milgrain`, `plate`, `hoop`, `cuff`, `bail`,
    /// `jump_ring`, `post`, `halo`, `pave`.
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
            Self::Plate(_) => "plate",
            Self::Hoop(_) => "hoop",
            Self::Cuff(_) => "cuff",
            Self::Bail(_) => "bail",
            Self::JumpRing(_) => "jump_ring",
            Self::Post(_) => "post",
            Self::Halo(_) => "halo",
            Self::Pave(_) => "pave",
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
            Self::Plate(plate) => plate.read(reader),
            Self::Hoop(hoop) => hoop.read(reader),
            Self::Cuff(cuff) => cuff.read(reader),
            Self::Bail(bail) => bail.read(reader),
            Self::JumpRing(ring) => ring.read(reader),
            Self::Post(post) => post.read(reader),
            Self::Halo(halo) => halo.read(reader),
            Self::Pave(pave) => pave.read(reader),
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
            Self::Plate(plate) => plate.write(writer),
            Self::Hoop(hoop) => hoop.write(writer),
            Self::Cuff(cuff) => cuff.write(writer),
            Self::Bail(bail) => bail.write(writer),
            Self::JumpRing(ring) => ring.write(writer),
            Self::Post(post) => post.write(writer),
            Self::Halo(halo) => halo.write(writer),
            Self::Pave(pave) => pave.write(writer),
        }
    }

    /// The other feature that it refers to by name.
    pub(super) fn refers_to(&mut self) -> Option<&mut FeatureId> {
        match self {
            Self::Head(head) => Some(&mut head.beside),
            Self::Shoulders(shoulders) => Some(&mut shoulders.head),
            Self::Halo(halo) => Some(&mut halo.around),
            _ => None,
        }
    }
}

impl Feature {
    /// Its stone; of a row, halo or pavé that of each.
    #[must_use]
    pub fn stone(&self) -> Option<&Stone> {
        match &self.work {
            Work::Head(head) => Some(&head.stone),
            Work::Row(row) => Some(&row.stone),
            Work::Halo(halo) => Some(&halo.stone),
            Work::Pave(pave) => Some(&pave.stone),
            _ => None,
        }
    }

    /// As [`Feature::stone`], to be changed.
    pub fn stone_mut(&mut self) -> Option<&mut Stone> {
        match &mut self.work {
            Work::Head(head) => Some(&mut head.stone),
            Work::Row(row) => Some(&mut row.stone),
            Work::Halo(halo) => Some(&mut halo.stone),
            Work::Pave(pave) => Some(&mut pave.stone),
            _ => None,
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
    // With what a piece is worn as begin the keys of the piece as a whole.
    first && rest && text.len() <= 40 && !Wear::keys().contains(&text)
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
