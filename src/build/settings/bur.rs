//! Burs: bodies of revolution that cut the seats of small stones, as a setter's do.

use glam::DVec2;

use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::settings::RowSeat;
use crate::gems::StoneShape;
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Frame, Point};

/// Corners nearer to the line between their neighbors are none, in mm.
const STRAIGHT: f64 = 1e-4;

/// A bur on a stone's axis: turned for a round stone as long as this one, then stretched to its width.
pub(super) struct Bur {
    /// (radius, height over the middle of the girdle) from the lowest point on the axis to the highest.
    outline: Vec<DVec2>,
    wide: f64,
}

impl Bur {
    /// The stone turned about its axis and grown all over by a clearance.
    pub fn around(shape: &StoneShape, clearance: f64) -> Self {
        let (length, width) = (shape.length.0, shape.width.0);
        let turned = |corner: &Point| DVec2::new(corner.x.hypot(corner.y * length / width), corner.z);
        let mut corners: Vec<DVec2> = shape.polyhedron.vertices.iter().map(turned).collect();
        corners.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        let on_axis = |at: Option<&DVec2>| at.map(|at| DVec2::new(0.0, at.y));
        let ends = [on_axis(corners.first()), on_axis(corners.last())];
        let mut chain: Vec<DVec2> = Vec::new();
        for point in ends[0].into_iter().chain(corners).chain(ends[1]) {
            while let [.., a, b] = chain[..]
                && (b - a).perp_dot(point - b) <= STRAIGHT * a.distance(point)
            {
                chain.pop();
            }
            if chain.last().is_none_or(|last| last.distance(point) > STRAIGHT) {
                chain.push(point);
            }
        }
        Self { outline: grown(&chain, clearance), wide: width / length }
    }

    /// Factors that take the round bur to the stone's own width.
    pub const fn stretch(&self) -> Point {
        Point::new(1.0, self.wide, 1.0)
    }

    /// How far it reaches from its axis (x), at heights over the girdle (y).
    pub fn reach(&self) -> Vec<DVec2> {
        let wide = self.wide.max(1.0);
        self.outline.iter().map(|at| DVec2::new(at.x * wide, at.y)).collect()
    }

    pub fn most_radius(&self) -> f64 {
        self.outline.iter().map(|at| at.x).fold(0.0, f64::max)
    }

    /// Drills through what is under the stone, down to a height: `to_finger` is where the hole comes out.
    pub fn drill(&mut self, seat: &RowSeat, length: f64, to_finger: f64, down_to: f64) {
        let hole = (seat.hole.0 / 200.0 * length).min(0.95 * self.most_radius());
        let Some(first) = self.outline.iter().position(|at| at.x > hole).filter(|at| hole > 0.0 && *at > 0)
        else {
            return;
        };
        let (a, b) = (self.outline[first - 1], self.outline[first]);
        let from = a.lerp(b, (hole - a.x) / (b.x - a.x));
        if down_to >= from.y - STRAIGHT {
            return;
        }
        // A cone from the hole's edge through the azure's.
        let azure = (seat.azure.0 / 200.0 * length).max(hole);
        let slope = if to_finger < from.y - 0.05 { (azure - hole) / (from.y - to_finger) } else { 0.0 };
        let end = DVec2::new(hole + slope * (from.y - down_to), down_to);
        self.outline.splice(..first, [DVec2::new(0.0, down_to), end, from]);
    }

    /// Opens a shaft over the stone, up to a height: where it is narrower than the stone the metal between lies over
    /// the crown.
    pub fn open(&mut self, radius: f64, up_to: f64) {
        let most = self.most_radius();
        let radius = radius.clamp(0.05 * most, most);
        let Some(last) = self.outline.iter().rposition(|at| at.x >= radius - STRAIGHT) else { return };
        let Some(next) = self.outline.get(last + 1).copied() else { return };
        let at = self.outline[last];
        let from = if at.x <= radius { at } else { at.lerp(next, (at.x - radius) / (at.x - next.x)) };
        self.outline.truncate(last + 1);
        if up_to > from.y + STRAIGHT {
            self.outline.extend([
                DVec2::new(radius, from.y),
                DVec2::new(radius, up_to),
                DVec2::new(0.0, up_to),
            ]);
        } else {
            self.outline.extend([from, DVec2::new(0.0, from.y)]);
        }
        self.outline.dedup_by(|b, a| a.distance(*b) < STRAIGHT);
    }

    /// Whether the burs in these frames are apart by a margin, on both sides of a plane square to the line between the
    /// middles of their girdles.
    pub fn is_beside(&self, own: &Frame, other: &Self, at: &Frame, margin: f64) -> bool {
        let way = (at.origin - own.origin).normalize_or(Point::X);
        // The farthest that circles about an axis reach along a direction.
        let reach = |bur: &Self, axis: Point, along: Point| {
            let (climb, across) = (axis.dot(along), axis.reject_from(along).length());
            let far = |at: &DVec2| at.y * climb + at.x * bur.wide.max(1.0) * across;
            bur.outline.iter().map(far).fold(f64::NEG_INFINITY, f64::max)
        };
        reach(self, own.z, way) + reach(other, at.z, -way) + margin < own.origin.distance(at.origin)
    }

    /// Adds the bur on its own axis.
    pub fn add(&self, role: PartRole, recipe: &mut Recipe) -> StepId {
        let corner = |at: &DVec2| ProfilePoint { x: at.x, y: at.y, bulge: 0.0 };
        let profile = Profile { points: self.outline.iter().map(corner).collect() };
        recipe.step(role, "turn the bur", Operation::Revolve { profile })
    }
}

/// Half the section of a drill from the middle of the girdle through what is under a stone so wide: down to a height
/// `through`, past where the hole comes out `to_finger`. `None` where there is no hole.
pub(super) fn drill(seat: &RowSeat, width: f64, [to_finger, through]: [f64; 2]) -> Option<Profile> {
    let [hole, azure] = [seat.hole.0, seat.azure.0].map(|share| share / 200.0 * width);
    if hole <= 0.0 || through > -STRAIGHT {
        return None;
    }
    let slope = (azure - hole).max(0.0) / -to_finger.min(-0.05);
    let corners = [(0.0, through), (hole - slope * through, through), (hole, 0.0), (0.0, 0.0)];
    Some(Profile { points: corners.map(|(x, y)| ProfilePoint { x, y, bulge: 0.0 }).to_vec() })
}

/// Whether all that reaches so far along the ring (x) at a height over the girdle (y) stays on its side of the plane
/// through the finger axis that is so many radians on, when the middle of the girdle is so far from that axis.
pub(super) fn keeps_within(reach: &[DVec2], half_step: f64, girdle: f64) -> bool {
    let (sin, cos) = half_step.sin_cos();
    reach.iter().all(|at| (girdle + at.y) * sin - at.x * cos > 1e-3)
}

/// A convex outline from axis to axis with every edge moved out.
fn grown(outline: &[DVec2], by: f64) -> Vec<DVec2> {
    // Each edge as the line `normal · p = distance`.
    let edges: Vec<(DVec2, f64)> = outline
        .windows(2)
        .map(|pair| {
            let normal = -(pair[1] - pair[0]).perp().normalize_or_zero();
            (normal, normal.dot(pair[0]) + by)
        })
        .collect();
    let axis = (DVec2::X, 0.0);
    let lines: Vec<(DVec2, f64)> = std::iter::once(axis).chain(edges).chain([axis]).collect();
    let meet = |[(n, a), (m, b)]: [(DVec2, f64); 2]| {
        (DVec2::new(a * m.y - b * n.y, b * n.x - a * m.x)) / n.perp_dot(m)
    };
    let corners = lines.windows(2).map(|pair| meet([pair[0], pair[1]]));
    corners.filter(|corner| corner.is_finite()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Stone, StoneSize};
    use crate::vocab::{Millimeters, Percent};

    fn stone() -> Stone {
        Stone { size: StoneSize::Diameter(Millimeters(2.0)), ..Stone::default() }
    }

    fn bur() -> Bur {
        let shape = stone().shape().unwrap();
        Bur::around(&shape, 0.02)
    }

    #[test]
    fn a_bur_holds_the_stone_and_its_clearance_all_over() {
        let shape = stone().shape().unwrap();
        let bur = bur();
        assert!((bur.most_radius() - 1.02).abs() < 1e-9);
        let edges: Vec<_> =
            bur.outline.windows(2).map(|pair| (pair[0], -(pair[1] - pair[0]).perp().normalize())).collect();
        for corner in &shape.polyhedron.vertices {
            let at = DVec2::new(corner.x.hypot(corner.y), corner.z);
            let out =
                edges.iter().map(|(from, normal)| (at - from).dot(*normal)).fold(f64::NEG_INFINITY, f64::max);
            assert!(out < -0.02 + STRAIGHT, "{at}: {out}");
        }
    }

    #[test]
    fn a_hole_and_a_shaft_are_as_wide_as_they_are_asked() {
        let mut bur = bur();
        let seat = RowSeat { hole: Percent(50.0), azure: Percent(60.0), ..RowSeat::default() };
        bur.drill(&seat, 2.0, -1.5, -2.0);
        bur.open(0.95, 1.0);
        let at = |height: f64| {
            let found = bur
                .outline
                .windows(2)
                .find(|pair| (pair[0].y..=pair[1].y).contains(&height) && pair[1].y > pair[0].y);
            let pair = found.unwrap();
            pair[0].lerp(pair[1], (height - pair[0].y) / (pair[1].y - pair[0].y)).x
        };
        assert!((at(-1.5) - 0.6).abs() < 1e-9, "the azure where it comes out");
        assert!((at(0.9) - 0.95).abs() < 1e-9 && (at(0.0) - 1.02).abs() < 1e-9, "the lip over the girdle");
        assert!(bur.outline.iter().any(|at| (at.x - 0.5).abs() < 1e-9), "the hole in the pavilion");
        assert!(keeps_within(&bur.reach(), 0.11, 10.0) && !keeps_within(&bur.reach(), 0.10, 10.0));
    }
}
