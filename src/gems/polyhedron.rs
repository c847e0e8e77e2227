//! Convex polyhedra by their planes and by their corners.

use crate::vocab::{CubicMillimeters, Direction, Millimeters, Point};

/// The half space `normal · p ≤ distance`; `normal` has unit length and points out of the stone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    /// Unit vector out of the solid.
    pub normal: Direction,
    /// Signed distance of the plane from the origin along `normal`, in mm.
    pub distance: f64,
}

impl Plane {
    /// The plane through `point` with the direction of `normal`, which need not have unit length.
    #[must_use]
    pub fn through(point: Point, normal: Direction) -> Self {
        let normal = normal.normalize();
        Self { normal, distance: normal.dot(point) }
    }

    /// How far `point` lies outside, in mm; negative inside.
    #[must_use]
    pub fn height_of(&self, point: Point) -> f64 {
        self.normal.dot(point) - self.distance
    }
}

/// A flat face: its plane and its corners (indices into the vertices), counterclockwise from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The plane that cut it.
    pub plane: Plane,
    /// Indices of the corners, counterclockwise from outside.
    pub corners: Vec<u32>,
    /// The facet's name in the trade: `table`, `star`, `bezel`, `upper half`, `girdle`, `lower half`,
    /// `pavilion main`, `culet`.
    pub name: &'static str,
}

/// A closed convex solid with shared corners.
#[derive(Debug, Clone, PartialEq)]
pub struct Polyhedron {
    /// Corners, in mm.
    pub vertices: Vec<Point>,
    /// Faces, in the order of the planes that made them.
    pub faces: Vec<Face>,
}

/// A face while it is being cut: its corners as points.
#[derive(Clone)]
struct Loop {
    plane: Plane,
    name: &'static str,
    corners: Vec<Point>,
}

impl Polyhedron {
    /// The intersection of half spaces, by cutting a large cube with one plane after another; `None` where it is
    /// empty or unbounded. Corners closer together than 10⁻⁷ of the size are one corner, so that facets which are
    /// meant to meet in a point do.
    #[must_use]
    pub fn from_half_spaces(planes: &[(Plane, &'static str)]) -> Option<Self> {
        let extent = planes.iter().map(|(plane, _)| plane.distance.abs()).fold(0.0, f64::max);
        if !(extent.is_finite() && extent > 0.0) || planes.iter().any(|(plane, _)| !plane.normal.is_finite())
        {
            return None;
        }
        let mut loops = cube(extent * 1e3);
        for (plane, name) in planes {
            loops = clipped(loops, *plane, name, extent * 1e-9)?;
        }
        if loops.iter().any(|face| face.name == CUBE) { None } else { Some(welded(&loops, extent * 1e-7)) }
    }

    /// Every plane moved out by `clearance` and cut anew.
    #[must_use]
    pub fn grown(&self, clearance: Millimeters) -> Option<Self> {
        let moved = |face: &Face| {
            let plane = Plane { distance: face.plane.distance + clearance.0, ..face.plane };
            (plane, face.name)
        };
        Self::from_half_spaces(&self.faces.iter().map(moved).collect::<Vec<_>>())
    }

    /// The volume by the divergence theorem.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        let corner = |at: u32| self.vertices[at as usize];
        let sixfold: f64 =
            self.triangles().iter().map(|[a, b, c]| corner(*a).dot(corner(*b).cross(corner(*c)))).sum();
        CubicMillimeters(sixfold / 6.0)
    }

    /// The faces as triangles (fans), counterclockwise from outside.
    #[must_use]
    pub fn triangles(&self) -> Vec<[u32; 3]> {
        let fan = |face: &Face| {
            let corners = face.corners.clone();
            (1..corners.len() - 1).map(move |at| [corners[0], corners[at], corners[at + 1]])
        };
        self.faces.iter().flat_map(fan).collect()
    }

    /// Least and greatest corner of the bounding box.
    #[must_use]
    pub fn bounds(&self) -> [Point; 2] {
        let infinite = [Point::INFINITY, Point::NEG_INFINITY];
        self.vertices.iter().fold(infinite, |[least, most], point| [least.min(*point), most.max(*point)])
    }
}

const CUBE: &str = "cube";

fn cube(half: f64) -> Vec<Loop> {
    let side = |normal: Direction, u: Direction, v: Direction| Loop {
        plane: Plane { normal, distance: half },
        name: CUBE,
        corners: [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
            .map(|(a, b)| (normal + u * a + v * b) * half)
            .to_vec(),
    };
    let (x, y, z) = (Direction::X, Direction::Y, Direction::Z);
    vec![side(x, y, z), side(-x, z, y), side(y, z, x), side(-y, x, z), side(z, x, y), side(-z, y, x)]
}

/// Cuts away what lies outside `plane` and closes the cut; `None` when nothing is left.
fn clipped(loops: Vec<Loop>, plane: Plane, name: &'static str, near: f64) -> Option<Vec<Loop>> {
    let is_out = |point: &Point| plane.height_of(*point) > near;
    if !loops.iter().any(|face| face.corners.iter().any(is_out)) {
        return Some(loops);
    }
    let mut rim: Vec<Point> = Vec::new();
    let mut kept = Vec::with_capacity(loops.len() + 1);
    for face in loops {
        let corners = clip_loop(&face.corners, plane, near);
        rim.extend(corners.iter().filter(|point| plane.height_of(**point).abs() <= near));
        if corners.len() >= 3 {
            kept.push(Loop { corners, ..face });
        }
    }
    if kept.len() < 3 {
        return None;
    }
    let cap = around(rim, plane.normal, near);
    if cap.len() >= 3 {
        kept.push(Loop { plane, name, corners: cap });
    }
    Some(kept)
}

fn clip_loop(corners: &[Point], plane: Plane, near: f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(corners.len() + 1);
    for (at, here) in corners.iter().enumerate() {
        let next = corners[(at + 1) % corners.len()];
        let (below, after) = (plane.height_of(*here), plane.height_of(next));
        if below <= near {
            kept.push(*here);
        }
        if (below < -near && after > near) || (below > near && after < -near) {
            kept.push(*here + (next - *here) * (below / (below - after)));
        }
    }
    kept
}

/// The distinct points in counterclockwise order about `normal`.
fn around(points: Vec<Point>, normal: Direction, near: f64) -> Vec<Point> {
    let mut distinct: Vec<Point> = Vec::new();
    for point in points {
        if !distinct.iter().any(|known| known.distance(point) <= near * 10.0) {
            distinct.push(point);
        }
    }
    let middle = distinct.iter().sum::<Point>() / distinct.len().max(1) as f64;
    let (u, v) = normal.any_orthonormal_pair();
    let turn = |point: &Point| (*point - middle).dot(v).atan2((*point - middle).dot(u));
    let sign = if u.cross(v).dot(normal) > 0.0 { 1.0 } else { -1.0 };
    distinct.sort_by(|a, b| (sign * turn(a)).total_cmp(&(sign * turn(b))));
    distinct
}

fn welded(loops: &[Loop], near: f64) -> Polyhedron {
    let mut vertices: Vec<Point> = Vec::new();
    let mut faces = Vec::with_capacity(loops.len());
    for face in loops {
        let mut corners: Vec<u32> = Vec::with_capacity(face.corners.len());
        for point in &face.corners {
            let known = vertices.iter().position(|vertex| vertex.distance(*point) <= near);
            let index = known.unwrap_or_else(|| {
                vertices.push(*point);
                vertices.len() - 1
            });
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a stone has hundreds of corners, not billions"
            )]
            let index = index as u32;
            if !corners.contains(&index) {
                corners.push(index);
            }
        }
        if corners.len() >= 3 {
            faces.push(Face { plane: face.plane, corners, name: face.name });
        }
    }
    Polyhedron { vertices, faces }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn box_planes() -> Vec<(Plane, &'static str)> {
        let side = |normal: Direction, distance| (Plane { normal, distance }, "side");
        vec![
            side(Direction::X, 1.0),
            side(-Direction::X, 1.0),
            side(Direction::Y, 2.0),
            side(-Direction::Y, 2.0),
            side(Direction::Z, 3.0),
            side(-Direction::Z, 3.0),
        ]
    }

    #[test]
    fn a_box_has_its_corners_its_volume_and_outward_faces() {
        let solid = Polyhedron::from_half_spaces(&box_planes()).unwrap();
        assert_eq!((solid.vertices.len(), solid.faces.len()), (8, 6));
        assert!((solid.volume().0 - 48.0).abs() < 1e-9);
        let grown = solid.grown(Millimeters(0.5)).unwrap();
        assert!((grown.volume().0 - 3.0 * 5.0 * 7.0).abs() < 1e-9);
    }

    #[test]
    fn planes_that_leave_nothing_or_no_end_give_no_solid() {
        let mut open = box_planes();
        open.pop();
        assert_eq!(Polyhedron::from_half_spaces(&open), None);
        let mut empty = box_planes();
        empty[0].0.distance = -2.0;
        assert_eq!(Polyhedron::from_half_spaces(&empty), None);
        assert_eq!(Polyhedron::from_half_spaces(&[]), None);
        let mut nan = box_planes();
        nan[2].0.distance = f64::NAN;
        assert_eq!(Polyhedron::from_half_spaces(&nan), None);
    }

    #[test]
    fn a_plane_that_only_touches_changes_nothing() {
        let mut planes = box_planes();
        planes.push((Plane::through(Point::new(1.0, 2.0, 3.0), Direction::ONE), "touching"));
        let solid = Polyhedron::from_half_spaces(&planes).unwrap();
        assert_eq!((solid.vertices.len(), solid.faces.len()), (8, 6));
    }
}
