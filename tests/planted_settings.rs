//! Faults of known size in tension settings, in cups of pearls and between bars, what cannot be set at all, and that the
//! templates stay clean in other sizes.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use std::sync::Arc;

use collet::build::{Built, BuiltStone, CancelToken};
use collet::checks::{RuleBook, RuleId, Severity, check};
use collet::design::Stone;
use collet::gems::DrillHole;
use collet::kernel::{Solid, intersect};
use collet::vocab::Millimeters;
use common::{Fault, fault, judged, of, template, titles, typed};

const SIZES: [&str; 3] = ["US 4", "US 7", "US 13"];

fn faults() -> Vec<Fault<'static>> {
    use RuleId::*;
    use Severity::{Stop, Warn};
    let base = &[("shank.thickness_base", "2.2 mm")];
    vec![
        fault("tension_solitaire", &[("tension.hold", "12")], TensionHold, Warn, 12.0, 0.3),
        fault("tension_solitaire", &[("tension.hold", "8")], TensionHold, Stop, 8.0, 0.3),
        fault("tension_solitaire", &[("tension.hold", "22")], TensionTooFar, Warn, 22.0, 0.3),
        fault("tension_solitaire", base, TensionShank, Warn, 2.2, 0.01),
        // Along the stone's axis a groove of 90° lies twice the clearance under the girdle.
        fault("tension_solitaire", &[("seat.clearance", "0.06")], SeatGap, Stop, 0.12, 0.02),
        // The hole less the glue over the end of the post: 0.04 of 6 mm.
        fault("pearl_ring", &[("cup.hole", "40")], PearlPost, Warn, 40.0 - 4.0 / 6.0, 0.1),
        fault("pearl_ring", &[("cup.hole", "20")], PearlPost, Stop, 20.0 - 4.0 / 6.0, 0.1),
        fault("pearl_ring", &[("cup.hole", "70")], PearlPostTooFar, Warn, 70.0 - 4.0 / 6.0, 0.1),
        fault("pearl_ring", &[("cup.glue", "0.2")], SeatGap, Stop, 0.2, 0.03),
        fault("bar_band", &[("bar.overlap", "8")], ChannelOverlap, Warn, 8.0, 1.0),
        fault("bar_band", &[("bar.overlap", "20")], ChannelTooFar, Warn, 20.0, 1.0),
        fault("bar_band", &[("seat.clearance", "0.1")], SeatGap, Stop, 0.1 / 0.757, 0.02),
    ]
}

#[test]
fn every_fault_is_found_with_its_size_and_its_fix_clears_it() {
    for fault in faults() {
        fault.assert_found_and_cleared();
    }
}

#[test]
fn settings_follow_the_ring_and_stay_clean() {
    let sized = ["tension_solitaire", "pearl_ring", "bar_band"].map(|key| SIZES.map(|size| (key, size)));
    let sized = sized.concat().into_iter().map(|(key, size)| (key, vec![("ring.size", size)]));
    let others = [
        ("pearl_studs", vec![]),
        ("pearl_studs", vec![("head.height", "5.6"), ("stone.diameter", "9")]),
        ("pearl_studs", vec![("stone.diameter", "4")]),
        ("bar_band", vec![("row.span", "full")]),
        ("bar_band", vec![("stone.diameter", "1.5"), ("row.gap", "0.5")]),
        ("bar_band", vec![("stone.shape", "oval"), ("stone.length", "2.6"), ("stone.width", "2.0")]),
        (
            "tension_solitaire",
            vec![
                ("stone.shape", "oval"),
                ("stone.length", "5.6"),
                ("stone.width", "4.6"),
                ("shank.thickness_top", "4.5"),
            ],
        ),
        ("tension_solitaire", vec![("stone.species", "sapphire_blue")]),
    ];
    for (key, parameters) in sized.chain(others) {
        let (built, report) = judged(&typed(template(key), &parameters));
        assert!(report.findings.is_empty(), "{key} {parameters:?}: {:#?}", titles(&report));
        assert!(built.problems.is_empty() && built.metal.body_count() == 1, "{key}: {:?}", built.problems);
    }
}

/// The pearl of a piece as a body in its place.
fn pearl_of(built: &Built) -> (&BuiltStone, Solid) {
    let pearl = &built.stones[0];
    let body = &pearl.shape.polyhedron;
    let placed: Vec<_> = body.vertices.iter().map(|at| pearl.ring_from_stone.to_parent(*at)).collect();
    (pearl, Solid::from_triangles(&placed, &body.triangles()).unwrap())
}

#[test]
fn a_pearl_is_drilled_for_its_post_and_weighs_what_it_weighed() {
    for key in ["pearl_ring", "pearl_studs"] {
        let (built, _) = judged(&template(key));
        let (pearl, body) = pearl_of(&built);
        let whole = pearl.shape.convex_parts()[0].volume().0;
        assert!((pearl.volume.0 - whole).abs() < 1e-9);
        let hole = pearl.shape.hole.unwrap();
        let drilled = std::f64::consts::FRAC_PI_4 * hole.diameter.0.powi(2) * hole.depth.0;
        assert!((whole - body.volume().0 - drilled).abs() < 0.02 * drilled, "{key}");
        let shared = intersect(&built.metal, &body, &CancelToken::default()).unwrap();
        assert!(shared.volume().0 < 1e-9, "{key}: {} mm³ of metal are in the pearl", shared.volume().0);
    }
}

#[test]
fn a_post_that_is_too_thick_for_its_hole_bites_into_the_pearl() {
    let project = template("pearl_ring");
    let (mut built, _) = judged(&project);
    let whole = Stone::pearl(Millimeters(6.0)).shape().unwrap();
    let hole = DrillHole { diameter: Millimeters(0.54), depth: Millimeters(3.3) };
    built.stones[0].shape = Arc::new(whole.drilled(hole).unwrap());
    let profile = &RuleBook::built_in().profiles[0];
    let report = check(&built, &project.piece, profile, &CancelToken::default()).unwrap();
    let bite = of(&report, RuleId::SeatBite).unwrap_or_else(|| panic!("{:#?}", titles(&report)));
    assert!((bite.value - 0.08).abs() < 0.004, "{}", bite.title);
}

#[test]
fn what_cannot_be_set_so_is_named_with_what_would_hold_it() {
    for (key, parameters, words) in [
        ("solitaire", &[("stone.shape", "pearl")][..], "The prongs: nothing may press on a pearl"),
        ("bezel_solitaire", &[("stone.shape", "pearl")], "The bezel: nothing may press on a pearl"),
        ("solitaire", &[("stone.shape", "bead")], "a bead is strung through its hole"),
        ("bezel_solitaire", &[("stone.shape", "briolette")], "a briolette hangs by its drilled tip"),
        ("pearl_ring", &[("stone.shape", "round")], "The cup: only a drilled pearl is glued on a post"),
        ("pearl_ring", &[("head.height", "3")], "the pearl lies too low over the shank"),
        (
            "pearl_ring",
            &[("stone.diameter", "5"), ("cup.post", "2"), ("cup.glue", "0.3")],
            "Stone 1: hole is 2.6; it must be 0.05 to 2.5 mm",
        ),
        ("pearl_ring", &[("cup.stem", "6")], "a stem of 6.00 mm is wider than the cup"),
        ("pearl_studs", &[("head.height", "4")], "the pearl lies too low over the plane under it"),
        ("studs", &[("head.setting", "tension")], "this piece has none"),
        ("tension_solitaire", &[("stone.shape", "princess")], "only round and oval stones"),
        ("tension_solitaire", &[("stone.species", "opal")], "on Mohs' scale, at least 9 is needed"),
        ("tension_solitaire", &[("head.height", "4")], "is over the mouth of the grooves"),
        ("tension_solitaire", &[("head.height", "0.6")], "is left between the grooves and the finger"),
        ("bar_band", &[("bar.length", "150")], "are longer than the band is wide"),
    ] {
        let (built, _) = judged(&typed(template(key), parameters));
        let problems: Vec<&str> = built.problems.iter().map(|problem| problem.text.as_str()).collect();
        assert!(problems.iter().any(|text| text.contains(words)), "{key} {parameters:?}: {problems:#?}");
    }
}
