//! A cuff: a tube along an oval around the wrist, open below.

use std::f64::consts::PI;

use crate::build::{Fitting, Operation, Recipe, StepId};
use crate::design::features::Cuff;
use crate::kernel::TubeStation;
use crate::vocab::{Millimeters, Point};

/// Stations of the oval.
const STATIONS: u32 = 28;

/// Height of the domes over its ends, in half its thickness.
const DOME: f64 = 0.8;

/// Adds the cuff; `None`, with a problem, where there is no wrist or the opening leaves too little of it.
pub(in crate::build) fn cuff(cuff: &Cuff, recipe: &mut Recipe) -> Option<StepId> {
    let role = recipe.numbers.fitting(Fitting::Cuff);
    let round = recipe.landmarks.inner_radius;
    if round == 0.0 {
        recipe.missing(role, format!("{role}: it goes around a wrist, which this piece does not"));
        return None;
    }
    let oval = cuff.oval.0 / 100.0;
    // As long inside as the circle of the same wrist: Ramanujan's perimeter of an ellipse (1914).
    let half = round * 2.0 / (3.0 * (1.0 + oval) - ((3.0 + oval) * (1.0 + 3.0 * oval)).sqrt());
    let thick = cuff.thickness.0 / 2.0;
    let dome = DOME * thick;
    let [across, up] = [half + thick, half * oval + thick];
    let end = cuff.opening.0 / 2.0 + dome;
    if end > 0.95 * across {
        let [opening, most] = [cuff.opening.0, 2.0 * (0.95 * across - dome)].map(Millimeters);
        let text = format!(
            "{role}: an opening of {opening} leaves no cuff; at most {most} can be had on this wrist"
        );
        recipe.missing(role, text);
        return None;
    }
    let last = PI - (end / across).asin();
    let at = |step: u32| {
        let (sin, cos) = (last * (2.0 * f64::from(step) / f64::from(STATIONS) - 1.0)).sin_cos();
        Point::new(across * sin, 0.0, up * cos)
    };
    let radii = [thick, cuff.width.0 / 2.0];
    let stations = (0..=STATIONS).map(|step| TubeStation { center: at(step), radii }).collect();
    recipe.part(role, at(STATIONS / 2));
    let domes = [2.0 * dome / (radii[0] + radii[1]); 2];
    let tube = Operation::Tube { stations, first_normal: at(0), domes };
    let tube = recipe.step(role, "bend the cuff", tube);
    Some(recipe.step(role, "name the faces", Operation::Tag { of: tube, role }))
}
