//! Step cuts on any convex polygon: rows of level facets that draw in from the girdle to a keel or point.
//!
//! Each level edge is the girdle mixed with the keel: its sides keep their directions, and their distances go from
//! those of the girdle to those of the keel. So corner facets narrow evenly and end in the keel's ends, as windmill
//! corners do, and every corner is the meet of two sides and two rows. Between long sides that are not parallel a level
//! keel would need twisted facets; there the last rows meet in a keel that rises to the narrow end.

use glam::DVec2;

use super::slopes::{Edge, count, edges};
use super::{Blank, Body, Facet, level, upright};
use crate::gems::outline::CornerSides;
use crate::gems::{Cut, Plane, Proportion, ShapeError};

/// The girdle of a step cut.
#[derive(Debug, Clone)]
pub(in crate::gems) struct StepOutline {
    /// Corners, counterclockwise.
    pub points: Vec<DVec2>,
    /// The ends of the keel; the same twice is a point.
    pub keel: [DVec2; 2],
    /// Where the long sides meet lowest, if they are not parallel: from there the keel rises.
    pub lowest: Option<DVec2>,
    /// From the keel to the long sides, where slopes are measured.
    pub reach: f64,
    /// What a setting protects.
    pub corners: Vec<CornerSides>,
}

/// A side: its direction and its distances from the origin at the girdle, at the keel, and where its last row ends.
struct Side {
    out: DVec2,
    girdle: f64,
    keel: f64,
    last: f64,
}

impl StepOutline {
    fn sides(&self) -> Vec<Side> {
        let next = self.points.iter().cycle().skip(1);
        let side = |(from, to): (&DVec2, &DVec2)| {
            let out = -(*to - *from).perp().normalize();
            let [first, second] = self.keel.map(|end| out.dot(end));
            let keel = first.max(second);
            let lowest = self.lowest.filter(|_| out.y.abs() > out.x.abs());
            Side { out, girdle: out.dot(*from), keel, last: lowest.map_or(keel, |at| out.dot(at)) }
        };
        self.points.iter().zip(next).map(side).collect()
    }

    /// The stone of that girdle.
    pub fn blank(&self, cut: &Cut, width: f64) -> Result<Blank, ShapeError> {
        use Proportion::*;
        let share = |proportion| cut.get(proportion) / 100.0;
        let girdle_half = width * share(Girdle) / 2.0;
        let inset = 1.0 - share(Table);
        let crown = edges(cut, [CrownAngle, CrownBreak], count(cut, CrownSteps), [self.reach, inset])?;
        let pavilion =
            edges(cut, [PavilionAngle, PavilionBreak], count(cut, PavilionSteps), [self.reach, 1.0])?;
        let sides = self.sides();
        let [top, bottom] = [&crown, &pavilion].map(|edges| edges[edges.len() - 1].height);
        let mut facets: Vec<Facet> = vec![(level(girdle_half + top, 1.0), "table")];
        facets.extend(rows(&sides, &crown, girdle_half, 1.0, "crown step"));
        facets.extend(
            self.points.iter().zip(self.points.iter().cycle().skip(1)).map(|(from, to)| upright(*from, *to)),
        );
        facets.extend(rows(&sides, &pavilion, girdle_half, -1.0, "pavilion step"));
        let culet = share(Culet);
        let last = pavilion
            .windows(2)
            .next_back()
            .map_or(0.0, |pair| (pair[1].height - pair[0].height) / (pair[1].inset - pair[0].inset));
        if culet > 0.0 {
            facets.push((level(-girdle_half - bottom + culet * last, -1.0), "culet"));
        }
        let far = self.points.iter().map(|at| at.x).fold(0.0, f64::max);
        Ok(Blank {
            body: Body::Facets(facets),
            plan: DVec2::ONE,
            girdle_half,
            crown: top,
            pavilion: bottom - culet * last,
            table: far - inset * self.reach,
            slopes: [top / inset, bottom].map(|rise| (rise / self.reach).atan()),
            corners: self.corners.clone(),
        })
    }
}

/// One facet for each side and row; `up` is 1 or −1.
fn rows(sides: &[Side], edges: &[Edge], girdle_half: f64, up: f64, name: &'static str) -> Vec<Facet> {
    let facet = |outer: &Edge, inner: &Edge, side: &Side| {
        let distance = |inset: f64| side.girdle + (side.keel - side.girdle) * inset;
        let end = if inner.inset < 1.0 { distance(inner.inset) } else { side.last };
        let normal = (side.out * (inner.height - outer.height)).extend(up * (distance(outer.inset) - end));
        let at = side.out * distance(outer.inset);
        (Plane::through(at.extend(up * (girdle_half + outer.height)), normal), name)
    };
    edges.windows(2).flat_map(|pair| sides.iter().map(move |side| facet(&pair[0], &pair[1], side))).collect()
}
