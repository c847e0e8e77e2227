//! From light to the numbers of a picture.

use crate::optics::encode_srgb;

/// Where the curve leaves the straight line, and how much darker colors are drawn.
const START: f64 = 0.8 - 0.04;
const DESATURATION: f64 = 0.15;

/// Khronos PBR Neutral, as `shaders/studio.wgsl` has it: the tone curve that keeps the color of gold where others
/// bleach it (Khronos Group, *PBR Neutral Tone Mapper*, 2024).
#[must_use]
pub fn neutral(light: [f64; 3]) -> [f64; 3] {
    let least = light[0].min(light[1]).min(light[2]);
    let offset = if least < 0.08 { least - 6.25 * least * least } else { 0.04 };
    let color = light.map(|value| value - offset);
    let peak = color[0].max(color[1]).max(color[2]);
    if peak < START {
        return color;
    }
    let room = 1.0 - START;
    let new_peak = 1.0 - room * room / (peak + room - START);
    let whiter = 1.0 - 1.0 / (DESATURATION * (peak - new_peak) + 1.0);
    color.map(|value| value * (new_peak / peak) * (1.0 - whiter) + new_peak * whiter)
}

/// Display values of a mean of samples: linear RGB times its cover, and the cover.
#[must_use]
pub fn display([red, green, blue, cover]: [f64; 4]) -> [f64; 4] {
    if cover <= 0.0 {
        return [0.0; 4];
    }
    // The colors of single wavelengths lie outside of sRGB; their mean may still do so by a little.
    let light = [red, green, blue].map(|value| (value / cover).max(0.0));
    let [red, green, blue] = neutral(light).map(encode_srgb);
    [red, green, blue, cover.min(1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gold_stays_gold_however_bright() {
        for factor in [0.3, 1.0, 3.0] {
            let [red, green, blue] = neutral([0.97, 0.77, 0.45].map(|value| value * factor));
            assert!(red > green && green > blue + 0.08, "{factor}: {red} {green} {blue}");
            assert!(red <= 1.0);
        }
        assert!(neutral([0.5; 3]).iter().all(|value| (value - 0.46).abs() < 1e-12), "gray stays gray");
    }

    #[test]
    fn the_curve_meets_at_its_start_and_never_turns() {
        let mut before = -1.0;
        for step in 0..4000 {
            let value = neutral([f64::from(step) * 0.002; 3])[0];
            assert!(value >= before && value < 1.0, "{step}: {value}");
            before = value;
        }
    }

    #[test]
    fn display_values_are_those_of_srgb() {
        for (linear, display) in [(0.0, 0.0), (0.001, 0.01292), (0.214_041, 0.5), (1.0, 1.0), (9.0, 1.0)] {
            assert!((encode_srgb(linear) - display).abs() < 1e-4, "{linear}");
        }
        assert!(display([0.0; 4]).iter().all(|value| *value < 1e-12));
        let half = display([0.1, 0.1, 0.1, 0.5]);
        assert!((half[0] - display([0.2, 0.2, 0.2, 1.0])[0]).abs() < 1e-12, "cover divides out");
    }
}
