//! Faults of known size in rows of stones, one at a time, and what the checks say about them; and rows that are still
//! clean in other ring sizes and with other stones.

mod common;

use std::f64::consts::PI;

use collet::checks::{RuleId, Severity};
use common::{Fault, assert_clean, assert_problem, edited, fault, judged, of, template, titles, typed};

const ROWS: [&str; 5] =
    ["eternity", "channel_half_eternity", "channel_eternity", "princess_channel", "pave_line"];

/// Girdle half, crown and culet depth of the templates' stones as shares of the diameter: domain facts 2.2 with a table
/// of 57 %, 34.5°, 40.8° and a girdle of 3 %.
const GIRDLE: f64 = 0.015;
const CULET: f64 = 0.015 + 0.5 * 0.863_2;

/// The gap of so many stones of 1.9 mm whose girdles stand 0.25 mm over a band of 1.9 mm in US 7: their lower edges are
/// nearest to each other.
fn gap_of(count: f64) -> f64 {
    let girdle = 17.3196 / 2.0 + 1.9 + 0.25;
    2.0 * ((girdle - GIRDLE * 1.9) * (PI / count).sin() - 0.95 * (PI / count).cos())
}

const WIDTHS: [&str; 3] = ["shank.width_top", "shank.width_shoulder", "shank.width_base"];
const THICKNESSES: [&str; 3] = ["shank.thickness_top", "shank.thickness_shoulder", "shank.thickness_base"];

const fn all(keys: [&'static str; 3], to: &'static str) -> [(&'static str, &'static str); 3] {
    [(keys[0], to), (keys[1], to), (keys[2], to)]
}

const NARROW: &[(&str, &str)] = &all(WIDTHS, "2.0 mm");
const THIN_WALL: &[(&str, &str)] = &all(WIDTHS, "3.3 mm");
const THIN: &[(&str, &str)] = &all(THICKNESSES, "1.0 mm");

fn faults() -> Vec<Fault<'static>> {
    use RuleId::*;
    use Severity::{Stop, Warn};
    vec![
        fault("eternity", &[("row.fill", "count"), ("row.count", "34")], StoneGap, Warn, gap_of(34.0), 0.002),
        fault("eternity", &[("row.gap", "0")], StoneGap, Warn, gap_of(35.0), 0.002),
        // A tenth of a millimeter under its outside the rounded edge of the band is 0.009 mm in.
        fault("pave_line", NARROW, StoneToEdge, Stop, 0.25 - 0.02 - 0.009, 0.005),
        fault("channel_eternity", THIN_WALL, ChannelWall, Warn, 0.65 - 0.02, 0.01),
        fault("channel_eternity", &[("channel.overlap", "8")], ChannelOverlap, Warn, 8.0, 0.3),
        fault("channel_half_eternity", &[("channel.overlap", "3")], ChannelOverlap, Stop, 3.0, 0.3),
        fault("channel_eternity", &[("channel.overlap", "20")], ChannelTooFar, Warn, 20.0, 0.3),
        fault("pave_line", &[("beads.cover", "0.07")], BeadCover, Warn, 0.07, 0.012),
        fault("eternity", THIN, CuletToFinger, Stop, 1.25 - CULET * 1.9, 0.002),
        // A shared prong leans from each stone by half a step, so that the side toward it stands higher by
        // R² sin² / (4 · rise of the dome): 0.013 of 0.28 mm.
        fault("eternity", &[("prongs.height", "60")], ProngHeight, Warn, 65.0, 2.0),
        fault("eternity", &[("prongs.height", "90")], ProngTooHigh, Warn, 92.0, 2.5),
        fault("eternity", &[("prongs.reach", "20")], ProngReach, Warn, 18.0, 2.5),
        fault("eternity", &[("seat.clearance", "0.1")], SeatGap, Stop, 0.1 / 0.757, 0.01),
        fault("pave_line", &[("seat.clearance", "0.1")], SeatGap, Stop, 0.1 / 0.757, 0.01),
        fault("channel_eternity", &[("seat.clearance", "0.08")], SeatGap, Stop, 0.08 / 0.757, 0.01),
    ]
}

#[test]
fn every_fault_of_a_row_is_found_once_with_its_size_and_its_fix_clears_it() {
    for fault in faults() {
        let report = fault.assert_found_and_cleared();
        let same = report.findings.iter().filter(|other| other.rule == fault.rule);
        assert!(same.count() <= 2, "a row is told once for each level: {:#?}", titles(&report));
    }
}

#[test]
fn thin_prongs_and_beads_are_found_by_what_the_cuts_leave_of_them() {
    for (key, typed_over, rule, most) in [
        ("eternity", ("prongs.diameter", "0.6"), RuleId::ProngSection, 0.6),
        ("pave_line", ("beads.diameter", "0.4"), RuleId::BeadDiameter, 0.4),
    ] {
        let project = typed(template(key), &[typed_over]);
        let (_, report) = judged(&project);
        let found = of(&report, rule).unwrap_or_else(|| panic!("{:#?}", titles(&report)));
        assert!(found.value < most && found.value > 0.3 * most, "{}", found.title);
        let (label, edit) = found.fix.as_ref().unwrap();
        let (_, after) = judged(&edited(&project, edit));
        assert!(of(&after, rule).is_none(), "`{label}` left {:#?}", titles(&after));
    }
}

#[test]
fn what_does_not_fit_is_named_with_value_and_limit() {
    for (key, typed_over, words) in [
        ("eternity", NARROW, "is 2.00 mm wide there"),
        (
            "eternity",
            &[("row.fill", "count"), ("row.count", "60")],
            "60 stones of 1.90 mm overlap; 35 were set",
        ),
        ("eternity", &[("row.gap", "1.5")], "they do not reach the stones on both sides of a gap"),
        ("channel_half_eternity", &[("row.span", "arc"), ("row.arc", "6")], "does not fit into an arc of 6"),
        (
            "eternity",
            &[("stone.shape", "princess")],
            "only round and oval stones are set so; a channel takes others, this one is a princess",
        ),
        ("channel_eternity", &[("stone.shape", "heart")], "only faceted convex stones are set in a channel"),
    ] {
        assert_problem(key, typed_over, words);
    }
}

/// How many stones a template has with parameters typed over, when it is clean with them.
fn clean_stones(key: &str, typed_over: &[(&str, &str)]) -> usize {
    assert_clean(key, typed_over).stones.len()
}

#[test]
fn rows_follow_the_ring_and_stay_clean() {
    for key in ROWS {
        let counts = ["US 4", "US 7", "US 13"].map(|size| clean_stones(key, &[("ring.size", size)]));
        assert!(counts.is_sorted() && counts[2] > counts[0] + 4, "{key}: {counts:?}");
    }
}

#[test]
fn rows_take_smaller_and_larger_stones() {
    assert!(clean_stones("eternity", &[("stone.diameter", "0.95")]) > 58);
    assert!(clean_stones("channel_eternity", &[("stone.diameter", "1.0")]) > 55);
    assert!(clean_stones("channel_half_eternity", &[("stone.diameter", "1.0")]) > 25);
    let thick = all(THICKNESSES, "2.3 mm");
    let wide = all(WIDTHS, "4.0 mm");
    let larger = |stone: &[(&'static str, &'static str)]| [&thick[..], &wide[..], stone].concat();
    assert!(clean_stones("eternity", &larger(&[("stone.diameter", "3.8"), ("prongs.diameter", "1.4")])) > 14);
    assert!(clean_stones("pave_line", &larger(&[("stone.diameter", "2.6"), ("beads.diameter", "0.7")])) > 8);
}

#[test]
fn a_flush_row_is_clean_where_the_band_is_thick_enough() {
    let thick = all(THICKNESSES, "2.1 mm");
    let flush = [("row.setting", "flush"), ("stone.diameter", "1.5"), ("row.gap", "0.8")];
    let count = clean_stones("eternity", &[&thick[..], &flush[..]].concat());
    assert!(count > 20);
}

#[test]
fn a_tapered_band_has_the_same_gap_all_around() {
    let project =
        typed(template("eternity"), &[("shank.thickness_top", "2.4"), ("shank.thickness_shoulder", "2.2")]);
    let (built, report) = judged(&project);
    assert!(of(&report, RuleId::StoneGap).is_none() && built.metal.body_count() == 1);
    let corners = |at: usize| -> Vec<collet::vocab::Point> {
        let stone = &built.stones[at % built.stones.len()];
        stone
            .shape
            .polyhedron
            .vertices
            .iter()
            .map(|corner| stone.ring_from_stone.to_parent(*corner))
            .collect()
    };
    // Corners of both girdles lie in the plane of the row, so that the nearest two of them tell the gap.
    let nearest = |at: usize| {
        let (own, next) = (corners(at), corners(at + 1));
        let from = |corner: &collet::vocab::Point| {
            next.iter().map(|other| corner.distance(*other)).fold(f64::MAX, f64::min)
        };
        own.iter().map(from).fold(f64::MAX, f64::min)
    };
    let gaps: Vec<f64> = (0..built.stones.len()).map(nearest).collect();
    let (least, most) =
        gaps.iter().fold((f64::MAX, f64::MIN), |(least, most), gap| (least.min(*gap), most.max(*gap)));
    assert!(most - least < 3e-3 && least >= 0.15, "{least} to {most}");
}
