//! The light tent: what a stone or a polished metal sees of its surroundings, as a formula.
//!
//! Tent space: +Z up, the camera stands towards −Y. A soft gradient from floor over horizon to ceiling, and
//! on it cards laid one over the other: white softboxes, black cards for contrast, small lamps for fire.
//! The numbers live here alone; the graphics card gets them as a buffer and evaluates the same formula
//! (`shaders/tent.wgsl`). Radiance is linear; 1 is a white sheet of paper at the exposure of the picture.

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
    /// Radiance straight down, at the horizon and straight up.
    pub floor: [f64; 3],
    pub horizon: [f64; 3],
    pub ceiling: [f64; 3],
    /// Later cards cover earlier ones.
    pub cards: Vec<Card>,
}

impl LightTent {
    /// What polished metal mirrors.
    #[must_use]
    pub fn around_metal() -> Self {
        Self::live("/tmp/tent.txt")
    }

    /// What a stone gathers.
    #[must_use]
    pub fn around_stones() -> Self {
        Self::live("/tmp/tent_s.txt")
    }
    fn live(path: &str) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut tent = Self { floor: [0.0; 3], horizon: [0.0; 3], ceiling: [0.0; 3], cards: vec![] };
        for line in text.lines() {
            let w: Vec<&str> = line.split_whitespace().collect();
            if w.is_empty() || w[0].starts_with('#') {
                continue;
            }
            let n: Vec<f64> = w[1..].iter().map(|x| x.parse().unwrap()).collect();
            match w[0] {
                "floor" => tent.floor = [n[0], n[1], n[2]],
                "horizon" => tent.horizon = [n[0], n[1], n[2]],
                "ceiling" => tent.ceiling = [n[0], n[1], n[2]],
                "card" => tent.cards.push(card(n[0], n[1], [n[2], n[3]], n[4], [n[5], n[6], n[7]])),
                "lamp" => tent.cards.push(lamp(n[0], n[1], n[2], n[3])),
                _ => panic!(),
            }
        }
        tent
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
        let tent = LightTent::around_stones();
        for (number, card) in tent.cards.iter().enumerate() {
            assert!((card.toward.length() - 1.0).abs() < 1e-12, "card {number}");
            assert!(card.right.dot(card.toward).abs() < 1e-12, "card {number}");
            assert!(card.up().z >= -1e-12, "card {number} stands on its head");
            assert!((card.cover(card.toward) - 1.0).abs() < 1e-9, "card {number} is softer than it is large");
            assert!(card.cover(-card.toward) == 0.0, "card {number} shines backwards");
        }
        let lamp = tent.cards.last().unwrap();
        assert_eq!(tent.radiance(lamp.toward), lamp.radiance, "the last card covers the others");
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
    fn the_studio_has_light_and_darkness() {
        let tent = LightTent::around_stones();
        let mean = tent.mean();
        assert!(mean.iter().all(|&value| (0.4..1.4).contains(&value)), "{mean:?}");
    }
}
