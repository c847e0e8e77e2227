//! Facet planes, one file for each family of cuts.
//!
//! A cut comes as a [`Blank`]: its half spaces at the depth that the proportions give. [`StoneShape`](super::StoneShape)
//! stretches it to a measured depth and makes the body.

pub(super) mod brilliant;
pub(super) mod briolette;
pub(super) mod chevron;
pub(super) mod radiant;
pub(super) mod rose;
pub mod round_brilliant;
pub(super) mod slopes;
pub(super) mod smooth;
pub(super) mod step;
pub(super) mod step_outlines;

#[cfg(test)]
mod tests;

use glam::DVec2;

use super::outline::CornerSides;
use super::{Plane, Polyhedron};
use crate::vocab::{Direction, Point};

/// A facet's plane and its name in the trade.
pub(super) type Facet = (Plane, &'static str);

/// A stone as its proportions make it.
#[derive(Debug, Clone)]
pub(super) struct Blank {
    pub body: Body,
    /// Factors from the frame of the body's plan to the stone's.
    pub plan: DVec2,
    /// Half of the girdle's thickness.
    pub girdle_half: f64,
    /// From the girdle's upper edge to the table.
    pub crown: f64,
    /// From the girdle's lower edge to the culet.
    pub pavilion: f64,
    /// Half the table's extent along X.
    pub table: f64,
    /// Slopes of crown and pavilion, in radians.
    pub slopes: [f64; 2],
    /// Tips and corners of the girdle, in the frame of the plan.
    pub corners: Vec<CornerSides>,
}

/// What a blank is made of.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// The intersection of half spaces; every one that is not named `girdle` must leave a face.
    Facets(Vec<Facet>),
    /// One half, at y ≥ 0, of a stone that is its own mirror image across the XZ plane; joined there.
    Half(Vec<Facet>),
    /// A smooth stone by fine faces.
    Smooth(Polyhedron),
}

/// The facet through three points that faces up (`up` = 1) or down (−1).
fn through(points: [Point; 3], up: f64) -> Plane {
    let [a, b, c] = points;
    let normal = (b - a).cross(c - a);
    Plane::through(a, if normal.z * up < 0.0 { -normal } else { normal })
}

/// The upright facet on the girdle from one point to the next, counterclockwise.
fn upright(from: DVec2, to: DVec2) -> Facet {
    let along = to - from;
    (Plane::through(from.extend(0.0), Direction::new(along.y, -along.x, 0.0)), "girdle")
}

/// The level facet at a height; `up` is 1 or −1.
fn level(height: f64, up: f64) -> Plane {
    Plane { normal: Direction::Z * up, distance: height * up }
}
