//! Pieces with letters.

use super::{Template, of_piece};
use crate::design::features::{Engraving, Letters, Relief, Shank, ShankProfile, Signet, TableOutline};
use crate::design::{Feature, Piece, Work};
use crate::lettering::Font;
use crate::vocab::Millimeters;

/// In the order of a gallery.
pub(super) fn templates() -> [Template; 3] {
    [engraved_band(), signet(), round_signet()]
}

/// Names inside a court band.
fn engraved_band() -> Template {
    let letters = Letters { text: "Anna & Luis 2026".to_owned(), ..Letters::default() };
    let engraving = Engraving { letters, ..Engraving::default() };
    let features = vec![
        Feature::new("shank", Work::Shank(band(ShankProfile::Court, 4.0, 2.0))),
        Feature::new("engraving", Work::Engraving(Box::new(engraving))),
    ];
    of_piece(
        "engraved_band",
        ["Engraved band", "New engraved band"],
        "A court band of 4 mm with names cut into its inside.",
        Piece { features, ..Piece::default() },
    )
}

/// Two initials on an oval table.
fn signet() -> Template {
    let letters = Letters { text: "AB".to_owned(), font: Font::Quattrocento, ..Letters::default() };
    let top = Signet { letter_height: Millimeters(4.7), letters, ..Signet::default() };
    on_shoulders("signet", ["Signet", "New signet"], "An oval table with two initials cut into it.", top)
}

/// One initial raised in a dish.
fn round_signet() -> Template {
    let letters = Letters { text: "K".to_owned(), font: Font::KaushanScript, ..Letters::default() };
    let top = Signet {
        outline: TableOutline::Round,
        length: Millimeters(11.0),
        dish: Millimeters(0.5),
        relief: Relief::Raised,
        letters,
        ..Signet::default()
    };
    let words = ["Round signet", "New round signet"];
    on_shoulders("round_signet", words, "A round table, dished, with a raised initial.", top)
}

fn on_shoulders(key: &'static str, words: [&'static str; 2], about: &'static str, top: Signet) -> Template {
    let shank = Shank {
        width_top: Millimeters(8.0),
        width_shoulder: Millimeters(7.0),
        width_base: Millimeters(3.5),
        thickness_top: Millimeters(2.0),
        thickness_shoulder: Millimeters(2.0),
        thickness_base: Millimeters(1.8),
        ..Shank::default()
    };
    let features =
        vec![Feature::new("shank", Work::Shank(shank)), Feature::new("signet", Work::Signet(Box::new(top)))];
    of_piece(key, words, about, Piece { features, ..Piece::default() })
}

/// An even band.
fn band(profile: ShankProfile, width: f64, thickness: f64) -> Shank {
    let [width, thickness] = [width, thickness].map(Millimeters);
    Shank {
        profile,
        width_top: width,
        width_shoulder: width,
        width_base: width,
        thickness_top: thickness,
        thickness_shoulder: thickness,
        thickness_base: thickness,
        ..Shank::default()
    }
}
