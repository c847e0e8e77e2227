//! Binary STL out, verified by reading back; STL in.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;

use stl_io::{Normal, Triangle, Vertex};

use super::ExchangeError;
use super::atomic::Staged;
use super::text::read_limited;
use crate::kernel::{PrintMesh, Solid, printable};
use crate::vocab::Point;

/// What the read-back of a written STL measured.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StlReport {
    /// Triangles in the file.
    pub triangles: usize,
    /// Length of the file.
    pub bytes: u64,
    /// Volume that the file's triangles enclose.
    pub volume_mm3: f64,
    /// Extent of the bounding box along X, Y and Z.
    pub size_mm: [f64; 3],
    /// BLAKE3 of the file, hexadecimal.
    pub blake3: String,
}

/// Greatest difference between the volume of the file and that of the solid, as a share of the latter.
const VOLUME_SHARE: f64 = 5e-4;

/// Greatest difference between the bounding boxes of file and solid, in millimeters.
const BOUNDS_OFF: f64 = 2e-3;

/// Bytes of a binary STL before its triangles: 80 of any text and the count.
const HEAD: usize = 84;

/// Bytes of a triangle: a normal, three corners, and two that mean nothing.
const EACH: usize = 50;

/// The most bytes that are read as one STL: some twenty million triangles.
const MOST_BYTES: u64 = 1 << 30;

/// Writes a binary STL and reads it back: closed, 2-manifold, oriented, no degenerate or duplicate
/// triangle, volume within 0.05 % of the solid, bounding box within 2 µm. Only then the file is kept.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; an older file at `path` is intact then.
pub fn write_stl(path: &Path, solid: &Solid) -> Result<StlReport, ExchangeError> {
    let failed = |reason: String| ExchangeError::ReadBack { path: path.to_owned(), reason };
    let mesh = printable(solid).map_err(|error| failed(error.to_string()))?;
    let triangles = triangles(&mesh);
    let mut staged = Staged::begin(path)?;
    staged.write(|file| stl_io::write_stl(file, triangles.iter()))?;
    // From the disk, not from memory: what is checked is what a caster will open.
    let bytes = read_limited(staged.path(), MOST_BYTES)?;
    let report = judge(&bytes, triangles.len(), solid).map_err(failed)?;
    staged.keep()?;
    Ok(report)
}

fn triangles(mesh: &PrintMesh) -> Vec<Triangle> {
    let triangle = |corners: &[u32; 3]| {
        let vertices = corners.map(|index| Vertex::new(mesh.vertices[index as usize]));
        Triangle { normal: normal(&vertices), vertices }
    };
    mesh.triangles.iter().map(triangle).collect()
}

/// The unit normal, computed in f64 so that small triangles have one too.
fn normal(vertices: &[Vertex; 3]) -> Normal {
    let [a, b, c] = vertices.map(|Vertex { 0: corner, .. }| Point::from(corner.map(f64::from)));
    let unit = (b - a).cross(c - a).normalize_or_zero();
    #[expect(clippy::cast_possible_truncation, reason = "the format is of single precision")]
    Normal::new(unit.to_array().map(|value| value as f32))
}

/// Holds the bytes of a written file to the solid that they should show.
fn judge(bytes: &[u8], written: usize, solid: &Solid) -> Result<StlReport, String> {
    let mesh = decode(bytes)?;
    if mesh.triangles.len() != written {
        return Err(format!("it has {} triangles, {written} were written", mesh.triangles.len()));
    }
    mesh.verify().map_err(|error| error.to_string())?;
    let (volume, wanted) = (mesh.volume(), solid.volume().0);
    if !((volume - wanted).abs() <= VOLUME_SHARE * wanted) {
        return Err(format!("its volume is {volume:.4} mm³; it must be within 0.05 % of {wanted:.4} mm³"));
    }
    let (Some([least, most]), Some(solid_box)) = (mesh.bounds(), solid.bounds()) else {
        return Err("it is empty".to_owned());
    };
    let read_box = [least, most].map(|corner| Point::from(corner.map(f64::from)));
    let off = read_box.iter().zip(solid_box).map(|(read, wanted)| (*read - wanted).abs().max_element());
    let off = off.fold(0.0, f64::max);
    if !(off <= BOUNDS_OFF) {
        return Err(format!("its bounding box is off by {off:.4} mm; it must be within {BOUNDS_OFF} mm"));
    }
    Ok(StlReport {
        triangles: written,
        bytes: bytes.len() as u64,
        volume_mm3: volume,
        size_mm: (read_box[1] - read_box[0]).to_array(),
        blake3: blake3::hash(bytes).to_hex().to_string(),
    })
}

/// Reads a binary or ASCII STL and welds equal corners. The mesh is not verified.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::BadFormat`]: empty, cut off, no STL at all, corners that are no
/// numbers.
pub fn read_stl(path: &Path) -> Result<PrintMesh, ExchangeError> {
    let bytes = read_limited(path, MOST_BYTES)?;
    decode(&bytes).map_err(|reason| ExchangeError::BadFormat {
        expected: "a usable STL file",
        path: path.to_owned(),
        reason,
    })
}

fn decode(bytes: &[u8]) -> Result<PrintMesh, String> {
    let text = as_text(bytes)?;
    let mut source = Cursor::new(text.as_deref().unwrap_or(bytes));
    let triangles = stl_io::create_stl_reader(&mut source).map_err(|error| error.to_string())?;
    let mut welded = Welded::default();
    for (number, triangle) in triangles.enumerate() {
        let triangle = triangle.map_err(|error| format!("triangle {}: {error}", number + 1))?;
        for corner in triangle.vertices {
            if !corner.0.iter().all(|value| value.is_finite()) {
                return Err(format!("triangle {}: its corner {:?} is not finite", number + 1, corner.0));
            }
        }
        welded.add(triangle.vertices)?;
    }
    if welded.mesh.triangles.is_empty() {
        return Err("it has no triangles".to_owned());
    }
    Ok(welded.mesh)
}

/// Tells text from binary, for the reader goes by the first word alone: many binary files begin with `solid`,
/// and many texts have a line break after it. `None` is binary, whose length was held to its count.
fn as_text(bytes: &[u8]) -> Result<Option<Vec<u8>>, String> {
    if bytes.is_empty() {
        return Err("it is empty".to_owned());
    }
    let says_solid = bytes.starts_with(b"solid");
    let count = bytes.get(HEAD - 4..HEAD).and_then(|count| count.try_into().ok()).map(u32::from_le_bytes);
    let announced = count.map(|count| HEAD as u64 + EACH as u64 * u64::from(count));
    match (says_solid, count, announced) {
        (true, _, announced) if announced != Some(bytes.len() as u64) => {
            Ok(Some([b"solid ", &bytes[5..]].concat()))
        }
        (true, ..) => {
            // The first 80 bytes of a binary file mean nothing; without the word it is read as binary.
            Ok(Some([&[0; 5], &bytes[5..]].concat()))
        }
        (false, Some(count), Some(announced)) if announced > bytes.len() as u64 => Err(format!(
            "it announces {count} triangles, which take {announced} bytes, but has {} bytes: it is cut off or no STL",
            bytes.len()
        )),
        (false, Some(_), _) => Ok(None),
        (false, None, _) => Err(format!("it has {} bytes, and an STL has at least {HEAD}", bytes.len())),
    }
}

/// Triangles with their equal corners made one.
#[derive(Default)]
struct Welded {
    mesh: PrintMesh,
    known: HashMap<[u32; 3], u32>,
}

impl Welded {
    fn add(&mut self, corners: [Vertex; 3]) -> Result<(), String> {
        let mut triangle = [0; 3];
        for (index, corner) in triangle.iter_mut().zip(corners) {
            // Adding 0 turns −0 into 0: both are one place.
            let place = corner.0.map(|value| value + 0.0);
            let next = u32::try_from(self.mesh.vertices.len())
                .map_err(|_| "it has more corners than can be counted".to_owned())?;
            *index = *self.known.entry(place.map(f32::to_bits)).or_insert(next);
            if *index == next {
                self.mesh.vertices.push(place);
            }
        }
        self.mesh.triangles.push(triangle);
        Ok(())
    }
}
