//! Wavefront OBJ with its material library: metal and stones as groups, millimeters.

use std::fmt::Write;
use std::io::Cursor;

use super::exhibit::{Body, Exhibit, Look, Surface};
use super::welded::Welded;
use super::{PROGRAM, ReadPart};

/// The text of the model, which names the material library that lies beside it.
pub(super) fn encode(exhibit: &Exhibit, library: &str) -> String {
    let mut text = format!("# {PROGRAM}\n# Units: millimeters\n");
    if let Some(words) = &exhibit.words {
        // Writing into a text cannot fail.
        let _ = writeln!(text, "# {}", words.replace(char::is_control, " "));
    }
    let _ = writeln!(text, "mtllib {library}");
    let (mut place, mut normal) = (1, 1);
    for body in &exhibit.bodies {
        // Writing into a text cannot fail.
        let _ = group(&mut text, body, &exhibit.looks[body.look], [place, normal]);
        place += body.mesh.vertices.len();
        normal += body.normals.normals.len();
    }
    text
}

/// A group whose indices begin at these numbers.
fn group(text: &mut String, body: &Body, look: &Look, [place, normal]: [usize; 2]) -> std::fmt::Result {
    writeln!(text, "o {0}\ng {0}\nusemtl {1}", word(&body.name), word(&look.name))?;
    for [x, y, z] in &body.mesh.vertices {
        writeln!(text, "v {x} {y} {z}")?;
    }
    for [x, y, z] in &body.normals.normals {
        writeln!(text, "vn {x} {y} {z}")?;
    }
    for (places, normals) in body.mesh.triangles.iter().zip(&body.normals.triangles) {
        text.push('f');
        for (at, towards) in places.iter().zip(normals) {
            write!(text, " {}//{}", place + *at as usize, normal + *towards as usize)?;
        }
        text.push('\n');
    }
    Ok(())
}

/// The text of the material library. Colors are sRGB, as most programs show them; `Pr` and `Pm` are the roughness
/// and metalness of the extension for physically based pictures.
pub(super) fn materials(exhibit: &Exhibit) -> String {
    let mut text = format!("# {PROGRAM}\n");
    for look in &exhibit.looks {
        let [red, green, blue] = look.color_bytes().map(|byte| f64::from(byte) / 255.0);
        let color = format!("{red:.4} {green:.4} {blue:.4}");
        let rest = match look.surface {
            Surface::Metal { roughness, .. } => {
                format!("Ks {color}\nNs 400\nillum 3\nPm 1\nPr {roughness:.3}\n")
            }
            Surface::Clear { index, .. } => {
                format!("Ks 1 1 1\nNs 1000\nTf {color}\nNi {index:.4}\nillum 7\nPm 0\nPr 0\n")
            }
            Surface::Opaque { index, .. } => {
                format!("Ks 0.2 0.2 0.2\nNs 400\nNi {index:.4}\nillum 2\nPm 0\nPr 0.1\n")
            }
        };
        // Writing into a text cannot fail.
        let _ = write!(text, "\nnewmtl {}\nKd {color}\nd 1\n{rest}", word(&look.name));
    }
    text
}

/// A name without what ends it in this format.
fn word(name: &str) -> String {
    name.chars().map(|c| if c.is_whitespace() || c.is_control() || c == '#' { '_' } else { c }).collect()
}

/// Reads the groups, each welded; of a material library beside it every material that a group uses must be there.
pub(super) fn decode(bytes: &[u8], library: Option<&[u8]>) -> Result<Vec<ReadPart>, String> {
    let options = tobj::LoadOptions {
        triangulate: true,
        ignore_lines: true,
        ignore_points: true,
        ..Default::default()
    };
    let materials = |_: &std::path::Path| match library {
        Some(bytes) => tobj::load_mtl_buf(&mut Cursor::new(bytes)),
        // Where it is not asked for, its absence is no fault.
        None => Ok((Vec::new(), std::collections::HashMap::default())),
    };
    let (models, _) = tobj::load_obj_buf(&mut Cursor::new(bytes), &options, materials)
        .map_err(|error| error.to_string())?;
    let parts = models.into_iter().filter(|model| !model.mesh.indices.is_empty());
    parts.map(|model| part(&model, library.is_some())).collect()
}

fn part(model: &tobj::Model, needs_material: bool) -> Result<ReadPart, String> {
    if needs_material && model.mesh.material_id.is_none() {
        return Err(format!("`{}` has no material", model.name));
    }
    let (places, _) = model.mesh.positions.as_chunks::<3>();
    let (triangles, _) = model.mesh.indices.as_chunks::<3>();
    let mut welded = Welded::default();
    for triangle in triangles {
        welded.add_indexed(places, *triangle)?;
    }
    Ok(ReadPart { name: model.name.clone(), mesh: welded.finish()? })
}
