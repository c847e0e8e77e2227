//! A stone as a body: its facets at its real size.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use glam::DVec2;

use super::facets::round_brilliant::RoundFigures;
use super::facets::{Blank, Body, Facet};
use super::{Cut, DrillHole, Face, Family, Outline, Plane, Polyhedron, RoundProportions, weld};
use crate::vocab::{CubicMillimeters, Degrees, Direction, Limits, Millimeters, Point, Unit};

/// Flats of a round girdle: their corners lie on the stated diameter, and the flats 0.12 % of the radius inside
/// (4 µm on a 6.5 mm stone).
const GIRDLE_SIDES: u32 = 64;

/// Girdle diameters that a stone can be cut to: below, no facet is left; above is no jewelry.
const SIZE: Limits = Limits { least: 0.3, most: 60.0, step: 0.05, unit: Unit::Millimeter };

/// How far a measured depth may flatten or stretch the crown and pavilion of the proportions.
const STRETCH: [f64; 2] = [0.4, 2.5];

/// Cosine of the angle from which on two faces of a smooth stone meet in an edge: 40°.
const CREASE: f64 = 0.766;

/// A stone in stone space: origin in the middle of the girdle's box, table towards +Z, length along X and every single
/// point (pear, heart, trillion, kite, shield) at +X.
#[derive(Debug, Clone, PartialEq)]
pub struct StoneShape {
    /// The cut's family. Where it [is smooth](Family::is_smooth), the faces stand for a round surface.
    pub family: Family,
    /// The facets. Convex but for the heart and for what [was drilled](Self::drilled).
    pub polyhedron: Arc<Polyhedron>,
    /// Where that is not convex, closed convex bodies that are: the two halves of a heart with a wall between them, a pearl
    /// with its hole filled.
    pub parts: Option<Arc<[Polyhedron]>>,
    /// What is drilled into it from below.
    pub hole: Option<DrillHole>,
    /// The girdle as seen from above.
    pub outline: Arc<Outline>,
    /// Extent along X, the stone's length.
    pub length: Millimeters,
    /// Extent along Y.
    pub width: Millimeters,
    /// Table to culet.
    pub depth: Millimeters,
    /// Height of the table, or of the top of a stone that has none, over the middle of the girdle.
    pub table_height: Millimeters,
    /// Depth of the culet, keel or base under the middle of the girdle.
    pub culet_depth: Millimeters,
    /// Half of the girdle's thickness at the mains.
    pub girdle_half: Millimeters,
    /// Table radius along X (corner); zero without a table.
    pub table_radius: Millimeters,
    /// Angle of the pavilion mains; of stepped and chevron pavilions the mean of their rows.
    pub pavilion_angle: Degrees,
    /// Angle of the crown mains, likewise.
    pub crown_angle: Degrees,
    /// Kept, for most stones are only ever grown by one clearance.
    pub(crate) first_grown: FirstGrown,
}

/// What a stone gave when it was grown for the first time. It says nothing about the stone that its shape does not, so
/// that all are equal.
#[derive(Debug, Clone, Default)]
pub(crate) struct FirstGrown(OnceLock<(Millimeters, Option<Arc<[Polyhedron]>>)>);

impl PartialEq for FirstGrown {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Why proportions make no stone.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ShapeError {
    /// A size or proportion of 0, NaN or 1e9.
    #[error("{name} is {value}; it must be {limit}")]
    OutOfRange {
        /// What is out of range.
        name: &'static str,
        /// Its value.
        value: f64,
        /// What it must be.
        limit: String,
    },
    /// A depth too small for its girdle, say.
    #[error("these proportions make no closed stone: {0}")]
    NoStone(String),
}

impl StoneShape {
    /// A stone of a cut, with a length and width and, where somebody measured it, a depth: crown and pavilion are
    /// stretched to it by one factor, and the girdle keeps its thickness.
    ///
    /// # Errors
    /// [`ShapeError`] when a size or proportion is out of range, when length and width are not the family's, when the
    /// depth is not within 0.4 and 2.5 times that of the proportions (the girdle left out), or when two proportions
    /// leave a facet no room.
    pub fn of(cut: &Cut, size: [Millimeters; 2], depth: Option<Millimeters>) -> Result<Self, ShapeError> {
        let [length, width] = size.map(|side| side.0);
        within("length", length, &SIZE)?;
        within("width", width, &SIZE)?;
        cut.validate()?;
        let ratio = cut.family().ratio_limits();
        if !ratio.allow((length / width * 1e6).round() / 1e6) {
            let limit = format!("{} to {}", ratio.least, ratio.most);
            return Err(ShapeError::OutOfRange { name: "length to width", value: length / width, limit });
        }
        let blank = match cut.round() {
            Some(round) => round_blank([length, width], &round)?,
            None => cut.blank([length, width])?,
        };
        let tall = depth.map_or(Ok(1.0), |depth| blank.stretch_to(depth))?;
        Self::cut_from(cut.family(), &blank, [length, width], tall)
    }

    /// A round brilliant whose girdle measures `diameter` from corner to corner.
    ///
    /// # Errors
    /// [`ShapeError`] when a proportion is out of range or the facets do not close.
    pub fn round(diameter: Millimeters, proportions: &RoundProportions) -> Result<Self, ShapeError> {
        within("diameter", diameter.0, &SIZE)?;
        let size = [diameter.0; 2];
        Self::cut_from(Family::Round, &round_blank(size, proportions)?, size, 1.0)
    }

    /// A round brilliant stretched to a measured length × width × depth: the girdle plan is scaled to L × W, crown
    /// and pavilion by one factor to the depth, and the girdle keeps its thickness.
    ///
    /// # Errors
    /// As [`StoneShape::round`]; also for a depth that is not within 0.4 and 2.5 times that of the proportions, the
    /// girdle left out.
    pub fn round_measured(
        size: [Millimeters; 3],
        proportions: &RoundProportions,
    ) -> Result<Self, ShapeError> {
        let [length, width, depth] = size;
        within("length", length.0, &SIZE)?;
        within("width", width.0, &SIZE)?;
        let size = [length.0, width.0];
        let blank = round_blank(size, proportions)?;
        let tall = blank.stretch_to(depth)?;
        Self::cut_from(Family::Round, &blank, size, tall)
    }

    /// Makes the body of a blank whose crown and pavilion are stretched by `tall`.
    fn cut_from(
        family: Family,
        blank: &Blank,
        [length, width]: [f64; 2],
        tall: f64,
    ) -> Result<Self, ShapeError> {
        let (plan, girdle) = (blank.plan, blank.girdle_half);
        let stretch = |facets: &[Facet]| {
            facets.iter().map(|facet| stretched(*facet, plan, tall, girdle)).collect::<Vec<_>>()
        };
        let corners = || blank.corners.iter().map(|corner| corner.stretched(plan)).collect();
        let (polyhedron, parts, outline) = match &blank.body {
            Body::Facets(facets) => {
                let body = faceted(&stretch(facets))?;
                let outline = Outline::around(&body, corners());
                (body, None, outline)
            }
            Body::Half(facets) => {
                let half = faceted(&stretch(facets))?;
                let outline = Outline::around_mirrored(&half, corners());
                let whole = weld::joined(&half);
                let other = weld::mirror(&half);
                (whole, Some(Arc::from([half, other])), outline)
            }
            Body::Smooth(body) => {
                let body = body.clone().moved(|at| stretched_point(at, plan, tall, girdle));
                let outline = Outline::around(&body, corners());
                (body, None, outline)
            }
        };
        let angle = |radians: f64| Degrees((radians.tan() * tall).atan().to_degrees());
        let table_height = girdle + blank.crown * tall;
        let culet_depth = girdle + blank.pavilion * tall;
        Ok(Self {
            family,
            polyhedron: Arc::new(polyhedron),
            parts,
            hole: None,
            outline: Arc::new(outline),
            length: Millimeters(length),
            width: Millimeters(width),
            depth: Millimeters(table_height + culet_depth),
            table_height: Millimeters(table_height),
            culet_depth: Millimeters(culet_depth),
            girdle_half: Millimeters(girdle),
            table_radius: Millimeters(blank.table * plan.x),
            pavilion_angle: angle(blank.slopes[1]),
            crown_angle: angle(blank.slopes[0]),
            first_grown: FirstGrown::default(),
        })
    }

    /// The volume of the faceted body, less what was drilled out of it.
    #[must_use]
    pub fn volume(&self) -> CubicMillimeters {
        self.polyhedron.volume()
    }

    /// The girdle as seen from above, with the corners that a setting protects.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Whether the girdle is an ellipse as seen from above: its corners lie on one but for their chords.
    #[must_use]
    pub fn is_elliptic(&self) -> bool {
        let (a, b) = (self.length.0 / 2.0, self.width.0 / 2.0);
        self.outline.points.iter().all(|at| ((at.x / a).hypot(at.y / b) - 1.0).abs() < 1e-3)
    }

    /// The normal at each corner of each face, in the order of the face's corners: its own, but on a family that
    /// [is smooth](Family::is_smooth) the mean of the faces that meet there and lean apart by less than 40°.
    #[must_use]
    pub fn corner_normals(&self) -> Vec<Vec<Direction>> {
        let faces = &self.polyhedron.faces;
        if !self.family.is_smooth() {
            return faces.iter().map(|face| vec![face.plane.normal; face.corners.len()]).collect();
        }
        let mut around = vec![Vec::new(); self.polyhedron.vertices.len()];
        for face in faces {
            for corner in &face.corners {
                around[*corner as usize].push(face.plane.normal);
            }
        }
        let rounded = |own: Direction, corner: u32| {
            let near = around[corner as usize].iter().filter(|normal| normal.dot(own) > CREASE);
            near.sum::<Direction>().normalize_or(own)
        };
        let of_face = |face: &Face| face.corners.iter().map(|at| rounded(face.plane.normal, *at)).collect();
        faces.iter().map(of_face).collect()
    }

    /// Closed convex bodies whose union is the stone, its hole filled: one, or the two halves of a heart, which share a
    /// wall.
    #[must_use]
    pub fn convex_parts(&self) -> &[Polyhedron] {
        self.parts.as_deref().unwrap_or(std::slice::from_ref(&*self.polyhedron))
    }

    /// The convex parts with every plane moved out by `clearance`, the wall of a heart's half too, so that the parts
    /// overlap there. A smooth stone moves by its corners instead, and a little more than asked where it is sharp.
    /// `None` when a negative clearance leaves nothing.
    #[must_use]
    pub fn grown(&self, clearance: Millimeters) -> Option<Arc<[Polyhedron]>> {
        let smooth = self.family.is_smooth();
        let grown =
            |part: &Polyhedron| if smooth { Some(part.swollen(clearance)) } else { part.grown(clearance) };
        let grow = || -> Option<Arc<[Polyhedron]>> { self.convex_parts().iter().map(grown).collect() };
        let (of, grown) = self.first_grown.0.get_or_init(|| (clearance, grow()));
        if *of == clearance { grown.clone() } else { grow() }
    }
}

/// The round brilliant of a mean diameter, to be stretched to a length and width.
fn round_blank([length, width]: [f64; 2], proportions: &RoundProportions) -> Result<Blank, ShapeError> {
    proportions.validate()?;
    let mean = f64::midpoint(length, width);
    let figures = RoundFigures::of(mean, proportions);
    Ok(Blank {
        body: Body::Facets(figures.planes(GIRDLE_SIDES)),
        plan: DVec2::new(length / mean, width / mean),
        girdle_half: figures.girdle_half,
        crown: figures.crown_height,
        pavilion: figures.culet_depth() - figures.girdle_half,
        table: figures.table_radius,
        slopes: figures.main_angles.into(),
        corners: Vec::new(),
    })
}

impl Blank {
    /// The factor on crown and pavilion that makes the stone as deep as measured.
    fn stretch_to(&self, depth: Millimeters) -> Result<f64, ShapeError> {
        let girdle = self.girdle_half * 2.0;
        let nominal = self.crown + self.pavilion;
        let depth_at = |stretch: f64| girdle + nominal * stretch;
        within("depth", depth.0, &depths(depth_at(STRETCH[0]), depth_at(STRETCH[1])))?;
        Ok((depth.0 - girdle) / nominal)
    }
}

/// Scales plan and height of a facet. Crown and pavilion stretch away from the girdle's edges, so that planes stay
/// planes.
fn stretched((plane, name): Facet, plan: DVec2, tall: f64, girdle_half: f64) -> Facet {
    let edge = plane.normal.z.signum() * girdle_half;
    let at_edge = plane.distance - plane.normal.z * edge;
    let normal = Direction::new(plane.normal.x / plan.x, plane.normal.y / plan.y, plane.normal.z / tall);
    let scale = normal.length();
    let normal = normal / scale;
    (Plane { normal, distance: at_edge / scale + normal.z * edge }, name)
}

/// As [`stretched`] for a corner.
fn stretched_point(at: Point, plan: DVec2, tall: f64, girdle_half: f64) -> Point {
    let over = (at.z.abs() - girdle_half).max(0.0);
    let z = at.z.signum() * (at.z.abs().min(girdle_half) + over * tall);
    (at.truncate() * plan).extend(z)
}

/// The body of half spaces in which every facet has a face. A culet that is too small for one and flats of a girdle
/// that is thinner than its scallops may be without.
fn faceted(facets: &[Facet]) -> Result<Polyhedron, ShapeError> {
    let body = Polyhedron::from_half_spaces(facets)
        .ok_or_else(|| ShapeError::NoStone("the facets leave a gap or nothing at all".to_owned()))?;
    let count = |names: &mut dyn Iterator<Item = &'static str>| {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        names
            .filter(|name| !["girdle", "culet"].contains(name))
            .for_each(|name| *counts.entry(name).or_default() += 1);
        counts
    };
    let cut = count(&mut body.faces.iter().map(|face| face.name));
    let wanted = count(&mut facets.iter().map(|(_, name)| *name));
    match wanted.iter().find(|(name, wanted)| cut.get(*name) != Some(wanted)) {
        None => Ok(body),
        Some((name, wanted)) => {
            let left = cut.get(name).copied().unwrap_or(0);
            Err(ShapeError::NoStone(format!("only {left} of {wanted} facets named `{name}` have room")))
        }
    }
}

/// Refuses a value outside its limits, NaN among them.
pub(super) fn within(name: &'static str, value: f64, limits: &Limits) -> Result<(), ShapeError> {
    if limits.allow(value) {
        return Ok(());
    }
    let limit = format!("{} to {} {}", limits.least, limits.most, limits.unit.symbol());
    Err(ShapeError::OutOfRange { name, value, limit })
}

/// What [`within`] may let pass for a depth, on whole hundredths and never more than asked.
fn depths(least: f64, most: f64) -> Limits {
    Limits { least: (least * 100.0).ceil() / 100.0, most: (most * 100.0).floor() / 100.0, ..SIZE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::carats;
    use crate::vocab::{GramsPerCubicCentimeter, Percent};

    #[test]
    fn pearls_are_round_and_the_base_of_a_cabochon_is_flat() {
        let of = |family| StoneShape::of(&Cut::of(family), [Millimeters(7.0); 2], None).unwrap();
        let pearl = of(Family::Pearl);
        let middle = pearl.polyhedron.bounds().iter().sum::<Point>() / 2.0;
        for (face, normals) in pearl.polyhedron.faces.iter().zip(pearl.corner_normals()) {
            for (corner, normal) in face.corners.iter().zip(normals) {
                let out = (pearl.polyhedron.vertices[*corner as usize] - middle).normalize();
                assert!(normal.dot(out) > 0.999, "{normal} at {out}");
            }
        }
        let cabochon = of(Family::CabochonRound);
        let base = cabochon.polyhedron.faces.iter().position(|face| face.name == "base").unwrap();
        assert!(cabochon.corner_normals()[base].iter().all(|normal| normal.z < -0.999_999));
        let brilliant = of(Family::Round);
        let own = brilliant.polyhedron.faces.iter().zip(brilliant.corner_normals());
        assert!(own.into_iter().all(|(face, of)| of.iter().all(|normal| *normal == face.plane.normal)));
    }

    const IDEAL: RoundProportions = RoundProportions {
        table: Percent(57.0),
        crown_angle: Degrees(34.5),
        pavilion_angle: Degrees(40.8),
        star_length: Percent(50.0),
        lower_half_length: Percent(77.0),
        girdle: Percent(3.5),
        culet: Percent(0.0),
    };

    #[test]
    fn a_diamond_of_six_and_a_half_millimeters_weighs_a_carat() {
        let stone = StoneShape::round(Millimeters(6.5), &IDEAL).unwrap();
        let weight = carats(stone.volume(), GramsPerCubicCentimeter(3.52)).0;
        let laboratory = 0.0061 * 6.5 * 6.5 * stone.depth.0;
        assert!((weight / laboratory - 1.0).abs() < 0.05, "{weight} against {laboratory}");
        assert!((stone.depth.0 / 6.5 - 0.614).abs() < 0.003, "depth {} %", stone.depth.0 / 0.065);
    }

    #[test]
    fn the_body_measures_what_was_asked() {
        let size = [6.62, 6.41, 4.02].map(Millimeters);
        let stone = StoneShape::round_measured(size, &IDEAL).unwrap();
        let [least, most] = stone.polyhedron.bounds();
        let extent = most - least;
        assert!((extent.x - 6.62).abs() < 1e-9 && (extent.y - 6.41).abs() < 1e-9, "{extent}");
        assert!((extent.z - 4.02).abs() < 1e-9, "{extent}");
        assert!((most.z - stone.table_height.0).abs() < 1e-9);
        assert!((least.z + stone.culet_depth.0).abs() < 1e-9);
    }

    #[test]
    fn a_measured_round_equals_the_nominal_one() {
        let nominal = StoneShape::round(Millimeters(5.0), &IDEAL).unwrap();
        let same =
            StoneShape::round_measured([nominal.length, nominal.width, nominal.depth], &IDEAL).unwrap();
        assert!((nominal.volume().0 - same.volume().0).abs() < 1e-9);
    }

    #[test]
    fn impossible_stones_are_refused_by_name_value_and_limit() {
        let error = StoneShape::round(Millimeters(f64::NAN), &IDEAL).unwrap_err().to_string();
        assert_eq!(error, "diameter is NaN; it must be 0.3 to 60 mm");
        let steep = RoundProportions { crown_angle: Degrees(95.0), ..IDEAL };
        let error = StoneShape::round(Millimeters(5.0), &steep).unwrap_err().to_string();
        assert!(error.contains("crown angle is 95"), "{error}");
        let short = RoundProportions { star_length: Percent(15.0), ..IDEAL };
        let error = StoneShape::round(Millimeters(5.0), &short).unwrap_err().to_string();
        assert_eq!(error, "star length is 15; it must be 22 to 90 % beside a table of 57 %");
        let flat = StoneShape::round_measured([5.0, 5.0, 0.1].map(Millimeters), &IDEAL).unwrap_err();
        assert_eq!(flat.to_string(), "depth is 0.1; it must be 1.34 to 7.41 mm");
    }

    /// Every combination of least and most proportions, and of round and stretched.
    #[test]
    fn every_corner_of_the_limits_closes() {
        for mask in 0..1 << 7 {
            let end = |at: usize| {
                let (_, limits) = RoundProportions::LIMITS[at];
                if mask >> at & 1 == 0 { limits.least } else { limits.most }
            };
            let mut proportions = RoundProportions {
                table: Percent(end(0)),
                crown_angle: Degrees(end(1)),
                pavilion_angle: Degrees(end(2)),
                star_length: Percent(end(3)),
                lower_half_length: Percent(end(4)),
                girdle: Percent(end(5)),
                culet: Percent(end(6)),
            };
            proportions.star_length.0 = proportions.star_length.0.max(proportions.star_limits().least);
            let round = StoneShape::round(Millimeters(6.5), &proportions).unwrap();
            let size = [7.0, 6.0, round.depth.0].map(Millimeters);
            let stretched = StoneShape::round_measured(size, &proportions).unwrap();
            for stone in [round, stretched] {
                stone.polyhedron.assert_closed();
                let grown = stone.polyhedron.grown(Millimeters(0.02)).unwrap();
                grown.assert_closed();
                assert!(grown.volume().0 > stone.volume().0);
                let [least, most] = stone.polyhedron.bounds();
                let off = most - least - Point::new(stone.length.0, stone.width.0, stone.depth.0);
                assert!(off.length() < 1e-6, "{proportions:?}: {off}");
                for name in ["table", "star", "bezel", "upper half", "pavilion main", "lower half"] {
                    let count = stone.polyhedron.faces.iter().filter(|face| face.name == name).count();
                    let expected = if name == "table" {
                        1
                    } else if name.contains("half") {
                        16
                    } else {
                        8
                    };
                    assert_eq!(count, expected, "{name} of {proportions:?}");
                }
            }
        }
    }
}
