//! A band that holds its stone by its spring alone is thick enough for it all around.

use super::bench::Bench;
use super::shank_sections::raised_stations;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;
use crate::vocab::Point;

const WHY: &str = "A thinner band bends open under a knock and lets the stone go: nothing else holds it.";

const STATIONS: [(&str, &str); 3] = [
    ("thickness_top", "Make the shank under the head"),
    ("thickness_shoulder", "Make the shoulders"),
    ("thickness_base", "Make the base"),
];

/// So far beyond the stone its groove may still thin the section, in mm.
const GROOVE: f64 = 0.3;

/// The thinnest section of a band with an opening, beside its grooves.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let openings = &bench.built.landmarks.openings;
    if openings.is_empty() {
        return Vec::new();
    }
    let from_axis = bench.built.landmarks.inner_radius;
    let beside_grooves =
        |middle: Point| openings.iter().any(|it| it.spans(middle, from_axis, it.reach + GROOVE));
    let whole = bench.shank.iter().filter(|section| !beside_grooves(section.middle));
    let thinnest = whole.min_by(|a, b| a.thickness.total_cmp(&b.thickness));
    let finding = thinnest.and_then(|section| {
        let verdict = bench.judge(RuleId::TensionShank, section.thickness, bench.mesh_error())?;
        let place = Place::on(PartRole::Shank, section.middle);
        let what =
            format!("The shank that holds by its spring is {} thick at {}", verdict.shown(), place.clock);
        let fix = raised_stations(bench, STATIONS, bench.target(RuleId::TensionShank)?);
        Some(verdict.finding(place, &what, WHY, fix))
    });
    finding.into_iter().collect()
}
