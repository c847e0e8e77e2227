//! The shank is thick enough all around, not only where it was given a number.

use super::bench::Bench;
use super::shank_sections::raised_stations;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;

const WHY: &str = "Finishing takes up to 0.2 mm, and a thin shank bends on the hand until the stone loosens.";

const STATIONS: [(&str, &str); 3] = [
    ("thickness_top", "Make the shank under the head"),
    ("thickness_shoulder", "Make the shoulders"),
    ("thickness_base", "Make the base"),
];

/// The thinnest section, if it is too thin.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let thinnest = bench.shank.iter().min_by(|a, b| a.thickness.total_cmp(&b.thickness));
    thinnest
        .and_then(|section| {
            let verdict = bench.judge(RuleId::ShankThickness, section.thickness, bench.mesh_error())?;
            let place = Place::on(PartRole::Shank, section.middle);
            let what = format!("The shank is {} thick at {}", verdict.shown(), place.clock);
            let target = bench.target(RuleId::ShankThickness)?;
            Some(verdict.finding(place, &what, WHY, raised_stations(bench, STATIONS, target)))
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn a_thin_base_is_found_at_six_o_clock_and_a_limit_itself_passes() {
        assert_eq!(HandRing { thickness_base: 1.4, ..HandRing::sound() }.found(findings), []);
        let found = HandRing { thickness_base: 1.0, ..HandRing::sound() }.found(findings);
        assert_eq!(found.len(), 1);
        assert!((found[0].value - 1.0).abs() < 0.01);
        assert_eq!(found[0].severity, Severity::Stop);
        assert_eq!(found[0].place.clock.to_string(), "6 o'clock");
    }
}
