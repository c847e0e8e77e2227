//! 3MF: one object for each body of metal and each stone, with names and materials, in millimeters.
//!
//! Written by hand, for it is little; read with `threemf2`.

use std::fmt::Write;

use glam::DAffine3;
use threemf2::model::domain::mesh::Mesh;
use threemf2::model::domain::model::{Model, Unit};
use threemf2::model::domain::transform::Transform;

use super::exhibit::{Body, Exhibit};
use super::welded::Welded;
use super::{LengthUnit, PROGRAM, ReadPart, single};
use crate::exchange::package::{Packing, pack, unpack};
use crate::kernel::PrintMesh;
use crate::vocab::Point;

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>"#,
    "</Types>\n"
);

const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="model" Target="/3D/3dmodel.model" "#,
    r#"Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>"#,
    "</Relationships>\n"
);

const MODEL: &str = "3D/3dmodel.model";

/// Of the one list of materials; objects follow.
const MATERIALS_ID: usize = 1;

/// Why a file of the production extension is refused.
const ELSEWHERE: &str = "its objects lie in other parts of the package, which are not read";

/// How deep objects may be made of objects.
const MOST_LEVELS: usize = 16;

/// The bytes of the file.
pub(super) fn encode(exhibit: &Exhibit) -> Result<Vec<u8>, String> {
    let model = model(exhibit).map_err(|error| error.to_string())?;
    let parts = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        (MODEL, model.as_bytes()),
    ];
    pack(&parts, Packing::Small)
}

fn model(exhibit: &Exhibit) -> Result<String, std::fmt::Error> {
    let mut text = String::from(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    text.push_str("\n<model unit=\"millimeter\" xml:lang=\"en-US\" ");
    text.push_str("xmlns=\"http://schemas.microsoft.com/3dmanufacturing/core/2015/02\">\n");
    writeln!(text, "<metadata name=\"Title\">{}</metadata>", escaped(&exhibit.name))?;
    if let Some(words) = &exhibit.words {
        writeln!(text, "<metadata name=\"Description\">{}</metadata>", escaped(words))?;
    }
    writeln!(text, "<metadata name=\"Application\">{PROGRAM}</metadata>")?;
    writeln!(text, "<resources>\n<basematerials id=\"{MATERIALS_ID}\">")?;
    for look in &exhibit.looks {
        let [red, green, blue] = look.color_bytes();
        let name = escaped(&look.name);
        writeln!(text, "<base name=\"{name}\" displaycolor=\"#{red:02X}{green:02X}{blue:02X}\"/>")?;
    }
    text.push_str("</basematerials>\n");
    let numbered = || exhibit.bodies.iter().zip(MATERIALS_ID + 1..);
    for (body, id) in numbered() {
        object(&mut text, body, id)?;
    }
    text.push_str("</resources>\n<build>\n");
    for (_, id) in numbered() {
        writeln!(text, "<item objectid=\"{id}\"/>")?;
    }
    text.push_str("</build>\n</model>\n");
    Ok(text)
}

fn object(text: &mut String, body: &Body, id: usize) -> std::fmt::Result {
    let (name, look) = (escaped(&body.name), body.look);
    writeln!(
        text,
        "<object id=\"{id}\" type=\"model\" name=\"{name}\" pid=\"{MATERIALS_ID}\" pindex=\"{look}\">\n<mesh>\n<vertices>"
    )?;
    for [x, y, z] in &body.mesh.vertices {
        writeln!(text, "<vertex x=\"{x}\" y=\"{y}\" z=\"{z}\"/>")?;
    }
    text.push_str("</vertices>\n<triangles>\n");
    for [a, b, c] in &body.mesh.triangles {
        writeln!(text, "<triangle v1=\"{a}\" v2=\"{b}\" v3=\"{c}\"/>")?;
    }
    text.push_str("</triangles>\n</mesh>\n</object>\n");
    Ok(())
}

/// A name as XML text and attributes hold it; control characters have no place there.
fn escaped(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

/// Reads the objects that are built, each welded, in millimeters, with the file's unit.
pub(super) fn decode(bytes: &[u8]) -> Result<(Vec<ReadPart>, LengthUnit), String> {
    let text = unpack(bytes, MODEL)?.ok_or_else(|| format!("it has no part `{MODEL}`"))?;
    let text = std::str::from_utf8(&text).map_err(|error| error.to_string())?;
    let model: Model = instant_xml::from_str(text).map_err(|error| error.to_string())?;
    let unit = match model.unit.as_ref().unwrap_or(&Unit::Millimeter) {
        Unit::Micron => LengthUnit::Micron,
        Unit::Millimeter => LengthUnit::Millimeter,
        Unit::Centimeter => LengthUnit::Centimeter,
        Unit::Inch => LengthUnit::Inch,
        Unit::Foot => LengthUnit::Foot,
        Unit::Meter => LengthUnit::Meter,
    };
    let scale = DAffine3::from_scale(Point::splat(unit.millimeters()));
    let mut parts = Vec::new();
    for item in &model.build.item {
        let place = scale * placed(item.transform.as_ref());
        if item.path.is_some() {
            return Err(ELSEWHERE.to_owned());
        }
        add_object(&model, item.objectid, place, MOST_LEVELS, &mut parts)?;
    }
    if parts.is_empty() { Err("nothing in it is built".to_owned()) } else { Ok((parts, unit)) }
}

/// How a transform of the format, by rows, moves a point.
fn placed(transform: Option<&Transform>) -> DAffine3 {
    transform.map_or(DAffine3::IDENTITY, |transform| DAffine3::from_cols_array(&transform.0))
}

fn add_object(
    model: &Model,
    id: u32,
    place: DAffine3,
    levels: usize,
    parts: &mut Vec<ReadPart>,
) -> Result<(), String> {
    let object = model.resources.object.iter().find(|object| object.id == id);
    let object = object.ok_or_else(|| format!("there is no object {id}"))?;
    let levels = levels.checked_sub(1).ok_or("its objects are made of themselves")?;
    for component in object.get_components_object().map_or(&[][..], |made| &made.component) {
        if component.path.is_some() {
            return Err(ELSEWHERE.to_owned());
        }
        let place = place * placed(component.transform.as_ref());
        add_object(model, component.objectid, place, levels, parts)?;
    }
    if let Some(mesh) = object.get_mesh() {
        let name = object.name.as_ref().map_or_else(|| format!("Object {id}"), ToString::to_string);
        parts.push(ReadPart { name, mesh: placed_mesh(mesh, place)? });
    }
    Ok(())
}

fn placed_mesh(mesh: &Mesh, place: DAffine3) -> Result<PrintMesh, String> {
    let vertices = mesh.vertices.vertex.iter();
    let at = vertices.map(|v| place.transform_point3(Point::new(v.x.value(), v.y.value(), v.z.value())));
    let places: Vec<[f32; 3]> = at.map(single).collect();
    let mut welded = Welded::default();
    for triangle in &mesh.triangles.triangle {
        // A mirror image would be inside out.
        let [b, c] = if place.matrix3.determinant() < 0.0 {
            [triangle.v3, triangle.v2]
        } else {
            [triangle.v2, triangle.v3]
        };
        welded.add_indexed(&places, [triangle.v1, b, c])?;
    }
    welded.finish()
}
