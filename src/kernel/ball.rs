//! The widest ball inside a surface that touches it at a place and is stopped by a face that looks the opposite way.
//!
//! Of a plate, a wire or a tube that is how thick it is. A ball that touches a plane at `p`, with the unit normal `n` into
//! the body, and goes through `q` has the diameter `|q − p|² / (n · (q − p))`; the least of that over all opposite faces is
//! what is looked for. Where such a ball meets a face that leans by θ, the way from `p` to `q` leans by θ/2: faces outside of
//! that cone need not be looked at, which makes the search about as cheap as a ray.

use parry3d::partitioning::{BvhLeafCost, BvhNode};

use super::PartTag;
use super::probe::{Probe, SKIN, single};
use crate::vocab::{Direction, Point};

/// What stops a ball.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stopped {
    /// The ball's diameter in millimeters.
    pub diameter: f64,
    /// Where it is stopped.
    pub point: Point,
    /// The part of the face that stops it.
    pub tag: PartTag,
}

/// A face that may stop the ball.
struct Contact {
    diameter: f64,
    point: Point,
}

impl BvhLeafCost for Contact {
    #[expect(clippy::cast_possible_truncation, reason = "the tree compares in single precision")]
    fn cost(&self) -> f32 {
        self.diameter as f32
    }
}

/// Boxes of the tree are rounded to single precision; by less than this, in mm.
const ROUNDED: f32 = 1e-4;

/// Where the ball touches, and how the cone lies in which it can be stopped.
struct Start {
    point: Point,
    inward: Direction,
    /// Greatest cosine between `inward` and the normal of a face that stops it, from the other side.
    opposite: f64,
    /// Cosine of the half angle of the cone.
    cone: f64,
}

impl Probe {
    /// The widest ball that touches the surface at `point`, lies on the side of `inward` (a unit vector) and is stopped by a
    /// face that looks the opposite way: its normal and `inward` have at least the cosine `opposite`, 0 to 1. `None` where
    /// nothing stops it before it is `most` wide, and where another face lies between.
    #[must_use]
    pub fn ball_under(&self, point: Point, inward: Direction, opposite: f64, most: f64) -> Option<Stopped> {
        let start = Start { point, inward, opposite, cone: f64::midpoint(1.0, opposite).sqrt() };
        let at = point - self.origin;
        #[expect(clippy::cast_possible_truncation, reason = "the tree works in single precision")]
        let (most, cone) = (most as f32, start.cone as f32);
        let sine = (1.0 - cone * cone).max(0.0).sqrt();
        let (from, along) = (single(at), single(inward));
        let bound = |node: &BvhNode, _: f32| {
            let reach = (node.maxs() - node.mins()).length() / 2.0 + ROUNDED;
            let middle = node.center() - from;
            let deep = middle.dot(along);
            let aside = (middle - along * deep).length();
            if aside * cone - deep * sine > reach { f32::MAX } else { (middle.length() - reach).max(0.0) }
        };
        let (triangle, found) = self.shape.bvh().find_best(most, bound, |triangle, _| {
            let triangle = triangle as usize;
            start.contact(&self.corners[triangle], self.normals[triangle])
        })?;
        let way = found.point - point;
        let length = way.length();
        // Metal between the two ends in one piece: the first face on the way is the one that stops the ball.
        let seen = self.cast(point + inward * SKIN, way - inward * SKIN, length);
        let whole = seen.is_none_or(|hit| hit.distance > length - SEEN);
        let Contact { diameter, point } = found;
        whole.then(|| Stopped { diameter, point, tag: self.tags[triangle as usize] })
    }
}

/// A face that is met so much earlier than the one that stops the ball, in mm, is another one.
const SEEN: f64 = 1e-3;

impl Start {
    /// Where the narrowest ball through a triangle meets it.
    fn contact(&self, corners: &[Point; 3], normal: Direction) -> Option<Contact> {
        let facing = normal.dot(self.inward);
        if facing < self.opposite {
            return None;
        }
        let height = (corners[0] - self.point).dot(normal);
        if height <= 0.0 {
            return None;
        }
        let radius = height / (1.0 + facing);
        let touched = self.point + (self.inward + normal) * radius;
        let [a, b, c] = *corners;
        let within = |from: Point, to: Point| (to - from).cross(touched - from).dot(normal) >= 0.0;
        let contact = if within(a, b) && within(b, c) && within(c, a) {
            Contact { diameter: 2.0 * radius, point: touched }
        } else {
            let sides = [(a, b), (b, c), (c, a)].into_iter().filter_map(|(from, to)| self.on_side(from, to));
            sides.min_by(|one, other| one.diameter.total_cmp(&other.diameter))?
        };
        let way = contact.point - self.point;
        (way.dot(self.inward) >= self.cone * way.length() - 1e-9).then_some(contact)
    }

    /// The narrowest ball through a side: the least of a quotient of a square and a line, at an end or where its derivative
    /// is zero.
    fn on_side(&self, from: Point, to: Point) -> Option<Contact> {
        let (way, side) = (from - self.point, to - from);
        let (a, b, c) = (way.length_squared(), way.dot(side), side.length_squared());
        let (p, q) = (way.dot(self.inward), side.dot(self.inward));
        let flat = [c * q, 2.0 * c * p, 2.0 * b * p - q * a];
        let root = (flat[1] * flat[1] - 4.0 * flat[0] * flat[2]).max(0.0).sqrt();
        // In this form neither root is lost where the side is level and the square term is zero.
        let sum = -(flat[1] + root.copysign(flat[1])) / 2.0;
        let roots = [sum / flat[0], flat[2] / sum];
        let places = roots.into_iter().filter(|at| (0.0..=1.0).contains(at)).chain([0.0, 1.0]);
        let contacts = places.filter_map(|at| {
            let depth = p + q * at;
            let diameter = (a + (2.0 * b + c * at) * at) / depth;
            (depth > 0.0).then(|| Contact { diameter, point: from + side * at })
        });
        contacts.min_by(|one, other| one.diameter.total_cmp(&other.diameter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{CancelToken, Quality, Solid, convex_hull, cut, cylinder, sphere, torus};
    use std::f64::consts::TAU;

    /// Faces within 20° of looking opposite ways.
    const OPPOSITE: f64 = 0.94;

    fn probe(solid: &Solid) -> Probe {
        Probe::new(&solid.surface_mesh()).unwrap()
    }

    /// A prism along Y of this outline in X and Z, 10 mm to either side.
    fn prism(outline: &[[f64; 2]]) -> Solid {
        let corners = outline.iter().flat_map(|[x, z]| [-10.0, 10.0].map(|y| Point::new(*x, y, *z)));
        convex_hull(&corners.collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn plates_wires_and_tubes_are_as_thick_as_they_are_made() {
        let plate = probe(&prism(&[[-5.0, 0.0], [5.0, 0.0], [5.0, 0.7], [-5.0, 0.7]]));
        for x in [-4.9, 0.3, 4.999] {
            let found = plate.ball_under(Point::new(x, 0.1, 0.7), Direction::NEG_Z, OPPOSITE, 3.0).unwrap();
            assert!((found.diameter - 0.7).abs() < 1e-9, "{found:?}");
            assert!((found.point - Point::new(x, 0.1, 0.0)).length() < 1e-9);
        }
        assert!(plate.ball_under(Point::new(0.3, 0.1, 0.7), Direction::NEG_Z, OPPOSITE, 0.69).is_none());
        let wire = probe(&torus(8.0, 0.6, Quality::Production).unwrap());
        let ball = probe(&sphere(1.1, Quality::Production).unwrap());
        for step in 0..50 {
            let (sin, cos) = (f64::from(step) / 50.0 * TAU).sin_cos();
            let out = Direction::new(cos, 0.0, sin);
            let under = |probe: &Probe, middle: Point, radius: f64| {
                let touching = probe.nearest(middle + out * radius).0;
                probe.ball_under(touching, -out, OPPOSITE, 3.0).unwrap().diameter
            };
            assert!((under(&wire, Point::new(8.0, 0.0, 0.0), 0.6) - 1.2).abs() < 0.03);
            assert!((under(&ball, Point::ZERO, 1.1) - 2.2).abs() < 0.03);
        }
    }

    /// Between planes at an angle θ the ball at a distance `s` from the edge has the diameter `2 s tan(θ/2)`.
    #[test]
    fn between_planes_that_lean_the_ball_is_the_closed_form() {
        for degrees in [0.0_f64, 6.0, 12.0, 19.0] {
            let rise = degrees.to_radians().tan();
            let top = |x: f64| [x, 1.0 + rise * x];
            let wedge = probe(&prism(&[[-2.0, 0.0], [2.0, 0.0], top(2.0), top(-2.0)]));
            let found = wedge.ball_under(Point::new(0.5, 0.1, 0.0), Direction::Z, OPPOSITE, 5.0).unwrap();
            let wanted = 2.0 * (0.5 + rise.recip().min(1e12)) * (degrees.to_radians() / 2.0).tan();
            let wanted = if degrees == 0.0 { 1.0 } else { wanted };
            assert!((found.diameter - wanted).abs() < 1e-6, "{degrees}: {} {wanted}", found.diameter);
        }
        let steep = probe(&prism(&[[-1.0, 0.0], [2.0, 0.0], [2.0, 1.8], [-1.0, 0.2]]));
        assert!(steep.ball_under(Point::new(0.5, 0.1, 0.0), Direction::Z, OPPOSITE, 5.0).is_none());
    }

    /// A groove under the plate, beside the place that is asked: the straight ray misses it, the ball does not.
    #[test]
    fn a_groove_beside_the_ray_stops_the_ball() {
        let plate = prism(&[[-5.0, 0.0], [5.0, 0.0], [5.0, 2.0], [-5.0, 2.0]]);
        let groove = prism(&[[-0.2, -1.0], [0.2, -1.0], [0.2, 1.0], [-0.2, 1.0]]);
        let plate = probe(&cut(&plate, &[groove], &CancelToken::default()).unwrap());
        let at = |x: f64| plate.ball_under(Point::new(x, 0.1, 2.0), Direction::NEG_Z, OPPOSITE, 5.0).unwrap();
        assert!((at(0.0).diameter - 1.0).abs() < 1e-9);
        // Through the groove's edge, 0.1 mm aside and 1 mm down.
        assert!((at(0.3).diameter - (0.01 + 1.0)).abs() < 1e-9);
        assert!((at(3.0).diameter - 2.0).abs() < 1e-9);
    }

    #[test]
    fn another_body_behind_a_slanted_face_is_no_wall() {
        let slanted = prism(&[[-1.0, 0.0], [1.0, 0.0], [1.0, 1.6], [-1.0, 0.4]]);
        let behind = prism(&[[-1.0, 2.0], [1.0, 2.0], [1.0, 2.5], [-1.0, 2.5]]);
        let both = crate::kernel::unite(&[slanted, behind], &CancelToken::default()).unwrap();
        assert!(probe(&both).ball_under(Point::new(0.0, 0.1, 0.0), Direction::Z, OPPOSITE, 5.0).is_none());
        let rod = probe(&cylinder((0.0, 0.5), (4.0, 0.5), Quality::Production).unwrap());
        let end = rod.ball_under(Point::new(0.0, 0.1, 4.0), Direction::NEG_Z, OPPOSITE, 9.0).unwrap();
        assert!((end.diameter - 4.0).abs() < 1e-6, "{end:?}");
    }
}
