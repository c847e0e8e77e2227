//! The stone stays clear of the finger, or of the skin that a piece lies on.

use super::bench::Bench;
use super::fix::{current, raise};
use super::set_stone::SetStone;
use super::shank_sections::thicker_shank;
use super::{Finding, RuleId};
use crate::vocab::Point;

const WHY: &str = "The point of the stone presses into the skin, and dirt and knocks reach the culet.";

/// The lowest point of each stone over the finger line; negative when it lies in the finger.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    bench.stones.iter().filter_map(|stone| finding(bench, stone)).collect()
}

fn finding(bench: &Bench, stone: &SetStone) -> Option<Finding> {
    let corners = stone.built.shape.polyhedron.vertices.iter().map(|corner| stone.to_ring(*corner));
    let up = -stone.down_in_ring();
    let over = |point: &Point| bench.over_skin(*point, up);
    let lowest = corners.min_by(|a, b| over(a).total_cmp(&over(b)))?;
    let verdict = bench.judge(RuleId::CuletToFinger, over(&lowest), 0.0)?;
    let skin = bench.piece.wear.skin();
    let below = if over(&lowest) < 0.0 { format!(" below {skin} line") } else { format!(" over {skin}") };
    let shown = verdict.shown();
    let what =
        format!("The lowest point of {} is {}{below}", stone.built.role, shown.trim_start_matches('-'));
    let missing = verdict.limit.max(bench.target(RuleId::CuletToFinger)?) - over(&lowest);
    let fix = if bench.lies_on_shank(stone) {
        thicker_shank(bench, missing)
    } else {
        let key = bench.key(stone.built.role, "height");
        let height = current(bench.piece, &key);
        height.and_then(|height| raise(bench.piece, &key, height + missing, "Raise the head to"))
    };
    Some(verdict.finding(bench.place(stone.built.role, lowest), &what, WHY, fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::{CULET, HandRing};

    #[test]
    fn the_culet_is_measured_from_the_finger_line_and_is_negative_below_it() {
        assert_eq!(HandRing { head: CULET + 0.5, ..HandRing::sound() }.found(findings), []);
        let found = HandRing { head: CULET - 0.3, ..HandRing::sound() }.found(findings);
        assert!((found[0].value + 0.3).abs() < 1e-6);
        assert_eq!(found[0].severity, Severity::Stop);
        assert!(found[0].title.contains("0.30 mm below the finger line"), "{}", found[0].title);
    }
}
