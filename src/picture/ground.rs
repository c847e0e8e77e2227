//! What the piece takes from the light of the ground, and what it throws on it: taken once, before the picture.
//!
//! Each cell of a map holds the share of the open ground's light that is left there. Only rays that the piece stops
//! count, so that open ground is exactly 1. All cells send their rays the same ways, so that shadows are smooth without
//! being blurred; what comes back from metal and stones is rare and bright, and is spread over neighboring cells.

use rayon::prelude::*;

use super::path::{Light, Path, Ray, Tracer};
use super::random::{Dice, spread as even};
use super::setup::{Left, Met};
use crate::build::CancelToken;
use crate::vocab::{Direction, Point};

/// Rays from each cell.
const RAYS: u64 = 512;

/// Cells along a side: a fifth of the picture's, within limits.
const SIDES: [u32; 2] = [24, 224];

/// How far around the piece the map reaches, as a share of the piece's own extent.
const REACH: f64 = 1.6;

/// How often what is thrown on the ground is spread over neighbors.
const SPREADS: u32 = 3;

/// Weights of a cell and its neighbors along a side, at each time.
const SPREAD: [f64; 5] = [1.0 / 16.0, 4.0 / 16.0, 6.0 / 16.0, 4.0 / 16.0, 1.0 / 16.0];

/// The light of the ground.
pub struct Ground {
    corner: [f64; 2],
    cell: f64,
    side: usize,
    shares: Vec<Light>,
}

impl Ground {
    /// Takes the light under a piece with these corners; `None` when canceled. `pixels` is the longer side of the
    /// picture.
    #[must_use]
    pub fn take(
        tracer: &Tracer<'_>,
        corners: &[Point],
        height: f64,
        (pixels, seed): (u32, u64),
        cancel: &CancelToken,
    ) -> Option<Self> {
        let ends = [Point::INFINITY, Point::NEG_INFINITY];
        let [low, high] = corners.iter().fold(ends, |[low, high], at| [low.min(*at), high.max(*at)]);
        let middle = (low + high) * 0.5;
        let reach = (high - low).max_element() * REACH;
        let side = (pixels / 5).clamp(SIDES[0], SIDES[1]) as usize;
        let cell = 2.0 * reach / side as f64;
        let corner = [middle.x - reach, middle.y - reach];
        let ways: Vec<Way> = (0..RAYS).filter_map(|number| Way::new(tracer, seed, number)).collect();
        let taken: Option<Vec<[Light; 2]>> = (0..side * side)
            .into_par_iter()
            .map(|number| {
                let mut sum = [Light::ZERO; 2];
                for (ray, way) in (0..).zip(&ways) {
                    let across = corner[0] + ((number % side) as f64 + way.place[0]) * cell;
                    let along = corner[1] + ((number / side) as f64 + way.place[1]) * cell;
                    let mut dice = Dice::new(seed, number as u64, ray);
                    let [taken, thrown] = way.sample(tracer, Point::new(across, along, height), &mut dice);
                    sum[0] += taken;
                    sum[1] += thrown;
                }
                (!cancel.is_canceled()).then(|| sum.map(|sum| sum / RAYS as f64))
            })
            .collect();
        let taken = taken?;
        let thrown: Vec<Light> = taken.iter().map(|[_, thrown]| *thrown).collect();
        let thrown = (0..SPREADS).fold(thrown, |thrown, _| spread(&thrown, side));
        let shares = taken.iter().zip(thrown).map(|([shadow, _], thrown)| Light::ONE - *shadow + thrown);
        Some(Self { corner, cell, side, shares: shares.collect() })
    }

    /// The share of the open ground's light at a place: 1 beyond the map.
    #[must_use]
    pub fn share(&self, at: Point) -> Light {
        let across = (at.x - self.corner[0]) / self.cell - 0.5;
        let along = (at.y - self.corner[1]) / self.cell - 0.5;
        let last = (self.side - 1) as f64;
        if !(0.0..last).contains(&across) || !(0.0..last).contains(&along) {
            return Light::ONE;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the map")]
        let (column, row) = (across as usize, along as usize);
        let (right, down) = (across.fract(), along.fract());
        let cell = |column: usize, row: usize| self.shares[row * self.side + column];
        let above = cell(column, row).lerp(cell(column + 1, row), right);
        let below = cell(column, row + 1).lerp(cell(column + 1, row + 1), right);
        // Towards the border the map fades into open ground.
        let from_middle = ((across / last - 0.5).hypot(along / last - 0.5) * 2.0).min(1.0);
        above.lerp(below, down).lerp(Light::ONE, from_middle.powi(4))
    }
}

/// One of the ways that all cells send their rays.
struct Way {
    /// Where in its cell a ray starts, 0 to 1.
    place: [f64; 2],
    direction: Direction,
    /// What the tent adds to the open ground along it, as a share of all; and the same for light of 1.
    open: Light,
    share: Light,
}

impl Way {
    fn new(tracer: &Tracer<'_>, seed: u64, number: u64) -> Option<Self> {
        let [x, y, _] = even(seed ^ 1, 0, number);
        let [cell, across, along] = even(seed, 0, number);
        let (direction, density) = tracer.draw_for_dull(Direction::Z, cell, [across, along])?;
        let all = tracer.on_ground().max(Light::splat(1e-3));
        let share = Light::splat(direction.z / (std::f64::consts::PI * density)) / all;
        Some(Self { place: [x, y], direction, open: tracer.tent_light(direction) * share, share })
    }

    /// The share that the piece takes from a place along this way, and the share that comes from it instead.
    fn sample(&self, tracer: &Tracer<'_>, point: Point, dice: &mut Dice) -> [Light; 2] {
        if tracer.meet(point, self.direction, Left::Ground) == Met::Nothing {
            return [Light::ZERO; 2];
        }
        let ray = Ray { origin: point, direction: self.direction, left: Left::Ground };
        [self.open, tracer.glint(ray, Path::from_eye(dice.roll()), dice) * self.share]
    }
}

/// The same sum, spread over neighbors along both sides.
fn spread(cells: &[Light], side: usize) -> Vec<Light> {
    let along = |cells: &[Light], step: usize, place: fn(usize, usize) -> usize| -> Vec<Light> {
        let mixed = |number: usize| {
            let here = place(number, side);
            let near = (0..SPREAD.len()).filter_map(|k| {
                let there = (here + k).checked_sub(SPREAD.len() / 2).filter(|there| *there < side)?;
                Some(cells[number - here * step + there * step] * SPREAD[k])
            });
            near.sum()
        };
        (0..cells.len()).map(mixed).collect()
    };
    let across = along(cells, 1, |number, side| number % side);
    along(&across, side, |number, side| number / side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreading_keeps_the_sum_and_softens_a_spark() {
        let mut cells = vec![Light::ZERO; 81];
        cells[40] = Light::ONE;
        let soft = spread(&cells, 9);
        assert!((soft.iter().map(|light| light.x).sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((soft[40].x - (6.0_f64 / 16.0).powi(2)).abs() < 1e-12);
        assert!((soft[39].x - soft[31].x).abs() < 1e-12, "the same along both sides");
    }

    #[test]
    fn between_cells_shares_are_mixed_and_beyond_the_map_the_ground_is_open() {
        let shares = vec![Light::ZERO; 16];
        let ground = Ground { corner: [-2.0, -2.0], cell: 1.0, side: 4, shares };
        assert!(ground.share(Point::ZERO).x < 1e-9, "the middle of the shade");
        assert_eq!(ground.share(Point::new(9.0, 0.0, 0.0)), Light::ONE);
        let edge = ground.share(Point::new(1.2, 0.0, 0.0)).x;
        assert!((0.05..1.0).contains(&edge), "{edge}");
    }
}
