//! The way around a stone: a closed line at one distance outside a convex core.

use std::f64::consts::TAU;

use glam::DVec2;

use crate::build::stones::SetStone;

/// Corners that an ellipse is known by.
const CORNERS: u32 = 180;

/// Closer than this, in mm, is the same.
const CLOSE: f64 = 1e-9;

/// A convex core inside a girdle, as seen from the top of the stone, and how far it lies inside.
pub(in crate::build) struct Core {
    /// Counterclockwise, in mm.
    pub corners: Vec<DVec2>,
    pub inset: f64,
}

/// A place of the way.
#[derive(Debug, Clone, Copy)]
pub(in crate::build) struct Stop {
    pub at: DVec2,
    /// Away from the core; unit length.
    pub out: DVec2,
}

/// A closed line around a core, known by its length from the middle of where it looks along +X; counterclockwise.
pub(in crate::build) struct Way {
    /// Each corner of the core, how far along its arc begins, the direction out there, and the angle that it turns.
    arcs: Vec<Arc>,
    offset: f64,
    length: f64,
    /// Half of a side that looks along +X.
    back: f64,
}

struct Arc {
    corner: DVec2,
    start: f64,
    out: DVec2,
    turn: f64,
    /// Along the side after it.
    side: f64,
}

impl Core {
    /// The girdle of a stone, moved inward; where it runs inward itself, the line that bridges that. `None` where
    /// nothing is left of it.
    pub fn of(stone: &SetStone, inset: f64) -> Option<Self> {
        let [a, b] = stone.half_axes();
        let outline = if stone.shape.is_elliptic() {
            let on_ellipse =
                |k: u32| DVec2::new(a, b) * DVec2::from_angle(TAU * f64::from(k) / f64::from(CORNERS));
            (0..CORNERS).map(on_ellipse).collect()
        } else {
            super::spacing::hull(stone.shape.outline().points.clone())
        };
        let mut corners = outline.clone();
        if inset > 0.0 {
            for (from, to) in super::spacing::edges(&outline) {
                let out = -(to - from).perp().normalize_or_zero();
                corners = clipped(&corners, out, from.dot(out) - inset);
            }
        }
        corners.dedup_by(|b, a| a.distance(*b) < 1e-6);
        while corners.len() > 1 && corners[0].distance(corners[corners.len() - 1]) < 1e-6 {
            corners.pop();
        }
        (corners.len() > 2).then_some(Self { corners, inset })
    }

    /// How far outside the girdle a place lies; negative inside.
    pub fn distance_out(&self, at: DVec2) -> f64 {
        let beyond = |(from, to): (DVec2, DVec2)| {
            let side = to - from;
            let part = ((at - from).dot(side) / side.length_squared().max(CLOSE)).clamp(0.0, 1.0);
            (at.distance(from.lerp(to, part)), side.perp_dot(at - from) < 0.0)
        };
        let sides: Vec<(f64, bool)> = super::spacing::edges(&self.corners).map(beyond).collect();
        let outside = sides.iter().any(|(_, outside)| *outside);
        let distance = sides.iter().map(|(distance, _)| *distance).fold(f64::INFINITY, f64::min);
        (if outside { distance } else { -distance }) - self.inset
    }

    /// The way around at a distance outside the girdle.
    pub fn way(&self, distance: f64) -> Way {
        let offset = (distance + self.inset).max(0.0);
        let count = self.corners.len();
        let out_of = |side: usize| {
            -(self.corners[(side + 1) % count] - self.corners[side % count]).normalize_or_zero().perp()
        };
        // The corner whose arc looks along +X is the first.
        let looks = |number: &usize| {
            let [before, after] = [out_of(number + count - 1), out_of(*number)];
            before.y <= CLOSE && after.y > CLOSE && before.x + after.x > 0.0
        };
        let first = (0..count).find(looks).unwrap_or(0);
        let mut arcs: Vec<Arc> = Vec::with_capacity(count + 1);
        let mut length = 0.0;
        for number in (first..first + count).map(|number| number % count) {
            let mut out = out_of(number + count - 1);
            let mut turn = out.angle_to(out_of(number)).max(0.0);
            if arcs.is_empty() {
                // Its arc begins at +X; what is before that comes at the end.
                turn = (turn - out.angle_to(DVec2::X)).max(0.0);
                out = DVec2::X;
            }
            let side = self.corners[number].distance(self.corners[(number + 1) % count]);
            arcs.push(Arc { corner: self.corners[number], start: length, out, turn, side });
            length += turn * offset + side;
        }
        let before = out_of(first + count - 1);
        let rest = before.angle_to(DVec2::X).max(0.0);
        arcs.push(Arc { corner: self.corners[first], start: length, out: before, turn: rest, side: 0.0 });
        length += rest * offset;
        let sides = [first, (first + count - 1) % count].map(|number| self.corners[number]);
        let back = if rest < CLOSE { sides[0].distance(sides[1]) / 2.0 } else { 0.0 };
        Way { arcs, offset, length, back }
    }
}

impl Way {
    pub const fn length(&self) -> f64 {
        self.length
    }

    /// The place so far along, counted on over the start.
    pub fn at(&self, along: f64) -> Stop {
        let along = (along - self.back).rem_euclid(self.length.max(CLOSE));
        let number = self.arcs.partition_point(|arc| arc.start <= along).max(1) - 1;
        let arc = &self.arcs[number];
        let past = along - arc.start;
        let bend = arc.turn * self.offset;
        let turned = if past < bend { past / self.offset } else { arc.turn };
        let out = DVec2::from_angle(turned).rotate(arc.out);
        let straight = out.perp() * (past - bend).clamp(0.0, arc.side);
        Stop { at: arc.corner + out * self.offset + straight, out }
    }

    /// How far along the nearest place to a point lies, of so many places.
    pub fn nearest(&self, to: DVec2, places: u32) -> f64 {
        let along = |k: u32| self.length * f64::from(k) / f64::from(places.max(1));
        let distance = |k: u32| self.at(along(k)).at.distance_squared(to);
        let nearest = (0..places).min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
        along(nearest.unwrap_or(0))
    }
}

/// What of a convex outline lies no farther along a direction than this.
fn clipped(outline: &[DVec2], out: DVec2, most: f64) -> Vec<DVec2> {
    let mut kept = Vec::with_capacity(outline.len() + 1);
    for (from, to) in super::spacing::edges(outline) {
        let [a, b] = [from, to].map(|at| at.dot(out) - most);
        if a <= 0.0 {
            kept.push(from);
        }
        if a * b < 0.0 {
            kept.push(from.lerp(to, a / (a - b)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Core {
        let corners = [(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)].map(DVec2::from).to_vec();
        Core { corners, inset: 0.0 }
    }

    #[test]
    fn the_way_around_a_square_has_its_sides_and_a_turn() {
        let way = square().way(0.5);
        assert!((way.length() - 8.0 - TAU / 2.0).abs() < 1e-9, "{}", way.length());
        let mut before = way.at(0.0);
        assert!(before.out.distance(DVec2::X) < 1e-12 && before.at.distance(DVec2::new(1.5, 0.0)) < 1e-12);
        for step in 1..=400 {
            let next = way.at(way.length() * f64::from(step) / 400.0);
            assert!((next.at.distance(before.at) - way.length() / 400.0).abs() < 1e-3, "{next:?}");
            assert!((square().distance_out(next.at) - 0.5).abs() < 1e-9 && next.out.is_normalized());
            before = next;
        }
        assert!((square().distance_out(DVec2::new(0.25, 0.0)) + 0.75).abs() < 1e-12);
        assert!(way.at(way.nearest(DVec2::new(0.0, 9.0), 400)).at.distance(DVec2::new(0.0, 1.5)) < 0.05);
    }

    #[test]
    fn a_core_inside_keeps_the_distance_to_the_girdle() {
        let clipped =
            super::super::spacing::edges(&square().corners).fold(square().corners, |corners, (from, to)| {
                let out = -(to - from).perp().normalize();
                clipped(&corners, out, from.dot(out) - 0.25)
            });
        let core = Core { corners: clipped, inset: 0.25 };
        assert!((core.distance_out(DVec2::new(1.2, 0.0)) - 0.2).abs() < 1e-12);
        assert!((core.way(0.2).at(0.0).at.x - 1.2).abs() < 1e-12);
    }
}
