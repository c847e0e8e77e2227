//! PLY, binary little-endian, millimeters: places, normals and colors of corners, and whose part each face is.

use std::fmt::Write;
use std::io::Cursor;

use ply_rs_bw::parser::Parser;
use ply_rs_bw::ply::{DefaultElement, Ply, Property};

use super::exhibit::Exhibit;
use super::welded::Welded;
use super::{PROGRAM, ReadPart};

/// The bytes of the file.
pub(super) fn encode(exhibit: &Exhibit) -> Vec<u8> {
    let (mut corners, mut faces) = (Vec::new(), Vec::new());
    let (mut corner_count, mut face_count, mut names) = (0_u32, 0, String::new());
    for (number, body) in (0_i32..).zip(&exhibit.bodies) {
        let look = &exhibit.looks[body.look];
        let split = body.split();
        for (place, normal) in split.positions.iter().zip(&split.normals) {
            corners.extend(place.iter().chain(normal).flat_map(|value| value.to_le_bytes()));
            corners.extend(look.color_bytes());
        }
        for triangle in &split.triangles {
            faces.push(3);
            faces.extend(triangle.iter().flat_map(|corner| (corner_count + corner).to_le_bytes()));
            faces.extend(number.to_le_bytes());
        }
        face_count += split.triangles.len();
        #[expect(clippy::cast_possible_truncation, reason = "the indices of a part have 32 bits")]
        let added = split.positions.len() as u32;
        corner_count += added;
        // Writing into a text cannot fail.
        let _ = writeln!(names, "comment part {number}: {}, {}", line(&body.name), line(&look.name));
    }
    let words = exhibit.words.as_ref().map(|words| format!("comment {}\n", line(words))).unwrap_or_default();
    let head = format!(
        "ply\nformat binary_little_endian 1.0\ncomment {PROGRAM}\ncomment units: millimeters\n{words}{names}\
         element vertex {corner_count}\n\
         property float x\nproperty float y\nproperty float z\n\
         property float nx\nproperty float ny\nproperty float nz\n\
         property uchar red\nproperty uchar green\nproperty uchar blue\n\
         element face {face_count}\n\
         property list uchar uint vertex_indices\nproperty int part\nend_header\n"
    );
    [head.as_bytes(), &corners, &faces].concat()
}

/// A name on one line, in the characters that the format allows.
fn line(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' }).collect()
}

/// Reads the faces, as triangles, each part welded by itself; a file without parts is one.
pub(super) fn decode(bytes: &[u8]) -> Result<Vec<ReadPart>, String> {
    let parser = Parser::<DefaultElement>::new();
    let ply = parser.read_ply(&mut Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let places = places(&ply)?;
    let faces = ply.payload.get("face").ok_or("it has no faces")?;
    let mut parts: Vec<(i32, Welded)> = Vec::new();
    for face in faces {
        let number = match face.get("part") {
            Some(Property::Int(number)) => *number,
            _ => 0,
        };
        let corners = ["vertex_indices", "vertex_index"].iter().find_map(|name| face.get(*name));
        let corners = corners.and_then(Property::to_u32_list).ok_or("a face has no list of corners")?;
        let place = parts.iter().rposition(|(known, _)| *known == number);
        let place = place.unwrap_or_else(|| {
            parts.push((number, Welded::default()));
            parts.len() - 1
        });
        let [first, rest @ ..] = corners.as_slice() else { return Err("a face has no corners".to_owned()) };
        for pair in rest.windows(2) {
            parts[place].1.add_indexed(&places, [*first, pair[0], pair[1]])?;
        }
    }
    let part = |(number, welded): (i32, Welded)| {
        Ok(ReadPart { name: format!("part {number}"), mesh: welded.finish()? })
    };
    parts.into_iter().map(part).collect()
}

fn places(ply: &Ply<DefaultElement>) -> Result<Vec<[f32; 3]>, String> {
    let vertices = ply.payload.get("vertex").ok_or("it has no vertices")?;
    let place = |vertex: &DefaultElement| {
        let value = |name: &str| vertex.get(name).and_then(Property::to_f32_lossy);
        Some([value("x")?, value("y")?, value("z")?])
    };
    let places: Option<Vec<[f32; 3]>> = vertices.iter().map(place).collect();
    places.ok_or_else(|| "a vertex has no x, y and z".to_owned())
}
