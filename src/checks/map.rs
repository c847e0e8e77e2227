//! Maps of the finished metal: a value in mm for each corner of its mesh, for the viewport and for files.
//!
//! What a value is and what color it has are two things: values are measured here, [`MapScale`](super::MapScale) colors them.

use rayon::prelude::*;

use super::bench::Bench;
use super::wall_thickness::{OPPOSITE, judged_part};
use super::{Place, RuleId, RuleProfile};
use crate::build::{Built, BuiltStone, CancelToken, PartRole};
use crate::design::Piece;
use crate::kernel::{PartTag, Probe, SurfaceMesh};
use crate::vocab::{Direction, Point};

/// What a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapOf {
    /// How thick the metal is under the surface: the same ball as that of the rule of walls.
    Thickness,
    /// From the metal to the nearest stone: negative where metal is inside it.
    SeatGap,
}

impl MapOf {
    /// Every map.
    pub const ALL: [Self; 2] = [Self::Thickness, Self::SeatGap];

    /// Its key on the command line and in JSON: `seat-gap`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Thickness => "thickness",
            Self::SeatGap => "seat-gap",
        }
    }

    /// What it is called: `Gap to the nearest stone`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Thickness => "Thickness",
            Self::SeatGap => "Gap to the nearest stone",
        }
    }

    /// The map of a key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|map| map.key() == key)
    }

    /// The rule whose limit turns the colors.
    #[must_use]
    pub const fn rule(self) -> RuleId {
        match self {
            Self::Thickness => RuleId::WallThickness,
            Self::SeatGap => RuleId::SeatBite,
        }
    }

    /// The value in mm below which the map shows a fault: the strictest level of the rule, for a bite on the other side of
    /// zero. `None` where the profile does not judge it.
    #[must_use]
    pub fn limit(self, profile: &RuleProfile) -> Option<f64> {
        let level = profile.limits.get(&self.rule())?.strictest()?;
        Some(match self {
            Self::Thickness => level,
            Self::SeatGap => -level,
        })
    }

    /// Greater values are not followed, in mm: metal as thick is a heavy section, and beyond such a gap is no seat.
    #[must_use]
    pub const fn greatest(self) -> f64 {
        match self {
            Self::Thickness => 3.0,
            Self::SeatGap => 2.0,
        }
    }
}

/// A value for each corner of the finished metal.
#[derive(Debug, Clone, PartialEq)]
pub struct SurfaceMap {
    /// What the values are.
    pub of: MapOf,
    /// In mm, one for each position of the metal's mesh, at most [`MapOf::greatest`]. A corner from which no face looks the
    /// opposite way (edges, rims, domed tips) is as thick as the nearest wall along the surface.
    pub values: Vec<f32>,
    /// Whether the limit is meant for the corner: walls of prongs, beads, letters and between the stones of a row have
    /// limits of their own.
    pub judged: Vec<bool>,
    /// The least value that is judged; `None` where nothing is.
    pub least: Option<Least>,
}

/// The least value of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Least {
    /// In mm.
    pub value: f64,
    /// Where.
    pub place: Place,
}

impl SurfaceMap {
    /// The share of the surface that is judged and below a limit, 0 to 1: a third of each face for each of its corners.
    #[must_use]
    pub fn share_below(&self, mesh: &SurfaceMesh, limit: f64) -> f64 {
        let (mut below, mut whole) = (0.0, 0.0);
        for corners in &mesh.triangles {
            let area = twice_area(mesh, corners);
            let counts = |corner: &&u32| {
                let corner = **corner as usize;
                self.judged[corner] && f64::from(self.values[corner]) < limit
            };
            below += area * corners.iter().filter(counts).count() as f64 / 3.0;
            whole += area;
        }
        below / f64::max(whole, f64::MIN_POSITIVE)
    }
}

/// What was measured at a corner.
#[derive(Clone, Copy)]
struct Sample {
    value: f64,
    /// The part that the value is judged of.
    part: Option<PartRole>,
    /// Where a finding would be.
    at: Point,
}

/// Measures a map of a built piece, on all processors; `None` when canceled. The profile decides nothing here but is what
/// the piece is laid out with.
#[must_use]
pub fn surface_map(
    built: &Built,
    piece: &Piece,
    profile: &RuleProfile,
    of: MapOf,
    cancel: &CancelToken,
) -> Option<SurfaceMap> {
    let bench = Bench::new(built, piece, profile, cancel)?;
    let samples = match of {
        MapOf::Thickness => thicknesses(&bench),
        MapOf::SeatGap => gaps(&bench),
    };
    if cancel.is_canceled() {
        return None;
    }
    let judged = samples.iter().filter_map(|sample| Some((sample, sample.part?)));
    let least = judged.min_by(|(a, _), (b, _)| a.value.total_cmp(&b.value));
    let least =
        least.map(|(sample, part)| Least { value: sample.value, place: bench.place(part, sample.at) });
    #[expect(clippy::cast_possible_truncation, reason = "a map is of single precision")]
    let values = samples.iter().map(|sample| sample.value as f32).collect();
    let judged = samples.iter().map(|sample| sample.part.is_some()).collect();
    Some(SurfaceMap { of, values, judged, least })
}

/// Thickness at every corner; where there is no wall that of the nearest one.
fn thicknesses(bench: &Bench) -> Vec<Sample> {
    let mesh = &bench.built.metal_mesh;
    let Some(metal) = &bench.metal else { return Vec::new() };
    let greatest = MapOf::Thickness.greatest();
    let measured: Vec<Option<Sample>> = (0..mesh.positions.len())
        .into_par_iter()
        .zip(widest_faces(mesh))
        .map(
            |(corner, face)| {
                if bench.cancel.is_canceled() { None } else { wall_at(bench, metal, corner, face?) }
            },
        )
        .collect();
    if bench.cancel.is_canceled() {
        return Vec::new();
    }
    let known: Vec<bool> = measured.iter().map(Option::is_some).collect();
    let nearest = mesh.nearest_along_edges(&known).into_iter().zip(&mesh.positions);
    let sample = |(source, at): (Option<u32>, &Point)| {
        let wall = source.and_then(|source| measured[source as usize]);
        wall.unwrap_or(Sample { value: greatest, part: None, at: *at })
    };
    nearest.map(sample).collect()
}

/// Corners are measured so far within their face, in mm: on an edge it would be chance which face a ray meets.
const INTO_FACE: f64 = 0.02;

/// The wall under a corner of a face; `None` where no face looks the opposite way.
fn wall_at(bench: &Bench, metal: &Probe, corner: usize, face: usize) -> Option<Sample> {
    let (mesh, greatest) = (&bench.built.metal_mesh, MapOf::Thickness.greatest());
    let [a, b, c] = mesh.triangles[face].map(|corner| mesh.positions[corner as usize]);
    let inward = (c - a).cross(b - a).try_normalize()?;
    let at = mesh.positions[corner];
    let middle = (a + b + c) / 3.0 - at;
    let at = at + middle * (INTO_FACE / middle.length().max(f64::MIN_POSITIVE)).min(1.0);
    let part = |behind: PartTag, middle: Point| judged_part(bench, [mesh.tags[face], behind], inward, middle);
    if let Some(stop) = metal.ball_under(at, inward, OPPOSITE, greatest) {
        let middle = at.midpoint(stop.point);
        return Some(Sample { value: stop.diameter, part: part(stop.tag, middle), at: middle });
    }
    // Nothing that near: a wall all the same if what comes behind looks the opposite way.
    let hit = metal.cast(at + inward * super::bench::SKIN, inward, f64::INFINITY)?;
    let thick = hit.distance >= greatest && hit.normal.dot(inward) >= OPPOSITE;
    thick.then(|| Sample { value: greatest, part: part(hit.tag, at), at })
}

/// The distance from every corner to the nearest stone.
fn gaps(bench: &Bench) -> Vec<Sample> {
    let mesh = &bench.built.metal_mesh;
    let stones: Vec<StoneProbe> = bench.built.stones.iter().filter_map(StoneProbe::new).collect();
    let corners = mesh.positions.par_iter().zip(widest_faces(mesh));
    corners
        .map(|(at, face)| {
            let value = if bench.cancel.is_canceled() { 0.0 } else { gap_at(&stones, *at) };
            let part = face.and_then(|face| PartRole::of_tag(mesh.tags[face]));
            Sample { value, part, at: *at }
        })
        .collect()
}

fn gap_at(stones: &[StoneProbe], at: Point) -> f64 {
    stones.iter().fold(MapOf::SeatGap.greatest(), |least, stone| {
        let local = stone.stone.ring_from_stone.to_local(at);
        // No part of the stone is nearer than its enclosing ball.
        if local.length() - stone.reach >= least {
            least
        } else {
            least.min(stone.probe.signed_distance(local))
        }
    })
}

/// A stone's surface, in stone space.
struct StoneProbe<'a> {
    stone: &'a BuiltStone,
    probe: Probe,
    /// The radius of a ball about the middle of the girdle that holds the stone.
    reach: f64,
}

impl<'a> StoneProbe<'a> {
    fn new(stone: &'a BuiltStone) -> Option<Self> {
        let body = &stone.shape.polyhedron;
        let triangles = body.triangles();
        let tags = vec![PartTag::default(); triangles.len()];
        let normals = vec![Direction::Z; body.vertices.len()];
        let probe = Probe::new(&SurfaceMesh { positions: body.vertices.clone(), normals, triangles, tags })?;
        let reach = body.vertices.iter().map(|corner| corner.length()).fold(0.0, f64::max);
        Some(Self { stone, probe, reach })
    }
}

/// For each corner the face around it with the greatest area; the first where two are as wide.
fn widest_faces(mesh: &SurfaceMesh) -> Vec<Option<usize>> {
    let mut widest: Vec<(f64, Option<usize>)> = vec![(0.0, None); mesh.positions.len()];
    for (face, corners) in mesh.triangles.iter().enumerate() {
        let area = twice_area(mesh, corners);
        for corner in corners {
            let known = &mut widest[*corner as usize];
            if area > known.0 {
                *known = (area, Some(face));
            }
        }
    }
    widest.into_iter().map(|(_, face)| face).collect()
}

fn twice_area(mesh: &SurfaceMesh, corners: &[u32; 3]) -> f64 {
    let [a, b, c] = corners.map(|corner| mesh.positions[corner as usize]);
    (b - a).cross(c - a).length()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::{HandRing, cast_gold};

    fn map_of(ring: HandRing, of: MapOf) -> (Built, SurfaceMap) {
        let built = ring.built();
        let map = surface_map(&built, &ring.piece(), &cast_gold(), of, &CancelToken::default()).unwrap();
        assert_eq!(map.values.len(), built.metal_mesh.positions.len());
        (built, map)
    }

    #[test]
    fn a_flat_shank_is_as_thick_as_it_is_made_all_around_with_its_edges() {
        let (built, map) = map_of(HandRing { thickness_base: 0.5, ..HandRing::sound() }, MapOf::Thickness);
        let (least, limit) = (map.least.clone().unwrap(), MapOf::Thickness.limit(&cast_gold()).unwrap());
        assert!((least.value - 0.5).abs() < 0.01, "{least:?}");
        assert_eq!(
            (least.place.part, least.place.clock.to_string()),
            (PartRole::Shank, "6 o'clock".to_owned())
        );
        let mesh = &built.metal_mesh;
        for ((at, normal), value) in mesh.positions.iter().zip(&mesh.normals).zip(&map.values) {
            if at.z < -8.5 && at.x.abs() < 0.3 {
                // From its sides the shank is as thick as it is wide.
                let known = if normal.y.abs() > 0.5 { 2.2 } else { 0.5 };
                assert!((f64::from(*value) - known).abs() < 0.02, "{at} {normal} {value}");
            }
        }
        let share = map.share_below(&built.metal_mesh, limit);
        assert!((0.01..0.3).contains(&share), "{share}");
        let (built, sound) = map_of(HandRing::sound(), MapOf::Thickness);
        assert!(sound.share_below(&built.metal_mesh, limit) <= 0.0, "{:?}", sound.least);
    }

    #[test]
    fn the_gap_is_negative_by_what_a_stone_was_pressed_into_its_seat() {
        let limit = MapOf::SeatGap.limit(&cast_gold()).unwrap();
        let (built, sound) = map_of(HandRing::sound(), MapOf::SeatGap);
        assert!(sound.least.clone().unwrap().value.abs() < 1e-6, "{:?}", sound.least);
        assert!(sound.share_below(&built.metal_mesh, limit) <= 0.0);
        let (built, pressed) = map_of(HandRing { lifted: -0.2, ..HandRing::sound() }, MapOf::SeatGap);
        let least = pressed.least.clone().unwrap();
        assert!(least.value < -0.1 && least.value > -0.2, "{least:?}");
        assert!(pressed.share_below(&built.metal_mesh, limit) > 0.0);
        let base = built.metal_mesh.positions.iter().zip(&pressed.values).filter(|(at, _)| at.z < 0.0);
        assert!(base.clone().count() > 10 && base.into_iter().all(|(_, gap)| *gap >= 2.0));
    }

    #[test]
    fn a_map_is_the_same_each_time_and_none_when_canceled() {
        let ring = HandRing::sound();
        for of in MapOf::ALL {
            assert_eq!(map_of(ring, of).1, map_of(ring, of).1);
            assert_eq!(MapOf::of_key(of.key()), Some(of));
            let canceled = CancelToken::default();
            canceled.cancel();
            assert_eq!(surface_map(&ring.built(), &ring.piece(), &cast_gold(), of, &canceled), None);
        }
    }
}
