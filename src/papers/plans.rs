//! Plans of the stones: a piece from one side with every stone that is seen from there, and rows unrolled along the
//! finger.

use super::ink::{Bounds, Ink, LETTER, around, bounds, girdle};
use super::views::DrawnView;
use crate::build::{Built, BuiltStone};
use crate::kernel::silhouette;
use crate::vocab::{Frame, Point};

/// Enlargements of a plan.
const SCALES: [f64; 7] = [10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0];

/// A stone whose table looks away from the eye by more than this is not seen: cosine of the angle between both.
const SEEN: f64 = 0.1;

/// One that looks away by less than this is seen well enough to be told by its outline, likewise.
const SEEN_WELL: f64 = 0.5;

/// A stone that looks away from the finger at least so much can be unrolled, likewise.
const OUTWARD: f64 = 0.7;

/// Fills of the kinds of stones, in turn.
const FILLS: [&str; 12] = [
    "#dbe7f0", "#f3e3cc", "#dfeadb", "#e7e0ee", "#f3dfe2", "#f2ecc8", "#b9d3e6", "#e9c596", "#b7d3ad",
    "#cdbfe0", "#e6b8c0", "#dfd18a",
];

/// The color of a kind of stones.
pub(super) const fn fill(kind: usize) -> &'static str {
    FILLS[kind % FILLS.len()]
}

/// From where a plan shows the piece. The words on a plan are found by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eye {
    /// Down on the stones; of what lies flat from the front.
    Top,
    /// Along the finger, laid flat at 6 o'clock.
    Unrolled,
    /// From these sides, by name: −Y, +Y, +X, −X, −Z of ring space.
    South,
    North,
    East,
    West,
    Below,
}

impl Eye {
    /// Those that look from a side.
    const SIDES: [Self; 5] = [Self::South, Self::North, Self::East, Self::West, Self::Below];

    /// Names of the enlarged and of the true-size drawing, also the keys of the words.
    pub const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Top => ["top", "top_full"],
            Self::Unrolled => ["unrolled", "unrolled_full"],
            Self::South => ["south", "south_full"],
            Self::North => ["north", "north_full"],
            Self::East => ["east", "east_full"],
            Self::West => ["west", "west_full"],
            Self::Below => ["below", "below_full"],
        }
    }

    /// Z looks at the eye; up on paper is the head, of what lies flat its upper end as far as it is seen.
    const fn view(self, lies: bool) -> Frame {
        let (x, y, z) = match (self, lies) {
            (Self::Top | Self::Unrolled, _) => (Point::X, Point::Y, Point::Z),
            (Self::South, _) => (Point::X, Point::Z, Point::NEG_Y),
            (Self::North, false) => (Point::NEG_X, Point::Z, Point::Y),
            (Self::North, true) => (Point::X, Point::NEG_Z, Point::Y),
            (Self::East, false) => (Point::Y, Point::Z, Point::X),
            (Self::East, true) => (Point::NEG_Z, Point::Y, Point::X),
            (Self::West, false) => (Point::NEG_Y, Point::Z, Point::NEG_X),
            (Self::West, true) => (Point::Z, Point::Y, Point::NEG_X),
            (Self::Below, false) => (Point::X, Point::NEG_Y, Point::NEG_Z),
            (Self::Below, true) => (Point::NEG_X, Point::Y, Point::NEG_Z),
        };
        Frame { origin: Point::ZERO, x, y, z }
    }
}

/// Sorts every stone into the plans that it is told by: the top always, the others as stones need them.
pub(super) fn plans(built: &Built) -> Vec<(Eye, Vec<&BuiltStone>)> {
    let lies = built.landmarks.lies();
    let mut plans = vec![(Eye::Top, from_top(built))];
    let mut unseen: Vec<&BuiltStone> =
        built.stones.iter().filter(|stone| facing(stone, Point::Z) < SEEN_WELL).collect();
    // A row is unrolled as a whole.
    let row = |one: &&BuiltStone| {
        let mut of_feature = built.stones.iter().filter(|it| it.feature == one.feature);
        !lies && of_feature.all(|it| facing(it, outward(it)) > OUTWARD)
    };
    let rows: Vec<&BuiltStone> = unseen.iter().copied().filter(row).collect();
    let unrolled = |stone: &&BuiltStone| rows.iter().any(|row| row.feature == stone.feature);
    let in_rows: Vec<&BuiltStone> = built.stones.iter().filter(unrolled).collect();
    unseen.retain(|stone| !unrolled(stone));
    plans.push((Eye::Unrolled, in_rows));
    let best = |stone: &BuiltStone| {
        let by = |eye: &Eye| facing(stone, eye.view(lies).z);
        Eye::SIDES.into_iter().reduce(|best, next| if by(&next) > by(&best) + 1e-6 { next } else { best })
    };
    for eye in Eye::SIDES {
        plans.push((eye, unseen.iter().copied().filter(|stone| best(stone) == Some(eye)).collect()));
    }
    plans.retain(|(eye, stones)| *eye == Eye::Top || !stones.is_empty());
    plans
}

/// The stones that are seen from the top.
pub(super) fn from_top(built: &Built) -> Vec<&BuiltStone> {
    built.stones.iter().filter(|stone| is_seen_from_top(stone)).collect()
}

/// Whether a stone is seen from the top.
pub(super) fn is_seen_from_top(stone: &BuiltStone) -> bool {
    facing(stone, Point::Z) > SEEN
}

/// Cosine of the angle between where a stone's table looks and a direction.
fn facing(stone: &BuiltStone, toward: Point) -> f64 {
    stone.ring_from_stone.z.dot(toward)
}

/// Away from the axis of the finger.
fn outward(stone: &BuiltStone) -> Point {
    let at = stone.ring_from_stone.origin;
    Point::new(at.x, 0.0, at.z).normalize_or_zero()
}

/// How stones are drawn on a plan.
#[derive(Clone, Copy)]
pub(super) struct Paint<'a> {
    /// The color of a stone's kind.
    pub fill: &'a dyn Fn(&BuiltStone) -> &'static str,
    /// Whether numbers stand in them.
    pub numbers: bool,
}

impl Paint<'_> {
    fn stone(self, ink: &mut Ink, stone: &BuiltStone, view: &Frame) {
        let fill = (self.fill)(stone);
        if self.numbers {
            ink.numbered(stone, view, fill);
        } else {
            ink.area(&[girdle(stone, view)], fill, "#2b2926", 0.1);
        }
    }
}

/// The largest scale that fits into a room of so many mm of paper, wide and high.
fn fitting(bounds: Bounds, room: [f64; 2]) -> f64 {
    let fits = |scale: &f64| (0..2).all(|axis| scale * (bounds[1][axis] - bounds[0][axis]) <= room[axis]);
    SCALES.into_iter().find(fits).unwrap_or(SCALES[SCALES.len() - 1])
}

/// How large a plan is drawn.
#[derive(Clone, Copy)]
pub(super) enum Size {
    /// So many times as large as the piece.
    Times(f64),
    /// As large as fits into so many mm of paper, wide and high.
    Within([f64; 2]),
}

/// The piece from one side with these stones, and how many times as large as the piece it is.
pub(super) fn plan(
    built: &Built,
    (eye, stones): (Eye, &[&BuiltStone]),
    name: &'static str,
    size: Size,
    paint: Paint<'_>,
) -> (DrawnView, f64) {
    let view = eye.view(built.landmarks.lies());
    let outlines = silhouette(&built.metal, &view);
    let stone_points = stones.iter().flat_map(|stone| girdle(stone, &view));
    let bounds = around(bounds(&outlines).into_iter().chain(stone_points));
    let scale = match size {
        Size::Times(scale) => scale,
        Size::Within(room) => fitting(bounds, room),
    };
    let mut ink = Ink::new(scale, bounds);
    ink.area(&outlines, "#f3efe6", "#b9b2a4", 0.15);
    for stone in stones {
        paint.stone(&mut ink, stone, &view);
    }
    (ink.finish(name), scale)
}

/// Rows of stones laid flat along the finger, cut at 6 o'clock.
pub(super) struct Unrolled<'a> {
    stones: &'a [&'a BuiltStone],
    /// Of the circle that is laid flat, on which the girdles lie, in mm.
    pub radius: f64,
    /// Least and greatest place along the circle and along the finger, in mm.
    bounds: Bounds,
}

/// Room for the hours under a line of an unrolled row, in mm of paper.
const HOURS: f64 = 6.0;

impl<'a> Unrolled<'a> {
    /// Of no stones: nothing.
    pub fn new(stones: &'a [&'a BuiltStone]) -> Self {
        let from_axis =
            |stone: &&BuiltStone| stone.ring_from_stone.origin.x.hypot(stone.ring_from_stone.origin.z);
        let radius = stones.iter().map(from_axis).sum::<f64>() / stones.len().max(1) as f64;
        let flat = Self { stones, radius, bounds: [[0.0; 2]; 2] };
        let points = stones.iter().flat_map(|stone| girdle(stone, &flat.frame(stone, [0.0; 2])));
        Self { bounds: around(points), ..flat }
    }

    /// Sees one stone from straight outside, at its place along the circle less `from`.
    fn frame(&self, stone: &BuiltStone, from: [f64; 2]) -> Frame {
        let at = stone.ring_from_stone.origin;
        let angle = at.x.atan2(at.z);
        let (x, z) = (Point::new(angle.cos(), 0.0, -angle.sin()), Point::new(angle.sin(), 0.0, angle.cos()));
        let place = [self.radius * angle - from[0], at.y - from[1]];
        Frame { origin: at - x * place[0] - Point::Y * place[1], x, y: Point::Y, z }
    }

    fn length(&self) -> f64 {
        self.bounds[1][0] - self.bounds[0][0]
    }

    /// The largest scale at which it takes two lines of a width in mm of paper.
    pub fn scale(&self, width: f64) -> f64 {
        let fits = |scale: &f64| scale * self.length() <= 2.0 * width;
        SCALES.into_iter().find(fits).unwrap_or(SCALES[SCALES.len() - 1])
    }

    /// In as many lines as it needs in a width of so many mm of paper.
    pub fn draw(&self, name: &'static str, scale: f64, width: f64, paint: Paint<'_>) -> DrawnView {
        let [[start, low], [_, high]] = self.bounds;
        let lines = (self.length() * scale / width).ceil().max(1.0);
        let (length, pitch) = (self.length() / lines, high - low + (HOURS + 2.0) / scale);
        let foot = low - pitch * (lines - 1.0) - HOURS / scale;
        // Half a stone may stand over an end.
        let widest = self.stones.iter().map(|stone| stone.shape.length.0).fold(0.0, f64::max) / 2.0;
        let mut ink = Ink::new(scale, [[-widest, foot], [length + widest, high]]);
        for line in (0..u32::MAX).map(f64::from).take_while(|line| *line < lines) {
            let from = [start + length * line, pitch * line];
            let here = |along: f64| (along - from[0], (0.0..=length).contains(&(along - from[0])));
            let below = low - from[1] - 1.2 / scale;
            ink.help([0.0, below], [length, below]);
            for hour in -5..=6 {
                let (x, is_here) = here(self.radius * (f64::from(hour) * 30.0).to_radians());
                if is_here {
                    ink.help([x, below], [x, below - 1.0 / scale]);
                    let [px, py] = ink.on_paper([x, below]);
                    let hour = if hour <= 0 { hour + 12 } else { hour };
                    ink.figure([px, py + 1.4 + LETTER], LETTER, &hour.to_string());
                }
            }
            for stone in self.stones {
                let at = stone.ring_from_stone.origin;
                let along = self.radius * at.x.atan2(at.z);
                let last = line + 1.0 >= lines;
                if along - from[0] >= 0.0 && (last || along - from[0] < length) {
                    paint.stone(&mut ink, stone, &self.frame(stone, from));
                }
            }
        }
        ink.finish(name)
    }
}
