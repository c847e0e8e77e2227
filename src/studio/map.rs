//! A map of the finished metal as a job: the client decides where it runs, as with pictures.

use std::path::Path;
use std::sync::Arc;

use super::{CommandError, MapOf, MapScale, Studio, SurfaceMap};
use crate::build::{Built, CancelToken};
use crate::checks::{RuleProfile, surface_map};
use crate::design::Piece;
use crate::exchange::{Painted, may_write, write_painted};

/// A map to measure on any thread.
#[derive(Debug)]
pub struct MapJob {
    built: Arc<Built>,
    piece: Piece,
    profile: RuleProfile,
    /// What it shows.
    pub of: MapOf,
    /// Ends it early; shared with whoever may want that.
    pub cancel: CancelToken,
}

impl MapJob {
    /// A map of the piece as it was built last, with the limit of the profile that it is judged by.
    ///
    /// # Errors
    /// [`CommandError::NotNow`] before anything was built, or for a piece without metal.
    pub fn of(studio: &Studio, of: MapOf) -> Result<Self, CommandError> {
        let built = studio.built().map(|(built, _)| Arc::clone(built));
        let built = built.filter(|built| !built.metal_mesh.triangles.is_empty());
        let built = built.ok_or_else(|| CommandError::NotNow("there is no metal to map yet".to_owned()))?;
        let (piece, profile) = (studio.project().piece.clone(), studio.profile().clone());
        Ok(Self { built, piece, profile, of, cancel: CancelToken::default() })
    }

    /// Measures it here, on all processors; `None` when canceled.
    #[must_use]
    pub fn run(&self) -> Option<SurfaceMap> {
        surface_map(&self.built, &self.piece, &self.profile, self.of, &self.cancel)
    }

    /// The value in mm at which the colors turn; `None` where the profile has no such limit.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        self.of.limit(&self.profile)
    }

    /// The colors of the values.
    #[must_use]
    pub fn scale(&self) -> MapScale {
        MapScale::new(self.of, self.limit())
    }

    /// The share of the surface that is below the limit, 0 to 1; `None` without one.
    #[must_use]
    pub fn share_below(&self, map: &SurfaceMap) -> Option<f64> {
        self.limit().map(|limit| map.share_below(&self.built.metal_mesh, limit))
    }

    /// Whether the map could be kept there; to be asked before it is measured.
    ///
    /// # Errors
    /// [`CommandError::BadInput`].
    pub fn may_keep(path: &Path) -> Result<(), CommandError> {
        may_write(path).map_err(|error| CommandError::BadInput(error.to_string()))
    }

    /// Writes metal, colors and values as PLY, whole or not at all; the size of the file in bytes.
    ///
    /// # Errors
    /// [`CommandError::BadInput`].
    pub fn keep(&self, map: &SurfaceMap, path: &Path) -> Result<u64, CommandError> {
        let scale = self.scale();
        let values = map.values.iter().zip(&map.judged);
        let colors: Vec<[u8; 3]> =
            values.map(|(value, judged)| scale.color(f64::from(*value), *judged)).collect();
        let swatches = scale.legend().into_iter().map(|row| {
            let [red, green, blue] = row.color;
            format!("color {red} {green} {blue}: {}", row.label)
        });
        let comments: Vec<String> =
            std::iter::once(format!("quality: {} in millimeters", self.of.key())).chain(swatches).collect();
        let painted = Painted {
            mesh: &self.built.metal_mesh,
            colors: &colors,
            values: &map.values,
            comments: &comments,
        };
        write_painted(path, &painted).map_err(|error| CommandError::BadInput(error.to_string()))
    }
}
