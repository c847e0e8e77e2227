//! Grounds that flat outlines are laid on.

use std::f64::consts::TAU;

use glam::DVec2;

use super::sweep::{MOST_RING, Sections, check_stations};
use super::{KernelError, RingStation};
use crate::vocab::{Direction, Point};

/// A surface that takes flat outlines: x runs along the line as it is read, y up.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub enum Ground {
    /// A hollow over an ellipse about the origin, sunk along −Z, whose rim lies in the XY plane; flat when its depth
    /// is 0.
    Bowl {
        /// Half the rim along X and Y, in mm.
        half: [f64; 2],
        /// Depth of its middle, in mm.
        depth: f64,
    },
    /// A face of a ring. Lengths are those on the face itself, along the line and across the section.
    Ring(RingFace),
}

/// A place on a ring's inside or outside.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RingFace {
    /// The ring.
    pub stations: Vec<RingStation>,
    /// Whether the face is the one toward the finger.
    pub inside: bool,
    /// Where the origin lies, in radians from the head toward +X.
    pub angle: f64,
    /// Where the origin lies along the finger, in mm.
    pub along: f64,
    /// Whether y runs toward −Y of ring space. Otherwise it runs toward +Y, and the line as it is read from where the
    /// face is looked at.
    pub turned: bool,
}

const OPERATION: &str = "lay letters on a ring";

/// Steps in which a ring's length is added up around it.
const AROUND: usize = 180;

/// Pieces into which each line or arc of a section is cut.
const PER_EDGE: usize = 48;

/// Distance of the columns of a patch, in mm; a cubic through points so far apart on a ring strays from it by less than
/// a hundred-thousandth of that.
const COLUMN: f64 = 0.4;

/// Rows of a patch.
const ROWS: usize = 20;

impl RingFace {
    /// Length once around the face, at the place along the finger where the line lies; `None` where the ring has no
    /// such place.
    #[must_use]
    pub fn length(&self) -> Option<f64> {
        let angles: Vec<f64> = self.stations.iter().map(|station| station.angle).collect();
        let sections = self.sections(&angles).ok()?;
        self.lengths(&sections)?.last().copied()
    }

    fn sections<'a>(&self, angles: &'a [f64]) -> Result<Sections<'a>, KernelError> {
        check_stations(&self.stations, MOST_RING)?;
        Ok(Sections::new(&self.stations, angles, Some(TAU)))
    }

    /// Length along the face from its angle to each step around.
    fn lengths(&self, sections: &Sections) -> Option<Vec<f64>> {
        let at = |step: usize| {
            let angle = self.angle + TAU * step as f64 / AROUND as f64;
            let profile = sections.toward(angle);
            let radius =
                if self.inside { profile.lowest_over(self.along) } else { profile.highest_over(self.along) };
            radius.map(|radius| DVec2::from_angle(angle) * radius)
        };
        let mut sum = 0.0;
        let mut last = at(0)?;
        let mut lengths = vec![0.0];
        for step in 1..=AROUND {
            let next = at(step)?;
            sum += last.distance(next);
            lengths.push(sum);
            last = next;
        }
        Some(lengths)
    }
}

/// A smooth surface through points of a grid (Catmull and Rom's cubics both ways).
pub(super) struct Patch {
    /// Of the point one step in from the first of each row and column.
    origin: DVec2,
    step: DVec2,
    /// By columns.
    points: Vec<Vec<Point>>,
}

impl Patch {
    /// The part of a ring's face between two corners of the line's plane.
    pub fn of_ring(face: &RingFace, [least, most]: [[f64; 2]; 2]) -> Result<Self, KernelError> {
        let bad = |reason: &str| KernelError::BadShape { operation: OPERATION, reason: reason.to_owned() };
        let angles: Vec<f64> = face.stations.iter().map(|station| station.angle).collect();
        let sections = face.sections(&angles)?;
        let lengths = face.lengths(&sections).ok_or_else(|| bad("the band is not so wide everywhere"))?;
        let around = lengths[AROUND];
        if most[0] - least[0] >= around {
            return Err(bad("the line is longer than the ring is around"));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "less than around the ring"
        )]
        let columns = ((most[0] - least[0]) / COLUMN).ceil().max(1.0) as usize;
        let step = DVec2::new((most[0] - least[0]) / columns as f64, (most[1] - least[1]) / ROWS as f64);
        // The line runs toward greater angles on the outside of a ring and toward smaller ones on its inside.
        let forward = if face.inside == face.turned { 1.0 } else { -1.0 };
        let up = if face.turned { -1.0 } else { 1.0 };
        let column = |k: usize| {
            let length = forward * (least[0] + step.x * (k as f64 - 1.0));
            let angle = face.angle + angle_at(&lengths, length.rem_euclid(around));
            let outline =
                sections.toward(angle).sampled(&vec![PER_EDGE; face.stations[0].profile.points.len()]);
            let walk = Walk::new(&outline, face.along, face.inside)?;
            let (sin, cos) = angle.sin_cos();
            let place = |row: usize| {
                let at = walk.at(up * (least[1] + step.y * (row as f64 - 1.0)));
                Point::new(at.y * sin, at.x, at.y * cos)
            };
            Some((0..ROWS + 3).map(place).collect())
        };
        let points: Option<Vec<Vec<Point>>> = (0..columns + 3).map(column).collect();
        let points = points.ok_or_else(|| bad("the band is not so wide everywhere"))?;
        Ok(Self { origin: DVec2::from(least), step, points })
    }

    /// The surface at a place of the line's plane, and its normal.
    pub fn at(&self, place: DVec2) -> (Point, Direction) {
        let ends = DVec2::new((self.points.len() - 3) as f64, ROWS as f64);
        let steps = ((place - self.origin) / self.step).clamp(DVec2::ZERO, ends);
        let first = steps.floor().min(ends - 1.0);
        let [(across, across_slope), (up, up_slope)] = (steps - first).to_array().map(cubic);
        let [mut point, mut along, mut rise] = [Point::ZERO; 3];
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the grid")]
        let [column, row] = first.to_array().map(|index| index as usize);
        for i in 0..4 {
            for j in 0..4 {
                let corner = self.points[column + i][row + j];
                point += corner * (across[i] * up[j]);
                along += corner * (across_slope[i] * up[j]);
                rise += corner * (across[i] * up_slope[j]);
            }
        }
        (point, along.cross(rise).normalize_or_zero())
    }

    /// The smallest radius of curvature along the grid's lines.
    pub fn least_radius(&self) -> f64 {
        let bend = |a: Point, b: Point, c: Point| {
            let turn = (a - b * 2.0 + c).length();
            if turn > 0.0 { a.distance(b) * b.distance(c) / turn } else { f64::INFINITY }
        };
        let down =
            self.points.iter().flat_map(|column| column.windows(3).map(|at| bend(at[0], at[1], at[2])));
        let middle = ROWS / 2;
        let along = self.points.windows(3).map(|at| bend(at[0][middle], at[1][middle], at[2][middle]));
        down.chain(along).fold(f64::INFINITY, f64::min)
    }
}

/// Weights of four values at equal steps for the cubic between the middle two, and for its slope.
fn cubic(t: f64) -> ([f64; 4], [f64; 4]) {
    let (t2, t3) = (t * t, t * t * t);
    let value = [-t + 2.0 * t2 - t3, 2.0 - 5.0 * t2 + 3.0 * t3, t + 4.0 * t2 - 3.0 * t3, t3 - t2];
    let slope =
        [-1.0 + 4.0 * t - 3.0 * t2, -10.0 * t + 9.0 * t2, 1.0 + 8.0 * t - 9.0 * t2, 3.0 * t2 - 2.0 * t];
    (value.map(|weight| weight / 2.0), slope.map(|weight| weight / 2.0))
}

/// How far around a length is.
fn angle_at(lengths: &[f64], length: f64) -> f64 {
    let next = lengths.partition_point(|reached| *reached <= length).clamp(1, AROUND);
    let (from, to) = (lengths[next - 1], lengths[next]);
    let share = if to > from { (length - from) / (to - from) } else { 0.0 };
    TAU * ((next - 1) as f64 + share) / AROUND as f64
}

/// A walk along a section's outline, from where it passes a place along the finger.
struct Walk<'a> {
    outline: &'a [DVec2],
    /// Length to each corner, and back to the first.
    lengths: Vec<f64>,
    start: f64,
    /// Toward greater x.
    sense: f64,
}

impl<'a> Walk<'a> {
    fn new(outline: &'a [DVec2], along: f64, inside: bool) -> Option<Self> {
        let next = outline.iter().cycle().skip(1);
        let mut lengths = vec![0.0];
        let mut start: Option<(f64, f64)> = None;
        for (a, b) in outline.iter().zip(next) {
            let length = lengths[lengths.len() - 1];
            if (a.x - along) * (b.x - along) <= 0.0 && (b.x - a.x).abs() > 0.0 {
                let share = (along - a.x) / (b.x - a.x);
                let height = a.y + (b.y - a.y) * share;
                let nearer = |(_, other): &(f64, f64)| if inside { height < *other } else { height > *other };
                if start.as_ref().is_none_or(nearer) {
                    start = Some((length + a.distance(*b) * share, height));
                }
            }
            lengths.push(length + a.distance(*b));
        }
        // The outline runs counterclockwise: along the inside toward greater x, along the outside back.
        Some(Self { outline, lengths, start: start?.0, sense: if inside { 1.0 } else { -1.0 } })
    }

    fn at(&self, distance: f64) -> DVec2 {
        let around = self.lengths[self.outline.len()];
        let length = (self.start + self.sense * distance).rem_euclid(around);
        let next = self.lengths.partition_point(|reached| *reached <= length).clamp(1, self.outline.len());
        let (from, to) = (self.outline[next - 1], self.outline[next % self.outline.len()]);
        let span = self.lengths[next] - self.lengths[next - 1];
        if span > 0.0 { from.lerp(to, (length - self.lengths[next - 1]) / span) } else { from }
    }
}
