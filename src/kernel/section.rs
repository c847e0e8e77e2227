//! Plane sections of a surface and their widest inscribed circle.

use glam::DVec2;

use super::SurfaceMesh;
use super::inscribed::{Region, contains, signed_area};
use super::outline::distance_to_segment;
use crate::vocab::{Frame, Point};

/// The part of a plane section that lies around one point.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Cross-section area in mm² of the region around the point, holes taken off.
    pub area: f64,
    /// Diameter of the largest circle inside the section, to 0.001 mm.
    pub inscribed_diameter: f64,
    /// Center of that circle, in ring space.
    pub center: Point,
}

/// Cuts `mesh` with the XY plane of `plane` and measures the region that contains the plane's origin, or
/// the one nearest to it within `reach`. `None` when no metal lies there.
///
/// One pass over the triangles; nothing needs to be prepared.
#[must_use]
pub fn section(mesh: &SurfaceMesh, plane: &Frame, reach: f64) -> Option<Section> {
    let loops = loops(segments(mesh, plane));
    let region = region_at_origin(&loops, reach)?;
    let (center, radius) = region.widest_circle()?;
    Some(Section {
        area: region.area(),
        inscribed_diameter: 2.0 * radius,
        center: plane.to_parent(Point::new(center.x, center.y, 0.0)),
    })
}

/// A piece of a section's outline, the metal to its left.
type Segment = [DVec2; 2];

/// Where the plane meets each triangle. A corner on the plane counts as above it. Crossings are computed
/// from the upper to the lower end of an edge, so both triangles at an edge get the same bits.
fn segments(mesh: &SurfaceMesh, plane: &Frame) -> Vec<Segment> {
    let heights: Vec<f64> = mesh.positions.iter().map(|point| (point - plane.origin).dot(plane.z)).collect();
    let mut segments = Vec::new();
    for triangle in &mesh.triangles {
        let height = triangle.map(|index| heights[index as usize]);
        let above = height.map(|height| height >= 0.0);
        if above[0] == above[1] && above[1] == above[2] {
            continue;
        }
        let corners = mesh.corners(*triangle);
        let crossing = |upper: usize, lower: usize| {
            let share = height[upper] / (height[upper] - height[lower]);
            let at = plane.to_local(corners[upper] + (corners[lower] - corners[upper]) * share);
            at.truncate()
        };
        let mut ends = [DVec2::ZERO; 2];
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            match (above[from], above[to]) {
                (true, false) => ends[0] = crossing(from, to),
                (false, true) => ends[1] = crossing(to, from),
                _ => {}
            }
        }
        if ends[0] != ends[1] {
            segments.push(ends);
        }
    }
    segments
}

/// Chains segments end to start into closed loops; what does not close is left out.
fn loops(segments: Vec<Segment>) -> Vec<Vec<DVec2>> {
    let key = |at: DVec2| at.to_array().map(f64::to_bits);
    let mut by_start: Vec<(Segment, bool)> = segments.into_iter().map(|segment| (segment, false)).collect();
    by_start.sort_by_key(|(segment, _)| key(segment[0]));
    let mut loops = Vec::new();
    for first in 0..by_start.len() {
        let (mut at, mut chain) = (first, Vec::new());
        while !by_start[at].1 {
            by_start[at].1 = true;
            let [start, end] = by_start[at].0;
            chain.push(start);
            if end == by_start[first].0[0] {
                loops.push(std::mem::take(&mut chain));
                break;
            }
            let next = by_start.partition_point(|(segment, _)| key(segment[0]) < key(end));
            let same = by_start[next..].iter().take_while(|(segment, _)| segment[0] == end);
            match same.enumerate().find(|(_, (_, used))| !used) {
                Some((offset, _)) => at = next + offset,
                None => break,
            }
        }
    }
    loops
}

/// The metal around the origin, or nearest to it within `reach`.
fn region_at_origin(loops: &[Vec<DVec2>], reach: f64) -> Option<Region<'_>> {
    let areas: Vec<f64> = loops.iter().map(|corners| signed_area(corners)).collect();
    // The smallest loop around a point bounds the region that the point lies in.
    let around = |point: DVec2, outside: bool| {
        let candidates =
            (0..loops.len()).filter(|&i| (areas[i] > 0.0) == outside && contains(&loops[i], point));
        candidates.min_by(|&a, &b| areas[a].abs().total_cmp(&areas[b].abs()))
    };
    let outline = match (around(DVec2::ZERO, true), around(DVec2::ZERO, false)) {
        (Some(outer), hole) if hole.is_none_or(|hole| areas[hole].abs() > areas[outer]) => outer,
        _ => {
            let distance = |corners: &Vec<DVec2>| {
                let next = corners.iter().cycle().skip(1);
                let edges = corners.iter().zip(next);
                edges.map(|(a, b)| distance_to_segment(DVec2::ZERO, *a, *b)).fold(f64::INFINITY, f64::min)
            };
            let distances: Vec<f64> = loops.iter().map(distance).collect();
            let nearest = (0..loops.len()).min_by(|&a, &b| distances[a].total_cmp(&distances[b]))?;
            if distances[nearest] > reach {
                return None;
            }
            if areas[nearest] > 0.0 { nearest } else { around(loops[nearest][0], true)? }
        }
    };
    let hole = |i: &usize| areas[*i] < 0.0 && around(loops[*i][0], true) == Some(outline);
    let bounds = std::iter::once(outline).chain((0..loops.len()).filter(hole));
    Some(Region { loops: bounds.map(|i| &loops[i][..]).collect() })
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::kernel::{CancelToken, Quality, Solid, convex_hull, cut, cylinder, torus};

    fn block(least: Point, most: Point) -> Solid {
        let pick = |high: u8, low: f64, top: f64| if high == 0 { low } else { top };
        let corner = |i: u8| {
            Point::new(
                pick(i & 1, least.x, most.x),
                pick(i & 2, least.y, most.y),
                pick(i & 4, least.z, most.z),
            )
        };
        convex_hull(&(0..8).map(corner).collect::<Vec<_>>()).unwrap()
    }

    fn at(x: f64, y: f64, z: f64) -> Frame {
        Frame { origin: Point::new(x, y, z), ..Frame::IDENTITY }
    }

    #[test]
    fn a_notched_wire_measures_as_its_closed_form() {
        let never = CancelToken::default();
        let wire = cylinder((-3.0, 1.0), (3.0, 1.0), Quality::Production).unwrap();
        let notch = block(Point::new(0.4, -0.25, -0.5), Point::new(2.0, 0.25, 0.5));
        let mesh = cut(&wire, &[notch], &never).unwrap().surface_mesh();
        // The circle touches the far side of the wire and the bottom of the notch: diameter 1 + 0.4.
        let found = section(&mesh, &at(0.0, 0.0, 0.1), 1.0).unwrap();
        assert!((found.inscribed_diameter - 1.4).abs() < 0.01, "{found:?}");
        assert!((found.center - Point::new(-0.3, 0.0, 0.1)).length() < 0.03, "{found:?}");
        let half = 0.25_f64.asin();
        let cap = half - half.sin() * half.cos();
        let removed = 0.5 * (half.cos() - 0.4) + cap;
        assert!((found.area - PI + removed).abs() < 0.03, "{found:?}");
        let whole = section(&mesh, &at(0.0, 0.0, 1.0), 1.0).unwrap();
        assert!((whole.inscribed_diameter - 2.0).abs() < 0.011 && whole.inscribed_diameter < 2.0);
    }

    #[test]
    fn the_region_is_that_around_the_point_or_the_nearest_within_reach() {
        let ring = torus(8.0, 1.0, Quality::Production).unwrap().surface_mesh();
        let across =
            |x: f64| Frame { origin: Point::new(x, 0.0, 0.0), x: Point::X, y: Point::Z, z: Point::NEG_Y };
        let inside = section(&ring, &across(8.2), 0.0).unwrap();
        assert!((inside.area - PI).abs() < 0.05 && (inside.center.x - 8.0).abs() < 0.01);
        let near = section(&ring, &across(-6.5), 0.6).unwrap();
        assert!((near.center.x + 8.0).abs() < 0.01 && (near.inscribed_diameter - 2.0).abs() < 0.02);
        assert!(section(&ring, &across(0.0), 6.5).is_none());
        assert!(section(&ring, &at(0.0, 0.0, 5.0), 100.0).is_none());
        assert!(section(&SurfaceMesh::default(), &at(0.0, 0.0, 0.0), 100.0).is_none());
    }

    #[test]
    fn a_hole_is_no_metal() {
        let ring = torus(8.0, 1.0, Quality::Production).unwrap().surface_mesh();
        // The section along the ring is an annulus from 7 to 9; its middle is a hole.
        let flat = section(&ring, &at(0.0, 0.0, 0.0), 7.1).unwrap();
        assert!((flat.area / (PI * 32.0) - 1.0).abs() < 0.01, "{flat:?}");
        assert!((flat.inscribed_diameter - 2.0).abs() < 0.02, "{flat:?}");
        assert!((flat.center.length() - 8.0).abs() < 0.02);
        assert!(section(&ring, &at(0.0, 0.0, 0.0), 6.9).is_none());
    }

    #[test]
    fn a_plane_through_corners_still_closes_its_loops() {
        let cube = block(Point::ZERO, Point::ONE).surface_mesh();
        for z in [0.0, 0.5, 1.0 - 1e-12] {
            let square = section(&cube, &at(0.5, 0.5, z), 0.0);
            let size = square.map_or(0.0, |s| s.area);
            // A face that lies in the plane counts as above it: only its own plane has no section below.
            let wanted = if z == 0.0 { 0.0 } else { 1.0 };
            assert!((size - wanted).abs() < 1e-9, "{z}: {size}");
        }
        let diagonal = Point::new(1.0, 1.0, 0.0).normalize();
        let frame =
            Frame { origin: Point::splat(0.5), x: Point::Z, y: diagonal, z: Point::Z.cross(diagonal) };
        let found = section(&cube, &frame, 0.0).unwrap();
        assert!((found.area - 2.0_f64.sqrt()).abs() < 1e-9 && (found.inscribed_diameter - 1.0).abs() < 1e-3);
    }
}
