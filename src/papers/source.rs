//! What papers are gathered from, and what stands at the head of each.

use super::PaperDate;
use crate::build::{Built, BuiltStone};
use crate::checks::{Report, RuleProfile};
use crate::design::{Library, Project, parameter};
use crate::metals::MetalFamily;
use crate::production::Plan;

/// A piece, what was built of it, and what was found.
#[derive(Debug, Clone, Copy)]
pub struct PaperSource<'a> {
    /// The job.
    pub project: &'a Project,
    /// Its alloys and gems.
    pub library: &'a Library,
    /// What was built of it, at production quality.
    pub built: &'a Built,
    /// What was found on that.
    pub report: &'a Report,
    /// By which limits.
    pub profile: &'a RuleProfile,
    /// What the piece has to fit, and what that is called: `Size`, `US 7 · 17.32 mm`.
    pub fit: (&'static str, &'a str),
    /// BLAKE3, hexadecimal, of the project as it is saved.
    pub design: &'a str,
    /// The route that the files were made for; `None` where they hold the finished piece.
    pub production: Option<&'a Plan>,
    /// Who let stop findings pass.
    pub overridden: Option<&'a OverrideLine>,
    /// The files that go with the paper.
    pub files: &'a [FileLine],
    /// The date that stands on the paper.
    pub date: Option<PaperDate>,
}

/// Who let stop findings pass, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OverrideLine {
    /// Who decided.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A file that goes with a paper.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FileLine {
    /// Its name.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of the file, hexadecimal.
    pub blake3: String,
}

/// What stands at the head and foot of every paper.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Heading {
    /// The job's name.
    pub job: String,
    /// What was noted with the job; may be empty.
    pub notes: String,
    /// What it is worn as: `Ring`.
    pub worn: &'static str,
    /// What that has to fit is called: `Size`.
    pub fit_name: &'static str,
    /// What it has to fit: `US 7 · 17.32 mm`.
    pub fit: String,
    /// How many are made of what is drawn: of earrings 2, one as its mirror image.
    pub made: u32,
    /// Name of the alloy; its id when the library has no such row.
    pub alloy: String,
    /// Name of the surface finish.
    pub finish: String,
    /// The date that was given.
    pub date: Option<String>,
    /// BLAKE3, hexadecimal, of the project as it is saved: equal for equal designs.
    pub design_blake3: String,
    /// `Collet 0.1.0`.
    pub program: &'static str,
}

/// What the library says of the alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct AlloyFacts {
    /// Its name.
    pub name: String,
    /// `gold`, `platinum`, `palladium`, `silver` or `base`.
    pub family: MetalFamily,
    /// Parts in a thousand; `null` for base metals.
    pub fineness: Option<u32>,
    /// Of the cast metal.
    pub density_g_cm3: f64,
    /// Solidus and liquidus in °C, or one melting point twice; `null` where nobody published them.
    pub melting_c: Option<[f64; 2]>,
    /// What a caster should know.
    pub note: String,
    /// Who published the figures.
    pub source: String,
    /// Fields whose value is a default without a source.
    pub unsourced: Vec<String>,
}

impl AlloyFacts {
    /// Of the piece's alloy; `None` when the library has no such row.
    pub(super) fn of(source: PaperSource<'_>) -> Option<Self> {
        let row = source.library.alloys.alloy(&source.project.piece.alloy)?;
        let published = |field: &str| row.unsourced.iter().all(|it| it != field);
        Some(Self {
            name: row.name.clone(),
            family: row.family,
            fineness: row.fineness,
            density_g_cm3: row.density.0,
            melting_c: row.melting.filter(|_| published("melting")).map(<[f64; 2]>::from),
            note: row.note.clone(),
            source: row.source.clone(),
            unsourced: row.unsourced.clone(),
        })
    }
}

impl PaperSource<'_> {
    /// The head of a paper.
    pub(super) fn heading(&self) -> Heading {
        let piece = &self.project.piece;
        let alloy = self.library.alloys.alloy(&piece.alloy);
        Heading {
            job: self.project.name.clone(),
            notes: self.project.notes.clone(),
            worn: piece.wear.label(),
            fit_name: self.fit.0,
            fit: self.fit.1.to_owned(),
            made: self.built.measures.count,
            alloy: alloy.map_or_else(|| piece.alloy.to_string(), |row| row.name.clone()),
            finish: self.shown(&format!("{}.finish", piece.wear.key())),
            date: self.date.map(|date| date.to_string()),
            design_blake3: self.design.to_owned(),
            program: concat!("Collet ", env!("CARGO_PKG_VERSION")),
        }
    }

    /// A parameter's value as a person reads it; empty where the piece has no such parameter.
    pub(super) fn shown(&self, key: &str) -> String {
        let found = parameter(&self.project.piece, key);
        found.map_or_else(|_| String::new(), |parameter| parameter.show(&parameter.value))
    }
}

/// Name of a stone's species; its id when the library has no such row.
pub(super) fn species_name(library: &Library, stone: &BuiltStone) -> String {
    let species = library.gems.species(&stone.species);
    species.map_or_else(|| stone.species.to_string(), |species| species.name.clone())
}
