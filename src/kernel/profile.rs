//! Closed outlines of straight lines and circular arcs.

use glam::DVec2;

use super::{KernelError, Quality, outline};

/// A corner of an outline and the shape of the edge to the next corner.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProfilePoint {
    /// Millimeters.
    pub x: f64,
    /// Millimeters.
    pub y: f64,
    /// tan(included angle / 4) of the arc to the next point; 0 is a straight line, positive turns left
    /// (bulges outward on a counterclockwise outline), as in DXF polylines.
    pub bulge: f64,
}

/// A closed counterclockwise outline in millimeters. Lines and arcs are exact, so an exact kernel can
/// read the same outline later.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Profile {
    /// The corners in order; the last edge goes back to the first corner.
    pub points: Vec<ProfilePoint>,
}

/// Arcs are checked for crossings as chords of at most this angle.
const CHECK_STEP: f64 = std::f64::consts::PI / 90.0;

impl Profile {
    /// A circle about the origin.
    #[must_use]
    pub fn circle(radius: f64) -> Self {
        let half = |x| ProfilePoint { x, y: 0.0, bulge: 1.0 };
        Self { points: vec![half(radius), half(-radius)] }
    }

    /// Checks that the outline is finite, simple, counterclockwise and has area. Arcs are tested for
    /// crossings in steps of two degrees.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] or [`KernelError::BadShape`].
    pub fn validated(self) -> Result<Self, KernelError> {
        for point in &self.points {
            within("x of a corner", point.x, 1e3, "must lie within 1000 mm of the origin")?;
            within("y of a corner", point.y, 1e3, "must lie within 1000 mm of the origin")?;
            within("bulge of an edge", point.bulge, 100.0, "must lie between -100 and 100")?;
        }
        let bad = |reason: String| Err(KernelError::BadShape { operation: "profile", reason });
        if self.points.len() < 2 {
            return bad(format!("an outline needs at least 2 corners, this one has {}", self.points.len()));
        }
        let area = self.area();
        if area < -1e-9 {
            return bad(format!(
                "the outline runs clockwise (area {area:.6} mm²), it must run counterclockwise"
            ));
        }
        if area < 1e-9 {
            return bad(format!("the outline encloses no area ({area:.9} mm²)"));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an arc has at most 180 steps"
        )]
        let steps = |edge: Edge| (edge.angle().abs() / CHECK_STEP).ceil().max(1.0) as usize;
        let counts: Vec<usize> = self.edges().map(steps).collect();
        outline::check_simple("profile", &self.sampled(&counts))?;
        Ok(self)
    }

    /// The enclosed area, arcs exact; negative when the outline runs clockwise.
    #[must_use]
    pub fn area(&self) -> f64 {
        self.edges().map(|edge| edge.start.perp_dot(edge.end) / 2.0 + edge.segment_area()).sum()
    }

    /// The highest y at which an edge that goes on to one side passes this x; `None` beside the outline.
    #[must_use]
    pub fn highest_over(&self, x: f64) -> Option<f64> {
        self.edges().filter_map(|edge| edge.height_over(x)).reduce(f64::max)
    }

    /// The lowest such y.
    #[must_use]
    pub fn lowest_over(&self, x: f64) -> Option<f64> {
        self.edges().filter_map(|edge| edge.height_over(x)).reduce(f64::min)
    }

    /// The edges, the last one back to the first corner.
    fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        let ends = self.points.iter().cycle().skip(1);
        self.points.iter().zip(ends).map(|(a, b)| Edge {
            start: DVec2::new(a.x, a.y),
            end: DVec2::new(b.x, b.y),
            bulge: a.bulge,
        })
    }

    /// How many straight pieces each edge needs at a quality.
    pub(super) fn edge_counts(&self, quality: Quality) -> Vec<usize> {
        self.edges().map(|edge| edge.count(quality)).collect()
    }

    /// The outline as a polygon whose corners lie on the edges, `counts` pieces for each.
    pub(super) fn sampled(&self, counts: &[usize]) -> Vec<DVec2> {
        let pieces = |(edge, count): (Edge, &usize)| {
            let count = *count;
            (0..count).map(move |piece| edge.at(piece as f64 / count as f64))
        };
        self.edges().zip(counts).flat_map(pieces).collect()
    }
}

fn within(what: &'static str, value: f64, most: f64, limit: &'static str) -> Result<(), KernelError> {
    let good = (-most..=most).contains(&value);
    if good { Ok(()) } else { Err(KernelError::BadNumber { operation: "profile", what, value, limit }) }
}

/// A line or arc from corner to corner.
#[derive(Clone, Copy)]
struct Edge {
    start: DVec2,
    end: DVec2,
    bulge: f64,
}

impl Edge {
    /// The signed angle that the arc spans; 0 for a line.
    fn angle(self) -> f64 {
        4.0 * self.bulge.atan()
    }

    /// The signed area between chord and arc: r²/2 · (φ − sin φ), as a series where that cancels out.
    fn segment_area(self) -> f64 {
        let (square, bulge) = (self.start.distance_squared(self.end), self.bulge);
        if bulge.abs() < 1e-3 {
            return square * bulge * (1.0 / 3.0 - bulge * bulge * (2.0 / 15.0));
        }
        let radius_squared = square * (1.0 + bulge * bulge).powi(2) / (16.0 * bulge * bulge);
        let angle = self.angle();
        radius_squared / 2.0 * (angle - angle.sin())
    }

    /// Pieces that keep the chord error of `quality`.
    fn count(self, quality: Quality) -> usize {
        let bulge = self.bulge.abs();
        let radius = self.start.distance(self.end) * (1.0 + bulge * bulge) / (4.0 * bulge.max(1e-12));
        let turns = self.angle().abs() / std::f64::consts::TAU;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 4096")]
        let pieces = (quality.circle_segments(radius) as f64 * turns - 1e-9).ceil() as usize;
        pieces.max(1)
    }

    /// Where an edge that goes on to one side passes this x.
    fn height_over(self, x: f64) -> Option<f64> {
        let ends = [self.start.x - x, self.end.x - x];
        if ends[0] * ends[1] > 0.0 {
            return None;
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            let off = self.at(middle).x - x;
            if off == 0.0 {
                return Some(self.at(middle).y);
            }
            if off * ends[0] > 0.0 { low = middle } else { high = middle }
        }
        Some(self.at(low).y.max(self.at(high).y))
    }

    /// The point at a fraction of the way. In the complex plane an arc of angle φ over the chord c is
    /// c · sin(φt/2) / sin(φ/2) · e^(iφ(t−1)/2): no center, so flat arcs lose no digits.
    fn at(self, fraction: f64) -> DVec2 {
        let (chord, half) = (self.end - self.start, self.angle() / 2.0);
        if half.abs() < 1e-12 {
            return self.start + chord * fraction;
        }
        let turn = DVec2::from_angle(half * (fraction - 1.0));
        self.start + turn.rotate(chord) * ((half * fraction).sin() / half.sin())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(corners: &[(f64, f64)]) -> Profile {
        Profile { points: corners.iter().map(|&(x, y)| ProfilePoint { x, y, bulge: 0.0 }).collect() }
    }

    #[test]
    fn areas_are_exact() {
        assert!((Profile::circle(1.5).area() - std::f64::consts::PI * 2.25).abs() < 1e-12);
        assert!((polygon(&[(1.0, 1.0), (3.0, 1.0), (3.0, 2.0)]).area() - 1.0).abs() < 1e-15);
        // A D section: 2 wide, 1 high, its top an arc that rises by 0.25.
        let mut section = polygon(&[(-1.0, 0.0), (1.0, 0.0), (1.0, 0.75), (-1.0, 0.75)]);
        section.points[2].bulge = 0.25;
        let radius = 2.0_f64 * (1.0 + 0.0625) / 1.0;
        let half = (1.0_f64 / radius).asin();
        let segment = radius * radius * (half - half.sin() * half.cos());
        assert!((section.area() - 1.5 - segment).abs() < 1e-12);
        section.points[2].bulge = 9.99e-4;
        let series = section.area();
        section.points[2].bulge = 1.001e-3;
        assert!((section.area() - series - 4.0 * 2e-6 / 3.0).abs() < 1e-8);
    }

    #[test]
    fn the_highest_point_over_a_place_is_on_the_upper_edge() {
        let mut section = polygon(&[(-1.0, 0.0), (1.0, 0.0), (1.0, 0.75), (-1.0, 0.75)]);
        section.points[2].bulge = 0.25;
        assert!((section.highest_over(0.0).unwrap() - 1.0).abs() < 1e-12);
        assert!((section.highest_over(1.0).unwrap() - 0.75).abs() < 1e-12);
        let radius = 2.125_f64;
        let expected = 1.0 - radius + (radius * radius - 0.25).sqrt();
        assert!((section.highest_over(0.5).unwrap() - expected).abs() < 1e-12);
        assert_eq!(section.highest_over(1.1), None);
    }

    #[test]
    fn arcs_bulge_outward_on_a_counterclockwise_outline() {
        let circle = Profile::circle(2.0);
        for quality in [Quality::Draft, Quality::Preview, Quality::Production] {
            let polygon = circle.sampled(&circle.edge_counts(quality));
            assert_eq!(polygon.len(), quality.circle_segments(2.0));
            assert!(polygon.iter().all(|point| (point.length() - 2.0).abs() < 1e-12));
            assert!(polygon[0].perp_dot(polygon[1]) > 0.0);
        }
    }

    #[test]
    fn outlines_that_make_no_body_are_refused_by_name() {
        let message = |profile: Profile| profile.validated().unwrap_err().to_string();
        let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        assert!(polygon(&square).validated().is_ok());
        let mut turned = square;
        turned.reverse();
        assert!(message(polygon(&turned)).contains("clockwise"));
        assert!(message(polygon(&[(0.0, 0.0), (1.0, 1.0), (2.0, 0.0), (0.0, 1.0)])).contains("area"));
        assert!(message(polygon(&[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.5, -1.0)])).contains("itself"));
        let touching = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (1.0, 0.0), (0.0, 2.0)];
        assert!(message(polygon(&touching)).contains("itself"));
        assert!(message(polygon(&[(0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (0.0, 1.0)])).contains("coincide"));
        assert!(
            message(polygon(&[(0.0, f64::NAN), (1.0, 0.0), (0.0, 1.0)])).contains("y of a corner is NaN")
        );
        assert!(message(polygon(&[(0.0, 0.0), (1e9, 0.0), (0.0, 1.0)])).contains("1000000000"));
        assert!(message(polygon(&[(0.0, 0.0)])).contains("at least 2"));
        assert!(message(Profile::circle(0.0)).contains("no area"));
        // An arc that reaches through the opposite side.
        let mut pierced = polygon(&square);
        pierced.points[0].bulge = -2.4;
        assert!(pierced.validated().is_err());
    }
}
