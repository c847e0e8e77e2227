//! The visible spectrum in bands, and how it becomes a color.
//!
//! The eye is the CIE 1931 observer in the closed form of C. Wyman, P.-P. Sloan and P. Shirley, *Simple analytic
//! approximations to the CIE XYZ color matching functions*, JCGT 2(2), 2013 (multi-lobe fit); the light is CIE D65
//! (CIE 15, table T.1); colors are linear sRGB (IEC 61966-2-1). Spectra here are relative to that daylight: a spectrum
//! of all ones is white, and stays exactly white.

use std::sync::LazyLock;

/// How many wavelengths stand for the spectrum.
pub const BANDS: usize = 32;

/// The ends of the spectrum in micrometers; beyond them the eye sees less than 0.2 %.
const ENDS: [f64; 2] = [0.400, 0.700];

/// CIE D65 from 380 to 730 nm in steps of 10 nm.
const DAYLIGHT: [f64; 36] = [
    49.9755, 54.6482, 82.7549, 91.486, 93.4318, 86.6823, 104.865, 117.008, 117.812, 114.861, 115.923,
    108.811, 109.354, 107.802, 104.790, 107.689, 104.405, 104.046, 100.0, 96.3342, 95.788, 88.6856, 90.0062,
    89.5991, 87.6987, 83.2886, 83.6992, 80.0268, 80.2146, 82.2778, 78.2842, 69.7213, 71.6091, 74.349, 61.604,
    69.8856,
];

/// From XYZ to linear sRGB.
const RGB_FROM_XYZ: [[f64; 3]; 3] =
    [[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]];

/// Where blue ends and red begins, each as the middle and half width of a soft border, in micrometers.
const BORDERS: [[f64; 2]; 2] = [[0.490, 0.020], [0.585, 0.020]];

/// One value for each band.
pub type Spectral = [f64; BANDS];

/// The bands of the spectrum.
#[derive(Debug, Clone, PartialEq)]
pub struct Spectrum {
    /// The middle of each band in micrometers.
    pub wavelengths: Spectral,
    /// What a band of a white light adds to linear sRGB. Over all bands each channel sums to 1; single values may be
    /// negative, since no pure color of the spectrum is within sRGB.
    pub colors: [[f64; 3]; BANDS],
    /// The smooth spectra that stand for red, green and blue: together they are white, and each gives back its color.
    primaries: [[f64; 3]; BANDS],
}

static VISIBLE: LazyLock<Spectrum> = LazyLock::new(Spectrum::new);

impl Spectrum {
    /// The one spectrum that all light here is counted in.
    #[must_use]
    pub fn visible() -> &'static Self {
        &VISIBLE
    }

    fn new() -> Self {
        let step = (ENDS[1] - ENDS[0]) / BANDS as f64;
        let wavelengths: Spectral = std::array::from_fn(|band| ENDS[0] + step * (band as f64 + 0.5));
        let mut colors = wavelengths.map(raw_color);
        let sums = sum(&colors);
        for color in &mut colors {
            *color = [0, 1, 2].map(|c| color[c] / sums[c]);
        }
        let primaries = primaries(&wavelengths, &colors);
        Self { wavelengths, colors, primaries }
    }

    /// What the smooth spectrum of a color (linear sRGB) has in a band; never negative.
    #[must_use]
    pub fn of_color(&self, rgb: [f64; 3], band: usize) -> f64 {
        let weights = self.primaries[band];
        (rgb[0] * weights[0] + rgb[1] * weights[1] + rgb[2] * weights[2]).max(0.0)
    }

    /// The color of a spectrum in linear sRGB; pure colors may lie outside of 0 to 1.
    #[must_use]
    pub fn color(&self, spectral: &Spectral) -> [f64; 3] {
        let lit = self.colors.iter().zip(spectral);
        lit.fold([0.0; 3], |sum, (color, value)| [0, 1, 2].map(|c| sum[c] + color[c] * value))
    }
}

fn sum(colors: &[[f64; 3]; BANDS]) -> [f64; 3] {
    colors.iter().fold([0.0; 3], |sum, color| [0, 1, 2].map(|c| sum[c] + color[c]))
}

/// What daylight at a wavelength adds to linear sRGB, up to a common factor.
fn raw_color(micrometers: f64) -> [f64; 3] {
    let light = daylight(micrometers);
    let seen = color_matching(micrometers);
    RGB_FROM_XYZ.map(|row| light * (row[0] * seen[0] + row[1] * seen[1] + row[2] * seen[2]))
}

fn daylight(micrometers: f64) -> f64 {
    let place = ((micrometers * 1e3 - 380.0) / 10.0).clamp(0.0, DAYLIGHT.len() as f64 - 1.001);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the table")]
    let below = place as usize;
    DAYLIGHT[below] + (DAYLIGHT[below + 1] - DAYLIGHT[below]) * (place - below as f64)
}

/// X, Y and Z of the CIE 1931 observer (multi-lobe fit of Wyman, Sloan and Shirley).
fn color_matching(micrometers: f64) -> [f64; 3] {
    let lobe = |middle: f64, left: f64, right: f64| {
        let off = micrometers * 1e3 - middle;
        let steps = off * if off < 0.0 { left } else { right };
        (-0.5 * steps * steps).exp()
    };
    [
        0.362 * lobe(442.0, 0.0624, 0.0374) + 1.056 * lobe(599.8, 0.0264, 0.0323)
            - 0.065 * lobe(501.1, 0.0490, 0.0382),
        0.821 * lobe(568.8, 0.0213, 0.0247) + 0.286 * lobe(530.9, 0.0613, 0.0322),
        1.217 * lobe(437.0, 0.0845, 0.0278) + 0.681 * lobe(459.0, 0.0385, 0.0725),
    ]
}

/// Three soft-edged bands mixed so that each gives back its own color exactly: with A the colors of the plain bands,
/// the mixing is its inverse. The plain bands sum to one everywhere, so the mixed ones do too.
fn primaries(wavelengths: &Spectral, colors: &[[f64; 3]; BANDS]) -> [[f64; 3]; BANDS] {
    let plain = wavelengths.map(plain_bands);
    let mut of_plain = [glam::DVec3::ZERO; 3];
    for (color, shares) in colors.iter().zip(&plain) {
        for (total, share) in of_plain.iter_mut().zip(shares) {
            *total += glam::DVec3::from_array(*color) * *share;
        }
    }
    let mix = glam::DMat3::from_cols(of_plain[0], of_plain[1], of_plain[2]).inverse().transpose();
    plain.map(|shares| (mix * glam::DVec3::from_array(shares)).to_array())
}

/// The shares of red, green and blue at a wavelength.
fn plain_bands(micrometers: f64) -> [f64; 3] {
    let [past_blue, red] = BORDERS.map(|[middle, half]| {
        let t = ((micrometers - middle) / (2.0 * half) + 0.5).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    });
    [red, past_blue - red, 1.0 - past_blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn daylight_has_its_published_chromaticity() {
        let mut seen = [0.0; 3];
        for nanometers in 380..730 {
            let at = (f64::from(nanometers) + 0.5) * 1e-3;
            let matching = color_matching(at);
            seen = [0, 1, 2].map(|c| seen[c] + matching[c] * daylight(at));
        }
        let total: f64 = seen.iter().sum();
        // CIE 15: D65 is x = 0.3127, y = 0.3290; the fit of the observer allows for 0.002.
        assert!((seen[0] / total - 0.3127).abs() < 0.002, "{}", seen[0] / total);
        assert!((seen[1] / total - 0.3290).abs() < 0.002, "{}", seen[1] / total);
    }

    #[test]
    fn the_bands_are_nearly_white_before_they_are_made_so() {
        let raw = sum(&Spectrum::visible().wavelengths.map(raw_color));
        for channel in raw {
            assert!((channel / raw[1] - 1.0).abs() < 0.03, "{raw:?}");
        }
    }

    #[test]
    fn white_stays_white_and_every_color_comes_back() {
        let spectrum = Spectrum::visible();
        for value in spectrum.color(&[1.0; BANDS]) {
            assert!((value - 1.0).abs() < 1e-12);
        }
        for band in 0..BANDS {
            assert!((spectrum.of_color([0.7; 3], band) - 0.7).abs() < 1e-12, "band {band}");
        }
        // 18 k gold, a warm lamp, sky: nothing is clamped, so nothing is lost.
        for rgb in [[0.97, 0.77, 0.45], [1.0, 0.97, 0.91], [0.4, 0.6, 0.9]] {
            let back = spectrum.color(&std::array::from_fn(|band| spectrum.of_color(rgb, band)));
            for (one, other) in rgb.iter().zip(back) {
                assert!((one - other).abs() < 1e-9, "{rgb:?} came back as {back:?}");
            }
        }
    }

    #[test]
    fn pure_colors_are_those_of_the_rainbow() {
        let spectrum = Spectrum::visible();
        let at = |micrometers: f64| {
            let near = |band: &usize| (spectrum.wavelengths[*band] - micrometers).abs();
            spectrum.colors[(0..BANDS).min_by(|a, b| near(a).total_cmp(&near(b))).unwrap()]
        };
        let [red, green, blue] = [at(0.640), at(0.530), at(0.450)];
        assert!(red[0] > 10.0 * red[1].abs() && red[0] > 10.0 * red[2].abs(), "{red:?}");
        assert!(green[1] > 0.0 && green[0] < 0.0 && green[2] < green[1] * 0.3, "{green:?}");
        assert!(blue[2] > 3.0 * blue[0].abs() && blue[1].abs() < 0.2 * blue[2], "{blue:?}");
    }
}
