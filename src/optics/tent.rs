//! The light tent: what a stone or a polished metal sees of its surroundings, as a formula.
//!
//! Tent space: +Z up, the camera stands towards −Y. A soft gradient from floor over horizon to ceiling, and
//! on it cards laid one over the other: white softboxes, black cards for contrast, small lamps for fire.
//! The numbers live here alone; the graphics card gets them as a buffer and evaluates the same formula
//! (`shaders/studio.wgsl`). Radiance is linear; 1 is a white sheet of paper at the exposure of the picture.

use crate::vocab::Direction;

/// A rectangle with a soft edge, seen from the center of the tent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Its middle, unit length.
    pub toward: Direction,
    /// Its right-hand axis, unit length, at right angles to `toward`.
    pub right: Direction,
    /// Half width and half height as tangents of the angles they span.
    pub half: [f64; 2],
    /// Width of the soft edge, as a tangent.
    pub softness: f64,
    /// What it shines, linear RGB.
    pub radiance: [f64; 3],
}

impl Card {
    /// The axis that points to the card's upper edge.
    #[must_use]
    pub fn up(&self) -> Direction {
        self.right.cross(self.toward)
    }

    /// How much of the view in this direction the card covers, 0 to 1.
    fn cover(&self, direction: Direction) -> f64 {
        let ahead = direction.dot(self.toward);
        if ahead <= 1e-3 {
            return 0.0;
        }
        let [across, along] =
            [direction.dot(self.right), direction.dot(self.up())].map(|side| side.abs() / ahead);
        self.edge(self.half[0] - across) * self.edge(self.half[1] - along)
    }

    /// 0 outside of the edge by half its softness, 1 inside of it by as much, smooth between.
    fn edge(&self, inside: f64) -> f64 {
        let t = (inside / self.softness + 0.5).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    }
}

/// A gradient and cards.
#[derive(Debug, Clone, PartialEq)]
pub struct LightTent {
    /// Radiance straight down.
    pub floor: [f64; 3],
    /// Radiance at the horizon.
    pub horizon: [f64; 3],
    /// Radiance straight up.
    pub ceiling: [f64; 3],
    /// Later cards cover earlier ones.
    pub cards: Vec<Card>,
}

impl LightTent {
    /// The studio, for metal and stones alike.
    ///
    /// Low and in front it is bright and warm, which the polish of a shank mirrors; behind the piece stands the
    /// dark paper of the picture. Overhead it is dark: a stone gathers its light at 45° to 75° and shows its
    /// facets by contrast, and its fire is the image of small lamps spread into colors.
    #[must_use]
    pub fn studio() -> Self {
        Self::around([0.255, 0.225, 0.19], [0.65, 0.615, 0.575], [0.06, 0.06, 0.064])
    }

    /// The same studio with light paper under and behind the piece: polish that looks down is bright.
    #[must_use]
    pub fn studio_on_light_paper() -> Self {
        Self::around([0.86, 0.84, 0.81], [0.74, 0.72, 0.69], [0.50, 0.49, 0.48])
    }

    /// The lamps and cards of the studio, over a floor, a horizon, and with paper behind the piece.
    fn around(floor: [f64; 3], horizon: [f64; 3], behind: [f64; 3]) -> Self {
        let black = [0.03; 3];
        Self {
            floor,
            horizon,
            ceiling: [0.06, 0.06, 0.065],
            cards: vec![
                card(180.0, 0.0, [1.5, 0.6], 0.60, behind),
                // Softboxes: a small roof, a tall one at the left, a strip at the right, two behind.
                card(0.0, 86.0, [0.26, 0.22], 0.24, [1.1, 1.1, 1.15]),
                card(-60.0, 28.0, [0.36, 0.46], 0.13, [3.0, 2.92, 2.8]),
                card(64.0, 26.0, [0.15, 0.56], 0.08, [3.4, 3.47, 3.6]),
                card(150.0, 32.0, [0.34, 0.14], 0.10, [1.9, 1.94, 2.05]),
                card(-146.0, 40.0, [0.20, 0.24], 0.09, [2.5; 3]),
                // Small ones overhead, for the stone.
                card(8.0, 60.0, [0.15, 0.08], 0.08, [1.6; 3]),
                card(104.0, 54.0, [0.11, 0.16], 0.08, [1.8, 1.8, 1.9]),
                card(-98.0, 62.0, [0.11, 0.13], 0.08, [1.8; 3]),
                card(176.0, 68.0, [0.12, 0.10], 0.08, [1.7; 3]),
                // A soft glow from the camera's side, so that what faces it is not flat.
                card(8.0, -4.0, [0.54, 0.30], 0.44, [1.75, 1.70, 1.62]),
                // Black cards, which draw the dark lines of a polish.
                card(-24.0, 20.0, [0.12, 0.80], 0.06, black),
                card(38.0, 30.0, [0.12, 0.70], 0.06, black),
                card(96.0, 16.0, [0.20, 0.50], 0.10, black),
                card(-105.0, 20.0, [0.20, 0.50], 0.10, black),
                card(0.0, -38.0, [1.20, 0.10], 0.12, [0.05, 0.045, 0.04]),
                lamp(-30.0, 66.0, 0.045, 46.0),
                lamp(28.0, 50.0, 0.040, 48.0),
                lamp(84.0, 64.0, 0.050, 40.0),
                lamp(-78.0, 72.0, 0.040, 46.0),
                lamp(128.0, 62.0, 0.045, 40.0),
                lamp(-120.0, 62.0, 0.045, 46.0),
                lamp(172.0, 48.0, 0.040, 40.0),
                lamp(52.0, 74.0, 0.035, 50.0),
            ],
        }
    }

    /// The tent as a stone sees it that is looked at from `pitch` radians over the horizon: with the dark of the
    /// observer's head in it.
    #[must_use]
    pub fn with_observer(mut self, pitch: f64) -> Self {
        let (sin, cos) = pitch.sin_cos();
        self.cards.push(Card {
            toward: Direction::new(0.0, -cos, sin),
            right: Direction::X,
            half: [0.16, 0.20],
            softness: 0.10,
            radiance: [0.05, 0.05, 0.055],
        });
        self
    }

    /// The light that comes from `direction` (unit length, tent space).
    #[must_use]
    pub fn radiance(&self, direction: Direction) -> [f64; 3] {
        let height = direction.z.clamp(-1.0, 1.0);
        let (end, share) =
            if height < 0.0 { (&self.floor, (-height).sqrt()) } else { (&self.ceiling, height) };
        let mut light = [0, 1, 2].map(|c| self.horizon[c] + (end[c] - self.horizon[c]) * share);
        for card in &self.cards {
            let cover = card.cover(direction);
            for (c, value) in light.iter_mut().enumerate() {
                *value += (card.radiance[c] - *value) * cover;
            }
        }
        light
    }

    /// The mean over all directions, from evenly spread samples.
    #[must_use]
    pub fn mean(&self) -> [f64; 3] {
        const SAMPLES: u32 = 4096;
        let golden = std::f64::consts::PI * (3.0 - 5.0_f64.sqrt());
        let mut sum = [0.0; 3];
        for number in 0..SAMPLES {
            let z = 1.0 - 2.0 * (f64::from(number) + 0.5) / f64::from(SAMPLES);
            let (sin, cos) = (golden * f64::from(number)).sin_cos();
            let around = (1.0 - z * z).sqrt();
            let light = self.radiance(Direction::new(cos * around, sin * around, z));
            for (total, value) in sum.iter_mut().zip(light) {
                *total += value / f64::from(SAMPLES);
            }
        }
        sum
    }
}

/// A card at an azimuth (degrees, 0 is the camera's side, positive to its right) and a height over the horizon.
fn card(azimuth: f64, height: f64, half: [f64; 2], softness: f64, radiance: [f64; 3]) -> Card {
    let (sin, cos) = azimuth.to_radians().sin_cos();
    let (rise, run) = height.to_radians().sin_cos();
    let toward = Direction::new(sin * run, -cos * run, rise);
    // Seen from inside the tent, facing the card.
    Card { toward, right: Direction::new(-cos, -sin, 0.0), half, softness, radiance }
}

/// A small round-edged lamp, slightly warm.
fn lamp(azimuth: f64, height: f64, half: f64, strength: f64) -> Card {
    card(azimuth, height, [half, half], half, [strength, strength * 0.97, strength * 0.91])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_stand_upright_and_shine_where_they_are() {
        for (number, card) in LightTent::studio().cards.iter().enumerate() {
            assert!((card.toward.length() - 1.0).abs() < 1e-12, "card {number}");
            assert!(card.right.dot(card.toward).abs() < 1e-12, "card {number}");
            assert!(card.up().z >= -1e-12, "card {number} stands on its head");
            assert!((card.cover(card.toward) - 1.0).abs() < 1e-9, "card {number} is softer than it is large");
            assert!(card.cover(-card.toward) == 0.0, "card {number} shines backwards");
        }
        let tent = LightTent::studio();
        let lamp = tent.cards.last().unwrap();
        for (seen, shone) in tent.radiance(lamp.toward).into_iter().zip(lamp.radiance) {
            assert!((seen - shone).abs() < 1e-9, "the last card covers the others");
        }
    }

    #[test]
    fn the_mean_of_an_even_tent_is_its_light() {
        let tent = LightTent { floor: [0.5; 3], horizon: [0.5; 3], ceiling: [0.5; 3], cards: Vec::new() };
        for value in tent.mean() {
            assert!((value - 0.5).abs() < 1e-12);
        }
    }

    #[test]
    fn a_card_adds_its_solid_angle_to_the_mean() {
        let mut tent = LightTent { floor: [0.0; 3], horizon: [0.0; 3], ceiling: [0.0; 3], cards: Vec::new() };
        let half = 0.3_f64;
        tent.cards.push(card(30.0, 40.0, [half, half], 1e-3, [1.0; 3]));
        // Solid angle of a square pyramid with half tangents a: 4 asin(a² / (1 + a²)).
        let solid_angle = 4.0 * (half * half / (1.0 + half * half)).asin();
        let expected = solid_angle / (4.0 * std::f64::consts::PI);
        assert!((tent.mean()[0] - expected).abs() < 0.05 * expected, "{:?} {expected}", tent.mean());
    }

    #[test]
    fn the_studio_is_bright_in_front_for_metal_and_dark_overhead_for_stones() {
        let tent = LightTent::studio();
        let mean = tent.mean();
        assert!(mean.iter().all(|value| (0.3..0.9).contains(value)), "{mean:?}");
        let greens = |azimuths: [i32; 2], heights: [i32; 2]| -> Vec<f64> {
            let toward =
                |azimuth, height| card(f64::from(azimuth), f64::from(height), [1.0; 2], 1.0, [0.0; 3]).toward;
            (heights[0]..=heights[1])
                .flat_map(|height| (azimuths[0]..=azimuths[1]).map(move |azimuth| toward(azimuth, height)))
                .map(|direction| tent.radiance(direction)[1])
                .collect()
        };
        let share = |of: &[f64], wanted: fn(&f64) -> bool| {
            of.iter().filter(|light| wanted(light)).count() as f64 / of.len() as f64
        };
        let front = share(&greens([-60, 60], [-40, 20]), |light| *light > 0.4);
        assert!(front > 0.5, "{front} of the front is bright");
        let overhead = greens([-180, 179], [45, 75]);
        let dark = share(&overhead, |light| *light < 0.3);
        assert!(dark > 0.5, "{dark} of what is overhead is dark");
        assert!(overhead.iter().any(|light| *light > 20.0), "no lamp for the fire");
    }
}
