//! Solitaires of stones that are not round, and in other settings than plain prongs.

use super::{Template, of_piece};
use crate::design::features::{Shank, ShankProfile};
use crate::design::settings::{Bezel, Cup, HeadBase, ProngHead, ProngSet, Setting, Tension};
use crate::design::{Piece, Stone, StoneSize};
use crate::gems::{Cut, Family};
use crate::vocab::{Degrees, Millimeters, Percent};

pub(super) fn templates() -> Vec<Template> {
    [in_prongs(), in_special_prongs(), in_bezels(), otherwise()].concat()
}

fn in_prongs() -> Vec<Template> {
    vec![
        of_piece(
            "oval_solitaire",
            ["Oval solitaire", "New oval solitaire"],
            "An oval diamond of 7.7 by 5.5 mm in four prongs on a D-shape shank.",
            solitaire(Family::Oval, [7.7, 5.5], ProngHead::default()),
        ),
        of_piece(
            "emerald_cut_solitaire",
            ["Emerald-cut solitaire", "New emerald-cut solitaire"],
            "An emerald-cut diamond of 7 by 5 mm in four prongs at its corners.",
            solitaire(Family::Emerald, [7.0, 5.0], ProngHead::default()),
        ),
        of_piece(
            "princess_solitaire",
            ["Princess solitaire", "New princess solitaire"],
            "A princess-cut diamond of 5.5 mm in four V-prongs at its corners.",
            solitaire(Family::Princess, [5.5, 5.5], ProngHead::default()),
        ),
        of_piece(
            "cushion_solitaire",
            ["Cushion solitaire", "New cushion solitaire"],
            "A cushion-cut diamond of 5.8 mm in four prongs at its corners.",
            solitaire(Family::Cushion, [5.8, 5.8], ProngHead::default()),
        ),
        of_piece(
            "pear_solitaire",
            ["Pear solitaire", "New pear solitaire"],
            "A pear-shaped diamond of 8.5 by 5.6 mm in four prongs and a V-prong at its point.",
            solitaire(Family::Pear, [8.5, 5.6], ProngHead { count: 5, ..ProngHead::default() }),
        ),
        of_piece(
            "marquise_solitaire",
            ["Marquise solitaire", "New marquise solitaire"],
            "A marquise diamond of 10 by 5 mm in four prongs and V-prongs at its points.",
            solitaire(Family::Marquise, [10.0, 5.0], ProngHead { count: 6, ..ProngHead::default() }),
        ),
        of_piece(
            "heart_solitaire",
            ["Heart solitaire", "New heart solitaire"],
            "A heart-shaped diamond of 6.5 mm in a V-prong at its point and four prongs at its lobes.",
            solitaire(Family::Heart, [6.5, 6.5], ProngHead { count: 5, ..ProngHead::default() }),
        ),
        of_piece(
            "trillion_solitaire",
            ["Trillion solitaire", "New trillion solitaire"],
            "A trillion-cut diamond of 6.5 mm in three V-prongs at its corners.",
            solitaire(Family::Trillion, [6.2, 6.5], ProngHead { count: 3, ..ProngHead::default() }),
        ),
    ]
}

fn in_special_prongs() -> Vec<Template> {
    vec![
        of_piece(
            "double_prong_solitaire",
            ["Double-prong solitaire", "New double-prong solitaire"],
            "A cushion-cut diamond of 5.8 mm in four pairs of prongs on three rails.",
            solitaire(Family::Cushion, [5.8, 5.8], double_prongs()),
        ),
        of_piece(
            "peg_solitaire",
            ["Peg-head solitaire", "New peg-head solitaire"],
            "A round diamond of 6.5 mm in four prongs that meet on a peg in the shank.",
            of_head(None, Setting::Prong(on_peg())),
        ),
        of_piece(
            "trellis_solitaire",
            ["Trellis solitaire", "New trellis solitaire"],
            "A round diamond of 6.5 mm in four prongs that cross in pairs.",
            of_head(None, Setting::Prong(trellis())),
        ),
    ]
}

fn in_bezels() -> Vec<Template> {
    vec![
        of_piece(
            "oval_bezel",
            ["Oval bezel", "New oval bezel"],
            "An oval diamond of 7.7 by 5.5 mm in a bezel on a D-shape shank.",
            bezel(Some((Family::Oval, [7.7, 5.5])), 0.0),
        ),
        of_piece(
            "emerald_cut_bezel",
            ["Emerald-cut bezel", "New emerald-cut bezel"],
            "An emerald-cut diamond of 7 by 5 mm in a bezel on a D-shape shank.",
            bezel(Some((Family::Emerald, [7.0, 5.0])), 0.0),
        ),
        of_piece(
            "pear_bezel",
            ["Pear bezel", "New pear bezel"],
            "A pear-shaped diamond of 8.5 by 5.6 mm in a bezel on a D-shape shank.",
            bezel(Some((Family::Pear, [8.5, 5.6])), 0.0),
        ),
        of_piece(
            "half_bezel",
            ["Half bezel", "New half bezel"],
            "A round diamond of 6.5 mm in a bezel that is open on two sides.",
            bezel(None, 90.0),
        ),
    ]
}

/// Finer than single ones.
fn double_prongs() -> ProngHead {
    let [base_diameter, tip_diameter] = [1.1, 1.05].map(Millimeters);
    ProngHead {
        set: ProngSet::Pair,
        rails: 3,
        wire: Millimeters(0.8),
        base_diameter,
        tip_diameter,
        ..ProngHead::default()
    }
}

/// Higher than on a rail, so that the culet stays over the peg.
fn on_peg() -> ProngHead {
    let [base_diameter, head_height] = [1.2, 6.3].map(Millimeters);
    ProngHead { base: HeadBase::Peg, base_diameter, head_height, ..ProngHead::default() }
}

fn trellis() -> ProngHead {
    ProngHead { crossing: Percent(100.0), rails: 1, ..ProngHead::default() }
}

fn otherwise() -> Vec<Template> {
    vec![
        of_piece(
            "tension_solitaire",
            ["Tension solitaire", "New tension solitaire"],
            "A round diamond of 5 mm between the ends of a strong shank.",
            tension(),
        ),
        of_piece(
            "pearl_ring",
            ["Pearl ring", "New pearl ring"],
            "A pearl of 6 mm glued in a cup on its post.",
            of_head(Some(&Stone::pearl(Millimeters(6.0))), Setting::Cup(Cup::default())),
        ),
    ]
}

/// A band that springs: thick at its ends, so that metal is left over the grooves, and nowhere thin.
fn tension() -> Piece {
    let stone = Stone { size: StoneSize::Diameter(Millimeters(5.0)), ..Stone::default() };
    let mut piece = of_head(Some(&stone), Setting::Tension(Tension::default()));
    let [width_top, width_shoulder, width_base] = [4.0, 3.8, 3.4].map(Millimeters);
    let [thickness_top, thickness_shoulder, thickness_base] = [4.2, 3.0, 2.7].map(Millimeters);
    piece.shanks_mut().for_each(|shank| {
        *shank = Shank {
            profile: ShankProfile::Flat,
            edge_radius: Millimeters(0.4),
            width_top,
            width_shoulder,
            width_base,
            thickness_top,
            thickness_shoulder,
            thickness_base,
            ..Shank::default()
        };
    });
    piece
}

/// A stone in prongs on the shank of the round solitaire. The prongs end at three quarters of the crown, as the round
/// one's do.
fn solitaire(family: Family, sides: [f64; 2], prongs: ProngHead) -> Piece {
    let stone = stone(family, sides);
    let height_over_girdle = over_girdle(&stone, 0.75);
    of_head(Some(&stone), Setting::Prong(ProngHead { height_over_girdle, ..prongs }))
}

/// A stone, or the round solitaire's, in a bezel to half of its crown, open on two sides by an angle in degrees.
fn bezel(stone: Option<(Family, [f64; 2])>, opening: f64) -> Piece {
    let stone = stone.map(|(family, sides)| self::stone(family, sides));
    let whole = Bezel { opening: Degrees(opening), ..Bezel::default() };
    let height = stone.as_ref().map_or(whole.height_over_girdle, |stone| over_girdle(stone, 0.5));
    of_head(stone.as_ref(), Setting::Bezel(Bezel { height_over_girdle: height, ..whole }))
}

/// A share of the way from girdle to table.
fn over_girdle(stone: &Stone, share: f64) -> Millimeters {
    let crown = stone.shape().map_or(1.0, |shape| shape.table_height.0 - shape.girdle_half.0);
    Millimeters((100.0 * share * crown).round() / 100.0)
}

fn of_head(stone: Option<&Stone>, setting: Setting) -> Piece {
    let mut piece = Piece::default();
    for head in piece.heads_mut() {
        head.setting = setting;
        head.stone = stone.cloned().unwrap_or_default();
    }
    piece
}

/// The standard preset of a family, its length along the finger.
fn stone(family: Family, sides: [f64; 2]) -> Stone {
    Stone {
        size: StoneSize::Sides(sides.map(Millimeters)),
        preset: Some(format!("{}_standard", family.key()).as_str().into()),
        cut: Cut::of(family),
        rotation: Degrees(-90.0),
        ..Stone::default()
    }
}
