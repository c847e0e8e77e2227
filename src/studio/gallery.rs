//! The templates with their pictures, which are taken in the background while the start page is shown, and kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use super::front::Front;
use super::jobs::caught;
use super::picture::subject;
use super::{Picture, PictureOrder, Quality, Studio};
use crate::build::{BuildRequest, Cache, CancelToken};
use crate::design::templates::{Template, templates};
use crate::design::{Library, Piece};
use crate::exchange::{PictureFile, make_folder_of, project_to_text, read_picture, write_picture};
use crate::picture::{Paper, Stop, take_picture};
use crate::vocab::NamedView;

/// Every template, made once.
pub(super) static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(templates);

/// Small, and good enough for a card.
const ORDER: PictureOrder = PictureOrder {
    size: [256, 192],
    view: NamedView::Home,
    sheet: false,
    paper: Paper::Dark,
    stop: Stop::Noise(0.025),
    seed: 0,
};

/// Pictures of templates: those that are there, and the one that is being taken.
#[derive(Debug, Default)]
pub(super) struct Gallery {
    cache: Option<PathBuf>,
    /// `None` for a template of which no picture can be taken.
    taken: BTreeMap<&'static str, Option<Arc<Picture>>>,
    running: Option<CancelToken>,
}

/// A picture of a template, to take on any thread.
#[derive(Debug)]
pub struct ThumbnailJob {
    template: &'static Template,
    library: Arc<Library>,
    cache: Option<PathBuf>,
    cancel: CancelToken,
}

/// What came of a [`ThumbnailJob`].
#[derive(Debug)]
pub struct Thumbnail {
    template: &'static str,
    /// `None` when canceled, and for a template that gives nothing to see.
    picture: Option<Arc<Picture>>,
    canceled: bool,
}

impl Gallery {
    pub fn new(cache: Option<PathBuf>) -> Self {
        Self { cache, ..Self::default() }
    }

    /// The picture of a template, if it is there by now.
    pub fn picture(&self, template: &str) -> Option<&Arc<Picture>> {
        self.taken.get(template)?.as_ref()
    }

    /// Stops what is being taken.
    pub fn stop(&self) {
        if let Some(cancel) = &self.running {
            cancel.cancel();
        }
    }
}

impl Studio {
    /// The next picture of a template to take, while the start page is shown and none is being taken. The piece itself
    /// comes first.
    pub fn next_thumbnail(&mut self) -> Option<ThumbnailJob> {
        let gallery = &mut self.gallery;
        if gallery.running.is_some() || !self.fronts.iter().any(|front| matches!(front, Front::Start)) {
            return None;
        }
        let template = TEMPLATES.iter().find(|template| !gallery.taken.contains_key(template.key))?;
        let cancel = CancelToken::default();
        gallery.running = Some(cancel.clone());
        Some(ThumbnailJob {
            template,
            library: Arc::clone(&self.library),
            cache: gallery.cache.clone(),
            cancel,
        })
    }

    /// Takes the picture of a template. A canceled one is taken again when the start page comes back.
    pub fn accept_thumbnail(&mut self, thumbnail: Thumbnail) {
        self.gallery.running = None;
        if !thumbnail.canceled {
            self.gallery.taken.insert(thumbnail.template, thumbnail.picture);
        }
    }
}

impl ThumbnailJob {
    /// Reads the picture from the cache, or takes it here, on one processor, and puts it there.
    #[must_use]
    pub fn run(self) -> Thumbnail {
        let file = self.cache.as_deref().map(|folder| self.file(folder));
        let kept = file.as_deref().and_then(read);
        let picture = kept.or_else(|| {
            let picture = caught(|| self.take()).ok().flatten()?;
            if let Some(file) = &file {
                keep(&picture, file);
            }
            Some(picture)
        });
        let canceled = picture.is_none() && self.cancel.is_canceled();
        Thumbnail { template: self.template.key, picture: picture.map(Arc::new), canceled }
    }

    /// Named after all that the picture shows: another template or another Collet has another file.
    fn file(&self, folder: &Path) -> PathBuf {
        let text = project_to_text(&self.template.project);
        let seal =
            blake3::hash(format!("{} {ORDER:?} {text}", env!("CARGO_PKG_VERSION")).as_bytes()).to_hex();
        folder.join("templates").join(format!("{}-{}.png", self.template.key, &seal[..16]))
    }

    fn take(&self) -> Option<Picture> {
        let piece = &self.template.project.piece;
        // One thread: the piece that is worked on goes first.
        let threads = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok()?;
        threads.install(|| {
            let built = self.request(piece).run().ok()?;
            let subject = subject(Arc::new(built), piece, &self.library);
            take_picture(&subject, &ORDER, &self.cancel, &|_, _| {})
        })
    }

    fn request(&self, piece: &Piece) -> BuildRequest {
        BuildRequest {
            piece: piece.clone(),
            library: Arc::clone(&self.library),
            quality: Quality::Preview,
            cache: Arc::new(Cache::default()),
            cancel: self.cancel.clone(),
        }
    }
}

/// A picture from the cache; whatever is wrong with it, it is taken anew.
fn read(file: &Path) -> Option<Picture> {
    let (size, pixels) = read_picture(file).ok()?;
    (size == ORDER.size).then_some(Picture { size, pixels, noise: 0.0, samples: 0.0 })
}

/// What cannot be kept is taken again at the next start.
fn keep(picture: &Picture, file: &Path) {
    let kept = PictureFile { size: picture.size, pixels: &picture.pixels, transparent: false };
    if let Err(error) = make_folder_of(file).and_then(|()| write_picture(file, &kept)) {
        tracing::warn!("{error}");
    }
}
