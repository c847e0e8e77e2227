//! The widest circle inside an outline with holes, by branch and bound.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use glam::DVec2;

/// A region of a plane: its outline counterclockwise, its holes clockwise.
pub(super) struct Region<'a> {
    pub(super) loops: Vec<&'a [DVec2]>,
}

/// The radius is found to this many millimeters, the diameter to twice that.
const PRECISION: f64 = 5e-4;

/// Cells looked at before the search stops with what it has; a wedding band's section needs about 200.
const MOST_CELLS: usize = 20_000;

/// A square that may hold the center of a circle of at most `bound` radius.
struct Cell {
    bound: f64,
    center: DVec2,
    half: f64,
}

impl Region<'_> {
    /// The enclosed area, holes taken off.
    pub(super) fn area(&self) -> f64 {
        self.loops.iter().map(|corners| signed_area(corners)).sum()
    }

    /// Center and radius of the widest circle inside. Squares are split in four, the most promising first;
    /// one is dropped when no circle about a point of it can beat the best so far.
    pub(super) fn widest_circle(&self) -> Option<(DVec2, f64)> {
        let outline = self.loops.first()?;
        let (least, most) =
            outline.iter().fold((DVec2::INFINITY, DVec2::NEG_INFINITY), |(least, most), at| {
                (least.min(*at), most.max(*at))
            });
        let size = most - least;
        let step = size.min_element().max(size.max_element() / 64.0);
        let mut best = (least, 0.0);
        let mut heap = BinaryHeap::new();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 64")]
        let [columns, rows] = [size.x, size.y].map(|length| (length / step).ceil().max(1.0) as usize);
        for place in 0..columns * rows {
            let (column, row) = ((place % columns) as f64, (place / columns) as f64);
            self.consider(
                least + DVec2::new(column + 0.5, row + 0.5) * step,
                step / 2.0,
                &mut best,
                &mut heap,
            );
        }
        for _ in 0..MOST_CELLS {
            let Some(Cell { bound, center, half }) = heap.pop() else { break };
            if bound <= best.1 + PRECISION {
                break;
            }
            let quarter = half / 2.0;
            for corner in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                self.consider(center + DVec2::from(corner) * quarter, quarter, &mut best, &mut heap);
            }
        }
        (best.1 > 0.0).then_some(best)
    }

    /// Tries the middle of a square as a center and keeps the square if it may hold a better one.
    fn consider(&self, center: DVec2, half: f64, best: &mut (DVec2, f64), heap: &mut BinaryHeap<Cell>) {
        let (distance, nearest) = self.distance(center);
        if distance > best.1 {
            *best = (center, distance);
        }
        let reach = half * std::f64::consts::SQRT_2;
        let mut bound = distance + reach;
        if bound <= best.1 + PRECISION {
            return;
        }
        if distance > 0.0 {
            // A circle holds at most one end of the chord through `center` from the nearest point of the
            // outline, so its radius is at most the distance to the ends of that chord from its middle,
            // `reach` to the side. Along straight walls this drops squares long before they get small.
            let chord = distance + self.cast(center, (center - nearest) / distance);
            bound = bound.min((chord / 2.0).hypot(reach));
        }
        if bound > best.1 + PRECISION {
            heap.push(Cell { bound, center, half });
        }
    }

    fn edges(&self) -> impl Iterator<Item = (DVec2, DVec2)> + '_ {
        self.loops.iter().flat_map(|corners| {
            let before = corners.last().copied().into_iter().chain(corners.iter().copied());
            before.zip(corners.iter().copied())
        })
    }

    /// Distance to the outline, negative outside the region, and the nearest point of the outline.
    fn distance(&self, point: DVec2) -> (f64, DVec2) {
        let mut nearest = (f64::INFINITY, point);
        let mut inside = false;
        for (a, b) in self.edges() {
            let along = b - a;
            let share = (point - a).dot(along) / along.length_squared().max(f64::MIN_POSITIVE);
            let foot = a + along * share.clamp(0.0, 1.0);
            let square = foot.distance_squared(point);
            if square < nearest.0 {
                nearest = (square, foot);
            }
            inside ^= crosses(point, a, b);
        }
        let distance = nearest.0.sqrt();
        (if inside { distance } else { -distance }, nearest.1)
    }

    /// How far a ray from inside runs before it meets the outline.
    fn cast(&self, from: DVec2, direction: DVec2) -> f64 {
        let hits = self.edges().filter_map(|(a, b)| {
            let along = b - a;
            let slant = direction.perp_dot(along);
            let share = direction.perp_dot(from - a) / slant;
            let far = (a - from).perp_dot(along) / slant;
            ((-1e-9..=1.0 + 1e-9).contains(&share) && far > 0.0).then_some(far)
        });
        hits.fold(f64::INFINITY, f64::min)
    }
}

/// Whether the ray from `point` towards +X crosses an edge; each end belongs to one edge only.
fn crosses(point: DVec2, a: DVec2, b: DVec2) -> bool {
    (a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
}

/// Whether a loop, in whichever direction, runs around a point.
pub(super) fn contains(corners: &[DVec2], point: DVec2) -> bool {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).filter(|(a, b)| crosses(point, **a, **b)).count() % 2 == 1
}

/// The enclosed area, negative when the loop runs clockwise.
pub(super) fn signed_area(corners: &[DVec2]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(a, b)| a.perp_dot(*b)).sum::<f64>() / 2.0
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    /// By bound, then by place, so that the search takes the same way every time.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_bound = self.bound.total_cmp(&other.bound);
        by_bound.then(self.center.x.total_cmp(&other.center.x)).then(self.center.y.total_cmp(&other.center.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(corners: &[DVec2]) -> (DVec2, f64) {
        Region { loops: vec![corners] }.widest_circle().unwrap()
    }

    #[test]
    fn known_shapes_give_known_circles() {
        let bar = [(0.0, 0.0), (10.0, 0.0), (10.0, 1.0), (0.0, 1.0)].map(DVec2::from);
        assert!((circle(&bar).1 - 0.5).abs() <= PRECISION);
        // A 3-4-5 triangle has an incircle of radius 1 about (1, 1).
        let (center, radius) = circle(&[(0.0, 0.0), (4.0, 0.0), (0.0, 3.0)].map(DVec2::from));
        assert!((radius - 1.0).abs() <= PRECISION && center.distance(DVec2::ONE) < 0.01);
        // An L of two arms 1 wide: the circle sits in the corner, tangent to both outer sides and through
        // the inner corner: r = 2 − √2.
        let ell = [(0.0, 0.0), (5.0, 0.0), (5.0, 1.0), (1.0, 1.0), (1.0, 5.0), (0.0, 5.0)].map(DVec2::from);
        assert!((circle(&ell).1 - (2.0 - 2.0_f64.sqrt())).abs() <= PRECISION);
    }

    #[test]
    fn a_hole_pushes_the_circle_aside() {
        let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)].map(DVec2::from);
        let hole = [(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0)].map(DVec2::from);
        let region = Region { loops: vec![&square, &hole] };
        let (center, radius) = region.widest_circle().unwrap();
        // Tangent to the two far sides and through the hole's corner (2, 2).
        let exact = 2.0 * 2.0_f64.sqrt() / (1.0 + 2.0_f64.sqrt());
        assert!((radius - exact).abs() <= PRECISION, "{radius} {exact} at {center}");
        assert!((region.area() - 15.0).abs() < 1e-12);
    }
}
