//! The shank: a section carried around the finger.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::section::{Section, drop_of_dome, radius_of_dome};
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::features::{Shank, ShankProfile};
use crate::kernel::{Profile, RingStation, section_of_ring, sections_around};
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

/// Sections that the outside of the bands is known by: one each 1.5°.
const SECTIONS: usize = 240;

/// The outside of all bands along one line around the finger.
pub(in crate::build) struct Outside {
    sections: Vec<Vec<Profile>>,
    /// At the angles of the sections.
    heights: Vec<f64>,
    pub inner_radius: f64,
    pub along: f64,
}

impl Outside {
    /// Along a line at this place along the finger.
    pub fn new(bands: &[Band], along: f64, inner_radius: f64) -> Self {
        let around = |band: &Band| sections_around(&band.stations, SECTIONS);
        let sections: Vec<Vec<Profile>> = bands.iter().filter_map(around).collect();
        let highest = |at: usize| {
            let tops = sections.iter().filter_map(|sections| sections[at].highest_over(along));
            tops.fold(inner_radius, f64::max)
        };
        let heights = (0..SECTIONS).map(highest).collect();
        Self { sections, heights, inner_radius, along }
    }

    /// From the finger axis to the outside at an angle: Catmull and Rom's cubic (1974).
    pub fn at(&self, angle: f64) -> f64 {
        let place = angle.rem_euclid(TAU) / TAU * SECTIONS as f64;
        let t = place.fract();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than a turn")]
        let first = place as usize;
        let [a, b, c, d] = [SECTIONS - 1, 0, 1, 2].map(|next| self.heights[(first + next) % SECTIONS]);
        b + t / 2.0 * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
    }

    /// The difference between its highest and its lowest place.
    pub fn swing(&self) -> f64 {
        let (least, most) = self.extremes();
        most - least
    }

    fn extremes(&self) -> (f64, f64) {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        self.heights.iter().fold(ends, |(least, most), height| (least.min(*height), most.max(*height)))
    }

    /// The sections nearest to an angle.
    fn near(&self, angle: f64) -> impl Iterator<Item = &Profile> {
        let place = angle.rem_euclid(TAU) / TAU * SECTIONS as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than a turn")]
        let nearest = place.round() as usize % SECTIONS;
        self.sections.iter().map(move |sections| &sections[nearest])
    }

    /// The lowest place of the outside between two places along the finger; `None` beside the bands.
    pub fn lowest(&self, angle: f64, [from, to]: [f64; 2]) -> Option<f64> {
        let places = (0..=4).map(|part| from + (to - from) * f64::from(part) / 4.0);
        let tops = places
            .filter_map(|along| self.near(angle).filter_map(|it| it.highest_over(along)).reduce(f64::max));
        tops.reduce(f64::min)
    }

    /// Least and most place along the finger that the bands reach to.
    pub fn sides(&self, angle: f64) -> [f64; 2] {
        let places = self.near(angle).flat_map(|section| section.points.iter().map(|point| point.x));
        places.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], x| [least.min(x), most.max(x)])
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
