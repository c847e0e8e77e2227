//! Princess and straight trillion: on every side a facet along the girdle, then pairs of chevrons that all begin in
//! the side's two corners and meet on its middle line; the last pair are the mains, which reach the culet or table.

use std::f64::consts::{PI, TAU};

use glam::DVec2;

use super::slopes::{Edge, count, edges};
use super::{Blank, Body, Facet, level, through, upright};
use crate::gems::outline::CornerSides;
use crate::gems::{Cut, Proportion, ShapeError};

/// Rows of facets on the crown: along the girdle, a pair of breaks, and a pair of bezels.
const CROWN_ROWS: u32 = 3;

/// A side of the girdle: its direction, its distance from the center, and half its length.
#[derive(Debug, Clone, Copy)]
pub(in crate::gems) struct Side {
    pub out: DVec2,
    pub reach: f64,
    pub half: f64,
}

/// Names of the rows from the girdle inward: the first, those between, the last.
const CROWN: [&str; 3] = ["crown main", "crown break", "bezel"];
const PAVILION: [&str; 3] = ["pavilion side", "chevron", "pavilion main"];

/// Crown and pavilion of a cut with chevrons.
pub(in crate::gems) struct Rows {
    pub girdle_half: f64,
    pub crown: Vec<Edge>,
    pub pavilion: Vec<Edge>,
    pub culet: f64,
}

impl Rows {
    /// The rows of a cut whose sides lie at `reach` from the center.
    pub fn of(cut: &Cut, width: f64, reach: f64) -> Result<Self, ShapeError> {
        use Proportion::*;
        let share = |proportion| cut.get(proportion) / 100.0;
        let rows = count(cut, Chevrons) + 2;
        Ok(Self {
            girdle_half: width * share(Girdle) / 2.0,
            crown: edges(cut, [CrownAngle, CrownBreak], CROWN_ROWS, [reach, 1.0 - share(Table)])?,
            pavilion: edges(cut, [PavilionAngle, PavilionBreak], rows, [reach, 1.0])?,
            culet: share(Culet),
        })
    }

    /// Height of the table over the girdle's upper edge.
    pub fn top(&self) -> f64 {
        self.crown[self.crown.len() - 1].height
    }

    /// Depth of the mains' point under the girdle's lower edge.
    pub fn bottom(&self) -> f64 {
        self.pavilion[self.pavilion.len() - 1].height
    }

    /// Depth of the culet under the girdle's lower edge.
    pub fn depth(&self) -> f64 {
        self.bottom() - self.culet * slope(&self.pavilion)
    }

    /// The table, and the culet where there is one.
    pub fn ends(&self) -> Vec<Facet> {
        let table = (level(self.girdle_half + self.top(), 1.0), "table");
        let culet = (level(-self.girdle_half - self.depth(), -1.0), "culet");
        if self.culet > 0.0 { vec![table, culet] } else { vec![table] }
    }

    /// All facets of one side.
    pub fn facets(&self, side: Side) -> Vec<Facet> {
        let mut facets = fan(side, &self.crown, self.girdle_half, 1.0, CROWN);
        facets.extend(fan(side, &self.pavilion, self.girdle_half, -1.0, PAVILION));
        facets
    }

    /// The blank of all that.
    pub fn blank(&self, facets: Vec<Facet>, reach: f64, table: f64, corners: Vec<CornerSides>) -> Blank {
        let inset = self.crown[self.crown.len() - 1].inset;
        Blank {
            body: Body::Facets(facets),
            plan: DVec2::ONE,
            girdle_half: self.girdle_half,
            crown: self.top(),
            pavilion: self.depth(),
            table,
            slopes: [self.top() / inset, self.bottom()].map(|rise| (rise / reach).atan()),
            corners,
        }
    }
}

/// Rise of the last row over the whole way to the center.
pub(in crate::gems) fn slope(edges: &[Edge]) -> f64 {
    let [.., outer, inner] = edges else { return 0.0 };
    (inner.height - outer.height) / (inner.inset - outer.inset)
}

/// Where the level line of the last row at the girdle's height crosses the side's middle line, as a multiple of the
/// side's reach.
pub(in crate::gems) fn foot(edges: &[Edge]) -> f64 {
    let inner = edges[edges.len() - 1];
    1.0 - inner.inset + inner.height / slope(edges)
}

/// Refuses last rows so flat that they would not meet those of the next side, which looks `turn` further.
pub(in crate::gems) fn check(side: Side, rows: &Rows, turn: f64) -> Result<(), ShapeError> {
    for (edges, name) in [(&rows.crown, "crown break"), (&rows.pavilion, "pavilion break")] {
        // The last row's level lines are turned this far from the side.
        let turned = ((foot(edges) - 1.0) * side.reach / side.half).atan();
        if turned > turn / 2.0 - 0.02 {
            let what = format!("the {name} is too large: the last rows of two sides do not meet");
            return Err(ShapeError::NoStone(what));
        }
    }
    Ok(())
}

/// The facets of one side: one along the girdle, then pairs through its corners.
fn fan(side: Side, edges: &[Edge], girdle_half: f64, up: f64, names: [&'static str; 3]) -> Vec<Facet> {
    let corners = [-1.0, 1.0]
        .map(|end| (side.out * side.reach + side.out.perp() * side.half * end).extend(up * girdle_half));
    let middle =
        |edge: &Edge| (side.out * side.reach * (1.0 - edge.inset)).extend(up * (girdle_half + edge.height));
    let mut facets = vec![(through([corners[0], corners[1], middle(&edges[1])], up), names[0])];
    for (row, pair) in edges.windows(2).enumerate().skip(1) {
        let name = names[if row + 2 == edges.len() { 2 } else { 1 }];
        facets
            .extend(corners.map(|corner| (through([corner, middle(&pair[0]), middle(&pair[1])], up), name)));
    }
    facets
}

/// A regular polygon about the origin whose sides lie at `reach`, the first one facing `first`.
fn polygon(count: u32, reach: f64, first: f64) -> Vec<Side> {
    let half = reach * (PI / f64::from(count)).tan();
    let side = |at: u32| Side {
        out: DVec2::from_angle(first + f64::from(at) * TAU / f64::from(count)),
        reach,
        half,
    };
    (0..count).map(side).collect()
}

fn regular(cut: &Cut, width: f64, sides: &[Side], center: DVec2) -> Result<Blank, ShapeError> {
    let Side { reach, .. } = sides[0];
    let rows = Rows::of(cut, width, reach)?;
    let turn = sides[0].out.angle_to(sides[1].out);
    check(sides[0], &rows, turn)?;
    let ends: Vec<DVec2> =
        sides.iter().map(|side| side.out * side.reach + side.out.perp() * side.half).collect();
    let mut facets = rows.ends();
    let before = |at: usize| ends[(at + ends.len() - 1) % ends.len()];
    for (at, side) in sides.iter().enumerate() {
        facets.extend(rows.facets(*side));
        facets.push(upright(before(at), ends[at]));
    }
    for (plane, _) in &mut facets {
        plane.distance += plane.normal.truncate().dot(center);
    }
    let corner = |at: usize| {
        let after = ends[(at + 1) % ends.len()];
        CornerSides::pointed(ends[at] + center, [before(at) - ends[at], after - ends[at]])
    };
    let table = reach * cut.get(Proportion::Table) / 100.0;
    Ok(rows.blank(facets, reach, table, (0..ends.len()).map(corner).collect()))
}

/// A princess; a rectangular one is a square one stretched.
pub(in crate::gems) fn princess(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let blank = regular(cut, width, &polygon(4, width / 2.0, 0.0), DVec2::ZERO)?;
    Ok(Blank { plan: DVec2::new(length / width, 1.0), ..blank })
}

/// A trillion with straight sides and a point at +X.
pub(in crate::gems) fn straight_trillion(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let tall = width * 3.0_f64.sqrt() / 2.0;
    // The center lies a third of the height from each side, a sixth from the middle of the box.
    let blank = regular(cut, width, &polygon(3, tall / 3.0, PI / 3.0), DVec2::X * (-tall / 6.0))?;
    Ok(Blank { plan: DVec2::new(length / tall, 1.0), ..blank })
}
