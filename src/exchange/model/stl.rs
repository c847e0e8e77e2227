//! Binary STL out; binary and ASCII STL in.

use std::io::Cursor;

use stl_io::{Normal, Triangle, Vertex};

use super::welded::Welded;
use crate::kernel::PrintMesh;
use crate::vocab::Point;

/// Bytes of a binary STL before its triangles: 80 of any text and the count.
const HEAD: usize = 84;

/// Bytes of a triangle: a normal, three corners, and two that mean nothing.
const EACH: usize = 50;

/// The mesh as a binary STL.
pub(super) fn encode(mesh: &PrintMesh) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    stl_io::write_stl(&mut bytes, triangles(mesh).iter()).map_err(|error| error.to_string())?;
    Ok(bytes)
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

/// Reads it and welds equal corners; the mesh is not verified.
pub(super) fn decode(bytes: &[u8]) -> Result<PrintMesh, String> {
    let text = as_text(bytes)?;
    let mut source = Cursor::new(text.as_deref().unwrap_or(bytes));
    let triangles = stl_io::create_stl_reader(&mut source).map_err(|error| error.to_string())?;
    let mut welded = Welded::default();
    for (number, triangle) in triangles.enumerate() {
        let triangle = triangle.map_err(|error| format!("triangle {}: {error}", number + 1))?;
        welded.add(triangle.vertices.map(|vertex| vertex.0))?;
    }
    welded.finish()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, printable, sphere};

    fn ball() -> (PrintMesh, Vec<u8>) {
        let mesh = printable(&sphere(8.0, Quality::Preview).unwrap()).unwrap();
        let bytes = encode(&mesh).unwrap();
        (mesh, bytes)
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let (mesh, bytes) = ball();
        assert_eq!(bytes.len(), HEAD + EACH * mesh.triangles.len());
        let read = decode(&bytes).unwrap();
        read.verify().unwrap();
        assert_eq!(read.triangles.len(), mesh.triangles.len());
        // A sphere of radius 8 holds 4/3 π 8³ = 2144.66 mm³; its facets, 0.02 mm inside at most, up to 1.5 % less.
        assert!((2110.0..2144.7).contains(&read.volume()), "{}", read.volume());
        assert!((read.volume() - mesh.volume()).abs() < 1e-6);
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
        let (mesh, mut bytes) = ball();
        bytes[..10].copy_from_slice(b"solid ball");
        assert_eq!(decode(&bytes).unwrap().triangles.len(), mesh.triangles.len());
    }

    #[test]
    fn what_is_no_usable_stl_is_refused_with_its_reason() {
        let (_, good) = ball();
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
            let error = decode(bytes).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }
}
