//! What a stone does with light when it is looked at face up: figures of light return and the colors of an ASET.
//!
//! Light is followed backwards from an eye far above the stone. A direction counts for the eye as much as the share
//! of its ray that leaves the stone that way.

use super::facets::Facets;
use crate::gems::Plane;
use crate::vocab::{Direction, Point};

/// Rays along one side of the square around the stone.
const GRID: u32 = 72;

/// Facets that a ray may meet from inside for the light returns of cutters' designs: the definition that gives back
/// the published figures of three designs (see the tests).
const RETURN_HITS: usize = 4;

/// Facets that a ray may meet from inside for the ASET.
const ASET_HITS: usize = 30;

/// Borders of the ASET's colors: height over the girdle in degrees (American Gem Society; Sasian et al., *Opt. Eng.*
/// 46(9) 093604, 2007).
const ASET_BORDERS: [f64; 2] = [45.0, 75.0];

/// Shares of an even light that a stone sends to an eye above it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LightReturn {
    /// Under a sky that is as bright everywhere (ISO of cutters' programs), 0 to 1.
    pub even: f64,
    /// Under a sky that is brightest overhead and falls with the cosine (COS), 0 to 1.
    pub cosine: f64,
}

/// Where the light of a face-up stone comes from, as shares of all of it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Aset {
    /// From under the girdle, or through the pavilion: it leaks, and shows what is behind the stone.
    pub leak: f64,
    /// From 0° to 45°.
    pub green: f64,
    /// From 45° to 75°: the brightest light of most rooms.
    pub red: f64,
    /// From over 75°, where the head of the observer is.
    pub blue: f64,
}

impl LightReturn {
    /// The light return of a convex stone in stone space (table towards +Z) at one index: straight from above, the
    /// shine of the outside included, and only what enters through facets that face up.
    #[must_use]
    pub fn of(planes: &[Plane], index: f64) -> Self {
        let facets = Facets { planes, index, absorption: 0.0, bounces: RETURN_HITS };
        let mut sum = Self::default();
        let rays = each_ray(&facets, |facet, direction, share| {
            if faces_up(&planes[facet]) && direction.z > 0.0 {
                sum.even += share;
                sum.cosine += share * direction.z;
            }
        });
        let rays = f64::from(rays.max(1));
        Self { even: sum.even / rays, cosine: sum.cosine / rays }
    }
}

impl Aset {
    /// The colors of a convex stone in stone space (table towards +Z) at one index.
    #[must_use]
    pub fn of(planes: &[Plane], index: f64) -> Self {
        let facets = Facets { planes, index, absorption: 0.0, bounces: ASET_HITS };
        let borders = ASET_BORDERS.map(|degrees| degrees.to_radians().sin());
        let mut sum = Self::default();
        each_ray(&facets, |facet, direction, share| {
            let color = if faces_up(&planes[facet]) { sum.color(direction, borders) } else { &mut sum.leak };
            *color += share;
        });
        let all = (sum.leak + sum.green + sum.red + sum.blue).max(f64::MIN_POSITIVE);
        Self { leak: sum.leak / all, green: sum.green / all, red: sum.red / all, blue: sum.blue / all }
    }

    fn color(&mut self, direction: Direction, borders: [f64; 2]) -> &mut f64 {
        match direction.z {
            z if z < 0.0 => &mut self.leak,
            z if z < borders[0] => &mut self.green,
            z if z < borders[1] => &mut self.red,
            _ => &mut self.blue,
        }
    }
}

fn faces_up(facet: &Plane) -> bool {
    facet.normal.z > 1e-3
}

/// Sends parallel rays down on the stone and tells of every exit: facet, direction and share. How many rays met it.
fn each_ray(facets: &Facets<'_>, mut visit: impl FnMut(usize, Direction, f64)) -> u32 {
    let reach = facets.planes.iter().filter(|plane| plane.normal.z.abs() < 0.1);
    let reach = reach.map(|plane| plane.distance).fold(0.0, f64::max) * 1.05;
    let high = facets.planes.iter().map(|plane| plane.distance.abs()).fold(0.0, f64::max) * 4.0 + 1.0;
    let place = |step: u32| ((f64::from(step) + 0.5) / f64::from(GRID) * 2.0 - 1.0) * reach;
    // A small turn, so that no row of rays runs along an edge between facets.
    let (sin, cos) = 0.1_f64.sin_cos();
    let mut met = 0;
    for number in 0..GRID * GRID {
        let (x, y) = (place(number % GRID), place(number / GRID));
        let eye = Point::new(x * cos - y * sin, x * sin + y * cos, high);
        let Some((distance, facet)) = facets.entry(eye, -Direction::Z) else { continue };
        met += 1;
        let start = (eye - Direction::Z * distance, facet);
        facets.follow(start, -Direction::Z, |exit| visit(exit.facet, exit.direction, exit.share));
    }
    met
}

#[cfg(test)]
mod tests;
