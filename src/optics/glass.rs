//! A species as light meets it: index and absorption in every band of the spectrum.

use super::facets::Facets;
use super::spectrum::{BANDS, Spectral, Spectrum};
use crate::gems::{Plane, Species};
use crate::vocab::{Direction, Point};

/// The path in millimeters at which the swatches of the gem table were taken: face up through a stone of 7 mm.
const SWATCH_PATH: f64 = 8.8;

/// No swatch lets less than this through: darker ones are darker than their print.
const LEAST_THROUGH: f64 = 3e-3;

/// What a stone is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Glass {
    /// Refractive index.
    pub index: Spectral,
    /// Beer–Lambert absorption per millimeter.
    pub absorption: Spectral,
}

impl Glass {
    /// The species' own dispersion, and the smooth absorption that gives the color of its swatch at the swatch's path.
    #[must_use]
    pub fn of(species: &Species) -> Self {
        let spectrum = Spectrum::visible();
        let swatch = species.absorption.map(|per_mm| (-per_mm * SWATCH_PATH).exp());
        Self {
            index: spectrum.wavelengths.map(|micrometers| species.dispersion.index_at(micrometers)),
            absorption: std::array::from_fn(|band| {
                let through = spectrum.of_color(swatch, band).clamp(LEAST_THROUGH, 1.0);
                -through.ln() / SWATCH_PATH
            }),
        }
    }

    /// The facets of a stone of this glass for one band.
    #[must_use]
    pub fn facets<'a>(&self, planes: &'a [Plane], band: usize, bounces: usize) -> Facets<'a> {
        Facets { planes, index: self.index[band], absorption: self.absorption[band], bounces }
    }

    /// The color (linear sRGB) that reaches `eye` along `direction` from a convex stone alone in `environment`
    /// (linear sRGB from each direction), every band followed on its own way. Light that is given up counts as
    /// `unfinished`. `None` where the ray misses the stone.
    #[must_use]
    pub fn color(
        &self,
        planes: &[Plane],
        (eye, direction): (Point, Direction),
        bounces: usize,
        environment: impl Fn(Direction) -> [f64; 3],
        unfinished: f64,
    ) -> Option<[f64; 3]> {
        let spectrum = Spectrum::visible();
        let mut seen = [0.0; BANDS];
        for (band, value) in seen.iter_mut().enumerate() {
            let light = |toward| spectrum.of_color(environment(toward), band);
            *value = self.facets(planes, band, bounces).radiance(eye, direction, light, unfinished)?;
        }
        Some(spectrum.color(&seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gems::{Cut, Family, GemCatalog, Proportion, StoneShape};
    use crate::vocab::Millimeters;

    fn species(id: &str) -> Species {
        GemCatalog::built_in().species(&id.into()).unwrap().clone()
    }

    /// A round brilliant of the trade's middle proportions.
    fn brilliant() -> Vec<Plane> {
        let cut = Cut::of(Family::Round).with(Proportion::Culet, 1.0);
        let shape = StoneShape::of(&cut, [Millimeters(6.5); 2], None).unwrap();
        shape.polyhedron.faces.iter().map(|face| face.plane).collect()
    }

    fn rays() -> impl Iterator<Item = (Point, Direction)> {
        (0..60).map(|k| {
            let (a, b) = (f64::from(k) * 0.618_034 % 1.0, (f64::from(k) + 0.5) / 60.0);
            let eye = Point::new(a * 40.0 - 20.0, b * 40.0 - 20.0, 60.0);
            let aim = Point::new(b * 4.0 - 2.0, a * 4.0 - 2.0, 0.9);
            (eye, (aim - eye).normalize())
        })
    }

    #[test]
    fn all_light_of_all_bands_is_accounted_for() {
        let planes = brilliant();
        for id in ["diamond", "ruby", "moissanite", "zircon_blue"] {
            let glass = Glass::of(&species(id));
            for (eye, direction) in rays() {
                for band in 0..BANDS {
                    let facets = glass.facets(&planes, band, 200);
                    let (distance, facet) = facets.entry(eye, direction).unwrap();
                    let mut out = 0.0;
                    let start = (eye + direction * distance, facet);
                    let rest = facets.follow(start, direction, |exit| out += exit.share);
                    assert!((out + rest.absorbed + rest.unfinished - 1.0).abs() < 1e-6, "{id}, band {band}");
                    assert!(rest.unfinished < 0.5, "{id}, band {band}: {rest:?}");
                }
            }
        }
    }

    #[test]
    fn a_clear_stone_in_a_white_room_is_white_and_a_ruby_is_not() {
        let planes = brilliant();
        let seen =
            |id: &str, ray| Glass::of(&species(id)).color(&planes, ray, 24, |_| [1.0; 3], 1.0).unwrap();
        for ray in rays().step_by(7) {
            assert!(seen("diamond", ray).iter().all(|value| (value - 1.0).abs() < 1e-9));
            let [red, green, blue] = seen("ruby", ray);
            assert!(red > 1.5 * green && red > 1.2 * blue && green > 0.0, "{red} {green} {blue}");
        }
    }

    #[test]
    fn a_prism_spreads_the_bands_as_snell_says() {
        // In at right angles, out through a face that leans by A: sin(out) = n sin A.
        let lean = 20_f64.to_radians();
        let out_of = Direction::new(lean.sin(), 0.0, -lean.cos());
        let side = |normal| Plane { normal, distance: 50.0 };
        let prism = [
            Plane { normal: Direction::Z, distance: 1.0 },
            Plane { normal: out_of, distance: 1.0 },
            side(Direction::X),
            side(-Direction::X),
            side(Direction::Y),
            side(-Direction::Y),
        ];
        let glass = Glass::of(&species("diamond"));
        let mut angles = Vec::new();
        for band in 0..BANDS {
            let mut exits = Vec::new();
            let facets = glass.facets(&prism, band, 1);
            facets.follow((Point::Z, 0), -Direction::Z, |exit| exits.push(exit.direction));
            let sine = exits[1].cross(-out_of).length();
            let index = species("diamond").dispersion.index_at(Spectrum::visible().wavelengths[band]);
            assert!((sine - index * lean.sin()).abs() < 1e-12, "band {band}");
            angles.push(sine.asin().to_degrees());
        }
        assert!(angles.windows(2).all(|pair| pair[0] > pair[1]), "violet leaves lower than red");
        assert!(angles[0] - angles[BANDS - 1] > 1.5, "{angles:?}");
    }

    #[test]
    fn a_slab_as_thick_as_the_swatch_has_the_swatchs_color() {
        for id in ["sapphire_blue", "emerald", "amethyst", "citrine"] {
            let species = species(id);
            let slab: Vec<Plane> = [Direction::X, Direction::Y, Direction::Z]
                .into_iter()
                .flat_map(|axis| [axis, -axis])
                .map(|normal| Plane { normal, distance: SWATCH_PATH / 2.0 })
                .collect();
            let glass = Glass { index: [1.0; BANDS], ..Glass::of(&species) };
            let ray = (Point::Z * 20.0, -Direction::Z);
            let seen = glass.color(&slab, ray, 2, |_| [1.0; 3], 0.0).unwrap();
            for (value, per_mm) in seen.iter().zip(species.absorption) {
                let swatch = (-per_mm * SWATCH_PATH).exp();
                assert!((value - swatch).abs() < 0.03, "{id}: {seen:?}, swatch {swatch}");
            }
        }
    }
}
