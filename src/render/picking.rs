//! What lies under the pointer, in ring space.

use crate::build::{Built, BuiltStone, PartRole, SurfaceMesh};
use crate::gems::Polyhedron;
use crate::optics::Facets;
use crate::vocab::{Direction, Point};

/// What a ray meets first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picked {
    /// The part that is met.
    pub part: PartRole,
    /// Where, in ring space.
    pub point: Point,
    /// How far from the ray's origin, in mm.
    pub distance: f64,
}

/// The nearest visible part along a ray; `visible` says whether metal and stones are shown.
#[must_use]
pub fn pick(built: &Built, (origin, direction): (Point, Direction), visible: (bool, bool)) -> Option<Picked> {
    let metal = visible.0.then(|| pick_metal(&built.metal_mesh, origin, direction)).flatten();
    let stones = built.stones.iter().filter(|_| visible.1);
    stones
        .filter_map(|stone| pick_stone(stone, origin, direction))
        .chain(metal)
        .min_by(|a, b| a.distance.total_cmp(&b.distance))
}

/// How thick the metal is straight in from where a ray met it, in mm; `None` of stones.
#[must_use]
pub fn wall_at(built: &Built, picked: &Picked, (origin, direction): (Point, Direction)) -> Option<f64> {
    let mesh = &built.metal_mesh;
    let (distance, number) = nearest(mesh, origin, direction)?;
    if (distance - picked.distance).abs() > 1e-9 {
        return None;
    }
    let [a, b, c] = mesh.triangles[number].map(|corner| mesh.positions[corner as usize]);
    let inward = -(b - a).cross(c - a).try_normalize()?;
    // From just under the surface, so that the surface itself is not met again.
    nearest(mesh, picked.point + inward * SKIN, inward).map(|(depth, _)| depth + SKIN)
}

/// Under the surface, in mm.
const SKIN: f64 = 1e-4;

fn pick_metal(mesh: &SurfaceMesh, origin: Point, direction: Direction) -> Option<Picked> {
    let (distance, number) = nearest(mesh, origin, direction)?;
    let part = PartRole::of_tag(*mesh.tags.get(number)?)?;
    Some(Picked { part, point: origin + direction * distance, distance })
}

/// The distance to the first triangle along a ray, and its number.
fn nearest(mesh: &SurfaceMesh, origin: Point, direction: Direction) -> Option<(f64, usize)> {
    let mut nearest: Option<(f64, usize)> = None;
    for (number, corners) in mesh.triangles.iter().enumerate() {
        let [a, b, c] = corners.map(|corner| mesh.positions[corner as usize]);
        if let Some(distance) = meet_triangle(origin, direction, [a, b, c])
            && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, number));
        }
    }
    nearest
}

/// Distance to a triangle by Möller and Trumbore's test, both sides.
fn meet_triangle(origin: Point, direction: Direction, [a, b, c]: [Point; 3]) -> Option<f64> {
    let (along, across) = (b - a, c - a);
    let normal = direction.cross(across);
    let volume = along.dot(normal);
    if volume.abs() < 1e-14 {
        return None;
    }
    let offset = origin - a;
    let u = offset.dot(normal) / volume;
    let other = offset.cross(along);
    let v = direction.dot(other) / volume;
    let distance = across.dot(other) / volume;
    (u >= 0.0 && v >= 0.0 && u + v <= 1.0 && distance > 0.0).then_some(distance)
}

fn pick_stone(stone: &BuiltStone, origin: Point, direction: Direction) -> Option<Picked> {
    let frame = &stone.ring_from_stone;
    let heading = Direction::new(direction.dot(frame.x), direction.dot(frame.y), direction.dot(frame.z));
    let entry = |part: &Polyhedron| {
        let planes: Vec<_> = part.faces.iter().map(|face| face.plane).collect();
        let facets = Facets { planes: &planes, index: 1.0, absorption: 0.0, bounces: 0 };
        Some(facets.entry(frame.to_local(origin), heading)?.0)
    };
    let distance = stone.shape.convex_parts().iter().filter_map(entry).min_by(f64::total_cmp)?;
    Some(Picked { part: stone.role, point: origin + direction * distance, distance })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::PartTag;

    fn square(z: f64, tag: PartRole) -> SurfaceMesh {
        let at = |x, y| Point::new(x, y, z);
        SurfaceMesh {
            positions: vec![at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)],
            normals: vec![Direction::Z; 4],
            triangles: vec![[0, 1, 2], [0, 2, 3]],
            tags: vec![PartTag(0), tag.tag()],
        }
    }

    #[test]
    fn the_part_of_the_triangle_met_is_found() {
        let mesh = square(2.0, PartRole::Prong(3));
        let from = |x: f64, y: f64| pick_metal(&mesh, Point::new(x, y, 9.0), -Direction::Z);
        let met = from(-0.5, 0.5).unwrap();
        assert_eq!(met.part, PartRole::Prong(3));
        assert!((met.distance - 7.0).abs() < 1e-12 && (met.point.z - 2.0).abs() < 1e-12);
        let (depth, number) = nearest(&mesh, Point::new(-0.5, 0.5, 1.0), Direction::Z).unwrap();
        assert!((depth - 1.0).abs() < 1e-12 && number == 1, "from within");
        assert!(from(1.5, 0.0).is_none(), "beside it");
        assert!(from(0.5, -0.5).is_none(), "an untagged face is no part");
        assert!(pick_metal(&mesh, Point::new(0.0, 0.0, 1.0), -Direction::Z).is_none(), "behind the eye");
    }
}
