//! A tube carried along a curve.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::monotone::{Monotone, hermite};
use super::skin::Skin;
use super::{KernelError, Quality, Solid, error};
use crate::vocab::{Direction, Point};

/// A point of a tube's center line with the section there.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TubeStation {
    /// Where the center line passes.
    pub center: Point,
    /// Half the section's extent along the frame's first and second normal.
    pub radii: [f64; 2],
}

const OPERATION: &str = "tube";

/// A tube with elliptical sections along a smooth curve through the stations (chordal Catmull–Rom, which stays close
/// to an arc however unevenly its stations lie),
/// carried by a rotation-minimizing frame whose first normal starts closest to `first_normal`;
/// both ends are closed by domes of `dome` × radius height (0 is flat), the radius being the mean of the two.
/// The radii follow a monotone cubic, so that a tube never gets thinner than its thinner neighbor station.
///
/// # Errors
/// [`KernelError::BadNumber`] for radii that are not positive, [`KernelError::BadShape`] when stations
/// coincide, the normal runs along the tube, or the tube is bent so sharply that it folds into itself,
/// [`KernelError::Engine`].
pub fn tube(
    stations: &[TubeStation],
    first_normal: Point,
    domes: [f64; 2],
    quality: Quality,
) -> Result<Solid, KernelError> {
    check(stations, domes)?;
    let rings = carried(CenterLine::new(stations).sampled(quality), first_normal)?;
    let thickest = rings.iter().flat_map(|ring| ring.radii).fold(0.0, f64::max);
    let count = quality.circle_segments(thickest);
    let mut skin = Skin::new(OPERATION);
    let last = rings.len() - 1;
    dome(&mut skin, &rings[0], -domes[0], count);
    for ring in &rings {
        skin.row_of(ring.points(count, 1.0, 0.0));
    }
    dome(&mut skin, &rings[last], domes[1], count);
    for pair in rings.windows(2) {
        check_no_fold(&pair[0], &pair[1], count)?;
    }
    skin.stitched()
}

fn bad<T>(reason: String) -> Result<T, KernelError> {
    Err(KernelError::BadShape { operation: OPERATION, reason })
}

fn check(stations: &[TubeStation], domes: [f64; 2]) -> Result<(), KernelError> {
    if stations.len() < 2 {
        return bad(format!("a tube needs at least 2 stations, this one has {}", stations.len()));
    }
    for station in stations {
        error::coordinate(OPERATION, "a coordinate of a station", station.center)?;
        for radius in station.radii {
            error::size(OPERATION, "a radius", radius)?;
        }
    }
    for value in domes {
        if !(0.0..=10.0).contains(&value) {
            let limit = "must lie between 0 and 10";
            return Err(KernelError::BadNumber {
                operation: OPERATION,
                what: "a dome's height",
                value,
                limit,
            });
        }
    }
    let coincide = stations.windows(2).find(|pair| pair[0].center.distance(pair[1].center) < 1e-6);
    coincide.map_or(Ok(()), |pair| bad(format!("two stations coincide at {:.4}", pair[0].center)))
}

/// A section of the tube: center, tangent, two normals and the radii along them.
#[derive(Clone, Copy)]
struct Ring {
    center: Point,
    tangent: Direction,
    normals: [Direction; 2],
    radii: [f64; 2],
}

impl Ring {
    /// Points around the section, shrunk by `share` and moved along the tangent.
    fn points(&self, count: usize, share: f64, along: f64) -> impl Iterator<Item = Point> + use<> {
        let Self { center, tangent, normals: [u, v], radii: [a, b] } = *self;
        (0..count).map(move |k| {
            let (sin, cos) = (TAU * k as f64 / count as f64).sin_cos();
            center + tangent * along + (u * (a * cos) + v * (b * sin)) * share
        })
    }
}

/// Rows of a dome over an end: behind the ring and from pole to ring when `height` (in mean radii) is
/// negative, else ahead of it and from ring to pole.
fn dome(skin: &mut Skin, end: &Ring, height: f64, count: usize) {
    let reach = height * (end.radii[0] + end.radii[1]) / 2.0;
    let latitudes = if height == 0.0 { 1 } else { (count / 4).max(2) };
    let mut rows = 1..latitudes;
    let row = |skin: &mut Skin, k: usize| {
        let (sin, cos) = (FRAC_PI_2 * k as f64 / latitudes as f64).sin_cos();
        skin.row_of(end.points(count, sin, reach * cos));
    };
    let pole = end.center + end.tangent * reach;
    if height.is_sign_negative() {
        skin.pole(pole, count);
        rows.for_each(|k| row(skin, k));
    } else {
        while let Some(k) = rows.next_back() {
            row(skin, k);
        }
        skin.pole(pole, count);
    }
}

/// The curve through the stations' centers and the radii along it.
struct CenterLine {
    centers: Vec<Point>,
    radii: [Vec<f64>; 2],
    /// Chordal parameter of each station: steps are distances.
    knots: Vec<f64>,
}

impl CenterLine {
    fn new(stations: &[TubeStation]) -> Self {
        let centers: Vec<Point> = stations.iter().map(|station| station.center).collect();
        let mut knots = vec![0.0];
        for pair in centers.windows(2) {
            knots.push(knots[knots.len() - 1] + pair[0].distance(pair[1]));
        }
        let radii = [0, 1].map(|axis| stations.iter().map(|station| station.radii[axis]).collect());
        Self { centers, radii, knots }
    }

    /// The derivative at station `k`: of the parabola through it and its neighbors; at an end that of the
    /// chord, reflected.
    fn slope(&self, k: usize) -> Direction {
        let secant = |i: usize| (self.centers[i + 1] - self.centers[i]) / (self.knots[i + 1] - self.knots[i]);
        let last = self.centers.len() - 1;
        if last == 1 {
            return secant(0);
        }
        if k == 0 {
            return secant(0) * 1.5 - self.slope(1) * 0.5;
        }
        if k == last {
            return secant(last - 1) * 1.5 - self.slope(last - 1) * 0.5;
        }
        let (before, after) = (self.knots[k] - self.knots[k - 1], self.knots[k + 1] - self.knots[k]);
        (secant(k - 1) * after + secant(k) * before) / (before + after)
    }

    /// Centers, tangents (not yet unit) and radii close enough for `quality`.
    fn sampled(&self, quality: Quality) -> Vec<Ring> {
        let radii = [0, 1].map(|axis| Monotone::new(&self.knots, self.radii[axis].clone(), None));
        let at = |k: usize, t: f64| {
            let step = self.knots[k + 1] - self.knots[k];
            let (a, b) = (self.centers[k], self.centers[k + 1]);
            let (ma, mb) = (self.slope(k) * step, self.slope(k + 1) * step);
            let tangent = (b - a) * (6.0 * t * (1.0 - t))
                + ma * ((3.0 * t - 4.0) * t + 1.0)
                + mb * ((3.0 * t - 2.0) * t);
            let center = hermite((a, ma), (b, mb), t);
            let normals = [Direction::ZERO; 2];
            Ring {
                center,
                tangent: tangent.normalize_or_zero(),
                normals,
                radii: [0, 1].map(|axis| radii[axis].at(k, t)),
            }
        };
        let mut rings = vec![at(0, 0.0)];
        for k in 0..self.centers.len() - 1 {
            let mut steps = 1;
            while steps < 128 && chord_error(k, steps, &at) > FINE * quality.chord_error() {
                steps += 1 + steps / 4;
            }
            rings.extend((1..=steps).map(|step| at(k, step as f64 / steps as f64)));
        }
        thinned(&rings, (1.0 - FINE) * quality.chord_error())
    }
}

/// Rings are first laid so closely that this share of the chord error is used up; the rest of it is for leaving
/// some of them out.
const FINE: f64 = 0.1;

/// Those of the rings that are needed: each one farthest from the one before that strays nowhere in between.
fn thinned(rings: &[Ring], error: f64) -> Vec<Ring> {
    let mut kept = vec![0];
    for next in 2..rings.len() {
        let from = kept[kept.len() - 1];
        if (from + 1..next).any(|between| stray(&rings[from], &rings[between], &rings[next]) > error) {
            kept.push(next - 1);
        }
    }
    kept.push(rings.len() - 1);
    kept.into_iter().map(|ring| rings[ring]).collect()
}

/// How far the tube's surface strays from chords over `steps` equal steps after station `k`.
fn chord_error(k: usize, steps: usize, at: &dyn Fn(usize, f64) -> Ring) -> f64 {
    let half_steps = 2 * steps;
    let rings: Vec<Ring> = (0..=half_steps).map(|i| at(k, i as f64 / half_steps as f64)).collect();
    let strays = rings.windows(3).step_by(2).map(|three| stray(&three[0], &three[1], &three[2]));
    strays.fold(0.0, f64::max)
}

/// How far the tube's surface at a ring strays from the chords between one before and one after it: the center
/// line's own sagitta, that of the outside of the bend, and that of the radii.
fn stray(a: &Ring, between: &Ring, b: &Ring) -> f64 {
    let [before, after] = [a, b].map(|end| end.center.distance(between.center));
    let share = before / (before + after);
    let [from_a, from_b] = [a, b].map(|end| end.tangent.angle_between(between.tangent));
    let thick = between.radii[0].max(between.radii[1]);
    let taper = |axis: usize| {
        let straight = a.radii[axis] + (b.radii[axis] - a.radii[axis]) * share;
        (between.radii[axis] - straight).abs()
    };
    between.center.distance(a.center.lerp(b.center, share))
        + thick * from_a * from_b / 2.0
        + taper(0).max(taper(1))
}

/// Gives each section its normals by double reflection (Wang, Jüttler, Zheng and Liu 2008): the frame that
/// turns least along the curve.
fn carried(mut rings: Vec<Ring>, first_normal: Point) -> Result<Vec<Ring>, KernelError> {
    let first = rings[0].tangent;
    let Some(mut normal) =
        first_normal.reject_from(first).try_normalize().filter(|n| n.dot(first_normal) > 1e-6)
    else {
        return bad(format!("the first normal {first_normal:.4} runs along the tube or is not finite"));
    };
    for i in 0..rings.len() {
        if i > 0 {
            let (a, b) = (rings[i - 1], rings[i]);
            let step = b.center - a.center;
            let reflected = (reflect(normal, step), reflect(a.tangent, step));
            normal = reflect(reflected.0, b.tangent - reflected.1);
        }
        let tangent = rings[i].tangent;
        normal = normal.reject_from(tangent).normalize_or_zero();
        rings[i].normals = [normal, tangent.cross(normal)];
    }
    if rings.iter().any(|ring| ring.tangent == Direction::ZERO || ring.normals[0] == Direction::ZERO) {
        return bad("the center line turns back on itself".to_owned());
    }
    Ok(rings)
}

fn reflect(v: Direction, mirror: Direction) -> Direction {
    let square = mirror.length_squared();
    if square < 1e-24 { v } else { v - mirror * (2.0 * mirror.dot(v) / square) }
}

fn check_no_fold(a: &Ring, b: &Ring, count: usize) -> Result<(), KernelError> {
    let ahead = a.tangent + b.tangent;
    let folds =
        a.points(count, 1.0, 0.0).zip(b.points(count, 1.0, 0.0)).any(|(p, q)| (q - p).dot(ahead) <= 0.0);
    if folds {
        bad(format!("the bend near {:.4} is sharper than the tube is thick", a.center))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::kernel::Probe;

    fn station(x: f64, y: f64, z: f64, radius: f64) -> TubeStation {
        TubeStation { center: Point::new(x, y, z), radii: [radius; 2] }
    }

    #[test]
    fn a_straight_tube_is_a_cylinder_with_half_balls() {
        let stations = [station(0.0, 0.0, 0.0, 0.6), station(0.0, 0.0, 5.0, 0.6)];
        let solid = tube(&stations, Point::X, [1.0, 1.0], Quality::Production).unwrap();
        let exact = PI * 0.36 * (5.0 + 4.0 / 3.0 * 0.6);
        assert!((0.0..0.02).contains(&(1.0 - solid.volume().0 / exact)));
        let [least, most] = solid.bounds().unwrap();
        assert!((least.z + 0.6).abs() < 1e-12 && (most.z - 5.6).abs() < 1e-12);
        assert!((most.x - 0.6).abs() < 1e-12);

        let flat = tube(&stations, Point::X, [0.0, 0.5], Quality::Draft).unwrap();
        let [least, most] = flat.bounds().unwrap();
        assert!(least.z.abs() < 1e-12 && (most.z - 5.3).abs() < 1e-12);
    }

    #[test]
    fn elliptical_sections_stand_along_the_first_normal() {
        let oval = |z| TubeStation { center: Point::new(0.0, 0.0, z), radii: [1.0, 0.5] };
        let solid =
            tube(&[oval(0.0), oval(3.0)], Point::new(0.0, 2.0, 5.0), [0.0; 2], Quality::Preview).unwrap();
        let [least, most] = solid.bounds().unwrap();
        assert!((most - Point::new(0.5, 1.0, 3.0)).length() < 1e-12 && (least.y + 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_bent_tube_follows_its_stations_and_closes() {
        let bent = [
            station(0.0, 0.0, 0.0, 0.65),
            station(1.0, 0.0, 2.5, 0.6),
            station(1.2, 0.3, 5.0, 0.6),
            station(0.3, 0.2, 6.0, 0.4),
        ];
        for quality in [Quality::Draft, Quality::Preview, Quality::Production] {
            let solid = tube(&bent, Point::Y, [0.0, 1.0], quality).unwrap();
            assert_eq!(solid.body_count(), 1);
            let probe = Probe::new(&solid.surface_mesh()).unwrap();
            for s in &bent[1..3] {
                let (inside, error) = (-probe.signed_distance(s.center), quality.chord_error());
                let off = inside - s.radii[0];
                assert!((-2.0 * error..error).contains(&off), "{off} off at {}", s.center);
            }
        }
    }

    #[test]
    fn no_more_rings_are_laid_than_the_curve_needs() {
        let line = |steps: u32| -> Vec<TubeStation> {
            (0..=steps).map(|k| station(0.0, 0.0, f64::from(k) / f64::from(steps), 0.5)).collect()
        };
        let triangles =
            |steps| tube(&line(steps), Point::X, [0.0; 2], Quality::Production).unwrap().triangle_count();
        assert_eq!(triangles(7), triangles(1));
    }

    #[test]
    fn an_arc_stays_an_arc_where_long_and_short_steps_meet() {
        // Bent by 1.3 of its own radius; the steps shrink from 20° to 1°.
        let on_arc = |degrees: f64| {
            let (sin, cos) = degrees.to_radians().sin_cos();
            station(cos, 0.0, sin, 1.0 / 1.3)
        };
        let bent = tube(&[0.0, 20.0, 40.0, 41.0, 42.0].map(on_arc), Point::X, [0.0; 2], Quality::Production);
        // Pappus: the section times the way of its middle.
        let exact = PI / 1.3_f64.powi(2) * 42.0_f64.to_radians();
        let share = bent.unwrap().volume().0 / exact;
        assert!((0.98..1.01).contains(&share), "{share}");
    }

    #[test]
    fn stations_that_make_no_tube_are_refused_by_name() {
        let straight = [station(0.0, 0.0, 0.0, 0.5), station(0.0, 0.0, 3.0, 0.5)];
        let message = |stations: &[TubeStation], normal, domes| {
            tube(stations, normal, domes, Quality::Draft).unwrap_err().to_string()
        };
        assert!(message(&straight[..1], Point::X, [0.0; 2]).contains("at least 2"));
        assert!(message(&[straight[0], straight[0]], Point::X, [0.0; 2]).contains("coincide"));
        assert!(message(&straight, Point::Z, [0.0; 2]).contains("along the tube"));
        assert!(message(&straight, Point::NAN, [0.0; 2]).contains("not finite"));
        assert!(message(&straight, Point::X, [-1.0, 0.0]).contains("dome"));
        assert!(
            message(&[straight[0], station(0.0, 0.0, 3.0, 0.0)], Point::X, [0.0; 2]).contains("radius is 0")
        );
        assert!(
            message(&[straight[0], station(0.0, f64::NAN, 3.0, 0.5)], Point::X, [0.0; 2]).contains("NaN")
        );
        let hairpin = [station(0.0, 0.0, 0.0, 2.0), station(0.0, 0.0, 3.0, 2.0), station(0.5, 0.0, 0.0, 2.0)];
        assert!(message(&hairpin, Point::X, [0.0; 2]).contains("sharper"));
    }
}
