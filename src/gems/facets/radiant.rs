//! The radiant: a cropped square or rectangle with the chevrons of a princess on its four sides and two facets at each
//! crop; 70 facets with the girdle's eight and a culet. A rectangular one is a square one stretched.

use glam::DVec2;

use super::chevron::{Rows, Side, check, foot};
use super::{Blank, Facet, through, upright};
use crate::gems::outline::CornerSides;
use crate::gems::{Cut, Plane, Proportion, ShapeError};
use crate::vocab::Point;

/// How deep the two facets of a crop meet, as a share of the pavilion.
const CROP_BREAK: f64 = 0.45;

/// A radiant with its length along X.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let reach = width / 2.0;
    let crop = width * cut.get(Proportion::Corner) / 100.0;
    let half = reach - crop;
    let rows = Rows::of(cut, width, reach)?;
    let sides = [DVec2::X, DVec2::Y, -DVec2::X, -DVec2::Y].map(|out| Side { out, reach, half });
    check(sides[0], &rows, std::f64::consts::FRAC_PI_2)?;
    let mut facets = rows.ends();
    let mut corners = Vec::new();
    for (side, next) in sides.iter().zip(sides.iter().cycle().skip(1)) {
        let start = side.out * reach + next.out * -half;
        let ends = [side.out * reach + next.out * half, next.out * reach + side.out * half];
        facets.extend(rows.facets(*side));
        facets.extend(crops(&rows, ends, [reach, half]));
        facets.extend([upright(start, ends[0]), upright(ends[0], ends[1])]);
        corners.push(CornerSides { edge: ends, sides: [-next.out, -side.out] });
    }
    let table = reach * cut.get(Proportion::Table) / 100.0;
    let blank = rows.blank(facets, reach, table, corners);
    Ok(Blank { plan: DVec2::new(length / width, 1.0), ..blank })
}

/// The facets of a crop: one on the crown, to the point in which the bezels would meet, and two on the pavilion.
fn crops(rows: &Rows, ends: [DVec2; 2], [reach, half]: [f64; 2]) -> Vec<Facet> {
    let apex = |edges: &[super::slopes::Edge]| foot(edges) * super::chevron::slope(edges);
    let upper = ends.map(|end| end.extend(rows.girdle_half));
    let crown = through([upper[0], upper[1], Point::Z * (rows.girdle_half + apex(&rows.crown))], 1.0);
    let out = (ends[0] + ends[1]).normalize();
    let edge = out.dot(ends[0]);
    // Along the diagonal at the girdle's height: the mains of two sides meet here, and the lower facet of the crop
    // lies halfway between there and the girdle's edge.
    let foot = foot(&rows.pavilion);
    let mains = std::f64::consts::SQRT_2 * foot * reach / (1.0 + (foot - 1.0) * reach / half);
    let lower = f64::midpoint(edge, mains);
    let depth = rows.bottom();
    let facet = |from: f64, run: f64, rise: f64, name| {
        let normal = (out * rise).extend(-run);
        (Plane::through((out * from).extend(-rows.girdle_half), normal), name)
    };
    let run = edge - lower * (1.0 - CROP_BREAK);
    vec![
        (crown, "crown corner"),
        facet(edge, run, depth * CROP_BREAK, "pavilion corner"),
        facet(lower, lower, depth, "corner main"),
    ]
}
