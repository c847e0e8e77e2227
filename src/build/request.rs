//! One build, from request to result.

use std::sync::Arc;

use super::evaluate::Workbench;
use super::{Built, Cache, CancelToken, Measures, Quality, recipe};
use crate::design::{Library, Piece};
use crate::kernel::{Solid, SurfaceMesh, unite};
use crate::vocab::{Carats, Grams, Millimeters};

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
        let mut recipe = recipe(&self.piece, &self.library);
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
            problems: recipe.problems,
        })
    }

    fn measures(&self, metal: &Solid, mesh: &SurfaceMesh, stones: &[super::BuiltStone]) -> Measures {
        let volume = metal.volume();
        let alloy = self.library.alloys.alloy(&self.piece.alloy);
        // Corners of the mesh lie on the true surface, at every quality; the middles of its facets do not.
        let narrowest = mesh.positions.iter().map(|at| at.x.hypot(at.z)).fold(f64::INFINITY, f64::min);
        Measures {
            inner_diameter: Millimeters(if narrowest.is_finite() { 2.0 * narrowest } else { 0.0 }),
            bounds: metal.bounds(),
            metal_volume: volume,
            metal_weight: alloy.map(|alloy| Grams(volume.0 * 1e-3 * alloy.density.0)),
            total_carats: Carats(stones.iter().map(|stone| stone.carats.0).sum()),
            stone_count: stones.len(),
        }
    }
}
