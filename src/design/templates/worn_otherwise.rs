//! Pieces that are no rings.

use super::{Template, of_piece};
use crate::design::features::{
    Bail, Cuff, Head, HeadPlace, Hoop, JumpRing, Plate, PlateOutline, Post, Shank, ShankProfile,
};
use crate::design::settings::{Bezel, Cup, ProngHead, Setting};
use crate::design::{Feature, Piece, Stone, StoneSize, Wear, Work};
use crate::vocab::{Degrees, Millimeters};

/// In the order of a gallery.
pub(super) fn templates() -> [Template; 12] {
    [
        solitaire_pendant(),
        bezel_pendant(),
        disc_pendant(),
        bar_pendant(),
        heart_pendant(),
        studs(),
        bezel_studs(),
        pearl_studs(),
        hoops(),
        huggies(),
        bangle(),
        cuff(),
    ]
}

fn solitaire_pendant() -> Template {
    let setting = Setting::Prong(ProngHead { head_height: Millimeters(3.6), ..ProngHead::default() });
    of_piece(
        "solitaire_pendant",
        ["Solitaire pendant", "New solitaire pendant"],
        "A round diamond of 6.5 mm in four prongs under a tapered bail.",
        piece("pendant", vec![head(6.5, setting), Feature::new("bail", Work::Bail(Bail::default()))]),
    )
}

fn bezel_pendant() -> Template {
    let setting = Setting::Bezel(Bezel { head_height: Millimeters(3.4), ..Bezel::default() });
    let ring = Feature::new("jump_ring", Work::JumpRing(JumpRing::default()));
    of_piece(
        "bezel_pendant",
        ["Bezel pendant", "New bezel pendant"],
        "A round diamond of 6 mm in a bezel under a soldered jump ring.",
        piece("pendant", vec![head(6.0, setting), ring]),
    )
}

fn disc_pendant() -> Template {
    of_piece(
        "disc_pendant",
        ["Disc pendant", "New disc pendant"],
        "A flat disc of 18 mm to be engraved, under a tapered bail.",
        piece("pendant", vec![plate(Plate::default()), Feature::new("bail", Work::Bail(Bail::default()))]),
    )
}

fn bar_pendant() -> Template {
    let bar = Plate {
        outline: PlateOutline::Bar,
        width: Millimeters(5.0),
        height: Millimeters(30.0),
        thickness: Millimeters(1.6),
        ..Plate::default()
    };
    let ring = JumpRing { wire: Millimeters(0.9), inner_diameter: Millimeters(3.6), ..JumpRing::default() };
    of_piece(
        "bar_pendant",
        ["Bar pendant", "New bar pendant"],
        "An upright bar of 5 by 30 mm to be engraved, under a soldered jump ring.",
        piece("pendant", vec![plate(bar), Feature::new("jump_ring", Work::JumpRing(ring))]),
    )
}

fn heart_pendant() -> Template {
    let heart = Plate {
        outline: PlateOutline::Heart,
        width: Millimeters(15.0),
        height: Millimeters(14.0),
        thickness: Millimeters(1.4),
        ..Plate::default()
    };
    of_piece(
        "heart_pendant",
        ["Heart pendant", "New heart pendant"],
        "A flat heart of 15 mm to be engraved, under a tapered bail.",
        piece("pendant", vec![plate(heart), Feature::new("bail", Work::Bail(Bail::default()))]),
    )
}

fn plate(plate: Plate) -> Feature {
    Feature::new("plate", Work::Plate(plate))
}

fn studs() -> Template {
    let setting = Setting::Prong(ProngHead {
        base_diameter: Millimeters(1.1),
        tip_diameter: Millimeters(1.05),
        wire: Millimeters(0.9),
        height_over_girdle: Millimeters(0.56),
        head_height: Millimeters(3.8),
        rails: 1,
        ..ProngHead::default()
    });
    of_piece(
        "studs",
        ["Studs", "New studs"],
        "A pair with a round diamond of 5 mm in four prongs on each post.",
        piece("earrings", vec![head(5.0, setting), Feature::new("post", Work::Post(Post::default()))]),
    )
}

fn bezel_studs() -> Template {
    let setting = Setting::Bezel(Bezel {
        wall: Millimeters(0.7),
        height_over_girdle: Millimeters(0.4),
        head_height: Millimeters(3.4),
        ..Bezel::default()
    });
    of_piece(
        "bezel_studs",
        ["Bezel studs", "New bezel studs"],
        "A pair with a round diamond of 4 mm in a bezel on each post.",
        piece("earrings", vec![head(4.0, setting), Feature::new("post", Work::Post(Post::default()))]),
    )
}

fn pearl_studs() -> Template {
    let setting =
        Setting::Cup(Cup { stem: Millimeters(2.4), head_height: Millimeters(4.6), ..Cup::default() });
    let pearl =
        Head { place: HeadPlace::Flat, setting, stone: Stone::pearl(Millimeters(7.0)), ..Head::default() };
    of_piece(
        "pearl_studs",
        ["Pearl studs", "New pearl studs"],
        "A pair with a pearl of 7 mm glued in a cup on each post.",
        piece(
            "earrings",
            vec![
                Feature::new("head", Work::Head(Box::new(pearl))),
                Feature::new("post", Work::Post(Post::default())),
            ],
        ),
    )
}

fn hoops() -> Template {
    let hoop = Hoop { inner_diameter: Millimeters(22.0), ..Hoop::default() };
    of_piece(
        "hoops",
        ["Hoops", "New hoops"],
        "A pair of open hoops of 22 mm, each on a post.",
        piece(
            "earrings",
            vec![Feature::new("hoop", Work::Hoop(hoop)), Feature::new("post", Work::Post(Post::default()))],
        ),
    )
}

/// Close to the lobe, and broad.
fn huggies() -> Template {
    let hoop = Hoop {
        inner_diameter: Millimeters(10.0),
        width: Millimeters(3.2),
        thickness: Millimeters(2.0),
        sweep: Degrees(250.0),
    };
    of_piece(
        "huggies",
        ["Huggies", "New huggies"],
        "A pair of broad hoops of 10 mm close to the ear, each on a post.",
        piece(
            "earrings",
            vec![Feature::new("hoop", Work::Hoop(hoop)), Feature::new("post", Work::Post(Post::default()))],
        ),
    )
}

/// Wide enough to keep its round by itself.
fn bangle() -> Template {
    let [width, thickness] = [4.0, 2.2].map(Millimeters);
    let band = Shank {
        profile: ShankProfile::Court,
        width_top: width,
        width_shoulder: width,
        width_base: width,
        thickness_top: thickness,
        thickness_shoulder: thickness,
        thickness_base: thickness,
        ..Shank::default()
    };
    of_piece(
        "bangle",
        ["Bangle", "New bangle"],
        "A round bangle of a court section, made to a wrist of 165 mm.",
        piece("bracelet", vec![Feature::new("shank", Work::Shank(band))]),
    )
}

fn cuff() -> Template {
    of_piece(
        "cuff",
        ["Cuff", "New cuff"],
        "An oval cuff of 6 mm, open under a wrist of 165 mm.",
        piece("bracelet", vec![Feature::new("cuff", Work::Cuff(Cuff::default()))]),
    )
}

fn piece(wear: &str, features: Vec<Feature>) -> Piece {
    Piece { wear: Wear::from_key(wear).unwrap_or_default(), features, ..Piece::default() }
}

fn head(diameter: f64, setting: Setting) -> Feature {
    let stone = Stone { size: StoneSize::Diameter(Millimeters(diameter)), ..Stone::default() };
    Feature::new(
        "head",
        Work::Head(Box::new(Head { place: HeadPlace::Flat, setting, stone, ..Head::default() })),
    )
}
