//! Posts are thick enough to be cast and worn, and as long as an ear and a back need.

use super::bench::{Bench, points_of};
use super::fix::{lower, raise};
use super::{Finding, Place, RuleId};
use crate::build::PostLandmark;
use crate::vocab::{Direction, Point};

const WHY_THIN: &str =
    "A thinner post bends in the box and breaks at its foot, and does not fill when it is cast.";
const WHY_SHORT: &str = "The back does not reach its grooves behind the lobe.";
const WHY_LONG: &str = "A longer post pricks the neck; cut it only for thick lobes.";

/// Where along a post its thickness is measured.
const STATIONS: u16 = 8;

/// How thick each post is before its first groove, and how far it reaches out of the back.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let posts = bench.built.landmarks.posts.iter();
    posts.flat_map(|post| [thin(bench, post), short(bench, post), long(bench, post)]).flatten().collect()
}

fn thin(bench: &Bench, post: &PostLandmark) -> Option<Finding> {
    let metal = bench.metal.as_ref()?;
    let [foot, end] = post.axis;
    let down = (end - foot).normalize_or_zero();
    let across = |at: Point, axis: Direction| -> Option<f64> {
        let ends = [axis, -axis].map(|way| Some(metal.cast(at, way, 10.0)?.distance));
        Some(ends[0]? + ends[1]?)
    };
    let stations =
        (1..STATIONS).map(|step| foot + down * (post.plain * f64::from(step) / f64::from(STATIONS)));
    // A hair beside the axis, so that no ray runs along an edge of the mesh.
    let measured = stations.filter_map(|at| {
        let beside = at + Direction::new(0.0011, 0.0007, 0.0);
        let widths = [Direction::X, Direction::Y].map(|axis| across(beside, axis));
        Some((widths[0]?.min(widths[1]?), at))
    });
    let (width, at) = measured.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let verdict = bench.judge(RuleId::PostDiameter, width, bench.mesh_error())?;
    let what = format!("{} is {} thick", post.role, verdict.shown());
    let key = bench.key(post.role, "diameter");
    let fix = raise(bench.piece, &key, bench.target(RuleId::PostDiameter)?, "Make the post");
    Some(verdict.finding(Place::on(post.role, at), &what, WHY_THIN, fix))
}

fn short(bench: &Bench, post: &PostLandmark) -> Option<Finding> {
    let length = length(bench, post)?;
    let verdict = bench.judge(RuleId::PostLength, length, bench.mesh_error())?;
    let what = format!("{} reaches {} out of the back", post.role, verdict.shown());
    let key = bench.key(post.role, "length");
    let fix = raise(bench.piece, &key, bench.target(RuleId::PostLength)?, "Lengthen the post to");
    Some(verdict.finding(Place::on(post.role, post.axis[1]), &what, WHY_SHORT, fix))
}

fn long(bench: &Bench, post: &PostLandmark) -> Option<Finding> {
    let length = length(bench, post)?;
    let verdict = bench.judge(RuleId::PostTooLong, length, bench.mesh_error())?;
    let what = format!("{} reaches {} out of the back", post.role, verdict.shown());
    let key = bench.key(post.role, "length");
    let fix = lower(bench.piece, &key, bench.target(RuleId::PostTooLong)?, "Shorten the post to");
    Some(verdict.finding(Place::on(post.role, post.axis[1]), &what, WHY_LONG, fix))
}

/// From the back of the piece to the post's end.
fn length(bench: &Bench, post: &PostLandmark) -> Option<f64> {
    let end = points_of(bench.built, post.role).map(|at| at.z).reduce(f64::min)?;
    Some(post.axis[0].z - end)
}
