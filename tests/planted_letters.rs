//! Faults of known size in letters, one at a time, and what the checks say about them; and letters that are clean in
//! other ring sizes.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use collet::build::{PartRole, Quality};
use collet::checks::{RuleId, Severity};
use collet::lettering::{Font, Line, LineStyle};
use common::{assert_clean, assert_problem, build, fault, judged, of, template, typed};

const TEMPLATES: [&str; 3] = ["engraved_band", "signet", "round_signet"];

const OUTSIDE: [(&str, &str); 2] = [("engraving.side", "outside"), ("engraving.around", "20")];

/// How thick the stem of an I is: its outline is that stem.
fn stem(cap_height: f64) -> f64 {
    Line::new("I", LineStyle { font: Font::Inter, cap_height, spacing: 0.0 }).width()
}

fn with<'a>(first: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [first, more].concat()
}

#[test]
fn every_fault_of_letters_is_found_with_its_size_and_its_fix_clears_it() {
    use RuleId::{EngravedDepth, EngravedWidth, RaisedHeight, RaisedWidth};
    use Severity::Warn;
    let small = [("engraving.text", "I"), ("engraving.height", "1.2")];
    let raised = with(&OUTSIDE, &[("engraving.relief", "raised")]);
    let faults = [
        ("engraved_band", small.to_vec(), EngravedWidth, Warn, stem(1.2)),
        ("engraved_band", with(&raised, &small), RaisedWidth, Warn, stem(1.2)),
        ("engraved_band", vec![("engraving.depth", "0.2")], EngravedDepth, Warn, 0.2),
        ("engraved_band", with(&OUTSIDE, &[("engraving.depth", "0.3")]), EngravedDepth, Warn, 0.3),
        ("engraved_band", with(&raised, &[("engraving.depth", "0.15")]), RaisedHeight, Warn, 0.15),
        ("signet", vec![("signet.depth", "0.25"), ("signet.dish", "0.6")], EngravedDepth, Warn, 0.25),
        ("round_signet", vec![("signet.depth", "0.1")], RaisedHeight, Warn, 0.1),
    ];
    for (key, typed_over, rule, severity, known) in faults {
        fault(key, &typed_over, rule, severity, known, 0.012).assert_found_and_cleared();
    }
}

#[test]
fn what_is_left_under_letters_is_a_wall() {
    let thin = ["top", "shoulder", "base"].map(|place| format!("shank.thickness_{place}"));
    let thin = thin.iter().map(|key| (key.as_str(), "0.95"));
    let typed_over: Vec<(&str, &str)> = thin.chain([("shank.profile", "flat")]).collect();
    let (_, report) = judged(&typed(template("engraved_band"), &typed_over));
    let found = of(&report, RuleId::WallThickness).unwrap();
    assert!((found.value - 0.45).abs() < 0.02 && found.place.part == PartRole::Shank, "{}", found.title);
}

#[test]
fn what_cannot_be_had_is_named_with_what_was_done() {
    let long = "M".repeat(40);
    for (key, typed_over, words) in [
        ("engraved_band", vec![("engraving.text", long.as_str())], "of text is longer than the"),
        ("engraved_band", vec![("engraving.height", "3.8")], "on either side of their middle"),
        ("engraved_band", vec![("engraving.text", "Anna 漢")], "has no `漢`; left out"),
        ("engraved_band", vec![("engraving.text", "漢")], "has nothing to cut"),
        ("engraved_band", vec![("engraving.along", "4")], "no shank there that goes once around"),
        (
            "engraved_band",
            with(&OUTSIDE, &[("shank.profile", "knife_edge")]),
            "a knife edge has no face outside",
        ),
        ("signet", vec![("signet.text", "MMM")], "no room for initials"),
    ] {
        let report = assert_problem(key, &typed_over, words);
        assert!(of(&report, RuleId::BuiltAsAsked).is_some(), "{words}");
    }
}

#[test]
fn letters_that_other_metal_hides_are_not_there() {
    let under = [("engraving.side", "outside"), ("engraving.around", "0"), ("engraving.text", "I")];
    let mut project = typed(template("engraved_band"), &under);
    let top = template("signet").piece.features.swap_remove(1);
    project.piece.features.push(top);
    let (_, report) = judged(&project);
    let found = of(&report, RuleId::EngravedDepth).unwrap();
    assert!(found.value.abs() < 1e-9 && found.severity == Severity::Stop, "{}", found.title);
}

/// The metal of a template with parameters typed over, clean and with the inner diameter that was asked for.
fn clean_volume(key: &str, typed_over: &[(&str, &str)]) -> f64 {
    let built = assert_clean(key, typed_over);
    let inside = built.measures.inner_diameter.unwrap().0;
    assert!((inside - 2.0 * built.landmarks.inner_radius).abs() < 1e-6, "{key}: {inside}");
    built.measures.metal_volume.0
}

#[test]
fn letters_follow_the_ring_and_stay_clean() {
    for key in TEMPLATES {
        let volumes = ["US 4", "US 7", "US 13"].map(|size| clean_volume(key, &[("ring.size", size)]));
        assert!(volumes.is_sorted(), "{key}: {volumes:?}");
    }
}

#[test]
fn every_font_side_and_table_is_clean_where_it_has_room() {
    for font in ["quattrocento", "eb_garamond", "kaushan_script", "dancing_script"] {
        clean_volume("signet", &[("signet.font", font), ("signet.text", "B")]);
    }
    for outline in ["cushion", "shield", "round"] {
        let flat = [("signet.outline", outline), ("signet.text", "B")];
        clean_volume("signet", &flat);
        clean_volume("signet", &with(&flat, &[("signet.dish", "0.5"), ("signet.relief", "raised")]));
    }
    for profile in ["d_shape", "court", "flat", "flat_court"] {
        for relief in ["cut", "raised"] {
            let outside = with(&OUTSIDE, &[("engraving.relief", relief), ("shank.profile", profile)]);
            clean_volume("engraved_band", &outside);
        }
    }
    clean_volume("engraved_band", &[("engraving.upright", "hand"), ("engraving.around", "-90")]);
}

#[test]
fn letters_take_out_what_they_enclose() {
    let flat = [("shank.profile", "flat"), ("engraving.text", "I")];
    let full = with(&flat, &[("engraving.depth", "0.5")]);
    let volume = |typed_over: &[(&str, &str)]| clean_volume("engraved_band", typed_over);
    let mut bare = typed(template("engraved_band"), &flat);
    bare.piece.features[1].muted = true;
    let bare = build(&bare.piece, Quality::Production).measures.metal_volume.0;
    let taken = bare - volume(&full);
    // Toward the outside of a ring lengths along it grow with the radius.
    let wanted = stem(2.4) * 2.4 * 0.5 * (1.0 + 0.25 / 8.66);
    assert!((taken / wanted - 1.0).abs() < 0.02, "{taken} {wanted}");
}
