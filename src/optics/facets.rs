//! One ray in a convex stone, one wavelength at a time.

use super::refraction::{reflect, reflectance, refract};
use crate::gems::Plane;
use crate::vocab::{Direction, Point};

/// A ray is given up when less than this share of it is left in the stone.
pub const LEAST_SHARE: f64 = 1e-3;

/// The facets of a convex stone and the glass between them, for one wavelength.
#[derive(Debug, Clone, Copy)]
pub struct Facets<'a> {
    /// Half spaces whose intersection is the stone.
    pub planes: &'a [Plane],
    /// Refractive index; the stone lies in air.
    pub index: f64,
    /// Beer–Lambert absorption per millimeter.
    pub absorption: f64,
    /// How many facets a ray may meet from inside.
    pub bounces: usize,
}

/// Light that leaves the stone (or is reflected off its outside), seen backwards from the eye.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exit {
    /// The place on the stone where it leaves, in the frame of the planes.
    pub place: Point,
    /// The facet that it leaves.
    pub facet: usize,
    /// Where the light comes from, unit length, in the frame of the planes.
    pub direction: Direction,
    /// The share of the eye's ray that goes this way, absorption included.
    pub share: f64,
}

/// What is left when a ray is given up, and what the stone swallowed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Remainder {
    /// Still bouncing.
    pub unfinished: f64,
    /// Absorbed on the way.
    pub absorbed: f64,
}

impl Facets<'_> {
    /// Where a ray from outside enters: the distance and the facet. `None` where it misses.
    #[must_use]
    pub fn entry(&self, eye: Point, direction: Direction) -> Option<(f64, usize)> {
        let mut entry = (f64::NEG_INFINITY, 0);
        let mut leave = f64::INFINITY;
        for (number, plane) in self.planes.iter().enumerate() {
            let speed = plane.normal.dot(direction);
            let gap = plane.distance - plane.normal.dot(eye);
            if speed.abs() < 1e-12 {
                if gap < 0.0 {
                    return None;
                }
            } else if speed < 0.0 {
                if gap / speed > entry.0 {
                    entry = (gap / speed, number);
                }
            } else {
                leave = leave.min(gap / speed);
            }
        }
        (entry.0 < leave && leave > 0.0 && entry.0.is_finite()).then_some(entry)
    }

    /// Follows a ray that enters through facet `entry` at `point` and tells `visit` of every exit: first the
    /// reflection off the outside, then the light that comes out of each facet met from inside.
    pub fn follow(&self, start: (Point, usize), direction: Direction, visit: impl FnMut(Exit)) -> Remainder {
        self.follow_by(|place, heading, from| self.next(place, heading, from), start, direction, visit)
    }

    /// As [`Facets::follow`], for a stone of any form: `next` finds the facet that a ray inside meets, with the
    /// distance to it, other than the one it comes from.
    pub fn follow_by(
        &self,
        next: impl Fn(Point, Direction, usize) -> Option<(f64, usize)>,
        (point, entry): (Point, usize),
        direction: Direction,
        mut visit: impl FnMut(Exit),
    ) -> Remainder {
        let outside = self.planes[entry].normal;
        let glare = reflectance(-direction.dot(outside), 1.0 / self.index);
        visit(Exit { place: point, facet: entry, direction: reflect(direction, outside), share: glare });
        let Some(mut heading) = refract(direction, outside, 1.0 / self.index) else {
            return Remainder::default();
        };
        let (mut place, mut facet, mut share) = (point, entry, 1.0 - glare);
        let mut absorbed = 0.0;
        for _ in 0..self.bounces {
            let Some((distance, met)) = next(place, heading, facet) else { break };
            let arrived = share * (-self.absorption * distance).exp();
            absorbed += share - arrived;
            let normal = self.planes[met].normal;
            let kept = reflectance(heading.dot(normal), self.index);
            place += heading * distance;
            if let Some(out) = refract(heading, -normal, self.index) {
                visit(Exit { place, facet: met, direction: out, share: arrived * (1.0 - kept) });
            }
            heading = reflect(heading, normal);
            (facet, share) = (met, arrived * kept);
            if share < LEAST_SHARE {
                break;
            }
        }
        Remainder { unfinished: share, absorbed }
    }

    /// The radiance that reaches `eye` along `direction`: every exit lit by `environment`, unfinished light
    /// counted as `unfinished`. `None` where the ray misses the stone.
    #[must_use]
    pub fn radiance(
        &self,
        eye: Point,
        direction: Direction,
        environment: impl Fn(Direction) -> f64,
        unfinished: f64,
    ) -> Option<f64> {
        let (distance, facet) = self.entry(eye, direction)?;
        let mut sum = 0.0;
        let rest = self.follow((eye + direction * distance, facet), direction, |exit| {
            sum += exit.share * environment(exit.direction);
        });
        Some(sum + rest.unfinished * unfinished)
    }

    /// The next facet that a ray inside meets, other than the one it comes from.
    fn next(&self, place: Point, heading: Direction, from: usize) -> Option<(f64, usize)> {
        let mut nearest: Option<(f64, usize)> = None;
        for (number, plane) in self.planes.iter().enumerate() {
            let speed = plane.normal.dot(heading);
            if number == from || speed <= 1e-9 {
                continue;
            }
            let distance = ((plane.distance - plane.normal.dot(place)) / speed).max(0.0);
            if nearest.is_none_or(|(least, _)| distance < least) {
                nearest = Some((distance, number));
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box of the given half extents.
    fn slab(half: Point) -> Vec<Plane> {
        [(Point::X, half.x), (Point::Y, half.y), (Point::Z, half.z)]
            .into_iter()
            .flat_map(|(axis, distance)| [axis, -axis].map(|normal| Plane { normal, distance }))
            .collect()
    }

    /// A pointed octagonal stone: table, eight crown and eight pavilion facets.
    fn stone() -> Vec<Plane> {
        let ring = |degrees: f64, down: f64, distance: f64| {
            (0..8).map(move |k| {
                let (sin, cos) = (f64::from(k) * 45.0_f64).to_radians().sin_cos();
                let (rise, run) = degrees.to_radians().sin_cos();
                Plane { normal: Direction::new(cos * rise, sin * rise, down * run), distance }
            })
        };
        let table = Plane { normal: Direction::Z, distance: 0.9 };
        std::iter::once(table).chain(ring(34.5, 1.0, 1.8)).chain(ring(40.75, -1.0, 2.0)).collect()
    }

    fn rays() -> impl Iterator<Item = (Point, Direction)> {
        (0..400).map(|k| {
            let (a, b) = (f64::from(k) * 0.618_034 % 1.0, f64::from(k) / 400.0);
            let eye = Point::new(a * 40.0 - 20.0, b * 40.0 - 20.0, 30.0);
            let aim = Point::new(b * 2.0 - 1.0, a * 2.0 - 1.0, 0.4);
            (eye, (aim - eye).normalize())
        })
    }

    #[test]
    fn a_slab_absorbs_as_beer_and_lambert_say() {
        let planes = slab(Point::new(50.0, 50.0, 1.5));
        let facets = Facets { planes: &planes, index: 1.0, absorption: 0.4, bounces: 4 };
        for (direction, path) in [(-Direction::Z, 3.0_f64), (Direction::new(0.6, 0.0, -0.8), 3.0 / 0.8)] {
            let seen = facets.radiance(Point::new(0.0, 0.0, 9.0), direction, |_| 1.0, 0.0).unwrap();
            assert!((seen - (-0.4 * path).exp()).abs() < 1e-12, "{seen}");
        }
    }

    #[test]
    fn a_slab_of_glass_sums_its_inner_reflections() {
        // The geometric series of a parallel plate: transmitted (1 − R)² / (1 − R²) = (1 − R) / (1 + R).
        let planes = slab(Point::new(50.0, 50.0, 1.0));
        let facets = Facets { planes: &planes, index: 1.5, absorption: 0.0, bounces: 60 };
        let below = |direction: Direction| f64::from(direction.z < 0.0);
        let seen = facets.radiance(Point::new(0.0, 0.0, 5.0), -Direction::Z, below, 0.0).unwrap();
        assert!((seen - 0.96 / 1.04).abs() < 1e-4, "{seen}");
    }

    #[test]
    fn a_stone_in_an_even_room_is_invisible() {
        let planes = stone();
        for index in [1.54, 2.4175, 2.65] {
            let facets = Facets { planes: &planes, index, absorption: 0.0, bounces: 12 };
            for (eye, direction) in rays() {
                let seen = facets.radiance(eye, direction, |_| 1.0, 1.0).unwrap();
                assert!((seen - 1.0).abs() < 1e-9, "n = {index}: {seen}");
            }
        }
    }

    #[test]
    fn all_light_is_accounted_for() {
        let planes = stone();
        let facets = Facets { planes: &planes, index: 2.4175, absorption: 0.05, bounces: 30 };
        for (eye, direction) in rays() {
            let (distance, facet) = facets.entry(eye, direction).unwrap();
            let mut out = 0.0;
            let rest = facets.follow((eye + direction * distance, facet), direction, |exit| {
                assert!((exit.direction.length() - 1.0).abs() < 1e-9);
                out += exit.share;
            });
            assert!((out + rest.absorbed + rest.unfinished - 1.0).abs() < 1e-9);
            assert!(rest.unfinished < 0.05, "{rest:?}");
        }
    }

    #[test]
    fn a_stone_like_air_is_invisible() {
        let planes = stone();
        let facets = Facets { planes: &planes, index: 1.0, absorption: 0.0, bounces: 4 };
        for (eye, direction) in rays() {
            let sky = |toward: Direction| toward.dot(direction);
            let seen = facets.radiance(eye, direction, sky, 0.0).unwrap();
            assert!((seen - 1.0).abs() < 1e-9, "the ray goes straight on");
        }
        assert!(facets.entry(Point::new(0.0, 0.0, 9.0), Direction::Z).is_none(), "behind the eye");
        assert!(facets.entry(Point::new(9.0, 0.0, 9.0), -Direction::Z).is_none(), "beside the stone");
    }

    #[test]
    fn a_face_up_stone_looks_the_same_after_an_eighth_turn() {
        let planes = stone();
        let facets = Facets { planes: &planes, index: 2.4175, absorption: 0.02, bounces: 16 };
        let sky = |toward: Direction| 0.2 + toward.z.max(0.0);
        let turn = glam::DQuat::from_rotation_z(std::f64::consts::FRAC_PI_4);
        for (eye, _) in rays() {
            let (here, there) = (eye * 0.06, turn * eye * 0.06);
            let seen = [here, there]
                .map(|at| facets.radiance(Point::new(at.x, at.y, 9.0), -Direction::Z, sky, 0.0).unwrap());
            assert!((seen[0] - seen[1]).abs() < 1e-6, "{seen:?}");
        }
    }
}
