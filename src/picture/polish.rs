//! How light leaves a metal surface: microfacets (GGX) over the measured reflectance of the alloy.
//!
//! B. Walter et al., *Microfacet models for refraction through rough surfaces*, EGSR 2007; directions are drawn from the
//! facets that the eye sees: E. Heitz, *Sampling the GGX distribution of visible normals*, JCGT 7(4), 2018. The
//! reflectance between face-on and grazing follows C. Schlick, 1994. Surface space has +Z along the normal.

use crate::vocab::Direction;

/// The share of rays that look for lamps: where the highlight is narrower than the border, and where it is wider. Even
/// a mirror has a faint wide halo, in which lamps would be sparks if they were found by chance.
const LAMPS: [f64; 2] = [0.15, 0.5];
const BORDER: f64 = 0.02;

/// A metal surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Polish {
    /// Width of the spread of the microfacets (α of GGX).
    width: f64,
}

impl Polish {
    /// From the perceptual roughness of a finish, 0 to 1: the width is its square (B. Burley, 2012).
    #[must_use]
    pub fn of(roughness: f64) -> Self {
        Self { width: (roughness * roughness).max(5e-4) }
    }

    /// The share of rays that look for lamps instead of following the polish.
    #[must_use]
    pub fn lamps(self) -> f64 {
        LAMPS[usize::from(self.width > BORDER)]
    }

    /// A direction that light comes from, for an eye in direction `to_eye`.
    #[must_use]
    pub fn draw(self, to_eye: Direction, [a, b]: [f64; 2]) -> Direction {
        let stretched = Direction::new(self.width * to_eye.x, self.width * to_eye.y, to_eye.z).normalize();
        let level = stretched.x * stretched.x + stretched.y * stretched.y;
        let side = if level > 1e-14 {
            Direction::new(-stretched.y, stretched.x, 0.0) / level.sqrt()
        } else {
            Direction::X
        };
        let other = stretched.cross(side);
        let (sin, cos) = (b * std::f64::consts::TAU).sin_cos();
        let radius = a.sqrt();
        let across = radius * cos;
        let share = 0.5 * (1.0 + stretched.z);
        let along = (1.0 - share) * (1.0 - across * across).sqrt() + share * radius * sin;
        let ahead = (1.0 - across * across - along * along).max(0.0).sqrt();
        let normal = side * across + other * along + stretched * ahead;
        let facet =
            Direction::new(self.width * normal.x, self.width * normal.y, normal.z.max(1e-9)).normalize();
        facet * (2.0 * to_eye.dot(facet)) - to_eye
    }

    /// How densely [`Polish::draw`] draws a direction, per steradian.
    #[must_use]
    pub fn density(self, to_eye: Direction, from: Direction) -> f64 {
        let Some(facet) = (to_eye + from).try_normalize() else { return 0.0 };
        if from.z <= 0.0 || to_eye.z <= 0.0 {
            return 0.0;
        }
        self.facets(facet) / (4.0 * to_eye.z * (1.0 + self.hidden(to_eye)))
    }

    /// The share of light from a direction that goes to the eye, per steradian and per channel, the cosine at the
    /// surface included, over a metal that reflects `face_on`.
    #[must_use]
    pub fn share(self, face_on: Direction, to_eye: Direction, from: Direction) -> Direction {
        let Some(facet) = (to_eye + from).try_normalize() else { return Direction::ZERO };
        if from.z <= 0.0 || to_eye.z <= 0.0 {
            return Direction::ZERO;
        }
        let seen = 1.0 / (1.0 + self.hidden(to_eye) + self.hidden(from));
        schlick(face_on, from.dot(facet)) * (self.facets(facet) * seen / (4.0 * to_eye.z))
    }

    /// GGX: how many microfacets lie this way.
    fn facets(self, facet: Direction) -> f64 {
        let squared = self.width * self.width;
        let fall = facet.z * facet.z * (squared - 1.0) + 1.0;
        squared / (std::f64::consts::PI * fall * fall)
    }

    /// Λ of Smith's shadowing.
    fn hidden(self, direction: Direction) -> f64 {
        let squared = direction.z * direction.z;
        let slope = (1.0 - squared).max(0.0) / squared.max(1e-12);
        0.5 * ((1.0 + self.width * self.width * slope).sqrt() - 1.0)
    }
}

/// The reflectance of a metal at an angle, channel by channel.
#[must_use]
pub fn schlick(face_on: Direction, cosine: f64) -> Direction {
    face_on + (Direction::ONE - face_on) * (1.0 - cosine.clamp(0.0, 1.0)).powi(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::random::Dice;

    fn leaning(degrees: f64) -> Direction {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Direction::new(sin, 0.0, cos)
    }

    /// The share of a white room's light that a white metal sends to the eye.
    fn white_room(polish: Polish, to_eye: Direction) -> f64 {
        let mut dice = Dice::new(3, 0, 0);
        let draws = 20_000;
        let sum: f64 = (0..draws)
            .map(|_| {
                let from = polish.draw(to_eye, dice.pair());
                let density = polish.density(to_eye, from);
                if density > 0.0 { polish.share(Direction::ONE, to_eye, from).x / density } else { 0.0 }
            })
            .sum();
        sum / f64::from(draws)
    }

    #[test]
    fn a_white_metal_in_a_white_room_loses_little() {
        for (roughness, least) in [(0.03, 0.999), (0.06, 0.999), (0.30, 0.94), (0.50, 0.80)] {
            for degrees in [0.0, 40.0, 70.0] {
                let seen = white_room(Polish::of(roughness), leaning(degrees));
                assert!((least..1.0005).contains(&seen), "{roughness} at {degrees}°: {seen}");
            }
        }
    }

    #[test]
    fn densities_are_those_that_are_drawn() {
        // The share of draws within 20° of the mirror's direction, against the density summed over that cap.
        let (polish, to_eye) = (Polish::of(0.5), leaning(35.0));
        let mirror = Direction::new(-to_eye.x, 0.0, to_eye.z);
        let near = |from: Direction| from.dot(mirror) > 20_f64.to_radians().cos();
        let mut dice = Dice::new(4, 0, 0);
        let drawn = (0..40_000).filter(|_| near(polish.draw(to_eye, dice.pair()))).count() as f64 / 40_000.0;
        let evenly = 400_000;
        let sum: f64 = (0..evenly)
            .map(|_| {
                let [a, b] = dice.pair();
                let (sin, cos) = (a * std::f64::consts::TAU).sin_cos();
                let level = (1.0 - b * b).sqrt();
                Direction::new(cos * level, sin * level, b)
            })
            .filter(|from| near(*from))
            .map(|from| polish.density(to_eye, from))
            .sum();
        let summed = sum * std::f64::consts::TAU / f64::from(evenly);
        assert!((drawn - summed).abs() < 0.02, "{drawn} {summed}");
    }

    #[test]
    fn gold_turns_white_at_grazing() {
        let gold = Direction::new(0.97, 0.77, 0.45);
        assert_eq!(schlick(gold, 1.0), gold);
        assert!((schlick(gold, 0.0) - Direction::ONE).length() < 1e-12);
    }
}
