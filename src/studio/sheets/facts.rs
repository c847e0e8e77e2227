//! Facts about one piece: sizes, measures, stones, metal, findings.

use serde_json::json;

use super::light::{LightSheet, light};
use super::{SCHEMA, tidy, tidy_point};
use crate::build::{Bought, Built, Problem, ProblemKind};
use crate::checks::{Bound, RuleId};
use crate::exchange::project_to_text;
use crate::metals::Alloy;
use crate::studio::{BuiltStone, Finding, Report, Severity, Studio, figures};
use crate::vocab::{ClockView, RingSystem, Unit};

/// The program that wrote a sheet.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ProgramSheet {
    /// `Collet`.
    pub name: &'static str,
    /// The package's version.
    pub version: &'static str,
}

/// Which project a sheet is about.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ProjectSheet {
    /// The job's name.
    pub name: String,
    /// BLAKE3, hexadecimal, of the project as Collet saves it: equal for equal designs.
    pub blake3: String,
}

/// What the piece is worn as.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct WornSheet {
    /// `ring`, `pendant`, `earrings`, `bracelet`.
    pub kind: &'static str,
    /// What it has to fit is called: `Size`, `Chain`, `Ears`, `Wrist`.
    pub fit_name: &'static str,
    /// What it has to fit: `US 7 · 17.32 mm`.
    pub fit: String,
    /// How many are made of what the model shows: of earrings 2, one as its mirror image.
    pub count: u32,
}

/// The ring size, in the system in which it was ordered and in all others.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SizeSheet {
    /// As ordered: `US 7`.
    pub ordered: String,
    /// Inner diameter of the ordered size.
    pub inner_diameter_mm: f64,
    /// Inner circumference of the ordered size.
    pub circumference_mm: f64,
    /// The nearest size in every system.
    pub systems: Vec<SystemSizeSheet>,
}

/// The nearest size of one system.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SystemSizeSheet {
    /// `united_states`, `united_kingdom`, `europe`, `switzerland`, `japan`, `hong_kong`, `india`.
    pub system: RingSystem,
    /// `US 7`.
    pub size: String,
    /// Inner diameter of that size, which may differ a little from the ordered one.
    pub inner_diameter_mm: f64,
}

/// Measures of the finished metal at production quality. Of earrings the stones are those of the pair.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MeasuresSheet {
    /// Narrowest inner diameter, measured on the metal; `null` for a piece that goes around neither finger nor wrist.
    pub inner_diameter_mm: Option<f64>,
    /// Least and greatest corner of the metal's bounding box in ring space; `null` without metal.
    pub bounds_mm: Option<[[f64; 3]; 2]>,
    /// Extent of the metal along X, Y and Z; `null` without metal.
    pub size_mm: Option<[f64; 3]>,
    /// How many stones the piece holds.
    pub stone_count: usize,
    /// Weight of all stones, summed before any rounding.
    pub total_carats: f64,
}

/// The metal of the piece.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MetalSheet {
    /// Volume of the finished metal; of earrings that of the pair.
    pub volume_mm3: f64,
    /// Id of the piece's alloy in the library.
    pub alloy: String,
    /// Name of the alloy; `null` when the library has no such row.
    pub alloy_name: Option<String>,
    /// Weight in the piece's alloy; `null` when the library has no such row.
    pub grams: Option<f64>,
    /// Key of the surface finish.
    pub finish: &'static str,
    /// The weight that the same metal would have in every alloy of the library, in its order.
    pub weight_by_alloy: Vec<AlloyWeightSheet>,
}

/// What the metal would weigh in one alloy.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct AlloyWeightSheet {
    /// Id of the alloy in the library.
    pub alloy: String,
    /// Name of the alloy.
    pub name: String,
    /// Density of the alloy.
    pub density_g_cm3: f64,
    /// Weight of the metal in this alloy.
    pub grams: f64,
}

/// One stone.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StoneSheet {
    /// `Stone 1`.
    pub part: String,
    /// Id of the species in the library.
    pub species: String,
    /// Name of the species; `null` when the library has no such row.
    pub species_name: Option<String>,
    /// Extent along the stone's X.
    pub length_mm: f64,
    /// Extent along the stone's Y.
    pub width_mm: f64,
    /// Table to culet.
    pub depth_mm: f64,
    /// Volume of the faceted body.
    pub volume_mm3: f64,
    /// Volume times density, in carats of 0.2 g.
    pub carats: f64,
    /// Middle of the girdle in ring space.
    pub center_mm: [f64; 3],
}

/// One part of the metal.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct PartSheet {
    /// `Shank`, `Prong 1`, `Base rail`.
    pub part: String,
    /// A point on or in the part.
    pub anchor_mm: [f64; 3],
}

/// Something that is bought and put on the piece.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BoughtSheet {
    /// `Friction back for a post of 0.90 mm`.
    pub name: String,
    /// For the whole job: for a pair two.
    pub count: u32,
}

/// What could not be built as asked.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ProblemSheet {
    /// `adjusted` or `missing`.
    pub kind: ProblemKind,
    /// The part that it is about.
    pub part: String,
    /// What was asked and what was done.
    pub text: String,
}

/// By which rules the piece was judged.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RulesSheet {
    /// Id of the rule profile.
    pub profile: String,
    /// Name of the rule profile.
    pub name: String,
    /// Rules that were judged, broken or not.
    pub judged: Vec<RuleId>,
    /// Findings that block export.
    pub stops: usize,
    /// Findings that do not block export.
    pub warnings: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FindingSheet {
    /// `prong_section`.
    pub rule: RuleId,
    /// `stop` or `warn`.
    pub severity: Severity,
    /// One line that says what is wrong.
    pub title: String,
    /// What was measured, in `unit`.
    pub value: f64,
    /// The limit that it broke, in `unit`.
    pub limit: f64,
    /// `at_least` or `at_most`.
    pub bound: Bound,
    /// `millimeter`, `degree`, `percent` or `count`.
    pub unit: Unit,
    /// `Prong 1`.
    pub part: String,
    /// `1:30 o'clock`.
    pub clock: String,
    /// From where the clock is read: `from_top` or `through_finger`.
    pub clock_view: ClockView,
    /// Where, in ring space.
    pub point_mm: [f64; 3],
    /// Why it matters at the bench.
    pub why: String,
    /// Where the limit comes from.
    pub source: String,
    /// True when the limit is a default that nobody published.
    pub unsourced: bool,
    /// Label of the edit that would clear it, `null` when there is none.
    pub fix: Option<String>,
}

/// What `collet measure --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MeasureSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Which project.
    pub project: ProjectSheet,
    /// What it is worn as.
    pub worn: WornSheet,
    /// The ring size; `null` of what is no ring.
    pub size: Option<SizeSheet>,
    /// Measures of the metal and stones.
    pub measures: MeasuresSheet,
    /// The metal and its weight.
    pub metal: MetalSheet,
    /// Every stone of what the model shows.
    pub stones: Vec<StoneSheet>,
    /// What each kind of them does with light.
    pub light: Vec<LightSheet>,
    /// What is bought and put on.
    pub bought: Vec<BoughtSheet>,
    /// What could not be built as asked.
    pub problems: Vec<ProblemSheet>,
}

/// What `collet check --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CheckSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Which project.
    pub project: ProjectSheet,
    /// The profile and the count of findings.
    pub rules: RulesSheet,
    /// Worst first.
    pub findings: Vec<FindingSheet>,
    /// What could not be built as asked.
    pub problems: Vec<ProblemSheet>,
}

impl MeasureSheet {
    /// Of the last build; `None` before the first.
    #[must_use]
    pub fn of(studio: &Studio) -> Option<Self> {
        let (built, _) = studio.built()?;
        Some(Self {
            schema: SCHEMA,
            project: ProjectSheet::of(studio),
            worn: WornSheet::of(studio),
            size: SizeSheet::of(studio),
            measures: MeasuresSheet::of(built),
            metal: MetalSheet::of(studio, built),
            stones: stones(studio, built),
            light: light(studio, built),
            bought: bought(built),
            problems: problems(built),
        })
    }
}

impl CheckSheet {
    /// Of the last report; `None` before the first.
    #[must_use]
    pub fn of(studio: &Studio) -> Option<Self> {
        let (report, _) = studio.report()?;
        let (built, _) = studio.built()?;
        Some(Self {
            schema: SCHEMA,
            project: ProjectSheet::of(studio),
            rules: RulesSheet::of(studio, report),
            findings: report.findings.iter().map(FindingSheet::of).collect(),
            problems: problems(built),
        })
    }
}

impl ProgramSheet {
    /// This program.
    pub const THIS: Self = Self { name: "Collet", version: env!("CARGO_PKG_VERSION") };
}

impl ProjectSheet {
    pub(super) fn of(studio: &Studio) -> Self {
        let project = studio.project();
        let text = project_to_text(project);
        Self { name: project.name.clone(), blake3: blake3::hash(text.as_bytes()).to_hex().to_string() }
    }
}

impl WornSheet {
    pub(super) fn of(studio: &Studio) -> Self {
        let wear = &studio.project().piece.wear;
        let (kind, fit_name) = (wear.key(), figures::fit_name(wear));
        Self { kind, fit_name, fit: figures::fit(wear), count: wear.count() }
    }
}

impl SizeSheet {
    pub(super) fn of(studio: &Studio) -> Option<Self> {
        use RingSystem::*;
        let size = studio.project().piece.wear.ring_size()?;
        let diameter = size.inner_diameter().0;
        let systems = [UnitedStates, UnitedKingdom, Europe, Switzerland, Japan, HongKong, India];
        let nearest = systems.map(|system| {
            let near = size.in_system(system);
            SystemSizeSheet {
                system,
                size: near.to_string(),
                inner_diameter_mm: tidy(near.inner_diameter().0),
            }
        });
        Some(Self {
            ordered: size.to_string(),
            inner_diameter_mm: tidy(diameter),
            circumference_mm: tidy(diameter * std::f64::consts::PI),
            systems: nearest.into(),
        })
    }
}

impl MeasuresSheet {
    pub(super) fn of(built: &Built) -> Self {
        let measures = &built.measures;
        Self {
            inner_diameter_mm: measures.inner_diameter.map(|inside| tidy(inside.0)),
            bounds_mm: measures.bounds.map(|corners| corners.map(tidy_point)),
            size_mm: measures.bounds.map(|[least, greatest]| tidy_point(greatest - least)),
            stone_count: measures.stone_count,
            total_carats: tidy(measures.total_carats.0),
        }
    }
}

impl MetalSheet {
    pub(super) fn of(studio: &Studio, built: &Built) -> Self {
        let piece = &studio.project().piece;
        let volume = built.measures.metal_volume;
        let row = studio.library().alloys.alloy(&piece.alloy);
        let weight = |alloy: &Alloy| AlloyWeightSheet {
            alloy: alloy.id.to_string(),
            name: alloy.name.clone(),
            density_g_cm3: tidy(alloy.density.0),
            grams: tidy(volume.0 * 1e-3 * alloy.density.0),
        };
        Self {
            volume_mm3: tidy(volume.0),
            alloy: piece.alloy.to_string(),
            alloy_name: row.map(|alloy| alloy.name.clone()),
            grams: built.measures.metal_weight.map(|grams| tidy(grams.0)),
            finish: piece.finish.key(),
            weight_by_alloy: studio.library().alloys.alloys.iter().map(weight).collect(),
        }
    }
}

impl RulesSheet {
    pub(super) fn of(studio: &Studio, report: &Report) -> Self {
        let row = studio.rules().profile(&report.profile);
        Self {
            profile: report.profile.to_string(),
            name: row.map_or_else(String::new, |row| row.name.clone()),
            judged: report.judged.clone(),
            stops: report.count(Severity::Stop),
            warnings: report.count(Severity::Warn),
        }
    }
}

impl FindingSheet {
    pub(super) fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity,
            title: finding.title.clone(),
            value: tidy(finding.value),
            limit: tidy(finding.limit),
            bound: finding.bound,
            unit: finding.unit,
            part: finding.place.part.to_string(),
            clock: finding.place.clock.to_string(),
            clock_view: finding.place.clock.view,
            point_mm: tidy_point(finding.place.point),
            why: finding.why.clone(),
            source: finding.source.clone(),
            unsourced: finding.unsourced,
            fix: finding.fix.as_ref().map(|(label, _)| label.clone()),
        }
    }
}

impl FindingSheet {
    /// The cells of a list, the headings first.
    pub(in crate::studio) fn rows(findings: &[Self]) -> Vec<Vec<String>> {
        let headings = ["Rule", "Severity", "Finding", "Part", "Clock", "Value", "Limit", "Unit"];
        let headings = headings.into_iter().chain(["X (mm)", "Y (mm)", "Z (mm)", "Why", "Source", "Fix"]);
        let cells = |finding: &Self| {
            let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let [x, y, z] = finding.point_mm.map(|value| value.to_string());
            vec![
                word(json!(finding.rule)),
                word(json!(finding.severity)),
                finding.title.clone(),
                finding.part.clone(),
                finding.clock.clone(),
                finding.value.to_string(),
                finding.limit.to_string(),
                word(json!(finding.unit)),
                x,
                y,
                z,
                finding.why.clone(),
                finding.source.clone(),
                finding.fix.clone().unwrap_or_default(),
            ]
        };
        [headings.map(str::to_owned).collect()].into_iter().chain(findings.iter().map(cells)).collect()
    }
}

pub(super) fn stones(studio: &Studio, built: &Built) -> Vec<StoneSheet> {
    let sheet = |stone: &BuiltStone| StoneSheet {
        part: stone.role.to_string(),
        species: stone.species.to_string(),
        species_name: studio.library().gems.species(&stone.species).map(|row| row.name.clone()),
        length_mm: tidy(stone.shape.length.0),
        width_mm: tidy(stone.shape.width.0),
        depth_mm: tidy(stone.shape.depth.0),
        volume_mm3: tidy(stone.volume.0),
        carats: tidy(stone.carats.0),
        center_mm: tidy_point(stone.ring_from_stone.origin),
    };
    built.stones.iter().map(sheet).collect()
}

pub(super) fn parts(built: &Built) -> Vec<PartSheet> {
    let sheet = |part: &crate::build::Part| PartSheet {
        part: part.role.to_string(),
        anchor_mm: tidy_point(part.anchor),
    };
    built.parts.iter().map(sheet).collect()
}

/// What is alike is counted together.
pub(super) fn bought(built: &Built) -> Vec<BoughtSheet> {
    let mut sheets: Vec<BoughtSheet> = Vec::new();
    for Bought { name, .. } in &built.bought {
        match sheets.iter_mut().find(|sheet| sheet.name == *name) {
            Some(sheet) => sheet.count += built.measures.count,
            None => sheets.push(BoughtSheet { name: name.clone(), count: built.measures.count }),
        }
    }
    sheets
}

pub(super) fn problems(built: &Built) -> Vec<ProblemSheet> {
    let sheet = |problem: &Problem| ProblemSheet {
        kind: problem.kind,
        part: problem.part.to_string(),
        text: problem.text.clone(),
    };
    built.problems.iter().map(sheet).collect()
}
