//! The shank: a section carried around the finger.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::euro::Euro;
use super::section::{Outer, Section, drop_of_dome, radius_of_dome};
use crate::build::{Operation, PartRole, Recipe, StepId};
use crate::design::features::{Shank, ShankBase, ShankProfile};
use crate::kernel::{Profile, RingStation, section_of_ring, sections_around};
use crate::vocab::{Degrees, Millimeters, Point};

/// Greatest share of the thickness that a domed inside may take at the edges.
const COMFORT_SHARE: f64 = 0.25;

/// What a head needs to know of the shank that it stands on.
pub(in crate::build) struct Band {
    pub step: StepId,
    pub inner_radius: f64,
    /// Its outside and the rounding of its edges in mm, for what grows out of it.
    pub(super) outer: Outer,
    pub(super) edge: f64,
    stations: Vec<RingStation>,
}

impl Band {
    /// From the finger axis to the outside of the shank, at an angle from the top in radians and at a place along
    /// the finger; the inside where there is no shank.
    pub fn top(&self, angle: f64, along: f64) -> f64 {
        let section = section_of_ring(&self.stations, angle);
        section.and_then(|section| section.highest_over(along)).unwrap_or(self.inner_radius)
    }

    /// Least and most place along the finger that it reaches to at an angle.
    pub fn sides(&self, angle: f64) -> [f64; 2] {
        let section = section_of_ring(&self.stations, angle);
        let places = section.iter().flat_map(|section| &section.points).map(|point| point.x);
        places.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], x| [least.min(x), most.max(x)])
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

/// An angle from the top in radians, with the width and the thickness there.
type Measure = (f64, f64, f64);

/// Adds the shank: stations at the head, at both shoulders and at the base, and as many more as a squared base needs.
pub(in crate::build) fn shank(shank: &Shank, recipe: &mut Recipe) -> Band {
    let inner_radius = recipe.landmarks.inner_radius;
    let main = [
        (0.0, shank.width_top, shank.thickness_top),
        (FRAC_PI_4, shank.width_shoulder, shank.thickness_shoulder),
        (PI, shank.width_base, shank.thickness_base),
        (TAU - FRAC_PI_4, shank.width_shoulder, shank.thickness_shoulder),
    ]
    .map(|(angle, width, thickness)| (angle, width.0, thickness.0));
    let mut measures = main.to_vec();
    if shank.base == ShankBase::Euro {
        square_off(shank, &mut measures, recipe);
    }
    let comfort_radius = comfort_radius(shank, &main, recipe);
    let section = |&(_, width, thickness): &Measure| Section {
        outer: outer(shank),
        inner_radius,
        width,
        thickness,
        comfort_radius,
        edge_radius: shank.edge_radius.0,
    };
    let mut sections: Vec<Section> = measures.iter().map(section).collect();
    round_edges(&mut sections, recipe);
    note_slopes(shank, &sections, recipe);
    let stations = measures.iter().zip(&sections);
    let stations: Vec<RingStation> = stations
        .map(|((angle, ..), section)| RingStation { angle: *angle, profile: section.outline() })
        .collect();
    let operation = Operation::SweepRing { stations: stations.clone() };
    let body = recipe.step(PartRole::Shank, "carry the section around the finger", operation);
    let step =
        recipe.step(PartRole::Shank, "name the faces", Operation::Tag { of: body, role: PartRole::Shank });
    if recipe.landmarks.shank.is_empty() {
        recipe.landmarks.shank = main.to_vec();
    }
    let anchor = Point::new(0.0, 0.0, -inner_radius - shank.thickness_base.0 / 2.0);
    recipe.part(PartRole::Shank, anchor);
    let edge = sections.iter().map(|section| section.edge_radius).fold(f64::INFINITY, f64::min);
    Band { step, inner_radius, outer: outer(shank), edge, stations }
}

/// The outside of a profile. How far domes fall are defaults without a published source.
fn outer(shank: &Shank) -> Outer {
    match shank.profile {
        ShankProfile::DShape => Outer::Dome { of_thickness: 0.5, of_width: 0.4 },
        ShankProfile::Court => Outer::Dome { of_thickness: 0.35, of_width: 0.4 },
        ShankProfile::HalfRound => Outer::Dome { of_thickness: 0.85, of_width: 0.49 },
        ShankProfile::Flat | ShankProfile::FlatCourt => Outer::Flat,
        ShankProfile::Concave => Outer::Hollow { depth: shank.hollow.0 },
        ShankProfile::KnifeEdge => Outer::Ridge { slope: (90.0 - shank.knife_angle.0 / 2.0).to_radians() },
        ShankProfile::Beveled => {
            Outer::Bevels { width: shank.bevel_width.0, slope: shank.bevel_angle.0.to_radians() }
        }
    }
}

/// Adds the measures of a squared base between the shoulders.
fn square_off(shank: &Shank, measures: &mut Vec<Measure>, recipe: &mut Recipe) {
    let inner_radius = recipe.landmarks.inner_radius;
    let eased = |from: Millimeters, to: Millimeters, from_base: f64| {
        let t = (1.0 - from_base / (PI - FRAC_PI_4)).clamp(0.0, 1.0);
        from.0 + (to.0 - from.0) * t * t * (3.0 - 2.0 * t)
    };
    let flat = inner_radius + shank.thickness_base.0;
    let width = 2.0 * flat * shank.euro_flat.0 / 100.0;
    let asked = shank.euro_corner.0;
    // Where the sides touch the round, its radius is the one that they must have.
    let mut euro = Euro::new(width, flat, inner_radius + shank.thickness_shoulder.0, asked);
    for _ in 0..4 {
        let Some(touch) = euro.as_ref().map(Euro::touch) else { break };
        let side = inner_radius + eased(shank.thickness_shoulder, shank.thickness_base, touch);
        euro = Euro::new(width, flat, side, asked);
    }
    let Some(euro) = euro.filter(|euro| euro.touch() < 0.95 * (PI - FRAC_PI_4)) else {
        let flat = shank.euro_flat;
        recipe.adjusted(
            PartRole::Shank,
            format!(
                "Shank: a base with a flat of {flat} has no room beside shoulders this thick; it is round"
            ),
        );
        return;
    };
    if euro.corner < asked {
        let [asked, used] = [asked, euro.corner].map(Millimeters);
        recipe.adjusted(
            PartRole::Shank,
            format!("Shank: corners of {asked} leave no flat at the base; {used} was used"),
        );
    }
    for from_base in euro.angles() {
        let width = eased(shank.width_shoulder, shank.width_base, from_base);
        let thickness = euro.at(from_base) - inner_radius;
        measures.extend([PI - from_base, PI + from_base].map(|angle| (angle, width, thickness)));
    }
    measures.sort_by(|a, b| a.0.total_cmp(&b.0));
}

/// The radius of the domed inside for profiles that have one; no smaller than the thickness allows.
fn comfort_radius(shank: &Shank, measures: &[Measure], recipe: &mut Recipe) -> Option<f64> {
    if !shank.profile.is_domed_inside(shank.inside) {
        return None;
    }
    let asked = shank.comfort_radius.0;
    let too_domed = |&(_, width, thickness): &Measure| {
        asked < width / 2.0 || drop_of_dome(width, asked) > COMFORT_SHARE * thickness
    };
    let least = |&(_, width, thickness): &Measure| radius_of_dome(width, COMFORT_SHARE * thickness);
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

/// Says where flanks or bevels are flatter than asked.
fn note_slopes(shank: &Shank, sections: &[Section], recipe: &mut Recipe) {
    let flattest = sections.iter().map(Section::slope).fold(f64::INFINITY, f64::min).to_degrees();
    let (what, asked, used) = match shank.profile {
        ShankProfile::KnifeEdge => ("knife angle", shank.knife_angle, Degrees(180.0 - 2.0 * flattest)),
        ShankProfile::Beveled => ("bevel angle", shank.bevel_angle, Degrees(flattest)),
        _ => return,
    };
    if (asked.0 - used.0).abs() > 0.05 {
        recipe.adjusted(
            PartRole::Shank,
            format!("Shank: a {what} of {asked} does not fit into the thickness; {used} was used"),
        );
    }
}
