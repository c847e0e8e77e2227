//! Drawings for files, as SVG, one unit a millimeter and 1:1 on paper: the outline of the piece, and the map of its stones.

use std::fmt::Write;

use super::plans::is_seen_from_top;
use super::source::species_name;
use crate::build::{Built, BuiltStone};
use crate::design::{Library, Project};
use crate::kernel::silhouette;
use crate::vocab::{Frame, Point};

/// Paper around the drawing, in mm.
const MARGIN: f64 = 4.0;

/// Height of letters, in mm.
const LETTER: f64 = 2.2;

/// From line to line, in mm.
const LINE: f64 = 3.2;

/// Fills for sizes of stones, in turn.
const FILLS: [&str; 6] = ["#9ecae1", "#fdae6b", "#a1d99b", "#bcbddc", "#fa9fb5", "#fee391"];

/// Looking along the finger: 12 o'clock is the head, 3 o'clock +X.
const THROUGH: Frame = Frame { origin: Point::ZERO, x: Point::X, y: Point::Z, z: Point::NEG_Y };

/// The outline of what goes around a finger or wrist as one looks through it, with the circle of its ordered size;
/// of other pieces the outline from the front.
#[must_use]
pub fn outline(project: &Project, built: &Built) -> String {
    let inside = project.piece.wear.inner_diameter();
    let mut sheet = Sheet::new(project, built, if inside.is_some() { &THROUGH } else { &Frame::IDENTITY });
    sheet.metal();
    if let Some(inside) = inside {
        let radius = inside.0 / 2.0;
        sheet.draw(&format!(
            "<circle cx=\"0\" cy=\"0\" r=\"{radius:.4}\" fill=\"none\" stroke=\"#c00\" stroke-width=\"0.1\" stroke-dasharray=\"1 0.6\"/>"
        ));
        sheet.say(&format!("Inside {:.2} mm", inside.0));
    }
    sheet.finish()
}

/// Every stone as seen from the top, with its number and colored by its size, and the list of sizes.
#[must_use]
pub fn stone_map(project: &Project, library: &Library, built: &Built) -> String {
    let mut sheet = Sheet::new(project, built, &Frame::IDENTITY);
    sheet.metal();
    let mut sizes: Vec<(String, usize)> = Vec::new();
    let mut hidden = 0;
    for stone in &built.stones {
        let size = size(library, stone);
        let kind = sizes.iter().position(|(known, _)| *known == size).unwrap_or_else(|| {
            sizes.push((size, 0));
            sizes.len() - 1
        });
        sizes[kind].1 += 1;
        if is_seen_from_top(stone) {
            sheet.stone(stone, FILLS[kind % FILLS.len()]);
        } else {
            hidden += 1;
        }
    }
    for (kind, (size, count)) in sizes.iter().enumerate() {
        sheet.say_in(&format!("{count} × {size}"), FILLS[kind % FILLS.len()]);
    }
    if hidden > 0 {
        sheet.say(&format!("{hidden} more look to the sides or away"));
    }
    sheet.finish()
}

fn size(library: &Library, stone: &BuiltStone) -> String {
    let name = species_name(library, stone);
    format!("{name} {:.2} × {:.2} mm", stone.shape.length.0, stone.shape.width.0)
}

/// A drawing on its way.
struct Sheet<'a> {
    built: &'a Built,
    view: &'a Frame,
    shapes: String,
    /// Of lines and the fill of the square before each.
    lines: Vec<(String, Option<&'static str>)>,
    /// Least and greatest corner of what is drawn, up is +Y.
    bounds: [[f64; 2]; 2],
}

impl<'a> Sheet<'a> {
    fn new(project: &Project, built: &'a Built, view: &'a Frame) -> Self {
        let lines = vec![(project.name.clone(), None)];
        Self { built, view, shapes: String::new(), lines, bounds: [[0.0; 2]; 2] }
    }

    fn draw(&mut self, shape: &str) {
        self.shapes.push_str(shape);
        self.shapes.push('\n');
    }

    fn say(&mut self, line: &str) {
        self.lines.push((line.to_owned(), None));
    }

    fn say_in(&mut self, line: &str, fill: &'static str) {
        self.lines.push((line.to_owned(), Some(fill)));
    }

    fn metal(&mut self) {
        let outlines = silhouette(&self.built.metal, self.view);
        let corners = || outlines.iter().flatten();
        let fold = |pick: fn(f64, f64) -> f64| {
            corners().copied().reduce(|a, b| [pick(a[0], b[0]), pick(a[1], b[1])])
        };
        self.bounds = [fold(f64::min), fold(f64::max)].map(Option::unwrap_or_default);
        let path: Vec<String> = outlines.iter().map(|outline| path(outline)).collect();
        self.draw(&format!(
            "<path fill=\"#e8e2d4\" fill-rule=\"evenodd\" stroke=\"#333\" stroke-width=\"0.08\" d=\"{}\"/>",
            path.join(" ")
        ));
    }

    fn stone(&mut self, stone: &BuiltStone, fill: &str) {
        let place = |x: f64, y: f64| {
            let at = self.view.to_local(stone.ring_from_stone.to_parent(Point::new(x, y, 0.0)));
            [at.x, at.y]
        };
        let girdle: Vec<[f64; 2]> = stone.shape.outline.points.iter().map(|at| place(at.x, at.y)).collect();
        let [x, y] = place(0.0, 0.0);
        let number = stone.role.number() + 1;
        let letter = (stone.shape.width.0 * 0.5).min(LETTER);
        let outline = path(&girdle);
        self.draw(&format!(
            "<path fill=\"{fill}\" stroke=\"#333\" stroke-width=\"0.05\" d=\"{outline}\"/>\n\
             <text x=\"{x:.3}\" y=\"{:.3}\" font-size=\"{letter:.2}\" text-anchor=\"middle\">{number}</text>",
            0.35 * letter - y
        ));
    }

    /// The whole text: the drawing, a ruler of a centimeter, and the lines.
    fn finish(mut self) -> String {
        let [[left, low], [right, high]] = self.bounds;
        let mut below = MARGIN - low;
        let ruler = format!(
            "<path fill=\"none\" stroke=\"#333\" stroke-width=\"0.1\" d=\"M{left:.3} {:.3}v1h10v-1\"/>\n\
             <text x=\"{:.3}\" y=\"{below:.3}\" font-size=\"{LETTER}\">10 mm, drawn 1:1</text>",
            below - 1.0,
            left + 11.0,
        );
        self.draw(&ruler);
        below += 0.5 * LINE;
        for (line, fill) in std::mem::take(&mut self.lines) {
            below += LINE;
            let indent = if let Some(fill) = fill {
                let square = format!(
                    "<rect x=\"{left:.3}\" y=\"{:.3}\" width=\"2\" height=\"2\" fill=\"{fill}\"/>",
                    below - 1.8
                );
                self.draw(&square);
                3.0
            } else {
                0.0
            };
            let at = left + indent;
            self.draw(&format!(
                "<text x=\"{at:.3}\" y=\"{below:.3}\" font-size=\"{LETTER}\">{}</text>",
                escaped(&line)
            ));
        }
        let (x, y) = (left - MARGIN, -high - MARGIN);
        // Room for the lines beside a narrow drawing.
        let (width, height) = ((right - left).max(60.0) + 2.0 * MARGIN, below + MARGIN - y);
        let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        // Writing into a text cannot fail.
        let _ = writeln!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.3}mm\" height=\"{height:.3}mm\" \
             viewBox=\"{x:.3} {y:.3} {width:.3} {height:.3}\" font-family=\"sans-serif\">"
        );
        text + &self.shapes + "</svg>\n"
    }
}

/// A closed outline; the format has +Y down.
fn path(outline: &[[f64; 2]]) -> String {
    let corners: Vec<String> = outline.iter().map(|[x, y]| format!("{x:.4} {:.4}", 0.0 - y)).collect();
    format!("M{}Z", corners.join("L"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace(|c: char| c.is_control(), " ")
}
