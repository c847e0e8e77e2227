//! Cathedral shoulders: two arches that rise from the shank to a rail or to the bezel of a head.

use super::band::Band;
use super::section::{Outer, Section};
use crate::build::places::Places;
use crate::build::stones::ellipse_radius;
use crate::build::{CollarLandmark, CollarSection, Operation, PartRole, Recipe, StepId};
use crate::design::Piece;
use crate::design::features::{ShoulderStyle, Shoulders};
use crate::kernel::RingStation;
use crate::vocab::{FeatureId, Frame, Millimeters, Point};

/// How deep the top of an arch begins under the outside of the shank, in mm, so that it comes out of it at an angle.
const SUNK: f64 = 0.25;

/// An arch comes no closer to the finger than this, in mm.
const FINGER_ROOM: f64 = 0.4;

/// How deep an arch goes into the wall of a bezel, in mm.
const BITE: f64 = 0.3;

/// Share of a rail's wire that the end of an open arch fills, so that it does not stand out of it.
const OF_WIRE: f64 = 0.9;

/// Sections along an arch.
const STEPS: u32 = 14;

/// Share of its thickness that the rounding of an arch's edges may take.
const EDGE_SHARE: f64 = 0.3;

/// Adds both arches to what lies on the shank; none, with a problem, where there is nothing for them to meet.
pub(in crate::build) fn shoulders(
    shoulders: &Shoulders,
    piece: &Piece,
    places: &Places,
    bands: &[Band],
    recipe: &mut Recipe,
) -> Vec<StepId> {
    let first = recipe.numbers.shoulders();
    match Arches::new(shoulders, piece, places, bands, recipe) {
        Ok(arches) => {
            arches.note_width(first, recipe);
            [1.0, -1.0]
                .into_iter()
                .zip(first..)
                .map(|(side, number)| arches.add(side, number, recipe))
                .collect()
        }
        Err(reason) => {
            recipe.missing(PartRole::Shoulder(first), format!("The shoulders: {reason}"));
            Vec::new()
        }
    }
}

/// What both arches have in common; angles from the head in radians.
struct Arches<'a> {
    shoulders: &'a Shoulders,
    bands: &'a [Band],
    inner_radius: f64,
    /// Of the head, from the top.
    angle: f64,
    along: f64,
    outer: Outer,
    edge: f64,
    /// Where their middles begin and where they end.
    span: [f64; 2],
    /// From the finger axis to the top of the end at the head.
    top: f64,
    /// Thickness of an open arch at the head.
    thickness: f64,
    /// From the finger axis to the underside of a closed arch.
    inside: f64,
    /// Width at the foot, as used.
    width_foot: f64,
}

/// A place on a head that an arch can run into, in head space.
struct Landing {
    /// From the head's axis.
    reach: f64,
    /// From the finger axis.
    height: f64,
    /// How thick the end of an open arch may be.
    room: f64,
}

impl<'a> Arches<'a> {
    fn new(
        shoulders: &'a Shoulders,
        piece: &Piece,
        places: &Places,
        bands: &'a [Band],
        recipe: &Recipe,
    ) -> Result<Self, String> {
        let id = &shoulders.head;
        let head = piece.heads_shown().find(|(known, _)| *known == id).map(|(_, head)| head);
        let head = head.ok_or_else(|| format!("there is no head `{id}` for them to rise to"))?;
        let band = bands.first().ok_or("no shank to rise from; add one or unmute it")?;
        let angle = places.spot(id).map_or_else(|_| head.around.0.to_radians(), |spot| spot.angle);
        let inner_radius = recipe.landmarks.inner_radius;
        let along = head.along.0;
        let top = |angle: f64| bands.iter().map(|band| band.top(angle, along)).fold(inner_radius, f64::max);
        let ground = top(angle);
        let girdle = inner_radius + head.setting.head_height().0;
        let height = ground + (girdle - ground) * shoulders.height.0 / 100.0;
        let landing = landing(&places.around(head, angle).frame(), height, id, recipe)?;
        let (far, end) = (landing.reach.hypot(landing.height), landing.reach.atan2(landing.height));
        let foot = shoulders.foot.0.to_radians();
        if end > 0.8 * foot {
            return Err(format!("the head is wider than their foot, {}; move the foot out", shoulders.foot));
        }
        let rise = far - ground;
        if rise < SUNK {
            let [height, ground] = [far - inner_radius, ground - inner_radius].map(Millimeters);
            return Err(format!(
                "they meet the head {height} over the finger, the shank is {ground} thick there; raise the head"
            ));
        }
        // The top begins under the shank's outside and passes it at the foot.
        let share = (SUNK / (rise + SUNK)).sqrt();
        let start = (foot - share * end) / (1.0 - share);
        let stretch = 1.0_f64.hypot(2.0 * (rise + SUNK) / (start - end) / far);
        let thickness = shoulders.thickness.0.min(landing.room / stretch);
        let [least, most] = band.sides(angle + foot);
        Ok(Self {
            shoulders,
            bands,
            inner_radius,
            angle,
            along,
            outer: band.outer,
            edge: band.edge,
            span: [start, end],
            top: far + thickness * stretch / 2.0,
            thickness,
            inside: f64::midpoint(inner_radius, ground),
            width_foot: shoulders.width_foot.0.min(most - least),
        })
    }

    /// Says where the foot is narrower than asked.
    fn note_width(&self, number: u32, recipe: &mut Recipe) {
        let (asked, used) = (self.shoulders.width_foot, Millimeters(self.width_foot));
        if used.0 < asked.0 - 1e-6 {
            let text =
                format!("The shoulders: a foot of {asked} is wider than the shank there; {used} was used");
            recipe.adjusted(PartRole::Shoulder(number), text);
        }
    }

    /// The section at a share of the way from the foot to the head.
    fn section(&self, side: f64, share: f64) -> (f64, Section) {
        let [start, end] = self.span;
        let angle = self.angle + side * (start + (end - start) * share);
        let tops = self.bands.iter().map(|band| band.top(angle, self.along));
        let shank = tops.fold(self.inner_radius, f64::max);
        // As a straight line leaves a circle that it touches: with the square of the way.
        let rise = self.top - shank + SUNK;
        let height = shank - SUNK + rise * share * share;
        let inner = match self.shoulders.style {
            ShoulderStyle::Open => {
                let thick = self.shoulders.thickness.0;
                // A section along the radius of the ring is thicker than the arch, which rises.
                let slope = 2.0 * rise * share / (start - end) / height;
                height - (thick + (self.thickness - thick) * share) * 1.0_f64.hypot(slope)
            }
            ShoulderStyle::Closed => self.inside,
        };
        let inner_radius = inner.max(self.inner_radius + FINGER_ROOM).min(height - 0.3);
        let width = self.width_foot + (self.shoulders.width_top.0 - self.width_foot) * share;
        let thickness = height - inner_radius;
        let section = Section {
            outer: self.outer,
            inner_radius,
            width,
            thickness,
            comfort_radius: None,
            edge_radius: self.edge,
        };
        (angle, section)
    }

    fn add(&self, side: f64, number: u32, recipe: &mut Recipe) -> StepId {
        let role = PartRole::Shoulder(number);
        let steps = (0..=STEPS).map(|step| self.section(side, f64::from(step) / f64::from(STEPS)));
        let mut sections: Vec<(f64, Section)> = steps.collect();
        // Stations follow the angle, which on the right falls toward the head.
        if side > 0.0 {
            sections.reverse();
        }
        let edge = sections.iter().map(|(_, it)| it.most_edge().min(EDGE_SHARE * it.thickness));
        let edge = edge.fold(self.edge, f64::min);
        let stations = sections.into_iter().map(|(angle, section)| {
            let mut profile = Section { edge_radius: edge, ..section }.outline();
            profile.points.iter_mut().for_each(|point| point.x += self.along);
            RingStation { angle, profile }
        });
        let operation = Operation::SweepArc { stations: stations.collect() };
        let body = recipe.step(role, "carry the section up to the head", operation);
        let (middle, section) = self.section(side, 0.7);
        let (sin, cos) = middle.sin_cos();
        let far = section.inner_radius + section.thickness;
        recipe.part(role, Point::new(far * sin, self.along, far * cos));
        recipe.step(role, "name the faces", Operation::Tag { of: body, role })
    }
}

/// Where the arches meet a head: its gallery rail nearest to a height over the finger axis, or its bezel there.
fn landing(ring_from_head: &Frame, height: f64, id: &FeatureId, recipe: &Recipe) -> Result<Landing, String> {
    let own = recipe.parts.iter().filter(|part| part.feature == *id).map(|part| part.role);
    let own: Vec<PartRole> = own.collect();
    let collars = recipe.landmarks.collars.iter().filter(|collar| own.contains(&collar.role));
    let landings = collars.filter_map(|collar| on_collar(collar, ring_from_head, height));
    let nearest = landings.min_by(|a, b| (a.height - height).abs().total_cmp(&(b.height - height).abs()));
    nearest.ok_or_else(|| {
        format!(
            "`{id}` has neither a rail over its base nor a bezel for them to meet; give it a gallery rail"
        )
    })
}

fn on_collar(collar: &CollarLandmark, ring_from_head: &Frame, height: f64) -> Option<Landing> {
    let level = ring_from_head.to_local(collar.ring_from_collar.origin).z;
    let axes = [collar.ring_from_collar.x, collar.ring_from_collar.y].map(|axis| axis.dot(ring_from_head.x));
    let aside = Point::new(axes[0], axes[1], 0.0);
    match &collar.section {
        CollarSection::Wire { ring_radius, wire_radius } => {
            // The base rail lies in the shank.
            if collar.role.number().is_multiple_of(PartRole::RAILS) {
                return None;
            }
            let reach = ellipse_radius(collar.stretch.map(|factor| factor * ring_radius), aside);
            Some(Landing { reach, height: level, room: 2.0 * wire_radius * OF_WIRE })
        }
        CollarSection::Cup { outline } => {
            let top = outline.iter().map(|point| point[1]).fold(f64::NEG_INFINITY, f64::max);
            let at = (height - level).min(top - 1.0);
            let sides = outline.iter().zip(outline.iter().cycle().skip(1));
            let crossing =
                sides.filter(|(a, b)| (a[1] - at) * (b[1] - at) <= 0.0 && (a[1] - b[1]).abs() > 0.0);
            let radius = crossing.map(|(a, b)| a[0] + (b[0] - a[0]) * (at - a[1]) / (b[1] - a[1]));
            let radius = radius.fold(0.0, f64::max);
            let reach = ellipse_radius(collar.stretch.map(|factor| factor * radius), aside) - BITE;
            (radius > 0.0).then_some(Landing { reach, height: level + at, room: f64::INFINITY })
        }
    }
}
