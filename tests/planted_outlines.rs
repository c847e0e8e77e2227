//! Faults of known size in the heads of stones that are not round, and what the checks say about them: each number was
//! typed, or follows from what was typed, and must be measured at every prong, square to the girdle or out of the corner.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use collet::build::{CancelToken, PartRole, Quality};
use collet::checks::{Finding, RuleBook, RuleId, Severity, check};
use collet::design::Piece;
use common::{build, template, typed};

/// What one rule finds under cast gold.
fn found(piece: &Piece, rule: RuleId) -> Vec<Finding> {
    let book = RuleBook::built_in();
    let profile = book.profile(&"cast_gold".into()).unwrap();
    let built = build(piece, Quality::Production);
    let report = check(&built, piece, profile, &CancelToken::default()).unwrap();
    report.findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// A fault planted in every prong by typing.
struct Fault {
    template: &'static str,
    typed: &'static [(&'static str, &'static str)],
    rule: RuleId,
    severity: Severity,
    prongs: u32,
    /// What is measured lies between these.
    known: [f64; 2],
}

const FAULTS: &[Fault] = &[
    Fault {
        template: "princess_solitaire",
        typed: &[("prongs.reach", "22")],
        rule: RuleId::ProngReach,
        severity: Severity::Warn,
        prongs: 4,
        known: [21.5, 22.5],
    },
    Fault {
        template: "princess_solitaire",
        // Beside the ridge over a corner the crown lies lower, and the tip passes it a little farther in.
        typed: &[("prongs.corners", "plain"), ("prongs.reach", "25")],
        rule: RuleId::ProngReach,
        severity: Severity::Warn,
        prongs: 4,
        known: [24.5, 27.5],
    },
    Fault {
        template: "cushion_solitaire",
        typed: &[("prongs.reach", "25")],
        rule: RuleId::ProngReach,
        severity: Severity::Warn,
        prongs: 4,
        known: [24.0, 26.0],
    },
    Fault {
        // Room around the girdle and clearance take 0.07 mm of 1.25 mm besides, a little more in a point.
        template: "marquise_solitaire",
        typed: &[("seat.share", "38")],
        rule: RuleId::SeatShare,
        severity: Severity::Warn,
        prongs: 6,
        known: [42.0, 47.0],
    },
    Fault {
        // The clearance of 0.02 mm square to a pavilion of 40 to 60 degrees.
        template: "emerald_cut_solitaire",
        typed: &[("seat.drop", "0.3 mm")],
        rule: RuleId::SeatGap,
        severity: Severity::Stop,
        prongs: 4,
        known: [0.3 + 0.02 / 0.77, 0.3 + 0.02 / 0.5],
    },
    Fault {
        template: "pear_solitaire",
        typed: &[("seat.drop", "0.3 mm")],
        rule: RuleId::SeatGap,
        severity: Severity::Stop,
        prongs: 5,
        known: [0.3 + 0.02 / 0.99, 0.3 + 0.02 / 0.5],
    },
];

#[test]
fn prongs_that_cannot_meet_on_their_peg_are_refused_with_the_way_out() {
    let project = typed(template("peg_solitaire"), &[("head.height", "3 mm")]);
    let found = found(&project.piece, RuleId::BuiltAsAsked);
    let said = "does not bring them together on the peg; raise the head";
    assert!(found.iter().any(|finding| finding.title.contains(said)), "{found:#?}");
}

#[test]
fn a_fault_is_measured_at_every_prong() {
    for fault in FAULTS {
        let project = typed(template(fault.template), fault.typed);
        let found = found(&project.piece, fault.rule);
        let name = format!("{} {:?}: {found:#?}", fault.template, fault.typed);
        let parts: Vec<PartRole> = found.iter().map(|finding| finding.place.part).collect();
        assert_eq!(parts, (0..fault.prongs).map(PartRole::Prong).collect::<Vec<_>>(), "{name}");
        let [least, most] = fault.known;
        for finding in &found {
            assert_eq!(finding.severity, fault.severity, "{name}");
            assert!((least..=most).contains(&finding.value), "{name}");
        }
    }
}
