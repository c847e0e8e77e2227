//! Meshes of others: read, brought to millimeters, mended where that is safe, and measured.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{MOST_BYTES, ModelFormat, ReadPart};
use crate::exchange::ExchangeError;
use crate::exchange::text::read_limited;
use crate::kernel::PrintMesh;
use crate::vocab::Point;

/// A unit of length that files are drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// 0.001 mm.
    Micron,
    /// 1 mm.
    Millimeter,
    /// 10 mm.
    Centimeter,
    /// 25.4 mm.
    Inch,
    /// 304.8 mm.
    Foot,
    /// 1000 mm.
    Meter,
}

impl LengthUnit {
    /// Every unit with its short name and its length in millimeters.
    const ALL: [(Self, &'static str, f64); 6] = [
        (Self::Micron, "um", 1e-3),
        (Self::Millimeter, "mm", 1.0),
        (Self::Centimeter, "cm", 10.0),
        (Self::Inch, "in", 25.4),
        (Self::Foot, "ft", 304.8),
        (Self::Meter, "m", 1000.0),
    ];

    /// The unit of a short name: `mm`.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name, _)| name.eq_ignore_ascii_case(key)).map(|(unit, ..)| unit)
    }

    /// The short names, in the order of the lengths.
    #[must_use]
    pub fn keys() -> [&'static str; 6] {
        Self::ALL.map(|(_, name, _)| name)
    }

    /// Its short name: `mm`.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Its length in millimeters.
    #[must_use]
    pub fn millimeters(self) -> f64 {
        Self::ALL[self as usize].2
    }
}

/// How the unit of a file came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitFrom {
    /// A person said it.
    Given,
    /// The file states it.
    File,
    /// In no other unit would the piece be as large as jewelry.
    Size,
}

/// A mesh file, in millimeters.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedModel {
    /// What it was read as.
    pub format: ModelFormat,
    /// The unit that it is drawn in.
    pub unit: LengthUnit,
    /// How that is known.
    pub unit_from: UnitFrom,
    /// Its bodies, in its order.
    pub parts: Vec<ImportedPart>,
}

/// A body of a mesh file.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedPart {
    /// As the file calls it.
    pub name: String,
    /// After mending.
    pub mesh: PrintMesh,
    /// What was mended, each in a few words.
    pub repairs: Vec<String>,
    /// Edges that do not lie between two triangles, or not with both on one side.
    pub open_edges: usize,
    /// Why it bounds no solid; `None` when it does.
    pub fault: Option<String>,
}

/// The longest side of a piece, in mm: from a stud to a bangle or a long pendant.
const JEWELRY: std::ops::RangeInclusive<f64> = 3.0..=150.0;

/// Units that people draw in, the likeliest first.
const USUAL: [LengthUnit; 4] =
    [LengthUnit::Millimeter, LengthUnit::Inch, LengthUnit::Centimeter, LengthUnit::Meter];

/// Reads a mesh file of a format that is told by its ending. Without `unit` it is taken as the file states it, or where
/// it states none, as the size tells.
///
/// # Errors
/// [`ExchangeError::Io`]; [`ExchangeError::BadFormat`] for an unknown ending, a damaged file, one without triangles,
/// and one whose unit can be more than one.
pub fn import_model(path: &Path, unit: Option<LengthUnit>) -> Result<ImportedModel, ExchangeError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let bad = |expected: &'static str| {
        move |reason: String| ExchangeError::BadFormat { expected, path: path.to_owned(), reason }
    };
    let format = ModelFormat::of_ending(&ending).filter(|format| format.is_read());
    let format = format.ok_or_else(|| bad("a mesh that is read")(format!("files end in {}", readable())))?;
    let bytes = read_limited(path, MOST_BYTES)?;
    let (parts, stated) = format.read(&bytes).map_err(bad(format.expected()))?;
    let (found, unit_from) = match (unit, stated) {
        (Some(unit), _) => (unit, UnitFrom::Given),
        (None, Some(unit)) => (unit, UnitFrom::File),
        (None, None) => (unit_by_size(&parts).map_err(bad("a mesh whose unit is plain"))?, UnitFrom::Size),
    };
    // What states its unit is in millimeters already.
    let scale = found.millimeters() / stated.map_or(1.0, LengthUnit::millimeters);
    let parts = parts.into_iter().map(|part| imported(part, scale)).collect();
    Ok(ImportedModel { format, unit: found, unit_from, parts })
}

fn readable() -> String {
    let formats = ModelFormat::ALL.into_iter().filter(|format| format.is_read());
    formats.map(|format| format!(".{}", format.ending())).collect::<Vec<_>>().join(", ")
}

/// The one usual unit in which the longest side is that of jewelry; millimeters before all others.
fn unit_by_size(parts: &[ReadPart]) -> Result<LengthUnit, String> {
    let sides = parts.iter().filter_map(|part| part.mesh.bounds());
    let bounds =
        sides.reduce(|[a, b], [c, d]| [[0, 1, 2].map(|k| a[k].min(c[k])), [0, 1, 2].map(|k| b[k].max(d[k]))]);
    let [least, most] = bounds.unwrap_or_default().map(|corner| Point::from(corner.map(f64::from)));
    let longest = (most - least).max_element();
    let fits = |unit: &LengthUnit| JEWELRY.contains(&(longest * unit.millimeters()));
    let fitting: Vec<LengthUnit> = USUAL.into_iter().filter(fits).collect();
    match fitting.as_slice() {
        [unit] | [unit @ LengthUnit::Millimeter, ..] => Ok(*unit),
        [] => Err(format!(
            "its longest side is {longest}, which is no piece of jewelry in any unit; say --unit"
        )),
        several => {
            let readings = several
                .iter()
                .map(|unit| format!("{:.1} mm if in {}", longest * unit.millimeters(), unit.key()));
            let readings = readings.collect::<Vec<_>>().join(", ");
            Err(format!("its longest side is {longest}: {readings}; say --unit"))
        }
    }
}

/// Brings a part to millimeters and mends it.
fn imported(part: ReadPart, scale: f64) -> ImportedPart {
    let ReadPart { name, mut mesh } = part;
    #[expect(clippy::cast_possible_truncation, reason = "files are of single precision")]
    for value in mesh.vertices.as_flattened_mut() {
        *value = (f64::from(*value) * scale) as f32;
    }
    let mut repairs = Vec::new();
    let mut said = |count: usize, what: &str| {
        if count > 0 {
            repairs.push(format!("{what}: {count}"));
        }
    };
    said(without_flat(&mut mesh), "triangles without area left out");
    said(without_twins(&mut mesh), "triangles that were there twice left out");
    if !mesh.triangles.is_empty() && open_edges(&mesh) > 0 {
        said(closed_gaps(&mut mesh), "corners less than 1 µm apart joined");
    }
    let open = open_edges(&mesh);
    if open == 0 && mesh.volume() < 0.0 {
        mesh.triangles.iter_mut().for_each(|triangle| triangle.swap(1, 2));
        repairs.push("turned inside out".to_owned());
    }
    let fault = mesh.verify().err().map(|error| error.to_string());
    ImportedPart { name, mesh, repairs, open_edges: open, fault }
}

/// Leaves out triangles of two equal corners; how many there were.
fn without_flat(mesh: &mut PrintMesh) -> usize {
    let before = mesh.triangles.len();
    mesh.triangles.retain(|[a, b, c]| a != b && b != c && c != a);
    before - mesh.triangles.len()
}

/// Leaves out triangles that turn around the same corners the same way as an earlier one; how many there were.
fn without_twins(mesh: &mut PrintMesh) -> usize {
    let before = mesh.triangles.len();
    let mut seen = HashSet::new();
    mesh.triangles.retain(|triangle| {
        let mut turned = *triangle;
        let first = (0..3).min_by_key(|k| triangle[*k]).unwrap_or(0);
        turned.rotate_left(first);
        seen.insert(turned)
    });
    before - mesh.triangles.len()
}

/// Joins corners that round to the same micrometer; how many went.
fn closed_gaps(mesh: &mut PrintMesh) -> usize {
    let mut known: HashMap<[i64; 3], u32> = HashMap::new();
    let mut joined = 0;
    let mut number = Vec::with_capacity(mesh.vertices.len());
    for (index, place) in (0_u32..).zip(&mesh.vertices) {
        #[expect(clippy::cast_possible_truncation, reason = "micrometers of a file's coordinates")]
        let key = place.map(|value| (f64::from(value) * 1e3).round() as i64);
        let first = *known.entry(key).or_insert(index);
        joined += usize::from(first != index);
        number.push(first);
    }
    for index in mesh.triangles.as_flattened_mut() {
        *index = number[*index as usize];
    }
    without_flat(mesh);
    joined
}

/// Edges that are not used once each way.
fn open_edges(mesh: &PrintMesh) -> usize {
    let mut uses: HashMap<(u32, u32), [usize; 2]> = HashMap::new();
    for [a, b, c] in &mesh.triangles {
        for (from, to) in [(a, b), (b, c), (c, a)] {
            uses.entry((*from.min(to), *from.max(to))).or_default()[usize::from(from > to)] += 1;
        }
    }
    uses.values().filter(|used| **used != [1, 1]).count()
}
