//! A post: a turned pin behind the piece, on a bar across the lowest wire or foot.

use std::f64::consts::FRAC_PI_8;

use super::hanging::{Hold, holds_at};
use crate::build::{Bought, Fitting, Operation, PartRole, PostLandmark, PostStand, Recipe, StepId};
use crate::design::features::{Back, Post};
use crate::kernel::{Profile, ProfilePoint, TubeStation};
use crate::vocab::{Frame, Point};

/// How far from the end the grooves lie by custom, in mm.
const GROOVES: [f64; 2] = [2.0, 3.5];

/// Half the width of a groove, in mm.
const HALF_GROOVE: f64 = 0.25;

/// The end is rounded by this share of the radius.
const ROUND: f64 = 0.6;

/// The bar under the post is as thick as the post, times this.
const BAR: f64 = 1.05;

/// Adds the post with the bar that it stands on.
pub(in crate::build) fn post(post: &Post, recipe: &mut Recipe) -> Option<StepId> {
    let role = recipe.numbers.fitting(Fitting::Post);
    if recipe.landmarks.inner_radius > 0.0 {
        recipe.missing(
            role,
            format!("{role}: a piece that goes around finger or wrist has no back to stand on"),
        );
        return None;
    }
    let [across, up] = [post.across.0, post.up.0];
    let plate = recipe
        .landmarks
        .plates
        .iter()
        .find(|plate| plate.edges_at(across).is_some_and(|[below, above]| below < up && up < above));
    let on_stand = |stand: &&PostStand| (stand.at[0] - across).hypot(stand.at[1] - up) < stand.radius;
    let stand = recipe.landmarks.post_stands.iter().find(on_stand);
    let (bar, seat) = match (plate, stand) {
        (Some(plate), _) => (None, plate.thickness / 2.0),
        (None, Some(stand)) => (None, stand.depth),
        (None, None) => bar_under(post, role, recipe)?,
    };
    let pin = recipe.step(role, "turn the pin", Operation::Revolve { profile: pin(post, seat) });
    let foot = Point::new(across, up, 0.0);
    let pin = recipe.place(role, pin, Frame { origin: foot, ..Frame::IDENTITY }, Point::ONE);
    let end = foot - Point::Z * post.length.0;
    recipe.part(role, foot - Point::Z * (post.length.0 / 2.0));
    recipe.landmarks.posts.push(PostLandmark {
        role,
        axis: [foot, end],
        plain: post.length.0 - GROOVES[1] - 2.0 * HALF_GROOVE,
    });
    if post.back == Back::Friction {
        recipe.bought.push(Bought { name: format!("Friction back for a post of {}", post.diameter), role });
    }
    let Some(bar) = bar else { return Some(pin) };
    let both = recipe.step(role, "join pin and bar", Operation::Unite { of: vec![pin, bar] });
    Some(recipe.step(role, "name the faces", Operation::Tag { of: both, role }))
}

/// The bar across the lowest metal around a post's place, and the height of its middle.
fn bar_under(post: &Post, role: PartRole, recipe: &mut Recipe) -> Option<(Option<StepId>, f64)> {
    let up = post.up.0;
    let around = |holds: &[Hold; 2]| holds[1].middle.y < up && up < holds[0].middle.y;
    let bar_radius = BAR * post.diameter.0 / 2.0;
    let lowest = holds_at(recipe, post.across.0, Some(bar_radius)).filter(around).min_by(|a, b| {
        let foot = |holds: &[Hold; 2]| holds[0].middle.z - holds[0].radius;
        foot(a).total_cmp(&foot(b))
    });
    let Some(ends) = lowest else {
        let text = format!("{role}: there is no metal around its place to stand on; move it behind a head");
        recipe.missing(role, text);
        return None;
    };
    let bar = bar(post, ends);
    let seat = bar[0].center.z;
    let bar = Operation::Tube { stations: bar.to_vec(), first_normal: Point::Z, domes: [0.5; 2] };
    Some((Some(recipe.step(role, "lay a bar across the back", bar)), seat))
}

/// From the metal above the post to that below it, no lower than the back.
fn bar(post: &Post, [above, below]: [Hold; 2]) -> [TubeStation; 2] {
    let radius = BAR * post.diameter.0 / 2.0;
    // Within the metal at both ends, and lying on the back.
    let radii = [radius.min(above.radius), radius];
    [below, above].map(|hold| TubeStation {
        center: Point::new(post.across.0, hold.middle.y, hold.middle.z.min(radii[0])),
        radii,
    })
}

/// The pin about Z, its foot's plane at height 0 and its end below.
fn pin(post: &Post, seat: f64) -> Profile {
    let (radius, length) = (post.diameter.0 / 2.0, post.length.0);
    let round = ROUND * radius;
    let point = |x: f64, y: f64, bulge: f64| ProfilePoint { x, y, bulge };
    let mut points = vec![
        point(0.0, -length, 0.0),
        point(radius - round, -length, FRAC_PI_8.tan()),
        point(radius, round - length, 0.0),
    ];
    let depth = post.groove.0.min(0.5 * radius);
    if depth > 0.0 {
        for from_end in GROOVES {
            let middle = from_end - length;
            points.push(point(radius, middle - HALF_GROOVE, -depth / HALF_GROOVE));
            points.push(point(radius, middle + HALF_GROOVE, 0.0));
        }
    }
    points.extend([point(radius, seat, 0.0), point(0.0, seat, 0.0)]);
    Profile { points }
}
