//! The curved trillion: three bowed sides that meet in three points, with a main at each point and each side.

use std::f64::consts::{PI, TAU};

use super::{Arc, Blank, Curve, DVec2, Scheme, ShapeError, rim, stations};
use crate::gems::outline::CornerSides;
use crate::gems::{Cut, Proportion};

/// A trillion with one point at +X.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    // An equilateral triangle whose points lie at radius 1, made as wide as asked, then stretched to the length.
    let side = 3.0_f64.sqrt();
    let bulge = cut.get(Proportion::Bow) / 100.0 * side;
    let radius = (side * side / 4.0 + bulge * bulge) / (2.0 * bulge);
    let turn = (side / 2.0 / radius).asin();
    let inner = 0.5 + bulge;
    let triangle = |scale: f64, middle: DVec2| {
        let arc = |at: u32| {
            let out = PI / 3.0 + f64::from(at) * TAU / 3.0;
            let center = middle + DVec2::from_angle(out) * (inner - radius) * scale;
            Arc { center, radius: radius * scale, from: out - turn, to: out + turn }
        };
        Curve((0..3).map(arc).collect())
    };
    let unit = triangle(1.0, DVec2::ZERO);
    let [right, left, up] = [0.0, PI, PI / 2.0].map(|angle| unit.at(angle).dot(DVec2::from_angle(angle)));
    let scale = width / (2.0 * up);
    let center = DVec2::X * ((left - right) / 2.0 * scale);
    let curve = triangle(scale, center);
    let normals: Vec<f64> = (0..6).map(|at| f64::from(at) * PI / 3.0).collect();
    let mains = stations(&curve, &normals);
    let pointed = |at: u32| {
        let out = f64::from(at) * TAU / 3.0;
        let [before, after] = [out - PI / 3.0 + turn, out + PI / 3.0 - turn].map(DVec2::from_angle);
        CornerSides::pointed(curve.at(out), [-before.perp(), after.perp()])
    };
    let scheme = Scheme {
        center,
        reach: inner * scale,
        crown: mains.clone(),
        pavilion: mains,
        rim: rim(&curve, &normals),
        corners: (0..3).map(pointed).collect(),
    };
    Ok(Blank { plan: DVec2::new(length / (scale * (right + left)), 1.0), ..scheme.blank(cut, width)? })
}
