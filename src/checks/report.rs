//! All rules on one built piece.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::bench::Bench;
use super::{Bound, Finding, RuleId, RuleProfile, Severity};
use super::{
    bead, beside_stone, bezel_height, bezel_wall, built_as_asked, chain_room, channel_overlap,
    culet_to_finger, head_height, jump_ring_wire, letters, milgrain, one_solid, pearl_post, post,
    prong_height, prong_reach, prong_section, ring_fit, seat_gap, seat_share, shank_thickness, shank_width,
    stone_gap, stone_in_metal, tension_shank, wall_thickness,
};
use crate::build::{Built, CancelToken, PartRole};
use crate::design::settings::{MeleeSetting, RowSetting, Setting};
use crate::design::{Piece, Wear, Work};
use crate::vocab::RuleProfileId;

/// The findings on one state of the piece, worst first.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The limits that the piece was held against.
    pub profile: RuleProfileId,
    /// Stops before warnings, then in the order of the rules, then of the parts.
    pub findings: Vec<Finding>,
    /// Rules that were judged, in order, broken or not.
    pub judged: Vec<RuleId>,
    /// The worst value of each rule, in the order of the rules; rules that measure nothing until it comes near a limit may
    /// have none.
    pub measured: Vec<Measured>,
    /// Every prong and bead at its thinnest.
    pub prongs: Vec<ThinnestProng>,
}

/// The worst that was measured for one rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// Which rule.
    pub rule: RuleId,
    /// In the rule's unit: the least of what must be at least so much, the greatest of the others.
    pub worst: f64,
}

/// A prong or bead where it is thinnest.
#[derive(Debug, Clone, PartialEq)]
pub struct ThinnestProng {
    /// Which one.
    pub role: PartRole,
    /// The stones that it holds.
    pub stones: Vec<PartRole>,
    /// Its diameter at the girdle before the seats are cut, in mm.
    pub nominal: f64,
    /// The widest circle in its smallest section after that, in mm.
    pub left: f64,
}

impl Report {
    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether a finding blocks export.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.count(Severity::Stop) > 0
    }
}

type Rule = fn(&Bench) -> Vec<Finding>;

/// Rules that look at the head's metal, by the setting that has it; all others look at every piece.
const PRONG_RULES: [RuleId; 6] = [
    RuleId::ProngSection,
    RuleId::ProngHeight,
    RuleId::ProngTooHigh,
    RuleId::ProngReach,
    RuleId::ProngTooFar,
    RuleId::SeatShare,
];
const CHANNEL_RULES: [RuleId; 3] = [RuleId::ChannelWall, RuleId::ChannelOverlap, RuleId::ChannelTooFar];
const BEAD_RULES: [RuleId; 2] = [RuleId::BeadDiameter, RuleId::BeadCover];
const ENGRAVED_RULES: [RuleId; 2] = [RuleId::EngravedWidth, RuleId::EngravedDepth];
const RAISED_RULES: [RuleId; 2] = [RuleId::RaisedWidth, RuleId::RaisedHeight];
const ROW_RULES: [RuleId; 1] = [RuleId::StoneToEdge];
const RING_RULES: [RuleId; 3] = [RuleId::HeadHeight, RuleId::RingFit, RuleId::WideBand];
const SHANK_RULES: [RuleId; 2] = [RuleId::ShankThickness, RuleId::ShankWidth];
const POST_RULES: [RuleId; 3] = [RuleId::PostDiameter, RuleId::PostLength, RuleId::PostTooLong];
const TENSION_RULES: [RuleId; 3] = [RuleId::TensionHold, RuleId::TensionTooFar, RuleId::TensionShank];
const PEARL_RULES: [RuleId; 2] = [RuleId::PearlPost, RuleId::PearlPostTooFar];
const BEZEL_RULES: [RuleId; 3] = [RuleId::BezelWall, RuleId::BezelHeight, RuleId::BezelTooHigh];

/// Judges a built piece by a profile. `None` when canceled.
#[must_use]
pub fn check(built: &Built, piece: &Piece, profile: &RuleProfile, cancel: &CancelToken) -> Option<Report> {
    let bench = Bench::new(built, piece, profile, cancel)?;
    let found: Vec<Vec<Finding>> = rules_for(piece)
        .par_iter()
        .map(|rule| if cancel.is_canceled() { Vec::new() } else { rule(&bench) })
        .collect();
    if cancel.is_canceled() {
        return None;
    }
    let mut findings = row_by_row(&bench, found.into_iter().flatten().collect());
    findings.sort_by_key(|finding| (Reverse(finding.severity), finding.rule, finding.place.part));
    let concerns = |rule: &RuleId| {
        (has_prongs(piece) || !PRONG_RULES.contains(rule))
            && (has_head(piece, |setting| matches!(setting, Setting::Bezel(_)))
                || !BEZEL_RULES.contains(rule))
            && (has_head(piece, |setting| matches!(setting, Setting::Tension(_)))
                || !TENSION_RULES.contains(rule))
            && (has_head(piece, |setting| matches!(setting, Setting::Cup(_))) || !PEARL_RULES.contains(rule))
            && (has_row(piece, |setting| matches!(setting, RowSetting::Channel(_)))
                || *rule != RuleId::ChannelWall)
            && (has_row(piece, |setting| matches!(setting, RowSetting::Channel(_) | RowSetting::Bar(_)))
                || !CHANNEL_RULES.contains(rule))
            && (has_row(piece, |setting| matches!(setting, RowSetting::Bead(_)))
                || has_halo(piece, |setting| matches!(setting, MeleeSetting::Bead(_)))
                || has_pave(piece)
                || !BEAD_RULES.contains(rule))
            && (has_milgrain(piece) || *rule != RuleId::MilgrainBead)
            && (has_letters(built, false) || !ENGRAVED_RULES.contains(rule))
            && (has_letters(built, true) || !RAISED_RULES.contains(rule))
            && (is_ring(piece) || !RING_RULES.contains(rule))
            && (piece.shanks_shown().next().is_some() || !SHANK_RULES.contains(rule))
            && (piece.posts_shown().next().is_some() || !POST_RULES.contains(rule))
            && (matches!(piece.wear, Wear::Pendant(_)) || *rule != RuleId::ChainRoom)
            && (has_jump_ring(piece) || *rule != RuleId::JumpRingWire)
            && (has_row(piece, lies_in_the_band)
                || has_halo(piece, |setting| matches!(setting, MeleeSetting::Bead(_)))
                || has_pave(piece)
                || !ROW_RULES.contains(rule))
    };
    let judged = profile.limits.keys().copied().filter(concerns).collect();
    let (measured, prongs) = (bench.measured(), bench.thinnest());
    Some(Report { profile: profile.id.clone(), findings, judged, measured, prongs })
}

/// Of a row, halo or pavé only the worst finding of each rule is told: stones that are alike have the same faults.
fn row_by_row(bench: &Bench, findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<(Finding, usize)> = Vec::new();
    for finding in findings {
        let row = |finding: &Finding| {
            let feature = bench.feature_of(finding.place.part)?;
            let row =
                matches!(bench.piece.feature(feature)?.work, Work::Row(_) | Work::Halo(_) | Work::Pave(_));
            row.then_some((finding.rule, finding.severity, feature))
        };
        let same = row(&finding).filter(|_| finding.rule != RuleId::BuiltAsAsked);
        let before = told.iter_mut().find(|(other, _)| same.is_some() && row(other) == same);
        let Some((worst, count)) = before else {
            told.push((finding, 1));
            continue;
        };
        *count += 1;
        let worse = match finding.bound {
            Bound::AtLeast => finding.value < worst.value,
            Bound::AtMost => finding.value > worst.value,
        };
        if worse {
            *worst = finding;
        }
    }
    let more = |(mut finding, count): (Finding, usize)| {
        if count > 1 {
            finding.title = format!("{}, and {} more like it", finding.title, count - 1);
        }
        finding
    };
    told.into_iter().map(more).collect()
}

fn has_prongs(piece: &Piece) -> bool {
    has_head(piece, |setting| matches!(setting, Setting::Prong(_)))
        || has_row(piece, |setting| matches!(setting, RowSetting::SharedProng(_)))
        || has_halo(piece, |setting| matches!(setting, MeleeSetting::SharedProng(_)))
}

fn has_milgrain(piece: &Piece) -> bool {
    piece.features.iter().any(|feature| !feature.muted && matches!(feature.work, Work::Milgrain(_)))
}

fn has_letters(built: &Built, raised: bool) -> bool {
    built.landmarks.letters.iter().any(|letters| letters.raised == raised)
}

fn has_jump_ring(piece: &Piece) -> bool {
    piece.features.iter().any(|it| !it.muted && matches!(it.work, Work::JumpRing(_)))
}

const fn is_ring(piece: &Piece) -> bool {
    piece.wear.ring_size().is_some()
}

fn has_row(piece: &Piece, which: fn(&RowSetting) -> bool) -> bool {
    piece.rows_shown().any(|(_, row)| which(&row.setting))
}

fn has_halo(piece: &Piece, which: fn(&MeleeSetting) -> bool) -> bool {
    piece.halos_shown().any(|(_, halo)| which(&halo.setting))
}

fn has_pave(piece: &Piece) -> bool {
    piece.features.iter().any(|feature| !feature.muted && matches!(feature.work, Work::Pave(_)))
}

/// Whether there is metal beside the girdles.
const fn lies_in_the_band(setting: &RowSetting) -> bool {
    matches!(setting, RowSetting::Bead(_) | RowSetting::FlushSet(_))
}

fn has_head(piece: &Piece, which: fn(&Setting) -> bool) -> bool {
    piece.heads_shown().any(|(_, head)| which(&head.setting))
}

fn rules_for(piece: &Piece) -> Vec<Rule> {
    let mut rules: Vec<Rule> = vec![
        wall_thickness::findings,
        stone_in_metal::findings,
        one_solid::findings,
        built_as_asked::findings,
        shank_thickness::findings,
        shank_width::findings,
        seat_gap::findings,
        culet_to_finger::findings,
        milgrain::findings,
        stone_gap::findings,
        beside_stone::findings,
        channel_overlap::findings,
        bead::findings,
        letters::findings,
        chain_room::findings,
        jump_ring_wire::findings,
        post::findings,
        pearl_post::findings,
        tension_shank::findings,
    ];
    if is_ring(piece) {
        let ring: [Rule; 2] = [head_height::findings, ring_fit::findings];
        rules.extend(ring);
    }
    if has_prongs(piece) {
        let prongs: [Rule; 4] =
            [prong_section::findings, prong_height::findings, prong_reach::findings, seat_share::findings];
        rules.extend(prongs);
    }
    if has_head(piece, |setting| matches!(setting, Setting::Bezel(_))) {
        let bezel: [Rule; 2] = [bezel_wall::findings, bezel_height::findings];
        rules.extend(bezel);
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::{HandRing, cast_gold};

    fn report(ring: HandRing) -> Report {
        check(&ring.built(), &ring.piece(), &cast_gold(), &CancelToken::default()).unwrap()
    }

    #[test]
    fn the_worst_come_first_and_the_same_ring_always_gives_the_same_report() {
        let ring = HandRing { prong: 0.4, lifted: 0.06, head: 7.5, ..HandRing::sound() };
        let first = report(ring);
        assert!(first.blocks() && first.count(Severity::Warn) > 0);
        let order: Vec<_> = first
            .findings
            .iter()
            .map(|finding| (Reverse(finding.severity), finding.rule, finding.place.part))
            .collect();
        assert!(order.is_sorted(), "{order:?}");
        assert_eq!(report(ring), first);
    }

    #[test]
    fn rules_that_do_not_concern_the_setting_are_not_said_to_be_judged() {
        let prongs = report(HandRing::sound());
        assert!(prongs.judged.contains(&RuleId::ProngSection) && !prongs.judged.contains(&RuleId::BezelWall));
        let (built, piece) = HandRing::sound().with_bezel(0.8);
        let bezel = check(&built, &piece, &cast_gold(), &CancelToken::default()).unwrap();
        assert!(bezel.judged.contains(&RuleId::BezelWall) && !bezel.judged.contains(&RuleId::ProngSection));
    }

    #[test]
    fn the_worst_of_every_rule_is_kept_whether_it_passes_or_not() {
        let ring = HandRing { prong: 0.4, ..HandRing::sound() };
        for (ring, thin) in [(HandRing::sound(), false), (ring, true)] {
            let report = report(ring);
            let of = |rule| report.measured.iter().find(|measured| measured.rule == rule);
            let worst = of(RuleId::ProngSection).unwrap();
            let left = report.prongs.iter().map(|prong| prong.left).fold(f64::INFINITY, f64::min);
            assert_eq!((worst.worst, report.prongs.len()), (left, 4));
            let found = report.findings.iter().filter(|finding| finding.rule == RuleId::ProngSection);
            let least = found.map(|finding| finding.value).reduce(f64::min);
            assert_eq!(least, thin.then_some(left));
            assert!(report.measured.iter().all(|measured| report.judged.contains(&measured.rule)));
            assert!(of(RuleId::BezelWall).is_none());
        }
    }

    #[test]
    fn a_canceled_check_gives_nothing() {
        let (ring, canceled) = (HandRing::sound(), CancelToken::default());
        canceled.cancel();
        assert_eq!(check(&ring.built(), &ring.piece(), &cast_gold(), &canceled), None);
    }
}
