//! A tension setting: the band is opened under the stone, and its ends are grooved along the girdle.

use super::rail_path::Girdle;
use super::rails::Ground;
use super::seat::{Cutter, SeatCut};
use crate::build::stones::SetStone;
use crate::build::{OpeningLandmark, Operation, PartRole, Recipe, StepId};
use crate::design::settings::Tension;
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Millimeters, Point};

/// The opening is cut this far beyond the sides and the outside of any band, in mm.
const FAR: f64 = 40.0;

/// Metal under the mouth of the grooves toward the finger is at least this thick, in mm.
const LEAST_UNDER: f64 = 0.5;

/// Facets beside the mains are up to so many degrees steeper. In a groove that is steeper than all of them the stone
/// lies free but for its girdle; any other is cut by the stone as well.
const HALVES: f64 = 4.0;

/// Half the width of a groove at its bottom is at least this, in mm.
const LEAST_BOTTOM: f64 = 0.01;

/// Stones that are softer than this on Mohs' scale chip between the ends: only diamond and corundum are set so.
const LEAST_HARDNESS: f64 = 9.0;

/// What opens the bands and grooves their ends; `None`, with a problem, when the stone cannot be held so.
pub(in crate::build) fn tension(
    tension: &Tension,
    stone: &SetStone,
    hardness: Option<f64>,
    ground: &Ground,
    recipe: &mut Recipe,
) -> Option<Vec<StepId>> {
    let role = PartRole::Seat(stone.number);
    let ends = match Ends::new(tension, stone, ground) {
        Ok(ends) => ends,
        Err(text) => {
            recipe.missing(role, format!("The tension setting: {text}"));
            return None;
        }
    };
    if let Some(hardness) = hardness.filter(|hardness| *hardness < LEAST_HARDNESS) {
        let text = format!(
            "The tension setting: the stone has {hardness} on Mohs' scale, at least {LEAST_HARDNESS} is needed to bear the \
             pressure of the ends: diamond, sapphire or ruby"
        );
        recipe.adjusted(PartRole::Stone(stone.number), text);
    }
    let groove = recipe.step(role, "turn the groove", Operation::Revolve { profile: ends.groove() });
    let groove = recipe.place(role, groove, stone.ring_from_stone(), ends.stretch);
    let mut cutters = vec![ends.opening(stone, recipe), groove];
    let steepest = stone.shape.crown_angle.0.max(stone.shape.pavilion_angle.0) + HALVES;
    if ends.slope < steepest.to_radians().tan() {
        let span = [-ends.bottom, ends.bottom];
        let clearance = tension.clearance.0;
        let seat = SeatCut { clearance, drop: 0.0, relief: 0.0, span, relief_role: role };
        cutters.push(Cutter::new(&seat, stone, recipe)?.whole(recipe));
    }
    let out = Point::new(ends.half, 0.0, stone.girdle_z());
    recipe.part(role, stone.ring_from_head.to_parent(out));
    recipe.landmarks.openings.push(OpeningLandmark {
        role,
        ring_from_head: stone.ring_from_head,
        half: ends.half,
        reach: ends.reach,
    });
    Some(cutters)
}

/// The two ends of the band.
struct Ends {
    /// From the stone's axis to each end, and to where the stone ends in its groove.
    half: f64,
    reach: f64,
    /// Radius of the grooves, half their width at their bottom, and the slope of their sides.
    radius: f64,
    bottom: f64,
    slope: f64,
    /// Takes the round groove to the stone's outline.
    stretch: Point,
}

impl Ends {
    /// # Errors
    /// A clause that says why the ends cannot hold the stone.
    fn new(tension: &Tension, stone: &SetStone, ground: &Ground) -> Result<Self, String> {
        let Ground::Shank { inner_radius, .. } = ground else {
            return Err("it springs between the ends of a band, and this piece has none".to_owned());
        };
        let Girdle::Ellipse([a, b]) = Girdle::of(stone) else {
            let family = stone.shape.family.label().to_lowercase();
            return Err(format!(
                "only round and oval stones turn safely in its grooves, this one is a {family}"
            ));
        };
        let narrow = a.min(b);
        // How far the outline reaches to the sides of the ring, which is more than its radius there when it is turned.
        let side = stone.in_stone(Point::X);
        let reach = (a * side.x).hypot(b * side.y);
        let half = reach * (1.0 - tension.hold.0 / 100.0);
        let slope = (tension.groove_angle.0 / 2.0).to_radians().tan();
        let ends = Self {
            half,
            reach,
            radius: narrow + tension.clearance.0,
            bottom: (stone.shape.girdle_half.0 + tension.clearance.0).max(LEAST_BOTTOM),
            slope,
            stretch: Point::new(a / narrow, b / narrow, 1.0),
        };
        let mouth = ends.bottom + (reach - half + tension.clearance.0) * slope;
        let girdle = stone.girdle_z();
        let over = ground.surface(half) - girdle - mouth;
        if over < tension.over.0 {
            let [over, more] = [over, tension.over.0 - over + 0.01].map(Millimeters);
            return Err(format!(
                "{over} of metal is over the mouth of the grooves, {least} is asked; make the shank {more} thicker \
                 under the head",
                least = tension.over
            ));
        }
        let under = girdle - mouth - (inner_radius * inner_radius - half * half).max(0.0).sqrt();
        if under < LEAST_UNDER {
            let [under, least, more] = [under, LEAST_UNDER, LEAST_UNDER - under + 0.01].map(Millimeters);
            return Err(format!(
                "{under} of metal is left between the grooves and the finger, at least {least} is needed; raise the \
                 head by {more}"
            ));
        }
        Ok(ends)
    }

    /// The groove as the body of two cones, base to base: within the opening there is nothing for it to cut.
    fn groove(&self) -> Profile {
        let tip = self.bottom + self.radius * self.slope;
        let points = [(0.0, -tip), (self.radius, -self.bottom), (self.radius, self.bottom), (0.0, tip)];
        Profile { points: points.map(|(x, y)| ProfilePoint { x, y, bulge: 0.0 }).to_vec() }
    }

    /// A block through the band, from the middle of the finger outward. Its faces are the ends of the shank.
    fn opening(&self, stone: &SetStone, recipe: &mut Recipe) -> StepId {
        let along = stone.head_from_stone.origin.y;
        let corners = [-self.half, self.half].into_iter().flat_map(|x| {
            [along - FAR, along + FAR].into_iter().flat_map(move |y| [0.0, FAR].map(|z| Point::new(x, y, z)))
        });
        let points = corners.collect();
        let block = recipe.step(PartRole::Shank, "open the shank", Operation::Hull { points });
        recipe.place(PartRole::Shank, block, stone.ring_from_head, Point::ONE)
    }
}
