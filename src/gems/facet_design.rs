//! Cutters' faceting designs: tiers of facets by angle, index wheel and distance, and the stone that they enclose.
//!
//! A design has no size. Its body is kept at a width of one, in stone space, and scaled when a stone is cut to it.

use super::stone_shape::within;
use super::{Plane, Polyhedron, ShapeError};
use crate::vocab::{CubicMillimeters, Degrees, Direction, Limits, Millimeters, Point, Unit};

/// Facets that a design may have. The richest published ones have a few hundred.
const MOST_FACETS: usize = 2000;

/// Distances of facets from the origin, in the design's own unit: a girdle radius near one, or millimeters.
const MOST_DISTANCE: f64 = 1000.0;

/// Widths that a design can be cut to.
const WIDTH: Limits = Limits { least: 0.3, most: 60.0, step: 0.05, unit: Unit::Millimeter };

/// The index wheel that the facets' azimuths are counted on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexGear {
    /// Teeth all around; negative when they are counted backward.
    pub teeth: i32,
    /// The tooth at azimuth zero.
    pub offset: f64,
}

impl IndexGear {
    /// The azimuth of a position on the wheel, in radians from +X; fractions of a tooth are positions too.
    #[must_use]
    pub fn azimuth(&self, position: f64) -> f64 {
        (position - self.offset) / f64::from(self.teeth) * std::f64::consts::TAU
    }

    /// Whether the wheel has this position; a minus before it means the same tooth.
    #[must_use]
    pub fn has(&self, position: f64) -> bool {
        position.abs() <= f64::from(self.teeth.unsigned_abs())
    }
}

/// The part of a stone that a tier lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Over the girdle, the table excepted.
    Crown,
    /// Level, over the girdle.
    Table,
    /// Upright.
    Girdle,
    /// Under the girdle, a level culet excepted.
    Pavilion,
    /// Level, under the girdle.
    Culet,
}

impl Side {
    /// The name of its facets in a [`Polyhedron`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Crown => "crown",
            Self::Table => "table",
            Self::Girdle => "girdle",
            Self::Pavilion => "pavilion",
            Self::Culet => "culet",
        }
    }
}

/// Facets of one angle and one distance.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetTier {
    /// What the cutter calls it; may be empty.
    pub name: String,
    /// Slope from the girdle plane; negative under the girdle, ±90° upright, −0° a culet.
    pub angle: Degrees,
    /// Of the facets from the origin, in the design's own unit; its sign means nothing.
    pub distance: f64,
    /// Where on the index wheel; none is one facet at zero, as tables are often written.
    pub positions: Vec<f64>,
    /// How the cutter finds the depth; may be empty.
    pub instruction: String,
}

impl FacetTier {
    /// Where on the stone it lies.
    #[must_use]
    pub fn side(&self) -> Side {
        let slope = self.angle.0.abs();
        match (self.angle.0.is_sign_negative(), slope > 0.0) {
            _ if slope >= 90.0 => Side::Girdle,
            (false, true) => Side::Crown,
            (false, false) => Side::Table,
            (true, true) => Side::Pavilion,
            (true, false) => Side::Culet,
        }
    }

    /// The half spaces of the facets, in the design's own unit.
    fn planes(&self, gear: &IndexGear) -> Vec<(Plane, &'static str)> {
        let slope = self.angle.0.abs().to_radians();
        let side = self.side();
        let up = if self.angle.0.is_sign_negative() { -1.0 } else { 1.0 };
        let level = if side == Side::Girdle { 0.0 } else { slope.cos() * up };
        let at = |position: &f64| {
            let azimuth = gear.azimuth(*position);
            let normal = Direction::new(slope.sin() * azimuth.cos(), slope.sin() * azimuth.sin(), level);
            (Plane { normal, distance: self.distance.abs() }, side.name())
        };
        let positions: &[f64] = if self.positions.is_empty() { &[0.0] } else { &self.positions };
        positions.iter().map(at).collect()
    }
}

/// What a cutter publishes.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetSchedule {
    /// Title, designer and source, line by line; may be empty.
    pub headings: Vec<String>,
    /// Remarks that stand at the end; may be empty.
    pub footnotes: Vec<String>,
    /// The refractive index that the angles were chosen for.
    pub index: f64,
    /// The wheel.
    pub gear: IndexGear,
    /// The facets, in the order of cutting.
    pub tiers: Vec<FacetTier>,
}

impl FacetSchedule {
    /// How many facets are to be cut.
    #[must_use]
    pub fn facets(&self) -> usize {
        self.tiers.iter().map(|tier| tier.positions.len().max(1)).sum()
    }
}

/// Why a schedule makes no stone.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DesignError {
    /// A tier cannot be: an angle of 120°, a tooth that the wheel does not have.
    #[error("{reason}")]
    BadTier {
        /// Which tier, from 0.
        tier: usize,
        /// The value and its limit.
        reason: String,
    },
    /// More facets than any stone has.
    #[error("it has {0} facets; it must have at most {MOST_FACETS}")]
    TooMany(usize),
    /// The facets leave a gap, or nothing at all.
    #[error("its {0} facets do not close to a stone")]
    Open(usize),
}

/// A faceting design that closes to a stone.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetDesign {
    schedule: FacetSchedule,
    /// Of width one.
    body: Polyhedron,
}

/// Sizes of a design or of a stone cut to it, all in one unit of length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DesignMeasures {
    /// Extent along X, the longer side.
    pub length: f64,
    /// Extent along Y.
    pub width: f64,
    /// Table to culet.
    pub depth: f64,
    /// Extent of the table along Y; zero without one.
    pub table: f64,
    /// From the girdle's highest corner to the top.
    pub crown: f64,
    /// Between the girdle's lowest and highest corner; zero for a knife edge.
    pub girdle: f64,
    /// From the girdle's lowest corner to the culet.
    pub pavilion: f64,
}

impl FacetDesign {
    /// Closes a schedule to a stone: turned so that its longer side lies along X, moved so that the middle of its
    /// girdle is the origin.
    ///
    /// # Errors
    /// [`DesignError`] where a tier is out of its limits or the facets leave a gap.
    pub fn new(schedule: FacetSchedule) -> Result<Self, DesignError> {
        let count = schedule.facets();
        if count > MOST_FACETS {
            return Err(DesignError::TooMany(count));
        }
        let mut planes = Vec::with_capacity(count);
        for (tier, row) in schedule.tiers.iter().enumerate() {
            judge(row, &schedule.gear).map_err(|reason| DesignError::BadTier { tier, reason })?;
            planes.extend(row.planes(&schedule.gear));
        }
        let open = || DesignError::Open(planes.len());
        let drawn = Polyhedron::from_half_spaces(&planes).ok_or_else(open)?;
        let body = Polyhedron::from_half_spaces(&standing(&planes, &drawn)).ok_or_else(open)?;
        Ok(Self { schedule, body })
    }

    /// Its title; empty where it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.schedule.headings.first().map_or("", String::as_str)
    }

    /// What the cutter published.
    #[must_use]
    pub const fn schedule(&self) -> &FacetSchedule {
        &self.schedule
    }

    /// The stone of width one.
    #[must_use]
    pub const fn body(&self) -> &Polyhedron {
        &self.body
    }

    /// How many facets the stone shows on a side; those that others cut away do not count.
    #[must_use]
    pub fn facets(&self, side: Side) -> usize {
        self.body.faces.iter().filter(|face| face.name == side.name()).count()
    }

    /// Measures of the stone of width one.
    #[must_use]
    pub fn measures(&self) -> DesignMeasures {
        let [least, most] = self.body.bounds();
        let [low, high] = girdle_heights(&self.body);
        let table = extents(corners(&self.body, Side::Table.name())).map_or(0.0, |[a, b]| b.y - a.y);
        DesignMeasures {
            length: most.x - least.x,
            width: most.y - least.y,
            depth: most.z - least.z,
            table,
            crown: most.z - high,
            girdle: high - low,
            pavilion: low - least.z,
        }
    }

    /// The stone cut to a width.
    ///
    /// # Errors
    /// [`ShapeError::OutOfRange`] for a width of 0 or 1e9.
    pub fn at_width(&self, width: Millimeters) -> Result<Polyhedron, ShapeError> {
        within("width", width.0, &WIDTH)?;
        let mut body = self.body.clone();
        body.vertices.iter_mut().for_each(|vertex| *vertex *= width.0);
        body.faces.iter_mut().for_each(|face| face.plane.distance *= width.0);
        Ok(body)
    }

    /// Volume over the cube of the width, as designs state their yield.
    #[must_use]
    pub fn volume_share(&self) -> f64 {
        let CubicMillimeters(volume) = self.body.volume();
        volume
    }
}

/// Refuses a tier that is out of its limits.
fn judge(tier: &FacetTier, gear: &IndexGear) -> Result<(), String> {
    let angle = tier.angle.0;
    if !(-90.0..=90.0).contains(&angle) {
        return Err(format!("angle is {angle}; it must be -90 to 90°"));
    }
    let distance = tier.distance.abs();
    if !(0.0..=MOST_DISTANCE).contains(&distance) {
        return Err(format!("distance is {}; it must be at most {MOST_DISTANCE}", tier.distance));
    }
    match tier.positions.iter().find(|position| !gear.has(**position)) {
        None => Ok(()),
        Some(position) => {
            let teeth = gear.teeth.unsigned_abs();
            Err(format!("index is {position}; it must be 0 to {teeth}, for the gear has {teeth} teeth"))
        }
    }
}

/// The planes turned, moved and scaled so that the body has its length along X, its girdle about the origin, and a
/// width of one.
fn standing(planes: &[(Plane, &'static str)], drawn: &Polyhedron) -> Vec<(Plane, &'static str)> {
    let [least, most] = drawn.bounds();
    let extent = most - least;
    let [low, high] = girdle_heights(drawn);
    let middle = Point { z: f64::midpoint(low, high), ..(least + most) / 2.0 };
    // A square stone stays as it is whatever the last digits of its planes say.
    let is_across = extent.y > extent.x * (1.0 + 1e-6);
    let width = if is_across { extent.x } else { extent.y };
    let stand = |(plane, name): &(Plane, &'static str)| {
        let distance = (plane.distance - plane.normal.dot(middle)) / width;
        let Direction { x, y, z } = plane.normal;
        let normal = if is_across { Direction::new(y, -x, z) } else { plane.normal };
        (Plane { normal, distance }, *name)
    };
    planes.iter().map(stand).collect()
}

/// Lowest and highest corner of the girdle; for a stone without upright facets its widest corners.
fn girdle_heights(body: &Polyhedron) -> [f64; 2] {
    if let Some([low, high]) = extents(corners(body, Side::Girdle.name())) {
        return [low.z, high.z];
    }
    let reach = |point: &Point| point.truncate().length();
    let widest = body.vertices.iter().map(reach).fold(0.0, f64::max);
    let rim = body.vertices.iter().copied().filter(|point| reach(point) > widest * (1.0 - 1e-3));
    extents(rim).map_or([0.0; 2], |[low, high]| [low.z, high.z])
}

/// The corners of all faces of that name.
fn corners<'a>(body: &'a Polyhedron, name: &'a str) -> impl Iterator<Item = Point> + 'a {
    let faces = body.faces.iter().filter(move |face| face.name == name);
    faces.flat_map(|face| &face.corners).map(|corner| body.vertices[*corner as usize])
}

/// Least and greatest coordinates; nothing for no points.
fn extents(points: impl Iterator<Item = Point>) -> Option<[Point; 2]> {
    points.fold(None, |box_, point| match box_ {
        None => Some([point, point]),
        Some([least, most]) => Some([least.min(point), most.max(point)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(angle: f64, distance: f64, positions: &[f64]) -> FacetTier {
        FacetTier {
            name: String::new(),
            angle: Degrees(angle),
            distance,
            positions: positions.to_vec(),
            instruction: String::new(),
        }
    }

    fn schedule(teeth: i32, offset: f64, tiers: Vec<FacetTier>) -> FacetSchedule {
        let gear = IndexGear { teeth, offset };
        FacetSchedule { headings: Vec::new(), footnotes: Vec::new(), index: 1.54, gear, tiers }
    }

    fn every(step: usize, first: usize) -> Vec<f64> {
        (first..=96).step_by(step).map(|tooth| tooth as f64).collect()
    }

    /// A round of 73 planes from its five angles: every facet goes through the meet points that a cutter goes by,
    /// so the distances follow.
    fn round(pavilion: [f64; 2], crown: [f64; 3]) -> FacetDesign {
        let [lower_half, main, upper_half, bezel, star] =
            [pavilion[0], pavilion[1], crown[0], crown[1], crown[2]].map(f64::to_radians);
        let [flat, pitch] = [11.25_f64, 22.5].map(|azimuth| azimuth.to_radians().cos());
        // Two upper halves and two bezels meet at the star's tip: one height over the girdle from both.
        let tip = (flat * upper_half.tan() - bezel.tan()) / (flat * upper_half.tan() - pitch * bezel.tan());
        let tip_height = (1.0 - tip * pitch) * bezel.tan();
        // Where the stars meet the bezel, the table lies.
        let corner =
            (1.0 - (tip_height + tip * star.tan()) / bezel.tan()) / (1.0 - star.tan() * pitch / bezel.tan());
        let table = (1.0 - corner) * bezel.tan();
        let over = 0.02;
        let (mains, stars, halves) = (every(12, 12), every(12, 6), every(6, 3));
        let tiers = vec![
            tier(90.0, flat, &halves),
            tier(-pavilion[0], flat * lower_half.sin() + over * lower_half.cos(), &halves),
            tier(-pavilion[1], main.sin() + over * main.cos(), &mains),
            tier(crown[0], flat * upper_half.sin() + over * upper_half.cos(), &halves),
            tier(crown[1], bezel.sin() + over * bezel.cos(), &mains),
            tier(crown[2], tip * star.sin() + (tip_height + over) * star.cos(), &stars),
            tier(0.0, table + over, &[96.0]),
        ];
        FacetDesign::new(schedule(96, 0.0, tiers)).unwrap()
    }

    /// Ratios that the designers printed beside their angles (usfacetersguild.org).
    #[test]
    fn published_ratios_are_met() {
        for (pavilion, crown, ratios) in [
            ([45.0, 43.0], [47.0, 42.0, 27.0], [0.516, 0.218, 0.466]),
            ([43.0, 41.0], [32.0, 28.0, 13.0], [0.546, 0.121, 0.435]),
        ] {
            let design = round(pavilion, crown);
            assert_eq!(design.body().faces.len(), 73);
            let measured = design.measures();
            for (is, published) in [measured.table, measured.crown, measured.pavilion].into_iter().zip(ratios)
            {
                assert!((is - published).abs() < 6e-4, "{is} against {published}: {measured:?}");
            }
            assert!((measured.length - 1.0).abs() < 1e-9 && (measured.girdle - 0.02).abs() < 1e-9);
        }
    }

    /// A box of 2 × 1 × 1 about (0.3, 0, 0.1), written with its length across.
    fn brick() -> Vec<FacetTier> {
        vec![
            tier(90.0, 1.3, &[24.0]),
            tier(90.0, 0.7, &[72.0]),
            tier(90.0, 0.5, &[48.0, 96.0]),
            tier(0.0, 0.6, &[]),
            tier(-0.0, 0.4, &[]),
        ]
    }

    #[test]
    fn a_design_stands_with_its_length_along_x_and_its_girdle_at_the_origin() {
        let design = FacetDesign::new(schedule(96, 0.0, brick())).unwrap();
        let [least, most] = design.body().bounds();
        assert!((least - Point::new(-1.0, -0.5, -0.5)).length() < 1e-12, "{least}");
        assert!((most - Point::new(1.0, 0.5, 0.5)).length() < 1e-12, "{most}");
        assert_eq!([Side::Girdle, Side::Table, Side::Culet].map(|side| design.facets(side)), [4, 1, 1]);
        assert!((design.volume_share() - 2.0).abs() < 1e-12);
        let cut = design.at_width(Millimeters(5.0)).unwrap();
        assert!((cut.volume().0 - 250.0).abs() < 1e-9);
        assert!(cut.faces.iter().all(|face| {
            face.corners
                .iter()
                .all(|corner| face.plane.height_of(cut.vertices[*corner as usize]).abs() < 1e-9)
        }));
        assert!(design.at_width(Millimeters(f64::NAN)).unwrap_err().to_string().contains("width is NaN"));
    }

    #[test]
    fn a_wheel_turns_both_ways_and_starts_where_it_says() {
        let quarter = std::f64::consts::FRAC_PI_2;
        let azimuth = |teeth, offset, position| IndexGear { teeth, offset }.azimuth(position);
        assert!((azimuth(96, 0.0, 24.0) - quarter).abs() < 1e-12);
        assert!((azimuth(-96, 0.0, 24.0) + quarter).abs() < 1e-12);
        assert!((azimuth(96, 48.0, 72.0) - quarter).abs() < 1e-12);
        assert!((azimuth(-64, 16.0, 0.0) - quarter).abs() < 1e-12);
        assert!((azimuth(80, 0.0, 10.5) - quarter * 10.5 / 20.0).abs() < 1e-12);
    }

    #[test]
    fn tiers_out_of_their_limits_and_open_stones_are_refused() {
        let refusal = |change: &dyn Fn(&mut Vec<FacetTier>)| {
            let mut tiers = brick();
            change(&mut tiers);
            FacetDesign::new(schedule(96, 0.0, tiers)).unwrap_err()
        };
        for (error, tier, text) in [
            (refusal(&|tiers| tiers[0].angle.0 = 120.0), 0, "angle is 120; it must be -90 to 90°"),
            (refusal(&|tiers| tiers[1].distance = 1e9), 1, "distance is 1000000000; it must be at most 1000"),
            (
                refusal(&|tiers| tiers[2].positions.push(97.0)),
                2,
                "index is 97; it must be 0 to 96, for the gear has 96 teeth",
            ),
        ] {
            assert_eq!(error, DesignError::BadTier { tier, reason: text.to_owned() });
        }
        assert_eq!(refusal(&|tiers| drop(tiers.remove(3))), DesignError::Open(5));
        assert_eq!(refusal(&|tiers| tiers[2].positions = vec![1.0; 5000]), DesignError::TooMany(5004));
        let bare = schedule(96, 0.0, vec![tier(1.0, 1.0, &[]); 3000]);
        assert_eq!(FacetDesign::new(bare), Err(DesignError::TooMany(3000)));
        assert_eq!(refusal(&Vec::clear), DesignError::Open(0));
    }
}
