//! Solids from few numbers.

use std::f64::consts::TAU;

use manifold_rust::manifold::Manifold;

use super::skin::Skin;
use super::solid::{NewPart, engine_point};
use super::{KernelError, PartTag, Profile, ProfilePoint, Quality, Solid, error, outline};
use crate::vocab::{Frame, Point};

/// Nearer to the axis than this, in millimeters, is on it.
const ON_AXIS: f64 = 1e-9;

/// The outline (x ≥ 0 is the radius, y the height) turned about Z.
///
/// # Errors
/// [`KernelError::BadNumber`] and [`KernelError::BadShape`] when the outline is not valid or crosses the
/// axis or touches it in a single point, [`KernelError::Engine`].
pub fn revolve(profile: &Profile, quality: Quality) -> Result<Solid, KernelError> {
    turned("revolve", &profile.clone().validated()?, quality)
}

fn turned(operation: &'static str, profile: &Profile, quality: Quality) -> Result<Solid, KernelError> {
    turned_skin(operation, profile, quality)?.stitched()
}

fn turned_skin(operation: &'static str, profile: &Profile, quality: Quality) -> Result<Skin, KernelError> {
    let mut polygon = profile.sampled(&profile.edge_counts(quality));
    outline::check_simple(operation, &polygon)?;
    let bad = |reason: String| Err(KernelError::BadShape { operation, reason });
    let (mut least, mut most) = (0.0_f64, 0.0_f64);
    for point in &mut polygon {
        (least, most) = (least.min(point.x), most.max(point.x));
        point.x = if point.x.abs() < ON_AXIS { 0.0 } else { point.x };
    }
    if least < -ON_AXIS {
        return bad(format!("the outline crosses the axis (x = {least:.4} mm), the least allowed is 0"));
    }
    let count = polygon.len();
    let off_axis = |i: usize| polygon[i % count].x > 0.0;
    if let Some(i) = (0..count).find(|&i| off_axis(i) && !off_axis(i + 1) && off_axis(i + 2)) {
        let height = polygon[(i + 1) % count].y;
        return bad(format!("the outline touches the axis in one point, at a height of {height:.4} mm"));
    }
    let mut skin = Skin::new(operation);
    let on_axis: Vec<Option<u32>> = polygon
        .iter()
        .map(|point| (point.x == 0.0).then(|| skin.point(Point::new(0.0, 0.0, point.y))))
        .collect();
    let steps = quality.circle_segments(most);
    for step in 0..steps {
        // Backwards, so that the outline is counterclockwise seen from the next row.
        let (sin, cos) = (TAU * step as f64 / steps as f64).sin_cos();
        let place = |(at, shared): (&glam::DVec2, &Option<u32>)| {
            shared.unwrap_or_else(|| skin.point(Point::new(at.x * cos, -at.x * sin, at.y)))
        };
        let row = polygon.iter().zip(&on_axis).map(place).collect();
        skin.row(row);
    }
    skin.close_ring();
    Ok(skin)
}

/// The convex hull of the points.
///
/// # Errors
/// [`KernelError::BadNumber`] for a coordinate that is not finite, [`KernelError::BadShape`] when the
/// points lie in one plane.
pub fn convex_hull(points: &[Point]) -> Result<Solid, KernelError> {
    let operation = "convex hull";
    for point in points {
        error::coordinate(operation, "a coordinate", *point)?;
    }
    let flat = || KernelError::BadShape { operation, reason: "the points lie in one plane".to_owned() };
    // The engine's hull of fewer points than a body has is not defined.
    if points.len() < 4 {
        return Err(flat());
    }
    let corners: Vec<_> = points.iter().copied().map(engine_point).collect();
    let hull = Solid::from_new_part(operation, Manifold::hull(&corners))?;
    let size = hull.bounds().map_or(0.0, |[least, most]| (most - least).length());
    if hull.volume().0 <= 1e-9 * size * size * size { Err(flat()) } else { Ok(hull) }
}

/// A ball about the origin.
///
/// # Errors
/// [`KernelError::BadNumber`].
pub fn sphere(radius: f64, quality: Quality) -> Result<Solid, KernelError> {
    let radius = error::size("sphere", "the radius", radius)?;
    let segments = i32::try_from(quality.circle_segments(radius)).unwrap_or(i32::MAX);
    Solid::from_new_part("sphere", Manifold::sphere(radius, segments))
}

/// A cone or cylinder about Z from `bottom` to `top`, each a height and the radius there; one of the radii
/// may be 0.
///
/// # Errors
/// [`KernelError::BadNumber`].
pub fn cylinder(bottom: (f64, f64), top: (f64, f64), quality: Quality) -> Result<Solid, KernelError> {
    let operation = "cylinder";
    error::size(operation, "the height", top.0 - bottom.0)?;
    error::size(operation, "the greater radius", bottom.1.max(top.1))?;
    let tip = |radius: f64| if radius == 0.0 { Ok(0.0) } else { error::size(operation, "a radius", radius) };
    let corner = |x, y| ProfilePoint { x, y, bulge: 0.0 };
    let mut points = vec![corner(0.0, bottom.0), corner(tip(bottom.1)?, bottom.0)];
    points.extend([corner(tip(top.1)?, top.0), corner(0.0, top.0)]);
    points.dedup_by(|a, b| a == b);
    turned(operation, &Profile { points }.validated()?, quality)
}

/// A ring of wire about Z in the XY plane.
///
/// # Errors
/// [`KernelError::BadNumber`], also when the wire is so thick that it closes the ring.
pub fn torus(ring_radius: f64, wire_radius: f64, quality: Quality) -> Result<Solid, KernelError> {
    torus_skin(ring_radius, wire_radius, quality)?.stitched()
}

/// A ring of wire in its place.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct WireRing {
    /// From the axis to the middle of the wire in mm, before it is stretched.
    pub ring_radius: f64,
    /// Half the wire's diameter in mm, before it is stretched.
    pub wire_radius: f64,
    /// Factors along the axes of its frame; none is 0 or less.
    pub stretch: Point,
    /// The ring turns about the frame's Z.
    pub parent_from_ring: Frame,
    /// Of all its faces.
    pub tag: PartTag,
}

/// Rings of wire that are known not to touch, side by side as one solid: what [`super::gather`] makes of them, in a
/// third of the time.
///
/// # Errors
/// As [`torus`].
pub fn rings_of_wire(rings: &[WireRing], quality: Quality) -> Result<Solid, KernelError> {
    let part = |ring: &WireRing| {
        let (points, triangles) = torus_skin(ring.ring_radius, ring.wire_radius, quality)?.triangles();
        let place = |at: Point| ring.parent_from_ring.to_parent(at * ring.stretch);
        Ok(NewPart { tag: ring.tag, points: points.into_iter().map(place).collect(), triangles })
    };
    Solid::from_parts("rings of wire", &rings.iter().map(part).collect::<Result<Vec<_>, _>>()?)
}

fn torus_skin(ring_radius: f64, wire_radius: f64, quality: Quality) -> Result<Skin, KernelError> {
    let operation = "torus";
    error::size(operation, "the ring radius", ring_radius)?;
    let value = error::size(operation, "the wire radius", wire_radius)?;
    if value > 0.999 * ring_radius {
        let limit = "must be less than 99.9 % of the ring radius";
        return Err(KernelError::BadNumber { operation, what: "the wire radius", value, limit });
    }
    let mut wire = Profile::circle(wire_radius);
    for point in &mut wire.points {
        point.x += ring_radius;
    }
    turned_skin(operation, &wire, quality)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    /// Fine facets lose up to 3 % of a small part's volume.
    fn close(solid: &Solid, exact: f64) {
        let volume = solid.volume().0;
        assert!(volume < exact && volume > exact * 0.97, "{volume} of {exact}");
    }

    #[test]
    fn volumes_approach_the_closed_forms_from_inside() {
        let q = Quality::Production;
        close(&sphere(1.0, q).unwrap(), 4.0 / 3.0 * PI);
        close(&torus(8.0, 1.0, q).unwrap(), 2.0 * PI * PI * 8.0);
        close(&cylinder((-1.0, 2.0), (2.0, 2.0), q).unwrap(), 12.0 * PI);
        close(&cylinder((0.0, 2.0), (3.0, 0.0), q).unwrap(), 4.0 * PI);
        close(&cylinder((0.0, 0.0), (3.0, 2.0), q).unwrap(), 4.0 * PI);
    }

    #[test]
    fn a_faceted_cylinder_has_the_volume_of_its_prism() {
        let solid = cylinder((0.0, 1.0), (2.0, 1.0), Quality::Draft).unwrap();
        let n = Quality::Draft.circle_segments(1.0) as f64;
        assert!((solid.volume().0 - n * (TAU / n).sin()).abs() < 1e-12);
    }

    #[test]
    fn rings_side_by_side_are_what_each_is_alone() {
        let [low, high] =
            [(1, 0.0, Point::ONE), (2, 3.0, Point::new(1.2, 0.8, 1.0))].map(|(tag, z, stretch)| {
                let parent_from_ring = Frame { origin: Point::Z * z, ..Frame::IDENTITY };
                WireRing { ring_radius: 2.5, wire_radius: 0.5, stretch, parent_from_ring, tag: PartTag(tag) }
            });
        let q = Quality::Draft;
        let both = rings_of_wire(&[low, high], q).unwrap();
        let alone = torus(2.5, 0.5, q).unwrap();
        let volume = alone.volume().0 * (1.0 + 1.2 * 0.8);
        assert!((both.volume().0 - volume).abs() < 1e-9, "{} {volume}", both.volume().0);
        assert_eq!((both.body_count(), both.triangle_count()), (2, 2 * alone.triangle_count()));
        let mesh = both.surface_mesh();
        for (triangle, tag) in mesh.triangles.iter().zip(&mesh.tags) {
            let height = mesh.positions[triangle[0] as usize].z;
            assert_eq!(*tag, PartTag(if height < 1.5 { 1 } else { 2 }));
        }
        let thick = WireRing { wire_radius: 2.5, ..low };
        assert!(rings_of_wire(&[low, thick], q).unwrap_err().to_string().contains("the wire radius"));
    }

    #[test]
    fn a_hull_is_the_hull() {
        let cube: Vec<Point> =
            (0..8).map(|i| Point::new(f64::from(i & 1), f64::from(i >> 1 & 1), f64::from(i >> 2))).collect();
        let inside = Point::splat(0.5);
        let hull = convex_hull(&[&cube[..], &[inside, cube[3]]].concat()).unwrap();
        assert!((hull.volume().0 - 1.0).abs() < 1e-12);
        assert_eq!(hull.triangle_count(), 12);
        assert!(convex_hull(&cube[..4]).is_err());
        assert!(convex_hull(&[cube[0]; 9]).is_err());
        assert!(convex_hull(&[]).is_err());
        assert!(convex_hull(&[cube[0], cube[1], cube[2], Point::NAN]).is_err());
    }

    #[test]
    fn a_hull_of_facets_with_many_corners_in_one_plane_loses_none() {
        let ring = |radius: f64, z: f64| {
            (0..48).map(move |i| {
                let (sin, cos) = (TAU * f64::from(i) / 48.0).sin_cos();
                Point::new(radius * cos, radius * sin, z)
            })
        };
        let hull =
            convex_hull(&ring(1.9, 1.1).chain(ring(3.25, 0.0)).chain(ring(3.25, -0.1)).collect::<Vec<_>>())
                .unwrap();
        // Frustum over regular 48-gons: h/3 · (A + a + √(A·a)).
        let area = |radius: f64| 24.0 * (TAU / 48.0).sin() * radius * radius;
        let (low, high) = (area(3.25), area(1.9));
        let exact = low * 0.1 + 1.1 / 3.0 * (low + high + (low * high).sqrt());
        assert!((hull.volume().0 - exact).abs() < 1e-10, "{} {exact}", hull.volume().0);
        assert_eq!(hull.triangle_count(), 2 * 3 * 48 - 4, "a triangulation of all 144 corners");
    }

    #[test]
    fn sizes_out_of_range_are_refused_by_name() {
        let q = Quality::Draft;
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9, 1e-9] {
            assert!(matches!(sphere(bad, q), Err(KernelError::BadNumber { .. })), "{bad}");
            assert!(
                matches!(cylinder((0.0, bad), (1.0, bad), q), Err(KernelError::BadNumber { .. })),
                "{bad}"
            );
            assert!(
                matches!(cylinder((0.0, 1.0), (bad, 1.0), q), Err(KernelError::BadNumber { .. })),
                "{bad}"
            );
            assert!(matches!(torus(bad, 0.5, q), Err(KernelError::BadNumber { .. })), "{bad}");
            assert!(matches!(torus(5.0, bad, q), Err(KernelError::BadNumber { .. })), "{bad}");
        }
        assert_eq!(
            torus(1.0, 1.0, q).unwrap_err().to_string(),
            "torus: the wire radius is 1, must be less than 99.9 % of the ring radius"
        );
    }

    #[test]
    fn an_outline_may_lie_along_the_axis_but_not_cross_or_touch_it() {
        let outline = |corners: &[(f64, f64)]| {
            let points = corners.iter().map(|&(x, y)| ProfilePoint { x, y, bulge: 0.0 }).collect();
            revolve(&Profile { points }, Quality::Draft)
        };
        assert!(outline(&[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]).is_ok());
        assert!(
            outline(&[(0.0, 0.0), (1.0, -1.0), (1.0, 1.0)]).unwrap_err().to_string().contains("one point")
        );
        assert!(
            outline(&[(-0.5, 0.0), (1.0, -1.0), (1.0, 1.0)]).unwrap_err().to_string().contains("crosses")
        );
        assert_eq!(outline(&[(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]).unwrap().body_count(), 1);
    }
}
