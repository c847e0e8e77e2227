//! A post: the pin that goes through the ear.

use crate::design::Keyed;
use crate::design::entry::{About, Entry, choice, mm, number};
use crate::design::lists::{Reader, Writer};
use crate::vocab::Millimeters;

/// What is put on a post behind the ear. It is bought, not cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// Two scrolls that clamp the post in its grooves.
    Friction,
    /// None that comes with the piece.
    None,
}

impl Keyed for Back {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Friction, "friction", "Friction back"), (Self::None, "none", "None")];
}

/// A pin on the back of a flat piece. Keys: `diameter`, `length`, `groove`, `back`, `across`, `up`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Post {
    /// Of the pin.
    pub diameter: Millimeters,
    /// From the back of the piece to the pin's end.
    pub length: Millimeters,
    /// Depth of the two grooves that a back snaps into; 0 leaves them out.
    pub groove: Millimeters,
    /// What is put on it.
    pub back: Back,
    /// How far to the right of the middle of the piece it stands.
    pub across: Millimeters,
    /// How far up from the middle of the piece it stands.
    pub up: Millimeters,
}

impl Default for Post {
    /// A cast post is at least 0.8 mm thick, of wire 0.81; 9.5 to 10 mm are standard, with grooves 2.0 and 3.5 mm from
    /// the end. The groove's depth is a default without a published source.
    fn default() -> Self {
        Self {
            diameter: Millimeters(0.9),
            length: Millimeters(10.0),
            groove: Millimeters(0.06),
            back: Back::Friction,
            across: Millimeters(0.0),
            up: Millimeters(0.0),
        }
    }
}

const fn about(key: &'static str, label: &'static str, help: &'static str) -> About {
    About { key, group: "Post", label, help }
}

const LIST: &[Entry<Post>] = &[
    Entry::new(
        about("diameter", "Diameter", "Thickness of the post, at least 0.8 mm where it is cast."),
        number!(mm(0.4, 2.0, 0.05), diameter),
    ),
    Entry::new(
        about("length", "Length", "From the back of the piece to the post's end; 11.5 mm for thick lobes."),
        number!(mm(4.0, 20.0, 0.1), length),
    ),
    Entry::new(
        about(
            "groove",
            "Groove depth",
            "Depth of the two grooves that the back snaps into; 0 leaves them out.",
        ),
        number!(mm(0.0, 0.3, 0.01), groove),
    ),
    Entry::new(
        about("back", "Back", "What is put on the post behind the ear; it is bought."),
        choice!(Back, back),
    ),
    Entry::new(
        about("across", "Sideways", "Distance from the middle of the piece, positive to the right."),
        number!(mm(-30.0, 30.0, 0.05), across),
    ),
    Entry::new(
        about("up", "Up", "Distance from the middle of the piece, positive upward as it is worn."),
        number!(mm(-30.0, 30.0, 0.05), up),
    ),
];

impl Post {
    pub(in crate::design) fn read(&self, reader: &mut impl Reader) {
        reader.list(LIST, self);
    }

    pub(in crate::design) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(LIST, self);
    }
}
