//! Line drawings of a piece for papers: views with dimensions.

use super::ink::{Bounds, FIGURE, Ink, around, girdle};
use crate::build::{Built, BuiltStone};
use crate::kernel::{DrawnBody, Polyline, SurfaceMesh, line_drawing, silhouette};
use crate::vocab::{Degrees, Frame, Point};

/// A drawing on a paper.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct DrawnView {
    /// `front`, `side`, `top`, `map`, `unrolled_full`.
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

/// A stone whose table looks at the eye lies over the metal: cosine of the angle between both.
const FACING: f64 = 0.7;

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
        let mut ink = Ink::new(scale, bounds);
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

/// Whether an outline runs around metal and not around an opening.
fn turns_left(outline: &Polyline) -> bool {
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    sides.map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum::<f64>() > 0.0
}
