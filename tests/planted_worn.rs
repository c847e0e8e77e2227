//! Faults of known size in pieces that are no rings: each is found, and sound pieces have no findings.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test the panic is the report")]

mod common;

use collet::build::{CancelToken, Quality};
use collet::checks::{Finding, Report, RuleBook, RuleId, Severity, check};
use collet::design::{Project, apply};
use common::{build, library, template, typed};

fn judged(project: &Project) -> Report {
    let built = build(&project.piece, Quality::Production);
    let rules = RuleBook::built_in();
    let cast_gold = rules.profile(&"cast_gold".into()).unwrap();
    check(&built, &project.piece, cast_gold, &CancelToken::default()).unwrap()
}

fn assert_clean(key: &str, parameters: &[(&str, &str)]) {
    let report = judged(&typed(template(key), parameters));
    assert!(report.findings.is_empty(), "{key} {parameters:?}: {:#?}", report.findings);
}

/// The only finding, of that rule.
fn found(key: &str, parameters: &[(&str, &str)], rule: RuleId, severity: Severity) -> (Project, Finding) {
    let project = typed(template(key), parameters);
    let mut findings = judged(&project).findings;
    assert_eq!(findings.len(), 1, "{key} {parameters:?}: {findings:#?}");
    let finding = findings.remove(0);
    assert_eq!((finding.rule, finding.severity), (rule, severity), "{}", finding.title);
    (project, finding)
}

/// The suggested edit clears the finding.
fn assert_mended((project, finding): (Project, Finding)) {
    let (label, edit) = finding.fix.expect("there is an edit that clears it");
    let mended = apply(&project, &edit, library()).unwrap().0;
    let left = judged(&mended).findings;
    assert!(left.is_empty(), "{label}: {left:#?}");
}

#[test]
fn sound_pieces_have_no_findings() {
    for key in ["solitaire_pendant", "bezel_pendant", "disc_pendant", "bar_pendant", "heart_pendant"] {
        assert_clean(key, &[]);
    }
    for key in ["studs", "bezel_studs", "hoops", "huggies", "bangle", "cuff"] {
        assert_clean(key, &[]);
    }
    for outline in ["disc", "oval", "bar", "heart", "tag"] {
        let sizes = [
            [("plate.outline", outline), ("plate.width", "12")],
            [("plate.outline", outline), ("plate.width", "24")],
        ];
        for size in sizes {
            assert_clean("disc_pendant", &size);
        }
        assert_clean("disc_pendant", &[("plate.outline", outline), ("plate.hole", "2")]);
    }
    for chain in [
        [("pendant.chain", "0.9"), ("pendant.end_ring", "2.5")],
        [("pendant.chain", "1.5"), ("pendant.end_ring", "3.5")],
    ] {
        assert_clean("solitaire_pendant", &chain);
        assert_clean("bezel_pendant", &chain);
    }
    for length in ["9.5", "11.5"] {
        assert_clean("studs", &[("post.length", length)]);
    }
    for diameter in ["12", "40"] {
        assert_clean("hoops", &[("hoop.inner_diameter", diameter)]);
    }
    for wrist in ["150", "200"] {
        assert_clean("bangle", &[("bracelet.wrist", wrist)]);
        assert_clean("cuff", &[("bracelet.wrist", wrist)]);
    }
}

#[test]
fn pendants_of_other_stones_have_no_findings() {
    for (diameter, height, tip) in [("4.5", "2.6", "0.5"), ("8", "4.4", "0.88")] {
        let size =
            [("stone.diameter", diameter), ("head.height", height), ("prongs.height_over_girdle", tip)];
        assert_clean("solitaire_pendant", &size);
    }
}

#[test]
fn a_chain_whose_end_does_not_pass_is_found() {
    // Inside the bail is 4 mm high and 2 mm deep.
    let tight = found("solitaire_pendant", &[("end_ring", "3.7")], RuleId::ChainRoom, Severity::Warn);
    assert!((tight.1.value - 0.3).abs() < 0.01, "{}", tight.1.title);
    assert_mended(tight);
    let jammed = found("solitaire_pendant", &[("pendant.chain", "2.1")], RuleId::ChainRoom, Severity::Stop);
    assert!((jammed.1.value + 0.1).abs() < 0.01, "{}", jammed.1.title);
    assert_mended(jammed);
    assert_mended(found("bezel_pendant", &[("end_ring", "4.5")], RuleId::ChainRoom, Severity::Stop));
}

#[test]
fn a_jump_ring_of_thin_wire_is_found() {
    for (wire, severity) in [("0.7", Severity::Warn), ("0.55", Severity::Stop)] {
        let project = typed(template("bezel_pendant"), &[("jump_ring.wire", wire)]);
        let findings = judged(&project).findings;
        let thin = findings.into_iter().find(|finding| finding.rule == RuleId::JumpRingWire).unwrap();
        assert_eq!(thin.severity, severity);
        assert!((thin.value - wire.parse::<f64>().unwrap()).abs() < 0.01, "{}", thin.title);
        assert_mended((project, thin));
    }
}

#[test]
fn posts_too_thin_too_short_and_too_long_are_found() {
    let thin = found(
        "studs",
        &[("post.diameter", "0.7"), ("post.groove", "0")],
        RuleId::PostDiameter,
        Severity::Stop,
    );
    assert!((thin.1.value - 0.7).abs() < 0.01, "{}", thin.1.title);
    assert_mended(thin);
    let short = found("studs", &[("post.length", "9")], RuleId::PostLength, Severity::Warn);
    assert!((short.1.value - 9.0).abs() < 0.01, "{}", short.1.title);
    assert_mended(short);
    assert_mended(found("bezel_studs", &[("post.length", "7")], RuleId::PostLength, Severity::Stop));
    assert_mended(found("bezel_studs", &[("post.length", "13")], RuleId::PostTooLong, Severity::Warn));
}

#[test]
fn rules_of_rings_are_not_judged_on_other_pieces() {
    for key in ["solitaire_pendant", "studs", "bangle"] {
        let judged = judged(&template(key)).judged;
        for rule in [RuleId::WideBand, RuleId::RingFit, RuleId::HeadHeight] {
            assert!(!judged.contains(&rule), "{key}: {}", rule.key());
        }
        assert_eq!(judged.contains(&RuleId::ShankWidth), key == "bangle");
        assert_eq!(judged.contains(&RuleId::PostLength), key == "studs");
        assert_eq!(judged.contains(&RuleId::ChainRoom), key == "solitaire_pendant");
    }
}

#[test]
fn earrings_are_weighed_and_counted_as_a_pair() {
    let project = template("studs");
    let built = build(&project.piece, Quality::Production);
    let measures = &built.measures;
    assert_eq!((measures.count, measures.stone_count, measures.inner_diameter), (2, 2, None));
    assert!((measures.metal_volume.0 / built.metal.volume().0 - 2.0).abs() < 1e-12);
    assert!((measures.total_carats.0 / built.stones[0].carats.0 - 2.0).abs() < 1e-12);
    assert_eq!(built.bought.len(), 1);
}

#[test]
fn a_cuff_is_as_long_inside_as_the_wrist_with_its_ease() {
    let project = typed(template("cuff"), &[("cuff.oval", "83")]);
    let built = build(&project.piece, Quality::Production);
    let [least, most] = built.measures.bounds.unwrap();
    // Inside 165 + 22 mm around: an ellipse of half axes a and 0.83 a whose perimeter is 5.7615 a by its integral.
    let half = 187.0 / 5.7615;
    assert!((most.x - (half + 2.6)).abs() < 0.02 && (most.z - (0.83 * half + 2.6)).abs() < 0.02, "{most}");
    assert!(least.z > -(0.83 * half + 2.6), "open below");
    let inside = built.measures.inner_diameter.unwrap().0;
    assert!((inside - 2.0 * 0.83 * half).abs() < 0.05, "{inside}");
    let built =
        build(&typed(template("cuff"), &[("cuff.opening", "60"), ("wrist", "100")]).piece, Quality::Draft);
    assert!(built.problems[0].text.contains("an opening of 60.00 mm leaves no cuff"), "{:?}", built.problems);
}

#[test]
fn what_has_nothing_to_hang_by_or_stand_on_says_so() {
    for (key, parameters, part) in [
        ("solitaire_pendant", ("bail.across", "20"), "Bail: at 20.00 mm from the middle there is no metal"),
        ("bezel_pendant", ("jump_ring.across", "20"), "Jump ring: at 20.00 mm"),
        ("bar_pendant", ("plate.hole", "10"), "Plate: there is no metal all around a hole of 10.00 mm there"),
        ("studs", ("post.up", "15"), "Post: there is no metal around its place"),
    ] {
        let built = build(&typed(template(key), &[parameters]).piece, Quality::Draft);
        assert_eq!(built.problems.len(), 1, "{:?}", built.problems);
        assert!(built.problems[0].text.starts_with(part), "{}", built.problems[0].text);
    }
}
