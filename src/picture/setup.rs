//! The piece as light meets it: metal, stones, ground and tent, ready to send rays at.

use std::sync::Arc;

use super::polish::Polish;
use super::stone::{Stone, shares};
use super::tree::Tree;
use crate::build::{Built, SurfaceMesh};
use crate::gems::Species;
use crate::vocab::{Direction, Point};

/// What a picture is taken of.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The piece.
    pub built: Arc<Built>,
    /// Reflectance of the alloy at normal incidence, linear sRGB.
    pub reflectance: [f64; 3],
    /// Perceptual roughness of the finish, 0 to 1.
    pub roughness: f64,
    /// The species of each stone of the piece; those that are not known are left out.
    pub species: Vec<Option<Species>>,
}

/// What a ray met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Met {
    /// The metal.
    Metal {
        /// The place, in ring space.
        point: Point,
        /// Of the triangle, against the ray.
        flat: Direction,
        /// Smooth over the surface, on the same side.
        normal: Direction,
        /// Its number.
        triangle: u32,
    },
    /// A stone from outside.
    Stone {
        /// Its number.
        stone: usize,
        /// The facet.
        face: usize,
        /// The triangle of the stone.
        triangle: usize,
        /// The place, in ring space.
        point: Point,
    },
    /// The ground.
    Ground {
        /// The place, in ring space.
        point: Point,
    },
    /// The tent.
    Nothing,
}

/// What a ray has just left, and cannot meet again at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The eye.
    Nothing,
    /// A triangle of the metal.
    Metal(u32),
    /// A facet of a stone.
    Stone(usize, usize),
    /// The ground.
    Ground,
}

/// Metal, stones and ground.
pub struct Setup {
    /// Metal first, then the facets of the stones.
    tree: Tree,
    metal: Arc<SurfaceMesh>,
    /// Stone of each triangle behind those of the metal, and its number in that stone.
    in_stones: Vec<(u32, u32)>,
    /// The stones.
    pub stones: Vec<Stone>,
    /// What the metal reflects face-on, linear sRGB.
    pub reflectance: Direction,
    /// How it is finished.
    pub polish: Polish,
    /// Height of the ground; `None` without one.
    pub ground: Option<f64>,
    /// The piece lies on its back.
    pub lies: bool,
}

impl Setup {
    /// Lays out a piece; it stands on the ground with its lowest point.
    #[must_use]
    pub fn of(subject: &Subject) -> Self {
        let metal = Arc::clone(&subject.built.metal_mesh);
        let known = subject.built.stones.iter().zip(&subject.species);
        let stones: Vec<Stone> =
            known.filter_map(|(stone, species)| Some(Stone::of(stone, species.as_ref()?))).collect();
        let mut in_stones = Vec::new();
        let mut triangles: Vec<[Point; 3]> =
            metal.triangles.iter().map(|corners| corners.map(|at| metal.positions[at as usize])).collect();
        for (number, stone) in (0..).zip(&stones) {
            for (triangle, corners) in (0..).zip(stone.triangles_in_ring()) {
                in_stones.push((number, triangle));
                triangles.push(corners);
            }
        }
        let low = triangles.iter().flatten().map(|point| point.z).fold(f64::INFINITY, f64::min);
        Self {
            tree: Tree::new(triangles.into_iter()),
            metal,
            in_stones,
            stones,
            reflectance: Direction::from_array(subject.reflectance),
            polish: Polish::of(subject.roughness),
            ground: low.is_finite().then_some(low),
            lies: subject.built.landmarks.lies(),
        }
    }

    /// All corners of metal and stones, in ring space.
    #[must_use]
    pub fn corners(&self) -> Vec<Point> {
        let stones = self.stones.iter().flat_map(|stone| stone.triangles_in_ring().flatten());
        self.metal.positions.iter().copied().chain(stones).collect()
    }

    /// What a ray meets first.
    #[must_use]
    pub fn meet(&self, origin: Point, direction: Direction, left: Left) -> Met {
        let passes = |number: u32| match (left, self.in_stone(number)) {
            (Left::Metal(triangle), None) => triangle == number,
            (Left::Stone(stone, face), Some((other, triangle))) => {
                let own = &self.stones[stone];
                stone == other && (own.is_left_for_good(face) || face == own.facet(triangle))
            }
            _ => false,
        };
        let ground = self.ground_ahead(origin, direction).filter(|_| left != Left::Ground);
        match (self.tree.first(origin, direction, passes), ground) {
            (Some((distance, number)), below) if below.is_none_or(|below| distance < below) => {
                let point = origin + direction * distance;
                match self.in_stone(number) {
                    Some((stone, triangle)) => {
                        Met::Stone { stone, face: self.stones[stone].facet(triangle), triangle, point }
                    }
                    None => self.metal(point, direction, number),
                }
            }
            (_, Some(distance)) => Met::Ground { point: origin + direction * distance },
            _ => Met::Nothing,
        }
    }

    /// Stone of a triangle, and its number there; `None` for the metal's.
    fn in_stone(&self, triangle: u32) -> Option<(usize, usize)> {
        let number = (triangle as usize).checked_sub(self.metal.triangles.len())?;
        let (stone, triangle) = self.in_stones[number];
        Some((stone as usize, triangle as usize))
    }

    fn ground_ahead(&self, origin: Point, direction: Direction) -> Option<f64> {
        let distance = (self.ground? - origin.z) / direction.z;
        (direction.z < -1e-9 && distance > 0.0).then_some(distance)
    }

    fn metal(&self, point: Point, direction: Direction, triangle: u32) -> Met {
        let corners = self.metal.triangles[triangle as usize].map(|at| at as usize);
        let [a, b, c] = corners.map(|at| self.metal.positions[at]);
        let across = (b - a).cross(c - a);
        let flat = across.try_normalize().unwrap_or(-direction);
        let shares = shares([a, b, c], point, across);
        let mixed: Direction =
            corners.iter().zip(shares).map(|(at, share)| self.metal.normals[*at] * share).sum();
        let toward_eye = if flat.dot(direction) > 0.0 { -1.0 } else { 1.0 };
        let flat = flat * toward_eye;
        let smooth = mixed.try_normalize().map_or(flat, |mixed| mixed * toward_eye);
        Met::Metal { point, flat, normal: seen_from(smooth, -direction), triangle }
    }
}

/// A smooth normal bent so that the eye sees its front: at a silhouette it may point away.
pub(super) fn seen_from(normal: Direction, to_eye: Direction) -> Direction {
    const LEAST: f64 = 1e-3;
    let cosine = normal.dot(to_eye);
    if cosine >= LEAST { normal } else { (normal + to_eye * (LEAST - cosine)).normalize() }
}
