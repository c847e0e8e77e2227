//! Milgrain: beads side by side along the edges of the bands, all of them one body before they are joined with the rest.

use std::f64::consts::{FRAC_PI_8, TAU};

use super::band::Outside;
use crate::build::{MilgrainLandmark, Operation, PartRole, Recipe, StepId};
use crate::design::features::{Milgrain, MilgrainEdges};
use crate::kernel::{Profile, ProfilePoint};
use crate::vocab::{Frame, Millimeters, Point};

/// Beads that do not touch are this far apart, in mm.
const APART: f64 = 0.02;

/// The lower half of a bead is a cone of this depth in radii: it is in the metal.
const CONE: f64 = 0.9;

/// An edge goes no more than so many times as far from place to place as straight around the finger.
const BREAK: f64 = 1.5;

/// Places all around at which an edge is looked at: those at which the outside of the bands is known.
const PLACES: u32 = 240;

/// Adds the beads to what lies on the bands; `None`, with a problem, where there is no room for them.
pub(in crate::build) fn milgrain(
    milgrain: &Milgrain,
    outside: &Outside,
    recipe: &mut Recipe,
) -> Option<StepId> {
    let role = PartRole::Milgrain(recipe.numbers.milgrain());
    let pitch = milgrain.pitch.0.max(milgrain.diameter.0 + APART);
    if pitch > milgrain.pitch.0 + 1e-9 {
        let [asked, used] = [milgrain.pitch.0, pitch].map(Millimeters);
        recipe.adjusted(role, format!("{role}: beads at a pitch of {asked} would touch; {used} was used"));
    }
    let edges = sides(milgrain.edges).into_iter().map(|side| Edge { milgrain, outside, side }.beads(pitch));
    let Some(beads) = edges.collect::<Option<Vec<Vec<Point>>>>() else {
        let diameter = milgrain.diameter;
        recipe.missing(role, format!("{role}: beads of {diameter} do not fit on the edges of the band"));
        return None;
    };
    // Where an edge turns back on itself beads would meet.
    let mut centers: Vec<Point> = Vec::new();
    for center in beads.into_iter().flatten() {
        if centers.iter().all(|other| other.distance(center) > milgrain.diameter.0 + APART / 2.0) {
            centers.push(center);
        }
    }
    let body =
        recipe.step(role, "turn a bead", Operation::Revolve { profile: bead(milgrain.diameter.0 / 2.0) });
    let placed = centers.iter().map(|center| {
        let frame = Frame { origin: *center, ..Frame::turned_about_y(center.x.atan2(center.z)) };
        let operation = Operation::Transform { of: body, parent_from_local: frame, stretch: Point::ONE };
        recipe.step(role, "put in its place", operation)
    });
    let of = placed.collect();
    let all = recipe.step(role, "all beads", Operation::Gather { of });
    recipe.part(role, centers.first().copied().unwrap_or_default());
    recipe.landmarks.milgrain.push(MilgrainLandmark { role, centers, nominal_diameter: milgrain.diameter });
    Some(recipe.step(role, "name the faces", Operation::Tag { of: all, role }))
}

/// One edge of the bands.
struct Edge<'a> {
    milgrain: &'a Milgrain,
    outside: &'a Outside,
    /// 1 toward the fingertip, -1 toward the hand.
    side: f64,
}

impl Edge<'_> {
    /// The middle of a bead at an angle from the top; `None` where the band is too narrow for the beads.
    fn middle(&self, angle: f64) -> Option<Point> {
        let Milgrain { edges, diameter, inset, sunk, .. } = self.milgrain;
        let [least, most] = self.outside.sides(angle);
        let lines = if *edges == MilgrainEdges::Both { 2.0 } else { 1.0 };
        if most - least < lines * (diameter.0 + APART) + 2.0 * inset.0 {
            return None;
        }
        let within = inset.0 + diameter.0 / 2.0;
        let along = if self.side > 0.0 { most - within } else { least + within };
        let surface = self.outside.lowest(angle, [along, along])?;
        let far = surface + diameter.0 * (0.5 - sunk.0 / 100.0);
        Some(Point::new(far * angle.sin(), along, far * angle.cos()))
    }

    /// Middles of the beads, at equal steps that are no less than the pitch.
    fn beads(&self, pitch: f64) -> Option<Vec<Point>> {
        let step = TAU / f64::from(PLACES);
        let half = (self.milgrain.arc.0.to_radians() / 2.0 / step).floor();
        let closed = self.milgrain.arc.0 >= 360.0;
        #[expect(clippy::cast_possible_truncation, reason = "half of the places at most")]
        let half = half as i32;
        let line: Option<Vec<Point>> =
            (-half..=half).map(|place| self.middle(f64::from(place) * step)).collect();
        let line = line?;
        let mut lengths = vec![0.0];
        for pair in line.windows(2) {
            lengths.push(lengths[lengths.len() - 1] + pair[0].distance(pair[1]));
        }
        let whole = *lengths.last()?;
        let spaces = (whole / pitch).floor();
        let spacing = if spaces > 0.0 { whole / spaces } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the ring is short")]
        let count = spaces as usize + usize::from(!closed);
        let at = |number: usize| {
            let length = number as f64 * spacing;
            let after = lengths.partition_point(|known| *known <= length).clamp(1, line.len() - 1);
            let (from, to) = (lengths[after - 1], lengths[after]);
            let on = line[after - 1].lerp(line[after], (length - from) / (to - from));
            // Where a band ends beside another one, the edge goes on elsewhere.
            (to - from < BREAK * step * on.length()).then_some(on)
        };
        (line.len() > 1).then(|| (0..count).filter_map(at).collect())
    }
}

/// Half the section of a bead about its axis: a dome on a cone that the metal takes in.
fn bead(radius: f64) -> Profile {
    let points = [(0.0, -CONE * radius, 0.0), (radius, 0.0, FRAC_PI_8.tan()), (0.0, radius, 0.0)];
    Profile { points: points.map(|(x, y, bulge)| ProfilePoint { x, y, bulge }).to_vec() }
}

/// The sides of the band, as signs of the place along the finger.
fn sides(edges: MilgrainEdges) -> Vec<f64> {
    match edges {
        MilgrainEdges::Both => vec![1.0, -1.0],
        MilgrainEdges::Fingertip => vec![1.0],
        MilgrainEdges::Hand => vec![-1.0],
    }
}
