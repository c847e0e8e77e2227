//! The oval brilliant: the round one stretched along its length, so that its girdle is an ellipse and each meet point
//! stays one. Its ends are cut flatter than its sides by as much as it is longer, which is what shows the bow tie.

use std::f64::consts::PI;

use super::stations;
use super::{Arc, Blank, Curve, DVec2, Scheme, ShapeError, rim};
use crate::gems::Cut;

/// An oval with its length along X.
pub(in crate::gems) fn blank(cut: &Cut, [length, width]: [f64; 2]) -> Result<Blank, ShapeError> {
    let radius = width / 2.0;
    let curve = Curve(vec![Arc { center: DVec2::ZERO, radius, from: 0.0, to: 2.0 * PI }]);
    let normals: Vec<f64> = (0..8).map(|at| f64::from(at) * PI / 4.0).collect();
    let mains = stations(&curve, &normals);
    let scheme = Scheme {
        center: DVec2::ZERO,
        reach: radius,
        crown: mains.clone(),
        pavilion: mains,
        rim: rim(&curve, &normals),
        corners: Vec::new(),
    };
    Ok(Blank { plan: DVec2::new(length / width, 1.0), ..scheme.blank(cut, width)? })
}
