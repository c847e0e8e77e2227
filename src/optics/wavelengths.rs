//! The three wavelengths that stand for red, green and blue.

use crate::gems::Dispersion;

/// Wavelengths of the red, green and blue channel in micrometers (`domain.md` 3.3: 620, 550, 450 nm).
pub const PRIMARIES: [f64; 3] = [0.620, 0.550, 0.450];

/// The refractive index of each channel.
#[must_use]
pub fn channel_indices(dispersion: &Dispersion) -> [f64; 3] {
    PRIMARIES.map(|micrometers| dispersion.index_at(micrometers))
}
