//! Closed polygons in a plane: does one touch itself, and what is left of one that moves in?

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

/// Corners of an outline that moved in are one when they are nearer to each other than this, in mm.
const ONE_CORNER: f64 = 1e-6;

/// What is left of a convex outline, counterclockwise in mm, when each side moves in by `by`; empty where nothing is.
#[must_use]
pub fn inset(outline: &[DVec2], by: f64) -> Vec<DVec2> {
    let mut left = outline.to_vec();
    for (from, to) in sides(outline) {
        let out = -(to - from).normalize_or_zero().perp();
        let outside = |at: DVec2| out.dot(at - from) + by;
        let mut kept = Vec::with_capacity(left.len() + 1);
        for (a, b) in sides(&left) {
            let [before, after] = [outside(a), outside(b)];
            if before <= 0.0 {
                kept.push(a);
            }
            if (before < 0.0 && after > 0.0) || (before > 0.0 && after < 0.0) {
                kept.push(a.lerp(b, before / (before - after)));
            }
        }
        left = kept;
    }
    left.dedup_by(|b, a| a.distance(*b) < ONE_CORNER);
    while left.len() > 1 && left[0].distance(left[left.len() - 1]) < ONE_CORNER {
        left.pop();
    }
    if left.len() < 3 { Vec::new() } else { left }
}

fn sides(outline: &[DVec2]) -> impl Iterator<Item = (DVec2, DVec2)> {
    outline.iter().copied().zip(outline.iter().copied().cycle().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_moves_in_until_nothing_is_left() {
        let rectangle = [(3.0, 2.0), (-3.0, 2.0), (-3.0, -2.0), (3.0, -2.0)].map(DVec2::from);
        let inner = inset(&rectangle, 1.5);
        assert_eq!(inner.len(), 4);
        assert!(inner.iter().all(|at| (at.abs() - DVec2::new(1.5, 0.5)).length() < 1e-12), "{inner:?}");
        assert_eq!(inset(&rectangle, 0.0), rectangle);
        assert_eq!(inset(&rectangle, 2.5), []);
    }
}
