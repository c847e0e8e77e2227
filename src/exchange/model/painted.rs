//! A surface with a color and a value at each corner, as PLY, binary little-endian, millimeters. The value is the property
//! `quality`, which viewers of meshes show by colors of their own. Read back and compared before it is kept.

use std::fmt::Write;
use std::io::Cursor;
use std::path::Path;

use ply_rs_bw::parser::Parser;
use ply_rs_bw::ply::{DefaultElement, Ply, Property};

use super::{MOST_BYTES, PROGRAM, single};
use crate::exchange::ExchangeError;
use crate::exchange::atomic::Staged;
use crate::exchange::text::read_limited;
use crate::kernel::SurfaceMesh;

/// A painted surface. Colors and values have one entry for each position of the mesh.
#[derive(Debug, Clone, Copy)]
pub struct Painted<'a> {
    /// Its triangles.
    pub mesh: &'a SurfaceMesh,
    /// Red, green, blue in sRGB.
    pub colors: &'a [[u8; 3]],
    /// In mm.
    pub values: &'a [f32],
    /// What else the file says, a line each, in ASCII.
    pub comments: &'a [String],
}

/// A corner as the file has it: place, color, value.
type Corner = ([f32; 3], [u8; 3], f32);

/// Writes a painted surface and reads it back; only then it is kept. The size of the file in bytes.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; an older file at `path` is intact then.
pub fn write_painted(path: &Path, painted: &Painted<'_>) -> Result<u64, ExchangeError> {
    let failed = |reason: String| ExchangeError::ReadBack { path: path.to_owned(), reason };
    let Painted { mesh, colors, values, .. } = painted;
    if mesh.positions.len() != colors.len() || mesh.positions.len() != values.len() {
        return Err(failed("not every corner has a color and a value".to_owned()));
    }
    let mut staged = Staged::begin(path)?;
    let content = encode(painted);
    staged.write(|file| std::io::Write::write_all(file, &content))?;
    let (corners, triangles) = decode(&read_limited(staged.path(), MOST_BYTES)?).map_err(failed)?;
    if !corners.into_iter().eq(corners_of(painted)) || triangles != mesh.triangles {
        return Err(failed("its corners or faces are others".to_owned()));
    }
    staged.keep()?;
    Ok(content.len() as u64)
}

fn corners_of<'a>(painted: &'a Painted) -> impl Iterator<Item = Corner> + 'a {
    let colored = painted.mesh.positions.iter().zip(painted.colors).zip(painted.values);
    colored.map(|((at, color), value)| (single(*at), *color, *value))
}

fn encode(painted: &Painted) -> Vec<u8> {
    let mesh = painted.mesh;
    let mut comments = String::new();
    for comment in painted.comments {
        let calm: String =
            comment.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '_' }).collect();
        // Writing into a text cannot fail.
        let _ = writeln!(comments, "comment {calm}");
    }
    let head = format!(
        "ply\nformat binary_little_endian 1.0\ncomment {PROGRAM}\ncomment units: millimeters\n{comments}\
         element vertex {}\n\
         property float x\nproperty float y\nproperty float z\n\
         property float nx\nproperty float ny\nproperty float nz\n\
         property uchar red\nproperty uchar green\nproperty uchar blue\n\
         property float quality\n\
         element face {}\n\
         property list uchar uint vertex_indices\nend_header\n",
        mesh.positions.len(),
        mesh.triangles.len()
    );
    let mut bytes = head.into_bytes();
    for ((at, color, value), normal) in corners_of(painted).zip(&mesh.normals) {
        bytes.extend(at.iter().chain(&single(*normal)).flat_map(|number| number.to_le_bytes()));
        bytes.extend(color);
        bytes.extend(value.to_le_bytes());
    }
    for triangle in &mesh.triangles {
        bytes.push(3);
        bytes.extend(triangle.iter().flat_map(|corner| corner.to_le_bytes()));
    }
    bytes
}

fn decode(bytes: &[u8]) -> Result<(Vec<Corner>, Vec<[u32; 3]>), String> {
    let parser = Parser::<DefaultElement>::new();
    let ply = parser.read_ply(&mut Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let corners = list(&ply, "vertex")?.iter().map(corner).collect::<Option<Vec<Corner>>>();
    let triangle = |face: &DefaultElement| face.get("vertex_indices")?.to_u32_list()?.try_into().ok();
    let triangles = list(&ply, "face")?.iter().map(triangle).collect::<Option<Vec<[u32; 3]>>>();
    corners.zip(triangles).ok_or_else(|| "a corner or a face is not whole".to_owned())
}

fn list<'a>(ply: &'a Ply<DefaultElement>, name: &str) -> Result<&'a [DefaultElement], String> {
    ply.payload.get(name).map(Vec::as_slice).ok_or_else(|| format!("it has no element `{name}`"))
}

fn corner(element: &DefaultElement) -> Option<Corner> {
    let number = |name: &str| match element.get(name)? {
        Property::Float(value) => Some(*value),
        _ => None,
    };
    let byte = |name: &str| match element.get(name)? {
        Property::UChar(value) => Some(*value),
        _ => None,
    };
    let place = [number("x")?, number("y")?, number("z")?];
    Some((place, [byte("red")?, byte("green")?, byte("blue")?], number("quality")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Quality, sphere};

    #[test]
    fn what_cannot_be_written_whole_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ply");
        std::fs::write(&path, b"old").unwrap();
        let mesh = sphere(1.0, Quality::Draft).unwrap().surface_mesh();
        let values: Vec<f32> = mesh.positions.iter().map(|at| single(*at)[2]).collect();
        let colors = vec![[1, 2, 3]; values.len()];
        let comments = ["Thickness, größer".to_owned()];
        let painted = Painted { mesh: &mesh, colors: &colors, values: &values, comments: &comments };
        let short = Painted { values: &values[1..], ..painted };
        assert!(write_painted(&path, &short).is_err());
        // NaN is not what was written, whatever comes back.
        let holed: Vec<f32> = values.iter().map(|value| value.sqrt()).collect();
        assert!(write_painted(&path, &Painted { values: &holed, ..painted }).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

        let size = write_painted(&path, &painted).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(bytes.len() as u64, size);
        let head = String::from_utf8_lossy(&bytes[..400]).into_owned();
        assert!(head.contains("comment Thickness, gr__er\n"), "{head}");
        let (corners, triangles) = decode(&bytes).unwrap();
        assert!(
            corners
                .iter()
                .zip(&values)
                .all(|(corner, value)| corner.2.to_bits() == value.to_bits() && corner.1 == [1, 2, 3])
        );
        assert_eq!(triangles, mesh.triangles);
        // Any byte after the head that is damaged or lost shows.
        let mut damaged = bytes.clone();
        damaged[bytes.len() - 200] ^= 1;
        assert!(decode(&damaged).is_ok_and(|read| read.1 != mesh.triangles) || decode(&damaged).is_err());
        assert!(decode(&bytes[..bytes.len() - 1]).is_err());
    }
}
