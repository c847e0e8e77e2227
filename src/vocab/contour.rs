//! Closed outlines of straight lines and Bézier curves in a plane, in millimeters.

/// One edge of a contour, from where the one before it ended.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub enum Stroke {
    /// A straight line to this point.
    Line([f64; 2]),
    /// A cubic Bézier curve: two points that pull it, and its end.
    Cubic([[f64; 2]; 3]),
}

/// A closed outline; the last edge goes back to the start in a straight line.
///
/// Of several contours together that is inside which they run around, counterclockwise counted up and clockwise
/// down, other than zero times.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Contour {
    /// Where the first edge begins.
    pub start: [f64; 2],
    /// The edges in order.
    pub strokes: Vec<Stroke>,
}

/// The most pieces that one curve is cut into.
const MOST_PIECES: f64 = 256.0;

impl Contour {
    /// The same outline with every point taken elsewhere by an affine map, which curves follow exactly.
    #[must_use]
    pub fn mapped(&self, map: impl Fn([f64; 2]) -> [f64; 2]) -> Self {
        let stroke = |stroke: &Stroke| match stroke {
            Stroke::Line(to) => Stroke::Line(map(*to)),
            Stroke::Cubic(points) => Stroke::Cubic(points.map(&map)),
        };
        Self { start: map(self.start), strokes: self.strokes.iter().map(stroke).collect() }
    }

    /// The corners of a polygon on the outline that strays from it by no more than this, in millimeters.
    #[must_use]
    pub fn flattened(&self, chord_error: f64) -> Vec<[f64; 2]> {
        let mut corners = vec![self.start];
        let mut from = self.start;
        for stroke in &self.strokes {
            from = match stroke {
                Stroke::Line(to) => *to,
                Stroke::Cubic([a, b, to]) => {
                    let curve = [from, *a, *b, *to];
                    let count = pieces(&curve, chord_error);
                    corners.extend((1..count).map(|piece| on_curve(&curve, piece as f64 / count as f64)));
                    *to
                }
            };
            corners.push(from);
        }
        corners.dedup();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        corners
    }

    /// Least and greatest corner of all outlines, to a thousandth of a millimeter; `None` of none.
    #[must_use]
    pub fn bounds(contours: &[Self]) -> Option<[[f64; 2]; 2]> {
        let corners = contours.iter().flat_map(|contour| contour.flattened(1e-3));
        let boxes = corners.map(|corner| [corner, corner]);
        boxes.reduce(|[least, most], [corner, _]| {
            [[0, 1].map(|i| f64::min(least[i], corner[i])), [0, 1].map(|i| f64::max(most[i], corner[i]))]
        })
    }
}

/// A chord of a curve strays from it by at most an eighth of its second derivative.
fn pieces(curve: &[[f64; 2]; 4], chord_error: f64) -> usize {
    let bend = |i: usize| {
        let along = [0, 1].map(|axis| curve[i][axis] - 2.0 * curve[i + 1][axis] + curve[i + 2][axis]);
        6.0 * along[0].hypot(along[1])
    };
    let needed = (bend(0).max(bend(1)) / (8.0 * chord_error)).sqrt();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let count = needed.ceil().clamp(1.0, MOST_PIECES) as usize;
    count
}

fn on_curve(curve: &[[f64; 2]; 4], t: f64) -> [f64; 2] {
    let rest = 1.0 - t;
    let weights = [rest * rest * rest, 3.0 * rest * rest * t, 3.0 * rest * t * t, t * t * t];
    [0, 1].map(|axis| weights.iter().zip(curve).map(|(weight, point)| weight * point[axis]).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A circle of four cubic curves is round to 0.03 %.
    fn circle(radius: f64) -> Contour {
        let k = 0.552_284_75;
        let quarter = |[x, y]: [f64; 2]| {
            let turned = [-y, x];
            let pull = |of: [f64; 2], to: [f64; 2]| [0, 1].map(|i| radius * (of[i] + k * to[i]));
            Stroke::Cubic([pull([x, y], turned), pull(turned, [x, y]), turned.map(|v| radius * v)])
        };
        let strokes = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]].map(quarter).to_vec();
        Contour { start: [radius, 0.0], strokes }
    }

    #[test]
    fn a_flattened_curve_keeps_its_chord_error() {
        for chord_error in [0.05, 0.005, 0.0005] {
            let corners = circle(2.0).flattened(chord_error);
            let next = corners.iter().cycle().skip(1);
            for (a, b) in corners.iter().zip(next) {
                let middle = f64::midpoint(a[0], b[0]).hypot(f64::midpoint(a[1], b[1]));
                assert!(middle > 2.0 - chord_error - 1e-9, "{middle} of {}", corners.len());
                assert!((a[0].hypot(a[1]) - 2.0).abs() < 6e-4);
            }
            assert!(corners.len() < 200, "no more corners than needed");
        }
    }

    #[test]
    fn maps_and_bounds_follow_the_curves_and_not_the_points_that_pull_them() {
        let moved = circle(1.0).mapped(|[x, y]| [3.0 * x + 5.0, y - 2.0]);
        let [least, most] = Contour::bounds(&[moved]).unwrap();
        for (found, wanted) in least.into_iter().chain(most).zip([2.0, -3.0, 8.0, -1.0]) {
            assert!((found - wanted).abs() < 1e-9, "{found} {wanted}");
        }
        assert_eq!(Contour::bounds(&[]), None);
    }
}
