//! Pictures of the trade that no icon font has: the parts of a ring, and the sides it is seen from.
//! Each is drawn with lines on a square of 16 points.

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, pos2, vec2};

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictogram {
    /// A ring with a stone.
    Ring,
    /// The band alone, open at the head.
    Shank,
    /// One prong with its tip bent over.
    Prong,
    /// A loop of wire seen from the side.
    Rail,
    /// A wall around a stone, from the top.
    Bezel,
    /// A brilliant from the side.
    Stone,
    /// A cube with its front marked.
    CubeFront,
    /// A cube with its top marked.
    CubeTop,
    /// A cube with its right side marked.
    CubeSide,
    /// A ring seen along the finger.
    ThroughFinger,
}

const LINE: f32 = 1.3;

/// Draws one around `center`.
pub(super) fn paint(picture: Pictogram, painter: &Painter, center: Pos2, color: Color32) {
    let pen = Pen { painter, center, color };
    match picture {
        Pictogram::Ring => {
            pen.circle(0.0, 2.0, 5.0);
            pen.closed(&[(-2.6, -5.2), (-1.4, -6.9), (1.4, -6.9), (2.6, -5.2), (0.0, -2.9)]);
        }
        Pictogram::Shank => pen.arc(vec2(0.0, 0.0), vec2(6.0, 6.0), -55.0, 235.0),
        Pictogram::Prong => {
            pen.open(&[(-2.5, 6.5), (-0.6, -1.5), (-0.2, -4.4), (1.2, -5.8), (3.2, -5.4)]);
            pen.open(&[(0.6, 6.5), (1.8, -0.6), (3.6, -2.2)]);
            pen.open(&[(-2.5, 6.5), (0.6, 6.5)]);
        }
        Pictogram::Rail => pen.arc(Vec2::ZERO, vec2(6.4, 3.2), 0.0, 360.0),
        Pictogram::Bezel => {
            pen.circle(0.0, 0.0, 6.3);
            pen.circle(0.0, 0.0, 3.6);
        }
        Pictogram::Stone => {
            pen.closed(&[(-6.5, -1.8), (-3.6, -5.2), (3.6, -5.2), (6.5, -1.8), (0.0, 5.8)]);
            pen.open(&[(-6.5, -1.8), (6.5, -1.8)]);
            pen.open(&[(-2.4, -1.8), (0.0, 5.8), (2.4, -1.8)]);
        }
        Pictogram::CubeFront => pen.cube(&[LEFT, MIDDLE, BOTTOM, LOW_LEFT]),
        Pictogram::CubeTop => pen.cube(&[LEFT, TOP, RIGHT, MIDDLE]),
        Pictogram::CubeSide => pen.cube(&[MIDDLE, RIGHT, LOW_RIGHT, BOTTOM]),
        Pictogram::ThroughFinger => {
            pen.circle(0.0, 0.0, 6.3);
            pen.dot(1.7);
        }
    }
}

/// A point as an offset from the center, y down.
type At = (f32, f32);

const TOP: At = (0.0, -6.6);
const LEFT: At = (-5.8, -3.3);
const RIGHT: At = (5.8, -3.3);
const MIDDLE: At = (0.0, 0.0);
const LOW_LEFT: At = (-5.8, 3.3);
const LOW_RIGHT: At = (5.8, 3.3);
const BOTTOM: At = (0.0, 6.6);

struct Pen<'a> {
    painter: &'a Painter,
    center: Pos2,
    color: Color32,
}

impl Pen<'_> {
    fn stroke(&self) -> Stroke {
        Stroke::new(LINE, self.color)
    }

    fn points(&self, points: &[At]) -> Vec<Pos2> {
        points.iter().map(|&(x, y)| self.center + vec2(x, y)).collect()
    }

    fn open(&self, points: &[At]) {
        self.painter.add(Shape::line(self.points(points), self.stroke()));
    }

    fn closed(&self, points: &[At]) {
        self.painter.add(Shape::closed_line(self.points(points), self.stroke()));
    }

    fn circle(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_stroke(self.center + vec2(x, y), radius, self.stroke());
    }

    fn dot(&self, radius: f32) {
        self.painter.circle_filled(self.center, radius, self.color);
    }

    /// Part of an ellipse, in degrees clockwise from 3 o'clock.
    fn arc(&self, middle: Vec2, radii: Vec2, from: f32, to: f32) {
        const STEPS: u8 = 40;
        let at = |step: u8| {
            let angle = (from + (to - from) * f32::from(step) / f32::from(STEPS)).to_radians();
            let offset = middle + radii * vec2(angle.cos(), angle.sin());
            pos2(self.center.x + offset.x, self.center.y + offset.y)
        };
        self.painter.add(Shape::line((0..=STEPS).map(at).collect(), self.stroke()));
    }

    /// A cube with one face filled.
    fn cube(&self, face: &[At; 4]) {
        let fill = self.color.gamma_multiply(0.75);
        self.painter.add(Shape::convex_polygon(self.points(face), fill, Stroke::NONE));
        self.closed(&[TOP, RIGHT, LOW_RIGHT, BOTTOM, LOW_LEFT, LEFT]);
        self.open(&[LEFT, MIDDLE, RIGHT]);
        self.open(&[MIDDLE, BOTTOM]);
    }
}
