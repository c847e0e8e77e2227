//! Where the middle of a rail's wire runs, as seen from the top.

use glam::DVec2;

use crate::build::stones::{SetStone, ellipse_radius};
use crate::gems::Outline;
use crate::kernel::inset;
use crate::vocab::Direction;

/// A wire is bent around a corner with at least this radius to its middle, in radii of the wire.
const LEAST_BEND: f64 = 1.25;

/// What a rail follows, in stone space.
pub(super) enum Girdle {
    /// A round or oval one: its half axes.
    Ellipse([f64; 2]),
    /// Any other: the corners of what lies around it, counterclockwise.
    Corners(Vec<DVec2>),
}

impl Girdle {
    pub fn of(stone: &SetStone) -> Self {
        if stone.shape.is_elliptic() {
            return Self::Ellipse(stone.half_axes());
        }
        Self::Corners(Outline::around(&stone.shape.polyhedron, Vec::new()).points)
    }

    /// How near to the axis it passes.
    pub fn narrowest(&self) -> f64 {
        match self {
            Self::Ellipse([a, b]) => a.min(*b),
            Self::Corners(corners) => {
                let away = sides(corners).map(|(from, to)| out_of(from, to).dot(from));
                away.fold(f64::INFINITY, f64::min)
            }
        }
    }
}

/// A closed way around the stone's axis, in stone space: the girdle's outline moved out or in.
pub(super) enum RailPath {
    /// Of a round or oval girdle: its half axes.
    Ellipse([f64; 2]),
    /// Of any other: the sides of a convex core moved out by `bend`, and arcs around its corners. The core is empty
    /// where there is no room for the wire.
    Loop { core: Vec<DVec2>, bend: f64 },
}

impl RailPath {
    /// The way that lies `offset` outside the girdle's outline; a heart's cleft is passed by.
    pub fn around(girdle: &Girdle, offset: f64, wire: f64) -> Self {
        match girdle {
            Girdle::Ellipse(axes) => Self::Ellipse(axes.map(|half| half + offset)),
            Girdle::Corners(corners) => {
                let bend = offset.max(LEAST_BEND * wire / 2.0);
                Self::Loop { core: inset(corners, bend - offset), bend }
            }
        }
    }

    /// How far it passes from the axis along a level direction of stone space.
    pub fn reach(&self, direction: Direction) -> f64 {
        match self {
            Self::Ellipse(axes) => ellipse_radius(axes.map(|half| half.max(1e-3)), direction),
            Self::Loop { .. } => self.reach_from(DVec2::ZERO, direction.truncate()),
        }
    }

    /// How far out it is passed from a point within it, along a direction of unit length.
    pub fn reach_from(&self, from: DVec2, out: DVec2) -> f64 {
        match self {
            Self::Ellipse(axes) => {
                let [from, out] = [from, out].map(|it| it / DVec2::from(axes.map(|half| half.max(1e-3))));
                let (square, half) = (out.length_squared(), from.dot(out));
                let root = half * half - square * (from.length_squared() - 1.0);
                (root.max(0.0).sqrt() - half) / square
            }
            Self::Loop { core, bend } => {
                let far = core.iter().map(|corner| corner.distance(from)).fold(0.0, f64::max) + bend;
                let (mut low, mut high) = (0.0, far);
                for _ in 0..48 {
                    let middle = f64::midpoint(low, high);
                    if distance(core, from + out * middle) < *bend { low = middle } else { high = middle }
                }
                high
            }
        }
    }

    /// How near to the axis it passes.
    pub fn narrowest(&self) -> f64 {
        match self {
            Self::Ellipse([a, b]) => a.min(*b),
            Self::Loop { core, bend } => {
                let away = sides(core).map(|(from, to)| out_of(from, to).dot(from) + bend);
                if core.is_empty() { 0.0 } else { away.fold(f64::INFINITY, f64::min) }
            }
        }
    }
}

fn sides(outline: &[DVec2]) -> impl Iterator<Item = (DVec2, DVec2)> {
    outline.iter().copied().zip(outline.iter().copied().cycle().skip(1))
}

/// Out of a side of a counterclockwise outline.
fn out_of(from: DVec2, to: DVec2) -> DVec2 {
    -(to - from).normalize_or_zero().perp()
}

/// From a convex outline to a point; 0 inside.
fn distance(outline: &[DVec2], point: DVec2) -> f64 {
    if sides(outline).all(|(from, to)| out_of(from, to).dot(point - from) <= 0.0) {
        return 0.0;
    }
    let to_side = |(from, to): (DVec2, DVec2)| {
        let along = to - from;
        let share = (point - from).dot(along) / along.length_squared().max(f64::MIN_POSITIVE);
        point.distance(from + along * share.clamp(0.0, 1.0))
    };
    sides(outline).map(to_side).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rectangle() -> Vec<DVec2> {
        [(3.0, 2.0), (-3.0, 2.0), (-3.0, -2.0), (3.0, -2.0)].map(DVec2::from).to_vec()
    }

    #[test]
    fn a_loop_passes_its_sides_and_rounds_its_corners() {
        let path = RailPath::Loop { core: inset(&rectangle(), 1.0), bend: 0.5 };
        assert!(
            (path.reach(Direction::X) - 2.5).abs() < 1e-9 && (path.reach(Direction::Y) - 1.5).abs() < 1e-9
        );
        assert!((path.narrowest() - 1.5).abs() < 1e-12);
        let corner = path.reach(Direction::new(2.0, 1.0, 0.0).normalize());
        assert!((corner - (5.0_f64.sqrt() + 0.5)).abs() < 1e-9, "{corner}");
    }
}
