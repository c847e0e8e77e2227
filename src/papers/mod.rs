//! Papers: what goes with a piece to the customer, the caster and the setter.
//!
//! A paper is gathered as plain values from the piece, what was built of it and what was found; nothing stands on it
//! that none of these says. The values are what `--json` prints, and what a template in `assets/papers` lays out.
//! The same input gives the same bytes: no clock is read, and a date stands on a paper only where one was given.

mod care;
mod caster;
mod date;
mod design;
mod drawing;
mod hallmark;
mod ink;
mod kinds;
mod map;
mod plans;
#[cfg(feature = "papers")]
mod press;
mod setter;
mod source;
mod tolerance;
mod views;

pub use care::{CareFacts, CareLine, CarePaper};
pub use caster::{CasterPaper, Shrinkage, ThinLine};
pub use date::{BadDate, PaperDate};
pub use design::{AlloyLine, DesignPaper, SizeLine};
pub use drawing::{outline, stone_map};
pub use hallmark::{HallmarkPaper, InsideLine, LettersLine, UkLine};
pub use kinds::StoneKind;
pub use map::{MapKind, MapPaper, Plan};
pub use setter::{SetKind, SetterPaper, Spread, ToolLine, ValueLine};
pub use source::{AlloyFacts, FileLine, Heading, OverrideLine, PaperSource};
pub use tolerance::{FindingLine, Outcome, ProblemLine, RuleLine, TolerancePaper};
pub use views::DrawnView;

/// A paper that can be had of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// Every rule with what was measured, its limits and their source.
    Tolerance,
    /// What the piece is: views with dimensions, sizes, weights, stones.
    Design,
    /// Where every stone goes, at its true size and enlarged.
    Map,
    /// What the setter needs to know of each kind of stone.
    Setter,
    /// What is cast, what it weighs, who scales it and what must not happen to it.
    Caster,
    /// Which marks it takes, and where.
    Hallmark,
    /// How the customer keeps it.
    Care,
}

impl PaperKind {
    /// Every paper, in the order in which they are written.
    pub const ALL: [Self; 7] =
        [Self::Tolerance, Self::Design, Self::Map, Self::Setter, Self::Caster, Self::Hallmark, Self::Care];

    /// Key on the command line, and the end of the file's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tolerance => "tolerance",
            Self::Design => "design",
            Self::Map => "map",
            Self::Setter => "setter",
            Self::Caster => "caster",
            Self::Hallmark => "hallmark",
            Self::Care => "care",
        }
    }

    /// The paper of a key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.key().eq_ignore_ascii_case(key))
    }
}

/// The sheets that papers are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8½ by 11 inches.
    Letter,
}

impl PaperSize {
    /// Every size.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Key on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

/// A paper as values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum PaperValues {
    /// The tolerance report.
    Tolerance(TolerancePaper),
    /// The design report.
    Design(DesignPaper),
    /// The stone map.
    Map(MapPaper),
    /// The setter's card.
    Setter(SetterPaper),
    /// The caster's sheet.
    Caster(CasterPaper),
    /// The hallmark sheet.
    Hallmark(HallmarkPaper),
    /// The care sheet.
    Care(CarePaper),
}

/// Why a paper could not be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The program was compiled without the feature `papers`.
    #[error("this build of Collet prints no papers; it was compiled without the feature `papers`")]
    NotCompiled,
    /// A template is at fault.
    #[error("the template of the {paper} paper is at fault: {reason}")]
    Template {
        /// Key of the paper.
        paper: &'static str,
        /// What the typesetter says.
        reason: String,
    },
}

/// The papers that say something of a piece: those about stones not where there are none, that about marks not of base
/// metals.
#[must_use]
pub fn telling(source: PaperSource<'_>) -> Vec<PaperKind> {
    let alloy = source.library.alloys.alloy(&source.project.piece.alloy);
    let is_marked = alloy.is_some_and(|alloy| alloy.fineness.is_some());
    let tells = |paper: &PaperKind| match paper {
        PaperKind::Map | PaperKind::Setter => !source.built.stones.is_empty(),
        PaperKind::Hallmark => is_marked,
        PaperKind::Tolerance | PaperKind::Design | PaperKind::Caster | PaperKind::Care => true,
    };
    PaperKind::ALL.into_iter().filter(tells).collect()
}

/// Gathers a paper.
#[must_use]
pub fn gather(paper: PaperKind, source: PaperSource<'_>) -> PaperValues {
    match paper {
        PaperKind::Tolerance => PaperValues::Tolerance(TolerancePaper::of(source)),
        PaperKind::Design => PaperValues::Design(DesignPaper::of(source)),
        PaperKind::Map => PaperValues::Map(MapPaper::of(source)),
        PaperKind::Setter => PaperValues::Setter(SetterPaper::of(source)),
        PaperKind::Caster => PaperValues::Caster(CasterPaper::of(source)),
        PaperKind::Hallmark => PaperValues::Hallmark(HallmarkPaper::of(source)),
        PaperKind::Care => PaperValues::Care(CarePaper::of(source)),
    }
}

impl PaperValues {
    /// Which paper it is.
    #[must_use]
    pub const fn paper(&self) -> PaperKind {
        match self {
            Self::Tolerance(_) => PaperKind::Tolerance,
            Self::Design(_) => PaperKind::Design,
            Self::Map(_) => PaperKind::Map,
            Self::Setter(_) => PaperKind::Setter,
            Self::Caster(_) => PaperKind::Caster,
            Self::Hallmark(_) => PaperKind::Hallmark,
            Self::Care(_) => PaperKind::Care,
        }
    }

    /// The drawings that stand on it.
    #[must_use]
    pub fn views(&self) -> Vec<&DrawnView> {
        match self {
            Self::Tolerance(_) | Self::Hallmark(_) | Self::Care(_) => Vec::new(),
            Self::Design(paper) => paper.views.iter().collect(),
            Self::Map(paper) => {
                paper.plans.iter().flat_map(|plan| [&plan.enlarged, &plan.full_size]).collect()
            }
            Self::Setter(paper) => vec![&paper.map],
            Self::Caster(paper) => paper.views.iter().collect(),
        }
    }

    /// The paper as PDF.
    ///
    /// # Errors
    /// [`PaperError`].
    #[cfg(feature = "papers")]
    pub fn print(&self, size: PaperSize) -> Result<Vec<u8>, PaperError> {
        press::print(self, size)
    }

    /// The paper as PDF, which this build has not.
    ///
    /// # Errors
    /// [`PaperError::NotCompiled`].
    #[cfg(not(feature = "papers"))]
    pub const fn print(&self, _: PaperSize) -> Result<Vec<u8>, PaperError> {
        Err(PaperError::NotCompiled)
    }
}
