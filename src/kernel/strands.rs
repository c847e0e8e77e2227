//! Strands that run around the finger side by side: one band along a part of the way, apart along the rest.
//!
//! Where they part, the faces that looked at each other within the band become the walls of the opening. All rows of all
//! strands lie at the same angles and neighbors share their corners along the band, so that the skin is closed without
//! uniting anything.

use std::f64::consts::TAU;
use std::ops::Range;

use super::skin::Skin;
use super::sweep::{MOST_RING, RingStation, Sections, check_section, check_stations, in_ring};
use super::{KernelError, Quality, Solid, printable};
use crate::vocab::Point;

const OPERATION: &str = "sweep strands";

/// Strands around the finger and how they meet.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StrandRing {
    /// Sections of each strand, from the least place along the finger to the greatest; those of all strands stand at
    /// the same angles and have as many points.
    pub strands: Vec<Vec<RingStation>>,
    /// At each of the angles, whether the strands are one band there. Two neighbors of one band have the same
    /// corners along the edges that look at each other.
    pub joined: Vec<bool>,
    /// Edges of a section that look at the neighbor at its greater side, and at its lesser one; the numbers of points
    /// that they begin with. As many on both, one the mirror image of the other.
    pub facing: [Range<usize>; 2],
}

/// The solid of the strands. Between stations that are both of one band the strands are one.
///
/// # Errors
/// As [`super::sweep_ring`]; [`KernelError::BadShape`] when the strands do not match, and where their surface folds
/// over itself, as thin ones may that turn sharply.
pub fn sweep_strands(ring: &StrandRing, quality: Quality) -> Result<Solid, KernelError> {
    check(ring)?;
    let angles: Vec<f64> = ring.strands[0].iter().map(|station| station.angle).collect();
    let strands: Vec<Sections> =
        ring.strands.iter().map(|stations| Sections::new(stations, &angles, Some(TAU))).collect();
    let rows = rows(&strands, &angles, &ring.joined, quality);
    let counts = counts(ring, &strands, &rows, quality);
    let solid = Weave { ring, counts: &counts, skin: Skin::new(OPERATION) }.solid(&strands, &rows)?;
    // Nothing else would find it: whoever unites the strands takes for granted that they are a body.
    match printable(&solid) {
        Err(KernelError::NotPrintable(place)) => bad(&format!("the strands fold over themselves: {place}")),
        _ => Ok(solid),
    }
}

fn bad<T>(reason: &str) -> Result<T, KernelError> {
    Err(KernelError::BadShape { operation: OPERATION, reason: reason.to_owned() })
}

fn check(ring: &StrandRing) -> Result<(), KernelError> {
    let Some(first) = ring.strands.first() else { return bad("there is no strand") };
    let [greater, lesser] = &ring.facing;
    let points = first.first().map_or(0, |station| station.profile.points.len());
    if ring.joined.len() != first.len()
        || greater.len() != lesser.len()
        || lesser.end.max(greater.end) > points
    {
        return bad("the stations and the edges that face each other do not match");
    }
    for strand in &ring.strands {
        check_stations(strand, MOST_RING)?;
        let same = strand.len() == first.len()
            && strand
                .iter()
                .zip(first)
                .all(|(a, b)| a.angle.to_bits() == b.angle.to_bits() && a.profile.points.len() == points);
        if !same {
            return bad("the strands have not all the same stations");
        }
    }
    Ok(())
}

/// A row of corners around all strands: between which stations it lies, and whether they are one band there.
struct Row {
    angle: f64,
    station: usize,
    fraction: f64,
    joined: bool,
}

fn rows(strands: &[Sections], angles: &[f64], joined: &[bool], quality: Quality) -> Vec<Row> {
    let mut rows = Vec::new();
    for (station, angle) in angles.iter().enumerate() {
        let next = (station + 1) % angles.len();
        let span = angles.get(station + 1).map_or(angles[0] + TAU, |next| *next) - angle;
        let steps = strands.iter().map(|strand| strand.steps(station, span, quality)).max().unwrap_or(1);
        rows.extend((0..steps).map(|step| {
            let fraction = step as f64 / steps as f64;
            let joined = joined[station] && (step == 0 || joined[next]);
            Row { angle: angle + span * fraction, station, fraction, joined }
        }));
    }
    rows
}

/// Pieces of each edge that are enough everywhere, as many on edges that face each other.
fn counts(ring: &StrandRing, strands: &[Sections], rows: &[Row], quality: Quality) -> Vec<usize> {
    let mut counts = vec![1; ring.strands[0][0].profile.points.len()];
    for (strand, row) in strands.iter().flat_map(|strand| rows.iter().map(move |row| (strand, row))) {
        let needed = strand.at(row.station, row.fraction).edge_counts(quality);
        counts.iter_mut().zip(needed).for_each(|(count, needed)| *count = needed.max(*count));
    }
    let [greater, lesser] = ring.facing.clone();
    for (a, b) in greater.zip(lesser.rev()) {
        counts[a] = counts[a].max(counts[b]);
        counts[b] = counts[a];
    }
    counts
}

/// The skin while it is stitched.
struct Weave<'a> {
    ring: &'a StrandRing,
    counts: &'a [usize],
    skin: Skin,
}

impl Weave<'_> {
    fn solid(mut self, strands: &[Sections], rows: &[Row]) -> Result<Solid, KernelError> {
        let mut woven: Vec<Vec<Vec<u32>>> = Vec::new();
        for row in rows {
            let mut loops: Vec<Vec<u32>> = Vec::new();
            for strand in strands {
                let polygon = strand.at(row.station, row.fraction).sampled(self.counts);
                check_section(row.angle, &polygon)?;
                let shared = loops.last().filter(|_| row.joined).map(|before| self.seam(before));
                let place = |at| in_ring(row.angle, at);
                loops.push(self.corners(polygon.into_iter().map(place), shared));
            }
            woven.push(loops);
        }
        let mut triangles = Vec::new();
        for (at, loops) in woven.iter().enumerate() {
            let next = (at + 1) % woven.len();
            let joined = rows[at].joined && rows[next].joined;
            for (strand, (near, far)) in loops.iter().zip(&woven[next]).enumerate() {
                for k in 0..near.len() {
                    if !(joined && self.is_within(strand, k)) {
                        let after = (k + 1) % near.len();
                        self.skin.quad([near[k], near[after], far[after], far[k]], &mut triangles);
                    }
                }
            }
        }
        self.skin.closed(triangles)
    }

    /// Corners that edges begin with, and where the last one ends.
    fn start_of(&self, edge: usize) -> usize {
        self.counts[..edge].iter().sum()
    }

    /// The corners of a loop along the edges that look at its neighbor, in the neighbor's order.
    fn seam(&self, before: &[u32]) -> Vec<u32> {
        let greater = &self.ring.facing[0];
        let mut seam = before[self.start_of(greater.start)..=self.start_of(greater.end)].to_vec();
        seam.reverse();
        seam
    }

    /// Adds the corners of a loop but for those that it shares.
    fn corners(&mut self, points: impl Iterator<Item = Point>, shared: Option<Vec<u32>>) -> Vec<u32> {
        let lesser = &self.ring.facing[1];
        let (from, count) = (self.start_of(lesser.start), self.counts.iter().sum::<usize>());
        let points: Vec<Point> = points.collect();
        let mut corners = vec![None; count];
        for (k, index) in shared.into_iter().flatten().enumerate() {
            corners[(from + k) % count] = Some(index);
        }
        corners
            .into_iter()
            .zip(points)
            .map(|(known, at)| known.unwrap_or_else(|| self.skin.point(at)))
            .collect()
    }

    /// Whether a piece of the outline lies between two strands of one band.
    fn is_within(&self, strand: usize, piece: usize) -> bool {
        let [greater, lesser] = &self.ring.facing;
        let along =
            |edges: &Range<usize>| (self.start_of(edges.start)..self.start_of(edges.end)).contains(&piece);
        strand + 1 < self.ring.strands.len() && along(greater) || strand > 0 && along(lesser)
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::kernel::{Profile, ProfilePoint, sweep_ring};

    /// A rectangle of the strand between two places along the finger.
    fn block(angle: f64, from: f64, to: f64) -> RingStation {
        let corner = |x, y| ProfilePoint { x, y, bulge: 0.0 };
        let points = vec![corner(from, 8.0), corner(to, 8.0), corner(to, 10.0), corner(from, 10.0)];
        RingStation { angle, profile: Profile { points } }
    }

    fn ring(count: usize, gap: f64) -> StrandRing {
        let angles = [(0.0, gap), (0.5, gap), (0.9, 0.0), (PI, 0.0), (TAU - 0.9, 0.0), (TAU - 0.5, gap)];
        let strand = |k: usize| {
            let at = |(angle, gap): &(f64, f64)| {
                let from = k as f64 * (1.0 + gap);
                block(*angle, from, from + 1.0)
            };
            angles.iter().map(at).collect()
        };
        let joined = angles.iter().map(|(_, gap)| *gap == 0.0).collect();
        StrandRing { strands: (0..count).map(strand).collect(), joined, facing: [1..2, 3..4] }
    }

    #[test]
    fn strands_have_the_volume_of_the_band_that_they_part_from() {
        for count in [1, 2, 3] {
            let strands = sweep_strands(&ring(count, 0.7), Quality::Production).unwrap();
            let whole = sweep_ring(&[block(0.0, 0.0, count as f64)], Quality::Production).unwrap();
            let share = strands.volume().0 / whole.volume().0;
            assert!((share - 1.0).abs() < 2e-3, "{count}: {share}");
            assert_eq!(strands.body_count(), 1);
        }
    }

    #[test]
    fn strands_that_cross_are_refused() {
        let mut crossed = ring(2, 0.7);
        for station in &mut crossed.strands[1][..2] {
            station.profile.points.iter_mut().for_each(|point| point.x -= 1.2);
        }
        let error = sweep_strands(&crossed, Quality::Draft).unwrap_err().to_string();
        assert!(error.contains("fold over themselves"), "{error}");
    }

    #[test]
    fn strands_that_do_not_match_are_refused() {
        let mut other = ring(2, 0.7);
        other.strands[1][1].angle += 0.01;
        assert!(sweep_strands(&other, Quality::Draft).unwrap_err().to_string().contains("same stations"));
        other = ring(2, 0.7);
        other.joined.pop();
        assert!(sweep_strands(&other, Quality::Draft).unwrap_err().to_string().contains("do not match"));
        other.strands.clear();
        assert!(sweep_strands(&other, Quality::Draft).unwrap_err().to_string().contains("no strand"));
    }
}
