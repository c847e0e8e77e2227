//! Flat outlines given height over a ground: letters to be cut into it or to stand on it.

use glam::DVec2;
use manifold_rust::linalg::{Vec2, Vec3};
use manifold_rust::manifold::Manifold;

use super::flat::filled;
use super::ground::Patch;
use super::{Ground, KernelError, Quality, Solid, error};
use crate::vocab::{Contour, Direction, Point};

const OPERATION: &str = "relief";

/// Letters are drawn no coarser than this, in mm: a line of them is a few tenths wide.
const COARSEST: f64 = 0.02;

/// Letters cut deeper than this share of the radius of a dome would run into each other.
const DEEPEST: f64 = 0.8;

/// What the outlines enclose, from one height over the ground to another, in mm along its normals; both may be
/// negative. Edges are cut so short that the body follows the ground within the chord error.
///
/// # Errors
/// [`KernelError::BadNumber`] for heights out of order, [`KernelError::BadShape`] when the outlines enclose nothing or
/// do not fit onto the ground or are cut too deep into it, [`KernelError::Engine`].
pub fn relief(
    contours: &[Contour],
    ground: &Ground,
    [low, high]: [f64; 2],
    quality: Quality,
) -> Result<Solid, KernelError> {
    error::size(OPERATION, "the height", high - low)?;
    let chord_error = quality.chord_error().min(COARSEST);
    let flat = filled(contours, chord_error);
    let bounds = Contour::bounds(contours).filter(|_| flat.num_contour() > 0);
    let nothing =
        || KernelError::BadShape { operation: OPERATION, reason: "there is nothing to draw".to_owned() };
    let laid = Laid::new(ground, bounds.ok_or_else(nothing)?)?;
    if -low > DEEPEST * laid.least_radius() {
        let reason = format!("a depth of {:.2} mm is too much for a face curved so tightly", -low);
        return Err(KernelError::BadShape { operation: OPERATION, reason });
    }
    // A chord of this length is as far from its arc as the chord error.
    let longest = (8.0 * laid.least_radius() * quality.chord_error()).sqrt().clamp(0.05, 5.0);
    // So low that no upright edge is cut.
    let height = longest / 4.0;
    let body =
        Manifold::extrude(&flat.to_polygons(), height, 0, 0.0, Vec2::new(1.0, 1.0)).refine_to_length(longest);
    let body = body.warp(|corner: &mut Vec3| {
        let (point, normal) = laid.at([corner.x, corner.y]);
        let at = point + normal * (low + (high - low) * corner.z / height);
        (corner.x, corner.y, corner.z) = (at.x, at.y, at.z);
    });
    Solid::from_new_part(OPERATION, body)
}

/// A point of the ground and its normal, away from the metal, for each place of the outlines' plane.
///
/// # Errors
/// As [`relief`].
pub fn points_on(ground: &Ground, places: &[[f64; 2]]) -> Result<Vec<(Point, Direction)>, KernelError> {
    let boxes = places.iter().map(|place| [*place, *place]);
    let bounds = boxes.reduce(|[least, most], [place, _]| {
        [[0, 1].map(|i| f64::min(least[i], place[i])), [0, 1].map(|i| f64::max(most[i], place[i]))]
    });
    // A line needs some width.
    let Some([least, most]) = bounds else { return Ok(Vec::new()) };
    let laid = Laid::new(ground, [least.map(|at| at - 0.1), most.map(|at| at + 0.1)])?;
    Ok(places.iter().map(|place| laid.at(*place)).collect())
}

/// A ground where the outlines lie on it.
enum Laid {
    Bowl { half: [f64; 2], depth: f64 },
    Patch(Patch),
}

impl Laid {
    fn new(ground: &Ground, bounds: [[f64; 2]; 2]) -> Result<Self, KernelError> {
        Ok(match ground {
            Ground::Bowl { half, depth } => {
                for side in half {
                    error::size(OPERATION, "half the rim", *side)?;
                }
                Self::Bowl { half: *half, depth: *depth }
            }
            Ground::Ring(face) => Self::Patch(Patch::of_ring(face, bounds)?),
        })
    }

    fn least_radius(&self) -> f64 {
        match self {
            // The sphere under it, where the rim is narrower.
            Self::Bowl { half, depth } if *depth > 0.0 => {
                let narrow = half[0].min(half[1]);
                (narrow * narrow + depth * depth) / (2.0 * depth)
            }
            Self::Bowl { .. } => f64::INFINITY,
            Self::Patch(patch) => patch.least_radius(),
        }
    }

    fn at(&self, [x, y]: [f64; 2]) -> (Point, Direction) {
        match self {
            Self::Bowl { half, depth } => {
                let out = (x / half[0]).hypot(y / half[1]);
                (Point::new(x, y, -bowl_depth(half[0], *depth, out)), Direction::Z)
            }
            Self::Patch(patch) => patch.at(DVec2::new(x, y)),
        }
    }
}

/// How deep a bowl is at a share of the way from its middle to its rim: a sphere's cap, stretched.
fn bowl_depth(half: f64, depth: f64, out: f64) -> f64 {
    if depth <= 0.0 {
        return 0.0;
    }
    let radius = (half * half + depth * depth) / (2.0 * depth);
    (radius * radius - (half * out).powi(2)).max(0.0).sqrt() - (radius - depth)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::{PI, TAU};

    use super::*;
    use crate::kernel::{Profile, ProfilePoint, RingFace, RingStation};
    use crate::vocab::Stroke;

    fn rectangle([x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> Contour {
        let strokes = [[x1, y0], [x1, y1], [x0, y1]].map(Stroke::Line).to_vec();
        Contour { start: [x0, y0], strokes }
    }

    /// A band 4 mm wide and 2 mm thick whose outside is an arc that rises so far.
    fn face(inside: bool, rise: f64) -> RingFace {
        let corner = |x, y, bulge| ProfilePoint { x, y, bulge };
        let out = 10.0 - rise;
        let bulge = rise / 2.0;
        let points = vec![
            corner(-2.0, 8.0, 0.0),
            corner(2.0, 8.0, 0.0),
            corner(2.0, out, bulge),
            corner(-2.0, out, 0.0),
        ];
        let stations = vec![RingStation { angle: 0.0, profile: Profile { points } }];
        RingFace { stations, inside, angle: 0.0, along: 0.0, turned: false }
    }

    #[test]
    fn a_plate_around_a_flat_band_has_the_volume_between_its_cylinders() {
        for (inside, [low, high]) in [(false, [-0.5, 0.1]), (false, [0.0, 0.3]), (true, [-0.5, 0.1])] {
            let face = face(inside, 0.0);
            let radius = if inside { 8.0 } else { 10.0 };
            assert!((face.length().unwrap() - TAU * radius).abs() < 0.01);
            let plate = rectangle([-10.0, -1.0], [10.0, 1.0]);
            let body = relief(&[plate], &Ground::Ring(face), [low, high], Quality::Production).unwrap();
            // Heights grow away from the metal.
            let radii = [low, high].map(|height| if inside { radius - height } else { radius + height });
            let area = PI * (radii[1].powi(2) - radii[0].powi(2)).abs() * 20.0 / (TAU * radius);
            assert!(
                (body.volume().0 / (2.0 * area) - 1.0).abs() < 2e-3,
                "{} {}",
                body.volume().0,
                2.0 * area
            );
        }
    }

    #[test]
    fn letters_are_read_from_where_the_face_is_looked_at() {
        // A bar to the right of the middle and above it.
        let bar = [rectangle([2.0, 0.5], [4.0, 1.0])];
        let middle = |inside: bool, turned: bool| {
            let face = RingFace { turned, ..face(inside, 0.0) };
            let body = relief(&bar, &Ground::Ring(face), [-0.1, 0.1], Quality::Preview).unwrap();
            let [least, most] = body.bounds().unwrap();
            (least + most) / 2.0
        };
        let outside = middle(false, false);
        assert!(outside.x > 2.0 && outside.y > 0.6, "right is +X and up +Y from above the head");
        let inside = middle(true, false);
        assert!(inside.x < -2.0 && inside.y > 0.6, "from the finger, looking up with +Y up, right is -X");
        assert!((middle(false, true) - outside.with_x(-outside.x).with_y(-outside.y)).length() < 0.05);
    }

    #[test]
    fn depth_is_measured_along_the_normal_of_a_domed_band() {
        let face = face(false, 0.8);
        let ground = Ground::Ring(face);
        let radius = (4.0 + 0.64) / 1.6;
        let places: Vec<[f64; 2]> = (-8..=8).map(|i| [f64::from(i), f64::from(i) * 0.18]).collect();
        for (place, (point, normal)) in places.iter().zip(points_on(&ground, &places).unwrap()) {
            let spoke = Point::new(point.x, 0.0, point.z).normalize();
            let middle = spoke * (10.0 - radius);
            assert!((point.distance(middle) - radius).abs() < 2e-3, "{place:?} lies on the dome");
            assert!(normal.dot((point - middle).normalize()) > 0.9999, "{place:?}");
            assert!((radius * (place[1] / radius).sin() - point.y).abs() < 2e-3, "as far along the section");
        }
    }

    #[test]
    fn a_bowl_is_sunk_in_its_middle_and_not_at_its_rim() {
        let ground = Ground::Bowl { half: [6.0, 4.0], depth: 0.5 };
        let at = points_on(&ground, &[[0.0, 0.0], [6.0, 0.0], [0.0, -4.0]]).unwrap();
        for ((point, _), depth) in at.iter().zip([0.5, 0.0, 0.0]) {
            assert!((point.z + depth).abs() < 1e-9, "{point}");
        }
        let flat = Ground::Bowl { half: [6.0, 4.0], depth: 0.0 };
        let square = rectangle([-1.0, -1.0], [1.0, 1.0]);
        let body = relief(&[square], &flat, [-0.25, 0.0], Quality::Draft).unwrap();
        assert!((body.volume().0 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_does_not_fit_is_refused_in_words() {
        let ring = |inside: bool| Ground::Ring(face(inside, 0.0));
        let message = |contours: &[Contour], ground: &Ground, heights: [f64; 2]| {
            relief(contours, ground, heights, Quality::Draft).unwrap_err().to_string()
        };
        let long = rectangle([-26.0, -1.0], [26.0, 1.0]);
        assert!(message(&[long], &ring(true), [-0.5, 0.1]).contains("longer than the ring"));
        assert!(message(&[], &ring(true), [-0.5, 0.1]).contains("nothing to draw"));
        let bar = [rectangle([-1.0, -1.0], [1.0, 1.0])];
        assert!(message(&bar, &ring(true), [0.5, 0.1]).contains("height"));
        let tight = Ground::Ring(face(false, 1.5));
        assert!(message(&bar, &tight, [-1.8, 0.1]).contains("curved so tightly"));
        let aside = Ground::Ring(RingFace { along: 3.0, ..face(true, 0.0) });
        assert!(message(&bar, &aside, [-0.5, 0.1]).contains("not so wide"));
    }
}
