//! The pear: a round head and two wings to a point, which lies at +X. The crown has a French tip there: two bezels
//! that meet in a ridge from the point to the table, so that no thin blade of one bezel ends in the point.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI, TAU};

use super::{Arc, Blank, Curve, DVec2, Scheme, ShapeError, rim, stations, tip_at};
use crate::gems::{Cut, Proportion};

/// How far the two bezels of the tip are turned towards its sides.
const FRENCH: f64 = 0.6;

/// A pear with its point at +X.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let radius = width / 2.0;
    let center = DVec2::X * (radius - length / 2.0);
    let tip = DVec2::X * (length / 2.0);
    let start = Curve::wing_start(center, radius, cut.get(Proportion::Bow), tip);
    let wing = Curve::wing(center, radius, start, tip);
    let mirrored = Arc {
        center: DVec2::new(wing.center.x, -wing.center.y),
        from: TAU - wing.to,
        to: TAU - wing.from,
        ..wing
    };
    let head = Arc { center, radius, from: start, to: TAU - start };
    let curve = Curve(vec![wing, head, mirrored]);
    let flank = curve.along(wing.from, FRAC_PI_2, 0.5);
    let normals = [0.0, flank, FRAC_PI_2, 3.0 * FRAC_PI_4, PI, 5.0 * FRAC_PI_4, 3.0 * FRAC_PI_2, TAU - flank];
    let side = FRENCH * wing.from;
    let french = [&[-side, side], &normals[1..]].concat();
    let scheme = Scheme {
        center,
        reach: radius,
        crown: stations(&curve, &french),
        pavilion: stations(&curve, &normals),
        rim: rim(&curve, &normals),
        corners: vec![tip_at(tip, wing.from)],
    };
    scheme.blank(cut, width)
}
