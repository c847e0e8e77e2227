//! One build, from request to result.

use std::collections::HashSet;
use std::sync::Arc;

use super::evaluate::Workbench;
use super::{Built, Cache, CancelToken, Measures, PartRole, Quality, recipe};
use crate::design::{Library, Piece};
use crate::kernel::{PartTag, Solid, SurfaceMesh, unite};
use crate::vocab::{Carats, CubicMillimeters, Grams, Millimeters, Point};

/// Everything a build needs; nothing else is looked at.
#[derive(Debug, Clone)]
pub struct BuildRequest {
    /// What to build.
    pub piece: Piece,
    /// The gems, cuts and alloys that it refers to.
    pub library: Arc<Library>,
    /// How finely.
    pub quality: Quality,
    /// Solids of earlier builds.
    pub cache: Arc<Cache>,
    /// Asks the build to stop.
    pub cancel: CancelToken,
}

/// Why there is no result at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The request's token was canceled.
    #[error("canceled")]
    Canceled,
}

impl BuildRequest {
    /// Builds the piece. Pure but for the cache.
    ///
    /// # Errors
    /// Only [`BuildError::Canceled`]; whatever cannot be built becomes a problem of the result.
    pub fn run(&self) -> Result<Built, BuildError> {
        let mut recipe = recipe(&self.piece, &self.library, &self.cache);
        let bench = Workbench { quality: self.quality, cache: &self.cache, cancel: &self.cancel };
        let (metal, failures) = bench.evaluate(&recipe)?;
        recipe.problems.extend(failures);
        let metal = match metal {
            Some(metal) => metal,
            None => unite(&[], &self.cancel).map_err(|_| BuildError::Canceled)?,
        };
        let metal_mesh = metal.surface_mesh();
        let measures = self.measures(&metal, &metal_mesh, &recipe.stones);
        Ok(Built {
            quality: self.quality,
            metal: Arc::new(metal),
            metal_mesh: Arc::new(metal_mesh),
            parts: recipe.parts,
            stones: recipe.stones,
            landmarks: recipe.landmarks,
            measures,
            bought: recipe.bought,
            problems: recipe.problems,
        })
    }

    fn measures(&self, metal: &Solid, mesh: &SurfaceMesh, stones: &[super::BuiltStone]) -> Measures {
        let count = self.piece.wear.count();
        let volume = CubicMillimeters(metal.volume().0 * f64::from(count));
        let around = self.piece.wear.inner_diameter().is_some();
        let carats: f64 = stones.iter().map(|stone| stone.carats.0).sum();
        let alloy = self.library.alloys.alloy(&self.piece.alloy);
        Measures {
            inner_diameter: inner_radius(mesh).filter(|_| around).map(|radius| Millimeters(2.0 * radius)),
            bounds: metal.bounds(),
            metal_volume: volume,
            metal_weight: alloy.map(|alloy| Grams(volume.0 * 1e-3 * alloy.density.0)),
            // The sum of no stones is -0.
            total_carats: Carats(carats * f64::from(count) + 0.0),
            stone_count: stones.len() * count as usize,
            count,
        }
    }
}

/// Radius of the widest finger that passes; `None` without metal.
///
/// Corners of the mesh lie on the true surface, at every quality; the middles of its facets do not, and with them the
/// rims of holes that are drilled through, of letters that are cut and of a signet's top.
#[must_use]
pub fn inner_radius(mesh: &SurfaceMesh) -> Option<f64> {
    let least = |of: &mut dyn Iterator<Item = f64>| of.reduce(f64::min);
    let rims: HashSet<[u64; 3]> = drilled_rims(mesh).iter().map(bits).collect();
    let own = mesh.positions.iter().filter(|at| !rims.contains(&bits(at)));
    least(&mut own.map(from_axis)).or_else(|| least(&mut mesh.positions.iter().map(from_axis)))
}

/// The rims of holes, letters and signets at the inside: corners that [`inner_radius`] passes over. In ring space, some of
/// them more than once.
#[must_use]
pub fn drilled_rims(mesh: &SurfaceMesh) -> Vec<Point> {
    let Some(all) = mesh.positions.iter().map(from_axis).reduce(f64::min) else { return Vec::new() };
    let drilled = |tag: &PartTag| {
        matches!(PartRole::of_tag(*tag), Some(PartRole::Seat(_) | PartRole::Letters(_) | PartRole::Signet(_)))
    };
    let by_drills = mesh.triangles.iter().zip(&mesh.tags).filter(|(_, tag)| drilled(tag));
    by_drills
        .flat_map(|(corners, _)| corners.map(|corner| mesh.positions[corner as usize]))
        .filter(|at| from_axis(at) < all + RIM)
        .collect()
}

fn from_axis(at: &Point) -> f64 {
    at.x.hypot(at.z)
}

fn bits(at: &Point) -> [u64; 3] {
    at.to_array().map(f64::to_bits)
}

/// Rims of drills lie at most so far over the lowest of them.
const RIM: f64 = 1.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{PartRole, ProblemKind};
    use crate::design::features::{Head, Shank};
    use crate::design::settings::Setting;
    use crate::design::{StoneSize, templates::templates};
    use crate::gems::Proportion;

    fn request() -> BuildRequest {
        BuildRequest {
            piece: templates().swap_remove(0).project.piece,
            library: Arc::new(Library::built_in()),
            quality: Quality::Draft,
            cache: Arc::default(),
            cancel: CancelToken::default(),
        }
    }

    fn head(request: &mut BuildRequest) -> &mut Head {
        request.piece.heads_mut().next().unwrap()
    }

    fn shank(request: &mut BuildRequest) -> &mut Shank {
        request.piece.shanks_mut().next().unwrap()
    }

    #[test]
    fn the_solitaire_is_one_body_of_all_its_parts_without_problems() {
        let built = request().run().unwrap();
        assert_eq!(built.problems, []);
        assert_eq!((built.metal.body_count(), built.stones.len()), (1, 1));
        let with_faces: std::collections::BTreeSet<_> = built.metal_mesh.tags.iter().copied().collect();
        for part in &built.parts {
            assert!(with_faces.contains(&part.role.tag()), "{}", part.role);
        }
        assert_eq!(built.parts.len(), with_faces.len(), "no face is nameless");
        let ordered = built.landmarks.inner_radius * 2.0;
        assert!((built.measures.inner_diameter.unwrap().0 - ordered).abs() < 1e-9);
        assert!((built.measures.total_carats.0 - 1.0).abs() < 0.06, "6.5 mm weigh a carat");
    }

    #[test]
    fn a_girdle_that_is_a_sharp_edge_has_its_seat() {
        let mut request = request();
        head(&mut request).stone.cut.set(Proportion::Girdle, 0.0);
        let built = request.run().unwrap();
        assert_eq!((built.problems, built.metal.body_count()), (Vec::new(), 1));
    }

    #[test]
    fn a_rail_without_a_hole_is_named_with_the_wire_that_fits() {
        let problems = |size| {
            let mut request = request();
            head(&mut request).stone.size = size;
            let problems = request.run().unwrap().problems;
            problems.into_iter().map(|problem| problem.text).collect::<Vec<_>>().join("; ")
        };
        let small = problems(StoneSize::Diameter(Millimeters(1.0)));
        assert!(
            small.contains("Gallery rail 1: a wire of 1.00 mm leaves no hole; it must be under 0."),
            "{small}"
        );
        let long = problems(StoneSize::Measured([17.5, 6.5, 4.0].map(Millimeters)));
        assert!(long.contains("leaves no hole"), "{long}");
    }

    #[test]
    fn a_new_shank_uses_the_old_prongs_and_a_new_seat_the_old_shank() {
        let mut request = request();
        request.run().unwrap();
        let before = request.cache.size().0;
        shank(&mut request).width_base.0 += 0.1;
        request.run().unwrap();
        assert_eq!(request.cache.size().0 - before, 4, "sweep, tag, two joins");
        let before = request.cache.size().0;
        if let Setting::Prong(prongs) = &mut head(&mut request).setting {
            prongs.clearance.0 += 0.01;
        }
        request.run().unwrap();
        let added = request.cache.size().0 - before;
        shank(&mut request).width_base.0 -= 0.1;
        let before = request.cache.size().0;
        request.run().unwrap();
        assert_eq!(request.cache.size().0 - before, 1, "both are there, only the join is new");
        assert!(added > 3);
    }

    #[test]
    fn a_stone_that_cannot_be_leaves_the_shank() {
        let mut request = request();
        head(&mut request).stone.size = StoneSize::Diameter(Millimeters(0.1));
        let built = request.run().unwrap();
        let missing: Vec<PartRole> = built.problems.iter().map(|problem| problem.part).collect();
        assert_eq!(missing, [PartRole::Stone(0), PartRole::Prong(0)]);
        assert!(built.problems.iter().all(|problem| problem.kind == ProblemKind::Missing));
        assert!(built.problems[0].text.contains("diameter is 0.1"), "{}", built.problems[0].text);
        assert!(built.metal.volume().0 > 150.0);
        assert_eq!(built.measures.stone_count, 0);
    }

    #[test]
    fn an_alloy_or_gem_out_of_the_library_has_no_weight() {
        let mut request = request();
        request.piece.alloy = "unobtainium".into();
        head(&mut request).stone.species = "kryptonite".into();
        let built = request.run().unwrap();
        assert_eq!(built.measures.metal_weight, None);
        assert!(built.problems[0].text.contains("`kryptonite` is not in the library"));
        assert!(built.metal.body_count() == 1);
    }

    #[test]
    fn numbers_without_sense_become_problems() {
        let mut request = request();
        shank(&mut request).width_top.0 = f64::NAN;
        let built = request.run().unwrap();
        assert!(built.problems.iter().any(|problem| problem.part == PartRole::Shank));
        if let Setting::Prong(prongs) = &mut head(&mut request).setting {
            (prongs.tip_diameter.0, prongs.lean.0, prongs.wire.0) = (1e9, f64::INFINITY, f64::NAN);
        }
        head(&mut request).stone.size = StoneSize::Diameter(Millimeters(f64::NAN));
        assert!(!request.run().unwrap().problems.is_empty());
    }

    #[test]
    fn a_canceled_build_gives_nothing() {
        let request = request();
        request.cancel.cancel();
        assert_eq!(request.run().unwrap_err(), BuildError::Canceled);
    }
}
