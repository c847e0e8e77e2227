//! Faults of known size, planted one at a time, and what the checks say about them.
//!
//! Most are planted by typing a parameter, so that the whole way from the document to the finding is
//! walked; those that no parameter can make are planted in the finished metal. Each expected number is
//! known without the checks: typed, or a closed form that stands beside the fault. Every fix that is
//! suggested is applied, and the ring built again: the finding must be gone.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use std::sync::Arc;

use collet::build::{Built, CancelToken, PartRole, Quality};
use collet::checks::{Finding, Report, RuleBook, RuleId, Severity, check};
use collet::design::templates::templates;
use collet::design::{Piece, Project, Value, parameter};
use collet::kernel::{Solid, convex_hull, cut, sphere, unite};
use collet::vocab::{Frame, Point};
use common::{edited, template, typed};

/// A template with some parameters typed over.
fn project(key: &str, parameters: &[(&str, &str)]) -> Project {
    typed(template(key), parameters)
}

fn number(piece: &Piece, key: &str) -> f64 {
    match parameter(piece, key).unwrap().value {
        Value::Number(value) => value,
        other => panic!("{key} is {other:?}"),
    }
}

fn build(piece: &Piece) -> Built {
    common::build(piece, Quality::Production)
}

fn judge(built: &Built, piece: &Piece) -> Report {
    let book = RuleBook::built_in();
    let profile = book.profile(&"cast_gold".into()).unwrap();
    check(built, piece, profile, &CancelToken::default()).unwrap()
}

fn report(project: &Project) -> Report {
    judge(&build(&project.piece), &project.piece)
}

fn of(report: &Report, rule: RuleId) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn titles(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| format!("{:?} {}", finding.severity, finding.title)).collect()
}

/// Within 0.01 (mm or percent) or 5 % of what is known.
fn assert_near(finding: &Finding, known: f64) {
    let off = (finding.value - known).abs();
    assert!(off <= 0.01_f64.max(0.05 * known.abs()), "{}: {} is not {known}", finding.title, finding.value);
}

#[test]
fn the_samples_are_clean() {
    let found = templates().into_iter().map(|template| (template.key, titles(&report(&template.project))));
    let found: Vec<_> = found.filter(|(_, titles)| !titles.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

const CLOCKS: [&str; 4] = ["1:30 o'clock", "4:30 o'clock", "7:30 o'clock", "10:30 o'clock"];

#[test]
fn a_prong_of_0_4_mm_is_named_at_its_clock_position_and_blocks() {
    let project = project("solitaire", &[("prongs.tip_diameter", "0.4 mm")]);
    let report = report(&project);
    assert!(report.blocks());
    let found = of(&report, RuleId::ProngSection);
    assert_eq!(found.len(), 4, "{:#?}", titles(&report));
    for (finding, (clock, number)) in found.iter().zip(CLOCKS.iter().zip(0..)) {
        assert_eq!(finding.severity, Severity::Stop);
        assert_eq!(finding.place.part, PartRole::Prong(number));
        assert_eq!(finding.place.clock.to_string(), *clock);
        assert!(finding.value <= 0.4, "{}", finding.title);
    }
}

#[test]
fn a_culet_below_the_finger_line_is_found_and_blocks() {
    let project = project("solitaire", &[("head.height", "2.5 mm")]);
    let report = report(&project);
    assert!(report.blocks());
    let found = of(&report, RuleId::CuletToFinger);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].severity, found[0].place.part), (Severity::Stop, PartRole::Stone(0)));
    assert_eq!(found[0].place.clock.to_string(), "12 o'clock");
    assert_near(found[0], 2.5 - culet_depth(&project.piece));
    assert!(found[0].value < 0.0 && found[0].title.contains("below the finger line"));
}

#[test]
fn a_stone_0_3_mm_off_its_seat_is_found_at_every_prong_and_blocks() {
    let project = project("solitaire", &[("seat.drop", "0.3 mm")]);
    let report = report(&project);
    assert!(report.blocks());
    let found = of(&report, RuleId::SeatGap);
    assert_eq!(found.len(), 4, "{:#?}", titles(&report));
    for (finding, (clock, number)) in found.iter().zip(CLOCKS.iter().zip(0..)) {
        assert_eq!(finding.severity, Severity::Stop);
        assert_eq!(finding.place.part, PartRole::Prong(number));
        assert_eq!(finding.place.clock.to_string(), *clock);
        assert_near(finding, 0.3 + upright_clearance(&project.piece));
    }
}

fn stone(piece: &Piece) -> &collet::design::Stone {
    &piece.heads().next().unwrap().1.stone
}

/// Mid-girdle to culet of a round brilliant without culet: domain facts 2.2.
fn culet_depth(piece: &Piece) -> f64 {
    let diameter = number(piece, "stone.diameter");
    let proportions = stone(piece).cut.round().unwrap();
    diameter / 2.0 * proportions.pavilion_angle.0.to_radians().tan() + diameter * proportions.girdle.0 / 200.0
}

/// The girdle's upper edge to the table.
fn crown_height(piece: &Piece) -> f64 {
    let proportions = stone(piece).cut.round().unwrap();
    let slope = number(piece, "stone.diameter") / 2.0 * (1.0 - proportions.table.0 / 100.0);
    slope * proportions.crown_angle.0.to_radians().tan()
}

/// The seat's clearance measured along the stone's axis.
fn upright_clearance(piece: &Piece) -> f64 {
    number(piece, "seat.clearance") / stone(piece).cut.round().unwrap().pavilion_angle.0.to_radians().cos()
}

/// A fault planted by typing, and what must come of it.
struct Fault {
    template: &'static str,
    typed: &'static [(&'static str, &'static str)],
    rule: RuleId,
    severity: Severity,
    part: PartRole,
    clock: &'static str,
    known: fn(&Piece) -> f64,
    /// Whether there must be a fix. One that is there must always work.
    mended: bool,
}

const FAULTS: &[Fault] = &[
    Fault {
        template: "solitaire",
        typed: &[("gallery.wire", "0.45 mm")],
        rule: RuleId::WallThickness,
        severity: Severity::Stop,
        part: PartRole::Rail(0),
        clock: "",
        known: |_| 0.45,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("shank.thickness_base", "1.0 mm")],
        rule: RuleId::ShankThickness,
        severity: Severity::Stop,
        part: PartRole::Shank,
        clock: "6 o'clock",
        known: |_| 1.0,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("shank.thickness_shoulder", "1.3 mm")],
        rule: RuleId::ShankThickness,
        severity: Severity::Warn,
        part: PartRole::Shank,
        clock: "", // both shoulders are alike
        known: |_| 1.3,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("shank.width_base", "1.3 mm")],
        rule: RuleId::ShankWidth,
        severity: Severity::Warn,
        part: PartRole::Shank,
        clock: "6 o'clock",
        known: |_| 1.3,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("shank.width_top", "5 mm"), ("shank.width_shoulder", "5 mm"), ("shank.width_base", "5 mm")],
        rule: RuleId::WideBand,
        severity: Severity::Warn,
        part: PartRole::Shank,
        clock: "6 o'clock",
        known: |_| 5.0,
        mended: false,
    },
    Fault {
        template: "solitaire",
        // So low that the bend over the girdle is a fifth of a millimeter long.
        typed: &[("prongs.height_over_girdle", "0.4 mm")],
        rule: RuleId::ProngHeight,
        severity: Severity::Stop,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        known: |piece| 100.0 * 0.4 / crown_height(piece),
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("prongs.height_over_girdle", "0.5 mm")],
        rule: RuleId::ProngHeight,
        severity: Severity::Warn,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        known: |piece| 100.0 * 0.5 / crown_height(piece),
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("prongs.height_over_girdle", "0.9 mm")],
        rule: RuleId::ProngTooHigh,
        severity: Severity::Warn,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        known: |piece| 100.0 * 0.9 / crown_height(piece),
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("prongs.reach", "25")],
        rule: RuleId::ProngReach,
        severity: Severity::Warn,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        known: |_| 25.0,
        mended: true,
    },
    Fault {
        template: "solitaire",
        // So much of the crown can only be covered by a prong that stands high.
        typed: &[("prongs.reach", "54"), ("prongs.height_over_girdle", "1.2 mm")],
        rule: RuleId::ProngTooFar,
        severity: Severity::Warn,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        known: |_| 54.0,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("seat.share", "40")],
        rule: RuleId::SeatShare,
        severity: Severity::Warn,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        // The girdle relief takes 0.05 mm and the clearance besides.
        known: |piece| {
            40.0 + 100.0 * (0.05 + number(piece, "seat.clearance")) / number(piece, "prongs.tip_diameter")
        },
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("seat.clearance", "0.1 mm")],
        rule: RuleId::SeatGap,
        severity: Severity::Stop,
        part: PartRole::Prong(0),
        clock: "1:30 o'clock",
        known: upright_clearance,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("head.height", "4.5 mm")],
        rule: RuleId::StoneMeetsMetal,
        severity: Severity::Stop,
        part: PartRole::Shank,
        clock: "12 o'clock",
        known: |piece| culet_depth(piece) + number(piece, "shank.thickness_top") - 4.5,
        mended: true,
    },
    Fault {
        template: "solitaire",
        typed: &[("head.height", "8 mm")],
        rule: RuleId::HeadHeight,
        severity: Severity::Warn,
        part: PartRole::Stone(0),
        clock: "",
        known: |piece| {
            8.0 + number(piece, "stone.diameter") * stone(piece).cut.round().unwrap().girdle.0 / 200.0
                + crown_height(piece)
        },
        mended: true,
    },
    Fault {
        template: "bezel_solitaire",
        typed: &[("bezel.wall", "0.4 mm")],
        rule: RuleId::BezelWall,
        severity: Severity::Stop,
        part: PartRole::Bezel(0),
        clock: "",
        known: |_| 0.4,
        mended: true,
    },
    Fault {
        template: "bezel_solitaire",
        typed: &[("bezel.height_over_girdle", "0.2 mm")],
        rule: RuleId::BezelHeight,
        severity: Severity::Warn,
        part: PartRole::Bezel(0),
        clock: "",
        known: |piece| 100.0 * 0.2 / crown_height(piece),
        mended: true,
    },
    Fault {
        template: "bezel_solitaire",
        typed: &[("bezel.height_over_girdle", "1.2 mm")],
        rule: RuleId::BezelTooHigh,
        severity: Severity::Warn,
        part: PartRole::Bezel(0),
        clock: "",
        known: |piece| 100.0 * 1.2 / crown_height(piece),
        mended: true,
    },
    Fault {
        template: "bezel_solitaire",
        typed: &[("seat.drop", "0.3 mm")],
        rule: RuleId::SeatGap,
        severity: Severity::Stop,
        part: PartRole::Bezel(0),
        clock: "",
        known: |piece| 0.3 + upright_clearance(piece),
        mended: true,
    },
];

/// The finding of a fault, and what the report says besides.
fn found<'a>(fault: &Fault, report: &'a Report) -> &'a Finding {
    let all = of(report, fault.rule);
    all.first().unwrap_or_else(|| panic!("{:?} {:?}: {:#?}", fault.rule, fault.typed, titles(report)))
}

#[test]
fn every_typed_fault_is_found_with_its_size_place_and_level() {
    for fault in FAULTS {
        let project = project(fault.template, fault.typed);
        let report = report(&project);
        let finding = found(fault, &report);
        assert_near(finding, (fault.known)(&project.piece));
        assert_eq!((finding.severity, finding.place.part), (fault.severity, fault.part), "{}", finding.title);
        if !fault.clock.is_empty() {
            assert_eq!(finding.place.clock.to_string(), fault.clock, "{}", finding.title);
        }
        assert_eq!(finding.fix.is_some(), fault.mended, "{}", finding.title);
        assert!(!finding.why.is_empty() && !finding.source.is_empty());
    }
}

/// Applies every fix of a report, one at a time: after each, what it was for is gone.
fn assert_fixes_clear(project: &Project) {
    let before = report(project);
    let mut tried: Vec<&str> = Vec::new();
    for finding in &before.findings {
        let Some((label, edit)) = &finding.fix else { continue };
        if tried.contains(&label.as_str()) {
            continue; // four prongs, one fix
        }
        tried.push(label);
        let after = report(&edited(project, edit));
        let left: Vec<&str> =
            of(&after, finding.rule).into_iter().map(|found| found.title.as_str()).collect();
        assert!(left.is_empty(), "`{label}` for `{}` left {left:#?}", finding.title);
    }
}

#[test]
fn every_fix_clears_what_it_is_for() {
    for fault in FAULTS {
        assert_fixes_clear(&project(fault.template, fault.typed));
    }
    for typed in [
        &[("prongs.tip_diameter", "0.4 mm")],
        &[("head.height", "2.5 mm")],
        &[("seat.drop", "0.3 mm")],
        &[("stone.diameter", "8 mm")],
    ] {
        assert_fixes_clear(&project("solitaire", typed));
        assert_fixes_clear(&project("solitaire_six", typed));
    }
}

/// The solitaire with its finished metal changed.
fn with_metal(change: impl FnOnce(&Solid) -> Solid) -> (Built, Piece) {
    let piece = project("solitaire", &[]).piece;
    let mut built = build(&piece);
    let metal = change(&built.metal);
    built.metal_mesh = Arc::new(metal.surface_mesh());
    built.metal = Arc::new(metal);
    (built, piece)
}

fn at(origin: Point) -> Frame {
    Frame { origin, ..Frame::IDENTITY }
}

#[test]
fn a_loose_ball_is_a_second_body() {
    let place = Point::new(0.0, 8.0, 13.0);
    let (built, piece) = with_metal(|metal| {
        let ball = sphere(0.5, Quality::Draft).unwrap().placed(&at(place)).tagged(PartRole::Rail(1).tag());
        unite(&[metal.clone(), ball], &CancelToken::default()).unwrap()
    });
    let report = judge(&built, &piece);
    let found = of(&report, RuleId::OneSolid);
    assert_eq!((found.len(), found[0].value, found[0].place.part), (1, 2.0, PartRole::Rail(1)));
    assert!(found[0].place.point.distance(place) < 0.05 && report.blocks());
}

#[test]
fn a_flat_filed_into_the_shank_between_its_stations_is_found() {
    let radius = build(&project("solitaire", &[]).piece).landmarks.inner_radius;
    // At 4 o'clock through the finger, half-way between shoulder and base; 0.4 mm are left.
    let outward = Point::new((120.0_f64).to_radians().sin(), 0.0, (120.0_f64).to_radians().cos());
    let (built, piece) = with_metal(|metal| {
        let side = outward.cross(Point::Y);
        let corners: Vec<Point> = (0..8)
            .map(|bits| {
                let sign = |bit: u32| if bits >> bit & 1 == 1 { 1.0 } else { -1.0 };
                let out = if bits >> 2 & 1 == 1 { 9.0 } else { 0.0 };
                outward * (radius + 0.4 + out) + side * 4.0 * sign(0) + Point::Y * 4.0 * sign(1)
            })
            .collect();
        cut(metal, &[convex_hull(&corners).unwrap()], &CancelToken::default()).unwrap()
    });
    let report = judge(&built, &piece);
    for rule in [RuleId::WallThickness, RuleId::ShankThickness] {
        let found = of(&report, rule);
        assert_eq!(found.len(), 1, "{rule:?} {:#?}", titles(&report));
        assert_near(found[0], 0.4);
        assert_eq!(found[0].place.clock.to_string(), "4 o'clock");
        assert_eq!((found[0].severity, found[0].place.part), (Severity::Stop, PartRole::Shank));
    }
}

#[test]
fn a_ring_cast_two_percent_too_large_does_not_fit() {
    let (built, piece) = with_metal(|metal| metal.scaled(Point::splat(1.02)));
    let report = judge(&built, &piece);
    let found = of(&report, RuleId::RingFit);
    assert_eq!(found.len(), 1);
    assert_near(found[0], 0.02 * piece.wear.inner_diameter().unwrap().0);
    assert_eq!(found[0].severity, Severity::Stop);
}

#[test]
fn a_stone_pressed_0_2_mm_into_its_seat_is_bitten() {
    let project = project("solitaire", &[]);
    let mut built = build(&project.piece);
    built.stones[0].ring_from_stone.origin -= Point::Z * 0.2;
    let report = judge(&built, &project.piece);
    let found = of(&report, RuleId::SeatBite);
    assert_eq!(found.len(), 4, "{:#?}", titles(&report));
    let slope = stone(&project.piece).cut.round().unwrap().pavilion_angle.0.to_radians().cos();
    for (finding, clock) in found.iter().zip(CLOCKS) {
        assert_near(finding, 0.2 * slope - number(&project.piece, "seat.clearance"));
        assert_eq!((finding.severity, finding.place.clock.to_string()), (Severity::Stop, clock.to_owned()));
    }
}

#[test]
fn what_the_build_had_to_change_is_said() {
    let report = report(&project("solitaire", &[("prongs.lean", "45")]));
    let found = of(&report, RuleId::BuiltAsAsked);
    assert!(!found.is_empty() && found.iter().all(|finding| finding.severity == Severity::Warn));
}

#[test]
fn every_rule_has_a_planted_fault() {
    let elsewhere = [
        RuleId::ProngSection,
        RuleId::CuletToFinger,
        RuleId::OneSolid,
        RuleId::RingFit,
        RuleId::SeatBite,
        RuleId::BuiltAsAsked,
        // In `planted_rows.rs`.
        RuleId::StoneGap,
        RuleId::StoneToEdge,
        RuleId::ChannelWall,
        RuleId::ChannelOverlap,
        RuleId::ChannelTooFar,
        RuleId::BeadDiameter,
        RuleId::BeadCover,
        // In `planted_settings.rs`.
        RuleId::TensionHold,
        RuleId::TensionTooFar,
        RuleId::TensionShank,
        RuleId::PearlPost,
        RuleId::PearlPostTooFar,
        // In `planted_shanks.rs`.
        RuleId::MilgrainBead,
        // In `planted_letters.rs`.
        RuleId::EngravedWidth,
        RuleId::EngravedDepth,
        RuleId::RaisedWidth,
        RuleId::RaisedHeight,
        // In `planted_worn.rs`.
        RuleId::ChainRoom,
        RuleId::JumpRingWire,
        RuleId::PostDiameter,
        RuleId::PostLength,
        RuleId::PostTooLong,
    ];
    for rule in RuleId::ALL {
        assert!(elsewhere.contains(&rule) || FAULTS.iter().any(|fault| fault.rule == rule), "{rule:?}");
    }
}

#[test]
fn the_same_piece_gives_the_same_report() {
    let project = project("solitaire", &[("seat.drop", "0.3 mm"), ("head.height", "2.5 mm")]);
    assert_eq!(report(&project), report(&project));
}
