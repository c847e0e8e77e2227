//! A section carried around the finger.

use std::f64::consts::TAU;

use glam::DVec2;

use super::monotone::Monotone;
use super::skin::Skin;
use super::{KernelError, Profile, ProfilePoint, Quality, Solid, convex_hull, outline, printable};
use crate::vocab::Point;

/// The section of a ring at one angle.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RingStation {
    /// Radians about the finger axis from the head (+Z) towards +X; strictly increasing, within one turn.
    pub angle: f64,
    /// Outline with x along the finger (+Y of ring space) and y the distance from the finger axis.
    pub profile: Profile,
}

const OPERATION: &str = "sweep ring";

/// The stations of a whole ring go no farther around, in radians.
pub(super) const MOST_RING: f64 = TAU - 1e-6;

/// An arc goes no farther around, in radians.
const MOST_ARC: f64 = 2.0 * TAU;

/// A ring whose section passes smoothly through the stations all around: every coordinate and bulge is
/// interpolated in the angle by a periodic monotone cubic (no overshoot, continuous slope). All stations
/// must have the same number of points.
///
/// Every station's section is met exactly; between them there are as many sections as the chord error needs.
///
/// # Errors
/// [`KernelError::BadNumber`] and [`KernelError::BadShape`] for stations that are not valid outlines, do not
/// match, or touch the axis, [`KernelError::Engine`].
pub fn sweep_ring(stations: &[RingStation], quality: Quality) -> Result<Solid, KernelError> {
    check_stations(stations, MOST_RING)?;
    let angles: Vec<f64> = stations.iter().map(|station| station.angle).collect();
    let sections = Sections::new(stations, &angles, Some(TAU)).sampled(quality);
    let mut skin = Skin::new(OPERATION);
    for (angle, polygon) in polygons(&sections, quality)? {
        skin.row_of(polygon.iter().map(|at| in_ring(angle, *at)));
    }
    skin.ring()
}

/// As [`sweep_ring`] from the first station to the last, which may lie more than a turn apart, with a flat face at both
/// ends. The middle of an end's section must see all of its outline.
///
/// # Errors
/// As [`sweep_ring`]; [`KernelError::BadShape`] for fewer than two stations, and where the surface folds over itself, as
/// that of a thin band may that turns sharply.
pub fn sweep_arc(stations: &[RingStation], quality: Quality) -> Result<Solid, KernelError> {
    check_stations(stations, MOST_ARC)?;
    if stations.len() < 2 {
        return bad("an arc needs at least 2 stations".to_owned());
    }
    let angles: Vec<f64> = stations.iter().map(|station| station.angle).collect();
    let sections = Sections::new(stations, &angles, None).sampled(quality);
    let polygons = polygons(&sections, quality)?;
    let mut skin = Skin::new(OPERATION);
    let pole = |skin: &mut Skin, (angle, polygon): &(f64, Vec<DVec2>)| {
        let middle = polygon.iter().copied().sum::<DVec2>() / polygon.len() as f64;
        skin.pole(in_ring(*angle, middle), polygon.len());
    };
    polygons.first().into_iter().for_each(|end| pole(&mut skin, end));
    for (angle, polygon) in &polygons {
        skin.row_of(polygon.iter().map(|at| in_ring(*angle, *at)));
    }
    polygons.last().into_iter().for_each(|end| pole(&mut skin, end));
    let solid = skin.stitched()?;
    // Nothing else would find it: an arc that nothing is joined to is exported as it is.
    match printable(&solid) {
        Err(KernelError::NotPrintable(place)) => bad(format!("the band folds over itself: {place}")),
        _ => Ok(solid),
    }
}

/// The sections as polygons with as many corners each.
fn polygons(sections: &[(f64, Profile)], quality: Quality) -> Result<Vec<(f64, Vec<DVec2>)>, KernelError> {
    let mut counts = sections[0].1.edge_counts(quality);
    for (_, section) in &sections[1..] {
        for (count, needed) in counts.iter_mut().zip(section.edge_counts(quality)) {
            *count = needed.max(*count);
        }
    }
    let mut polygons: Vec<(f64, Vec<DVec2>)> = Vec::with_capacity(sections.len());
    for (angle, section) in sections {
        let polygon = section.sampled(&counts);
        if polygons.last().is_none_or(|(_, last)| *last != polygon) {
            check_section(*angle, &polygon)?;
        }
        polygons.push((*angle, polygon));
    }
    Ok(polygons)
}

/// A point of a section in ring space.
pub(super) fn in_ring(angle: f64, at: DVec2) -> Point {
    let (sin, cos) = angle.sin_cos();
    Point::new(at.y * sin, at.x, at.y * cos)
}

/// The hole that such a ring leaves for the finger, as far along the finger to both sides as `half_length`: its facets
/// are those of the ring where that is narrowest.
///
/// # Errors
/// As [`sweep_ring`].
pub fn bore(stations: &[RingStation], half_length: f64, quality: Quality) -> Result<Solid, KernelError> {
    check_stations(stations, MOST_RING)?;
    let angles: Vec<f64> = stations.iter().map(|station| station.angle).collect();
    let sections = Sections::new(stations, &angles, Some(TAU)).sampled(quality);
    let corners = sections.iter().flat_map(|(angle, section)| {
        let heights = section.points.iter().map(|point| point.y);
        let radius = section.lowest_over(0.0).into_iter().chain(heights).fold(f64::INFINITY, f64::min);
        let (sin, cos) = angle.sin_cos();
        [-half_length, half_length].map(|y| Point::new(radius * sin, y, radius * cos))
    });
    convex_hull(&corners.collect::<Vec<_>>())
}

/// The outline of such a ring at an angle, between the stations as [`sweep_ring`] makes it; `None` without stations,
/// or when they have not all as many points. That the outlines are sound is for [`sweep_ring`] to say.
#[must_use]
pub fn section_of_ring(stations: &[RingStation], angle: f64) -> Option<Profile> {
    let count = stations.first()?.profile.points.len();
    if stations.iter().any(|station| station.profile.points.len() != count || !station.angle.is_finite()) {
        return None;
    }
    let angles: Vec<f64> = stations.iter().map(|station| station.angle).collect();
    Some(Sections::new(stations, &angles, Some(TAU)).toward(angle))
}

/// As many outlines of such a ring, at equal steps of the angle from 0 once around; `None` without stations that match.
#[must_use]
pub fn sections_around(stations: &[RingStation], count: usize) -> Option<Vec<Profile>> {
    check_stations(stations, MOST_RING).ok()?;
    let angles: Vec<f64> = stations.iter().map(|station| station.angle).collect();
    let sections = Sections::new(stations, &angles, Some(TAU));
    Some((0..count).map(|step| sections.toward(TAU * step as f64 / count as f64)).collect())
}

/// The outlines of such an arc at an angle, one for each time that it goes past there.
#[must_use]
pub fn sections_of_arc(stations: &[RingStation], angle: f64) -> Vec<Profile> {
    let (Some(first), Some(last), Ok(())) =
        (stations.first(), stations.last(), check_stations(stations, MOST_ARC))
    else {
        return Vec::new();
    };
    let angles: Vec<f64> = stations.iter().map(|station| station.angle).collect();
    let sections = Sections::new(stations, &angles, None);
    let start = first.angle + (angle - first.angle).rem_euclid(TAU);
    let passes = (0..2_u8).map(|turn| start + TAU * f64::from(turn)).filter(|past| *past <= last.angle);
    passes.map(|past| sections.past(past)).collect()
}

fn bad<T>(reason: String) -> Result<T, KernelError> {
    Err(KernelError::BadShape { operation: OPERATION, reason })
}

pub(super) fn check_stations(stations: &[RingStation], most: f64) -> Result<(), KernelError> {
    let Some(first) = stations.first() else { return bad("there is no station".to_owned()) };
    let mut before = f64::NEG_INFINITY;
    for station in stations {
        let (value, what) = (station.angle, "the angle of a station");
        if !(-1e3..=1e3).contains(&value) || value <= before || value >= first.angle + most {
            let limit = "must be greater than the one before and less than the whole way from the first";
            return Err(KernelError::BadNumber { operation: OPERATION, what, value, limit });
        }
        before = value;
        let (count, wanted) = (station.profile.points.len(), first.profile.points.len());
        if count != wanted {
            return bad(format!(
                "the station at {value:.4} rad has {count} points, the first one has {wanted}"
            ));
        }
        station.profile.clone().validated()?;
    }
    Ok(())
}

pub(super) fn check_section(angle: f64, polygon: &[DVec2]) -> Result<(), KernelError> {
    let least = polygon.iter().map(|at| at.y).fold(f64::INFINITY, f64::min);
    if least < 1e-3 {
        return bad(format!(
            "the section at {angle:.4} rad is {least:.4} mm from the finger axis, at least 0.001 mm is needed"
        ));
    }
    outline::check_simple(OPERATION, polygon)
}

/// The stations' outlines as functions of the angle.
pub(super) struct Sections<'a> {
    angles: &'a [f64],
    /// `None` where they do not go on from the last to the first.
    period: Option<f64>,
    /// x, y and bulge of each point.
    points: Vec<[Monotone<'a>; 3]>,
}

impl<'a> Sections<'a> {
    pub(super) fn new(stations: &[RingStation], angles: &'a [f64], period: Option<f64>) -> Self {
        let curve = |read: &dyn Fn(&RingStation) -> f64| {
            Monotone::new(angles, stations.iter().map(read).collect(), period)
        };
        let point = |i: usize| {
            let at = move |station: &RingStation| station.profile.points[i];
            [curve(&|s| at(s).x), curve(&|s| at(s).y), curve(&|s| at(s).bulge)]
        };
        Self { angles, period, points: (0..stations[0].profile.points.len()).map(point).collect() }
    }

    /// The outline at an angle.
    pub(super) fn toward(&self, angle: f64) -> Profile {
        let angles = self.angles;
        self.past((angle - angles[0]).rem_euclid(TAU) + angles[0])
    }

    /// The outline at an angle no less than the first.
    fn past(&self, angle: f64) -> Profile {
        let angles = self.angles;
        let k = angles.partition_point(|station| *station <= angle).max(1) - 1;
        let Some(next) = angles.get(k + 1).copied().or(self.period.map(|period| angles[0] + period)) else {
            return self.at(k.max(1) - 1, 1.0);
        };
        self.at(k, (angle - angles[k]) / (next - angles[k]))
    }

    /// The outline between station `k` and the next.
    pub(super) fn at(&self, k: usize, fraction: f64) -> Profile {
        let point = |[x, y, bulge]: &[Monotone; 3]| ProfilePoint {
            x: x.at(k, fraction),
            y: y.at(k, fraction),
            bulge: bulge.at(k, fraction),
        };
        Profile { points: self.points.iter().map(point).collect() }
    }

    /// Angles and outlines from the first station to the last, or once around.
    fn sampled(&self, quality: Quality) -> Vec<(f64, Profile)> {
        let mut sections = Vec::new();
        for (k, angle) in self.angles.iter().enumerate() {
            let after = self.period.map(|period| self.angles[0] + period);
            let Some(next) = self.angles.get(k + 1).copied().or(after) else {
                sections.push((*angle, self.at(k - 1, 1.0)));
                break;
            };
            let steps = self.steps(k, next - angle, quality);
            for step in 0..steps {
                let fraction = step as f64 / steps as f64;
                sections.push((angle + (next - angle) * fraction, self.at(k, fraction)));
            }
        }
        sections
    }

    /// Steps from station `k` to the next, `span` radians on: enough for the turn at the outermost radius,
    /// and more where the section changes so fast that its chords would stray further.
    pub(super) fn steps(&self, k: usize, span: f64, quality: Quality) -> usize {
        let reach = |profile: &Profile| {
            profile.sampled(&profile.edge_counts(quality)).iter().map(|at| at.y).fold(0.0, f64::max)
        };
        let outermost = reach(&self.at(k, 0.0)).max(reach(&self.at(k, 1.0)));
        let whole = quality.circle_segments(outermost) as f64;
        let mut steps = count(whole * span / TAU - 1e-9);
        // The error falls with the square of the steps; two corrections settle it.
        for _ in 0..2 {
            let excess = self.change_error(k, steps) / quality.chord_error();
            if excess > 1.0 {
                steps = count(steps as f64 * excess.sqrt());
            }
        }
        steps
    }

    /// How far the sections half-way between steps stray from the middle of their neighbors.
    fn change_error(&self, k: usize, steps: usize) -> f64 {
        let section = |half_steps: usize| self.at(k, half_steps as f64 / (2 * steps) as f64).points;
        let mut most = 0.0_f64;
        for step in 0..steps {
            let (a, m, b) = (section(2 * step), section(2 * step + 1), section(2 * step + 2));
            for ((a, m), b) in a.iter().zip(&m).zip(&b) {
                let stray = [(a.x, m.x, b.x), (a.y, m.y, b.y)].map(|(a, m, b)| m - f64::midpoint(a, b));
                most = most.max(stray[0].hypot(stray[1]));
            }
        }
        most
    }
}

fn count(steps: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let count = steps.ceil().clamp(1.0, 4096.0) as usize;
    count
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    /// A rectangle `width` × `thickness` at `radius` from the axis, its outside a shallow arc.
    fn section(radius: f64, width: f64, thickness: f64, bulge: f64) -> Profile {
        let (w, out) = (width / 2.0, radius + thickness);
        let corner = |x, y, bulge| ProfilePoint { x, y, bulge };
        let points = vec![
            corner(w, radius, 0.0),
            corner(w, out, bulge),
            corner(-w, out, 0.0),
            corner(-w, radius, 0.0),
        ];
        Profile { points }
    }

    fn station(angle: f64, profile: Profile) -> RingStation {
        RingStation { angle, profile }
    }

    #[test]
    fn a_plain_band_has_the_volume_of_pappus() {
        let profile = section(8.66, 2.2, 1.8, 0.1);
        // Pappus: area × path of the centroid; the rectangle and the arc's segment apart.
        let segment_area = profile.area() - 2.2 * 1.8;
        let radius = 2.2 * (1.0 + 0.01) / 0.4;
        let center_height = 10.46 + 0.05 * 2.2 - radius;
        let half = (1.1_f64 / radius).asin();
        let centroid =
            center_height + 4.0 * radius * half.sin().powi(3) / (3.0 * (2.0 * half - (2.0 * half).sin()));
        let exact = TAU * (2.2 * 1.8 * (8.66 + 0.9) + segment_area * centroid);
        for (quality, tolerance) in
            [(Quality::Production, 4e-3), (Quality::Preview, 1.5e-2), (Quality::Draft, 4e-2)]
        {
            let solid = sweep_ring(&[station(0.0, profile.clone())], quality).unwrap();
            let error = 1.0 - solid.volume().0 / exact;
            assert!((0.0..tolerance).contains(&error), "{quality:?} {error}");
            assert_eq!(solid.body_count(), 1);
        }
    }

    #[test]
    fn every_station_is_met_exactly_and_nothing_overshoots() {
        let angles = [0.0, 0.8, PI, TAU - 0.8];
        let widths = [3.0, 2.4, 2.0, 2.4];
        let stations: Vec<_> = angles
            .iter()
            .zip(widths)
            .map(|(angle, width)| station(*angle, section(8.66, width, width * 0.7, 0.1)))
            .collect();
        let ring = sweep_ring(&stations, Quality::Preview).unwrap();
        let mesh = ring.surface_mesh();
        for station in &stations {
            let (sin, cos) = station.angle.sin_cos();
            for corner in &station.profile.points {
                let wanted = Point::new(corner.y * sin, corner.x, corner.y * cos);
                assert!(mesh.positions.iter().any(|at| at.distance(wanted) < 1e-9), "{wanted}");
            }
        }
        let [least, most] = ring.bounds().unwrap();
        assert!((most.y - 1.5).abs() < 1e-9 && (least.y + 1.5).abs() < 1e-9);
        assert!(mesh.positions.iter().all(|at| at.with_y(0.0).length() > 8.66 - 1e-9));
    }

    #[test]
    fn the_bore_fills_a_ring_to_the_last_facet() {
        let stations = [(0.0, 2.0), (PI, 1.2)].map(|(a, thick)| station(a, section(8.0, 2.0, thick, 0.0)));
        for quality in [Quality::Draft, Quality::Production] {
            let ring = sweep_ring(&stations, quality).unwrap();
            let hole = bore(&stations, 1.0, quality).unwrap();
            let never = crate::kernel::CancelToken::default();
            let all = crate::kernel::unite(&[ring.clone(), hole.clone()], &never).unwrap();
            assert!((all.volume().0 - ring.volume().0 - hole.volume().0).abs() < 1e-9);
            assert!((hole.volume().0 / (2.0 * PI * 64.0) - 1.0).abs() < 0.02);
        }
    }

    #[test]
    fn a_section_that_changes_fast_gets_more_steps() {
        let stations =
            [(0.0, 1.5), (0.3, 4.0), (0.6, 1.5)].map(|(a, thick)| station(a, section(8.0, 2.0, thick, 0.0)));
        let ring = sweep_ring(&stations, Quality::Production).unwrap();
        let fine =
            ring.surface_mesh().positions.iter().filter(|at| (0.0..0.3).contains(&at.x.atan2(at.z))).count();
        assert!(fine > 4 * 20, "{fine}");
    }

    #[test]
    fn an_arc_has_its_share_of_the_rings_volume_and_may_pass_itself() {
        let at = |angle: f64, shift: f64| {
            let mut profile = section(8.66, 2.2, 1.8, 0.1);
            profile.points.iter_mut().for_each(|point| point.x += shift);
            station(angle, profile)
        };
        let ring = sweep_ring(&[at(0.0, 0.0)], Quality::Production).unwrap().volume().0;
        let quarter = sweep_arc(&[at(0.3, 0.0), at(0.3 + PI / 2.0, 0.0)], Quality::Production).unwrap();
        assert!((quarter.volume().0 * 4.0 / ring - 1.0).abs() < 1e-3, "{}", quarter.volume().0);
        assert_eq!(quarter.body_count(), 1);
        // Two turns of a spring: each as heavy as the ring.
        let spring =
            sweep_arc(&[at(-PI, -2.0), at(PI, 0.4), at(2.5 * PI, 2.8)], Quality::Production).unwrap();
        assert!((spring.volume().0 / ring - 1.75).abs() < 2e-3, "{}", spring.volume().0 / ring);
        assert!(sweep_arc(&[at(0.0, 0.0)], Quality::Draft).unwrap_err().to_string().contains("2 stations"));
    }

    #[test]
    fn stations_that_make_no_ring_are_refused_by_name() {
        let good = section(8.0, 2.0, 1.5, 0.1);
        let message =
            |stations: &[RingStation]| sweep_ring(stations, Quality::Draft).unwrap_err().to_string();
        assert!(message(&[]).contains("no station"));
        assert!(message(&[station(f64::NAN, good.clone())]).contains("NaN"));
        assert!(message(&[station(1.0, good.clone()), station(1.0, good.clone())]).contains("greater"));
        assert!(message(&[station(0.0, good.clone()), station(TAU, good.clone())]).contains("whole way"));
        assert!(
            message(&[station(0.0, good.clone()), station(1.0, Profile::circle(1.0))]).contains("points")
        );
        assert!(message(&[station(0.0, section(-0.5, 2.0, 1.5, 0.1))]).contains("finger axis"));
        assert!(message(&[station(0.0, section(8.0, 0.0, 1.5, 0.0))]).contains("area"));
        let mut crossed = good;
        crossed.points[0].x = -3.0;
        assert!(sweep_ring(&[station(0.0, crossed)], Quality::Draft).is_err());
    }
}
