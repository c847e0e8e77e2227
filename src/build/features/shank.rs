//! The shank: a section carried around the finger.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::section::{Section, drop_of_dome, radius_of_dome};
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::features::{Shank, ShankProfile};
use crate::kernel::{RingStation, section_of_ring};
use crate::vocab::{Millimeters, Point};

/// Greatest share of the thickness that a domed inside may take at the edges.
const COMFORT_SHARE: f64 = 0.25;

/// What a head needs to know of the shank that it stands on.
pub(in crate::build) struct Band {
    pub step: StepId,
    pub inner_radius: f64,
    stations: Vec<RingStation>,
}

impl Band {
    /// From the finger axis to the outside of the shank, at an angle from the top in radians and at a place along
    /// the finger; the inside where there is no shank.
    pub fn top(&self, angle: f64, along: f64) -> f64 {
        let section = section_of_ring(&self.stations, angle);
        section.and_then(|section| section.highest_over(along)).unwrap_or(self.inner_radius)
    }
}

/// Adds the shank: stations at the head, at both shoulders and at the base.
pub(in crate::build) fn shank(shank: &Shank, recipe: &mut Recipe) -> Band {
    let inner_radius = recipe.landmarks.inner_radius;
    let measures = [
        (0.0, shank.width_top, shank.thickness_top),
        (FRAC_PI_4, shank.width_shoulder, shank.thickness_shoulder),
        (PI, shank.width_base, shank.thickness_base),
        (TAU - FRAC_PI_4, shank.width_shoulder, shank.thickness_shoulder),
    ]
    .map(|(angle, width, thickness)| (angle, width.0, thickness.0));
    let comfort_radius = comfort_radius(shank, &measures, recipe);
    let mut sections = measures.map(|(_, width, thickness)| Section {
        profile: shank.profile,
        inner_radius,
        width,
        thickness,
        comfort_radius,
        edge_radius: shank.edge_radius.0,
    });
    round_edges(&mut sections, recipe);
    let stations = measures.iter().zip(&sections);
    let stations: Vec<RingStation> = stations
        .map(|((angle, ..), section)| RingStation { angle: *angle, profile: section.outline() })
        .collect();
    let operation = Operation::SweepRing { stations: stations.clone() };
    let body = recipe.step(PartRole::Shank, "carry the section around the finger", operation);
    let step =
        recipe.step(PartRole::Shank, "name the faces", Operation::Tag { of: body, role: PartRole::Shank });
    if recipe.landmarks.shank.is_empty() {
        recipe.landmarks.shank = measures.to_vec();
    }
    let anchor = Point::new(0.0, 0.0, -inner_radius - shank.thickness_base.0 / 2.0);
    recipe.part(PartRole::Shank, anchor);
    Band { step, inner_radius, stations }
}

/// The radius of the domed inside for profiles that have one; no smaller than the thickness allows.
fn comfort_radius(shank: &Shank, measures: &[(f64, f64, f64)], recipe: &mut Recipe) -> Option<f64> {
    if !matches!(shank.profile, ShankProfile::Court | ShankProfile::FlatCourt) {
        return None;
    }
    let asked = shank.comfort_radius.0;
    let too_domed = |&(_, width, thickness): &(f64, f64, f64)| {
        asked < width / 2.0 || drop_of_dome(width, asked) > COMFORT_SHARE * thickness
    };
    let least = |&(_, width, thickness): &(f64, f64, f64)| radius_of_dome(width, COMFORT_SHARE * thickness);
    let used = measures.iter().filter(|station| too_domed(station)).map(least).fold(asked, f64::max);
    if used > asked {
        let [asked, used] = [asked, used].map(Millimeters);
        recipe.adjusted(
            PartRole::Shank,
            format!("Shank: a comfort radius of {asked} would leave thin edges; {used} was used"),
        );
    }
    Some(used)
}

/// Holds the edge radius back where the section is too small for it.
fn round_edges(sections: &mut [Section], recipe: &mut Recipe) {
    let asked = sections.iter().map(|section| section.edge_radius).fold(0.0, f64::max);
    let used = sections.iter().map(Section::most_edge).fold(asked, f64::min);
    if used < asked {
        for section in sections {
            section.edge_radius = used;
        }
        let [asked, used] = [asked, used].map(Millimeters);
        recipe.adjusted(
            PartRole::Shank,
            format!("Shank: an edge radius of {asked} does not fit into the section; {used} was used"),
        );
    }
}
