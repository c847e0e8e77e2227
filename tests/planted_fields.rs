//! Faults of known size in halos and pavés, one at a time, and what the checks say about them; and those that are still
//! clean in other ring sizes and with other stones.

mod common;

use collet::checks::{RuleId, Severity};
use common::{Fault, assert_clean, assert_problem, fault, judged, template, titles};

const HALOS: [&str; 5] = ["halo", "cushion_halo", "pear_halo", "double_halo", "hidden_halo"];
const PAVES: [&str; 2] = ["pave_band", "micro_pave_band"];

fn faults() -> Vec<Fault<'static>> {
    use RuleId::*;
    use Severity::{Stop, Warn};
    vec![
        // What the bur takes is missing of the rim.
        fault("halo", &[("halo.rim", "0.25")], StoneToEdge, Stop, 0.25 - 0.02, 0.012),
        fault("halo", &[("halo.rim", "0.3")], StoneToEdge, Warn, 0.3 - 0.02, 0.012),
        fault("hidden_halo", &[("hidden.rim", "0.25")], StoneToEdge, Stop, 0.25 - 0.02, 0.012),
        fault("halo", &[("halo.beads.cover", "0.07")], BeadCover, Warn, 0.07, 0.012),
        fault("halo", &[("halo.seat.clearance", "0.1")], SeatGap, Stop, 0.1 / 0.757, 0.01),
        fault("halo", &[("halo.thickness", "0.4")], WallThickness, Stop, 0.4, 0.01),
        fault("pave_band", &[("pave.seat.clearance", "0.1")], SeatGap, Stop, 0.1 / 0.757, 0.02),
    ]
}

#[test]
fn every_fault_of_a_halo_or_pave_is_found_with_its_size_and_its_fix_clears_it() {
    for fault in faults() {
        fault.assert_found_and_cleared();
    }
}

/// The plate that stands against a prong is no heel of it: a quarter is asked, clearance and relief take 0.07 mm of 1.0.
#[test]
fn a_prong_in_a_halo_has_lost_what_its_seat_took() {
    for key in HALOS {
        let (_, report) = judged(&template(key));
        let share = report.measured.iter().find(|measured| measured.rule == RuleId::SeatShare);
        let share = share.map(|share| share.worst);
        assert!(share.is_some_and(|share| (share - 32.0).abs() < 2.5), "{key}: {share:?}");
    }
}

#[test]
fn stones_of_a_halo_share_out_their_gap_and_pass_between_the_prongs() {
    let (built, report) = judged(&template("halo"));
    assert!(report.findings.is_empty() && built.problems.is_empty(), "{:#?}", titles(&report));
    let middles: Vec<collet::vocab::Point> =
        built.stones[1..].iter().map(|stone| stone.ring_from_stone.origin).collect();
    assert_eq!(middles.len() % 4, 0, "as many between any two prongs");
    let gap = |at: usize| middles[at].distance(middles[(at + 1) % middles.len()]) - 1.3;
    assert!((0..middles.len()).all(|at| (gap(at) - gap(0)).abs() < 1e-5 && gap(at) >= 0.12), "{}", gap(0));
}

#[test]
fn what_does_not_fit_is_named_with_value_and_limit() {
    for (key, typed_over, words) in [
        (
            "halo",
            &[("halo.beads.diameter", "0.3"), ("halo.beads.cover", "0.14")][..],
            "the beads: at 0.30 mm they reach",
        ),
        ("halo", &[("halo.stone.shape", "princess")], "only round stones are set around another one"),
        ("hidden_halo", &[("hidden.from_center", "-3")], "leaves no hole in it"),
        (
            "pave_band",
            &[("pave.rows", "7")],
            "7 rows do not fit with a border of 0.35 mm beside them; 3 were set",
        ),
        ("pave_band", &[("pave.stone.shape", "oval")], "only round stones are set in a pavé"),
        ("pave_band", &[("pave.span", "arc"), ("pave.arc", "5")], "does not fit into its span"),
    ] {
        assert_problem(key, typed_over, words);
    }
}

/// How many stones a template has with parameters typed over, when it is clean with them.
fn clean_stones(key: &str, typed_over: &[(&str, &str)]) -> usize {
    assert_clean(key, typed_over).stones.len()
}

#[test]
fn halos_and_paves_follow_the_ring_and_stay_clean() {
    for key in HALOS {
        let counts = ["US 4", "US 13"].map(|size| clean_stones(key, &[("ring.size", size)]));
        assert_eq!(counts[0], counts[1], "{key}: {counts:?}");
    }
    for key in PAVES {
        let counts = ["US 4", "US 13"].map(|size| clean_stones(key, &[("ring.size", size)]));
        assert!(counts[1] > counts[0] + 10, "{key}: {counts:?}");
    }
}
