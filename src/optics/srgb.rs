//! Light as displays take it.

/// The sRGB value, 0 to 1, of linear light, which is held to 0 to 1 (IEC 61966-2-1).
#[must_use]
pub fn encode_srgb(linear: f64) -> f64 {
    let linear = linear.clamp(0.0, 1.0);
    if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middle_gray_is_brighter_than_its_light_and_the_ends_stay() {
        assert!((encode_srgb(0.214_041_14) - 0.5).abs() < 1e-7);
        assert!((encode_srgb(0.002) - 0.025_84).abs() < 1e-12);
        assert!([-1.0, 0.0].map(encode_srgb).iter().all(|value| value.abs() < 1e-12));
        assert!([1.0, 9.0].map(encode_srgb).iter().all(|value| (value - 1.0).abs() < 1e-12));
    }
}
