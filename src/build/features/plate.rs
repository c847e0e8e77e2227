//! A plate: an outline with thickness.

use std::f64::consts::{FRAC_PI_8, PI, TAU};

use glam::DVec2;

use crate::build::{Bought, Operation, PartRole, PlateLandmark, Recipe, StepId};
use crate::design::features::{Plate, PlateOutline};
use crate::kernel::{PlateShape, Profile, ProfilePoint, Quality};
use crate::vocab::{Frame, Millimeters, Point};

/// A hole's cutter reaches so far over the front and under the back, in mm.
const BEYOND: f64 = 1.0;

/// A hole keeps at least so much metal around it, in mm.
const LEAST_RIM: f64 = 0.1;

/// Lays the plate on the back of the piece; `None`, with a problem, when its outline cannot be.
pub(in crate::build) fn plate(plate: &Plate, recipe: &mut Recipe) -> Option<StepId> {
    let role = recipe.numbers.plate();
    if recipe.landmarks.inner_radius > 0.0 {
        recipe.missing(role, format!("{role}: a piece that goes around finger or wrist does not lie flat"));
        return None;
    }
    let shape = shape(plate, role, recipe);
    let polygon = match shape.polygon(Quality::Production) {
        Ok(polygon) => polygon,
        Err(error) => {
            recipe.missing(role, format!("{role}: {error}"));
            return None;
        }
    };
    let thickness = plate.thickness.0;
    let outline = polygon.iter().map(DVec2::to_array).collect();
    let landmark = PlateLandmark { role, outline, thickness, dome: plate.dome.0 };
    let edges = landmark.edges_at(0.0);
    recipe.landmarks.plates.push(landmark);
    recipe.part(role, Point::Z * (thickness + plate.dome.0));
    let body = recipe.step(role, "cut out the plate", Operation::Plate { shape });
    let body = recipe.step(role, "name the faces", Operation::Tag { of: body, role });
    let Some(cutter) = hole(plate, &polygon, edges, role, recipe) else { return Some(body) };
    let name = format!("Jump ring for a hole of {}", plate.hole);
    recipe.bought.push(Bought { name, role });
    let drilled = recipe.step(role, "drill the hole", Operation::Cut { body, cutters: vec![cutter] });
    Some(recipe.step(role, "name the faces", Operation::Tag { of: drilled, role }))
}

/// The drill of the hole, where there is one; `None`, with a problem, when there is no metal all around it.
fn hole(
    plate: &Plate,
    outline: &[DVec2],
    edges: Option<[f64; 2]>,
    role: PartRole,
    recipe: &mut Recipe,
) -> Option<StepId> {
    let radius = plate.hole.0 / 2.0;
    if radius <= 0.0 {
        return None;
    }
    let [bottom, top] = edges?;
    let middle = DVec2::Y * (top - plate.hole_margin.0 - radius);
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    let room = sides.map(|(from, to)| {
        let along = *to - *from;
        let share = (middle - *from).dot(along) / along.length_squared().max(f64::MIN_POSITIVE);
        middle.distance(*from + along * share.clamp(0.0, 1.0))
    });
    if middle.y < bottom || room.fold(f64::INFINITY, f64::min) < radius + LEAST_RIM {
        let text =
            format!("{role}: there is no metal all around a hole of {} there; it was left out", plate.hole);
        recipe.adjusted(role, text);
        return None;
    }
    let (low, high) = (-BEYOND, plate.thickness.0 + plate.dome.0 + BEYOND);
    let points = [(0.0, low), (radius, low), (radius, high), (0.0, high)];
    let profile = Profile { points: points.map(|(x, y)| ProfilePoint { x, y, bulge: 0.0 }).to_vec() };
    let drill = recipe.step(role, "turn the drill", Operation::Revolve { profile });
    let frame = Frame { origin: middle.extend(0.0), ..Frame::IDENTITY };
    let drill = Operation::Transform { of: drill, parent_from_local: frame, stretch: Point::ONE };
    Some(recipe.step(role, "put in its place", drill))
}

/// The plate's numbers; what is rounder than there is room for is held, with a problem.
fn shape(plate: &Plate, role: PartRole, recipe: &mut Recipe) -> PlateShape {
    let [width, height] = [plate.width.0, plate.height.0];
    let (outline, stretch) = match plate.outline {
        PlateOutline::Disc => (Profile::circle(1.0), [width / 2.0; 2]),
        PlateOutline::Oval => (Profile::circle(1.0), [width / 2.0, height / 2.0]),
        PlateOutline::Heart => heart(width, height),
        PlateOutline::Bar => {
            let most = 0.49 * width.min(height);
            let corner = held("corners", plate.corner.0, most, role, recipe);
            (rectangle(width, height, corner), [1.0; 2])
        }
        PlateOutline::Tag => (rectangle(width, height, 0.499 * width.min(height)), [1.0; 2]),
    };
    let thickness = plate.thickness.0;
    // The sharpest bend of a stretched circle is the square of its short half axis over the long one.
    let bend = |[a, b]: [f64; 2]| a.min(b).powi(2) / a.max(b);
    let sharpest = match plate.outline {
        PlateOutline::Disc => width / 2.0,
        PlateOutline::Oval => bend(stretch),
        PlateOutline::Bar => plate.corner.0.min(0.49 * width.min(height)),
        PlateOutline::Heart => TIP * bend(stretch),
        PlateOutline::Tag => 0.499 * width.min(height),
    };
    let edge = held("edges", plate.edge.0, (0.5 * thickness).min(0.9 * sharpest), role, recipe);
    PlateShape { outline, stretch, thickness, edge, dome: plate.dome.0 }
}

fn held(what: &str, asked: f64, most: f64, role: PartRole, recipe: &mut Recipe) -> f64 {
    if asked > most {
        let [asked, used] = [asked, most].map(Millimeters);
        recipe.adjusted(
            role,
            format!("{role}: {what} rounded by {asked} leave nothing between; {used} was used"),
        );
    }
    asked.min(most)
}

/// About the origin, counterclockwise from the lower right.
fn rectangle(width: f64, height: f64, corner: f64) -> Profile {
    let (x, y) = (width / 2.0, height / 2.0);
    let round = FRAC_PI_8.tan();
    let points = [
        (x - corner, -y, round),
        (x, corner - y, 0.0),
        (x, y - corner, round),
        (x - corner, y, 0.0),
        (corner - x, y, round),
        (-x, y - corner, 0.0),
        (-x, corner - y, round),
        (corner - x, -y, 0.0),
    ];
    Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
}

/// The heart of two lobes of radius 1: how far their middles lie from its axis.
const LOBE: f64 = 0.85;

/// Radius of its tip, and how far the tip's middle lies under those of the lobes.
const TIP: f64 = 0.3;
const DOWN: f64 = 2.0;

/// Radius of the rounding of its cleft.
const CLEFT: f64 = 0.3;

/// Two lobes that meet in a cleft, tangents to a tip, and the factors for its width and height. All of it is seen from
/// the origin, between the middles of the lobes.
fn heart(width: f64, height: f64) -> (Profile, [f64; 2]) {
    let (lobe, tip) = (DVec2::new(LOBE, 0.0), DVec2::new(0.0, -DOWN));
    let cleft = DVec2::new(0.0, ((1.0 + CLEFT).powi(2) - LOBE * LOBE).sqrt());
    // Out of the tangent: along the line of both middles it is the difference of the radii, over the line's length.
    let between = lobe - tip;
    let share = (TIP - 1.0) / between.length();
    let along = between.normalize_or_zero();
    let normal = along * share - along.perp() * (1.0 - share * share).sqrt();
    let inward = (cleft - lobe).normalize_or_zero();
    let right = [tip + normal * TIP, lobe + normal, lobe + inward];
    let left = [2, 1, 0].map(|at| DVec2::new(-right[at].x, right[at].y));
    let turn = |from: DVec2, to: DVec2| (to.to_angle() - from.to_angle()).rem_euclid(TAU);
    let bulge = |angle: f64| (angle / 4.0).tan();
    let lobes = bulge(turn(normal, inward));
    // Around the cleft the outline turns the other way.
    let dip = -bulge(2.0 * (inward.to_angle() - PI / 2.0));
    let under = bulge(turn(DVec2::new(-normal.x, normal.y), normal));
    let corners = right.into_iter().zip([0.0, lobes, dip]).chain(left.into_iter().zip([lobes, 0.0, under]));
    let points = corners.map(|(at, bulge)| ProfilePoint { x: at.x, y: at.y, bulge }).collect();
    let stretch = [width / (2.0 * (1.0 + LOBE)), height / (1.0 + DOWN + TIP)];
    (Profile { points }, stretch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heart_turns_smoothly_all_around_and_is_as_large_as_asked() {
        let (outline, stretch) = heart(15.0, 14.0);
        let shape = PlateShape { outline, stretch, thickness: 1.4, edge: 0.3, dome: 0.0 };
        let polygon = shape.polygon(Quality::Production).unwrap();
        let [least, most] =
            polygon.iter().fold([DVec2::INFINITY, DVec2::NEG_INFINITY], |[least, most], at| {
                [least.min(*at), most.max(*at)]
            });
        assert!((most.x - 7.5).abs() < 0.01 && (most.y - least.y - 14.0).abs() < 0.01, "{least} {most}");
        // Corners of a polygon in place of arcs turn a little each; a corner of the outline would turn far.
        let sides: Vec<DVec2> =
            (0..polygon.len()).map(|at| polygon[(at + 1) % polygon.len()] - polygon[at]).collect();
        let turns = sides.iter().zip(sides.iter().cycle().skip(1)).map(|(a, b)| a.angle_to(*b).abs());
        let sharpest = turns.fold(0.0, f64::max).to_degrees();
        assert!(sharpest < 15.0, "{sharpest}");
    }
}
