//! A cup with a post, on which a drilled pearl is glued.

use super::HEAD_HEIGHT;
use crate::design::entry::{About, Entry, mm, number, percent};
use crate::gems::DrillHole;
use crate::vocab::{Millimeters, Percent};

/// Keys: `cup.width`, `cup.wall`, `cup.stem`, `cup.post`, `cup.hole`, `cup.glue`, `height`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cup {
    /// Width of the hollow, as a share of the pearl's.
    pub width: Percent,
    /// Thickness of the cup.
    pub wall: Millimeters,
    /// Diameter of the stem under the cup.
    pub stem: Millimeters,
    /// Diameter of the post; the hole is drilled wider by the glue on both sides.
    pub post: Millimeters,
    /// Depth of the hole in the pearl, as a share of how thick the pearl is there.
    pub hole: Percent,
    /// Room for glue between the pearl and the cup, around the post and over its end.
    pub glue: Millimeters,
    /// Middle of the pearl over the finger (the inside of the shank under the head).
    pub head_height: Millimeters,
}

impl Default for Cup {
    /// For a pearl of 6 mm. Pearls are drilled 0.6 to 0.8 mm wide and half-way, to 50 to 60 % of their diameter; that and
    /// all other numbers are defaults without a published source.
    fn default() -> Self {
        Self {
            width: Percent(55.0),
            wall: Millimeters(0.7),
            stem: Millimeters(2.0),
            post: Millimeters(0.7),
            hole: Percent(55.0),
            glue: Millimeters(0.04),
            head_height: Millimeters(4.9),
        }
    }
}

impl Cup {
    /// What is drilled into a pearl so thick: wider than the post by the glue on both sides, and as deep as asked.
    #[must_use]
    pub fn hole_in(&self, thickness: Millimeters) -> DrillHole {
        DrillHole {
            diameter: Millimeters(self.post.0 + 2.0 * self.glue.0),
            depth: Millimeters(self.hole.0 / 100.0 * thickness.0),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Cup", label, help }
}

/// The parameters of a cup.
pub(super) const LIST: &[Entry<Cup>] = &[
    Entry::new(HEAD_HEIGHT.about, number!(HEAD_HEIGHT.limits, head_height)),
    Entry::new(
        about("cup.width", "Cup", "Width of the hollow that the pearl lies in, as a share of the pearl's."),
        number!(percent(20.0, 95.0, 1.0), width),
    ),
    Entry::new(
        about("cup.wall", "Wall", "Thickness of the cup all over."),
        number!(mm(0.2, 3.0, 0.05), wall),
    ),
    Entry::new(
        about("cup.stem", "Stem", "Diameter of the stem that the cup stands on."),
        number!(mm(0.5, 10.0, 0.05), stem),
    ),
    Entry::new(
        about(
            "cup.post",
            "Post",
            "Diameter of the post in the pearl's hole; pearls are drilled 0.6 to 0.8 mm.",
        ),
        number!(mm(0.3, 2.0, 0.05), post),
    ),
    Entry::new(
        about("cup.hole", "Hole depth", "How deep the pearl is drilled, as a share of its thickness there."),
        number!(percent(10.0, 90.0, 1.0), hole),
    ),
    Entry::new(
        about("cup.glue", "Glue", "Room for glue under the pearl, around the post and over its end."),
        number!(mm(0.0, 0.5, 0.01), glue),
    ),
];
