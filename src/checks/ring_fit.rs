//! The ring has the size that was ordered.

use super::bench::Bench;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;
use crate::vocab::Point;

const WHY: &str =
    "The ring does not pass the knuckle, or turns on the finger. A quarter of a US size is 0.2 mm.";

/// Narrowest inner diameter of the metal against the ordered size.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    finding(bench).into_iter().collect()
}

fn finding(bench: &Bench) -> Option<Finding> {
    bench.metal.as_ref()?;
    let ordered = bench.piece.wear.ring_size()?.inner_diameter().0;
    let measured = 2.0 * bench.inner_radius?;
    let verdict = bench.judge(RuleId::RingFit, (measured - ordered).abs(), 0.0)?;
    let points = bench.built.metal_mesh.positions.iter();
    let narrowest = points.min_by(|a, b| a.x.hypot(a.z).total_cmp(&b.x.hypot(b.z)))?;
    let way = if measured < ordered { "narrower" } else { "wider" };
    let what = format!("The ring measures {measured:.2} mm inside, {} {way} than ordered", verdict.shown());
    let place = Place::on(PartRole::Shank, Point::clone(narrowest));
    Some(verdict.finding(place, &what, WHY, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::checks::hand_ring::{HandRing, found_in};
    use crate::design::Wear;

    #[test]
    fn the_metal_is_held_against_the_order_both_ways() {
        let ring = HandRing::sound();
        let built = ring.built();
        let ordered = |more: f64| {
            let mut piece = ring.piece();
            if let Wear::Ring(ring) = &mut piece.wear {
                ring.size.number += more;
            }
            found_in(&built, &piece, findings)
        };
        assert_eq!(ordered(0.1), []);
        assert_eq!(ordered(-0.1), []);
        for (more, severity, word) in [
            (0.15, Severity::Warn, "narrower"),
            (0.3, Severity::Stop, "narrower"),
            (-0.3, Severity::Stop, "wider"),
        ] {
            let found = ordered(more);
            assert!((found[0].value - more.abs()).abs() < 1e-6, "{}", found[0].title);
            assert_eq!(found[0].severity, severity);
            assert!(found[0].title.contains(word), "{}", found[0].title);
        }
    }
}
