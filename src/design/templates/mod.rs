//! Pieces to start from.

mod bands;
mod halos;
mod lettered;
mod pave;
mod rows;
mod several_stones;
mod solitaires;
mod worn_otherwise;

use super::settings::{Bezel, ProngHead, Setting};
use super::{Piece, Project};

/// A piece to start from.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// `solitaire`, `three_stone`, …
    pub key: &'static str,
    /// Its name in a gallery.
    pub name: &'static str,
    /// What starting from it is called in a menu: `New solitaire`.
    pub command: &'static str,
    /// One sentence.
    pub description: &'static str,
    /// The fresh project.
    pub project: Project,
}

/// Every template, in the order of a gallery.
#[must_use]
pub fn templates() -> Vec<Template> {
    vec![
        template(
            "solitaire",
            ["Solitaire", "New solitaire"],
            "A round diamond of 6.5 mm in four prongs on a D-shape shank.",
            Setting::default(),
        ),
        template(
            "solitaire_six",
            ["Solitaire, six prongs", "New six-prong solitaire"],
            "A round diamond of 6.5 mm in six finer prongs on a D-shape shank.",
            Setting::Prong(six_prongs()),
        ),
        template(
            "bezel_solitaire",
            ["Bezel solitaire", "New bezel solitaire"],
            "A round diamond of 6.5 mm in a bezel on a D-shape shank.",
            Setting::Bezel(Bezel::default()),
        ),
    ]
    .into_iter()
    .chain(solitaires::templates())
    .chain(several_stones::templates())
    .chain(rows::templates())
    .chain(bands::templates())
    .chain(lettered::templates())
    .chain(worn_otherwise::templates())
    .chain(halos::templates())
    .chain(pave::templates())
    .collect()
}

/// Prongs of a six-prong head are 0.1 to 0.2 mm finer than of one with four.
fn six_prongs() -> ProngHead {
    ProngHead { count: 6, ..ProngHead::default() }
}

fn template(
    key: &'static str,
    words: [&'static str; 2],
    description: &'static str,
    setting: Setting,
) -> Template {
    let mut piece = Piece::default();
    piece.heads_mut().for_each(|head| head.setting = setting);
    of_piece(key, words, description, piece)
}

/// `words` are the name in a gallery and the name of the command.
fn of_piece(
    key: &'static str,
    [name, command]: [&'static str; 2],
    description: &'static str,
    piece: Piece,
) -> Template {
    Template {
        key,
        name,
        command,
        description,
        project: Project { name: name.to_owned(), notes: String::new(), piece },
    }
}
