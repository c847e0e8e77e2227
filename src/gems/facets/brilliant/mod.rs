//! The brilliant scheme on any convex girdle: stars, bezels and upper halves over lower halves and mains.
//!
//! All bezels meet in one apex over the center and all mains in one point under it, so that the table and every level
//! cut through the mains is the polygon of the mains' girdle points, scaled about the center. A star's tip lies on
//! the line where two neighboring bezels meet; halves run through that tip, the mains' girdle points and the point of
//! the girdle that lies farthest out between them. So each corner is a true meet point by construction, and the
//! faces are convex wherever the girdle is (each neighbor's points lie inside of the girdle's tangent).

pub(in crate::gems) mod curve;
pub(in crate::gems) mod cushion;
pub(in crate::gems) mod heart;
pub(in crate::gems) mod marquise;
pub(in crate::gems) mod oval;
pub(in crate::gems) mod pear;
pub(in crate::gems) mod trillion;

use std::f64::consts::TAU;

use glam::DVec2;

use self::curve::{Arc, Curve};
use super::{Blank, Body, Facet, level, through, upright};
use crate::gems::outline::CornerSides;
use crate::gems::{Cut, Proportion, ShapeError};
use crate::vocab::Point;

/// Flats of the girdle between a main's point and the next point where halves meet: 64 for eight mains.
const FLATS: u32 = 4;

/// A main's place on the girdle.
#[derive(Debug, Clone, Copy)]
struct Station {
    at: DVec2,
    /// Unit normal of the girdle there.
    out: DVec2,
    /// Where the halves between this main and the next one meet the girdle; two mains of one tip have none.
    mid: Option<DVec2>,
    /// Whether the halves there stand against each other across a cleft, which leaves no star.
    cleft: bool,
}

/// A girdle with its stations.
#[derive(Debug, Clone)]
struct Scheme {
    /// Under the table's middle, over the culet.
    center: DVec2,
    /// From the center to the girdle where slopes are measured.
    reach: f64,
    crown: Vec<Station>,
    pavilion: Vec<Station>,
    /// Corners of the girdle, counterclockwise and closed.
    rim: Vec<DVec2>,
    corners: Vec<CornerSides>,
}

/// Heights and shares, in mm and parts of one.
struct Figures {
    table: f64,
    star: f64,
    lower: f64,
    girdle_half: f64,
    /// From the girdle to the apex of the bezels and to the point of the mains.
    apex: f64,
    point: f64,
    culet: f64,
}

/// The stations of a closed curve with mains that face `normals`, in increasing order.
fn stations(curve: &Curve, normals: &[f64]) -> Vec<Station> {
    let next = |at: usize| normals.get(at + 1).copied().unwrap_or(normals[0] + TAU);
    let station = |(at, &normal): (usize, &f64)| {
        let (from, to) = (curve.at(normal), curve.at(next(at)));
        let mid = (from.distance(to) > 1e-9).then(|| curve.at(curve.farthest(normal, next(at))));
        Station { at: from, out: DVec2::from_angle(normal), mid, cleft: false }
    };
    normals.iter().enumerate().map(station).collect()
}

/// The girdle's corners between all mains and mids.
fn rim(curve: &Curve, normals: &[f64]) -> Vec<DVec2> {
    let next = |at: usize| normals.get(at + 1).copied().unwrap_or(normals[0] + TAU);
    let part = |(at, &from): (usize, &f64)| {
        let mid = curve.farthest(from, next(at));
        [curve.points(from, mid, FLATS), curve.points(mid, next(at), FLATS)].concat()
    };
    normals.iter().enumerate().flat_map(part).collect()
}

impl Station {
    /// Where the tangents of this main and the next one cross.
    fn crossing(&self, next: &Self) -> DVec2 {
        let along = next.out.perp();
        self.at_tangent(next.at, along)
    }

    /// Where the line from `from` along `along` crosses this main's tangent.
    fn at_tangent(&self, from: DVec2, along: DVec2) -> DVec2 {
        from + along * (self.out.dot(self.at - from) / self.out.dot(along))
    }
}

/// The share of the way from `center` to `far` at which the line through `a` and `b` is crossed.
fn share_at(center: DVec2, far: DVec2, [a, b]: [DVec2; 2]) -> f64 {
    let along = b - a;
    (a - center).perp_dot(along) / (far - center).perp_dot(along)
}

/// A gap between two mains: the crossing of their tangents, and where on the way there from the center the chord
/// of the mains and the girdle are.
struct Gap {
    crossing: DVec2,
    chord: f64,
    girdle: f64,
    mid: DVec2,
}

impl Gap {
    fn between(center: DVec2, from: &Station, to: &Station) -> Option<Self> {
        let mid = from.mid?;
        let crossing = from.crossing(to);
        let [one, other] = [[from.at, mid], [mid, to.at]].map(|edge| share_at(center, crossing, edge));
        // Across a cleft the table's edge follows the two bezels to where they meet.
        let chord = if from.cleft { 1.0 } else { share_at(center, crossing, [from.at, to.at]) };
        Some(Self { crossing, chord, girdle: one.min(other), mid })
    }
}

/// Each station with the next one.
fn pairs(stations: &[Station]) -> impl Iterator<Item = (&Station, &Station)> {
    stations.iter().zip(stations.iter().cycle().skip(1))
}

impl Scheme {
    /// Refuses stars so short that their tips would lie on the table: a star must leave the line of two bezels
    /// outside of the table's corners, and two percent more give it a slope.
    fn check_stars(&self, table: f64, star: f64) -> Result<(), ShapeError> {
        let gaps = pairs(&self.crown).filter_map(|(from, to)| Gap::between(self.center, from, to));
        let least =
            gaps.map(|gap| table * (1.0 - gap.chord) / (gap.girdle - table * gap.chord)).fold(0.0, f64::max);
        let least = (100.0 * least + 2.0).ceil();
        if star * 100.0 >= least && least < 100.0 {
            return Ok(());
        }
        let limit = format!("at least {least} % beside a table of {} %", table * 100.0);
        Err(ShapeError::OutOfRange { name: Proportion::StarLength.label(), value: star * 100.0, limit })
    }

    fn facets(&self, figures: &Figures) -> Vec<(Facet, DVec2)> {
        let upper = self.center.extend(figures.girdle_half);
        let mut facets = vec![(
            (level(figures.girdle_half + figures.apex * (1.0 - figures.table), 1.0), "table"),
            self.center,
        )];
        let rise = |share: f64| figures.apex * (1.0 - share);
        for (from, to) in pairs(&self.crown) {
            let bezel = self.main(from, [figures.girdle_half, figures.girdle_half + figures.apex]);
            facets.push(((bezel, "bezel"), from.at));
            let Some(gap) = Gap::between(self.center, from, to) else { continue };
            let edge = figures.table * gap.chord;
            let share = edge + figures.star * (gap.girdle - edge);
            let tip = upper + ((gap.crossing - self.center) * share).extend(rise(share));
            if !from.cleft {
                let corner =
                    |at: DVec2| upper + ((at - self.center) * figures.table).extend(rise(figures.table));
                let star = through([corner(from.at), corner(to.at), tip], 1.0);
                facets.push(((star, "star"), from.at.midpoint(to.at)));
            }
            facets.extend(halves([from.at, gap.mid, to.at], tip, figures.girdle_half, "upper half"));
        }
        let flats = self.rim.iter().zip(self.rim.iter().cycle().skip(1));
        let flats = flats.filter(|(from, to)| from.distance(**to) > 1e-9);
        facets.extend(flats.map(|(from, to)| (upright(*from, *to), from.midpoint(*to))));
        let lower = self.center.extend(-figures.girdle_half);
        for (from, to) in pairs(&self.pavilion) {
            let main = self.main(from, [-figures.girdle_half, -figures.girdle_half - figures.point]);
            if let Some(gap) = Gap::between(self.center, from, to) {
                let share = (1.0 - figures.lower) * gap.girdle;
                let tip =
                    lower + ((gap.crossing - self.center) * share).extend(-figures.point * (1.0 - share));
                facets.extend(halves([from.at, gap.mid, to.at], tip, -figures.girdle_half, "lower half"));
            }
            facets.push(((main, "pavilion main"), from.at));
        }
        if figures.culet > 0.0 {
            let depth = figures.girdle_half + figures.point * (1.0 - figures.culet);
            facets.push(((level(-depth, -1.0), "culet"), self.center));
        }
        facets
    }

    /// The facet that touches the girdle at a station's height and passes through the apex over the center.
    fn main(&self, station: &Station, [girdle, apex]: [f64; 2]) -> crate::gems::Plane {
        let run = station.out.dot(station.at - self.center);
        let rise = apex - girdle;
        let normal = (station.out * rise.abs()).extend(run * rise.signum());
        crate::gems::Plane::through(station.at.extend(girdle), normal)
    }

    /// The blank of a convex scheme.
    fn blank(&self, cut: &Cut, width: f64) -> Result<Blank, ShapeError> {
        let figures = self.figures(cut, width);
        self.check_stars(figures.table, figures.star)?;
        let facets = self.facets(&figures).into_iter().map(|(facet, _)| facet).collect();
        Ok(self.blank_of(Body::Facets(facets), &figures))
    }

    fn blank_of(&self, body: Body, figures: &Figures) -> Blank {
        let far = |sign: f64| {
            self.crown.iter().map(|station| sign * (station.at.x - self.center.x)).fold(0.0, f64::max)
        };
        Blank {
            body,
            plan: DVec2::ONE,
            girdle_half: figures.girdle_half,
            crown: figures.apex * (1.0 - figures.table),
            pavilion: figures.point * (1.0 - figures.culet),
            table: f64::midpoint(far(1.0), far(-1.0)) * figures.table,
            slopes: [figures.apex, figures.point].map(|height| (height / self.reach).atan()),
            corners: self.corners.clone(),
        }
    }

    fn figures(&self, cut: &Cut, width: f64) -> Figures {
        let share = |proportion| cut.get(proportion) / 100.0;
        let height = |angle| self.reach * cut.get(angle).to_radians().tan();
        Figures {
            table: share(Proportion::Table),
            star: share(Proportion::StarLength),
            lower: share(Proportion::LowerHalfLength),
            girdle_half: width * share(Proportion::Girdle) / 2.0,
            apex: height(Proportion::CrownAngle),
            point: height(Proportion::PavilionAngle),
            culet: share(Proportion::Culet),
        }
    }
}

/// The two halves between neighboring mains.
fn halves([from, mid, to]: [DVec2; 3], tip: Point, girdle: f64, name: &'static str) -> [(Facet, DVec2); 2] {
    [from, to].map(|main| {
        let half = through([main.extend(girdle), mid.extend(girdle), tip], girdle_side(tip, girdle));
        ((half, name), main.midpoint(mid))
    })
}

/// 1 over the girdle, −1 under it.
fn girdle_side(tip: Point, girdle: f64) -> f64 {
    (tip.z - girdle).signum()
}

/// The point, facing +X, where the two sides of a symmetric outline meet; `side` is the normal of the upper one.
fn tip_at(at: DVec2, side: f64) -> CornerSides {
    let along = DVec2::from_angle(side).perp();
    CornerSides::pointed(at, [DVec2::new(along.x, -along.y), along])
}
