//! Sections of the shank all around the finger: how wide and how thick it is at each angle.

use std::f64::consts::TAU;

use rayon::prelude::*;

use super::bench::{Bench, crossing};
use super::fix::{Fix, current, raise, together};
use crate::build::{PartRole, PartTag, SurfaceMesh};
use crate::kernel::Probe;
use crate::vocab::{Direction, Point};

/// Sections around the finger: one each 1.5°, so that head, shoulders and base are among them.
const COUNT: u16 = 240;

/// Where else than in its middle the thickness is looked for, as shares of the width.
const BESIDE: [f64; 6] = [-0.45, -0.38, -0.28, 0.28, 0.38, 0.45];

/// Where the thickness of a strand is looked for, as shares of its width.
const ACROSS: [f64; 5] = [-0.35, -0.2, 0.0, 0.2, 0.35];

/// Metal is looked for this far from the rim of a hole, in mm.
const BESIDE_HOLE: f64 = 0.05;

/// Faces no farther apart than this touch, in mm.
const TOUCH: f64 = 1e-6;

/// Farther out than any shank.
const FAR: f64 = 50.0;

/// The shank at one angle.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShankSection {
    /// Extent along the finger.
    pub width: f64,
    /// First metal met from the finger axis outward, through the middle of the width, of several strands the
    /// thinnest where it is thickest; where stones or letters lie in the band, the most that is left beside them.
    pub thickness: f64,
    /// In the middle of that metal, in ring space.
    pub middle: Point,
}

/// All sections in order of angle. Where the shank is broken through, both figures are 0; without any metal
/// there are no sections.
pub(super) fn shank_sections(mesh: &SurfaceMesh, metal: Option<&Probe>) -> Vec<ShankSection> {
    let Some(metal) = metal else { return Vec::new() };
    let runs = runs_along_finger(mesh);
    runs.par_iter().enumerate().map(|(index, runs)| measured(metal, index, runs)).collect()
}

/// Whether a place lies nearest to a face that the seat of a stone or a letter has left.
fn is_cut(metal: &Probe, at: &Point) -> bool {
    matches!(
        PartRole::of_tag(metal.nearest(*at).1),
        Some(PartRole::Seat(_) | PartRole::Channel(_) | PartRole::Letters(_))
    )
}

/// The half plane of an angle.
struct Spoke<'a> {
    metal: &'a Probe,
    outward: Direction,
}

impl Spoke<'_> {
    /// The first metal outward from a place along the finger axis.
    fn through(&self, along: f64) -> Option<[Point; 2]> {
        let axis = Point::new(0.0, along, 0.0);
        let across = self.outward.cross(Direction::Y);
        // The middle is a likely edge of the mesh, and so is the angle of a station; a hair beside both is not.
        let beside = [0.0013, -0.0017, 0.0029].map(|hair| axis + (Direction::Y + across) * hair);
        beside.into_iter().find_map(|from| crossing(self.metal, from, self.outward, FAR))
    }

    /// Runs of metal with air between them; a hole that was drilled for a stone parts no strands.
    fn strands(&self, runs: &[[f64; 2]]) -> Vec<[f64; 2]> {
        let mut strands: Vec<[f64; 2]> = Vec::new();
        for run in runs {
            match strands.last_mut() {
                Some(last) if self.is_hole(last[1], run[0]) => last[1] = run[1],
                _ => strands.push(*run),
            }
        }
        strands
    }

    fn is_hole(&self, from: f64, to: f64) -> bool {
        let beside = [from - BESIDE_HOLE, to + BESIDE_HOLE].into_iter().find_map(|along| self.through(along));
        beside.is_some_and(|[inner, outer]| {
            is_cut(self.metal, &inner.midpoint(outer).with_y(f64::midpoint(from, to)))
        })
    }

    /// The metal of a strand where it is thickest: where it leaves a domed band, that is not in its middle.
    fn thickest(&self, [least, most]: [f64; 2]) -> Option<[Point; 2]> {
        let places = ACROSS.into_iter().map(|share| f64::midpoint(least, most) + share * (most - least));
        let through = places.filter_map(|along| self.through(along));
        through.max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])))
    }

    /// The metal of a band that stones may lie in.
    fn band(&self, [least, most]: [f64; 2]) -> Option<[Point; 2]> {
        let through = |share: f64| self.through(f64::midpoint(least, most) + share * (most - least));
        let cut = |end: &Point| is_cut(self.metal, end);
        let own = |end: &Point| PartRole::of_tag(self.metal.nearest(*end).1) == Some(PartRole::Shank);
        let middle = through(0.0);
        let whole = middle.filter(|ends| !ends.iter().any(cut));
        let left = || {
            let beside: Vec<[Point; 2]> = BESIDE.into_iter().filter_map(through).collect();
            let most = |good: &dyn Fn(&Point) -> bool| {
                let good = beside.iter().filter(|ends| ends.iter().all(good));
                good.copied().max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])))
            };
            // Where a pin stands on all that is left, there is at least the metal under it.
            most(&own).or_else(|| most(&|end| !cut(end)))
        };
        whole.or_else(left).or(middle)
    }
}

fn measured(metal: &Probe, index: usize, runs: &[[f64; 2]]) -> ShankSection {
    let (sin, cos) = (index as f64 * TAU / f64::from(COUNT)).sin_cos();
    let outward = Direction::new(sin, 0.0, cos);
    let spoke = Spoke { metal, outward };
    let strands = spoke.strands(runs);
    let (Some([least, _]), Some([_, most])) = (strands.first(), strands.last()) else {
        return ShankSection { width: 0.0, thickness: 0.0, middle: outward };
    };
    let thickness = |ends: &[Point; 2]| ends[0].distance(ends[1]);
    let through = strands.iter().map(|strand| match strands.len() {
        1 => spoke.band(*strand),
        _ => spoke.thickest(*strand),
    });
    // Of several strands the thinnest counts.
    let through = through.map(|found| found.unwrap_or([outward; 2]));
    let thinnest = through.min_by(|a, b| thickness(a).total_cmp(&thickness(b)));
    let [inner, outer] = thinnest.unwrap_or([outward; 2]);
    ShankSection { width: most - least, thickness: inner.distance(outer), middle: inner.midpoint(outer) }
}

/// Where along the finger the shank's faces lie in the half plane of each angle: runs without gaps, in order.
fn runs_along_finger(mesh: &SurfaceMesh) -> Vec<Vec<[f64; 2]>> {
    let mut runs = vec![Vec::new(); usize::from(COUNT)];
    // A signet's top is the shank where it hides it.
    let is_own =
        |tag: &PartTag| matches!(PartRole::of_tag(*tag), Some(PartRole::Shank | PartRole::Signet(_)));
    let own = mesh.triangles.iter().zip(&mesh.tags).filter(|(_, tag)| is_own(tag));
    for (corners, _) in own {
        let corners = corners.map(|corner| mesh.positions[corner as usize]);
        let mut crossed: Vec<(usize, [f64; 2])> = Vec::new();
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            for (index, ys) in crossings(corners[from], corners[to]) {
                match crossed.iter_mut().find(|(known, _)| *known == index) {
                    Some((_, run)) => *run = [run[0].min(ys[0]), run[1].max(ys[1])],
                    None => crossed.push((index, ys)),
                }
            }
        }
        for (index, run) in crossed {
            runs[index].push(run);
        }
    }
    runs.iter_mut().for_each(merge);
    runs
}

/// Runs that touch become one.
fn merge(runs: &mut Vec<[f64; 2]>) {
    runs.sort_by(|a, b| a[0].total_cmp(&b[0]));
    runs.dedup_by(|next, run| {
        let touches = next[0] <= run[1] + TOUCH;
        if touches {
            run[1] = run[1].max(next[1]);
        }
        touches
    });
}

/// The half planes that an edge passes through, with its least and greatest Y there. Edges are enough: the section of a
/// triangle ends on its edges.
fn crossings(from: Point, to: Point) -> impl Iterator<Item = (usize, [f64; 2])> {
    let turns = |point: Point| point.x.atan2(point.z) / TAU;
    let start = turns(from);
    // The shorter way around; an edge of the shank never spans half a turn.
    let sweep = (turns(to) - start + 0.5).rem_euclid(1.0) - 0.5;
    let [low, high] =
        [start.min(start + sweep), start.max(start + sweep)].map(|turn| turn * f64::from(COUNT));
    #[expect(clippy::cast_possible_truncation, reason = "a turn has few sections")]
    let (first, last) = ((low - 1e-9).ceil() as i32, (high + 1e-9).floor() as i32);
    (first..=last).map(move |index| {
        let (sin, cos) = (f64::from(index) * TAU / f64::from(COUNT)).sin_cos();
        // Distance from the half plane: the edge crosses it where this is zero.
        let off = |point: Point| point.x * cos - point.z * sin;
        let (a, b) = (off(from), off(to));
        let ys = if (a - b).abs() < 1e-12 {
            [from.y.min(to.y), from.y.max(to.y)]
        } else {
            [from.lerp(to, (a / (a - b)).clamp(0.0, 1.0)).y; 2]
        };
        (wrapped(index), ys)
    })
}

/// The half plane that a count of steps from the head comes to, however often it goes around.
fn wrapped(index: i32) -> usize {
    usize::try_from(index.rem_euclid(i32::from(COUNT))).unwrap_or(0)
}

/// The three stations of one dimension of the shank that are below `least`, each raised to it.
pub(super) fn raised_stations(bench: &Bench, keys: [(&str, &str); 3], least: f64) -> Option<Fix> {
    let raised =
        |(key, phrase): (&str, &str)| raise(bench.piece, &bench.key(PartRole::Shank, key), least, phrase);
    together(keys.into_iter().filter_map(raised).collect())
}

/// All three stations of the shank thicker by so much.
pub(super) fn thicker_shank(bench: &Bench, by: f64) -> Option<Fix> {
    let keys = [
        ("thickness_top", "Make the shank at the top"),
        ("thickness_shoulder", "Make the shoulders"),
        ("thickness_base", "Make the base"),
    ];
    stations_plus(bench, keys, by)
}

/// All three stations of the shank wider by so much.
pub(super) fn wider_shank(bench: &Bench, by: f64) -> Option<Fix> {
    let keys = [
        ("width_top", "Make the shank at the top"),
        ("width_shoulder", "Make the shoulders"),
        ("width_base", "Make the base"),
    ];
    stations_plus(bench, keys, by)
}

fn stations_plus(bench: &Bench, keys: [(&str, &str); 3], by: f64) -> Option<Fix> {
    let raised = |(key, phrase): (&str, &str)| {
        let key = bench.key(PartRole::Shank, key);
        raise(bench.piece, &key, current(bench.piece, &key)? + by, phrase)
    };
    together(keys.into_iter().filter_map(raised).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_widens_exactly_the_half_planes_that_it_passes() {
        // From 3° before the head to 3° after it, rising along the finger.
        let at = |degrees: f64, y| Point::new(9.0 * degrees.to_radians().tan(), y, 9.0);
        let found: Vec<(usize, [f64; 2])> = crossings(at(-3.0, -1.0), at(3.0, 1.0)).collect();
        let mut touched: Vec<usize> = found.iter().map(|(index, _)| *index).collect();
        touched.sort_unstable();
        assert_eq!(touched, [0, 1, 2, 238, 239]);
        let ys = |wanted: usize| found.iter().find(|(index, _)| *index == wanted).unwrap().1;
        assert!(ys(0)[0].abs() < 1e-9, "in the plane of the head the edge is half-way");
        assert!((ys(2)[1] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn runs_that_touch_are_one() {
        let mut runs = vec![[0.5, 1.0], [-1.0, 0.0], [-0.2, 0.5], [1.2, 2.0]];
        merge(&mut runs);
        assert_eq!(runs, [[-1.0, 1.0], [1.2, 2.0]]);
    }
}
