//! A picture as a job: the client decides where it runs, as with builds.

use std::path::Path;
use std::sync::Arc;

use super::{CommandError, Picture, PictureOrder, Studio};
use crate::build::{Built, CancelToken};
use crate::design::{Library, Piece};
use crate::exchange::{PictureFile, may_write, write_picture};
use crate::picture::{Paper, Subject, take_picture};

/// A built piece in its own metal, with its own stones.
pub(super) fn subject(built: Arc<Built>, piece: &Piece, library: &Library) -> Subject {
    let species = built.stones.iter().map(|stone| library.gems.species(&stone.species).cloned());
    Subject {
        reflectance: library.alloys.alloy(&piece.alloy).map_or([0.6; 3], |alloy| alloy.reflectance),
        roughness: f64::from(piece.finish.roughness()),
        species: species.collect(),
        built,
    }
}

/// A picture to take on any thread.
#[derive(Debug)]
pub struct PictureJob {
    subject: Subject,
    /// How it is taken.
    pub order: PictureOrder,
    /// Ends it early; shared with whoever may want that.
    pub cancel: CancelToken,
}

impl PictureJob {
    /// A picture of the piece as it was built last.
    ///
    /// # Errors
    /// [`CommandError::NotNow`] before anything was built, or for a piece of which nothing could be.
    pub fn of(studio: &Studio, order: PictureOrder) -> Result<Self, CommandError> {
        let nothing = || CommandError::NotNow("there is nothing to take a picture of yet".to_owned());
        let (built, _) = studio.built().ok_or_else(nothing)?;
        if built.metal_mesh.triangles.is_empty() && built.stones.is_empty() {
            return Err(nothing());
        }
        let subject = subject(Arc::clone(built), &studio.project().piece, studio.library());
        Ok(Self { subject, order, cancel: CancelToken::default() })
    }

    /// Takes it here, on all processors; `None` when canceled. `tell` hears how many of how many samples are taken.
    #[must_use]
    pub fn run(&self, tell: &(dyn Fn(u64, u64) + Sync)) -> Option<Picture> {
        take_picture(&self.subject, &self.order, &self.cancel, tell)
    }

    /// Whether the picture could be kept there; to be asked before it is taken.
    ///
    /// # Errors
    /// [`CommandError::BadInput`].
    pub fn may_keep(path: &Path) -> Result<(), CommandError> {
        may_write(path).map_err(|error| CommandError::BadInput(error.to_string()))
    }

    /// Writes the picture as PNG, whole or not at all.
    ///
    /// # Errors
    /// [`CommandError::BadInput`].
    pub fn keep(&self, picture: &Picture, path: &Path) -> Result<(), CommandError> {
        let transparent = self.order.paper == Paper::Clear;
        let file = PictureFile { size: picture.size, pixels: &picture.pixels, transparent };
        write_picture(path, &file).map_err(|error| CommandError::BadInput(error.to_string()))
    }
}
