//! Each prong keeps enough metal after its seat is cut.

use super::bench::{Bench, ProngMetal};
use super::fix::{Fix, raise};
use super::seat_share::share_cut;
use super::{Finding, Place, RuleId};

const WHY: &str = "A prong this thin does not fill in the mold, or snaps when the setter bends it over the \
                   stone. What is left behind the seat carries the whole load.";

/// The smallest section of each prong: the widest circle that fits into it.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.prongs.iter().filter_map(|prong| finding(bench, prong)).collect()
}

fn finding(bench: &Bench, prong: &ProngMetal) -> Option<Finding> {
    let widths = prong.sections.iter().map(|section| {
        let found = section.found.as_ref();
        (found.map_or(0.0, |found| found.inscribed_diameter), found.map_or(section.at, |found| found.center))
    });
    let (width, point) = widths.min_by(|a, b| a.0.total_cmp(&b.0))?;
    // A circle of chords is too small by the chord error on both sides.
    let verdict = bench.judge(RuleId::ProngSection, width, 2.0 * bench.mesh_error())?;
    let place = Place::on(prong.role, point);
    let what = format!("{} is {} thick at its thinnest, at {}", prong.role, verdict.shown(), place.clock);
    Some(verdict.finding(place, &what, WHY, thicker(bench, prong, width)))
}

/// A prong thick enough that what the seat leaves of it passes.
fn thicker(bench: &Bench, prong: &ProngMetal, width: f64) -> Option<Fix> {
    let left = 1.0 - share_cut(bench, prong).clamp(0.0, 0.9);
    let missing = (bench.target(RuleId::ProngSection)? - width).max(0.0);
    raise(bench.piece, "prongs.tip_diameter", prong.nominal() + missing / left, "Make the prongs")
}
