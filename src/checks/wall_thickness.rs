//! Metal between two faces is thick enough, everywhere.
//!
//! From points spread over every face a ray goes inward. It has crossed a *wall* when the face it leaves by
//! looks the opposite way: at edges, rounded rims and domed tips the two faces meet at an angle, and the
//! thickness there runs out to nothing without being a wall.

use rayon::prelude::*;

use super::bench::Bench;
use super::fix::{Fix, current, raise};
use super::set_stone::spread;
use super::shank_sections::raised_stations;
use super::{Finding, Place, RuleId};
use crate::build::PartRole;
use crate::kernel::{PartTag, Probe};
use crate::vocab::Point;

const WHY: &str = "A wall this thin does not fill when the metal is cast, or is gone after polishing.";

/// Points on a face are no farther apart than this.
const SPACING: f64 = 0.4;

/// Two faces make a wall when they are within 20° of looking opposite ways.
const OPPOSITE: f64 = -0.94;

/// A wall that is too thin.
#[derive(Clone, Copy)]
struct Wall {
    part: PartRole,
    thickness: f64,
    middle: Point,
}

/// The thinnest wall of each part that has one too thin.
pub(super) fn findings(bench: &Bench) -> Vec<Finding> {
    let (Some(metal), Some(target)) = (&bench.metal, bench.target(RuleId::WallThickness)) else {
        return Vec::new();
    };
    let mut walls = walls_thinner_than(bench, metal, target);
    walls.sort_by(|a, b| a.part.cmp(&b.part).then(a.thickness.total_cmp(&b.thickness)));
    walls.dedup_by_key(|wall| wall.part);
    walls.into_iter().filter_map(|wall| finding(bench, wall)).collect()
}

fn finding(bench: &Bench, wall: Wall) -> Option<Finding> {
    let verdict = bench.judge(RuleId::WallThickness, wall.thickness, bench.mesh_error())?;
    let place = Place::on(wall.part, wall.middle);
    let what = format!("{} has a wall of {} at {}", wall.part, verdict.shown(), place.clock);
    Some(verdict.finding(place, &what, WHY, thicker(bench, wall)))
}

fn walls_thinner_than(bench: &Bench, metal: &Probe, most: f64) -> Vec<Wall> {
    let mesh = &bench.built.metal_mesh;
    let faces = mesh.triangles.par_iter().zip(&mesh.tags);
    faces
        .flat_map_iter(|(corners, tag)| {
            let corners = corners.map(|corner| mesh.positions[corner as usize]);
            let thinnest = if bench.cancel.is_canceled() { None } else { thinnest(metal, corners, most) };
            thinnest.map(|(thickness, middle, other)| Wall {
                part: owner(bench, *tag, other, middle),
                thickness,
                middle,
            })
        })
        .collect()
}

/// The thinnest wall under one face: thickness, its middle, and the part on the other side.
fn thinnest(metal: &Probe, corners: [Point; 3], most: f64) -> Option<(f64, Point, PartTag)> {
    let inward = (corners[2] - corners[0]).cross(corners[1] - corners[0]).try_normalize()?;
    let walls = spread(corners, SPACING).into_iter().filter_map(|point| {
        let hit = metal.cast(point + inward * 1e-5, inward, most)?;
        let opposite = -inward.dot(hit.normal) <= OPPOSITE;
        opposite.then(|| (point.distance(hit.point), point.midpoint(hit.point), hit.tag))
    });
    walls.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// The part that a wall belongs to: a seat is a cut in some part, so the other side names it.
fn owner(bench: &Bench, tag: PartTag, other: PartTag, middle: Point) -> PartRole {
    let named = [tag, other].into_iter().filter_map(PartRole::of_tag).find(|role| *role != PartRole::Seat);
    let toward = || Some(bench.prong_toward(bench.stones.first()?, middle)?.role);
    named.or_else(toward).unwrap_or(PartRole::Seat)
}

/// More metal where a parameter gives it.
fn thicker(bench: &Bench, wall: Wall) -> Option<Fix> {
    let target = bench.target(RuleId::WallThickness)?;
    let more = |key| Some(current(bench.piece, key)? + target - wall.thickness);
    match wall.part {
        PartRole::Shank => {
            let stations = [
                ("shank.thickness_top", "Make the shank under the head"),
                ("shank.thickness_shoulder", "Make the shoulders"),
                ("shank.thickness_base", "Make the base"),
            ];
            raised_stations(bench.piece, stations, target)
        }
        PartRole::Bezel => raise(bench.piece, "bezel.wall", more("bezel.wall")?, "Make the bezel's wall"),
        PartRole::Prong(_) => {
            raise(bench.piece, "prongs.tip_diameter", more("prongs.tip_diameter")?, "Make the prongs")
        }
        PartRole::Rail(_) => {
            raise(bench.piece, "gallery.wire", more("gallery.wire")?, "Make the rails of wire of")
        }
        PartRole::Seat | PartRole::Stone(_) => None,
    }
}
