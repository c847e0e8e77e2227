//! Distance and ray queries on the surface of a solid.
//!
//! A tree of boxes in single precision (parry3d) finds the triangle; the answer is then computed on that
//! triangle in f64, so that distances carry no single-precision noise.

use parry3d::math::Vector;
use parry3d::query::{PointQueryWithLocation, Ray, RayCast};
use parry3d::shape::{TriMesh, TriMeshFlags};

use super::{PartTag, SurfaceMesh};
use crate::vocab::{Direction, Point};

/// Where a ray met the surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The place on the surface.
    pub point: Point,
    /// Outward normal of the triangle.
    pub normal: Direction,
    /// Millimeters from the ray's origin.
    pub distance: f64,
    /// The part that the triangle belongs to.
    pub tag: PartTag,
}

/// A surface prepared for queries.
pub struct Probe {
    /// The surface about `origin`, in single precision, with pseudo-normals for inside and outside.
    pub(super) shape: TriMesh,
    pub(super) origin: Point,
    pub(super) corners: Vec<[Point; 3]>,
    /// Unit normal of each triangle; zero where it has no area.
    pub(super) normals: Vec<Direction>,
    pub(super) tags: Vec<PartTag>,
}

/// How far under its face a ball starts, so that it cannot meet the face itself.
pub(super) const SKIN: f64 = 1e-4;

impl Probe {
    /// Prepares a surface; `None` when it has no triangles.
    #[must_use]
    pub fn new(mesh: &SurfaceMesh) -> Option<Self> {
        let (least, most) = mesh
            .positions
            .iter()
            .fold((Point::INFINITY, Point::NEG_INFINITY), |(least, most), p| (least.min(*p), most.max(*p)));
        let origin = (least + most) / 2.0;
        let (vertices, triangles) = welded(mesh);
        let vertices = vertices.into_iter().map(|vertex| single(vertex - origin)).collect();
        let shape = TriMesh::with_flags(vertices, triangles, TriMeshFlags::ORIENTED).ok()?;
        let corners: Vec<_> = mesh.triangles.iter().map(|triangle| mesh.corners(*triangle)).collect();
        let normals = corners.iter().map(|[a, b, c]| (b - a).cross(c - a).normalize_or_zero()).collect();
        Some(Self { shape, origin, corners, normals, tags: mesh.tags.clone() })
    }

    /// Signed distance from `point` to the surface: positive outside, negative inside. Within a micrometer of
    /// the surface the sign may be either.
    #[must_use]
    pub fn signed_distance(&self, point: Point) -> f64 {
        let (found, (triangle, _)) =
            self.shape.project_local_point_and_get_location(single(point - self.origin), false);
        let distance = point.distance(nearest_on(self.corners[triangle as usize], point));
        if found.is_inside { -distance } else { distance }
    }

    /// Nearest point of the surface with the tag of its triangle.
    #[must_use]
    pub fn nearest(&self, point: Point) -> (Point, PartTag) {
        let (_, (triangle, _)) =
            self.shape.project_local_point_and_get_location(single(point - self.origin), false);
        let triangle = triangle as usize;
        (nearest_on(self.corners[triangle], point), self.tags[triangle])
    }

    /// First hit along the ray within `reach`. The direction need not be of unit length; a direction of no
    /// length meets nothing.
    #[must_use]
    pub fn cast(&self, origin: Point, direction: Direction, reach: f64) -> Option<Hit> {
        let direction = direction.try_normalize()?;
        let ray = Ray::new(single(origin - self.origin), single(direction));
        #[expect(clippy::cast_possible_truncation, reason = "the tree answers in single precision")]
        let found = self.shape.cast_local_ray_and_get_normal(&ray, reach as f32, false)?;
        let triangle = found.subshape as usize;
        let normal = self.normals[triangle];
        let slant = direction.dot(normal);
        // Along a grazing ray the plane says little; there the tree's own answer is as good.
        let distance = if slant.abs() > 1e-3 {
            (self.corners[triangle][0] - origin).dot(normal) / slant
        } else {
            f64::from(found.time_of_impact)
        };
        let distance = distance.max(0.0);
        let hit = Hit { point: origin + direction * distance, normal, distance, tag: self.tags[triangle] };
        (distance <= reach).then_some(hit)
    }
}

/// Corners joined where they agree bit for bit, in order of first use: a seam of the shading is no edge.
pub(super) fn welded(mesh: &SurfaceMesh) -> (Vec<Point>, Vec<[u32; 3]>) {
    let bits = |index: u32| mesh.positions[index as usize].to_array().map(f64::to_bits);
    #[expect(clippy::cast_possible_truncation, reason = "the triangles count in 32 bits")]
    let mut order: Vec<u32> = (0..mesh.positions.len() as u32).collect();
    order.sort_unstable_by_key(|index| (bits(*index), *index));
    let mut first: Vec<u32> = vec![0; order.len()];
    for same in order.chunk_by(|a, b| bits(*a) == bits(*b)) {
        for index in same {
            first[*index as usize] = same[0];
        }
    }
    // Corners that have become unused stay: they cost nothing and keep the numbers.
    let triangles = mesh.triangles.iter().map(|triangle| triangle.map(|index| first[index as usize]));
    (mesh.positions.clone(), triangles.collect())
}

#[expect(clippy::cast_possible_truncation, reason = "the tree works in single precision")]
pub(super) fn single(v: Point) -> Vector {
    Vector::new(v.x as f32, v.y as f32, v.z as f32)
}

/// The nearest point of a triangle: on its plane when the foot lies inside, else on the nearest edge.
fn nearest_on([a, b, c]: [Point; 3], point: Point) -> Point {
    let normal = (b - a).cross(c - a);
    let inside = |p: Point, q: Point| (q - p).cross(point - p).dot(normal) >= 0.0;
    if normal.length_squared() > 0.0 && inside(a, b) && inside(b, c) && inside(c, a) {
        return point - normal * ((point - a).dot(normal) / normal.length_squared());
    }
    let on_edge = |p: Point, q: Point| {
        let along = q - p;
        p + along * ((point - p).dot(along) / along.length_squared().max(f64::MIN_POSITIVE)).clamp(0.0, 1.0)
    };
    let nearer =
        |p: Point, q: Point| if q.distance_squared(point) < p.distance_squared(point) { q } else { p };
    nearer(nearer(on_edge(a, b), on_edge(b, c)), on_edge(c, a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{CancelToken, Quality, Solid, convex_hull, cut, cylinder, torus};

    fn probe(solid: &Solid) -> Probe {
        Probe::new(&solid.surface_mesh()).unwrap()
    }

    #[test]
    fn distances_to_a_cube_are_exact_inside_and_outside() {
        // Far from the origin on purpose: single precision alone would be off by 0.0001 here.
        let origin = Point::new(1000.0, -500.0, 300.0);
        let corners: Vec<Point> = (0..8)
            .map(|i| origin + Point::new(f64::from(i & 1), f64::from(i >> 1 & 1), f64::from(i >> 2)))
            .collect();
        let cube = probe(&convex_hull(&corners).unwrap());
        for (x, y, z, wanted) in [
            (0.5, 0.5, 0.25, -0.25),
            (0.5, 0.5, 1.125, 0.125),
            (1.5, 1.5, 0.5, 0.5_f64.sqrt()),
            (2.0, 2.0, 2.0, 3.0_f64.sqrt()),
            (0.001, 0.002, 0.5, -0.001),
        ] {
            let distance = cube.signed_distance(origin + Point::new(x, y, z));
            assert!((distance - wanted).abs() < 1e-10, "{distance} {wanted}");
        }
    }

    #[test]
    fn a_point_beyond_an_edge_knows_its_side() {
        let ring = probe(&torus(8.0, 1.0, Quality::Preview).unwrap());
        for i in 0..200 {
            let angle = f64::from(i) * 0.1;
            let at = |radius: f64, z: f64| Point::new(radius * angle.cos(), radius * angle.sin(), z);
            assert!((ring.signed_distance(at(8.0, 0.0)) + 1.0).abs() < 0.05);
            assert!((ring.signed_distance(at(6.5, 0.0)) - 0.5).abs() < 0.05);
            assert!((ring.signed_distance(at(8.0, 1.4)) - 0.4).abs() < 0.05);
        }
    }

    #[test]
    fn nearest_and_cast_name_the_part() {
        let never = CancelToken::default();
        let plate = cylinder((0.0, 3.0), (1.0, 3.0), Quality::Preview).unwrap().tagged(PartTag(1));
        let drill = cylinder((-1.0, 1.0), (2.0, 1.0), Quality::Preview).unwrap().tagged(PartTag(2));
        let washer = probe(&cut(&plate, &[drill], &never).unwrap());
        let (point, tag) = washer.nearest(Point::new(0.5, 0.0, 0.5));
        assert_eq!(tag, PartTag(2));
        assert!((point.x - 1.0).abs() < 0.03);
        let hit = washer.cast(Point::new(2.0, 0.1, 5.0), Point::new(0.0, 0.0, -7.0), 10.0).unwrap();
        assert_eq!((hit.tag, hit.normal.round()), (PartTag(1), Point::Z));
        assert!((hit.distance - 4.0).abs() < 1e-12 && (hit.point.z - 1.0).abs() < 1e-12);
        assert!(washer.cast(Point::new(2.0, 0.1, 5.0), Point::new(0.0, 0.0, -7.0), 3.9).is_none());
        assert!(washer.cast(Point::new(0.0, 0.0, 5.0), Point::NEG_Z, 10.0).is_none());
        assert!(washer.cast(Point::ZERO, Point::ZERO, 10.0).is_none());
        assert!(washer.cast(Point::NAN, Point::X, 10.0).is_none());
        assert!(Probe::new(&SurfaceMesh::default()).is_none());
    }
}
