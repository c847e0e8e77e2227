//! Beads are thick enough to be raised and pushed over, and lie over the crowns beside them.

use super::bench::{Bench, ProngMetal};
use super::fix::{current, raise};
use super::set_stone::SetStone;
use super::{Finding, RuleId};

const WHY_THIN: &str =
    "A bead this thin does not fill when it is cast, or shears off under the beading tool.";
const WHY_SHORT: &str = "Too little of the bead lies over the crown: the stone can be lifted out past it.";

/// The smallest section of each bead, and how far each lies over the crowns of its stones.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let thin = bench.beads.iter().filter_map(|bead| thin(bench, bead));
    let held = bench.stones.iter().flat_map(|stone| {
        let own = bench.beads.iter().filter(|bead| bead.landmark.stones.contains(&stone.built.role));
        own.filter_map(|bead| short(bench, stone, bead))
    });
    thin.chain(held).collect()
}

fn thin(bench: &Bench, bead: &ProngMetal) -> Option<Finding> {
    let (width, point) = bead.narrowest()?;
    let verdict = bench.judge(RuleId::BeadDiameter, width, 2.0 * bench.mesh_error())?;
    let place = bench.place(bead.role, point);
    let what = format!("{} is {} thick, at {}", bead.role, verdict.shown(), place.clock);
    let key = bench.key(bead.role, "beads.diameter");
    let missing = bench.target(RuleId::BeadDiameter)? - width;
    // Cut from two sides, a bead gains less than it grows.
    let to = current(bench.piece, &key).map(|now| now + 1.5 * missing);
    let fix = to.and_then(|to| raise(bench.piece, &key, to, "Make the beads"));
    Some(verdict.finding(place, &what, WHY_THIN, fix))
}

fn short(bench: &Bench, stone: &SetStone, bead: &ProngMetal) -> Option<Finding> {
    let (cover, point) = bead.cover_of(stone);
    let verdict = bench.judge(RuleId::BeadCover, cover, bench.mesh_error())?;
    let place = bench.place(bead.role, point);
    let what =
        format!("{} lies {} over {}, at {}", bead.role, verdict.shown(), stone.built.role, place.clock);
    let key = bench.key(bead.role, "beads.cover");
    let missing = bench.target(RuleId::BeadCover)? - cover;
    // A bead that is moved farther over a crown loses some of its edge to the seat.
    let to = current(bench.piece, &key).map(|now| now + 1.3 * missing);
    let fix = to.and_then(|to| raise(bench.piece, &key, to, "Let the beads cover"));
    Some(verdict.finding(place, &what, WHY_SHORT, fix))
}
