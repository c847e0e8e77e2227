//! How much of each prong the seat has cut away, measured and not as asked.

use super::bench::{Bench, ProngMetal};
use super::fix::{Fix, current, lower};
use super::{Finding, Place, RuleId};

const WHY: &str = "The heel behind the seat holds the stone. With more than half of the prong gone it opens \
                   at the first knock.";

/// The share of each prong's diameter that is gone at the girdle.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.prongs.iter().filter_map(|prong| finding(bench, prong)).collect()
}

fn finding(bench: &Bench, prong: &ProngMetal) -> Option<Finding> {
    let share = 100.0 * share_cut(bench, prong);
    let give = 200.0 * bench.mesh_error() / prong.nominal().max(1e-6);
    let verdict = bench.judge(RuleId::SeatShare, share, give)?;
    let place = Place::on(prong.role, prong.girdle());
    let what = format!("The seat takes {} of {}, at {}", verdict.shown(), prong.role, place.clock);
    Some(verdict.finding(place, &what, WHY, shallower(bench, share)))
}

/// Share of the prong's diameter that is cut away, from 0 to 1: the smallest section within half a diameter
/// of the girdle against the diameter before the cut.
pub(super) fn share_cut(bench: &Bench, prong: &ProngMetal) -> f64 {
    let near = |at: crate::vocab::Point| at.distance(prong.girdle()) <= prong.nominal() / 2.0;
    let sections = prong.sections.iter().filter(|section| near(section.at));
    let width = |section: &super::bench::ProngSection| {
        section.found.as_ref().map_or(0.0, |found| found.inscribed_diameter)
    };
    let least = sections.map(width).fold(f64::INFINITY, f64::min);
    if least.is_finite() && bench.metal.is_some() { 1.0 - least / prong.nominal().max(1e-6) } else { 1.0 }
}

/// The seat as deep as the rule of the trade, less what relief and clearance take besides.
fn shallower(bench: &Bench, measured: f64) -> Option<Fix> {
    let besides = (measured - current(bench.piece, "seat.share")?).max(0.0);
    let to = (bench.target(RuleId::SeatShare)? - besides - 0.5).min(25.0);
    lower(bench.piece, "seat.share", to, "Cut the seat to")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn the_share_is_measured_on_the_metal() {
        assert_eq!(HandRing { share: 0.33, ..HandRing::sound() }.found(findings), []);
        for (share, severity) in [(0.4, Severity::Warn), (0.55, Severity::Stop)] {
            let found = HandRing { share, ..HandRing::sound() }.found(findings);
            assert_eq!(found.len(), 4);
            assert_eq!(found[0].severity, severity);
            assert!((found[0].value - 100.0 * share).abs() < 1.0, "{}", found[0].title);
        }
    }
}
