//! Snell's law and Fresnel's equations at a flat surface between two clear media.

use crate::vocab::Direction;

/// The direction after a mirror reflection. `direction` and `normal` have unit length; the side of the
/// normal does not matter.
#[must_use]
pub fn reflect(direction: Direction, normal: Direction) -> Direction {
    direction - normal * (2.0 * direction.dot(normal))
}

/// The direction after refraction by Snell's law, or `None` at total internal reflection.
///
/// `normal` points against `direction`; `ratio` is index before the surface over index behind it.
#[must_use]
pub fn refract(direction: Direction, normal: Direction, ratio: f64) -> Option<Direction> {
    let cosine = -direction.dot(normal);
    let squared = 1.0 - ratio * ratio * (1.0 - cosine * cosine);
    (squared >= 0.0).then(|| (direction * ratio + normal * (ratio * cosine - squared.sqrt())).normalize())
}

/// The reflected share of unpolarized light (Fresnel), 1 at total internal reflection.
///
/// `cosine` is that of the angle of incidence, `ratio` as in [`refract`].
#[must_use]
pub fn reflectance(cosine: f64, ratio: f64) -> f64 {
    let cosine = cosine.clamp(0.0, 1.0);
    let squared = 1.0 - ratio * ratio * (1.0 - cosine * cosine);
    if squared <= 0.0 {
        return 1.0;
    }
    let behind = squared.sqrt();
    let across = (ratio * cosine - behind) / (ratio * cosine + behind);
    let along = (cosine - ratio * behind) / (cosine + ratio * behind);
    0.5 * (across * across + along * along)
}

/// The angle of incidence from inside beyond which nothing leaves, in radians.
#[must_use]
pub fn critical_angle(index: f64) -> f64 {
    (1.0 / index).clamp(-1.0, 1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaning(degrees: f64) -> Direction {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Direction::new(sin, 0.0, -cos)
    }

    #[test]
    fn critical_angles_are_those_of_the_tables() {
        for (index, degrees) in
            [(1.54, 40.49), (1.762, 34.58), (2.165, 27.51), (2.4175, 24.43), (2.65, 22.17)]
        {
            assert!((critical_angle(index).to_degrees() - degrees).abs() < 0.006, "n = {index}");
            let inside = |offset: f64| refract(leaning(degrees + offset), Direction::Z, index);
            assert!(inside(-0.02).is_some() && inside(0.02).is_none(), "n = {index}");
            let share = |offset: f64| reflectance((degrees + offset).to_radians().cos(), index);
            assert!(share(-0.02) < 1.0 && (share(0.02) - 1.0).abs() < 1e-12, "n = {index}");
        }
    }

    #[test]
    fn snell_bends_by_the_ratio_of_sines() {
        let inside = refract(leaning(40.0), Direction::Z, 1.0 / 2.4175).unwrap();
        let sine = inside.x.hypot(inside.y);
        assert!((sine * 2.4175 - 40_f64.to_radians().sin()).abs() < 1e-12);
        assert!((inside.length() - 1.0).abs() < 1e-12 && inside.z < 0.0);
    }

    #[test]
    fn fresnel_has_its_closed_forms() {
        for index in [1.0, 1.54, 2.4175] {
            let normal = ((index - 1.0) / (index + 1.0)) * ((index - 1.0) / (index + 1.0));
            assert!((reflectance(1.0, 1.0 / index) - normal).abs() < 1e-12);
            assert!((reflectance(1.0, index) - normal).abs() < 1e-12, "the same from inside");
        }
        assert!((reflectance(1.0, 1.0 / 2.4175) - 0.172).abs() < 5e-4, "diamond");
        assert!((reflectance(0.0, 1.0 / 1.5) - 1.0).abs() < 1e-12, "grazing");
        // At Brewster's angle only one polarization is reflected: half of ((n² − 1) / (n² + 1))².
        let (index, brewster) = (1.5_f64, 1.5_f64.atan());
        let expected = 0.5 * ((index * index - 1.0) / (index * index + 1.0)).powi(2);
        assert!((reflectance(brewster.cos(), 1.0 / index) - expected).abs() < 1e-12);
    }

    #[test]
    fn reflection_keeps_length_and_turns_the_normal_part() {
        let back = reflect(leaning(30.0), Direction::Z);
        assert!((back - Direction::new(0.5, 0.0, 30_f64.to_radians().cos())).length() < 1e-12);
    }
}
