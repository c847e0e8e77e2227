//! Bands without stones, and solitaires on shanks of another section.

use super::{Template, of_piece, several_stones};
use crate::design::features::{
    Head, Milgrain, Shank, ShankBase, ShankInside, ShankProfile, ShankStyle, ShoulderStyle, Shoulders,
};
use crate::design::settings::Setting;
use crate::design::{Feature, Piece, Work};
use crate::vocab::{Degrees, Millimeters};

/// In the order of a gallery.
pub(super) fn templates() -> Vec<Template> {
    bands().into_iter().chain(solitaires()).collect()
}

fn bands() -> Vec<Template> {
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
            "milgrain_band",
            ["Milgrain band", "New milgrain band"],
            "A flat comfort-fit band of 4 mm with a line of beads along both edges.",
            milgrain(),
        ),
        of_piece(
            "stacked_band",
            ["Stacked band", "New stacked band"],
            "Three half-round bands side by side as one ring, the middle one higher.",
            stacked(),
        ),
    ]
}

/// Rings with stones.
fn solitaires() -> Vec<Template> {
    vec![
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
        of_piece(
            "split_shank",
            ["Split-shank solitaire", "New split-shank solitaire"],
            "A round diamond of 6.5 mm in four prongs on a shank that parts into two strands.",
            split(),
        ),
        of_piece(
            "bypass",
            ["Toi et moi", "New toi et moi"],
            "Two round diamonds of 5 mm in four prongs each, on the ends of a band that pass each other.",
            toi_et_moi(),
        ),
    ]
}

/// Beads along both edges of a flat band.
fn milgrain() -> Piece {
    let mut piece = alone(Shank {
        profile: ShankProfile::FlatCourt,
        comfort_radius: Millimeters(12.0),
        ..even(4.0, 1.9)
    });
    piece.features.push(Feature::new("milgrain", Work::Milgrain(Milgrain::default())));
    piece
}

/// Three bands that share a little of their sides.
fn stacked() -> Piece {
    let band = |(id, along, thickness): (&str, f64, f64)| {
        let profile = ShankProfile::HalfRound;
        let shank = Shank {
            profile,
            along: Millimeters(along),
            edge_radius: Millimeters(0.25),
            ..even(1.4, thickness)
        };
        Feature::new(id, Work::Shank(shank))
    };
    let bands = [("middle", 0.0, 2.0), ("outer", 1.3, 1.7), ("inner", -1.3, 1.7)];
    Piece { features: bands.into_iter().map(band).collect(), ..Piece::default() }
}

/// The solitaire on two strands.
fn split() -> Piece {
    solitaire(Shank {
        style: ShankStyle::Split,
        width_top: Millimeters(2.6),
        width_shoulder: Millimeters(2.6),
        width_base: Millimeters(2.2),
        ..Shank::default()
    })
}

/// Two stones of 5 mm, each at one end of the band.
fn toi_et_moi() -> Piece {
    let shank = Shank { style: ShankStyle::Bypass, bypass_gap: Millimeters(0.8), ..even(2.2, 1.8) };
    let aside = f64::midpoint(shank.width_top.0, shank.bypass_gap.0);
    let mut piece = alone(shank);
    for (id, side) in [("left", -1.0), ("right", 1.0)] {
        let mut head = Head {
            around: Degrees(side * 11.0),
            along: Millimeters(side * aside),
            ..several_stones::head(5.0, 4.2)
        };
        // Each stone lies toward the other between two prongs.
        if let Setting::Prong(prongs) = &mut head.setting {
            prongs.rotation = Degrees(-31.0);
        }
        piece.features.push(Feature::new(id, Work::Head(Box::new(head))));
    }
    piece
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
