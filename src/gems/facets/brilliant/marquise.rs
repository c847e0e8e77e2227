//! The marquise: two arcs that meet in two points, with a main at each point and at the middle of each side.

use std::f64::consts::{FRAC_PI_2, PI};

use super::{Arc, Blank, Curve, DVec2, Scheme, ShapeError, rim, stations, tip_at};
use crate::gems::Cut;
use crate::gems::outline::CornerSides;

/// A marquise with its points along X.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let (long, half) = (length / 2.0, width / 2.0);
    let radius = (long * long + half * half) / (2.0 * half);
    let turn = (long / radius).asin();
    let arc = |up: f64| {
        let middle = up * FRAC_PI_2;
        Arc { center: DVec2::new(0.0, up * (half - radius)), radius, from: middle - turn, to: middle + turn }
    };
    let curve =
        Curve(vec![arc(1.0), Arc { from: 3.0 * FRAC_PI_2 - turn, to: 3.0 * FRAC_PI_2 + turn, ..arc(-1.0) }]);
    let beside = turn / 2.0;
    let normals = [
        0.0,
        FRAC_PI_2 - beside,
        FRAC_PI_2,
        FRAC_PI_2 + beside,
        PI,
        3.0 * FRAC_PI_2 - beside,
        3.0 * FRAC_PI_2,
        3.0 * FRAC_PI_2 + beside,
    ];
    let mains = stations(&curve, &normals);
    let tip = tip_at(DVec2::X * long, FRAC_PI_2 - turn);
    let other = CornerSides { edge: tip.edge.map(|at| -at), sides: tip.sides.map(|side| -side) };
    let scheme = Scheme {
        center: DVec2::ZERO,
        reach: half,
        crown: mains.clone(),
        pavilion: mains,
        rim: rim(&curve, &normals),
        corners: vec![tip, other],
    };
    scheme.blank(cut, width)
}
