//! What can be typed after `collet`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, ValueEnum};

use super::map::MapOptions;
use crate::studio::sheets::ListTable;
use crate::studio::{FileFormat, LengthUnit, NamedView, Paper, PaperDate, PaperKind, PaperSize};
use crate::vocab::{Carats, Millimeters};

/// A design studio for bench jewelers.
///
/// Without a subcommand the studio window opens, with the FILE if one is named. Where there is no display and no
/// FILE, the sample ring is made into ./collet-out instead.
///
/// Exit codes: 0 good, 2 blocked by findings (nothing was exported), 65 bad input, 70 a fault of Collet.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, disable_help_subcommand = false)]
pub struct Arguments {
    /// A project file to open in the window.
    pub file: Option<PathBuf>,
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Writes a new project file from a template.
    New(NewOptions),
    /// Changes parameters of a project file.
    Set(SetOptions),
    /// Changes whole features of a project file.
    #[command(subcommand)]
    Feature(FeatureSubcommand),
    /// Lists what can be chosen.
    List {
        /// What to list.
        table: Table,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Builds a project and prints its measures: size, volume, weight, stones. Or measures a mesh file.
    Measure(MeasureOptions),
    /// Measures a cutter's design: facets, ratios, size and weight.
    MeasureCut(MeasureCutOptions),
    /// Converts sizes of round stones: diameter, carats, sieve.
    Stone(StoneOptions),
    /// Lists the stones of a CSV file, with sums and with what does not fit.
    Tray(TrayOptions),
    /// Builds a project and judges it by a rule profile.
    Check(CheckOptions),
    /// Maps thickness or gaps over the finished metal: a colored PLY.
    Map(MapOptions),
    /// Builds, checks and exports a project: models and report.json.
    #[command(visible_alias = "export")]
    Make(MakeOptions),
    /// Prints the papers of a project as PDF: for customer, setter and caster.
    Papers(PapersOptions),
    /// Makes the caster pack: models, drawings, lists, papers and the report that seals them all.
    Pack(PackOptions),
    /// Looks whether the files of an export are whole and as they were written.
    VerifyFiles(VerifyFilesOptions),
    /// Takes a picture of a project: metal, stones and ground traced together, without a window or a GPU.
    Render(RenderOptions),
    /// Opens the window.
    Studio {
        /// A project file to open.
        file: Option<PathBuf>,
        /// A file of steps to play; the program ends after the last one.
        #[arg(long, value_name = "STEPS.ron")]
        script: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct NewOptions {
    /// Key of the template: see `collet list templates`.
    pub template: String,
    /// The project file to write.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Replace a file that is already there.
    #[arg(long)]
    pub force: bool,
    /// Parameters to set at once: see `collet list params`.
    #[arg(value_name = "KEY=VALUE", value_parser = assignment)]
    pub assignments: Vec<Assignment>,
}

#[derive(Debug, Args)]
pub struct SetOptions {
    #[command(flatten)]
    pub change: ChangeOptions,
    /// Parameters to set, in this order: see `collet list params`; also `name` and `notes`.
    #[arg(value_name = "KEY=VALUE", value_parser = assignment, required = true)]
    pub assignments: Vec<Assignment>,
}

/// What is done to whole features.
#[derive(Debug, clap::Subcommand)]
pub enum FeatureSubcommand {
    /// Lists the features of a project in the order of the job.
    List {
        /// The project file.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Adds a feature with its defaults; a head stands where it finds room.
    Add {
        #[command(flatten)]
        change: ChangeOptions,
        /// Its kind: see `collet list features`.
        kind: String,
        /// Its name; without it, that of its kind.
        #[arg(long)]
        name: Option<String>,
    },
    /// Adds a copy of a feature behind it; a head's copy stands where it finds room.
    Copy {
        #[command(flatten)]
        change: ChangeOptions,
        /// What is copied.
        feature: String,
        /// The copy's name; without it, a number behind that of the original.
        #[arg(long)]
        name: Option<String>,
    },
    /// Takes a feature out of the piece.
    Remove {
        #[command(flatten)]
        change: ChangeOptions,
        /// What is removed.
        feature: String,
    },
    /// Leaves a feature out of the metal and keeps it in the job.
    Mute {
        #[command(flatten)]
        change: ChangeOptions,
        /// What is muted.
        feature: String,
    },
    /// Takes a muted feature into the metal again.
    Unmute {
        #[command(flatten)]
        change: ChangeOptions,
        /// What is not muted any more.
        feature: String,
    },
    /// Moves a feature in the order of the job.
    Move {
        #[command(flatten)]
        change: ChangeOptions,
        /// What is moved.
        feature: String,
        /// Its new place, 1 for the first; beyond the end it is the last.
        place: NonZeroUsize,
    },
    /// Gives a feature another name.
    Rename {
        #[command(flatten)]
        change: ChangeOptions,
        /// What is renamed.
        feature: String,
        /// A name that is free.
        name: String,
    },
    /// Sets heads as another head is set; their stones and their places stay.
    Style {
        #[command(flatten)]
        change: ChangeOptions,
        /// The head that is set so already.
        from: String,
        /// The heads that are to be.
        #[arg(required = true)]
        to: Vec<String>,
    },
}

/// The file of a change.
#[derive(Debug, Args)]
pub struct ChangeOptions {
    /// The project file.
    pub file: PathBuf,
    /// Write here instead of changing the file in place.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct MeasureOptions {
    /// The project file, or a mesh: .stl, .3mf, .obj, .ply, .glb.
    pub file: PathBuf,
    /// Unit that a mesh is drawn in, where the file does not state it: um, mm, cm, in, ft, m.
    #[arg(long, value_name = "UNIT", value_parser = length_unit)]
    pub unit: Option<LengthUnit>,
    /// Show the weight in every alloy of the library.
    #[arg(long)]
    pub all_alloys: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct MeasureCutOptions {
    /// A design as `GemCad` writes it.
    #[arg(value_name = "FILE.asc")]
    pub file: PathBuf,
    /// Cut the stone to this width.
    #[arg(long, value_name = "LENGTH", default_value = "6.5 mm")]
    pub width: Millimeters,
    /// Weigh it as this gem: see `collet list gems`.
    #[arg(long, value_name = "GEM", default_value = "diamond")]
    pub species: String,
    /// Show the weight in every gem of the library.
    #[arg(long)]
    pub all_species: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("known").required(true).args(["size", "carats", "sieve"]))]
pub struct StoneOptions {
    /// The stone's diameter.
    #[arg(long, value_name = "LENGTH")]
    pub size: Option<Millimeters>,
    /// The stone's weight.
    #[arg(long, value_name = "CARATS")]
    pub carats: Option<Carats>,
    /// The sieve that the stone stays on, such as +6.5-7.
    #[arg(long, value_name = "SIEVE", allow_hyphen_values = true)]
    pub sieve: Option<String>,
    /// The gem: see `collet list gems`.
    #[arg(long, value_name = "GEM", default_value = "diamond")]
    pub species: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct TrayOptions {
    /// A list of stones; its first line names the columns.
    #[arg(value_name = "FILE.csv")]
    pub file: PathBuf,
    /// The gem of rows that name none: see `collet list gems`.
    #[arg(long, value_name = "GEM")]
    pub species: Option<String>,
    /// Write the list here, with Collet's headings.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct CheckOptions {
    /// The project file.
    pub file: PathBuf,
    /// Judge by this profile: see `collet list rules`.
    #[arg(long, value_name = "NAME")]
    pub rules: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct MakeOptions {
    /// The project file.
    pub file: PathBuf,
    #[command(flatten)]
    pub export: ExportOptions,
    /// What to write, separated by commas: stl, 3mf, obj, ply, glb, usdz, svg, csv, pdf. Stop findings block the first four.
    #[arg(short, long, value_name = "FORMATS", value_parser = formats, default_value = "stl")]
    pub format: Formats,
}

/// Where an export goes, and what it has to pass.
#[derive(Debug, Args)]
pub struct ExportOptions {
    /// The folder to write into, made if it is not there; or one file, where it ends in .zip.
    #[arg(short, long, value_name = "DIR|FILE.zip")]
    pub out: PathBuf,
    /// Judge by this profile: see `collet list rules`.
    #[arg(long, value_name = "NAME")]
    pub rules: Option<String>,
    /// Write STL, 3MF, OBJ and PLY as the pattern of a production route, scaled so that the finished piece has its size: see
    /// `collet list routes`. All else stays at finished size.
    #[arg(long, value_name = "NAME")]
    pub route: Option<String>,
    /// Write them as a prototype to try on: metal and stones as one body, at finished size.
    #[arg(long, conflicts_with = "route")]
    pub try_on: bool,
    /// Export in spite of stop findings: who decides, and why. Both go into the report, and onto the papers.
    #[arg(long = "override", value_name = "NAME: REASON")]
    pub override_reason: Option<String>,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct PapersOptions {
    /// The project file.
    pub file: PathBuf,
    /// The folder to print into; it must be there.
    #[arg(short, long, value_name = "DIR", required_unless_present = "json")]
    pub out: Option<PathBuf>,
    /// Which papers, separated by commas: tolerance, design, map, setter, caster, hallmark, care. Without it, all that say
    /// something of the piece.
    #[arg(short, long, value_name = "PAPERS", value_parser = papers)]
    pub paper: Option<Papers>,
    #[command(flatten)]
    pub print: PrintOptions,
    /// Judge by this profile: see `collet list rules`.
    #[arg(long, value_name = "NAME")]
    pub rules: Option<String>,
    /// Show the stages of this production route: see `collet list routes`.
    #[arg(long, value_name = "NAME")]
    pub route: Option<String>,
    /// Print what stands on the papers as JSON, unrounded.
    #[arg(long)]
    pub json: bool,
}

/// How papers are printed.
#[derive(Debug, Args)]
pub struct PrintOptions {
    /// The sheets to print on.
    #[arg(long, value_enum, default_value = "a4")]
    pub size: SheetChoice,
    /// The date that stands on the papers; without it there is a line to write one on.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<PaperDate>,
}

#[derive(Debug, Args)]
pub struct PackOptions {
    /// The project file.
    pub file: PathBuf,
    #[command(flatten)]
    pub export: ExportOptions,
    /// What to write, separated by commas: stl, 3mf, obj, ply, glb, usdz, svg, csv, pdf. Without it: stl, 3mf, glb, svg,
    /// csv, pdf.
    #[arg(short, long, value_name = "FORMATS", value_parser = formats)]
    pub format: Option<Formats>,
    #[command(flatten)]
    pub print: PrintOptions,
}

#[derive(Debug, Args)]
pub struct VerifyFilesOptions {
    /// The folder of an export, with its report.json, or its ZIP.
    #[arg(value_name = "FOLDER|FILE.zip")]
    pub folder: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct RenderOptions {
    /// The project file.
    pub file: PathBuf,
    /// The picture to write.
    #[arg(short, long, value_name = "PICTURE.png")]
    pub output: PathBuf,
    /// Width and height in pixels, up to 8192 each.
    #[arg(long, value_name = "WxH", default_value = "1200x900", value_parser = picture_size)]
    pub size: [u32; 2],
    /// From which side.
    #[arg(long, value_name = "VIEW", default_value = "three-quarter", value_parser = view)]
    pub view: NamedView,
    /// All five sides on one page: VIEW large, the others small.
    #[arg(long)]
    pub sheet: bool,
    /// What lies under the piece.
    #[arg(long, value_enum, default_value = "light")]
    pub paper: PaperChoice,
    /// Leave the paper out; only the shade of the piece stays.
    #[arg(long, conflicts_with = "paper")]
    pub transparent: bool,
    /// Work until the noise that is left is about this share of white.
    #[arg(long, value_name = "PERCENT", default_value = "1%", value_parser = noise)]
    pub noise: f64,
    /// Take so many samples in every pixel, however noisy the picture is then.
    #[arg(long, value_name = "N", conflicts_with = "noise", value_parser = clap::value_parser!(u32).range(1..=65536))]
    pub samples: Option<u32>,
    /// Tells apart pictures that differ in nothing but their noise.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SheetChoice {
    /// 210 × 297 mm.
    A4,
    /// 8½ × 11 inches.
    Letter,
}

impl From<SheetChoice> for PaperSize {
    fn from(choice: SheetChoice) -> Self {
        match choice {
            SheetChoice::A4 => Self::A4,
            SheetChoice::Letter => Self::Letter,
        }
    }
}

/// What lies under a piece in its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperChoice {
    /// Light gray, darker to the corners.
    Light,
    /// Dark gray, as in the window.
    Dark,
    /// White, for shops.
    White,
}

impl From<PaperChoice> for Paper {
    fn from(choice: PaperChoice) -> Self {
        match choice {
            PaperChoice::Light => Self::Light,
            PaperChoice::Dark => Self::Dark,
            PaperChoice::White => Self::White,
        }
    }
}

/// The greatest side of a picture in pixels.
const MOST_PIXELS: u32 = 8192;

fn picture_size(text: &str) -> Result<[u32; 2], String> {
    let sides = text.split_once(['x', 'X', '×']).map(|(width, height)| [width, height].map(str::trim));
    let sides = sides.map(|sides| sides.map(|side| side.parse::<u32>().ok()));
    match sides {
        Some([Some(width), Some(height)])
            if [width, height].iter().all(|side| (1..=MOST_PIXELS).contains(side)) =>
        {
            Ok([width, height])
        }
        _ => Err(format!("write WIDTHxHEIGHT, each 1 to {MOST_PIXELS}, for example 1200x900")),
    }
}

fn view(text: &str) -> Result<NamedView, String> {
    let keys = || NamedView::ALL.map(view_key).join(", ");
    let named = NamedView::ALL.into_iter().find(|view| view_key(*view) == text);
    named.ok_or_else(|| format!("the views are {}", keys()))
}

/// What a view is called on the command line.
const fn view_key(view: NamedView) -> &'static str {
    match view {
        NamedView::Home => "three-quarter",
        NamedView::Front => "front",
        NamedView::Top => "top",
        NamedView::Side => "side",
        NamedView::ThroughFinger => "through-finger",
    }
}

/// A share from a percentage.
fn noise(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches('%').trim().parse::<f64>().ok();
    let share = number.map(|percent| percent / 100.0).filter(|share| (0.001..=0.5).contains(share));
    share.ok_or_else(|| "write a percentage of 0.1% to 50%".to_owned())
}

/// A parameter and its value as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub key: String,
    pub value: String,
}

fn assignment(text: &str) -> Result<Assignment, String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok(Assignment { key: key.trim().to_owned(), value: value.trim().to_owned() })
        }
        _ => Err("write KEY=VALUE, for example stone.diameter=6.5".to_owned()),
    }
}

/// Formats of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formats(pub Vec<FileFormat>);

fn formats(text: &str) -> Result<Formats, String> {
    let format = |key: &str| {
        FileFormat::of_key(key.trim()).ok_or_else(|| {
            let known = FileFormat::ALL.map(FileFormat::key).join(", ");
            format!("there is no format `{}`; there are {known}", key.trim())
        })
    };
    text.split(',').map(format).collect::<Result<_, _>>().map(Formats)
}

/// Papers of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers(pub Vec<PaperKind>);

fn papers(text: &str) -> Result<Papers, String> {
    let paper = |key: &str| {
        PaperKind::of_key(key.trim()).ok_or_else(|| {
            let known = PaperKind::ALL.map(PaperKind::key).join(", ");
            format!("there is no paper `{}`; there are {known}", key.trim())
        })
    };
    let mut papers = text.split(',').map(paper).collect::<Result<Vec<_>, _>>()?;
    papers.sort_unstable();
    papers.dedup();
    Ok(Papers(papers))
}

fn length_unit(text: &str) -> Result<LengthUnit, String> {
    LengthUnit::of_key(text).ok_or_else(|| format!("there are {}", LengthUnit::keys().join(", ")))
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    Templates,
    Params,
    Features,
    Settings,
    Gems,
    Cuts,
    Alloys,
    Rules,
    Routes,
    Sizes,
}

impl From<Table> for ListTable {
    fn from(table: Table) -> Self {
        match table {
            Table::Templates => Self::Templates,
            Table::Params => Self::Params,
            Table::Features => Self::Features,
            Table::Settings => Self::Settings,
            Table::Gems => Self::Gems,
            Table::Cuts => Self::Cuts,
            Table::Alloys => Self::Alloys,
            Table::Rules => Self::Rules,
            Table::Routes => Self::Routes,
            Table::Sizes => Self::Sizes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_holds_together() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn assignments_split_at_the_first_sign() {
        let read = |text| assignment(text).map(|Assignment { key, value }| (key, value));
        assert_eq!(read("ring.size=US 7 1/2"), Ok(("ring.size".to_owned(), "US 7 1/2".to_owned())));
        assert_eq!(read("notes=a=b"), Ok(("notes".to_owned(), "a=b".to_owned())));
        assert!(read("stone.diameter").is_err() && read("=7").is_err());
    }

    #[test]
    fn sizes_views_and_noise_are_read_as_people_type_them() {
        assert_eq!(picture_size("1200x900"), Ok([1200, 900]));
        assert_eq!(picture_size("64 × 48"), Ok([64, 48]));
        for bad in ["1200", "0x9", "9000x9", "axb", ""] {
            assert!(picture_size(bad).is_err(), "{bad}");
        }
        assert_eq!(view("through-finger"), Ok(NamedView::ThroughFinger));
        assert!(view("behind").is_err_and(|text| text.contains("three-quarter")));
        assert_eq!(noise("1%"), Ok(0.01));
        assert_eq!(noise("0.5 %"), Ok(0.005));
        assert!(noise("0").is_err() && noise("much").is_err() && noise("NaN").is_err());
    }
}
