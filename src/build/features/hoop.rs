//! A hoop: a tube along most of a circle, upright and seen edge on from the front.

use crate::build::{Fitting, Operation, PostStand, Recipe, StepId};
use crate::design::features::Hoop;
use crate::kernel::TubeStation;
use crate::vocab::Point;

/// Stations of the circle are no farther apart than this, in degrees.
const STEP: f64 = 15.0;

/// Height of the domes over its ends, in the lesser of its radii.
const DOME: f64 = 0.8;

/// Adds the hoop: it begins in the middle of the back, where a post stands on it, and goes forward.
pub(in crate::build) fn hoop(hoop: &Hoop, recipe: &mut Recipe) -> Option<StepId> {
    let role = recipe.numbers.fitting(Fitting::Hoop);
    if recipe.landmarks.inner_radius > 0.0 {
        recipe.missing(role, format!("{role}: it hangs in an ear, not around finger or wrist"));
        return None;
    }
    let radii = [hoop.thickness.0 / 2.0, hoop.width.0 / 2.0];
    let radius = hoop.inner_diameter.0 / 2.0 + radii[0];
    let thin = radii[0].min(radii[1]);
    let dome = DOME * thin;
    let sweep = hoop.sweep.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a turn")]
    let steps = (sweep / STEP).ceil() as u32;
    let at = |step: u32| {
        let (sin, cos) = (sweep * f64::from(step) / f64::from(steps)).to_radians().sin_cos();
        Point::new(0.0, radius * (cos - 1.0), dome + radius * sin)
    };
    let stations: Vec<TubeStation> =
        (0..=steps).map(|step| TubeStation { center: at(step), radii }).collect();
    recipe.part(role, at(steps / 2));
    // Deeper than the dome over its end.
    let stand = PostStand { at: [at(0).x, at(0).y], radius: thin, depth: 1.8 * thin };
    recipe.landmarks.post_stands.push(stand);
    let domes = [2.0 * dome / (radii[0] + radii[1]); 2];
    let tube = Operation::Tube { stations, first_normal: Point::Y, domes };
    let tube = recipe.step(role, "bend the hoop", tube);
    Some(recipe.step(role, "name the faces", Operation::Tag { of: tube, role }))
}
