//! Closed polygons in a plane: does one touch itself?

use glam::DVec2;

use super::KernelError;

/// Corners and edges nearer than this, in millimeters, touch.
const TOUCH: f64 = 1e-7;

/// Checks that a closed polygon neither crosses nor touches itself.
///
/// # Errors
/// [`KernelError::BadShape`] naming the place.
pub(super) fn check_simple(operation: &'static str, polygon: &[DVec2]) -> Result<(), KernelError> {
    let at = |reason: &str, place: DVec2| KernelError::BadShape {
        operation,
        reason: format!("{reason} near ({:.4}, {:.4}) mm", place.x, place.y),
    };
    let count = polygon.len();
    let edge = |i: usize| (polygon[i], polygon[(i + 1) % count]);
    if let Some((a, _)) = (0..count).map(edge).find(|(a, b)| a.distance(*b) < TOUCH) {
        return Err(at("two corners of the outline coincide", a));
    }
    for i in 0..count {
        let (a, b) = edge(i);
        let next = edge((i + 1) % count).1;
        if count > 2 && folds_back(a, b, next) {
            return Err(at("the outline runs back on itself", b));
        }
        // The last edge is a neighbor of the first.
        let end = if i == 0 { count.saturating_sub(1) } else { count };
        if let Some(j) = (i + 2..end).find(|&j| touch((a, b), edge(j))) {
            return Err(at("the outline crosses or touches itself", (a + edge(j).0) / 2.0));
        }
    }
    Ok(())
}

fn folds_back(a: DVec2, corner: DVec2, b: DVec2) -> bool {
    let (back, ahead) = (a - corner, b - corner);
    back.dot(ahead) > 0.0 && back.perp_dot(ahead).abs() < TOUCH * back.length().max(ahead.length())
}

fn touch((a, b): (DVec2, DVec2), (c, d): (DVec2, DVec2)) -> bool {
    let apart = a.min(b).cmpgt(c.max(d) + TOUCH) | c.min(d).cmpgt(a.max(b) + TOUCH);
    if apart.any() {
        return false;
    }
    let side = |from: DVec2, to: DVec2, point: DVec2| (to - from).perp_dot(point - from);
    let crossing = side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
    let near = |point, from, to| distance_to_segment(point, from, to) < TOUCH;
    crossing || near(a, c, d) || near(b, c, d) || near(c, a, b) || near(d, a, b)
}

/// Distance from a point to a straight edge.
pub(super) fn distance_to_segment(point: DVec2, from: DVec2, to: DVec2) -> f64 {
    let along = to - from;
    let fraction = (point - from).dot(along) / along.length_squared().max(f64::MIN_POSITIVE);
    point.distance(from + along * fraction.clamp(0.0, 1.0))
}
