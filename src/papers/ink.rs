//! Ink on paper: outlines, lines, numbers and dimensions of a piece at a scale, as SVG.

use std::fmt::Write;

use super::views::DrawnView;
use crate::build::BuiltStone;
use crate::kernel::Polyline;
use crate::vocab::{Frame, Point};

/// Paper around a drawing, in mm.
const MARGIN: f64 = 1.0;

/// From a drawing to its dimension lines, in mm of paper.
pub(super) const AWAY: f64 = 5.0;

/// Room for a dimension line with its figure, in mm of paper.
pub(super) const FIGURE: f64 = 9.0;

/// Height of figures, in mm of paper: 7 points.
pub(super) const LETTER: f64 = 2.5;

/// Smaller stones have no number inside, in mm of paper.
const LEAST_NUMBER: f64 = 1.3;

/// Least and greatest corner of a drawing, in mm of the piece.
pub(super) type Bounds = [[f64; 2]; 2];

/// A stone's girdle as a view shows it.
pub(super) fn girdle(stone: &BuiltStone, view: &Frame) -> Polyline {
    let seen = |at: &glam::DVec2| {
        let at = view.to_local(stone.ring_from_stone.to_parent(Point::new(at.x, at.y, 0.0)));
        [at.x, at.y]
    };
    stone.shape.outline.points.iter().map(seen).collect()
}

/// The corners of outlines.
pub(super) fn bounds(outlines: &[Polyline]) -> Bounds {
    around(outlines.iter().flatten().copied())
}

/// The corners of points; of none, nothing at the origin.
pub(super) fn around(points: impl Iterator<Item = [f64; 2]>) -> Bounds {
    let none = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];
    let [least, most] = points.fold(none, |[least, most], at| {
        [[least[0].min(at[0]), least[1].min(at[1])], [most[0].max(at[0]), most[1].max(at[1])]]
    });
    if least[0].is_finite() { [least, most] } else { [[0.0; 2]; 2] }
}

/// A drawing on its way. Places go in as millimeters of the piece with +Y up, and stand in the text as millimeters of
/// paper with +Y down.
pub(super) struct Ink {
    scale: f64,
    shapes: String,
    /// What is drawn on, in mm of paper with +Y up.
    extent: Bounds,
}

impl Ink {
    /// On a blank sheet for what lies between these corners.
    pub fn new(scale: f64, bounds: Bounds) -> Self {
        Self { scale, shapes: String::new(), extent: bounds.map(|at| at.map(|x| x * scale)) }
    }

    fn draw(&mut self, shape: &str) {
        self.shapes.push_str(shape);
        self.shapes.push('\n');
    }

    pub fn on_paper(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x * self.scale, 0.0 - y * self.scale]
    }

    fn path(&self, line: &[[f64; 2]], end: &str) -> String {
        let mut path = String::new();
        for (place, at) in line.iter().enumerate() {
            let [x, y] = self.on_paper(*at);
            // Writing into a text cannot fail.
            let _ = write!(path, "{}{x:.3} {y:.3}", if place == 0 { "M" } else { "L" });
        }
        path + end
    }

    pub fn area(&mut self, outlines: &[Polyline], fill: &str, stroke: &str, width: f64) {
        let path: String = outlines.iter().map(|outline| self.path(outline, "Z")).collect();
        self.draw(&format!(
            "<path fill=\"{fill}\" fill-rule=\"evenodd\" stroke=\"{stroke}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" d=\"{path}\"/>"
        ));
    }

    pub fn lines(&mut self, lines: &[Polyline], color: &str, width: f64) {
        let path: String = lines.iter().map(|line| self.path(line, "")).collect();
        if !path.is_empty() {
            self.draw(&format!(
                "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"{path}\"/>"
            ));
        }
    }

    /// A stone's girdle as a view shows it, filled, with its number where there is room for one.
    pub fn numbered(&mut self, stone: &BuiltStone, view: &Frame, fill: &str) {
        self.area(&[girdle(stone, view)], fill, "#2b2926", 0.15);
        // A stone that leans away is narrower.
        let width = stone.shape.width.0 * self.scale * stone.ring_from_stone.z.dot(view.z).abs();
        let letter = (0.55 * width).min(1.3 * LETTER);
        if width >= LEAST_NUMBER {
            let middle = view.to_local(stone.ring_from_stone.origin);
            let [x, y] = self.on_paper([middle.x, middle.y]);
            let number = (stone.role.number() + 1).to_string();
            self.figure(
                [x, y + 0.36 * letter],
                letter.min(1.5 * width / number.len().max(2) as f64),
                &number,
            );
        }
    }

    /// A figure in the middle over a place on paper, +Y down.
    pub fn figure(&mut self, [x, y]: [f64; 2], letter: f64, text: &str) {
        self.draw(&format!(
            "<text x=\"{x:.3}\" y=\"{y:.3}\" font-family=\"Inter\" font-size=\"{letter:.3}\" text-anchor=\"middle\" fill=\"#2b2926\">{text}</text>"
        ));
    }

    /// The whole width, under the drawing.
    pub fn across_below(&mut self, [least, most]: Bounds) {
        let low = least[1] - AWAY / self.scale;
        for x in [least[0], most[0]] {
            self.help([x, least[1]], [x, low - 1.0 / self.scale]);
        }
        let width = most[0] - least[0];
        self.across([least[0], low], [most[0], low], &format!("{width:.2}"));
        self.extent[0][1] = self.extent[0][1].min(low * self.scale - FIGURE + AWAY);
    }

    /// A height, to the right of the drawing and `farther` mm of paper beyond.
    pub fn up_beside(&mut self, [_, most]: Bounds, from: f64, to: f64, farther: f64) {
        let x = most[0] + (AWAY + farther) / self.scale;
        for y in [from, to] {
            self.help([most[0].min(x), y], [x + 1.0 / self.scale, y]);
        }
        self.arrows([x, from], [x, to]);
        let [px, py] = self.on_paper([x, f64::midpoint(from, to)]);
        let text = format!("{:.2}", to - from);
        self.draw(&format!(
            "<g transform=\"translate({:.3} {py:.3}) rotate(-90)\"><text font-family=\"Inter\" font-size=\"{LETTER}\" text-anchor=\"middle\" fill=\"#2b2926\">{text}</text></g>",
            px - 0.9
        ));
        self.extent[1][0] = self.extent[1][0].max(px + 2.0);
    }

    /// A dimension line along X with its figure over it.
    pub fn across(&mut self, from: [f64; 2], to: [f64; 2], text: &str) {
        self.arrows(from, to);
        let [x, y] = self.on_paper([f64::midpoint(from[0], to[0]), from[1]]);
        // Too narrow for its figure: the figure stands below.
        let narrow = (to[0] - from[0]) * self.scale < 0.65 * LETTER * text.len() as f64;
        self.figure([x, if narrow { y + LETTER + 0.6 } else { y - 0.9 }], LETTER, text);
    }

    pub fn help(&mut self, from: [f64; 2], to: [f64; 2]) {
        let path = self.path(&[from, to], "");
        self.draw(&format!("<path fill=\"none\" stroke=\"#a39b8b\" stroke-width=\"0.1\" d=\"{path}\"/>"));
    }

    /// A thin line with an arrow at each end.
    fn arrows(&mut self, from: [f64; 2], to: [f64; 2]) {
        let line = self.path(&[from, to], "");
        self.draw(&format!("<path fill=\"none\" stroke=\"#8a6d3b\" stroke-width=\"0.12\" d=\"{line}\"/>"));
        let [a, b] = [from, to].map(|at| self.on_paper(at));
        let length = (b[0] - a[0]).hypot(b[1] - a[1]);
        if length < 4.0 {
            return;
        }
        let along = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
        for (tip, sign) in [(a, 1.0), (b, -1.0)] {
            let corner = |forth: f64, aside: f64| {
                let x = tip[0] + sign * along[0] * forth - along[1] * aside;
                format!("{x:.3} {:.3}", tip[1] + sign * along[1] * forth + along[0] * aside)
            };
            let path = format!("M{}L{}L{}Z", corner(0.0, 0.0), corner(1.4, 0.28), corner(1.4, -0.28));
            self.draw(&format!("<path fill=\"#8a6d3b\" d=\"{path}\"/>"));
        }
    }

    pub fn finish(self, name: &'static str) -> DrawnView {
        let [[left, low], [right, high]] = self.extent;
        let (width, height) = (right - left + 2.0 * MARGIN, high - low + 2.0 * MARGIN);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.3}mm\" height=\"{height:.3}mm\" viewBox=\"{:.3} {:.3} {width:.3} {height:.3}\">\n{}</svg>\n",
            left - MARGIN,
            0.0 - high - MARGIN,
            self.shapes
        );
        DrawnView { name, width_mm: width, height_mm: height, svg }
    }
}
