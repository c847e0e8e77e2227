//! A signet's top: the convex body around a table and the sections of the shank where its shoulders run out.

use super::band::Band;
use super::lettering::{Fit, Laid, set_line};
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::features::{Relief, Signet, TableOutline};
use crate::kernel::{Ground, PlacedOutline, Profile, ProfilePoint, RingStation, section_of_ring};
use crate::lettering::Line;
use crate::vocab::{Frame, Millimeters, Point};

/// Bevel around the table, in mm.
const BEVEL: f64 = 0.15;

/// Where the shoulders run out they end so much inside the section of the shank, so that the two cross cleanly.
const INTO_SHANK: f64 = 0.94;

/// Initials end so far from the edge of the table, in mm. A default without a published source.
const TO_EDGE: f64 = 0.6;

/// What cuts the finger's hole and the dish reaches this far over, in mm.
const OVER: f64 = 30.0;

/// The parts of a signet.
pub(in crate::build) struct SignetMetal {
    /// The top, to be joined with the shank.
    pub body: StepId,
    /// What is cut from both.
    pub cutters: Vec<StepId>,
    /// What is joined after that.
    pub raised: Vec<StepId>,
}

/// Adds the top with its initials; `None`, with a problem, without a shank.
pub(in crate::build) fn signet(signet: &Signet, bands: &[Band], recipe: &mut Recipe) -> Option<SignetMetal> {
    let role = PartRole::Signet(recipe.numbers.signet());
    let Some(stations) = bands.iter().find_map(|band| band.rings().next()) else {
        recipe.missing(role, format!("{role}: no shank that goes once around; add one or unmute it"));
        return None;
    };
    let table =
        Frame { origin: Point::Z * (recipe.landmarks.inner_radius + signet.height.0), ..Frame::IDENTITY };
    let body = body(signet, stations, &table, role, recipe);
    recipe.part(role, table.origin);
    let half = signet.table().map(|size| size.0 / 2.0);
    let bowl = half.map(|half| half * around(signet.outline));
    let mut metal = SignetMetal { body, cutters: Vec::new(), raised: Vec::new() };
    if signet.dish.0 > 0.0 {
        metal.cutters.push(dish(bowl, signet.dish.0, &table, role, recipe));
    }
    let letters = PartRole::Letters(recipe.numbers.letters());
    let fit = |line: &Line| fit(line, half.map(|half| half - TO_EDGE), signet.outline);
    if let Some(line) = set_line(&signet.letters, signet.letter_height.0, fit, letters, recipe) {
        recipe.part(letters, table.origin);
        let raised = signet.relief == Relief::Raised;
        let laid = Laid { depth: signet.letters.depth.0, raised, ring_from_ground: table };
        let ground = Ground::Bowl { half: bowl, depth: signet.dish.0 };
        let step = laid.onto(line, ground, letters, recipe);
        if raised { metal.raised.push(step) } else { metal.cutters.push(step) }
    }
    Some(metal)
}

fn body(
    signet: &Signet,
    stations: &[RingStation],
    table: &Frame,
    role: PartRole,
    recipe: &mut Recipe,
) -> StepId {
    let half = signet.table().map(|size| size.0 / 2.0);
    let profile = outline(signet.outline);
    let at = |down: f64, inset: f64| PlacedOutline {
        profile: profile.clone(),
        stretch: half.map(|half| half - inset),
        parent_from_outline: Frame { origin: table.origin - Point::Z * down, ..*table },
    };
    let mut outlines = vec![at(0.0, BEVEL), at(BEVEL, 0.0), at(signet.rim.0.max(BEVEL), 0.0)];
    let shoulder = signet.shoulder.0.to_radians();
    outlines.extend([-shoulder, shoulder].into_iter().filter_map(|angle| section(stations, angle)));
    let hull = recipe.step(role, "put the table on its shoulders", Operation::HullOfOutlines { outlines });
    let finger = Operation::Bore { stations: stations.to_vec(), half_length: OVER };
    let finger = recipe.step(role, "the finger's hole", finger);
    let cut =
        recipe.step(role, "cut the finger's hole", Operation::Cut { body: hull, cutters: vec![finger] });
    recipe.step(role, "name the faces", Operation::Tag { of: cut, role })
}

/// The section of the shank at an angle, a little smaller than it is.
fn section(stations: &[RingStation], angle: f64) -> Option<PlacedOutline> {
    let mut profile = section_of_ring(stations, angle)?;
    let heights = profile.points.iter().map(|point| point.y);
    let [least, most] =
        heights.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], y| [least.min(y), most.max(y)]);
    let middle = f64::midpoint(least, most);
    for point in &mut profile.points {
        point.y -= middle;
    }
    // The section's x runs along the finger and its y outward.
    let spoke = Point::new(angle.sin(), 0.0, angle.cos());
    let frame = Frame { origin: spoke * middle, x: Point::Y, y: spoke, z: Point::Y.cross(spoke) };
    Some(PlacedOutline { profile, stretch: [INTO_SHANK; 2], parent_from_outline: frame })
}

/// A ball's cap, stretched over the table.
fn dish(half: [f64; 2], depth: f64, table: &Frame, role: PartRole, recipe: &mut Recipe) -> StepId {
    let point = |x, y, bulge| ProfilePoint { x, y, bulge };
    // The cap spans four times the angle whose tangent is its depth over half its width; half of it is turned.
    let bulge = ((depth / half[0]).atan() / 2.0).tan();
    let points = vec![
        point(0.0, -depth, bulge),
        point(half[0], 0.0, 0.0),
        point(half[0], OVER, 0.0),
        point(0.0, OVER, 0.0),
    ];
    let cap = recipe.step(role, "hollow the table", Operation::Revolve { profile: Profile { points } });
    recipe.place(role, cap, *table, Point::new(1.0, half[1] / half[0], 1.0))
}

/// The outline within a square from -1 to 1, counterclockwise.
fn outline(outline: TableOutline) -> Profile {
    let points = match outline {
        TableOutline::Oval | TableOutline::Round => return Profile::circle(1.0),
        TableOutline::Cushion => cushion(),
        TableOutline::Shield => vec![
            (0.0, -1.0, 0.18),
            (1.0, 0.25, 0.0),
            (1.0, 0.92, 0.08),
            (-1.0, 0.92, 0.0),
            (-1.0, 0.25, 0.18),
        ],
    };
    Profile { points: points.into_iter().map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).collect() }
}

/// Four bulging sides with corners that turn smoothly into them.
fn cushion() -> Vec<(f64, f64, f64)> {
    let (corner, rise): (f64, f64) = (0.45, 0.1);
    let (near, far) = (1.0 - corner, 1.0 - rise);
    let side = rise / near;
    let turn = ((std::f64::consts::FRAC_PI_2 - 4.0 * side.atan()) / 4.0).tan();
    [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
        .into_iter()
        .flat_map(|(x, y)| {
            // Toward the middle of a side, and along it.
            let at = |along: f64, bulge| (far * x - along * y, far * y + along * x, bulge);
            [at(-near, side), at(near, turn)]
        })
        .collect()
}

/// The ellipse around an outline, as a multiple of half its width and length.
fn around(outline: TableOutline) -> f64 {
    match outline {
        TableOutline::Oval | TableOutline::Round => 1.0,
        TableOutline::Cushion => 1.25,
        TableOutline::Shield => 1.4,
    }
}

/// How a line fits onto a table of this half width and length.
fn fit(line: &Line, half: [f64; 2], outline: TableOutline) -> Fit {
    let corner = line.bounds.map_or([0.0; 2], |[least, most]| [most[0], most[1].max(-least[1])]);
    let shares = [corner[0] / half[0], corner[1] / half[1]];
    let needed = match outline {
        TableOutline::Oval | TableOutline::Round => shares[0].hypot(shares[1]),
        // Its corners are rounded off by a third of the way to the circle.
        TableOutline::Cushion => (0.8 * shares[0].hypot(shares[1])).max(shares[0]).max(shares[1]),
        // The flanks run from a quarter over the middle to the point.
        TableOutline::Shield => (shares[0] + 0.8 * shares[1] - 0.2).max(shares[0]).max(shares[1]),
    };
    let [width, height] = corner.map(|half| Millimeters(2.0 * half));
    Fit { share: 1.0 / needed, reason: format!("the table has no room for initials of {width} × {height}") }
}
