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
    // Not by what is too far: a volume that is no number must be refused too.
    let is_close = (volume - wanted).abs() <= VOLUME_SHARE * wanted;
    if !is_close {
        return Err(format!("its volume is {volume:.4} mm³; it must be within 0.05 % of {wanted:.4} mm³"));
    }
    let (Some([least, most]), Some(solid_box)) = (mesh.bounds(), solid.bounds()) else {
        return Err("it is empty".to_owned());
    };
    let read_box = [least, most].map(|corner| Point::from(corner.map(f64::from)));
    let off = read_box.iter().zip(solid_box).map(|(read, wanted)| (*read - wanted).abs().max_element());
    let off = off.fold(0.0, f64::max);
    let is_close = off <= BOUNDS_OFF;
    if !is_close {
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
#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, sphere};
    use std::fs;

    fn ball() -> Solid {
        sphere(8.0, Quality::Preview).unwrap()
    }

    fn written() -> (tempfile::TempDir, std::path::PathBuf, StlReport) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ball.stl");
        let report = write_stl(&path, &ball()).unwrap();
        (folder, path, report)
    }

    fn refusal(bytes: &[u8]) -> String {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        read_stl(file.path()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_is_what_is_reported_and_what_is_read() {
        let (folder, path, report) = written();
        let bytes = fs::read(&path).unwrap();
        assert_eq!((report.bytes, bytes.len()), (bytes.len() as u64, 84 + 50 * report.triangles));
        assert_eq!(report.blake3, blake3::hash(&bytes).to_hex().to_string());
        // A sphere of radius 8 holds 4/3 π 8³ = 2144.66 mm³; its facets, 0.02 mm inside at most, up to 1.5 % less.
        assert!((2110.0..2144.7).contains(&report.volume_mm3), "{report:?}");
        assert!(report.size_mm.iter().all(|size| (size - 16.0).abs() < 0.1), "{report:?}");
        let mesh = read_stl(&path).unwrap();
        mesh.verify().unwrap();
        assert_eq!(mesh.triangles.len(), report.triangles);
        assert_eq!(write_stl(&path, &ball()).unwrap(), report);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_shows_another_solid_is_not_called_good() {
        let (_folder, path, report) = written();
        let bytes = fs::read(&path).unwrap();
        let judged = |bytes: &[u8], radius: f64| {
            judge(bytes, report.triangles, &sphere(radius, Quality::Preview).unwrap())
        };
        assert!(judged(&bytes, 8.0).is_ok());
        assert!(judged(&bytes, 8.01).unwrap_err().contains("volume"));
        let mut moved = bytes.clone();
        moved[84 + 12..84 + 16].copy_from_slice(&9.0_f32.to_le_bytes());
        assert!(judged(&moved, 8.0).is_err());
        let mut one_less = bytes[..bytes.len() - EACH].to_vec();
        one_less[80..84].copy_from_slice(&u32::try_from(report.triangles - 1).unwrap().to_le_bytes());
        assert!(judged(&one_less, 8.0).unwrap_err().contains("triangles"));
        assert!(judged(&bytes[..bytes.len() / 2], 8.0).is_err());
    }

    #[test]
    fn an_empty_solid_leaves_the_old_file() {
        let (_folder, path, _) = written();
        let before = fs::read(&path).unwrap();
        let nothing = crate::kernel::cut(&ball(), &[ball()], &crate::kernel::CancelToken::default()).unwrap();
        assert!(nothing.is_empty());
        assert!(matches!(write_stl(&path, &nothing), Err(ExchangeError::ReadBack { .. })));
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn texts_and_binaries_are_told_apart_by_their_length() {
        let facet =
            "facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 -0\nendloop\nendfacet\n";
        for first in ["solid", "solid ring", "solid\r"] {
            let text = format!("{first}\n{facet}{facet}endsolid\n");
            let mesh = decode(text.as_bytes()).unwrap();
            assert_eq!((mesh.vertices.len(), mesh.triangles.len()), (3, 2));
        }
        let (_folder, path, report) = written();
        let mut bytes = fs::read(path).unwrap();
        bytes[..10].copy_from_slice(b"solid ball");
        assert_eq!(decode(&bytes).unwrap().triangles.len(), report.triangles);
    }

    #[test]
    fn what_is_no_usable_stl_is_refused_with_its_reason() {
        let (_folder, path, _) = written();
        let good = fs::read(&path).unwrap();
        let mut endless = good.clone();
        endless[80..84].copy_from_slice(&u32::MAX.to_le_bytes());
        let mut lost = good.clone();
        lost[84 + 12..84 + 16].copy_from_slice(&f32::NAN.to_le_bytes());
        for (bytes, reason) in [
            (&b""[..], "it is empty"),
            (b"PNG", "it has 3 bytes"),
            (&[0; 84], "no triangles"),
            (&good[..good.len() / 2], "cut off"),
            (&endless, "announces 4294967295 triangles"),
            (&lost, "triangle 1: its corner"),
            (b"solid ring\nfacet normal 0 0 1\nouter loop\nvertex 0 0", "triangle 1: "),
            (b"solid ring\nfacet normal 0 0 1\nouter loop\nvertex 0 0 NaN\n", "triangle 1: "),
            (b"solid ring\nendsolid\n", "no triangles"),
            (b"solid as a rock, but no mesh", "triangle 1: "),
        ] {
            let error = refusal(bytes);
            assert!(error.starts_with("not a usable STL file: ") && error.contains(reason), "{error}");
        }
    }
}
