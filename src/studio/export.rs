//! Export: waits for the checked production build of this very version, then writes models and report, or
//! nothing at all when a finding at stop level blocks it.

use std::path::{Path, PathBuf};

use super::front::Front;
use super::sheets::{FindingSheet, OverrideSheet, ProductionSheet, ReportSheet, to_json};
use super::{CommandError, Event, JobTicket, Outcome, Quality, Severity, Studio};
use crate::exchange::{
    ExchangeError, ExportSource, ExportTarget, FileFormat, WrittenFile, is_archive, write_export,
};
use crate::papers::{FileLine, OverrideLine};

/// Name of the report beside the model.
pub(super) const REPORT_FILE: &str = "report.json";

/// Why nothing is exported where no format is ticked.
pub(super) const NO_FORMAT: &str = "Choose at least one format first.";

/// An export that waits for its build.
#[derive(Debug, Clone)]
pub(super) struct PendingExport {
    folder: PathBuf,
    formats: Vec<FileFormat>,
    overridden: Option<OverrideSheet>,
    version: JobTicket,
}

/// A finished export.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The folder or archive that was asked for.
    pub folder: PathBuf,
    /// The paths of the models and of what goes with them; of an archive its own alone.
    pub files: Vec<PathBuf>,
    /// The report's path; `None` where it is in the archive.
    pub report_file: Option<PathBuf>,
    /// What the report says.
    pub report: ReportSheet,
}

/// How an export ended.
pub type ExportOutcome = Result<Exported, CommandError>;

impl Studio {
    /// How the last export ended; taken once. `None` while it waits for its build.
    pub fn take_export_outcome(&mut self) -> Option<ExportOutcome> {
        self.export_outcome.take()
    }

    pub(super) fn begin_export(
        &mut self,
        folder: PathBuf,
        formats: Vec<FileFormat>,
        reason: Option<&str>,
    ) -> Outcome {
        let formats = if formats.is_empty() { self.preferences.formats.clone() } else { each_once(formats) };
        if formats.is_empty() {
            return Err(CommandError::BadInput(NO_FORMAT.to_owned()));
        }
        let overridden = reason.map(parse_override).transpose()?;
        self.document.finish_drag();
        self.fronts.retain(|front| !matches!(front, Front::ExportBlocked { .. }));
        self.export_outcome = None;
        self.export = Some(PendingExport { folder, formats, overridden, version: self.document.version() });
        self.finish_export();
        Ok(())
    }

    /// Ends the pending export when its build and report are there, or when they never will be.
    pub(super) fn finish_export(&mut self) {
        let Some(pending) = self.export.take() else { return };
        let version = self.document.version();
        if pending.version != version {
            self.end_export(Err(CommandError::NotNow(
                "Export was canceled because the piece was changed meanwhile.".to_owned(),
            )));
        } else if let Some(fault) = self.workshop.crash(version) {
            let fault = fault.to_owned();
            self.end_export(Err(CommandError::Failed(fault)));
        } else if self.is_ready_to_export() {
            let outcome = self.write(&pending);
            self.end_export(outcome);
        } else {
            self.export = Some(pending);
        }
    }

    fn is_ready_to_export(&self) -> bool {
        let production =
            self.built().is_some_and(|(built, stale)| !stale && built.quality == Quality::Production);
        production && self.workshop.is_judged(self.wanted(true))
    }

    fn write(&mut self, pending: &PendingExport) -> ExportOutcome {
        let (Some((built, _)), Some((report, _))) = (self.built(), self.report()) else {
            return Err(CommandError::Failed("export began without a build".to_owned()));
        };
        let blocks = report.blocks() && pending.formats.iter().any(|format| format.is_for_production());
        if blocks && pending.overridden.is_none() {
            let stops = report.findings.iter().filter(|finding| finding.severity == Severity::Stop);
            let findings: Vec<String> = stops.map(|finding| finding.title.clone()).collect();
            let count = findings.len();
            let (folder, formats) = (pending.folder.clone(), pending.formats.clone());
            self.fronts.push(Front::ExportBlocked { folder, formats, findings });
            return Err(CommandError::Blocked(count));
        }
        let mut sheet = ReportSheet::of(self)
            .ok_or_else(|| CommandError::Failed("export began without a build".to_owned()))?;
        let product = self.product()?;
        let plan = product.as_ref().and_then(|product| product.plan.as_ref());
        sheet.production = product.as_ref().map(ProductionSheet::of);
        // Nobody let anything pass where nothing blocks.
        sheet.overridden = pending.overridden.clone().filter(|_| blocks);
        let stem = self.file_stem();
        let target = ExportTarget {
            place: &pending.folder,
            stem: &stem,
            formats: &pending.formats,
            report: REPORT_FILE,
        };
        let findings = FindingSheet::rows(&sheet.findings);
        let (project, library) = (self.project(), self.library());
        let source = ExportSource { project, library, built, product: product.as_ref(), findings: &findings };
        let by = sheet.overridden.as_ref();
        let by = by.map(|by| OverrideLine { name: by.name.clone(), reason: by.reason.clone() });
        let papers = |written: &[WrittenFile]| {
            let lines: Vec<FileLine> = written.iter().map(file_line).collect();
            self.printed(&self.paper_order, plan, by.as_ref(), &lines)
        };
        write_export(target, source, papers, |files| {
            sheet.add_files(files);
            to_json(&sheet).into_bytes()
        })
        .map_err(|error| self.export_error(&error))?;
        let place = &pending.folder;
        let in_folder = sheet.files.iter().map(|file| place.join(&file.file));
        let (files, report_file) = if is_archive(place) {
            (vec![place.clone()], None)
        } else {
            (in_folder.collect(), Some(place.join(REPORT_FILE)))
        };
        Ok(Exported { folder: place.clone(), files, report_file, report: sheet })
    }

    /// A model that does not read back is a fault of ours, unless a finding was overridden that says so.
    fn export_error(&self, error: &ExchangeError) -> CommandError {
        let blocked = self.report().is_some_and(|(report, _)| report.blocks());
        match error {
            ExchangeError::ReadBack { .. } if !blocked => CommandError::Failed(error.to_string()),
            _ => CommandError::BadInput(error.to_string()),
        }
    }

    fn end_export(&mut self, outcome: ExportOutcome) {
        match &outcome {
            Ok(done) => {
                self.message =
                    Some((true, format!("Exported {} to {}", done.report.formats(), done.folder.display())));
                let rows = done.report.rows();
                self.fronts.push(Front::Exported { folder: done.folder.clone(), rows });
                self.events.push(Event::Exported { folder: done.folder.clone() });
            }
            Err(error) => {
                let text = error.to_string();
                if !matches!(error, CommandError::Blocked(_)) {
                    self.tell("Not exported", text.clone());
                }
                self.message = Some((false, text));
            }
        }
        self.export_outcome = Some(outcome);
    }

    /// Name of the piece's files without an extension: of its project file, else of the job, in characters
    /// that every file system takes.
    pub(super) fn file_stem(&self) -> String {
        let of_path =
            self.document.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        safe_file_stem(&of_path.unwrap_or_else(|| self.project().name.to_lowercase()))
    }
}

fn file_line(written: &WrittenFile) -> FileLine {
    FileLine { file: written.file.clone(), bytes: written.bytes, blake3: written.blake3.clone() }
}

/// The formats in their order without repeats.
fn each_once(mut formats: Vec<FileFormat>) -> Vec<FileFormat> {
    formats.sort_unstable();
    formats.dedup();
    formats
}

/// Reads `name: reason`; both parts are needed, since the report must say who decided and why.
fn parse_override(text: &str) -> Result<OverrideSheet, CommandError> {
    let (name, reason) = text.split_once(':').unwrap_or((text, ""));
    let (name, reason) = (name.trim().to_owned(), reason.trim().to_owned());
    if name.is_empty() || reason.is_empty() {
        return Err(CommandError::BadInput(format!(
            "an override is written `name: reason`, who decides and why; `{text}` lacks the {}",
            if name.is_empty() { "name" } else { "reason" }
        )));
    }
    Ok(OverrideSheet { name, reason })
}

fn safe_file_stem(name: &str) -> String {
    let safe: String =
        name.trim().chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let safe: String = safe.trim_matches('.').chars().take(80).collect();
    let device = ["con", "prn", "aux", "nul"].contains(&safe.to_lowercase().as_str());
    if safe.is_empty() || device { format!("ring{safe}") } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_needs_a_name_and_a_reason() {
        let good = parse_override(" A. Smith : sample, not for wear: really ").unwrap();
        assert_eq!((good.name.as_str(), good.reason.as_str()), ("A. Smith", "sample, not for wear: really"));
        for bad in ["", ":", "A. Smith", "A. Smith:  ", ": because"] {
            assert!(parse_override(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn file_stems_are_safe_everywhere() {
        assert_eq!(safe_file_stem("Anna's ring / 2"), "Anna_s_ring___2");
        assert_eq!(safe_file_stem("../../etc"), "_.._etc");
        assert_eq!(safe_file_stem(""), "ring");
        assert_eq!(safe_file_stem("NUL"), "ringNUL");
        assert_eq!(safe_file_stem("Étoile"), "Étoile");
    }
}
