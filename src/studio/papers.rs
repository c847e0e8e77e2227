//! The papers of a piece: gathered from the last build and report, printed, and kept beside each other.

use std::path::{Path, PathBuf};

use super::{CommandError, PaperDate, PaperKind, PaperSize, Quality, Studio, figures};
use crate::exchange::{PrintedPapers, project_to_text, write_atomically};
use crate::papers::{FileLine, OverrideLine, PaperSource, PaperValues, gather, telling};
use crate::production::Plan;

/// Which papers, and how they are printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaperOrder {
    /// In the order in which they are printed; where none is named, those that say something of the piece.
    pub papers: Vec<PaperKind>,
    /// On which sheets.
    pub size: PaperSize,
    /// The date that stands on them; none is read from a clock.
    pub date: Option<PaperDate>,
}

impl Studio {
    /// How papers are printed that are exported with models.
    pub fn order_papers(&mut self, order: PaperOrder) {
        self.paper_order = order;
    }

    /// The papers of the piece as values, one after the other.
    ///
    /// # Errors
    /// [`CommandError::NotNow`] before the piece as it stands was built at production quality and judged.
    pub fn papers(&self, order: &PaperOrder) -> Result<Vec<PaperValues>, CommandError> {
        let product = self.product()?;
        let plan = product.as_ref().and_then(|product| product.plan.as_ref());
        let gathered = self.gathered(order, plan, None, &[]);
        gathered.ok_or_else(|| CommandError::NotNow("the piece is not built and judged yet".to_owned()))
    }

    /// Prints papers into a folder, which must be there; the paths that were written.
    ///
    /// # Errors
    /// As [`Studio::papers`]; [`CommandError::BadInput`] where the folder cannot be written into or this build prints
    /// no papers.
    pub fn print_papers(&self, order: &PaperOrder, folder: &Path) -> Result<Vec<PathBuf>, CommandError> {
        let product = self.product()?;
        let plan = product.as_ref().and_then(|product| product.plan.as_ref());
        let refused = |error: &dyn std::fmt::Display| CommandError::BadInput(error.to_string());
        self.papers(order)?;
        let printed = self.printed(order, plan, None, &[]).map_err(|error| refused(&error))?;
        let keep = |(name, bytes): (String, Vec<u8>)| {
            let path = folder.join(name);
            write_atomically(&path, &bytes).map_err(|error| refused(&error))?;
            Ok(path)
        };
        printed.into_iter().map(keep).collect()
    }

    /// The papers as PDF under the names of their files; none before the piece was built.
    pub(super) fn printed(
        &self,
        order: &PaperOrder,
        production: Option<&Plan>,
        overridden: Option<&OverrideLine>,
        files: &[FileLine],
    ) -> PrintedPapers {
        let stem = self.file_stem();
        let print = |values: PaperValues| {
            let name = format!("{stem}_{}.pdf", values.paper().key());
            Ok((name, values.print(order.size)?))
        };
        self.gathered(order, production, overridden, files)
            .unwrap_or_default()
            .into_iter()
            .map(print)
            .collect()
    }

    fn gathered(
        &self,
        order: &PaperOrder,
        production: Option<&Plan>,
        overridden: Option<&OverrideLine>,
        files: &[FileLine],
    ) -> Option<Vec<PaperValues>> {
        let (built, stale) = self.built()?;
        let (report, old) = self.report()?;
        if stale || old || built.quality != Quality::Production {
            return None;
        }
        let wear = &self.project().piece.wear;
        let design = blake3::hash(project_to_text(self.project()).as_bytes()).to_hex();
        let source = PaperSource {
            project: self.project(),
            library: self.library(),
            built,
            report,
            profile: self.profile(),
            fit: (figures::fit_name(wear), &figures::fit(wear)),
            design: &design,
            production,
            overridden,
            files,
            date: order.date,
        };
        let papers = if order.papers.is_empty() { telling(source) } else { order.papers.clone() };
        Some(papers.into_iter().map(|paper| gather(paper, source)).collect())
    }
}
