//! Rings with small stones around a larger one.

use super::{Template, of_piece};
use crate::design::features::{Facing, Halo, Head};
use crate::design::settings::{Bead, MeleeSetting, ProngHead, Setting};
use crate::design::{Feature, Piece, Stone, StoneSize, Work};
use crate::gems::Family;
use crate::vocab::{Degrees, Millimeters, Percent};

/// In the order of a gallery.
pub(super) fn templates() -> Vec<Template> {
    vec![
        of_piece(
            "halo",
            ["Halo", "New halo ring"],
            "A round diamond of 6.5 mm in four prongs, with a halo of small diamonds around it.",
            ring(slim_prongs(5.0), "halo", Halo::default()),
        ),
        of_piece(
            "cushion_halo",
            ["Cushion halo", "New cushion halo ring"],
            "A cushion diamond of 6.5 mm in four prongs, with a halo of small diamonds that follows it.",
            ring(of_family(slim_prongs(5.0), Family::Cushion), "halo", Halo::default()),
        ),
        of_piece(
            "pear_halo",
            ["Pear halo", "New pear halo ring"],
            "A pear diamond of 6.5 mm in four prongs and a V-prong, with a halo of small diamonds that follows it.",
            ring(of_pear(of_family(slim_prongs(5.8), Family::Pear)), "halo", Halo::default()),
        ),
        of_piece(
            "double_halo",
            ["Double halo", "New double halo ring"],
            "A round diamond of 6.5 mm in four prongs, with two rows of small diamonds around it.",
            ring(slim_prongs(5.0), "halo", Halo { rows: 2, height: Millimeters(-0.3), ..melee(1.2, 0.65) }),
        ),
        of_piece(
            "hidden_halo",
            ["Hidden halo", "New hidden halo ring"],
            "A round diamond of 6.5 mm in four prongs; small diamonds look outward under its girdle.",
            ring(slim_prongs(6.0), "hidden", hidden()),
        ),
    ]
}

/// Prongs that pass between two small stones, on one rail.
fn slim_prongs(height: f64) -> Head {
    let prongs = ProngHead {
        base_diameter: Millimeters(1.0),
        tip_diameter: Millimeters(1.0),
        rails: 1,
        seat_share: Percent(25.0),
        head_height: Millimeters(height),
        ..ProngHead::default()
    };
    Head { setting: Setting::Prong(prongs), ..Head::default() }
}

fn of_family(mut head: Head, family: Family) -> Head {
    head.stone.set_family(family);
    head
}

/// One prong more for the point; prongs of a long stone lean more, so that its rail still lies on the shank.
fn of_pear(mut head: Head) -> Head {
    if let Setting::Prong(prongs) = &mut head.setting {
        prongs.count = 5;
        (prongs.lean, prongs.reach) = (Degrees(22.0), Percent(31.0));
    }
    head
}

fn melee(diameter: f64, from_center: f64) -> Halo {
    let size = StoneSize::Diameter(Millimeters(diameter));
    Halo {
        from_center: Millimeters(from_center),
        stone: Stone { size, ..Stone::default() },
        ..Halo::default()
    }
}

fn hidden() -> Halo {
    let beads = Bead { diameter: Millimeters(0.5), depth: Millimeters(0.1), ..Bead::default() };
    Halo {
        facing: Facing::Outward,
        height: Millimeters(-2.0),
        thickness: Millimeters(0.9),
        setting: MeleeSetting::Bead(beads),
        ..melee(1.1, 0.0)
    }
}

fn ring(head: Head, id: &str, halo: Halo) -> Piece {
    let mut piece = Piece::default();
    piece.features.retain(|feature| matches!(feature.work, Work::Shank(_)));
    piece.features.push(Feature::new("head", Work::Head(Box::new(head))));
    piece.features.push(Feature::new(id, Work::Halo(Box::new(halo))));
    piece
}
