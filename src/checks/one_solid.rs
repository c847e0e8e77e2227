//! The metal is one closed solid: nothing lies loose beside it, and there is some.

use super::bench::Bench;
use super::{Finding, Place, RuleId};
use crate::build::{Built, PartRole};
use crate::kernel::{Solid, SurfaceMesh};
use crate::vocab::Point;

const WHY: &str = "A loose piece drops out of the mold or lies unfed in the tree; casters refuse files \
                   with more than one body.";

/// One finding for each loose body, or one when there is no metal at all.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    if bench.built.metal.is_empty() {
        return no_metal(bench).into_iter().collect();
    }
    let bodies = bench.built.metal.bodies();
    let count = bodies.len() as f64;
    bench.note(RuleId::OneSolid, count);
    let loose = bodies.iter().skip(1);
    loose.filter_map(|body| loose_body(bench, body, count)).collect()
}

fn loose_body(bench: &Bench, body: &Solid, count: f64) -> Option<Finding> {
    let verdict = bench.judge(RuleId::OneSolid, count, 0.0)?;
    let mesh = body.surface_mesh();
    let part = main_part(&mesh)?;
    let middle = mesh.positions.iter().copied().sum::<Point>() / mesh.positions.len() as f64;
    let what = format!("{part} lies loose: the metal is {} bodies", verdict.shown());
    Some(verdict.finding(Place::on(part, middle), &what, WHY, None))
}

/// The part that most of the faces belong to.
fn main_part(mesh: &SurfaceMesh) -> Option<PartRole> {
    let mut tags = mesh.tags.clone();
    tags.sort_unstable();
    let most = tags.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    Some(PartRole::of_tag(most[0]).unwrap_or(PartRole::Shank))
}

/// No metal is as wrong as two bodies, though zero is less than one.
fn no_metal(bench: &Bench) -> Option<Finding> {
    let verdict = bench.judge(RuleId::OneSolid, f64::NAN, 0.0)?;
    let place = Place::on(PartRole::Shank, anchor(bench.built, PartRole::Shank));
    let why = "There is nothing to cast. The problems of the build say why.";
    Some(Finding { value: 0.0, ..verdict.finding(place, "There is no metal", why, None) })
}

/// The point that stands for a part, or the ring's center.
pub(super) fn anchor(built: &Built, role: PartRole) -> Point {
    built.parts.iter().find(|part| part.role == role).map_or(Point::ZERO, |part| part.anchor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::{HandRing, built_of, found_in, moved};
    use crate::kernel::{CancelToken, Quality, intersect, sphere, unite};

    #[test]
    fn a_loose_part_is_named_with_its_place() {
        let ring = HandRing::sound();
        assert_eq!(ring.found(findings), []);
        let built = ring.built();
        let far = Point::new(20.0, 0.0, 0.0);
        let ball = sphere(1.0, Quality::Draft).unwrap().placed(&moved(far)).tagged(PartRole::Rail(1).tag());
        let metal = unite(&[(*built.metal).clone(), ball], &CancelToken::default()).unwrap();
        let loose = built_of(metal, built.stones.clone(), built.landmarks.clone());
        let found = found_in(&loose, &ring.piece(), findings);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].value, found[0].place.part), (2.0, PartRole::Rail(1)));
        assert!(found[0].place.point.distance(far) < 0.1);
    }

    #[test]
    fn no_metal_is_no_ring() {
        let [a, b] =
            [-3.0, 3.0].map(|x| sphere(1.0, Quality::Draft).unwrap().placed(&moved(Point::new(x, 0.0, 0.0))));
        let nothing = intersect(&a, &b, &CancelToken::default()).unwrap();
        let ring = HandRing::sound();
        let built = built_of(nothing, Vec::new(), crate::build::Landmarks::default());
        let found = found_in(&built, &ring.piece(), findings);
        assert_eq!((found[0].title.as_str(), found[0].value), ("There is no metal (at most 1)", 0.0));
    }
}
