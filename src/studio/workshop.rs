//! The workshop: which job is due, which one runs, and the last results with the version they belong to.

use std::sync::Arc;

use super::{Built, Job, JobResult, JobTicket, Quality, Report};
use crate::build::{BuildRequest, Cache, CancelToken};
use crate::checks::RuleProfile;
use crate::design::{Library, Piece};

/// The document as the workshop needs to know it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub version: JobTicket,
    /// The version at which a drag began, while one is on.
    pub dragging_since: Option<JobTicket>,
    pub profile: &'a RuleProfile,
    /// Go straight to the checked production build: for exports and for clients without a picture.
    pub straight: bool,
}

struct Running {
    ticket: JobTicket,
    quality: Quality,
    cancel: CancelToken,
}

/// Jobs and results.
#[derive(Default)]
pub(super) struct Workshop {
    cache: Arc<Cache>,
    running: Option<Running>,
    picture: Option<(JobTicket, Arc<Built>)>,
    report: Option<(JobTicket, Arc<Report>)>,
    crash: Option<(JobTicket, String)>,
}

/// What a result changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct News {
    pub picture: bool,
    pub report: bool,
    pub crash: bool,
}

impl Workshop {
    pub const fn picture(&self) -> Option<&(JobTicket, Arc<Built>)> {
        self.picture.as_ref()
    }

    pub const fn report(&self) -> Option<&(JobTicket, Arc<Report>)> {
        self.report.as_ref()
    }

    /// The fault that stopped the work on this version.
    pub fn crash(&self, version: JobTicket) -> Option<&str> {
        self.crash.as_ref().filter(|(ticket, _)| *ticket == version).map(|(_, text)| text.as_str())
    }

    pub const fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Whether the report judges this version by this profile.
    pub fn is_judged(&self, wanted: Wanted<'_>) -> bool {
        self.report
            .as_ref()
            .is_some_and(|(ticket, report)| *ticket == wanted.version && report.profile == wanted.profile.id)
    }

    /// Forgets the report: another profile was chosen. A fault may be tried again with it.
    pub fn judge_anew(&mut self) {
        self.crash = None;
        if let Some(running) = self.running.as_ref().filter(|running| running.quality == Quality::Production)
        {
            running.cancel.cancel();
        }
    }

    /// The quality of the build that is due, `None` when all is current.
    pub fn due(&self, wanted: Wanted<'_>) -> Option<Quality> {
        if self.crash(wanted.version).is_some() {
            return None;
        }
        let current = self.picture.as_ref().filter(|(ticket, _)| *ticket == wanted.version);
        let shown = current.map(|(_, built)| built.quality);
        if wanted.dragging_since.is_some() {
            return shown.is_none().then_some(Quality::Draft);
        }
        match shown {
            None | Some(Quality::Draft) if !wanted.straight => Some(Quality::Preview),
            Some(Quality::Production) if self.is_judged(wanted) => None,
            _ => Some(Quality::Production),
        }
    }

    /// Tells a running job to stop when its result would not be used.
    pub fn cancel_stale(&self, wanted: Wanted<'_>) {
        if let Some(running) = &self.running
            && !wanted.takes(running.ticket, running.quality)
        {
            running.cancel.cancel();
        }
    }

    /// The next job, if one is due and none runs.
    pub fn next(&mut self, wanted: Wanted<'_>, piece: &Piece, library: &Arc<Library>) -> Option<Job> {
        if self.running.is_some() {
            return None;
        }
        let quality = self.due(wanted)?;
        let cancel = CancelToken::default();
        self.running = Some(Running { ticket: wanted.version, quality, cancel: cancel.clone() });
        let request = BuildRequest {
            piece: piece.clone(),
            library: Arc::clone(library),
            quality,
            cache: Arc::clone(&self.cache),
            cancel: cancel.clone(),
        };
        let checks = (quality == Quality::Production).then(|| wanted.profile.clone());
        Some(Job { ticket: wanted.version, request, checks, cancel })
    }

    /// Keeps what is still of use of a result.
    pub fn accept(&mut self, wanted: Wanted<'_>, result: JobResult) -> News {
        self.running = None;
        let mut news = News::default();
        let quality = result.built.as_ref().map_or(Quality::Production, |built| built.quality);
        if !wanted.takes(result.ticket, quality) {
            return news;
        }
        if let Some(text) = result.crash {
            self.crash = Some((result.ticket, text));
            news.crash = true;
        }
        if let Some(built) = result.built {
            self.picture = Some((result.ticket, Arc::new(built)));
            news.picture = true;
        }
        if let Some(report) = result.report
            && report.profile == wanted.profile.id
        {
            self.report = Some((result.ticket, Arc::new(report)));
            news.report = true;
        }
        news
    }
}

impl Wanted<'_> {
    /// Whether a result is of use: one of this version, or a draft of the drag that is on. A drag changes
    /// faster than some pieces build; dropping its drafts would freeze the picture until the hand rests.
    fn takes(self, ticket: JobTicket, quality: Quality) -> bool {
        let of_this_drag = self.dragging_since.is_some_and(|since| ticket >= since);
        ticket == self.version || (of_this_drag && quality == Quality::Draft)
    }
}
