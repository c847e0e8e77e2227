//! Beads of milgrain are big enough to print, to fill and to outlast polishing.

use super::bench::{Bench, points_of};
use super::fix::{current, raise};
use super::{Finding, RuleId};
use crate::build::MilgrainLandmark;
use crate::vocab::Point;

const WHY: &str =
    "A bead this small does not print or fill, and polishing takes it away: the line looks worn from new.";

/// The smallest bead of each line.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.built.landmarks.milgrain.iter().filter_map(|line| finding(bench, line)).collect()
}

fn finding(bench: &Bench, line: &MilgrainLandmark) -> Option<Finding> {
    let (diameter, center) = smallest(bench, line)?;
    // A dome's corners lie on the true sphere; between them its widest place may be missed.
    let verdict = bench.judge(RuleId::MilgrainBead, diameter, 2.0 * bench.mesh_error())?;
    let place = bench.place(line.role, center);
    let what = format!("{} has a bead of {} at {}", line.role, verdict.shown(), place.clock);
    let key = bench.key(line.role, "diameter");
    let to = current(bench.piece, &key)? + bench.target(RuleId::MilgrainBead)? - diameter;
    let fix = raise(bench.piece, &key, to, "Make the beads");
    Some(verdict.finding(place, &what, WHY, fix))
}

/// Twice the farthest that the faces of a bead reach from its middle, of the bead where that is least.
fn smallest(bench: &Bench, line: &MilgrainLandmark) -> Option<(f64, Point)> {
    let mut reaches = vec![0.0_f64; line.centers.len()];
    for point in points_of(bench.built, line.role) {
        let away = |center: &Point| center.distance_squared(point);
        let nearest =
            (0..reaches.len()).min_by(|a, b| away(&line.centers[*a]).total_cmp(&away(&line.centers[*b])))?;
        reaches[nearest] = reaches[nearest].max(away(&line.centers[nearest]).sqrt());
    }
    let least = (0..reaches.len()).min_by(|a, b| reaches[*a].total_cmp(&reaches[*b]))?;
    Some((2.0 * reaches[least], line.centers[least]))
}
