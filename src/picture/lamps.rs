//! Which directions of the light tent are worth a ray: its brighter parts more often.

use crate::optics::LightTent;
use crate::vocab::Direction;

/// Cells around and from floor to ceiling. All have the same solid angle: even steps of azimuth and of height.
const AROUND: usize = 256;
const RISE: usize = 128;

const SOLID_ANGLE: f64 = 4.0 * std::f64::consts::PI / (AROUND * RISE) as f64;

/// The tent's light as a table to draw directions from.
#[derive(Debug, Clone, PartialEq)]
pub struct Lamps {
    /// Sum of the weights up to and with each cell; the last is 1.
    sums: Vec<f64>,
}

impl Lamps {
    /// Weighs the cells of a tent.
    #[must_use]
    pub fn of(tent: &LightTent) -> Self {
        let weights = (0..AROUND * RISE).map(|cell| {
            // Four places of a cell, so that no small lamp is passed over.
            let places = [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]];
            let light = places.map(|place| tent.radiance(direction(cell, place)).iter().sum::<f64>());
            // No direction is left out: lamps are sharper than cells.
            light.iter().sum::<f64>() + 0.05
        });
        let mut total = 0.0;
        let mut sums: Vec<f64> = weights
            .map(|weight| {
                total += weight;
                total
            })
            .collect();
        for sum in &mut sums {
            *sum /= total;
        }
        Self { sums }
    }

    /// A direction in tent space from three numbers of 0 to 1.
    #[must_use]
    pub fn draw(&self, cell: f64, place: [f64; 2]) -> Direction {
        let cell = self.sums.partition_point(|sum| *sum <= cell).min(self.sums.len() - 1);
        direction(cell, place)
    }

    /// How densely directions are drawn there, per steradian.
    #[must_use]
    pub fn density(&self, toward: Direction) -> f64 {
        let around = toward.y.atan2(toward.x) / std::f64::consts::TAU + 0.5;
        let rise = (toward.z + 1.0) * 0.5;
        let cell = index(around, AROUND) + AROUND * index(rise, RISE);
        let before = if cell == 0 { 0.0 } else { self.sums[cell - 1] };
        (self.sums[cell] - before) / SOLID_ANGLE
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a small count")]
fn index(share: f64, count: usize) -> usize {
    ((share * count as f64).max(0.0) as usize).min(count - 1)
}

fn direction(cell: usize, [x, y]: [f64; 2]) -> Direction {
    let around = ((cell % AROUND) as f64 + x) / AROUND as f64;
    let rise = ((cell / AROUND) as f64 + y) / RISE as f64;
    let (sin, cos) = ((around - 0.5) * std::f64::consts::TAU).sin_cos();
    let height = rise * 2.0 - 1.0;
    let level = (1.0 - height * height).max(0.0).sqrt();
    Direction::new(cos * level, sin * level, height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::random::Dice;

    #[test]
    fn densities_add_up_to_one_and_are_those_that_are_drawn() {
        let lamps = Lamps::of(&LightTent::studio());
        let sum: f64 =
            (0..AROUND * RISE).map(|cell| lamps.density(direction(cell, [0.5; 2])) * SOLID_ANGLE).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        // The share of draws that fall above 45°, against the density summed up there.
        let high = |toward: Direction| toward.z > 0.5_f64.sqrt();
        let cells = (0..AROUND * RISE).map(|cell| direction(cell, [0.5; 2])).filter(|at| high(*at));
        let expected: f64 = cells.map(|toward| lamps.density(toward) * SOLID_ANGLE).sum();
        let mut dice = Dice::new(1, 0, 0);
        let drawn = (0..40_000).filter(|_| high(lamps.draw(dice.roll(), dice.pair()))).count();
        assert!((drawn as f64 / 40_000.0 - expected).abs() < 0.01, "{drawn} {expected}");
    }

    #[test]
    fn drawing_the_lamps_gives_the_mean_of_the_tent() {
        let tent = LightTent::studio();
        let lamps = Lamps::of(&tent);
        let mut dice = Dice::new(2, 0, 0);
        let draws = 20_000;
        let sum: f64 = (0..draws)
            .map(|_| {
                let toward = lamps.draw(dice.roll(), dice.pair());
                tent.radiance(toward)[1] / lamps.density(toward)
            })
            .sum();
        let mean = sum / f64::from(draws) / (4.0 * std::f64::consts::PI);
        assert!((mean / tent.mean()[1] - 1.0).abs() < 0.02, "{mean} {}", tent.mean()[1]);
    }
}
