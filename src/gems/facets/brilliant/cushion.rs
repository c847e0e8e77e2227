//! The cushion: a square or rectangle with bowed sides and round corners, a main on each side and at each corner.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use super::{Arc, Blank, Curve, DVec2, Scheme, ShapeError, rim, stations};
use crate::gems::outline::CornerSides;
use crate::gems::{Cut, Proportion};

/// The girdle of a cushion with its length along X; `corner` and `bow` are shares of the width.
pub(in crate::gems) fn curve([length, width]: [f64; 2], corner: f64, bow: f64) -> Result<Curve, ShapeError> {
    let (long, half) = (length / 2.0, width / 2.0);
    let bulge = bow * width;
    let arc_radius = |reach: f64| (reach * reach + bulge * bulge) / (2.0 * bulge);
    let (end, side) = (arc_radius(half), arc_radius(long));
    let radius = corner * width;
    let (end_center, side_center) = (DVec2::X * (long - end), DVec2::Y * (half - side));
    let none = || ShapeError::NoStone(format!("corners of {radius} mm do not fit between the sides"));
    // The corner's circle touches both arcs from inside.
    let (a, b) = (end - radius, side - radius);
    let between = end_center - side_center;
    let apart = between.length();
    let foot = (apart * apart + b * b - a * a) / (2.0 * apart);
    let off = b * b - foot * foot;
    if a <= 0.0 || b <= 0.0 || off <= 0.0 {
        return Err(none());
    }
    let along = between / apart;
    let across = if along.perp().dot(DVec2::ONE) > 0.0 { along.perp() } else { -along.perp() };
    let middle = side_center + along * foot + across * off.sqrt();
    let (first, last) = ((middle - end_center).to_angle(), (middle - side_center).to_angle());
    if middle.x <= 0.0 || middle.y <= 0.0 || first <= 0.0 || last >= FRAC_PI_2 || first >= last {
        return Err(none());
    }
    let round = |center: DVec2, from: f64, to: f64| Arc { center, radius, from, to };
    let wide = |center: DVec2, radius: f64, from: f64, to: f64| Arc { center, radius, from, to };
    let flip = |x: f64, y: f64| DVec2::new(middle.x * x, middle.y * y);
    Ok(Curve(vec![
        wide(end_center, end, -first, first),
        round(middle, first, last),
        wide(side_center, side, last, PI - last),
        round(flip(-1.0, 1.0), PI - last, PI - first),
        wide(-end_center, end, PI - first, PI + first),
        round(flip(-1.0, -1.0), PI + first, PI + last),
        wide(-side_center, side, PI + last, TAU - last),
        round(flip(1.0, -1.0), TAU - last, TAU - first),
    ]))
}

/// The rounded corners of that girdle.
pub(in crate::gems) fn corners(curve: &Curve) -> Vec<CornerSides> {
    let rounded = |arc: &Arc| {
        let [from, to] = [arc.from, arc.to].map(DVec2::from_angle);
        let edge = [from, to].map(|out| arc.center + out * arc.radius);
        CornerSides { edge, sides: [-from.perp(), to.perp()] }
    };
    curve.0.iter().skip(1).step_by(2).map(rounded).collect()
}

/// A cushion with its length along X.
pub(in crate::gems) fn blank(cut: &Cut, size: [f64; 2]) -> Result<Blank, ShapeError> {
    let share = |proportion| cut.get(proportion) / 100.0;
    let curve = curve(size, share(Proportion::Corner), share(Proportion::Bow))?;
    let corner = f64::midpoint(curve.0[1].from, curve.0[1].to);
    let quarter = |at: f64| {
        [
            at * FRAC_PI_2,
            if at % 2.0 == 0.0 { at * FRAC_PI_2 + corner } else { (at + 1.0) * FRAC_PI_2 - corner },
        ]
    };
    let normals: Vec<f64> = [0.0, 1.0, 2.0, 3.0].into_iter().flat_map(quarter).collect();
    let mains = stations(&curve, &normals);
    let scheme = Scheme {
        center: DVec2::ZERO,
        reach: size[1] / 2.0,
        crown: mains.clone(),
        pavilion: mains,
        rim: rim(&curve, &normals),
        corners: corners(&curve),
    };
    scheme.blank(cut, size[1])
}
