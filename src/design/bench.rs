//! A small library and the pieces that tests of parameters walk over.

use super::features::{
    Engraving, Fill, HeadPlace, Row, ShankBase, ShankInside, ShankProfile, ShankStyle, Side, Span,
};
use super::settings::{Bezel, Cup, HeadBase, ProngHead, RowKind, Setting, Tension};
use super::templates::templates;
use super::{Feature, Library, Piece, Stone, StoneSize, Wear, Work, WorkKind};
use crate::gems::{CutPreset, Family, GemCatalog, RoundProportions, Species};
use crate::metals::{Alloy, AlloyCatalog, RouteCatalog};
use crate::vocab::{Degrees, Millimeters, Percent};

/// Two gems, two cuts, two alloys, so that tests do not hang on the compiled-in rows.
pub fn library() -> Library {
    Library {
        gems: GemCatalog {
            species: vec![species("diamond", "Diamond"), species("sapphire_blue", "Blue sapphire")],
            cuts: vec![
                cut("round_excellent", Stone::default().cut.round().unwrap()),
                cut("round_tolkowsky", tolkowsky()),
            ],
            ..GemCatalog::built_in()
        },
        alloys: AlloyCatalog {
            alloys: vec![
                alloy("gold_18k_yellow", "18k yellow gold"),
                alloy("platinum_950_ru", "Platinum 950 ruthenium"),
            ],
        },
        routes: RouteCatalog::built_in(),
    }
}

/// Pieces that together have every parameter there is.
pub fn pieces() -> Vec<Piece> {
    let plain = templates().swap_remove(0).project.piece;
    let mut bezel = plain.clone();
    bezel.heads_mut().for_each(|head| head.setting = Setting::Bezel(Bezel::default()));
    let peg = Setting::Prong(ProngHead { base: HeadBase::Peg, ..ProngHead::default() });
    let others = [peg, Setting::Tension(Tension::default()), Setting::Cup(Cup::default())].map(|setting| {
        let mut piece = plain.clone();
        piece.heads_mut().for_each(|head| head.setting = setting);
        piece
    });
    let mut measured = plain.clone();
    measured.shanks_mut().for_each(|shank| shank.profile = ShankProfile::Court);
    let size = StoneSize::Measured([6.52, 6.48, 3.97].map(Millimeters));
    measured.heads_mut().for_each(|head| head.stone.size = size);
    let banded = |profile: ShankProfile| {
        let mut piece = plain.clone();
        piece.features.truncate(1);
        piece.shanks_mut().for_each(|shank| {
            (shank.profile, shank.inside, shank.base) = (profile, ShankInside::Comfort, ShankBase::Euro);
        });
        piece
    };
    let bands = [ShankProfile::KnifeEdge, ShankProfile::Beveled, ShankProfile::Concave].map(banded);
    let styled = [ShankStyle::Split, ShankStyle::Bypass].map(|style| {
        let mut piece = plain.clone();
        piece.shanks_mut().for_each(|shank| shank.style = style);
        piece
    });
    let fresh = WorkKind::ALL.iter().map(|kind| Feature::new(kind.key, kind.fresh()));
    let every_kind = Piece { features: fresh.collect(), ..plain.clone() };
    let cut_as = |key: &str| {
        let mut piece = plain.clone();
        piece.heads_mut().for_each(|head| head.stone.set_family(Family::of_key(key).unwrap()));
        piece
    };
    let mut families =
        ["emerald", "heart", "princess", "baguette_tapered", "shield", "cabochon_oval"].map(cut_as);
    families[1].heads_mut().for_each(|head| head.stone.size = head.stone.size_in("measured"));
    let rows: Vec<Piece> = RowKind::ALL
        .iter()
        .map(|kind| {
            let mut row = Row { span: Span::Arc, fill: Fill::Count, ..Row::default() };
            row.setting = row.setting.turned_into(kind.key);
            let row = Feature::new("row", Work::Row(Box::new(row)));
            Piece { features: vec![plain.features[0].clone(), row], ..plain.clone() }
        })
        .collect();
    let lettered = [
        Work::Engraving(Box::new(Engraving { side: Side::Outside, ..Engraving::default() })),
        Work::Signet(Box::default()),
    ]
    .map(|work| {
        let letters = Feature::new(work.key(), work);
        Piece { features: vec![plain.features[0].clone(), letters], ..plain.clone() }
    });
    let worn = ["pendant", "earrings", "bracelet"].map(|wear| {
        let mut piece = Piece { wear: Wear::from_key(wear).unwrap(), ..plain.clone() };
        piece.heads_mut().for_each(|head| head.place = HeadPlace::Flat);
        let fittings = ["plate", "hoop", "cuff", "bail", "jump_ring", "post"]
            .map(|key| WorkKind::from_key(key).unwrap());
        piece.features.extend(fittings.map(|kind| Feature::new(kind.key, kind.fresh())));
        piece
    });
    [bezel, measured]
        .into_iter()
        .chain(others)
        .chain(families)
        .chain([plain])
        .chain(rows)
        .chain(bands)
        .chain(styled)
        .chain(lettered)
        .chain([every_kind])
        .chain(worn)
        .collect()
}

/// Tolkowsky's proportions of 1919, which name neither girdle, stars nor lower halves.
pub fn tolkowsky() -> RoundProportions {
    RoundProportions {
        table: Percent(53.0),
        crown_angle: Degrees(34.5),
        pavilion_angle: Degrees(40.75),
        star_length: Percent(50.0),
        lower_half_length: Percent(75.0),
        girdle: Percent(2.0),
        culet: Percent(0.0),
    }
}

fn species(id: &str, name: &str) -> Species {
    ron::from_str(&format!(
        r#"(id: "{id}", name: "{name}", dispersion: Cauchy(a: 2.4, b: 0.01), density: 3.52, hardness: 10,
            absorption: (0, 0, 0), ultrasonic: safe, steam: safe, heat: "", source: "test")"#
    ))
    .unwrap()
}

fn cut(id: &str, proportions: RoundProportions) -> CutPreset {
    CutPreset {
        id: id.into(),
        name: id.to_owned(),
        cut: proportions.into(),
        ratio: None,
        source: "test".to_owned(),
    }
}

fn alloy(id: &str, name: &str) -> Alloy {
    ron::from_str(&format!(
        r#"(id: "{id}", name: "{name}", family: gold, density: 15.5, reflectance: (0.9, 0.7, 0.4), source: "test")"#
    ))
    .unwrap()
}
