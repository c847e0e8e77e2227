//! The head does not stand too high over the finger.

use super::bench::Bench;
use super::fix::{current, lower};
use super::{Finding, Place, RuleId};
use crate::build::PartRole;
use crate::vocab::Point;

const WHY: &str =
    "A high head catches on gloves and pockets, turns on the finger, and puts every knock on the shank.";

/// The highest point of metal and stones over the finger line under the head.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    highest(bench).and_then(|(part, point)| finding(bench, part, point)).into_iter().collect()
}

fn finding(bench: &Bench, part: PartRole, point: Point) -> Option<Finding> {
    let height = point.z - bench.inner_radius?;
    let verdict = bench.judge(RuleId::HeadHeight, height, bench.mesh_error())?;
    let what = format!("{part} stands {} over the finger", verdict.shown());
    let excess = height - bench.target(RuleId::HeadHeight)?;
    // Only as far as the stone keeps clear of finger and shank.
    let key = bench.key(part, "height");
    let fix = (excess < room_below(bench)).then(|| current(bench.piece, &key)).flatten();
    let fix = fix.and_then(|now| lower(bench.piece, &key, now - excess, "Lower the head to"));
    Some(verdict.finding(Place::on(part, point), &what, WHY, fix))
}

fn highest(bench: &Bench) -> Option<(PartRole, Point)> {
    let mesh = &bench.built.metal_mesh;
    let metal = mesh.triangles.iter().zip(&mesh.tags).flat_map(|(corners, tag)| {
        let role = PartRole::of_tag(*tag).unwrap_or(PartRole::Shank);
        corners.map(|corner| (role, mesh.positions[corner as usize]))
    });
    let stones = bench.stones.iter().flat_map(|stone| {
        let corners = &stone.built.shape.polyhedron.vertices;
        corners.iter().map(|corner| (stone.built.role, stone.to_ring(*corner)))
    });
    metal.chain(stones).max_by(|a, b| a.1.z.total_cmp(&b.1.z))
}

/// How far the stones can come down before they meet what is under them, a tenth of a millimeter kept.
fn room_below(bench: &Bench) -> f64 {
    let rooms = bench.stones.iter().filter_map(|stone| {
        let culet = stone.to_ring(Point::new(0.0, 0.0, -stone.built.shape.culet_depth.0));
        let hit = bench.metal.as_ref()?.cast(culet, stone.down_in_ring(), 50.0)?;
        Some(hit.distance - 0.1)
    });
    rooms.fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::{HandRing, TABLE_HEIGHT};

    #[test]
    fn the_highest_point_counts_be_it_stone_or_metal() {
        assert_eq!(HandRing { head: 8.0 - TABLE_HEIGHT, ..HandRing::sound() }.found(findings), []);
        let stone = HandRing { head: 9.0, ..HandRing::sound() }.found(findings);
        assert!((stone[0].value - 10.1).abs() < 1e-6);
        assert_eq!(stone[0].place.part, PartRole::Stone(0));
        let prong = HandRing { head: 9.0, over: 2.0, ..HandRing::sound() }.found(findings);
        assert!((prong[0].value - 11.1).abs() < 1e-6);
        assert!(matches!(prong[0].place.part, PartRole::Prong(_)));
    }
}
