//! Convex polyhedra by their planes and by their corners: how a list of facets becomes a body.
//!
//! A large box is clipped by one half space after the other ([`super::clip`]); then edges shorter than
//! [`MEET_TOLERANCE`] of the stone are drawn together, because facet tables are printed with few digits and a
//! cutter's meet point is one point.

use super::clip::Shell;
use crate::vocab::{CubicMillimeters, Direction, Millimeters, Point};

/// Corners nearer to each other than this share of the largest plane distance are one meet point: 1 µm on a stone
/// of 6.5 mm. Published facet tables carry five decimals, which tears a meet open by up to 2e-4.
const MEET_TOLERANCE: f64 = 3e-4;

/// The half space `normal · p ≤ distance`; `normal` has unit length and points out of the stone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    /// Unit length, out of the stone.
    pub normal: Direction,
    /// Of the plane from the origin along the normal, in mm.
    pub distance: f64,
}

impl Plane {
    /// The plane through `point` with the direction of `normal`, which need not have unit length.
    #[must_use]
    pub fn through(point: Point, normal: Direction) -> Self {
        let normal = normal.normalize();
        Self { normal, distance: normal.dot(point) }
    }

    /// The plane of flat corners in order, counterclockwise from outside (Newell).
    #[must_use]
    pub(super) fn of_corners(corners: &[Point]) -> Self {
        let mean = corners.iter().sum::<Point>() / corners.len() as f64;
        let around = corners.iter().zip(corners.iter().cycle().skip(1));
        Self::through(mean, around.map(|(a, b)| (*a - mean).cross(*b - mean)).sum())
    }

    /// How far `point` lies outside, in mm; negative inside.
    #[must_use]
    pub fn height_of(&self, point: Point) -> f64 {
        self.normal.dot(point) - self.distance
    }

    fn is_finite(&self) -> bool {
        self.normal.is_finite() && self.distance.is_finite() && (self.normal.length() - 1.0).abs() < 1e-6
    }
}

/// A flat face: its plane and its corners (indices into the vertices), counterclockwise from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The plane that the face lies in.
    pub plane: Plane,
    /// Indices into the vertices, counterclockwise from outside, at least three.
    pub corners: Vec<u32>,
    /// The facet's name in the trade: `table`, `star`, `bezel`, `upper half`, `girdle`, `lower half`, `pavilion main`,
    /// `culet`; `crown step`, `pavilion step`; `chevron`; `dome`, `base`; `drill hole`.
    pub name: &'static str,
}

impl Face {
    /// Whether it is no facet but the wall between two halves of a stone.
    #[must_use]
    pub fn is_wall(&self) -> bool {
        self.name == super::weld::WALL
    }
}

/// A closed solid with flat faces and shared corners; convex unless it says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Polyhedron {
    /// The corners, in mm.
    pub vertices: Vec<Point>,
    /// The faces, in the order of the half spaces that they come from.
    pub faces: Vec<Face>,
}

impl Polyhedron {
    /// The intersection of half spaces, by clipping; `None` where it is empty, flat or unbounded, or where a
    /// plane is not finite or its normal not of unit length. Half spaces that cut nothing leave no face.
    #[must_use]
    pub fn from_half_spaces(planes: &[(Plane, &'static str)]) -> Option<Self> {
        if planes.is_empty() || !planes.iter().all(|(plane, _)| plane.is_finite()) {
            return None;
        }
        let size = planes.iter().map(|(plane, _)| plane.distance.abs()).fold(0.0, f64::max);
        let mut shell = Shell::cube(size);
        for (index, (plane, _)) in planes.iter().enumerate() {
            shell = shell.clipped(plane, index)?;
        }
        let near = MEET_TOLERANCE * size;
        shell.draw_together(near);
        shell.settle(planes, near);
        shell.settle(planes, near);
        shell.into_polyhedron(planes)
    }

    /// Every plane moved out by `clearance` and cut anew. Meet points of more than three facets open into short
    /// edges then, as they do in a real offset. `None` for a body that is not convex, which has to be grown by its
    /// convex parts, and where nothing is left.
    #[must_use]
    pub fn grown(&self, clearance: Millimeters) -> Option<Self> {
        if !self.is_convex() {
            return None;
        }
        let moved = |face: &Face| {
            let distance = face.plane.distance + clearance.0;
            (Plane { distance, ..face.plane }, face.name)
        };
        Self::from_half_spaces(&self.faces.iter().map(moved).collect::<Vec<_>>())
    }

    /// Every corner moved out so that each face that meets in it moves by `clearance` or a little more: how a body
    /// grows whose faces stand for a smooth surface, where they meet too flatly to be cut anew.
    #[must_use]
    pub(super) fn swollen(&self, clearance: Millimeters) -> Self {
        let mut sums = vec![Direction::ZERO; self.vertices.len()];
        let mut meets = Vec::new();
        for face in &self.faces {
            for &corner in &face.corners {
                sums[corner as usize] += face.plane.normal;
                meets.push((corner as usize, face.plane.normal));
            }
        }
        let out: Vec<Direction> = sums.into_iter().map(Direction::normalize_or_zero).collect();
        let mut least = vec![1.0_f64; out.len()];
        for (corner, normal) in meets {
            least[corner] = least[corner].min(out[corner].dot(normal));
        }
        let mut grown = self.clone();
        for ((vertex, out), least) in grown.vertices.iter_mut().zip(out).zip(least) {
            *vertex += out * (clearance.0 / least);
        }
        grown.moved(|at| at)
    }

    /// Whether every corner lies inside of every plane, but for rounding and for what [`Polyhedron::from_half_spaces`]
    /// draws together.
    #[must_use]
    pub fn is_convex(&self) -> bool {
        self.outermost().all(|outermost| outermost)
    }

    /// Of each face whether no corner lies beyond its plane, likewise: what leaves the body there never meets it again.
    pub fn outermost(&self) -> impl Iterator<Item = bool> + '_ {
        let [least, most] = self.bounds();
        let play = MEET_TOLERANCE * least.abs().max(most.abs()).max_element();
        let inside =
            move |face: &Face| self.vertices.iter().all(|vertex| face.plane.height_of(*vertex) < play);
        self.faces.iter().map(inside)
    }

    /// Every corner moved, and each plane laid through its face's corners again; they must stay flat.
    #[must_use]
    pub(super) fn moved(mut self, place: impl Fn(Point) -> Point) -> Self {
        self.vertices.iter_mut().for_each(|vertex| *vertex = place(*vertex));
        for face in &mut self.faces {
            let corners: Vec<Point> = face.corners.iter().map(|at| self.vertices[*at as usize]).collect();
            face.plane = Plane::of_corners(&corners);
        }
        self
    }

    /// The volume by the divergence theorem.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        let Some(&apex) = self.vertices.first() else { return CubicMillimeters(0.0) };
        let corner = |index: u32| self.vertices[index as usize] - apex;
        let wedge = |[a, b, c]: [u32; 3]| corner(a).dot(corner(b).cross(corner(c))) / 6.0;
        CubicMillimeters(self.triangles().into_iter().map(wedge).sum())
    }

    /// The faces as triangles (fans), counterclockwise from outside.
    #[must_use]
    pub fn triangles(&self) -> Vec<[u32; 3]> {
        let fan = |face: &Face| -> Vec<[u32; 3]> {
            face.corners[1..].windows(2).map(|pair| [face.corners[0], pair[0], pair[1]]).collect()
        };
        self.faces.iter().flat_map(fan).collect()
    }

    /// Least and greatest corner of the bounding box.
    #[must_use]
    pub fn bounds(&self) -> [Point; 2] {
        let infinite = [Point::INFINITY, Point::NEG_INFINITY];
        self.vertices.iter().fold(infinite, |[least, most], point| [least.min(*point), most.max(*point)])
    }

    /// The edges, each once.
    pub fn edges(&self) -> impl Iterator<Item = [Point; 2]> + '_ {
        let around = |face: &'_ Face| {
            let next = face.corners.iter().cycle().skip(1).copied();
            face.corners.iter().copied().zip(next).collect::<Vec<_>>()
        };
        let once = self.faces.iter().flat_map(around).filter(|(from, to)| from < to);
        once.map(|(from, to)| [from, to].map(|corner| self.vertices[corner as usize]))
    }

    /// Number of edges, each between two faces.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.faces.iter().map(|face| face.corners.len()).sum::<usize>() / 2
    }
}

#[cfg(test)]
impl Polyhedron {
    /// Panics unless every directed edge has its twin and every face turns counterclockwise about its normal:
    /// closed, 2-manifold, oriented.
    pub(in crate::gems) fn assert_closed(&self) {
        let mut edges = std::collections::BTreeSet::new();
        for face in &self.faces {
            for (at, &from) in face.corners.iter().enumerate() {
                let to = face.corners[(at + 1) % face.corners.len()];
                assert!(edges.insert((from, to)), "edge {from}→{to} twice");
            }
        }
        assert!(edges.iter().all(|(from, to)| edges.contains(&(*to, *from))), "an edge has one face");
        assert_eq!(self.vertices.len() + self.faces.len(), self.edge_count() + 2, "Euler");
        for face in &self.faces {
            let corner = |at: usize| {
                self.vertices[face.corners[at] as usize] - self.vertices[face.corners[0] as usize]
            };
            let area: Point = (2..face.corners.len()).map(|at| corner(at - 1).cross(corner(at))).sum();
            assert!(area.dot(face.plane.normal) > 0.0, "{} turns clockwise", face.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half_spaces(list: &[([f64; 3], f64)]) -> Vec<(Plane, &'static str)> {
        let plane = |(normal, distance): &([f64; 3], f64)| {
            let normal = Direction::from_array(*normal);
            (Plane { normal: normal.normalize(), distance: distance / normal.length() }, "face")
        };
        list.iter().map(plane).collect()
    }

    fn cube() -> Vec<(Plane, &'static str)> {
        half_spaces(&[
            ([1.0, 0.0, 0.0], 1.0),
            ([-1.0, 0.0, 0.0], 1.0),
            ([0.0, 1.0, 0.0], 1.0),
            ([0.0, -1.0, 0.0], 1.0),
            ([0.0, 0.0, 1.0], 1.0),
            ([0.0, 0.0, -1.0], 1.0),
        ])
    }

    #[test]
    fn a_cube_has_its_corners_and_volume_and_grows() {
        let body = Polyhedron::from_half_spaces(&cube()).unwrap();
        body.assert_closed();
        assert_eq!((body.faces.len(), body.vertices.len(), body.edge_count()), (6, 8, 12));
        assert!((body.volume().0 - 8.0).abs() < 1e-12);
        assert!((body.grown(Millimeters(0.5)).unwrap().volume().0 - 27.0).abs() < 1e-12);
    }

    #[test]
    fn planes_that_cut_nothing_leave_no_face() {
        let mut planes = cube();
        planes.extend(half_spaces(&[
            ([1.0, 0.0, 0.0], 1.0),
            ([1.0, 1.0, 0.0], 2.0),
            ([1.0, 1.0, 1.0], 3.0),
            ([0.0, 0.0, 1.0], 9.0),
        ]));
        let body = Polyhedron::from_half_spaces(&planes).unwrap();
        body.assert_closed();
        assert_eq!((body.faces.len(), body.vertices.len()), (6, 8));
    }

    #[test]
    fn an_octahedron_has_meets_of_four_planes() {
        let sign = |octant: u32, bit: u32| if octant & bit == 0 { -1.0 } else { 1.0 };
        let list: Vec<_> = (0..8).map(|o| ([sign(o, 1), sign(o, 2), sign(o, 4)], 1.0)).collect();
        let body = Polyhedron::from_half_spaces(&half_spaces(&list)).unwrap();
        body.assert_closed();
        assert_eq!((body.faces.len(), body.vertices.len(), body.edge_count()), (8, 6, 12));
        assert!((body.volume().0 - 4.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn what_encloses_nothing_is_no_body() {
        let open = &cube()[..5];
        assert_eq!(Polyhedron::from_half_spaces(open), None, "unbounded");
        assert_eq!(Polyhedron::from_half_spaces(&[]), None, "nothing");
        let mut empty = cube();
        empty.extend(half_spaces(&[([0.0, 0.0, 1.0], -2.0)]));
        assert_eq!(Polyhedron::from_half_spaces(&empty), None, "empty");
        let mut flat = cube();
        flat.extend(half_spaces(&[([0.0, 0.0, 1.0], -1.0)]));
        assert_eq!(Polyhedron::from_half_spaces(&flat), None, "flat");
        let mut bad = cube();
        bad[2].0.distance = f64::NAN;
        assert_eq!(Polyhedron::from_half_spaces(&bad), None, "NaN");
        assert_eq!(Polyhedron::from_half_spaces(&cube()).unwrap().grown(Millimeters(-1.0)), None);
    }

    proptest::proptest! {
        /// Whatever planes there are: a closed body inside of all of them, or none.
        #[test]
        fn any_planes_give_a_closed_body_or_none(
            list in proptest::collection::vec((proptest::array::uniform3(-4i8..=4), -2i8..=8), 4..40),
        ) {
            let whole = |(normal, distance): &([i8; 3], i8)| (normal.map(f64::from), f64::from(*distance));
            let upright = |(normal, _): &&([i8; 3], i8)| *normal != [0; 3];
            let planes = half_spaces(&list.iter().filter(upright).map(whole).collect::<Vec<_>>());
            if let Some(body) = Polyhedron::from_half_spaces(&planes) {
                body.assert_closed();
                let out = |point: &Point| planes.iter().map(|(plane, _)| plane.height_of(*point)).fold(0.0, f64::max);
                proptest::prop_assert!(body.vertices.iter().all(|vertex| out(vertex) < 0.01));
            }
        }
    }

    #[test]
    fn meets_that_miss_by_printed_digits_are_drawn_together() {
        let mut planes = cube();
        planes.extend(half_spaces(&[([1.0, 1.0, 1.0], 3.0 - 2e-5)]));
        let body = Polyhedron::from_half_spaces(&planes).unwrap();
        body.assert_closed();
        assert_eq!((body.faces.len(), body.vertices.len()), (6, 8));
    }
}
