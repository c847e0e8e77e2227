//! The rows of a pavé: lines along the band so far apart that all girdles keep their gap, and the places on them.

use std::f64::consts::TAU;
use std::sync::Arc;

use super::band::{Band, Outside};
use super::spacing::Spacing;
use crate::build::Cache;
use crate::build::places::upright;
use crate::build::settings::ring_from_spoke;
use crate::design::features::{Pattern, Pave};
use crate::design::{Library, Stone, StoneSize};
use crate::gems::{Family, StoneShape};
use crate::kernel::hull_gap;
use crate::vocab::{Frame, Millimeters, Point};

/// The slope of the outside is taken between lines so far to both sides, in mm.
const BESIDE: f64 = 0.04;

/// So many radians apart in the slope along the band.
const AHEAD: f64 = 0.004;

/// Gaps are as asked within this, in mm.
const CLOSE: f64 = 1e-4;

/// Steps of the search for a row's line.
const SECANTS: u32 = 8;

/// Columns at which the gaps between rows are held to what was asked.
const TRIALS: usize = 5;

/// A row's stones and the line that they lie along.
pub(super) struct Line {
    /// Place along the finger.
    along: f64,
    /// To one side of the line, on it, and to the other.
    outside: [Outside; 3],
    /// Middle of the girdles over the outside.
    over: f64,
    pub shape: Arc<StoneShape>,
}

/// What is at a place of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Stone,
    /// Beyond the end of a row: another stone would be here.
    Beyond,
    /// A stone here would come too near to the side of the band.
    LeftOut,
}

/// A row: its places by their angles from the top, in order.
pub(super) struct FieldRow {
    pub line: Line,
    /// Whether it lies between the columns of the row in the middle.
    pub odd: bool,
    /// Whether the last place is beside the first.
    pub closed: bool,
    pub places: Vec<(f64, Place)>,
}

impl Line {
    fn new(bands: &Outside, along: f64, over: f64, shape: &Arc<StoneShape>) -> Self {
        let outside = [-BESIDE, 0.0, BESIDE].map(|beside| bands.beside(along + beside));
        Self { along, outside, over, shape: Arc::clone(shape) }
    }

    /// A stone at an angle, in the space that is turned by it about the finger axis.
    pub fn in_spoke(&self, angle: f64) -> Frame {
        let [below, on, above] = &self.outside;
        let ground = on.at(angle);
        let across = (above.at(angle) - below.at(angle)) / (2.0 * BESIDE);
        let ahead = (on.at(angle + AHEAD) - on.at(angle - AHEAD)) / (2.0 * AHEAD * ground);
        let z = Point::new(-ahead, -across, 1.0).normalize();
        let x = Point::X.reject_from(z).normalize_or(Point::X);
        // In whole nanometers, so that places that are alike are the same.
        let whole = |point: Point, digits: f64| (point * digits).round() / digits;
        let origin = whole(Point::new(0.0, self.along, ground) + z * self.over, 1e6);
        let [x, z] = [x, z].map(|axis| whole(axis, 1e9));
        Frame { origin, x, y: z.cross(x), z }
    }

    /// The same in ring space.
    pub fn ring_from_stone(&self, angle: f64) -> Frame {
        self.in_spoke(angle).within(&ring_from_spoke(angle, 0.0))
    }

    fn corners(&self, angle: f64) -> Vec<Point> {
        let frame = self.ring_from_stone(angle);
        self.shape.polyhedron.vertices.iter().map(|corner| frame.to_parent(*corner)).collect()
    }

    /// How far its stone at one angle is from that of another line at another angle.
    fn gap(&self, angle: f64, other: &Self, at: f64) -> f64 {
        hull_gap(&self.corners(angle), &other.corners(at)).unwrap_or(f64::NEG_INFINITY)
    }

    /// Whether a stone keeps the border to both sides of the band.
    fn keeps(&self, border: f64, angle: f64) -> bool {
        let [least, most] = self.outside[1].sides(angle);
        let frame = self.in_spoke(angle);
        let half = self.shape.length.0 / 2.0 * frame.z.z;
        frame.origin.y - half - border >= least - CLOSE && frame.origin.y + half + border <= most + CLOSE
    }
}

/// The rows of a pavé from one side of the band to the other.
///
/// # Errors
/// A sentence without its subject, where no stone can be had.
pub(super) fn rows(
    pave: &Pave,
    bands: &[Band],
    (library, cache): (&Library, &Cache),
    inner_radius: f64,
) -> Result<Vec<FieldRow>, String> {
    if bands.is_empty() {
        return Err("no shank to lie on; add one or unmute it".to_owned());
    }
    let shapes = shapes(pave, library, cache)?;
    let bands = Outside::new(bands, 0.0, inner_radius);
    let over = -pave.beads.depth.0;
    let mut gap = pave.gap.0;
    // Where the outside falls to the sides, stones of the outer rows come nearer than those in the middle.
    for _ in 0..4 {
        let middle = Line::new(&bands, 0.0, over, &shapes[0]);
        let columns = Columns::of(pave, &middle, gap)?;
        let lines = lines(pave, &bands, over, &shapes, &columns);
        let tight =
            lines.iter().map(|(line, odd)| columns.least_gap(line, *odd)).fold(f64::INFINITY, f64::min);
        if tight >= pave.gap.0 - CLOSE {
            let placed = |(line, odd): (Line, bool)| {
                let at = |(angle, beyond): (f64, bool)| {
                    let fits = line.keeps(pave.border.0, angle);
                    (
                        angle,
                        if !fits {
                            Place::LeftOut
                        } else if beyond {
                            Place::Beyond
                        } else {
                            Place::Stone
                        },
                    )
                };
                let places = columns.places(odd).into_iter().map(at).collect();
                FieldRow { line, odd, closed: columns.end.is_none(), places }
            };
            return Ok(lines.into_iter().map(placed).collect());
        }
        gap += pave.gap.0 - tight + CLOSE;
    }
    Err(format!("no gap of {} can be had all over this band", pave.gap))
}

/// The shape of the stones in the middle, and those of the rows outward of it.
fn shapes(pave: &Pave, library: &Library, cache: &Cache) -> Result<Vec<Arc<StoneShape>>, String> {
    let shape_of = |stone: &Stone| cache.shape(stone).map_err(|error| error.to_string());
    let middle = shape_of(&pave.stone)?;
    if middle.family != Family::Round {
        let family = pave.stone.cut.family().label().to_lowercase();
        return Err(format!("only round stones are set in a pavé, this one is a {family}"));
    }
    let mut shapes = vec![middle];
    // Of an even number the two in the middle are alike.
    let steps = (pave.rows - 1) / 2;
    for step in 1..=steps {
        let last = &shapes[shapes.len() - 1];
        let share = 1.0 - (1.0 - pave.outer_size.0 / 100.0) * f64::from(step) / f64::from(steps);
        let wanted = share * shapes[0].length.0;
        let diameter = if pave.outer_size.0 < 100.0 { trade_size(wanted, library) } else { wanted };
        if (diameter - last.length.0).abs() < CLOSE {
            shapes.push(Arc::clone(last));
        } else {
            let size = StoneSize::Diameter(Millimeters(diameter));
            shapes.push(shape_of(&Stone { size, ..pave.stone.clone() })?);
        }
    }
    Ok(shapes)
}

/// The smallest diameter of the trade's chart that is nearest to one.
fn trade_size(diameter: f64, library: &Library) -> f64 {
    let sizes = library.gems.sieves.last().into_iter().flat_map(|chart| &chart.sizes);
    let nearest = sizes.min_by(|a, b| (a.from.0 - diameter).abs().total_cmp(&(b.from.0 - diameter).abs()));
    nearest.map_or(diameter, |size| size.from.0)
}

/// Angles of the stones of the row in the middle, which those of all rows follow.
struct Columns {
    angles: Vec<f64>,
    /// The steps to where another stone would be beyond both ends; `None` all around.
    end: Option<f64>,
    staggered: bool,
}

impl Columns {
    fn of(pave: &Pave, middle: &Line, gap: f64) -> Result<Self, String> {
        let span = pave.span_angle().map(|span| span.0.to_radians());
        let corners = &middle.shape.polyhedron.vertices;
        let girdle = |angle: f64| middle.outside[1].at(angle) + middle.over;
        let spacing = Spacing::new(corners, &upright(&pave.stone, 0.0), &girdle, span);
        let found = spacing.fill(gap).ok_or_else(|| {
            let length = middle.shape.length;
            format!("a stone of {length} does not fit into its span")
        })?;
        let step = found.angles.get(1).map(|second| second - found.angles[0]);
        let step = step.or_else(|| spacing.step(0.0, gap)).unwrap_or(TAU / 4.0);
        let closed = span.is_none() && found.angles.len() > 2;
        let staggered = pave.pattern == Pattern::Honeycomb;
        Ok(Self { angles: found.angles, end: (!closed).then_some(step), staggered })
    }

    /// The places of a row in order, and whether each is beyond an end; an odd row lies between the columns.
    fn places(&self, odd: bool) -> Vec<(f64, bool)> {
        let inner = self.angles.iter().map(|angle| (*angle, false));
        let (first, last) = (self.angles[0], self.angles[self.angles.len() - 1]);
        let mut columns: Vec<(f64, bool)> = match self.end {
            None => inner.chain([(first + TAU, false)]).collect(),
            Some(step) => {
                [(first - step, true)].into_iter().chain(inner).chain([(last + step, true)]).collect()
            }
        };
        if odd {
            let between =
                |pair: &[(f64, bool)]| (f64::midpoint(pair[0].0, pair[1].0), pair[0].1 || pair[1].1);
            return columns.windows(2).map(between).collect();
        }
        if self.end.is_none() {
            columns.pop();
        }
        columns
    }

    /// Angles at which gaps are looked at, with the next one of the row.
    fn trials(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        let pairs = self.angles.len().saturating_sub(1);
        let at = move |trial: usize| trial * pairs.saturating_sub(1) / (TRIALS - 1);
        (0..TRIALS.min(pairs)).map(move |trial| [self.angles[at(trial)], self.angles[at(trial) + 1]])
    }

    /// The least gap between neighbors of a row.
    fn least_gap(&self, line: &Line, odd: bool) -> f64 {
        let shift = |[from, to]: [f64; 2]| if odd { (to - from) / 2.0 } else { 0.0 };
        let gap = |pair: [f64; 2]| line.gap(pair[0] + shift(pair), line, pair[1] + shift(pair));
        self.trials().map(gap).fold(f64::INFINITY, f64::min)
    }

    /// The least gap between stones of two rows.
    fn gap_across(&self, [inner, outer]: [(&Line, bool); 2]) -> f64 {
        let gap = |[from, to]: [f64; 2]| {
            let place = |odd: bool| if odd { f64::midpoint(from, to) } else { from };
            inner.0.gap(place(inner.1), outer.0, place(outer.1))
        };
        let one = [self.angles[0]; 2];
        let trials = self.trials().chain((self.angles.len() == 1).then_some(one));
        trials.map(gap).fold(f64::INFINITY, f64::min)
    }
}

/// The lines from one side of the band to the other, with whether each row lies between the columns.
fn lines(
    pave: &Pave,
    bands: &Outside,
    over: f64,
    shapes: &[Arc<StoneShape>],
    columns: &Columns,
) -> Vec<(Line, bool)> {
    let even = pave.rows.is_multiple_of(2);
    let sides = bands.sides(0.0);
    let reach = sides[1].max(-sides[0]);
    let mut outward: Vec<(Line, bool)> = Vec::new();
    let half = usize::try_from(pave.rows / 2).unwrap_or(0);
    if !even {
        outward.push((Line::new(bands, 0.0, over, &shapes[0]), false));
    }
    for step in 1..=half {
        let shape = &shapes[(if even { step - 1 } else { step }).min(shapes.len() - 1)];
        let odd = columns.staggered && step % 2 == 1;
        let width = shape.length.0;
        let nearest = outward.last().map_or(0.4 * width, |(inner, _)| inner.along + 0.8 * width);
        if nearest + 0.4 * width > reach {
            break;
        }
        // Of an even number of rows the two in the middle lie to both sides of the line.
        let (from, tight): (f64, Box<dyn Fn(f64) -> f64>) = match outward.last() {
            Some((inner, inner_odd)) => (
                inner.along,
                Box::new(move |along| {
                    let line = Line::new(bands, along, over, shape);
                    columns.gap_across([(inner, *inner_odd), (&line, odd)])
                }),
            ),
            None => (
                0.0,
                Box::new(move |along| {
                    let [left, right] = [-along, along].map(|along| Line::new(bands, along, over, shape));
                    columns.gap_across([(&left, false), (&right, columns.staggered)])
                }),
            ),
        };
        // Nearly a straight line: a few secants find where it is as asked.
        let mut before = (from + 0.5 * width, tight(from + 0.5 * width));
        let mut far = from + width + pave.gap.0;
        for _ in 0..SECANTS {
            let off = tight(far) - pave.gap.0;
            if off.abs() < CLOSE / 4.0 {
                break;
            }
            let rise = (off + pave.gap.0 - before.1) / (far - before.0);
            before = (far, off + pave.gap.0);
            far = (far - off / if rise.abs() > 0.1 { rise } else { 1.0 }).clamp(nearest, reach);
        }
        drop(tight);
        outward.push((Line::new(bands, far, over, shape), odd));
    }
    let mirrored = |(line, odd): &(Line, bool)| {
        // Of an even number each row lies between those beside it, over the middle too.
        let odd = if even && columns.staggered { !odd } else { *odd };
        (Line::new(bands, -line.along, over, &line.shape), odd)
    };
    let left: Vec<(Line, bool)> = outward.iter().skip(usize::from(!even)).rev().map(mirrored).collect();
    left.into_iter().chain(outward).collect()
}
