//! An engraving: letters laid on a face of the shank.

use std::f64::consts::PI;

use super::band::Band;
use super::lettering::{Fit, Laid, set_line};
use crate::build::{PartRole, Recipe, StepId};
use crate::design::features::{Engraving, Side, Upright};
use crate::kernel::{Ground, Profile, RingFace, RingStation, section_of_ring};
use crate::lettering::Line;
use crate::vocab::{Frame, Millimeters, Point};

/// Letters end so far from the edges of the band, in mm. A default without a published source.
const TO_EDGE: f64 = 0.3;

/// A line ends so far from its own beginning, in mm.
const TO_ITSELF: f64 = 1.0;

/// Adds the letters, to be cut from the bands or joined with them; `None`, with a problem, when there are none to be
/// had.
pub(in crate::build) fn engraving(
    engraving: &Engraving,
    bands: &[Band],
    recipe: &mut Recipe,
) -> Option<StepId> {
    let role = PartRole::Letters(recipe.numbers.letters());
    let inside = engraving.side == Side::Inside;
    let (angle, along) = (engraving.around.0.to_radians(), engraving.along.0);
    let Some((band, stations, radius)) = nearest(bands, angle, along, inside) else {
        recipe.missing(
            role,
            format!("{role}: there is no shank there that goes once around; add one, or move them along the finger"),
        );
        return None;
    };
    if !inside && band.has_ridge() {
        recipe.missing(role, format!("{role}: a knife edge has no face outside; put them inside"));
        return None;
    }
    let turned = engraving.upright == Upright::Hand;
    let face = RingFace { stations: stations.to_vec(), inside, angle, along, turned };
    let length = face.length().unwrap_or(0.0) - TO_ITSELF;
    let fit = |line: &Line| {
        let turn = (line.width() / (2.0 * radius)).min(PI);
        fit(line, length, to_side(stations, [angle - turn, angle + turn], along) - TO_EDGE)
    };
    let line = set_line(&engraving.letters, engraving.height.0, fit, role, recipe)?;
    let spoke = Point::new(angle.sin(), 0.0, angle.cos());
    recipe.part(role, spoke * radius + Point::Y * along);
    let depth = engraving.letters.depth.0;
    let letters = Laid { depth, raised: engraving.is_raised(), ring_from_ground: Frame::IDENTITY };
    Some(letters.onto(line, Ground::Ring(face), role, recipe))
}

/// The strand whose face is the first that is seen, with its band and how far it is from the finger axis.
fn nearest(bands: &[Band], angle: f64, along: f64, inside: bool) -> Option<(&Band, &[RingStation], f64)> {
    let strands = bands.iter().flat_map(|band| band.rings().map(move |stations| (band, stations)));
    let faces = strands.filter_map(|(band, stations)| {
        let section = section_of_ring(stations, angle)?;
        let radius = if inside { section.lowest_over(along) } else { section.highest_over(along) };
        Some((band, stations, radius?))
    });
    let seen = |radius: f64| if inside { -radius } else { radius };
    faces.max_by(|a, b| seen(a.2).total_cmp(&seen(b.2)))
}

/// From a place along the finger to the nearer side, the least between two angles.
fn to_side(stations: &[RingStation], [from, to]: [f64; 2], along: f64) -> f64 {
    let steps = (0..=8).map(|step| from + (to - from) * f64::from(step) / 8.0);
    let sections = steps.filter_map(|angle| section_of_ring(stations, angle));
    let least = |section: Profile| {
        let places = section.points.iter().map(|point| point.x);
        let ends = [f64::INFINITY, f64::NEG_INFINITY];
        let [least, most] = places.fold(ends, |[least, most], x| [least.min(x), most.max(x)]);
        (most - along).min(along - least)
    };
    sections.map(least).fold(f64::INFINITY, f64::min)
}

/// How a line fits into a length around the ring, and into so much on either side of its middle.
fn fit(line: &Line, length: f64, to_side: f64) -> Fit {
    let rise = line.bounds.map_or(0.0, |[least, most]| most[1].max(-least[1]));
    let (along, across) = (length / line.width(), to_side / rise);
    let reason = if along < across {
        let [line, length] = [line.width(), length].map(Millimeters);
        format!("{line} of text is longer than the {length} around the band")
    } else {
        let [needed, there] = [rise, to_side.max(0.0)].map(Millimeters);
        format!("they need {needed} on either side of their middle and the band has {there}")
    };
    Fit { share: along.min(across), reason }
}
