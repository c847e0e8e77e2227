//! Each prong keeps enough metal after its seat is cut.

use super::bench::{Bench, ProngMetal};
use super::fix::{Fix, raise};
use super::{Finding, RuleId};

const WHY: &str = "A prong this thin does not fill in the mold, or snaps when the setter bends it over the \
                   stone. What is left behind the seat carries the whole load.";

/// What clearance and relief take besides the share that was asked for, about.
const RELIEF: f64 = 0.07;

/// The smallest section of each prong: the widest circle that fits into it.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.prongs.iter().filter_map(|prong| finding(bench, prong)).collect()
}

fn finding(bench: &Bench, prong: &ProngMetal) -> Option<Finding> {
    let (width, point) = prong.narrowest()?;
    // A circle of chords is too small by the chord error on both sides.
    let verdict = bench.judge(RuleId::ProngSection, width, 2.0 * bench.mesh_error())?;
    let place = bench.place(prong.role, point);
    let what = format!("{} is {} thick at its thinnest, at {}", prong.role, verdict.shown(), place.clock);
    Some(verdict.finding(place, &what, WHY, thicker(bench, prong, width)))
}

/// A prong thick enough that what the seat leaves of it passes: the seat takes its share of any prong, and
/// besides it the same relief.
fn thicker(bench: &Bench, prong: &ProngMetal, width: f64) -> Option<Fix> {
    let left = ((width + RELIEF) / prong.nominal()).clamp(0.1, 1.0);
    let to = (bench.target(RuleId::ProngSection)? + RELIEF) / left;
    let keys = ["prongs.tip_diameter", "prongs.diameter"].map(|key| bench.key(prong.role, key));
    keys.iter().find_map(|key| raise(bench.piece, key, to, "Make the prongs"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::PartRole;
    use crate::checks::Severity;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn every_thin_prong_is_named_with_its_clock_position_and_what_is_left_of_it() {
        assert_eq!(HandRing::sound().found(findings), []);
        let found = HandRing { prong: 0.4, ..HandRing::sound() }.found(findings);
        let places: Vec<(PartRole, String)> =
            found.iter().map(|finding| (finding.place.part, finding.place.clock.to_string())).collect();
        let clocks = ["1:30 o'clock", "4:30 o'clock", "7:30 o'clock", "10:30 o'clock"];
        let expected: Vec<_> =
            clocks.iter().zip(0..).map(|(clock, k)| (PartRole::Prong(k), (*clock).to_owned())).collect();
        assert_eq!(places, expected);
        for finding in found {
            assert!((finding.value - 0.3).abs() < 0.01, "{}", finding.title);
            assert_eq!(finding.severity, Severity::Stop);
        }
    }

    #[test]
    fn half_a_prong_cut_away_is_found_where_it_is_thinnest() {
        let found = HandRing { share: 0.5, prong: 1.3, ..HandRing::sound() }.found(findings);
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].severity, Severity::Warn);
        assert!((found[0].value - 0.65).abs() < 0.01, "{}", found[0].title);
        let girdle = HandRing::sound().girdle_z();
        assert!((found[0].place.point.z - girdle).abs() < 0.25, "{}", found[0].place.point);
    }
}
