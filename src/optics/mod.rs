//! What light does in a stone and where it comes from, in f64 on the CPU.
//!
//! [`Facets`] follows a ray through a convex stone: exact unpolarized Fresnel at every facet, the
//! transmitted part leaves, the reflected part goes on. [`LightTent`] is the studio that everything is lit
//! by. `shaders/gem.wgsl` and the tent in `shaders/` compute the same formulas on the graphics card from the
//! same numbers.

mod facets;
mod refraction;
mod tent;
mod wavelengths;

pub use facets::{Exit, Facets, LEAST_SHARE, Remainder};
pub use refraction::{critical_angle, reflect, reflectance, refract};
pub use tent::{Card, LightTent};
pub use wavelengths::{PRIMARIES, channel_indices};
