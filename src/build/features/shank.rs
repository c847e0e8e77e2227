//! The shank: a section carried around the finger, by one strand or several.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::band::{Band, Path};
use super::bypass::Bypass;
use super::euro::square_off;
use super::section::{Outer, Section, drop_of_dome, radius_of_dome};
use super::split::Split;
use crate::build::{Operation, PartRole, Recipe};
use crate::design::features::{Shank, ShankProfile, ShankStyle};
use crate::kernel::{Profile, RingStation};
use crate::vocab::{Degrees, Millimeters, Point};

/// Greatest share of the thickness that a domed inside may take at the edges.
const COMFORT_SHARE: f64 = 0.25;

/// An angle from the top in radians, with the width and the thickness there.
pub(super) type Measure = (f64, f64, f64);

/// Adds the shank.
pub(in crate::build) fn shank(shank: &Shank, recipe: &mut Recipe) -> Band {
    let main = [
        (0.0, shank.width_top, shank.thickness_top),
        (FRAC_PI_4, shank.width_shoulder, shank.thickness_shoulder),
        (PI, shank.width_base, shank.thickness_base),
        (TAU - FRAC_PI_4, shank.width_shoulder, shank.thickness_shoulder),
    ]
    .map(|(angle, width, thickness)| (angle, width.0, thickness.0));
    let maker = Maker { shank, main, inner_radius: recipe.landmarks.inner_radius };
    let (operation, paths, edge) = match shank.style {
        ShankStyle::Plain => maker.ring(recipe),
        ShankStyle::Split => maker.split(recipe),
        ShankStyle::Bypass => maker.bypass(recipe),
    };
    let body = recipe.step(PartRole::Shank, "carry the section around the finger", operation);
    let step =
        recipe.step(PartRole::Shank, "name the faces", Operation::Tag { of: body, role: PartRole::Shank });
    if recipe.landmarks.shank.is_empty() {
        recipe.landmarks.shank = main.to_vec();
    }
    let anchor = Point::new(0.0, shank.along.0, -maker.inner_radius - shank.thickness_base.0 / 2.0);
    recipe.part(PartRole::Shank, anchor);
    Band { step, inner_radius: maker.inner_radius, outer: maker.outer(), edge, paths }
}

/// Between two measures, smooth at both.
pub(super) fn between(from: f64, to: f64, way: f64) -> f64 {
    from + (to - from) * way * way * (3.0 - 2.0 * way)
}

/// Between the measures of the top, the shoulder and the base, at an angle from the top of at most half a turn.
pub(super) fn along_half([top, shoulder, base, _]: &[Measure; 4], angle: f64) -> Measure {
    let (from, to) = if angle < FRAC_PI_4 { (top, shoulder) } else { (shoulder, base) };
    let way = ((angle - from.0) / (to.0 - from.0)).clamp(0.0, 1.0);
    (angle, between(from.1, to.1, way), between(from.2, to.2, way))
}

/// A shank that is being made.
struct Maker<'a> {
    shank: &'a Shank,
    /// Head, shoulder, base, shoulder.
    main: [Measure; 4],
    inner_radius: f64,
}

impl Maker<'_> {
    /// One band: stations at the head, at both shoulders and at the base, and as many more as a squared base needs.
    fn ring(&self, recipe: &mut Recipe) -> (Operation, Vec<Path>, f64) {
        let mut measures = self.main.to_vec();
        square_off(self.shank, &mut measures, recipe);
        let comfort = self.comfort_radius(&self.main, recipe);
        let mut sections: Vec<Section> = measures.iter().map(|at| self.section(*at, comfort)).collect();
        let edge = self.round_edges(&mut sections, recipe);
        self.note_slopes(&sections, recipe);
        let stations = measures.iter().zip(&sections);
        let stations: Vec<RingStation> = stations
            .map(|((angle, ..), section)| {
                let profile = moved(section.outline(), self.shank.along.0);
                RingStation { angle: *angle, profile }
            })
            .collect();
        (Operation::SweepRing { stations: stations.clone() }, vec![Path::Ring(stations)], edge)
    }

    /// Strands that part from one band.
    fn split(&self, recipe: &mut Recipe) -> (Operation, Vec<Path>, f64) {
        if self.shank.profile.has_flanks() {
            let text = "Shank: strands of a split shank cannot have flanks; they were domed".to_owned();
            recipe.adjusted(PartRole::Shank, text);
        }
        let split = Split::of(self.shank);
        let (asked, used) = (self.shank.split_to, split.closes_at());
        if used.0 < asked.0 - 1e-6 {
            let text =
                format!("Shank: strands that come together at {asked} leave no opening; {used} was used");
            recipe.adjusted(PartRole::Shank, text);
        }
        let mut partings = split.partings(&self.main);
        for at in &mut partings {
            let drop = self.section((at.angle, at.width, at.thickness), None).outer_drop();
            at.thickness += drop.max(0.0) * at.sinks();
        }
        let strands = f64::from(self.shank.strands);
        let whole: Vec<Measure> =
            partings.iter().map(|at| (at.angle, at.width * strands, at.thickness)).collect();
        let comfort = self.comfort_radius(&whole, recipe);
        let both =
            partings.iter().zip(&whole).flat_map(|(at, whole)| [*whole, (at.angle, at.width, at.thickness)]);
        let mut sections: Vec<Section> = both.map(|at| self.section(at, comfort)).collect();
        let edge = self.round_edges(&mut sections, recipe);
        let pairs: Vec<[Section; 2]> = sections.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
        let mut ring = split.strands(&partings, &pairs);
        for station in ring.strands.iter_mut().flatten() {
            station.profile.points.iter_mut().for_each(|point| point.x += self.shank.along.0);
        }
        let paths = ring.strands.iter().map(|stations| Path::Ring(stations.clone())).collect();
        (Operation::SweepStrands(ring), paths, edge)
    }

    /// A band whose ends pass each other on top.
    fn bypass(&self, recipe: &mut Recipe) -> (Operation, Vec<Path>, f64) {
        let passings = Bypass::of(self.shank, &self.main).passings(&self.main, self.inner_radius);
        let comfort = self.comfort_radius(&self.main, recipe);
        let section = |at: &Measure| self.section(*at, comfort);
        let mut whole: Vec<Section> = self.main.iter().map(section).collect();
        let edge = self.round_edges(&mut whole, recipe);
        self.note_slopes(&whole, recipe);
        let stations = passings.iter().map(|at| {
            let section = section(&(at.angle, at.width, at.thickness));
            let section = Section { edge_radius: edge.min(section.most_edge()), ..section };
            RingStation { angle: at.angle, profile: moved(section.outline(), at.along + self.shank.along.0) }
        });
        let stations: Vec<RingStation> = stations.collect();
        (Operation::SweepArc { stations: stations.clone() }, vec![Path::Arc(stations)], edge)
    }

    fn section(&self, (_, width, thickness): Measure, comfort_radius: Option<f64>) -> Section {
        let edge_radius = self.shank.edge_radius.0;
        let inner_radius = self.inner_radius;
        Section { outer: self.outer(), inner_radius, width, thickness, comfort_radius, edge_radius }
    }

    /// The outside of the profile. How far domes fall are defaults without a published source.
    fn outer(&self) -> Outer {
        let shank = self.shank;
        let dome = |of_thickness, of_width| Outer::Dome { of_thickness, of_width };
        match shank.profile {
            ShankProfile::Court => dome(0.35, 0.4),
            ShankProfile::HalfRound => dome(0.85, 0.49),
            ShankProfile::Flat | ShankProfile::FlatCourt => Outer::Flat,
            ShankProfile::Concave => Outer::Hollow { depth: shank.hollow.0 },
            ShankProfile::KnifeEdge if shank.style != ShankStyle::Split => {
                Outer::Ridge { slope: (90.0 - shank.knife_angle.0 / 2.0).to_radians() }
            }
            ShankProfile::Beveled if shank.style != ShankStyle::Split => {
                Outer::Bevels { width: shank.bevel_width.0, slope: shank.bevel_angle.0.to_radians() }
            }
            ShankProfile::DShape | ShankProfile::KnifeEdge | ShankProfile::Beveled => dome(0.5, 0.4),
        }
    }

    /// The radius of the domed inside for profiles that have one; no smaller than the thickness allows.
    fn comfort_radius(&self, measures: &[Measure], recipe: &mut Recipe) -> Option<f64> {
        if !self.shank.profile.is_domed_inside(self.shank.inside) {
            return None;
        }
        let asked = self.shank.comfort_radius.0;
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

    /// Holds the edge radius back where a section is too small for it.
    fn round_edges(&self, sections: &mut [Section], recipe: &mut Recipe) -> f64 {
        let asked = self.shank.edge_radius.0;
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
        used
    }

    /// Says where flanks or bevels are flatter than asked.
    fn note_slopes(&self, sections: &[Section], recipe: &mut Recipe) {
        let shank = self.shank;
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
}

/// The same outline elsewhere along the finger.
pub(super) fn moved(mut profile: Profile, along: f64) -> Profile {
    profile.points.iter_mut().for_each(|point| point.x += along);
    profile
}
