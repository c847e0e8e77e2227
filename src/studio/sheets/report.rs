//! The report that stands beside an exported model.

use super::facts::{bought, parts, problems, stones};
use super::{
    BoughtSheet, FindingSheet, MeasuresSheet, MetalSheet, PartSheet, ProblemSheet, ProductionSheet,
    ProgramSheet, ProjectSheet, RulesSheet, SCHEMA, SizeSheet, StoneSheet, WornSheet, tidy, to_json,
};
use crate::exchange::{FileFormat, Measured, WrittenFile, seal_of};
use crate::production::RingProof;
use crate::studio::{Studio, figures};
use crate::vocab::{Carats, Grams};

/// `report.json`, and what `collet make --json` prints.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct ReportSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// Who wrote it.
    pub program: ProgramSheet,
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
    /// Every stone.
    pub stones: Vec<StoneSheet>,
    /// What is bought and put on.
    pub bought: Vec<BoughtSheet>,
    /// Every part of the metal.
    pub parts: Vec<PartSheet>,
    /// The profile and the count of findings.
    pub rules: RulesSheet,
    /// Worst first.
    pub findings: Vec<FindingSheet>,
    /// What could not be built as asked.
    pub problems: Vec<ProblemSheet>,
    /// Who let stop findings pass, and why; `null` when nobody did.
    #[serde(rename = "override")]
    pub overridden: Option<OverrideSheet>,
    /// What stands in files that metal is made after; absent where that is the finished piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub production: Option<ProductionSheet>,
    /// The written model; `null` when nothing was exported.
    pub stl: Option<StlSheet>,
    /// The written model of the mirrored partner; `null` for what is not made in pairs.
    pub partner: Option<StlSheet>,
    /// Every file that was written, of a pair those of both sides; none when nothing was exported.
    pub files: Vec<FileSheet>,
    /// BLAKE3, hexadecimal, of this report with an empty seal; `null` when nothing was exported.
    pub seal: Option<String>,
}

/// Who let stop findings pass, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OverrideSheet {
    /// Who decided.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// The model as it was read back from the disk.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StlSheet {
    /// File name beside the report.
    pub file: String,
    /// Triangles in the file.
    pub triangles: usize,
    /// Size of the file.
    pub bytes: u64,
    /// Volume that the triangles enclose.
    pub volume_mm3: f64,
    /// Extent along X, Y and Z.
    pub size_mm: [f64; 3],
    /// BLAKE3 of the file, hexadecimal.
    pub blake3: String,
}

/// A written file as it was read back from the disk.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FileSheet {
    /// File name beside the report.
    pub file: String,
    /// `stl`, `3mf`, `obj`, `ply`, `glb`, `usdz`, `svg`, `csv`, `pdf`; of a material library `obj` too.
    pub format: FileFormat,
    /// Size of the file.
    pub bytes: u64,
    /// Closed bodies that the file tells apart; `null` of a file without triangles, like all figures below.
    pub parts: Option<usize>,
    /// Triangles in the file.
    pub triangles: Option<usize>,
    /// Volume that the triangles enclose, of metal and stones where the file shows both.
    pub volume_mm3: Option<f64>,
    /// Extent along X, Y and Z of ring space.
    pub size_mm: Option<[f64; 3]>,
    /// What it holds: what [`ReportSheet::production`] says, or the finished piece; absent without that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<String>,
    /// What a ring will be that is made after it, measured on what was read back; absent of all but patterns of rings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring: Option<RingProof>,
    /// BLAKE3 of the file, hexadecimal.
    pub blake3: String,
}

impl From<WrittenFile> for FileSheet {
    fn from(written: WrittenFile) -> Self {
        let WrittenFile { file, format, bytes, blake3, measured, words } = written;
        Self {
            file,
            format,
            bytes,
            parts: measured.map(|measured| measured.parts),
            triangles: measured.map(|measured| measured.triangles),
            volume_mm3: measured.map(|measured| tidy(measured.volume_mm3)),
            size_mm: measured.map(|measured| measured.size_mm.map(tidy)),
            holds: words,
            ring: measured.and_then(|measured| measured.ring),
            blake3,
        }
    }
}

/// What files hold that show the finished piece beside a pattern.
const FINISHED: &str = "finished size";

fn ring_line(ring: &RingProof) -> String {
    let RingProof { file_inside_mm, cast_inside_mm, finished_inside_mm, ordered_inside_mm } = ring;
    format!(
        "{file_inside_mm:.3} mm inside, {cast_inside_mm:.3} in metal, {finished_inside_mm:.3} finished; \
         {ordered_inside_mm:.3} was ordered"
    )
}

impl ReportSheet {
    /// Of the last build and report, without a model; `None` before the first.
    #[must_use]
    pub fn of(studio: &Studio) -> Option<Self> {
        let (built, _) = studio.built()?;
        let (report, _) = studio.report()?;
        Some(Self {
            schema: SCHEMA,
            program: ProgramSheet::THIS,
            project: ProjectSheet::of(studio),
            worn: WornSheet::of(studio),
            size: SizeSheet::of(studio),
            measures: MeasuresSheet::of(built),
            metal: MetalSheet::of(studio, built),
            stones: stones(studio, built),
            bought: bought(built),
            parts: parts(built),
            rules: RulesSheet::of(studio, report),
            findings: report.findings.iter().map(FindingSheet::of).collect(),
            problems: problems(built),
            overridden: None,
            production: None,
            stl: None,
            partner: None,
            files: Vec::new(),
            seal: None,
        })
    }

    /// Adds what the read-backs of the files measured, and seals it; nothing may be changed after that.
    pub(in crate::studio) fn add_files(&mut self, written: Vec<WrittenFile>) {
        let mut models = written.iter().filter(|file| file.format == FileFormat::Stl).filter_map(|file| {
            let Measured { triangles, volume_mm3, size_mm, .. } = file.measured?;
            Some(StlSheet {
                file: file.file.clone(),
                triangles,
                bytes: file.bytes,
                volume_mm3: tidy(volume_mm3),
                size_mm: size_mm.map(tidy),
                blake3: file.blake3.clone(),
            })
        });
        (self.stl, self.partner) = (models.next(), models.next());
        self.files = written.into_iter().map(FileSheet::from).collect();
        if self.production.is_some() {
            let others = self.files.iter_mut().filter(|file| file.holds.is_none());
            others.for_each(|file| file.holds = Some(FINISHED.to_owned()));
        }
        self.seal = Some(String::new());
        self.seal = Some(seal_of(&to_json(self)));
    }

    /// The formats that were written: `STL, GLB`.
    #[must_use]
    pub fn formats(&self) -> String {
        let mut formats: Vec<FileFormat> = self.files.iter().map(|file| file.format).collect();
        formats.dedup();
        let names: Vec<String> = formats.iter().map(|format| format.key().to_uppercase()).collect();
        names.join(", ")
    }

    /// The short table that a person reads after an export.
    #[must_use]
    pub fn rows(&self) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        let mut row = |label: &str, value: String| rows.push((label.to_owned(), value));
        row(self.worn.fit_name, self.worn.fit.clone());
        if let Some([x, y, z]) = self.measures.size_mm {
            row("Metal measures", format!("{x:.2} × {y:.2} × {z:.2} mm"));
        }
        let grams =
            self.metal.grams.map_or_else(|| "unknown weight".to_owned(), |g| figures::grams(Grams(g)));
        let alloy = self.metal.alloy_name.as_ref().unwrap_or(&self.metal.alloy);
        row("Metal", format!("{grams} {alloy}, {:.1} mm³", self.metal.volume_mm3));
        for stone in &self.stones {
            let species = stone.species_name.as_ref().unwrap_or(&stone.species);
            row(&stone.part, format!("{} {species}", figures::carats(Carats(stone.carats))));
        }
        for bought in &self.bought {
            row("Bought", format!("{} × {}", bought.count, bought.name));
        }
        row("Rules", self.rules_line());
        if let Some(who) = &self.overridden {
            row("Override", format!("{}: {}", who.name, who.reason));
        }
        for (label, value) in self.production.iter().flat_map(ProductionSheet::rows) {
            row(&label, value);
        }
        for file in &self.files {
            if let (Some(parts), Some(triangles)) = (file.parts, file.triangles) {
                let (parts, triangles) = (figures::plural(parts, "part"), figures::count(triangles));
                row("Model", format!("{}: {parts}, {triangles} triangles, closed", file.file));
            } else {
                row("Beside it", file.file.clone());
            }
            if let Some(ring) = file.ring {
                row("Read back", ring_line(&ring));
            }
            row("BLAKE3", file.blake3.clone());
        }
        rows
    }

    fn rules_line(&self) -> String {
        let RulesSheet { name, judged, stops, warnings, .. } = &self.rules;
        let found = match (stops, warnings) {
            (0, 0) => "no findings".to_owned(),
            _ => format!("{}, {}", figures::plural(*stops, "stop"), figures::plural(*warnings, "warning")),
        };
        format!("{name}: {found} ({})", figures::plural(judged.len(), "rule"))
    }
}
