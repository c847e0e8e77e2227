//! What the studio knows, and how clients read it.

use std::path::PathBuf;
use std::sync::Arc;

use super::calculators::Calculators;
use super::client::ClientSession;
use super::commands::{LastChange, Tape};
use super::document::Document;
use super::export::{ExportOutcome, PendingExport};
use super::front::Front;
use super::gallery::Gallery;
use super::heat::Heat;
use super::keeper::Keeper;
use super::selection::Selection;
use super::workshop::{Wanted, Workshop};
use super::{Built, Event, Job, JobResult, JobTicket, PaperOrder, PartRole, Preferences, Purpose, Report};
use crate::checks::{RuleBook, RuleProfile};
use crate::design::settings::Setting;
use crate::design::templates::templates;
use crate::design::{Library, Project};
use crate::exchange::{self, load_library};
use crate::vocab::FeatureId;

/// How a studio is opened.
#[derive(Debug, Clone, Default)]
pub struct StudioOptions {
    /// Folder of the user's library rows; `None` uses the compiled-in rows alone.
    pub library_folder: Option<PathBuf>,
    /// Folder for autosaves; `None` turns autosave off (command line, tests).
    pub state_folder: Option<PathBuf>,
    /// File of preferences; `None` keeps them in memory.
    pub preferences_file: Option<PathBuf>,
    /// Folder of what can be made anew: pictures of templates; `None` makes them anew in each session.
    pub cache_folder: Option<PathBuf>,
}

impl StudioOptions {
    /// The user's own library, autosaves and preferences: for the window.
    #[must_use]
    pub fn of_user() -> Self {
        Self {
            library_folder: exchange::user_library_folder(),
            state_folder: exchange::user_state_folder(),
            preferences_file: exchange::user_preferences_file(),
            cache_folder: exchange::user_cache_folder(),
        }
    }

    /// The user's own library and nothing that depends on earlier sessions, but for pictures that would be the same if
    /// they were taken anew: for the command line.
    #[must_use]
    pub fn headless() -> Self {
        let (library_folder, cache_folder) = (exchange::user_library_folder(), exchange::user_cache_folder());
        Self { library_folder, cache_folder, ..Self::default() }
    }
}

/// The document, its history, and what is known about it.
pub struct Studio {
    pub(super) document: Document,
    pub(super) library: Arc<Library>,
    pub(super) rules: RuleBook,
    pub(super) profile: RuleProfile,
    pub(super) workshop: Workshop,
    pub(super) export: Option<PendingExport>,
    pub(super) export_outcome: Option<ExportOutcome>,
    /// How papers are printed that are exported with models.
    pub(super) paper_order: PaperOrder,
    /// What exported files of metal are made for.
    pub(super) purpose: Purpose,
    pub(super) selection: Selection,
    pub(super) finding: Option<usize>,
    /// The setting that was copied from a head, to be given to others.
    pub(super) style: Option<Setting>,
    /// What can be done once more.
    pub(super) last: LastChange,
    pub(super) metal_visible: bool,
    pub(super) stones_visible: bool,
    /// Dialogs, the last one in front.
    pub(super) fronts: Vec<Front>,
    /// What goes on once the document is saved.
    pub(super) after_save: Option<super::front::Pending>,
    /// The last message and whether it is good news.
    pub(super) message: Option<(bool, String)>,
    pub(super) preferences: Preferences,
    pub(super) gallery: Gallery,
    pub(super) calculators: Calculators,
    pub(super) heat: Heat,
    /// The tape measure, while it is out.
    pub(super) tape: Option<Tape>,
    /// While a client looks.
    pub(super) client: Option<ClientSession>,
    pub(super) keeper: Keeper,
    pub(super) events: Vec<Event>,
}

impl Studio {
    /// Opens with the first template. What the user's folders hold that cannot be read is said in a message
    /// and never stops the start.
    #[must_use]
    pub fn new(options: StudioOptions) -> Self {
        let loaded = load_library(options.library_folder.as_deref());
        let mut complaints = loaded.complaints;
        let mut rules = RuleBook::built_in();
        if let Some((file, text)) = &loaded.rules_text {
            complaints.extend(rules.add(file, text).err());
        }
        let gallery = Gallery::new(options.cache_folder.clone());
        let (keeper, preferences) = Keeper::open(options, &mut complaints);
        let profile = super::commands::chosen_profile(&rules, preferences.rules.as_ref());
        let project = templates().swap_remove(0).project;
        let fronts = keeper.recoveries().into_iter().map(Box::new).map(Front::Recovery).collect();
        for complaint in &complaints {
            tracing::warn!("{complaint}");
        }
        Self {
            document: Document::new(project, None, JobTicket(1)),
            library: Arc::new(loaded.library),
            rules,
            profile,
            workshop: Workshop::default(),
            export: None,
            export_outcome: None,
            paper_order: PaperOrder::default(),
            purpose: Purpose::default(),
            selection: Selection::Nothing,
            finding: None,
            style: None,
            last: LastChange::default(),
            metal_visible: true,
            stones_visible: true,
            fronts,
            after_save: None,
            message: complaints.into_iter().next().map(|text| (false, text)),
            preferences,
            gallery,
            calculators: Calculators::default(),
            heat: Heat::default(),
            client: None,
            tape: None,
            keeper,
            events: Vec::new(),
        }
    }

    /// The project as shown: with the preview of a drag, if there is one.
    #[must_use]
    pub fn project(&self) -> &Project {
        self.document.project()
    }

    /// Gems, cuts and alloys, with the user's own.
    #[must_use]
    pub const fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// The rule profiles, with the user's own.
    #[must_use]
    pub const fn rules(&self) -> &RuleBook {
        &self.rules
    }

    /// The profile that the piece is judged by.
    #[must_use]
    pub const fn profile(&self) -> &RuleProfile {
        &self.profile
    }

    /// The last built piece, and whether it is older than the document.
    #[must_use]
    pub fn built(&self) -> Option<(&Arc<Built>, bool)> {
        let (ticket, built) = self.workshop.picture()?;
        Some((built, *ticket != self.document.version()))
    }

    /// The last report, and whether it is older than the document or of another profile than the chosen one.
    #[must_use]
    pub fn report(&self) -> Option<(&Arc<Report>, bool)> {
        let (_, report) = self.workshop.report()?;
        Some((report, !self.workshop.is_judged(self.wanted(false))))
    }

    /// The part that is selected by itself.
    #[must_use]
    pub const fn selection(&self) -> Option<PartRole> {
        self.selection.part()
    }

    /// The feature that is selected as a whole.
    #[must_use]
    pub const fn selected_feature(&self) -> Option<&FeatureId> {
        self.selection.feature()
    }

    /// Index of the selected finding in the report.
    #[must_use]
    pub const fn selected_finding(&self) -> Option<usize> {
        self.finding
    }

    /// What the user prefers.
    #[must_use]
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Whether metal and stones are shown.
    #[must_use]
    pub const fn visible(&self) -> (bool, bool) {
        (self.metal_visible, self.stones_visible)
    }

    /// The next job to run, if there is one and none is running. A running job that is out of date has been
    /// told to cancel; ask again after giving its result back.
    pub fn next_job(&mut self) -> Option<Job> {
        self.next_job_at(false)
    }

    /// Runs every job that is due right here, until nothing is left to do: for clients without a picture.
    /// Goes straight to the checked production build.
    pub fn run_jobs_here(&mut self) {
        while let Some(job) = self.next_job_at(true) {
            self.accept(job.run());
        }
    }

    /// Takes a job's result; a stale one is dropped.
    pub fn accept(&mut self, result: JobResult) {
        let ticket = result.ticket;
        tracing::debug!("job {} took {:.3} s", ticket.0, result.seconds);
        let wanted = wanted_of(&self.document, &self.profile, false);
        let news = self.workshop.accept(wanted, result);
        if news.picture {
            self.events.push(Event::PieceBuilt);
            self.drop_lost_selection();
        }
        if news.report {
            self.finding = None;
            self.events.push(Event::FindingsChanged);
        }
        if news.crash
            && let Some(text) = self.workshop.crash(ticket)
        {
            tracing::error!("{text}");
            self.message = Some((false, text.to_owned()));
        }
        self.finish_export();
    }

    /// Whether nothing is running or waiting: the view shows the document.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.workshop.is_running()
            && self.export.is_none()
            && !self.awaits_map()
            && self.workshop.due(self.wanted(false)).is_none()
    }

    /// Events since the last call.
    pub fn drain_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Regular work: autosave when `seconds_since_start` says it is time. Cheap.
    pub fn tick(&mut self, seconds_since_start: f64) {
        if let Err(error) = self.keeper.tick(&self.document, seconds_since_start) {
            self.message = Some((false, format!("Autosave failed: {error}")));
        }
    }

    pub(super) fn wanted(&self, straight: bool) -> Wanted<'_> {
        wanted_of(&self.document, &self.profile, straight)
    }

    fn next_job_at(&mut self, straight: bool) -> Option<Job> {
        let wanted = wanted_of(&self.document, &self.profile, straight || self.export.is_some());
        self.workshop.next(wanted, &self.document.project().piece, &self.library)
    }

    /// A part that the piece no longer has cannot stay selected.
    fn drop_lost_selection(&mut self) {
        let Some((_, built)) = self.workshop.picture() else { return };
        let there = |role| {
            built.parts.iter().any(|part| part.role == role)
                || built.stones.iter().any(|stone| stone.role == role)
        };
        if self.selection.part().is_some_and(|role| !there(role)) {
            self.set_selection(Selection::Nothing);
        }
    }

    /// Nor can a feature.
    pub(super) fn drop_lost_feature(&mut self) {
        let piece = &self.document.project().piece;
        if self.selection.feature().is_some_and(|id| piece.feature(id).is_none()) {
            self.set_selection(Selection::Nothing);
        }
    }
}

/// Of fields instead of the whole studio, so that the workshop can be borrowed beside it.
fn wanted_of<'a>(document: &Document, profile: &'a RuleProfile, straight: bool) -> Wanted<'a> {
    Wanted { version: document.version(), dragging_since: document.dragging_since(), profile, straight }
}
