//! Pieces to start from.

use super::settings::{Bezel, ProngHead, Setting};
use super::{Piece, Project};

/// A piece to start from.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// `solitaire`, `solitaire_six`, `bezel_solitaire`.
    pub key: &'static str,
    /// Its name in a gallery.
    pub name: &'static str,
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
            "Solitaire",
            "A round diamond of 6.5 mm in four prongs on a D-shape shank.",
            Setting::default(),
        ),
        template(
            "solitaire_six",
            "Solitaire, six prongs",
            "A round diamond of 6.5 mm in six finer prongs on a D-shape shank.",
            Setting::Prong(six_prongs()),
        ),
        template(
            "bezel_solitaire",
            "Bezel solitaire",
            "A round diamond of 6.5 mm in a bezel on a D-shape shank.",
            Setting::Bezel(Bezel::default()),
        ),
    ]
}

/// Prongs of a six-prong head are 0.1 to 0.2 mm finer than of one with four.
fn six_prongs() -> ProngHead {
    ProngHead { count: 6, ..ProngHead::default() }
}

fn template(key: &'static str, name: &'static str, description: &'static str, setting: Setting) -> Template {
    let mut piece = Piece::default();
    piece.heads_mut().for_each(|head| head.setting = setting);
    Template {
        key,
        name,
        description,
        project: Project { name: name.to_owned(), notes: String::new(), piece },
    }
}
