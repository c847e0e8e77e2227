//! What closed outlines enclose in their plane, and how thin it gets.

use glam::DVec2;
use manifold_rust::cross_section::CrossSection;
use manifold_rust::linalg::Vec2;

use super::inscribed::Region;
use crate::vocab::Contour;

/// Outlines are measured as polygons that stray from them by no more than this, in mm.
const FINE: f64 = 1e-3;

/// Lines are as wide as the disc that reaches all but this share of a piece: the ends of serifs and of brush strokes, and
/// the joints of bows with stems, run out to a point in every font.
const ENDS: f64 = 0.1;

/// One piece of what outlines enclose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlatPiece {
    /// Middle of the widest circle inside it.
    pub middle: [f64; 2],
    /// The widest disc that reaches nine tenths of it, in mm.
    pub line_width: f64,
}

/// Each piece of what the outlines enclose, apart from the others.
#[must_use]
pub fn flat_pieces(contours: &[Contour]) -> Vec<FlatPiece> {
    filled(contours, FINE).decompose().iter().filter_map(measured).collect()
}

/// What the outlines run around other than zero times, as polygons that do not touch, holes clockwise.
pub(super) fn filled(contours: &[Contour], chord_error: f64) -> CrossSection {
    let corner = |[x, y]: [f64; 2]| Vec2::new(x, y);
    let polygons = contours.iter().map(|contour| contour.flattened(chord_error));
    let polygons: Vec<Vec<Vec2>> =
        polygons.map(|corners| corners.into_iter().map(corner).collect()).collect();
    let reversed = polygons.iter().map(|corners| corners.iter().rev().copied().collect()).collect();
    // The engine keeps what is run around a positive number of times.
    CrossSection::new(polygons).union(&CrossSection::new(reversed))
}

fn measured(piece: &CrossSection) -> Option<FlatPiece> {
    let loops: Vec<Vec<DVec2>> = piece
        .to_polygons()
        .iter()
        .map(|corners| corners.iter().map(|corner| DVec2::new(corner.x, corner.y)).collect())
        .collect();
    let mut loops: Vec<&[DVec2]> = loops.iter().map(Vec::as_slice).collect();
    let area = |corners: &[DVec2]| {
        let next = corners.iter().cycle().skip(1);
        corners.iter().zip(next).map(|(a, b)| a.perp_dot(*b)).sum::<f64>()
    };
    loops.sort_by(|a, b| area(b).total_cmp(&area(a)));
    let (middle, radius) = Region { loops }.widest_circle()?;
    let (mut low, mut high) = (0.0, 2.0 * radius);
    for _ in 0..10 {
        let width = f64::midpoint(low, high);
        if is_as_wide(piece, width) { low = width } else { high = width }
    }
    Some(FlatPiece { middle: middle.to_array(), line_width: f64::midpoint(low, high) })
}

/// Whether a disc of this width reaches nearly all of the piece.
fn is_as_wide(piece: &CrossSection, width: f64) -> bool {
    let round = 1;
    let inner = piece.offset_with_params(-width / 2.0, round, 2.0, 32);
    // Corners of a letter are no thinner for being corners.
    let sharp = 2;
    inner.offset_with_params(width / 2.0, sharp, 2.0, 0).area() >= (1.0 - ENDS) * piece.area()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Stroke;

    fn rectangle([x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> Contour {
        let strokes = [[x1, y0], [x1, y1], [x0, y1]].map(Stroke::Line).to_vec();
        Contour { start: [x0, y0], strokes }
    }

    fn clockwise(mut contour: Contour) -> Contour {
        contour.strokes.reverse();
        contour
    }

    fn widths(contours: &[Contour]) -> Vec<f64> {
        flat_pieces(contours).iter().map(|piece| piece.line_width).collect()
    }

    #[test]
    fn a_bar_is_as_wide_as_it_is_drawn_whichever_way_it_runs() {
        let bar = rectangle([0.0, 0.0], [3.0, 0.4]);
        for bars in [vec![bar.clone()], vec![clockwise(bar.clone())], vec![bar.clone(), bar]] {
            let found = widths(&bars);
            assert!(found.len() == 1 && (found[0] - 0.4).abs() < 0.005, "{found:?}");
        }
    }

    #[test]
    fn the_thin_side_of_a_frame_counts_and_a_hole_is_no_line() {
        let frame = [rectangle([0.0, 0.0], [4.0, 12.0]), clockwise(rectangle([0.3, 0.8], [3.2, 11.4]))];
        let found = widths(&frame);
        assert!((found[0] - 0.3).abs() < 0.005, "{found:?}");
        let area = filled(&frame, FINE).area();
        assert!((area - (48.0 - 2.9 * 10.6)).abs() < 1e-6, "{area}");
    }

    #[test]
    fn a_long_thin_line_counts_and_a_joint_or_a_point_does_not() {
        let blocks = |apart: f64| {
            [
                rectangle([0.0, 0.0], [1.0, 1.0]),
                rectangle([0.9, 0.4], [1.1 + apart, 0.5]),
                rectangle([1.0 + apart, 0.0], [2.0 + apart, 1.0]),
            ]
        };
        let found = widths(&blocks(3.0));
        assert!(found.len() == 1 && (found[0] - 0.1).abs() < 0.005, "{found:?}");
        assert!(widths(&blocks(0.5))[0] > 0.9);
        let point = Contour {
            start: [0.0, 0.0],
            strokes: [[3.0, 0.0], [3.0, 0.5], [0.25, 0.5]].map(Stroke::Line).to_vec(),
        };
        let found = widths(&[point]);
        assert!((found[0] - 0.5).abs() < 0.01, "{found:?}");
        assert!(widths(&[]).is_empty());
    }
}
