//! Faults of known size in shanks, bands and shoulders, one at a time; and that all of them are clean in other ring sizes.

mod common;

use collet::build::PartRole;
use collet::checks::{RuleId, Severity};
use common::{judged, template, titles, typed};

const SHANKS: [&str; 11] = [
    "plain_band",
    "beveled_band",
    "knife_edge_band",
    "milgrain_band",
    "stacked_band",
    "knife_edge_solitaire",
    "euro_solitaire",
    "cathedral_solitaire",
    "low_cathedral",
    "split_shank",
    "bypass",
];

#[test]
fn shanks_are_clean_in_other_sizes() {
    let mut dirty = Vec::new();
    for key in SHANKS {
        for size in ["US 4", "US 13"] {
            let (built, report) = judged(&typed(template(key), &[("ring.size", size)]));
            assert_eq!(built.metal.body_count(), 1, "{key} in {size}");
            dirty.extend(titles(&report).into_iter().map(|title| format!("{key} in {size}: {title}")));
        }
    }
    assert!(dirty.is_empty(), "{dirty:#?}");
}

#[test]
fn more_shanks_are_clean() {
    let mut dirty = Vec::new();
    let values: [(&str, &[(&str, &str)]); 8] = [
        (
            "split_shank",
            &[("shank.strands", "3"), ("shank.width_top", "3.6"), ("shank.width_shoulder", "3.6")],
        ),
        ("split_shank", &[("shank.split_to", "16"), ("shank.profile", "court")]),
        ("split_shank", &[("shank.profile", "flat"), ("shank.split_from", "110")]),
        ("bypass", &[("shank.profile", "court"), ("shank.bypass_past", "30")]),
        ("cathedral_solitaire", &[("shoulders.style", "closed"), ("shank.profile", "knife_edge")]),
        ("low_cathedral", &[("shoulders.foot", "70"), ("shoulders.style", "open")]),
        ("plain_band", &[("shank.profile", "concave"), ("shank.width_base", "4")]),
        ("plain_band", &[("shank.profile", "half_round"), ("shank.edge_radius", "0.1")]),
    ];
    for (key, values) in values {
        let (built, report) = judged(&typed(template(key), values));
        assert_eq!(built.metal.body_count(), 1, "{key} {values:?}");
        dirty.extend(titles(&report).into_iter().map(|title| format!("{key} {values:?}: {title}")));
    }
    assert!(dirty.is_empty(), "{dirty:#?}");
}

/// A fault planted by typing, and what must come of it.
struct Fault {
    template: &'static str,
    typed: &'static [(&'static str, &'static str)],
    rule: RuleId,
    severity: Severity,
    part: PartRole,
    /// What is found, and how near to it.
    known: f64,
    near: f64,
    /// Whether there must be a fix.
    mended: bool,
}

const FAULTS: &[Fault] = &[
    // The middle between two strands is air; the strands themselves are thin.
    Fault {
        template: "split_shank",
        typed: &[("shank.thickness_shoulder", "1.0")],
        rule: RuleId::ShankThickness,
        severity: Severity::Stop,
        part: PartRole::Shank,
        known: 1.0,
        near: 0.03,
        mended: true,
    },
    // A millimeter of metal in two strands.
    Fault {
        template: "split_shank",
        typed: &[("shank.width_top", "1.0"), ("shank.width_shoulder", "1.0")],
        rule: RuleId::WallThickness,
        severity: Severity::Stop,
        part: PartRole::Shank,
        known: 0.5,
        near: 0.04,
        mended: false,
    },
    Fault {
        template: "bypass",
        typed: &[("shank.thickness_top", "1.1")],
        rule: RuleId::ShankThickness,
        severity: Severity::Stop,
        part: PartRole::Shank,
        known: 1.1,
        near: 0.02,
        mended: true,
    },
    Fault {
        template: "euro_solitaire",
        typed: &[("shank.thickness_base", "1.0")],
        rule: RuleId::ShankThickness,
        severity: Severity::Stop,
        part: PartRole::Shank,
        known: 1.0,
        near: 0.01,
        mended: true,
    },
    Fault {
        template: "milgrain_band",
        typed: &[("milgrain.diameter", "0.25")],
        rule: RuleId::MilgrainBead,
        severity: Severity::Stop,
        part: PartRole::Milgrain(0),
        known: 0.25,
        near: 0.005,
        mended: true,
    },
    // Through the finger 0.6 mm; square to an arch that rises at 22° to the ring 0.93 of that, and less toward its sides,
    // where its domed top falls.
    Fault {
        template: "cathedral_solitaire",
        typed: &[("shoulders.thickness", "0.6")],
        rule: RuleId::WallThickness,
        severity: Severity::Warn,
        part: PartRole::Shoulder(0),
        known: 0.53,
        near: 0.03,
        mended: true,
    },
];

#[test]
fn every_fault_is_found_with_its_size_and_level() {
    for fault in FAULTS {
        let (_, report) = judged(&typed(template(fault.template), fault.typed));
        let found = report.findings.iter().find(|finding| finding.rule == fault.rule);
        let found = found.unwrap_or_else(|| panic!("{:?}: {:#?}", fault.typed, titles(&report)));
        assert!((found.value - fault.known).abs() <= fault.near, "{}: {}", found.title, found.value);
        assert_eq!((found.severity, found.place.part), (fault.severity, fault.part), "{}", found.title);
        assert_eq!(found.fix.is_some(), fault.mended, "{}", found.title);
    }
}

#[test]
fn what_cannot_be_had_is_named_in_the_trades_words() {
    for (key, values, words) in [
        ("cathedral_solitaire", ("gallery.rails", "1"), "give it a gallery rail"),
        ("cathedral_solitaire", ("shoulders.width_foot", "4"), "wider than the shank there"),
        ("knife_edge_band", ("shank.knife_angle", "70"), "a knife angle of 70"),
        ("beveled_band", ("shank.bevel_angle", "70"), "a bevel angle of 70"),
        ("euro_solitaire", ("shank.euro_corner", "12"), "leave no flat at the base"),
        ("split_shank", ("shank.profile", "knife_edge"), "cannot have flanks"),
        ("milgrain_band", ("milgrain.pitch", "0.4"), "would touch"),
        ("milgrain_band", ("milgrain.inset", "3"), "do not fit on the edges"),
    ] {
        let (_, report) = judged(&typed(template(key), &[values]));
        let named = titles(&report).iter().any(|title| title.contains(words));
        assert!(named, "{key} {values:?}: {:#?}", titles(&report));
    }
}
