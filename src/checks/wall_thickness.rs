//! Metal between two faces is thick enough, everywhere but in the prongs: those are judged by their sections,
//! and their tips lie on the crown as thin as the trade sets them.
//!
//! At points spread over every face the widest ball that touches it there from inside is looked for. A *wall* is where a
//! face stops it that looks the opposite way: at edges, rounded rims and domed tips the two faces meet at an angle, and the
//! thickness there runs out to nothing without being a wall.

use rayon::prelude::*;

use super::bench::Bench;
use super::fix::{Fix, current, raise};
use super::set_stone::spread;
use super::shank_sections::raised_stations;
use super::{Finding, RuleId};
use crate::build::{Fitting, PartRole};
use crate::kernel::{PartTag, Probe, Stopped};
use crate::vocab::{Direction, Point};

const WHY: &str = "A wall this thin does not fill when the metal is cast, or is gone after polishing.";

/// Points on a face are no farther apart than this.
const SPACING: f64 = 0.4;

/// Two faces make a wall when they are within 20° of looking opposite ways.
pub(super) const OPPOSITE: f64 = 0.94;

/// A wall toward the side of the band is crossed along the finger, within 45°; one toward the edge of a plate so square to
/// the axis of a stone in it.
const ALONG_FINGER: f64 = 0.7;

/// A wall that faces toward the finger less than this is no metal under letters (cosine).
const UNDER_LETTERS: f64 = 0.7;

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
    let place = bench.place(wall.part, wall.middle);
    let what = format!("{} has a wall of {} at {}", wall.part, verdict.shown(), place.clock);
    Some(verdict.finding(place, &what, WHY, thicker(bench, wall)))
}

fn walls_thinner_than(bench: &Bench, metal: &Probe, most: f64) -> Vec<Wall> {
    let mesh = &bench.built.metal_mesh;
    let faces = mesh.triangles.par_iter().zip(&mesh.tags);
    let thinnest = |(corners, tag): (&[u32; 3], &PartTag)| {
        if bench.cancel.is_canceled() {
            return None;
        }
        let corners = corners.map(|corner| mesh.positions[corner as usize]);
        thinnest(bench, metal, (corners, *tag), most)
    };
    faces.filter_map(thinnest).collect()
}

/// The thinnest wall under one face that is judged here.
fn thinnest(bench: &Bench, metal: &Probe, (corners, tag): ([Point; 3], PartTag), most: f64) -> Option<Wall> {
    let inward = (corners[2] - corners[0]).cross(corners[1] - corners[0]).try_normalize()?;
    let walls = spread(corners, SPACING).into_iter().filter_map(|point| {
        let Stopped { diameter, point: other, tag: behind } =
            metal.ball_under(point, inward, OPPOSITE, most)?;
        let middle = point.midpoint(other);
        let part = judged_part(bench, [tag, behind], inward, middle)?;
        Some(Wall { part, thickness: diameter, middle })
    });
    walls.min_by(|a, b| a.thickness.total_cmp(&b.thickness))
}

/// The part that the wall between two faces belongs to; `None` for one that other rules judge. `inward` goes through the
/// wall from the first face, `middle` lies between both.
pub(super) fn judged_part(
    bench: &Bench,
    tags: [PartTag; 2],
    inward: Direction,
    middle: Point,
) -> Option<PartRole> {
    if beside_a_row(bench, tags, inward) || of_letters(tags, inward, middle) {
        return None;
    }
    let owner = owner(bench, tags, middle);
    let has_own = matches!(owner, PartRole::Prong(_) | PartRole::Bead(_) | PartRole::Milgrain(_));
    (!has_own).then_some(owner)
}

/// Whether a wall is the ridge between two seats of a row or halo, or stands between one and the side of the band or the
/// edge of the plate: those are judged by the gap between the stones, the channel's wall and the distance to the edge. What
/// a channel has over its stones is no wall either: the trade leaves 0.3 to 0.4 mm there.
fn beside_a_row(bench: &Bench, tags: [PartTag; 2], inward: Direction) -> bool {
    let seated = |role: PartRole| match role {
        PartRole::Seat(number) => bench
            .stones
            .get(number as usize)
            .filter(|stone| stone.built.role.number() == number && bench.is_one_of_many(stone)),
        _ => None,
    };
    let of_row = |role: PartRole| matches!(role, PartRole::Channel(_)) || seated(role).is_some();
    let roles = tags.map(PartRole::of_tag);
    let sideways = || {
        let stone = roles.into_iter().flatten().find_map(seated);
        let in_plate = stone.filter(|stone| bench.halo_of(stone).is_some());
        in_plate.map_or(inward.y.abs() > ALONG_FINGER, |stone| {
            inward.reject_from(stone.down_in_ring()).length() > ALONG_FINGER
        })
    };
    let over_stone = |from_seat: bool| {
        let stone = roles.into_iter().flatten().find_map(seated).filter(|stone| bench.is_in_channel(stone));
        stone.is_some_and(|stone| (inward.dot(stone.down_in_ring()) < 0.0) == from_seat)
    };
    match roles.map(|role| role.is_some_and(of_row)) {
        [true, true] => roles[0] != roles[1],
        [false, false] => false,
        [from_seat, _] => sideways() || over_stone(from_seat),
    }
}

/// Whether a wall is a line of letters, or stands between two of them or between them and a side of the piece: lines
/// have rules of their own, and what is left under letters is judged.
fn of_letters(tags: [PartTag; 2], inward: Direction, at: Point) -> bool {
    let letters = |tag: &PartTag| matches!(PartRole::of_tag(*tag), Some(PartRole::Letters(_)));
    tags.iter().any(letters) && inward.dot(at.with_y(0.0).normalize_or_zero()).abs() < UNDER_LETTERS
}

/// The part that a wall belongs to: a seat is a cut in some part, so the other side names it.
fn owner(bench: &Bench, tags: [PartTag; 2], middle: Point) -> PartRole {
    let roles = || tags.into_iter().filter_map(PartRole::of_tag);
    let named = roles().find(|role| !matches!(role, PartRole::Seat(_) | PartRole::Letters(_)));
    let seat = || roles().next().unwrap_or(PartRole::Shank);
    let toward = || {
        let stone = bench.stones.iter().find(|stone| stone.built.role.number() == seat().number())?;
        Some(bench.prong_toward(stone, middle)?.role)
    };
    named.or_else(toward).unwrap_or_else(seat)
}

/// More metal where a parameter gives it.
fn thicker(bench: &Bench, wall: Wall) -> Option<Fix> {
    let target = bench.target(RuleId::WallThickness)?;
    let thicker = |key: &str, phrase: &str| {
        let key = bench.key(wall.part, key);
        raise(bench.piece, &key, current(bench.piece, &key)? + target - wall.thickness, phrase)
    };
    match wall.part {
        PartRole::Shank => {
            let stations = [
                ("thickness_top", "Make the shank under the head"),
                ("thickness_shoulder", "Make the shoulders"),
                ("thickness_base", "Make the base"),
            ];
            raised_stations(bench, stations, target)
        }
        PartRole::Bezel(_) => thicker("bezel.wall", "Make the bezel's wall"),
        PartRole::Signet(_) => thicker("height", "Raise the table to"),
        PartRole::Rail(_) => thicker("gallery.wire", "Make the rails of wire of"),
        PartRole::Shoulder(_) => thicker("thickness", "Make the shoulders"),
        PartRole::Plate(_) => thicker("thickness", "Make the plate"),
        PartRole::Fitting(Fitting::Bail, _) => thicker("thickness", "Make the bail"),
        PartRole::Fitting(Fitting::Cuff, _) => thicker("thickness", "Make the cuff"),
        PartRole::Fitting(Fitting::Hoop, _) => thicker("thickness", "Make the hoop"),
        PartRole::Fitting(Fitting::JumpRing, _) => thicker("wire", "Take a wire of"),
        PartRole::Fitting(Fitting::Peg, _) => thicker("peg.diameter", "Make the peg"),
        PartRole::Fitting(Fitting::Post, _) => thicker("diameter", "Make the post"),
        PartRole::Fitting(Fitting::Cup, _) => thicker("cup.wall", "Make the cup"),
        PartRole::Fitting(Fitting::PearlPost, _) => thicker("cup.post", "Make the post in the pearl"),
        PartRole::Prong(_)
        | PartRole::Bar(_)
        | PartRole::Bead(_)
        | PartRole::Milgrain(_)
        | PartRole::Channel(_)
        | PartRole::Letters(_)
        | PartRole::Seat(_)
        | PartRole::Stone(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::hand_ring::{HandRing, INNER, built_of, found_in};
    use crate::kernel::{CancelToken, convex_hull, cut};

    #[test]
    fn a_flat_filed_into_the_base_leaves_a_wall_of_known_thickness() {
        let ring = HandRing::sound();
        assert_eq!(ring.found(findings), []);
        let built = ring.built();
        let corners: Vec<Point> = (0..8)
            .map(|bits| {
                let side = |bit: u32| if bits >> bit & 1 == 1 { 5.0 } else { -5.0 };
                let z = if bits >> 2 & 1 == 1 { -INNER - 0.3 } else { -20.0 };
                Point::new(side(0), side(1), z)
            })
            .collect();
        let filed = cut(&built.metal, &[convex_hull(&corners).unwrap()], &CancelToken::default()).unwrap();
        let built = built_of(filed, built.stones.clone(), built.landmarks.clone());
        let found = found_in(&built, &ring.piece(), findings);
        assert_eq!(found.len(), 1);
        assert!((found[0].value - 0.3).abs() < 0.01, "{}", found[0].title);
        assert_eq!(found[0].place.clock.to_string(), "6 o'clock");
        assert_eq!(found[0].place.part, PartRole::Shank);
    }
}
