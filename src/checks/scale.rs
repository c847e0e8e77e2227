//! Colors of a map's values.
//!
//! Two ramps that are even to the eye (Oklab, Ottosson 2020) meet at the limit and do not touch: from the limit up pale to
//! deep blue, below it orange to dark red. Orange and blue stay apart for people who see no red or no green.

use super::MapOf;

/// Gives values of a map their colors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapScale {
    of: MapOf,
    limit: Option<f64>,
    ends: [f64; 2],
}

/// A color of the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swatch {
    /// Red, green, blue in sRGB.
    pub color: [u8; 3],
    /// What has it: `0.60 mm, the limit`.
    pub label: String,
}

/// A color in Oklab by lightness, chroma and hue in degrees.
type Shade = [f64; 3];

/// From the least value to just below the limit.
const BELOW: [Shade; 2] = [[0.34, 0.13, 22.0], [0.73, 0.18, 58.0]];

/// From the limit to the greatest value.
const ABOVE: [Shade; 2] = [[0.93, 0.035, 225.0], [0.36, 0.13, 265.0]];

/// Below the limit where it is not meant.
const OTHER: Shade = [0.56, 0.0, 0.0];

/// Steps of the legend on either side of the limit.
const STEPS: u32 = 4;

impl MapScale {
    /// The scale of a map with its turning point, in mm; without one all of it is of the upper ramp.
    #[must_use]
    pub fn new(of: MapOf, limit: Option<f64>) -> Self {
        let [least, most] = match of {
            MapOf::Thickness => [0.0, of.greatest()],
            // What matters lies within tenths of the stone.
            MapOf::SeatGap => [-0.3, 1.0],
        };
        let at = limit.unwrap_or(least);
        // A limit at an end still has two sides.
        Self { of, limit, ends: [least.min(at - 0.1), most.max(at + 0.1)] }
    }

    /// The color of a value, in sRGB. Below the limit a corner for which it is not meant is gray.
    #[must_use]
    pub fn color(&self, value: f64, judged: bool) -> [u8; 3] {
        let [least, most] = self.ends;
        let turn = self.limit.unwrap_or(least);
        if value >= turn || self.limit.is_none() {
            return srgb(between(ABOVE, (value - turn) / (most - turn)));
        }
        srgb(if judged { between(BELOW, (value - least) / (turn - least)) } else { OTHER })
    }

    /// The colors from the least value to the greatest, then the gray one.
    #[must_use]
    pub fn legend(&self) -> Vec<Swatch> {
        let [least, most] = self.ends;
        let turn = self.limit.unwrap_or(least);
        let step = |from: f64, to: f64, step: u32| from + (to - from) * f64::from(step) / f64::from(STEPS);
        let below = (0..STEPS).map(|place| step(least, turn, place)).filter(|_| self.limit.is_some());
        let above = (0..=STEPS).map(|place| step(turn, most, place));
        let mut legend: Vec<Swatch> = below.chain(above).map(|value| self.swatch(value)).collect();
        if self.limit.is_some() && self.of == MapOf::Thickness {
            let label =
                "below the limit, but of a prong, bead, row or letters, which have rules of their own";
            legend.push(Swatch { color: srgb(OTHER), label: label.to_owned() });
        }
        legend
    }

    fn swatch(&self, value: f64) -> Swatch {
        let [least, most] = self.ends;
        let words = if value <= least {
            " and less"
        } else if Some(value) == self.limit {
            ", the limit"
        } else if value >= most {
            " and more"
        } else {
            ""
        };
        Swatch { color: self.color(value, true), label: format!("{value:.2} mm{words}") }
    }
}

fn between([from, to]: [Shade; 2], share: f64) -> Shade {
    let share = share.clamp(0.0, 1.0);
    [0, 1, 2].map(|k| from[k] + (to[k] - from[k]) * share)
}

/// Oklab to sRGB, with what a screen cannot show cut off.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 to 255")]
fn srgb([light, chroma, hue]: Shade) -> [u8; 3] {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let cones = [
        light + 0.396_337_777_4 * a + 0.215_803_757_3 * b,
        light - 0.105_561_345_8 * a - 0.063_854_172_8 * b,
        light - 0.089_484_177_5 * a - 1.291_485_548_0 * b,
    ];
    let [l, m, s] = cones.map(|cone| cone * cone * cone);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    linear.map(|value: f64| {
        let value = value.clamp(0.0, 1.0);
        let coded = if value <= 0.003_130_8 { 12.92 * value } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (coded * 255.0).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What eyes without red, green or blue cones see of linear light (Machado, Oliveira, Fernandes 2009, severity 1).
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    fn oklab(color: [u8; 3], eye: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = color.map(|byte| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        let times = |rows: &[[f64; 3]; 3], v: [f64; 3]| {
            [0, 1, 2].map(|row| (0..3).map(|k| rows[row][k] * v[k]).sum::<f64>())
        };
        let seen = times(eye, linear).map(|value| value.clamp(0.0, 1.0));
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        let lab = [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ];
        times(&lab, times(&cones, seen).map(f64::cbrt))
    }

    fn apart(a: [u8; 3], b: [u8; 3], eye: &[[f64; 3]; 3]) -> f64 {
        let (a, b) = (oklab(a, eye), oklab(b, eye));
        (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn below_the_limit_is_unmistakable_to_every_eye() {
        let scale = MapScale::new(MapOf::Thickness, Some(0.6));
        for (number, eye) in EYES.iter().enumerate() {
            // Every color below against every color from the limit up: twenty times what can just be told apart (0.01).
            for low in 0..12 {
                for high in 0..49 {
                    let [low, high] = [f64::from(low) * 0.05, 0.6 + f64::from(high) * 0.05];
                    let apart = apart(scale.color(low, true), scale.color(high, true), eye);
                    assert!(apart > 0.1, "{number}: {low} {high} {apart}");
                }
            }
            assert!(apart(scale.color(0.5999, true), scale.color(0.6, true), eye) > 0.2);
        }
    }

    #[test]
    fn equal_steps_look_equal_and_get_darker_away_from_the_limit() {
        let scale = MapScale::new(MapOf::Thickness, Some(0.6));
        for [from, to] in [[0.6, 3.0], [0.599, 0.0]] {
            let colors: Vec<_> =
                (0..=8).map(|k| scale.color(from + (to - from) * f64::from(k) / 8.0, true)).collect();
            let steps: Vec<f64> = colors.windows(2).map(|pair| apart(pair[0], pair[1], &EYES[0])).collect();
            let (least, most) =
                (steps.iter().copied().fold(9.0, f64::min), steps.iter().copied().fold(0.0, f64::max));
            assert!(most < 1.6 * least, "{steps:?}");
            assert!(colors.windows(2).all(|pair| oklab(pair[1], &EYES[0])[0] < oklab(pair[0], &EYES[0])[0]));
        }
        assert_eq!(scale.color(9.0, true), scale.color(3.0, true));
        assert_eq!(scale.color(-9.0, true), scale.color(0.0, true));
        assert_eq!(srgb([1.0, 0.0, 0.0]), [255; 3]);
        assert_eq!(srgb([0.627_955, 0.257_683, 29.234]), [255, 0, 0]);
    }

    #[test]
    fn the_legend_names_the_limit_and_both_ends() {
        let labels = |scale: MapScale| scale.legend().into_iter().map(|row| row.label).collect::<Vec<_>>();
        let thick = labels(MapScale::new(MapOf::Thickness, Some(0.6)));
        assert_eq!(thick[..2], ["0.00 mm and less", "0.15 mm"]);
        assert_eq!((thick[4].as_str(), thick[8].as_str()), ("0.60 mm, the limit", "3.00 mm and more"));
        assert!(thick.len() == 10 && thick[9].contains("prong"));
        let gap = labels(MapScale::new(MapOf::SeatGap, Some(-0.05)));
        assert_eq!((gap[0].as_str(), gap[4].as_str()), ("-0.30 mm and less", "-0.05 mm, the limit"));
        let unjudged = MapScale::new(MapOf::Thickness, None);
        assert_eq!(labels(unjudged).len(), 5);
        assert_eq!(unjudged.color(0.1, false), unjudged.color(0.1, true));
        let gray = MapScale::new(MapOf::Thickness, Some(0.6)).color(0.1, false);
        assert!(gray[0] == gray[1] && gray[1] == gray[2], "{gray:?}");
    }
}
