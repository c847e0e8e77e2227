//! Takes out of a closed mesh what single precision cannot hold: tiny edges and slivers.
//!
//! Every step keeps the mesh a closed 2-manifold: an edge is collapsed only when its ends share exactly
//! the two neighbors opposite to it, and turned only when the turned edge is not there yet.

use crate::vocab::Point;

/// A closed mesh that can be changed locally.
pub(super) struct Mender {
    at: Vec<Point>,
    /// `None` where a triangle was taken out.
    triangles: Vec<Option<[u32; 3]>>,
    /// The triangles around each vertex, in no particular but a reproducible order.
    fans: Vec<Vec<u32>>,
    /// Edges shorter than twice this, and triangles lower than this, in millimeters, are taken out.
    tolerance: f64,
}

/// Rounds over the whole mesh; each one removes nearly all that the one before it made possible.
const MOST_ROUNDS: usize = 24;

impl Mender {
    /// Starts from a closed 2-manifold.
    pub(super) fn new(at: Vec<Point>, triangles: &[[u32; 3]], tolerance: f64) -> Self {
        let mut fans = vec![Vec::new(); at.len()];
        for (index, triangle) in (0..).zip(triangles) {
            for corner in triangle {
                fans[*corner as usize].push(index);
            }
        }
        Self { at, triangles: triangles.iter().copied().map(Some).collect(), fans, tolerance }
    }

    /// Removes tiny edges and slivers until none is left that can be removed.
    pub(super) fn mend(&mut self) {
        for _ in 0..MOST_ROUNDS {
            let mut changed = false;
            for index in 0..self.triangles.len() {
                changed |= self.triangles[index].is_some_and(|triangle| self.improve(triangle));
            }
            if !changed {
                break;
            }
        }
    }

    /// What is left: places of all vertices, used or not, and the triangles.
    pub(super) fn finish(self) -> (Vec<Point>, Vec<[u32; 3]>) {
        (self.at, self.triangles.into_iter().flatten().collect())
    }

    fn improve(&mut self, [a, b, c]: [u32; 3]) -> bool {
        let length = |&(from, to): &(u32, u32)| self.point(from).distance(self.point(to));
        let mut edges = [(a, b), (b, c), (c, a)];
        edges.sort_by(|p, q| length(p).total_cmp(&length(q)));
        if length(&edges[0]) < 2.0 * self.tolerance {
            return self.collapse(edges[0]);
        }
        let low = self.height([a, b, c]) < self.tolerance;
        // The longest edge of a sliver runs past the corner opposite to it.
        low && (self.turn(edges[2]) || self.turn_around(edges[2]))
    }

    fn point(&self, vertex: u32) -> Point {
        self.at[vertex as usize]
    }

    /// Twice the area, along the normal.
    fn area_vector(&self, [a, b, c]: [u32; 3]) -> Point {
        (self.point(b) - self.point(a)).cross(self.point(c) - self.point(a))
    }

    /// Over the longest side.
    fn height(&self, triangle: [u32; 3]) -> f64 {
        let [a, b, c] = triangle.map(|vertex| self.point(vertex));
        let longest = a.distance(b).max(b.distance(c)).max(c.distance(a));
        self.area_vector(triangle).length() / longest.max(f64::MIN_POSITIVE)
    }

    fn fan(&self, vertex: u32) -> impl Iterator<Item = (u32, [u32; 3])> + '_ {
        self.fans[vertex as usize].iter().filter_map(|&index| Some((index, self.triangles[index as usize]?)))
    }

    /// Neighbors of a vertex, sorted. In a closed fan each one follows it in exactly one triangle.
    fn neighbors(&self, vertex: u32) -> Vec<u32> {
        let mut neighbors: Vec<u32> =
            self.fan(vertex).map(|(_, triangle)| turned_to(vertex, triangle)[1]).collect();
        neighbors.sort_unstable();
        neighbors
    }

    /// The triangle that runs along an edge in its direction, and its third corner.
    fn beside(&self, (from, to): (u32, u32)) -> Option<(u32, u32)> {
        let mut turned = self.fan(from).map(|(index, triangle)| (index, turned_to(from, triangle)));
        turned.find(|(_, triangle)| triangle[1] == to).map(|(index, triangle)| (index, triangle[2]))
    }

    /// Moves one end of an edge onto the other, whichever changes the surface less.
    fn collapse(&mut self, (a, b): (u32, u32)) -> bool {
        if !self.may_collapse(a, b) {
            return false;
        }
        let ways = [(a, b), (b, a)].map(|(from, to)| (self.change(from, to), from, to));
        let best = if ways[1].0 < ways[0].0 { ways[1] } else { ways[0] };
        if best.0.is_finite() {
            self.merge(best.1, best.2);
        }
        best.0.is_finite()
    }

    /// The link condition: the ends share only the two corners opposite to the edge, and both of those
    /// have other neighbors too.
    fn may_collapse(&self, a: u32, b: u32) -> bool {
        let (near_a, near_b) = (self.neighbors(a), self.neighbors(b));
        let shared: Vec<u32> = near_a.into_iter().filter(|v| near_b.binary_search(v).is_ok()).collect();
        shared.len() == 2 && shared.iter().all(|v| self.fans[*v as usize].len() > 3)
    }

    /// How much area turns when `from` moves onto `to`; infinite when a triangle that is no sliver would
    /// turn by more than 60°.
    fn change(&self, from: u32, to: u32) -> f64 {
        let mut change = 0.0;
        for (_, triangle) in self.fan(from).filter(|(_, triangle)| !triangle.contains(&to)) {
            let before = self.area_vector(triangle);
            let after = self.area_vector(triangle.map(|vertex| if vertex == from { to } else { vertex }));
            let turns = before.dot(after) < 0.5 * before.length() * after.length() || after == Point::ZERO;
            if turns && self.height(triangle) >= self.tolerance {
                return f64::INFINITY;
            }
            change += before.distance(after);
        }
        change
    }

    fn merge(&mut self, from: u32, to: u32) {
        for index in std::mem::take(&mut self.fans[from as usize]) {
            let Some(triangle) = self.triangles[index as usize] else { continue };
            if triangle.contains(&to) {
                self.triangles[index as usize] = None;
                for corner in triangle {
                    self.fans[corner as usize].retain(|other| *other != index);
                }
            } else {
                self.triangles[index as usize] = Some(triangle.map(|v| if v == from { to } else { v }));
                self.fans[to as usize].push(index);
            }
        }
    }

    /// Replaces an edge by the other diagonal of its two triangles, if the lower of them gets higher.
    fn turn(&mut self, (a, b): (u32, u32)) -> bool {
        let (Some((left, v)), Some((right, w))) = (self.beside((a, b)), self.beside((b, a))) else {
            return false;
        };
        if v == w || self.neighbors(v).binary_search(&w).is_ok() {
            return false;
        }
        let (before, after) = ([[a, b, v], [b, a, w]], [[v, a, w], [v, w, b]]);
        let lowest = |pair: [[u32; 3]; 2]| self.height(pair[0]).min(self.height(pair[1]));
        let outward = self.area_vector(before[0]) + self.area_vector(before[1]);
        if lowest(after) <= lowest(before) || after.iter().any(|t| self.area_vector(*t).dot(outward) <= 0.0) {
            return false;
        }
        self.triangles[left as usize] = Some(after[0]);
        self.triangles[right as usize] = Some(after[1]);
        self.fans[b as usize].retain(|index| *index != left);
        self.fans[a as usize].retain(|index| *index != right);
        self.fans[w as usize].push(left);
        self.fans[v as usize].push(right);
        true
    }

    /// Where the long edge of a sliver cannot be turned: one of its neighbors' edges may, or its middle
    /// corner moves along onto the nearer end.
    fn turn_around(&mut self, (a, b): (u32, u32)) -> bool {
        let Some((_, v)) = self.beside((a, b)) else { return false };
        let (to_a, to_b) = (self.point(v).distance(self.point(a)), self.point(v).distance(self.point(b)));
        let nearer = if to_a < to_b { a } else { b };
        // Only sideways by less than the tolerance, that is, along a straight edge or within a plane.
        let flat = self.fan(v).all(|(_, triangle)| {
            let normal = self.area_vector(triangle).normalize_or_zero();
            (self.point(nearer) - self.point(v)).dot(normal).abs() < self.tolerance
        });
        if flat && self.may_collapse(v, nearer) && self.change(v, nearer).is_finite() {
            self.merge(v, nearer);
            return true;
        }
        false
    }
}

/// The triangle's corners starting from `vertex`.
fn turned_to(vertex: u32, [a, b, c]: [u32; 3]) -> [u32; 3] {
    if a == vertex {
        [a, b, c]
    } else if b == vertex {
        [b, c, a]
    } else {
        [c, a, b]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square pyramid whose base is a fan about `middle`.
    fn pyramid(middle: Point) -> (Vec<Point>, Vec<[u32; 3]>) {
        let corner = |x, y| Point::new(x, y, 0.0);
        let at = vec![
            corner(0.0, 0.0),
            corner(4.0, 0.0),
            corner(4.0, 4.0),
            corner(0.0, 4.0),
            Point::new(2.0, 2.0, 3.0),
            middle,
        ];
        let sides = (0..4).flat_map(|k| [[k, (k + 1) % 4, 4], [(k + 1) % 4, k, 5]]);
        (at, sides.collect())
    }

    fn mended(middle: Point) -> (Vec<Point>, Vec<[u32; 3]>) {
        let (at, triangles) = pyramid(middle);
        let mut mender = Mender::new(at, &triangles, 1e-4);
        mender.mend();
        mender.finish()
    }

    fn volume(at: &[Point], triangles: &[[u32; 3]]) -> f64 {
        let wedge = |t: &[u32; 3]| {
            let [a, b, c] = t.map(|i| at[i as usize]);
            a.dot(b.cross(c))
        };
        triangles.iter().map(wedge).sum::<f64>() / 6.0
    }

    #[test]
    fn a_good_mesh_is_left_alone() {
        let (_, triangles) = mended(Point::new(2.0, 2.0, 0.0));
        assert_eq!(triangles, pyramid(Point::ZERO).1);
    }

    #[test]
    fn a_tiny_edge_is_collapsed_onto_the_corner() {
        let (at, triangles) = mended(Point::new(1e-5, 1e-5, 0.0));
        assert_eq!(triangles.len(), 6);
        assert!(triangles.iter().flatten().all(|vertex| *vertex != 5), "the corner stays where it was");
        assert!((volume(&at, &triangles) - 16.0).abs() < 1e-12);
    }

    #[test]
    fn a_needle_along_an_edge_is_turned_away() {
        for middle in [Point::new(2.0, 1e-6, 0.0), Point::new(2.0, 0.0, 0.0)] {
            let (at, triangles) = mended(middle);
            let mender = Mender::new(at.clone(), &triangles, 1e-4);
            assert!(triangles.iter().all(|t| mender.height(*t) > 0.1), "{triangles:?}");
            assert!((volume(&at, &triangles) - 16.0).abs() < 1e-4);
        }
    }

    #[test]
    fn a_tetrahedron_cannot_be_collapsed_to_nothing_useful() {
        let at = vec![Point::ZERO, Point::X * 1e-5, Point::Y * 1e-5, Point::Z * 1e-5];
        let mut mender = Mender::new(at, &[[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]], 1e-4);
        mender.mend();
        assert_eq!(mender.finish().1.len(), 4);
    }
}
