//! Projects and their files: new, open, save, the question about unsaved changes, recovered work.

use std::path::{Path, PathBuf};

use crate::design::Project;
use crate::exchange::{load_project, parse_project, save_project};
use crate::studio::document::Document;
use crate::studio::event::PathWanted;
use crate::studio::front::Front;
use crate::studio::gallery::TEMPLATES;
use crate::studio::selection::Selection;
use crate::studio::{Answer, CommandError, Event, JobTicket, Outcome, Purpose, Studio};

/// The project that is compiled in, for a first look without any file.
const SAMPLE: &str = include_str!("../../../assets/samples/solitaire.ron");

/// How many recent files are remembered.
const RECENT: usize = 10;

impl Studio {
    /// Opens the compiled-in sample as a piece without a file.
    ///
    /// # Errors
    /// [`CommandError::Failed`] if this program carries a sample that it cannot read.
    pub fn open_sample(&mut self) -> Outcome {
        let sample = parse_project(SAMPLE, Path::new("solitaire.ron"), &self.library);
        let project = sample.map_err(|error| CommandError::Failed(error.to_string()))?;
        self.replace(project, None, Document::new);
        Ok(())
    }

    pub(in crate::studio) fn start_template(&mut self, key: &str) -> Outcome {
        let known: Vec<&str> = TEMPLATES.iter().map(|template| template.key).collect();
        let unknown = || {
            CommandError::BadInput(format!("there is no template `{key}`; there are {}", known.join(", ")))
        };
        let template = TEMPLATES.iter().find(|template| template.key == key).ok_or_else(unknown)?;
        self.replace(template.project.clone(), None, Document::new);
        Ok(())
    }

    pub(in crate::studio) fn open_file(&mut self, path: PathBuf) -> Outcome {
        match load_project(&path, &self.library) {
            Ok(project) => {
                self.replace(project, Some(path.clone()), Document::new);
                self.remember(path);
                Ok(())
            }
            Err(error) => Err(self.refuse("Cannot open the file", error.to_string())),
        }
    }

    pub(in crate::studio) fn save(&mut self) -> Outcome {
        if let Some(path) = self.document.path().map(ToOwned::to_owned) {
            return self.save_as(path);
        }
        self.events.push(Event::PathWanted(PathWanted::SaveAs));
        Ok(())
    }

    pub(in crate::studio) fn save_as(&mut self, path: PathBuf) -> Outcome {
        self.document.finish_drag();
        if let Err(error) = save_project(&path, self.document.history().current()) {
            return Err(self.refuse("Cannot save the file", error.to_string()));
        }
        self.say(format!("Saved {}", path.display()));
        self.document.mark_saved(path.clone());
        self.keeper.forget();
        self.remember(path);
        self.after_save.take().map_or(Ok(()), |pending| self.go_on(pending))
    }

    pub(in crate::studio) fn answer(&mut self, answer: Answer) -> Outcome {
        let asked = self.fronts.iter().rposition(|front| matches!(front, Front::Unsaved(_)));
        let Some(Front::Unsaved(pending)) = asked.map(|index| self.fronts.remove(index)) else {
            return Ok(());
        };
        match answer {
            Answer::Cancel => Ok(()),
            Answer::Discard => self.go_on(pending),
            Answer::Save => {
                self.after_save = Some(pending);
                self.save()
            }
        }
    }

    pub(in crate::studio) fn recover(&mut self, take: bool) {
        let offered = self.fronts.iter().rposition(|front| matches!(front, Front::Recovery(_)));
        let Some(Front::Recovery(recovery)) = offered.map(|index| self.fronts.remove(index)) else { return };
        if take {
            // Taking a second one would drop the first: the rest is offered again at the next start.
            self.fronts.retain(|front| !matches!(front, Front::Recovery(_)));
            self.replace(recovery.project.clone(), recovery.original.clone(), Document::recovered);
            self.keeper.adopt(&self.document, &recovery);
            self.say("Recovered the work of a crashed session; save it to keep it.");
        } else {
            self.keeper.discard(&recovery);
        }
    }

    /// Another document takes the place of this one. What lies in the autosave belongs to the old one.
    fn replace(
        &mut self,
        project: Project,
        path: Option<PathBuf>,
        document: fn(Project, Option<PathBuf>, JobTicket) -> Document,
    ) {
        let version = JobTicket(self.document.version().0 + 1);
        self.document = document(project, path, version);
        self.keeper.forget();
        self.finding = None;
        // Nobody expects a scaled pattern of a piece that was just opened.
        self.purpose = Purpose::default();
        self.fronts.retain(|front| !matches!(front, Front::Start));
        self.set_selection(Selection::Nothing);
    }

    /// Puts a file in front of the recent ones.
    fn remember(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.preferences.recent.retain(|known| *known != path);
        self.preferences.recent.insert(0, path);
        self.preferences.recent.truncate(RECENT);
        self.save_preferences();
    }

    fn refuse(&mut self, title: &str, text: String) -> CommandError {
        self.tell(title, text.clone());
        CommandError::BadInput(text)
    }
}
