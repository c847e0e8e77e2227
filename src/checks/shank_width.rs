//! The shank is wide enough all around.

use super::bench::Bench;
use super::shank_sections::raised_stations;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;

const WHY: &str = "A narrow shank cuts into the finger, twists, and leaves little metal to size the ring.";

const WHY_WIDE: &str = "A wide band sits tighter than its size says: from 4 to 6 mm a quarter of a US size \
                        more is usual, above that half a size. Ask how wide the sizing ring was.";

const STATIONS: [(&str, &str); 3] = [
    ("width_top", "Make the shank under the head"),
    ("width_shoulder", "Make the shoulders"),
    ("width_base", "Make the base"),
];

/// The narrowest section if it is too narrow, and the widest if it makes the ring fit tighter.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let narrowest = bench.shank.iter().min_by(|a, b| a.width.total_cmp(&b.width)).and_then(|section| {
        let verdict = bench.judge(RuleId::ShankWidth, section.width, bench.mesh_error())?;
        let place = Place::on(PartRole::Shank, section.middle);
        let what = format!("The shank is {} wide at {}", verdict.shown(), place.clock);
        let target = bench.target(RuleId::ShankWidth)?;
        Some(verdict.finding(place, &what, WHY, raised_stations(bench, STATIONS, target)))
    });
    // The base decides how the ring feels between the fingers, not a flare at the head.
    let finger = bench.piece.wear.ring_size().is_some();
    let base = bench.shank.get(bench.shank.len() / 2).filter(|_| finger).and_then(|section| {
        let verdict = bench.judge(RuleId::WideBand, section.width, bench.mesh_error())?;
        let place = Place::on(PartRole::Shank, section.middle);
        let what = format!("The band is {} wide under the finger", verdict.shown());
        Some(verdict.finding(place, &what, WHY_WIDE, None))
    });
    narrowest.into_iter().chain(base).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::HandRing;

    #[test]
    fn a_narrow_band_cuts_in_and_a_wide_one_sits_tight() {
        assert_eq!(HandRing { width: 1.5, ..HandRing::sound() }.found(findings), []);
        for (width, rule) in [(1.0, RuleId::ShankWidth), (5.0, RuleId::WideBand)] {
            let found = HandRing { width, ..HandRing::sound() }.found(findings);
            assert_eq!(found.len(), 1, "{width}");
            assert_eq!(found[0].rule, rule);
            assert!((found[0].value - width).abs() < 1e-6, "{}", found[0].title);
        }
    }
}
