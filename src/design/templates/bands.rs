//! Bands without stones, and solitaires on shanks of another section.

use super::{Template, of_piece};
use crate::design::features::{Shank, ShankBase, ShankInside, ShankProfile, ShoulderStyle, Shoulders};
use crate::design::{Feature, Piece, Work};
use crate::vocab::{Degrees, Millimeters};

/// In the order of a gallery.
pub(super) fn templates() -> Vec<Template> {
    vec![
        of_piece(
            "plain_band",
            ["Plain band", "New plain band"],
            "A court band of 3 mm, domed outside and inside.",
            alone(Shank { profile: ShankProfile::Court, ..even(3.0, 1.7) }),
        ),
        of_piece(
            "beveled_band",
            ["Beveled band", "New beveled band"],
            "A comfort-fit band of 4 mm, flat between two bevels.",
            alone(Shank {
                profile: ShankProfile::Beveled,
                inside: ShankInside::Comfort,
                comfort_radius: Millimeters(12.0),
                bevel_width: Millimeters(0.9),
                edge_radius: Millimeters(0.1),
                ..even(4.0, 2.0)
            }),
        ),
        of_piece(
            "knife_edge_band",
            ["Knife-edge band", "New knife-edge band"],
            "A comfort-fit band of 2.5 mm whose flanks meet in a ridge.",
            alone(Shank {
                profile: ShankProfile::KnifeEdge,
                inside: ShankInside::Comfort,
                knife_angle: Degrees(110.0),
                ..even(2.5, 2.0)
            }),
        ),
        of_piece(
            "knife_edge_solitaire",
            ["Knife-edge solitaire", "New knife-edge solitaire"],
            "A round diamond of 6.5 mm in four prongs on a knife-edge shank.",
            solitaire(Shank { profile: ShankProfile::KnifeEdge, ..even(2.2, 1.9) }),
        ),
        of_piece(
            "euro_solitaire",
            ["Euro-shank solitaire", "New Euro-shank solitaire"],
            "A round diamond of 6.5 mm in four prongs on a flat shank with a squared base.",
            solitaire(Shank { profile: ShankProfile::Flat, base: ShankBase::Euro, ..even(2.5, 1.8) }),
        ),
        of_piece(
            "cathedral_solitaire",
            ["Cathedral solitaire", "New cathedral solitaire"],
            "A round diamond of 6.5 mm in four prongs between open arches that rise from the shank.",
            cathedral(6.2, Shoulders::default()),
        ),
        of_piece(
            "low_cathedral",
            ["Low cathedral", "New low cathedral"],
            "A round diamond of 6.5 mm in four prongs between low, closed shoulders.",
            cathedral(
                5.0,
                Shoulders { style: ShoulderStyle::Closed, foot: Degrees(42.0), ..Shoulders::default() },
            ),
        ),
    ]
}

/// The solitaire, its girdle so far over the finger, between shoulders.
fn cathedral(height: f64, shoulders: Shoulders) -> Piece {
    let mut piece = Piece::default();
    piece.heads_mut().for_each(|head| head.setting = head.setting.at_height(Millimeters(height)));
    piece.features.push(Feature::new("shoulders", Work::Shoulders(shoulders)));
    piece
}

/// As wide and as thick all around.
fn even(width: f64, thickness: f64) -> Shank {
    let [width, thickness] = [width, thickness].map(Millimeters);
    Shank {
        width_top: width,
        width_shoulder: width,
        width_base: width,
        thickness_top: thickness,
        thickness_shoulder: thickness,
        thickness_base: thickness,
        ..Shank::default()
    }
}

/// A ring of this shank and nothing else.
fn alone(shank: Shank) -> Piece {
    Piece { features: vec![Feature::new("shank", Work::Shank(shank))], ..Piece::default() }
}

/// The solitaire with this shank.
fn solitaire(shank: Shank) -> Piece {
    let mut piece = Piece::default();
    piece.shanks_mut().for_each(|own| *own = shank);
    piece
}
