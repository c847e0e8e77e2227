//! Line drawings of a piece for papers: views with dimensions, and the numbered map of its stones.

use std::fmt::Write;

use crate::build::{Built, BuiltStone};
use crate::kernel::{DrawnBody, Polyline, SurfaceMesh, line_drawing, silhouette};
use crate::vocab::{Degrees, Frame, Point};

/// A drawing on a paper.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct DrawnView {
    /// `front`, `side`, `top`, `map`.
    pub name: &'static str,
    /// Width on paper.
    pub width_mm: f64,
    /// Height on paper.
    pub height_mm: f64,
    /// The drawing, one unit a millimeter of paper.
    #[serde(skip)]
    pub svg: String,
}

/// Faces of metal that meet at more than this make a line.
const SHARP_METAL: Degrees = Degrees(28.0);

/// Facets of a stone that meet at more than this do.
const SHARP_STONE: Degrees = Degrees(1.0);

/// Paper around a drawing, in mm.
const MARGIN: f64 = 1.0;

/// From a drawing to its dimension lines, in mm of paper.
const AWAY: f64 = 5.0;

/// Room for a dimension line with its figure, in mm of paper.
const FIGURE: f64 = 9.0;

/// Height of figures, in mm of paper: 7 points.
const LETTER: f64 = 2.5;

/// Smaller stones have no number inside, in mm of paper.
const LEAST_NUMBER: f64 = 1.3;

/// Enlargements of a map.
const MAP_SCALES: [f64; 7] = [10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0];

/// A stone whose table looks away from the eye by more than this is not seen: cosine of the angle between both.
const SEEN: f64 = 0.1;

/// A stone whose table looks at the eye lies over the metal: cosine of the angle between both.
const FACING: f64 = 0.7;

/// Fills of the kinds of stones on a map, in turn.
const FILLS: [&str; 6] = ["#dbe7f0", "#f3e3cc", "#dfeadb", "#e7e0ee", "#f3dfe2", "#f2ecc8"];

/// The color of a kind of stones.
pub(super) const fn fill(kind: usize) -> &'static str {
    FILLS[kind % FILLS.len()]
}

/// From which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Through the finger or wrist.
    Through,
    /// From 3 o'clock, of what goes around a finger or wrist.
    BesideBand,
    /// Down on the stones; of what lies flat from the front.
    Top,
    /// From 3 o'clock, of what lies flat.
    BesideFlat,
}

impl Side {
    const fn view(self) -> Frame {
        let (x, y, z) = match self {
            Self::Through => (Point::X, Point::Z, Point::NEG_Y),
            Self::BesideBand => (Point::Y, Point::Z, Point::X),
            Self::Top => (Point::X, Point::Y, Point::Z),
            Self::BesideFlat => (Point::NEG_Z, Point::Y, Point::X),
        };
        Frame { origin: Point::ZERO, x, y, z }
    }
}

/// Draws one built piece.
pub(super) struct Artist<'a> {
    built: &'a Built,
    /// One for each stone, in their order.
    stones: Vec<SurfaceMesh>,
}

/// Least and greatest corner of a drawing, in mm of the piece.
type Bounds = [[f64; 2]; 2];

impl<'a> Artist<'a> {
    pub fn new(built: &'a Built) -> Self {
        Self { built, stones: built.stones.iter().map(placed).collect() }
    }

    /// The views of a piece with their dimensions, all by one scale: of what goes around an opening of `inside` mm that
    /// through it, from the side and from the top; of others from the front and from the side.
    pub fn dimensioned(&self, inside: Option<f64>, scale: f64) -> Vec<DrawnView> {
        let Some(inside) = inside else {
            return vec![
                self.view("front", Side::Top, scale, |ink, bounds| {
                    ink.across_below(bounds);
                    ink.up_beside(bounds, bounds[0][1], bounds[1][1], 0.0);
                }),
                self.view("side", Side::BesideFlat, scale, Ink::across_below),
            ];
        };
        let radius = inside / 2.0;
        vec![
            self.view("front", Side::Through, scale, |ink, bounds| {
                ink.across_below(bounds);
                ink.up_beside(bounds, bounds[0][1], bounds[1][1], FIGURE);
                ink.up_beside(bounds, radius, bounds[1][1], 0.0);
                ink.across([-radius, 0.0], [radius, 0.0], &format!("Ø {inside:.2}"));
            }),
            self.view("side", Side::BesideBand, scale, Ink::across_below),
            self.view("top", Side::Top, scale, |ink, bounds| {
                ink.up_beside(bounds, bounds[0][1], bounds[1][1], 0.0);
            }),
        ]
    }

    /// The stones from the top with their numbers, on paper at most `most` mm wide and high; how much larger than the
    /// piece it is, and how many stones are not seen. `fill` gives the color of a stone's kind.
    pub fn map(
        &self,
        most: f64,
        fill: impl Fn(&BuiltStone) -> Option<&'static str>,
    ) -> (DrawnView, f64, usize) {
        let frame = Side::Top.view();
        let outlines = silhouette(&self.built.metal, &frame);
        let bounds = bounds(&outlines);
        let largest = (bounds[1][0] - bounds[0][0]).max(bounds[1][1] - bounds[0][1]);
        let scale = MAP_SCALES.into_iter().find(|scale| scale * largest <= most);
        let scale = scale.unwrap_or(MAP_SCALES[MAP_SCALES.len() - 1]);
        let mut ink = Ink { scale, shapes: String::new(), extent: bounds.map(|at| at.map(|x| x * scale)) };
        ink.area(&outlines, "#f3efe6", "#b9b2a4", 0.15);
        let (seen, hidden): (Vec<_>, Vec<_>) =
            self.built.stones.iter().partition(|stone| stone.ring_from_stone.z.z > SEEN);
        for stone in &seen {
            ink.numbered(stone, fill(stone).unwrap_or("none"));
        }
        (ink.finish("map"), scale, hidden.len())
    }

    fn view(
        &self,
        name: &'static str,
        side: Side,
        scale: f64,
        dimensions: impl Fn(&mut Ink, Bounds),
    ) -> DrawnView {
        let frame = side.view();
        let outlines = silhouette(&self.built.metal, &frame);
        let metal = DrawnBody { mesh: &self.built.metal_mesh, sharp: SHARP_METAL };
        let stones = self.stones.iter().map(|mesh| DrawnBody { mesh, sharp: SHARP_STONE });
        let bodies: Vec<DrawnBody<'_>> = [metal].into_iter().chain(stones).collect();
        let lines = line_drawing(&bodies, &frame);
        let stone_points = self.stones.iter().flat_map(|mesh| &mesh.positions).map(|at| {
            let at = frame.to_local(*at);
            [at.x, at.y]
        });
        let of_metal = outlines.iter().flatten().copied();
        let bounds = around(of_metal.clone().chain(stone_points));
        let mut ink = Ink { scale, shapes: String::new(), extent: bounds.map(|at| at.map(|x| x * scale)) };
        ink.area(&outlines, "#f6f2e9", "none", 0.0);
        for stone in self.built.stones.iter().filter(|stone| stone.ring_from_stone.z.dot(frame.z) > FACING) {
            ink.area(&[girdle(stone, &frame)], "#edf3f7", "none", 0.0);
        }
        for (place, lines) in lines.iter().enumerate() {
            let (color, width) = if place == 0 { ("#2b2926", 0.18) } else { ("#5b7f9a", 0.1) };
            ink.lines(lines, color, width);
        }
        let around_metal: Vec<Polyline> = outlines.iter().filter(|it| turns_left(it)).cloned().collect();
        ink.area(&around_metal, "none", "#2b2926", 0.28);
        dimensions(&mut ink, around(of_metal));
        ink.finish(name)
    }
}

/// A stone's facets in ring space.
fn placed(stone: &BuiltStone) -> SurfaceMesh {
    let body = &stone.shape.polyhedron;
    let positions: Vec<Point> = body.vertices.iter().map(|at| stone.ring_from_stone.to_parent(*at)).collect();
    let triangles = body.triangles();
    SurfaceMesh {
        normals: vec![stone.ring_from_stone.z; positions.len()],
        tags: vec![stone.role.tag(); triangles.len()],
        positions,
        triangles,
    }
}

/// A stone's girdle as a view shows it.
fn girdle(stone: &BuiltStone, view: &Frame) -> Polyline {
    let seen = |at: &glam::DVec2| {
        let at = view.to_local(stone.ring_from_stone.to_parent(Point::new(at.x, at.y, 0.0)));
        [at.x, at.y]
    };
    stone.shape.outline.points.iter().map(seen).collect()
}

/// Whether an outline runs around metal and not around an opening.
fn turns_left(outline: &Polyline) -> bool {
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    sides.map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum::<f64>() > 0.0
}

fn bounds(outlines: &[Polyline]) -> Bounds {
    around(outlines.iter().flatten().copied())
}

/// Of no points: nothing at the origin.
fn around(points: impl Iterator<Item = [f64; 2]>) -> Bounds {
    let none = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];
    let [least, most] = points.fold(none, |[least, most], at| {
        [[least[0].min(at[0]), least[1].min(at[1])], [most[0].max(at[0]), most[1].max(at[1])]]
    });
    if least[0].is_finite() { [least, most] } else { [[0.0; 2]; 2] }
}

/// A drawing on its way. Places go in as millimeters of the piece with +Y up, and stand in the text as millimeters of
/// paper with +Y down.
struct Ink {
    scale: f64,
    shapes: String,
    /// What is drawn on, in mm of paper with +Y up.
    extent: Bounds,
}

impl Ink {
    fn draw(&mut self, shape: &str) {
        self.shapes.push_str(shape);
        self.shapes.push('\n');
    }

    fn on_paper(&self, [x, y]: [f64; 2]) -> [f64; 2] {
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

    fn area(&mut self, outlines: &[Polyline], fill: &str, stroke: &str, width: f64) {
        let path: String = outlines.iter().map(|outline| self.path(outline, "Z")).collect();
        self.draw(&format!(
            "<path fill=\"{fill}\" fill-rule=\"evenodd\" stroke=\"{stroke}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" d=\"{path}\"/>"
        ));
    }

    fn lines(&mut self, lines: &[Polyline], color: &str, width: f64) {
        let path: String = lines.iter().map(|line| self.path(line, "")).collect();
        if !path.is_empty() {
            self.draw(&format!(
                "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"{path}\"/>"
            ));
        }
    }

    fn numbered(&mut self, stone: &BuiltStone, fill: &str) {
        self.area(&[girdle(stone, &Frame::IDENTITY)], fill, "#2b2926", 0.15);
        let width = stone.shape.width.0 * self.scale;
        let letter = (0.55 * width).min(1.3 * LETTER);
        if width >= LEAST_NUMBER {
            let middle = stone.ring_from_stone.origin;
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
    fn figure(&mut self, [x, y]: [f64; 2], letter: f64, text: &str) {
        self.draw(&format!(
            "<text x=\"{x:.3}\" y=\"{y:.3}\" font-family=\"Inter\" font-size=\"{letter:.3}\" text-anchor=\"middle\" fill=\"#2b2926\">{text}</text>"
        ));
    }

    /// The whole width, under the drawing.
    fn across_below(&mut self, [least, most]: Bounds) {
        let low = least[1] - AWAY / self.scale;
        for x in [least[0], most[0]] {
            self.help([x, least[1]], [x, low - 1.0 / self.scale]);
        }
        let width = most[0] - least[0];
        self.across([least[0], low], [most[0], low], &format!("{width:.2}"));
        self.extent[0][1] = self.extent[0][1].min(low * self.scale - FIGURE + AWAY);
    }

    /// A height, to the right of the drawing and `farther` mm of paper beyond.
    fn up_beside(&mut self, [_, most]: Bounds, from: f64, to: f64, farther: f64) {
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
    fn across(&mut self, from: [f64; 2], to: [f64; 2], text: &str) {
        self.arrows(from, to);
        let [x, y] = self.on_paper([f64::midpoint(from[0], to[0]), from[1]]);
        // Too narrow for its figure: the figure stands below.
        let narrow = (to[0] - from[0]) * self.scale < 0.65 * LETTER * text.len() as f64;
        self.figure([x, if narrow { y + LETTER + 0.6 } else { y - 0.9 }], LETTER, text);
    }

    fn help(&mut self, from: [f64; 2], to: [f64; 2]) {
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

    fn finish(self, name: &'static str) -> DrawnView {
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
