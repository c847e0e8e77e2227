//! What a piece is worn as, and what it has to fit.
//!
//! A piece as a whole is addressed by what it is worn as: `ring.size`, `pendant.chain`, `bracelet.wrist`.

use std::f64::consts::PI;

use super::entry::{About, Access, Entry, mm, number};
use super::lists::{Reader, Writer};
use crate::vocab::{Millimeters, RingSize};

/// What a piece is worn as, and what it has to fit. `src/lib.rs` says where each stands in space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wear {
    /// Around a finger.
    Ring(Ring),
    /// On a chain.
    Pendant(Pendant),
    /// One in each ear: one is designed, the other is its mirror image.
    Earrings(Earrings),
    /// Around a wrist.
    Bracelet(Bracelet),
}

/// A finger. Key: `size`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// The size that the inside is made to.
    pub size: RingSize,
}

/// A chain. Keys: `chain`, `end_ring`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pendant {
    /// Width of the chain.
    pub chain: Millimeters,
    /// Outer diameter of the ring at the chain's end, which goes through the bail.
    pub end_ring: Millimeters,
}

/// Two ears. They bring no parameters: what an ear needs is said by posts and hoops.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Earrings;

/// A wrist. Keys: `wrist`, `ease`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bracelet {
    /// Around the wrist, measured close.
    pub wrist: Millimeters,
    /// How much longer the inside of the bracelet is.
    pub ease: Millimeters,
}

impl Default for Wear {
    fn default() -> Self {
        Self::Ring(Ring::default())
    }
}

impl Default for Ring {
    /// US 7.
    fn default() -> Self {
        Self { size: RingSize::us(7.0) }
    }
}

impl Default for Pendant {
    /// A light cable chain is 0.9 to 1.5 mm wide. The end ring is a default without a published source: with it a bail
    /// that is 3.5 to 4.5 mm high inside, as they are sold for such chains, has its half millimeter of room.
    fn default() -> Self {
        Self { chain: Millimeters(1.2), end_ring: Millimeters(3.0) }
    }
}

impl Default for Bracelet {
    /// A wrist of 6½ inches with the ease of a comfortable fit, ¾ to 1 inch.
    fn default() -> Self {
        Self { wrist: Millimeters(165.0), ease: Millimeters(22.0) }
    }
}

/// Smaller and larger rings than any child or man wears are out of these.
const DIAMETERS: [f64; 2] = [11.0, 26.0];

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Piece", label, help }
}

const RING: &[Entry<Ring>] = &[Entry::new(
    about("size", "Size", "Ring size in any system, or the inner diameter in mm."),
    Access::Size { diameters: DIAMETERS, get: |ring| ring.size, set: |ring, size| ring.size = size },
)];

const PENDANT: &[Entry<Pendant>] = &[
    Entry::new(
        about("chain", "Chain", "Width of the chain that the pendant hangs on."),
        number!(mm(0.4, 6.0, 0.1), chain),
    ),
    Entry::new(
        about(
            "end_ring",
            "End ring",
            "Outer diameter of the ring at the chain's end: it goes through the bail.",
        ),
        number!(mm(1.0, 12.0, 0.1), end_ring),
    ),
];

const BRACELET: &[Entry<Bracelet>] = &[
    Entry::new(
        about("wrist", "Wrist", "Around the wrist, measured close, where the bracelet is worn."),
        number!(mm(100.0, 250.0, 1.0), wrist),
    ),
    Entry::new(
        about(
            "ease",
            "Ease",
            "How much longer than the wrist it is: 6 to 13 mm snug, 19 to 25 mm comfortable.",
        ),
        number!(mm(0.0, 60.0, 0.5), ease),
    ),
];

/// Key and label of each, in the order of a menu.
const WORDS: [(&str, &str); 4] =
    [("ring", "Ring"), ("pendant", "Pendant"), ("earrings", "Earrings"), ("bracelet", "Bracelet")];

impl Wear {
    /// The keys of all, in the order of a menu.
    #[must_use]
    pub fn keys() -> [&'static str; 4] {
        WORDS.map(|(key, _)| key)
    }

    /// A fresh one of that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let all = [
            Self::Ring(Ring::default()),
            Self::Pendant(Pendant::default()),
            Self::Earrings(Earrings),
            Self::Bracelet(Bracelet::default()),
        ];
        all.into_iter().find(|wear| wear.key() == key)
    }

    /// What the keys of the piece as a whole begin with: `ring`, `pendant`, `earrings`, `bracelet`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        WORDS[self.place()].0
    }

    /// Name in panels and menus.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        WORDS[self.place()].1
    }

    const fn place(&self) -> usize {
        match self {
            Self::Ring(_) => 0,
            Self::Pendant(_) => 1,
            Self::Earrings(_) => 2,
            Self::Bracelet(_) => 3,
        }
    }

    /// What it is worn on, in a sentence: `the finger`.
    #[must_use]
    pub const fn skin(&self) -> &'static str {
        match self {
            Self::Ring(_) => "the finger",
            Self::Pendant(_) => "the skin",
            Self::Earrings(_) => "the ear",
            Self::Bracelet(_) => "the wrist",
        }
    }

    /// The size that a ring is made to.
    #[must_use]
    pub const fn ring_size(&self) -> Option<RingSize> {
        match self {
            Self::Ring(ring) => Some(ring.size),
            _ => None,
        }
    }

    /// The diameter inside of what goes around a finger or a wrist; of an oval that of the circle as long.
    #[must_use]
    pub fn inner_diameter(&self) -> Option<Millimeters> {
        match self {
            Self::Ring(ring) => Some(ring.size.inner_diameter()),
            Self::Bracelet(bracelet) => Some(Millimeters(bracelet.length().0 / PI)),
            Self::Pendant(_) | Self::Earrings(_) => None,
        }
    }

    /// How many are made of what is designed: of earrings two.
    #[must_use]
    pub const fn count(&self) -> u32 {
        if let Self::Earrings(_) = self { 2 } else { 1 }
    }

    pub(super) fn read(&self, reader: &mut impl Reader) {
        match self {
            Self::Ring(ring) => reader.list(RING, ring),
            Self::Pendant(pendant) => reader.list(PENDANT, pendant),
            Self::Earrings(_) => {}
            Self::Bracelet(bracelet) => reader.list(BRACELET, bracelet),
        }
    }

    pub(super) fn write(&mut self, writer: &mut impl Writer) {
        match self {
            Self::Ring(ring) => writer.list(RING, ring),
            Self::Pendant(pendant) => writer.list(PENDANT, pendant),
            Self::Earrings(_) => {}
            Self::Bracelet(bracelet) => writer.list(BRACELET, bracelet),
        }
    }
}

impl From<RingSize> for Wear {
    fn from(size: RingSize) -> Self {
        Self::Ring(Ring { size })
    }
}

impl Bracelet {
    /// Once around its inside.
    #[must_use]
    pub fn length(&self) -> Millimeters {
        Millimeters(self.wrist.0 + self.ease.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wear_is_found_by_its_key() {
        for key in Wear::keys() {
            assert_eq!(Wear::from_key(key).unwrap().key(), key);
        }
        assert_eq!(Wear::from_key("brooch"), None);
        assert_eq!(Wear::default(), RingSize::us(7.0).into());
    }

    #[test]
    fn a_wrist_of_six_and_a_half_inches_takes_a_small_bangle() {
        // Sold as 60 mm inside, the medium as 63.5 mm.
        let inside = Wear::from_key("bracelet").unwrap().inner_diameter().unwrap();
        assert!((59.0..63.5).contains(&inside.0), "{inside}");
    }
}
