//! The checking bench: the finished piece laid out so that each rule can measure what it judges.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Place;
use super::finding::Verdict;
use super::set_stone::SetStone;
use super::shank_sections::{ShankSection, shank_sections};
use super::{Bound, Measured, RuleId, RuleProfile, ThinnestProng};
use crate::build::{Built, CancelToken, Fitting, PartRole, ProngLandmark, inner_radius};
use crate::design::features::{Halo, Pave, Row};
use crate::design::settings::{RowSetting, Setting};
use crate::design::{Piece, Work};
use crate::kernel::{Probe, Section, section};
use crate::vocab::{Direction, FeatureId, Frame, Point};

/// What every rule gets to see.
pub(super) struct Bench<'a> {
    pub built: &'a Built,
    pub piece: &'a Piece,
    pub profile: &'a RuleProfile,
    pub cancel: &'a CancelToken,
    /// `None` when there is no metal.
    pub metal: Option<Probe>,
    pub stones: Vec<SetStone<'a>>,
    pub prongs: Vec<ProngMetal<'a>>,
    pub beads: Vec<ProngMetal<'a>>,
    /// Radius of the widest finger or wrist that passes, measured on the metal; the landmark's where there is none.
    /// `None` for a piece that goes around nothing.
    pub inner_radius: Option<f64>,
    /// The shank all around, but where it is open for a stone.
    pub shank: Vec<ShankSection>,
    /// What was held against the profile so far.
    measured: Mutex<BTreeMap<RuleId, Measured>>,
}

/// How far over the girdle's upper edge a prong is still judged by its sections: as far as the cut's relief.
const OVER_GIRDLE: f64 = 0.1;

/// A pin on the band is judged by its sections from this far over the band.
const OVER_BAND: f64 = 0.02;

/// A pin's dome begins higher than this share of its height over the girdle's middle.
const BELOW_DOME: f64 = 0.5;

/// Sections that are nearer to an opening than this, in mm, pass through its faces.
const BESIDE_OPENING: f64 = 0.05;

/// One prong or bead: where it was meant to be, and the metal that is there.
pub(super) struct ProngMetal<'a> {
    pub role: PartRole,
    pub landmark: &'a ProngLandmark,
    /// Corners of the faces that are still the prong's own, in ring space.
    pub points: Vec<Point>,
    /// Sections across the center line from above the base rail to just over the girdle. Above that the tip
    /// lies on the crown and runs out: its height and reach are judged, not its thickness.
    pub sections: Vec<ProngSection>,
}

/// A section across a prong.
pub(super) struct ProngSection {
    /// Where the center line was cut.
    pub at: Point,
    /// `None` where the prong has no metal.
    pub found: Option<Section>,
}

impl<'a> Bench<'a> {
    /// Lays a piece out. `None` when canceled.
    pub fn new(
        built: &'a Built,
        piece: &'a Piece,
        profile: &'a RuleProfile,
        cancel: &'a CancelToken,
    ) -> Option<Self> {
        let mesh = &built.metal_mesh;
        let metal = Probe::new(mesh);
        let stones = built.stones.iter().map(SetStone::new).collect();
        let around = piece.wear.inner_diameter().is_some();
        let inner_radius = around.then(|| inner_radius(mesh).unwrap_or(built.landmarks.inner_radius));
        let measured = |landmarks: &'a [ProngLandmark]| {
            let each = landmarks.par_iter();
            each.filter_map(|landmark| ProngMetal::new(built, landmark, cancel)).collect()
        };
        let (prongs, beads) = (measured(&built.landmarks.prongs), measured(&built.landmarks.beads));
        let has_band = around && piece.shanks_shown().next().is_some();
        let mut shank = if has_band { shank_sections(mesh, metal.as_ref()) } else { Vec::new() };
        // Where it is open on purpose it has no section.
        let from_axis = built.landmarks.inner_radius;
        let is_open = |section: &ShankSection| {
            let mut openings = built.landmarks.openings.iter();
            openings.any(|it| it.spans(section.middle, from_axis, it.half + BESIDE_OPENING))
        };
        shank.retain(|section| !is_open(section));
        let measured = Mutex::default();
        let bench = Self {
            built,
            piece,
            profile,
            cancel,
            metal,
            stones,
            prongs,
            beads,
            inner_radius,
            shank,
            measured,
        };
        (!cancel.is_canceled()).then_some(bench)
    }

    /// How far a point lies over finger, wrist or skin, where up is `up`: negative within it. Beyond the axis of a finger
    /// every point is as far inside as can be, and farther the lower it lies.
    pub fn over_skin(&self, point: Point, up: Direction) -> f64 {
        match self.inner_radius {
            Some(radius) => point.x.hypot(point.z).copysign(point.dot(up)) - radius,
            None => point.z,
        }
    }

    /// How far the mesh may lie inside the curve that it stands for.
    pub fn mesh_error(&self) -> f64 {
        self.built.quality.chord_error()
    }

    /// Holds a value against the profile; `give` is the error of the measurement itself.
    pub fn judge(&self, rule: RuleId, value: f64, give: f64) -> Option<Verdict<'_>> {
        let row = self.profile.limits.get(&rule)?;
        self.note(rule, value);
        let (severity, limit) = row.broken_by(value, give)?;
        Some(Verdict { rule, profile: &self.profile.id, row, severity, value, limit })
    }

    /// Keeps the worst value of each rule. The rules run side by side; least and greatest do not depend on their order.
    pub fn note(&self, rule: RuleId, value: f64) {
        let mut measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        let known = measured.entry(rule).or_insert(Measured { rule, worst: value });
        known.worst = match rule.bound() {
            Bound::AtLeast => known.worst.min(value),
            Bound::AtMost => known.worst.max(value),
        };
    }

    /// The worst values so far, in the order of the rules.
    pub fn measured(&self) -> Vec<Measured> {
        let measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        measured.values().copied().collect()
    }

    /// Every prong and bead at its thinnest.
    pub fn thinnest(&self) -> Vec<ThinnestProng> {
        let thinnest = |prong: &ProngMetal| {
            let (left, _) = prong.narrowest()?;
            let (role, nominal) = (prong.role, prong.nominal());
            Some(ThinnestProng { role, stones: prong.landmark.stones.clone(), nominal, left })
        };
        self.prongs.iter().chain(&self.beads).filter_map(thinnest).collect()
    }

    /// The value that breaks no level of a rule.
    pub fn target(&self, rule: RuleId) -> Option<f64> {
        self.profile.limits.get(&rule)?.strictest()
    }

    /// The prongs that hold a stone.
    pub fn prongs_of<'b>(&'b self, stone: &'b SetStone) -> impl Iterator<Item = &'b ProngMetal<'a>> {
        self.prongs.iter().filter(|prong| prong.landmark.stones.contains(&stone.built.role))
    }

    /// The stones with the prongs that hold them.
    pub fn held_by_prongs(&self) -> impl Iterator<Item = (&SetStone<'a>, &ProngMetal<'a>)> {
        self.stones.iter().flat_map(|stone| self.prongs_of(stone).map(move |prong| (stone, prong)))
    }

    /// The prong of a stone that stands closest in direction to a point, seen from the stone's axis.
    pub fn prong_toward(&self, stone: &SetStone, point_in_ring: Point) -> Option<&ProngMetal<'a>> {
        let azimuth = stone.azimuth_of(point_in_ring);
        let turn = |prong: &ProngMetal| stone.azimuth_of(prong.girdle()).dot(azimuth);
        let prongs = self.prongs.iter().filter(|prong| prong.landmark.stones.contains(&stone.built.role));
        prongs.max_by(|a, b| turn(a).total_cmp(&turn(b)))
    }

    /// The row that a stone belongs to.
    pub fn row_of(&self, stone: &SetStone) -> Option<&'a Row> {
        match &self.piece.feature(&stone.built.feature)?.work {
            Work::Row(row) => Some(row),
            _ => None,
        }
    }

    /// The halo that a stone belongs to.
    pub fn halo_of(&self, stone: &SetStone) -> Option<&'a Halo> {
        match &self.piece.feature(&stone.built.feature)?.work {
            Work::Halo(halo) => Some(halo),
            _ => None,
        }
    }

    /// The pavé that a stone belongs to.
    pub fn pave_of(&self, stone: &SetStone) -> Option<&'a Pave> {
        match &self.piece.feature(&stone.built.feature)?.work {
            Work::Pave(pave) => Some(pave),
            _ => None,
        }
    }

    /// Whether a stone lies on the shank itself.
    pub fn lies_on_shank(&self, stone: &SetStone) -> bool {
        self.row_of(stone).is_some() || self.pave_of(stone).is_some()
    }

    /// Whether a stone is one of those of a row, halo or pavé.
    pub fn is_one_of_many(&self, stone: &SetStone) -> bool {
        self.lies_on_shank(stone) || self.halo_of(stone).is_some()
    }

    /// The two directions from one of many stones to the sides of its row, in stone space.
    pub fn across(&self, stone: &SetStone) -> [Direction; 2] {
        let Some(halo) = self.halo_of(stone) else { return stone.across_the_row() };
        let (sin, cos) = halo.stone.rotation.0.to_radians().sin_cos();
        let across = Direction::new(-sin, cos, 0.0);
        [across, -across]
    }

    /// The two directions, in stone space, in which a stone of a row or halo is held where it rests on metal: across the
    /// row, but between bars along it.
    pub fn held_sides(&self, stone: &SetStone) -> [Direction; 2] {
        let across = self.across(stone);
        let bars = self.row_of(stone).is_some_and(|row| matches!(row.setting, RowSetting::Bar(_)));
        if bars { across.map(|side| Direction::Z.cross(side)) } else { across }
    }

    /// Whether a stone lies between the walls of a channel.
    pub fn is_in_channel(&self, stone: &SetStone) -> bool {
        self.row_of(stone).is_some_and(|row| matches!(row.setting, RowSetting::Channel(_)))
    }

    /// The two directions to the ends of an open shank, in stone space.
    pub fn toward_ends(&self, stone: &SetStone) -> Option<[Direction; 2]> {
        let role = PartRole::Seat(stone.built.role.number());
        let opening = self.built.landmarks.openings.iter().find(|it| it.role == role)?;
        let frame = &stone.built.ring_from_stone;
        let side =
            Direction::new(opening.ring_from_head.x.dot(frame.x), opening.ring_from_head.x.dot(frame.y), 0.0);
        Some([side, -side])
    }

    /// The post in a pearl.
    pub fn pearl_post_of(&self, stone: &SetStone) -> Option<PartRole> {
        let own = self.built.parts.iter().filter(|part| part.feature == stone.built.feature);
        own.map(|part| part.role).find(|role| matches!(role, PartRole::Fitting(Fitting::PearlPost, _)))
    }

    /// The stones of rows.
    pub fn in_rows(&self) -> impl Iterator<Item = (&SetStone<'a>, &'a Row)> {
        self.stones.iter().filter_map(|stone| Some((stone, self.row_of(stone)?)))
    }

    /// A place on a part: what lies in the shank is read through the finger, as the shank is.
    pub fn place(&self, part: PartRole, point: Point) -> Place {
        let feature = self.feature_of(part).and_then(|feature| self.piece.feature(feature));
        match feature.map(|feature| &feature.work) {
            Some(Work::Row(_) | Work::Pave(_) | Work::Engraving(_)) => Place::around(part, point),
            _ => Place::on(part, point),
        }
    }

    /// What holds a stone of a head.
    pub fn setting_of(&self, stone: &SetStone) -> Option<&'a Setting> {
        match &self.piece.feature(&stone.built.feature)?.work {
            Work::Head(head) => Some(&head.setting),
            _ => None,
        }
    }

    /// The whole key of a parameter of the feature that a part or stone belongs to.
    pub fn key(&self, role: PartRole, key: &str) -> String {
        self.feature_of(role).map_or_else(|| key.to_owned(), |feature| format!("{feature}.{key}"))
    }

    /// The feature that a part or stone belongs to.
    pub fn feature_of(&self, role: PartRole) -> Option<&'a FeatureId> {
        let part = self.built.parts.iter().find(|part| part.role == role).map(|part| &part.feature);
        let stone = || self.built.stones.iter().find(|stone| stone.role == role).map(|stone| &stone.feature);
        part.or_else(stone)
    }

    /// What a part is called in a sentence: `the_only` where there is one stone alone.
    pub fn called(&self, role: PartRole, the_only: &str) -> String {
        if self.stones.len() == 1 { the_only.to_owned() } else { role.to_string() }
    }
}

/// How far under a face a ray starts, so that it cannot meet that face.
pub(super) const SKIN: f64 = 1e-4;

/// The first metal that a ray from outside crosses: where it goes in and where it comes out. `None` also
/// when the ray slips between two faces, which rays exactly through an edge may do.
pub(super) fn crossing(metal: &Probe, from: Point, direction: Direction, reach: f64) -> Option<[Point; 2]> {
    let inner = metal.cast(from, direction, reach)?;
    let outer = metal.cast(inner.point + direction * SKIN, direction, reach)?;
    let whole = inner.normal.dot(direction) < 0.0 && outer.normal.dot(direction) > 0.0;
    whole.then_some([inner.point, outer.point])
}

/// Corners of the faces of a part, corners shared by faces more than once.
pub(super) fn points_of(built: &Built, part: PartRole) -> impl Iterator<Item = Point> {
    let mesh = &built.metal_mesh;
    let own = mesh.triangles.iter().zip(&mesh.tags).filter(move |(_, tag)| **tag == part.tag());
    own.flat_map(|(corners, _)| corners.map(|corner| mesh.positions[corner as usize]))
}

impl<'a> ProngMetal<'a> {
    /// `None` for a prong whose stone is not there.
    fn new(built: &Built, landmark: &'a ProngLandmark, cancel: &CancelToken) -> Option<Self> {
        let stone = built.stones.iter().find(|stone| landmark.stones.contains(&stone.role))?;
        let height = |point: Point| stone.ring_from_stone.to_local(point).z;
        let points = points_of(built, landmark.role).collect();
        let nominal = landmark.nominal_diameter.0;
        // A tenth between sections, and a little above the rail, where its fillet has ended.
        let spacing = (nominal / 10.0).max(0.01);
        let own = built.parts.iter().filter(|part| part.feature == stone.feature).map(|part| part.role);
        let peg = own.clone().find(|role| matches!(role, PartRole::Fitting(Fitting::Peg, _)));
        let base = peg.or_else(|| own.filter(|role| matches!(role, PartRole::Rail(_))).min());
        let rail_top = base.map_or(f64::NEG_INFINITY, |rail| {
            points_of(built, rail).map(height).fold(f64::NEG_INFINITY, f64::max)
        });
        let high = height(line_at_girdle(landmark)) + stone.shape.girdle_half.0 + OVER_GIRDLE;
        let stations = if rail_top.is_finite() {
            let range = rail_top + spacing..=high;
            let all = stations(landmark, spacing).into_iter();
            all.filter(|(point, _)| range.contains(&height(*point))).collect()
        } else {
            on_the_band(landmark, stone.shape.girdle_half.0 + OVER_GIRDLE)
        };
        let sections = stations
            .into_iter()
            .take_while(|_| !cancel.is_canceled())
            .map(|(at, tangent)| {
                let found = section(&built.metal_mesh, &across(at, tangent), nominal);
                ProngSection { at, found }
            })
            .collect();
        Some(Self { role: landmark.role, landmark, points, sections })
    }

    /// Where the center line passes the girdle.
    pub fn girdle(&self) -> Point {
        line_at_girdle(self.landmark)
    }

    /// The widest circle in its smallest section, and where; `None` without a section.
    pub fn narrowest(&self) -> Option<(f64, Point)> {
        let widths = self.sections.iter().map(|section| {
            let found = section.found.as_ref();
            (
                found.map_or(0.0, |found| found.inscribed_diameter),
                found.map_or(section.at, |found| found.center),
            )
        });
        widths.min_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// How far its metal over the girdle lies within the girdle of a stone, seen from above, and the innermost point of
    /// it; where there is none, the point at the girdle.
    pub fn cover_of(&self, stone: &SetStone) -> (f64, Point) {
        let across = stone.across(self.girdle());
        let out = |point: &Point| across.beyond(stone.to_stone(*point));
        let over = self.points.iter().copied().filter(|point| stone.to_stone(*point).z > stone.girdle_top());
        let innermost = over.min_by(|a, b| out(a).total_cmp(&out(b)));
        let cover = innermost.map_or(0.0, |point| stone.reach_across(&across, 0.0, 0.0) - out(&point));
        (cover, innermost.unwrap_or(self.girdle()))
    }

    pub fn nominal(&self) -> f64 {
        self.landmark.nominal_diameter.0
    }
}

fn line_at_girdle(landmark: &ProngLandmark) -> Point {
    let line = &landmark.center_line;
    line.get(landmark.girdle_index).or(line.last()).copied().unwrap_or_default()
}

/// Points and directions along the center line, `spacing` apart, no nearer to the tip than one radius, where its dome
/// is.
fn stations(landmark: &ProngLandmark, spacing: f64) -> Vec<(Point, Direction)> {
    let line = &landmark.center_line;
    let length: f64 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let dome = length - landmark.nominal_diameter.0 / 2.0;
    let mut stations = Vec::new();
    let mut passed = 0.0;
    for pair in line.windows(2) {
        let (step, span) = (pair[1] - pair[0], pair[0].distance(pair[1]));
        let mut along = (passed / spacing).ceil() * spacing - passed;
        while along < span && passed + along < dome {
            let point = pair[0] + step * (along / span);
            stations.push((point, step / span));
            along += spacing;
        }
        passed += span;
    }
    stations
}

/// As [`stations`] of what stands on the band itself: few, from just over the band to so far over the girdle's middle.
fn on_the_band(landmark: &ProngLandmark, over_girdle: f64) -> Vec<(Point, Direction)> {
    let (Some(band), Some(tip)) = (landmark.center_line.first(), landmark.center_line.last()) else {
        return Vec::new();
    };
    let girdle = line_at_girdle(landmark);
    let Some(up) = (*tip - girdle).try_normalize() else { return Vec::new() };
    let low = (*band - girdle).dot(up) + OVER_BAND;
    // The dome of a low one is no section.
    let high = over_girdle.min(BELOW_DOME * (*tip - girdle).dot(up)).max(low);
    [0.0, 0.5, 1.0].map(|part| (girdle + up * (low + (high - low) * part), up)).to_vec()
}

/// The plane across a direction.
fn across(origin: Point, z: Direction) -> Frame {
    let x = z.any_orthonormal_vector();
    Frame { origin, x, y: z.cross(x), z }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Millimeters;

    #[test]
    fn sections_keep_off_the_dome() {
        let landmark = ProngLandmark {
            role: PartRole::Prong(0),
            stones: vec![PartRole::Stone(0)],
            center_line: vec![Point::ZERO, Point::new(0.0, 0.0, 3.0), Point::new(0.0, 0.0, 4.0)],
            girdle_index: 1,
            nominal_diameter: Millimeters(1.0),
        };
        let heights: Vec<f64> = stations(&landmark, 0.1).iter().map(|(point, _)| point.z).collect();
        assert!(heights[0].abs() < 1e-9 && (heights[heights.len() - 1] - 3.4).abs() < 1e-9, "{heights:?}");
        assert!(heights.windows(2).all(|pair| (pair[1] - pair[0] - 0.1).abs() < 1e-9));
    }
}
