//! What a setting must know of a stone seen from above: its girdle and the corners that need protection.

use glam::DVec2;

use super::Polyhedron;
use crate::vocab::{Degrees, Millimeters};

/// The girdle as seen from above, in stone space.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// The corners of the girdle, counterclockwise, in mm: as cut, where a thin girdle leaves a curve only chords.
    pub points: Vec<DVec2>,
    /// Tips and corners, counterclockwise from +X.
    pub corners: Vec<Corner>,
    /// Where the cleft of a heart ends; every other outline is convex and has none.
    pub cleft: Option<DVec2>,
}

/// A tip or corner of the girdle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corner {
    /// The point, or the middle of the edge or curve where the corner is taken off.
    pub at: DVec2,
    /// Out of the stone, halfway between its two sides; unit length.
    pub outward: DVec2,
    /// Between the two sides that meet in it.
    pub angle: Degrees,
    /// Length of the edge that cuts the corner, or chord of the curve that rounds it; zero is a point, which a
    /// V-prong must cover.
    pub land: Millimeters,
}

impl Outline {
    /// Whether no part of the girdle runs inward.
    #[must_use]
    pub const fn is_convex(&self) -> bool {
        self.cleft.is_none()
    }

    /// The silhouette of a convex body as seen from above.
    #[must_use]
    pub fn around(body: &Polyhedron, corners: Vec<Corner>) -> Self {
        Self {
            points: hull(&body.vertices.iter().map(|at| at.truncate()).collect::<Vec<_>>()),
            corners,
            cleft: None,
        }
    }

    /// The silhouette of a body and its mirror image across the XZ plane; the body lies at y ≥ 0.
    pub(super) fn around_mirrored(half: &Polyhedron, corners: Vec<Corner>) -> Self {
        let mut points = hull(&half.vertices.iter().map(|at| at.truncate()).collect::<Vec<_>>());
        // From the tip over the lobe to the cleft: the one edge that runs along the mirror is left out.
        let on_mirror = |at: &DVec2| at.y.abs() < 1e-9;
        let tip = (0..points.len())
            .filter(|at| on_mirror(&points[*at]))
            .max_by(|a, b| points[*a].x.total_cmp(&points[*b].x));
        points.rotate_left(tip.unwrap_or(0));
        let cleft = points.last().copied().filter(on_mirror);
        let lobe = points.iter().skip(1).rev().filter(|at| !on_mirror(at)).map(|at| DVec2::new(at.x, -at.y));
        let mirrored: Vec<DVec2> = lobe.collect();
        points.extend(mirrored);
        Self { points, corners, cleft }
    }
}

/// A corner before the plan is stretched: the ends of its own edge, and the directions in which the outline
/// leaves them (clockwise end first).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CornerSides {
    pub edge: [DVec2; 2],
    pub sides: [DVec2; 2],
}

impl CornerSides {
    pub fn pointed(at: DVec2, sides: [DVec2; 2]) -> Self {
        Self { edge: [at, at], sides }
    }

    /// The corner in a plan stretched along X and Y.
    pub fn stretched(&self, plan: DVec2) -> Corner {
        let [a, b] = self.edge.map(|at| at * plan);
        let [before, after] = self.sides.map(|side| (side * plan).normalize_or_zero());
        Corner {
            at: a.midpoint(b),
            outward: -(before + after).normalize_or_zero(),
            angle: Degrees(before.dot(after).clamp(-1.0, 1.0).acos().to_degrees()),
            land: Millimeters(a.distance(b)),
        }
    }
}

/// The convex hull, counterclockwise, without points on its straight edges (Andrew's monotone chain).
fn hull(points: &[DVec2]) -> Vec<DVec2> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    sorted.dedup_by(|b, a| a.distance(*b) < 1e-9);
    let chain = |points: &mut dyn Iterator<Item = DVec2>| {
        let mut kept: Vec<DVec2> = Vec::new();
        for point in points {
            while let [.., a, b] = kept[..]
                && (b - a).normalize().perp_dot(point - b) <= 1e-9
            {
                kept.pop();
            }
            kept.push(point);
        }
        kept.pop();
        kept
    };
    let mut around = chain(&mut sorted.iter().copied());
    around.extend(chain(&mut sorted.iter().rev().copied()));
    around
}
