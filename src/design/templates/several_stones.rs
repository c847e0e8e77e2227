//! Rings with several heads: each stone stands beside another one at a gap, so that all follow when one grows.

use super::{Template, of_piece};
use crate::design::features::{Head, HeadPlace};
use crate::design::settings::{ProngHead, Setting};
use crate::design::{Feature, Piece, Stone, StoneSize, Work};
use crate::vocab::{Degrees, Millimeters};

pub(super) fn templates() -> Vec<Template> {
    vec![
        of_piece(
            "three_stone",
            ["Three-stone", "New three-stone ring"],
            "A round diamond of 6.5 mm between two of 4.5 mm, each in four prongs.",
            with_heads(vec![
                ("center", one_rail(around(0.0, 6.5, 5.0))),
                ("left", beside("center", HeadPlace::Left, 4.5, 3.9)),
                ("right", beside("center", HeadPlace::Right, 4.5, 3.9)),
            ]),
        ),
        of_piece(
            "five_stone",
            ["Five-stone", "New five-stone ring"],
            "Five round diamonds from 4.5 to 3.5 mm across the top, each in four prongs.",
            with_heads(vec![
                ("center", around(0.0, 4.5, 4.0)),
                ("left", beside("center", HeadPlace::Left, 4.0, 3.7)),
                ("right", beside("center", HeadPlace::Right, 4.0, 3.7)),
                ("outer_left", beside("left", HeadPlace::Left, 3.5, 3.5)),
                ("outer_right", beside("right", HeadPlace::Right, 3.5, 3.5)),
            ]),
        ),
        of_piece(
            "two_stone",
            ["Two-stone", "New two-stone ring"],
            "Two round diamonds of 5 mm side by side, each in four prongs.",
            with_heads(vec![
                ("left", around(-12.0, 5.0, 4.2)),
                ("right", beside("left", HeadPlace::Right, 5.0, 4.2)),
            ]),
        ),
    ]
}

fn with_heads(heads: Vec<(&str, Head)>) -> Piece {
    let mut piece = Piece::default();
    piece.features.retain(|feature| matches!(feature.work, Work::Shank(_)));
    piece.features.extend(heads.into_iter().map(|(id, head)| Feature::new(id, Work::Head(Box::new(head)))));
    piece
}

fn around(degrees: f64, diameter: f64, height: f64) -> Head {
    Head { around: Degrees(degrees), ..head(diameter, height) }
}

fn beside(other: &str, place: HeadPlace, diameter: f64, height: f64) -> Head {
    Head { place, beside: other.into(), gap: Millimeters(0.4), ..head(diameter, height) }
}

/// The rail at half height would stand where the neighbors' stones go down.
fn one_rail(mut head: Head) -> Head {
    if let Setting::Prong(prongs) = &mut head.setting {
        prongs.rails = 1;
    }
    head
}

/// Prongs and wire become finer with the stone, by the trade's table for prongs; no finer than casts well.
pub(super) fn head(diameter: f64, height: f64) -> Head {
    let share = diameter / 6.5;
    let scaled = |full: f64, least: f64| Millimeters(((full * share).max(least) * 20.0).round() / 20.0);
    let setting = Setting::Prong(ProngHead {
        base_diameter: scaled(1.3, 1.0),
        tip_diameter: scaled(1.25, 1.0),
        wire: scaled(1.0, 0.8),
        height_over_girdle: Millimeters((0.72 * share * 100.0).round() / 100.0),
        head_height: Millimeters(height),
        ..ProngHead::default()
    });
    let stone = Stone { size: StoneSize::Diameter(Millimeters(diameter)), ..Stone::default() };
    Head { setting, stone, ..Head::default() }
}
