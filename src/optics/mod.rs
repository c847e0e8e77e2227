//! What light does in a stone and where it comes from, in f64 on the CPU.
//!
//! [`Facets`] follows a ray of one wavelength through a convex stone: exact unpolarized Fresnel at every facet, the
//! transmitted part leaves, the reflected part goes on. [`Spectrum`] is what the eye makes of many wavelengths, and
//! [`Glass`] what a species does to each of them. [`LightTent`] is the studio that everything is lit by.
//! [`LightReturn`] and [`Aset`] are figures of a stone seen from above. `shaders/gem.wgsl` and the tent in `shaders/`
//! compute the same formulas on the graphics card from the same numbers, for three wavelengths.

mod face_up;
mod facets;
mod glass;
mod refraction;
mod spectrum;
mod srgb;
mod tent;
mod wavelengths;

pub use face_up::{Aset, LightReturn};
pub use facets::{Exit, Facets, LEAST_SHARE, Remainder};
pub use glass::Glass;
pub use refraction::{critical_angle, reflect, reflectance, refract};
pub use spectrum::{BANDS, Spectral, Spectrum};
pub use srgb::encode_srgb;
pub use tent::{Card, LightTent};
pub use wavelengths::{PRIMARIES, channel_indices};
