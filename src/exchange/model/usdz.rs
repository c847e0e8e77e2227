//! USDZ: metal and stones for augmented reality, in meters, +Y up. A text layer in an archive as the format wants it.
//!
//! Corners stay in millimeters and the root turns them into meters, as in GLB. The one surface that every viewer knows
//! has no true transparency, so that stones are polished bodies in their color.

use std::fmt::Write;

use super::exhibit::{Body, Exhibit, Look, Surface};
use super::welded::Welded;
use super::{PROGRAM, ReadPart, bounds, upright};
use crate::exchange::package::{Packing, pack, unpack};
use crate::kernel::PrintMesh;

/// The first part of the archive is the scene.
const LAYER: &str = "piece.usda";

const HEAD: &str = r#"    defaultPrim = "Piece"
    metersPerUnit = 1
    upAxis = "Y"
)

def Xform "Piece" (
    kind = "component"
)
{
    float3 xformOp:scale = (0.001, 0.001, 0.001)
    uniform token[] xformOpOrder = ["xformOp:scale"]
"#;

/// The bytes of the file.
pub(super) fn encode(exhibit: &Exhibit) -> Result<Vec<u8>, String> {
    let layer = layer(exhibit).map_err(|error| error.to_string())?;
    pack(&[(LAYER, layer.as_bytes())], Packing::Aligned)
}

fn layer(exhibit: &Exhibit) -> Result<String, std::fmt::Error> {
    let mut text = format!("#usda 1.0\n(\n    doc = \"{PROGRAM}\"\n{HEAD}");
    for body in &exhibit.bodies {
        mesh(&mut text, body)?;
    }
    text.push_str("\n    def Scope \"Looks\"\n    {\n");
    for (number, look) in exhibit.looks.iter().enumerate() {
        material(&mut text, number, look)?;
    }
    text.push_str("    }\n}\n");
    Ok(text)
}

fn mesh(text: &mut String, body: &Body) -> std::fmt::Result {
    let split = body.split();
    let positions = upright(&split.positions);
    let (name, look) = (identifier(&body.name), body.look);
    writeln!(
        text,
        "\n    def Mesh \"{name}\" (\n        prepend apiSchemas = [\"MaterialBindingAPI\"]\n    )\n    {{"
    )?;
    writeln!(text, "        uniform token subdivisionScheme = \"none\"")?;
    writeln!(text, "        float3[] extent = {}", vectors(&bounds(&positions)))?;
    writeln!(text, "        int[] faceVertexCounts = [{}]", vec!["3"; split.triangles.len()].join(", "))?;
    let indices: Vec<String> = split.triangles.as_flattened().iter().map(u32::to_string).collect();
    writeln!(text, "        int[] faceVertexIndices = [{}]", indices.join(", "))?;
    writeln!(text, "        point3f[] points = {}", vectors(&positions))?;
    writeln!(text, "        normal3f[] normals = {} (", vectors(&upright(&split.normals)))?;
    writeln!(text, "            interpolation = \"vertex\"\n        )")?;
    writeln!(text, "        rel material:binding = </Piece/Looks/Look{look}>\n    }}")
}

fn material(text: &mut String, number: usize, look: &Look) -> std::fmt::Result {
    let [red, green, blue] = look.color();
    let (metallic, roughness, rest) = match look.surface {
        Surface::Metal { roughness, .. } => (1, roughness, String::new()),
        Surface::Clear { index, .. } | Surface::Opaque { index, .. } => (
            0,
            0.0,
            format!(
                "float inputs:ior = {index:.4}\n                float inputs:clearcoat = 1\n                "
            ),
        ),
    };
    write!(
        text,
        r#"        def Material "Look{number}"
        {{
            token outputs:surface.connect = </Piece/Looks/Look{number}/Surface.outputs:surface>

            def Shader "Surface"
            {{
                uniform token info:id = "UsdPreviewSurface"
                color3f inputs:diffuseColor = ({red:.4}, {green:.4}, {blue:.4})
                float inputs:metallic = {metallic}
                float inputs:roughness = {roughness:.3}
                {rest}token outputs:surface
            }}
        }}
"#
    )
}

fn vectors(list: &[[f32; 3]]) -> String {
    let vectors: Vec<String> = list.iter().map(|[x, y, z]| format!("({x}, {y}, {z})")).collect();
    format!("[{}]", vectors.join(", "))
}

/// A name as the format takes it: letters, digits and underscores, no digit first.
fn identifier(name: &str) -> String {
    let safe: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if safe.starts_with(|c: char| c.is_ascii_digit()) { format!("_{safe}") } else { safe }
}

/// Reads the meshes of a file that Collet wrote, each welded, in ring space and millimeters. It reads no other
/// layers: there is no reader of the format but this one and the one of its makers.
pub(super) fn decode(bytes: &[u8]) -> Result<Vec<ReadPart>, String> {
    let layer = unpack(bytes, LAYER)?.ok_or_else(|| format!("it has no part `{LAYER}`"))?;
    let text = String::from_utf8(layer).map_err(|error| error.to_string())?;
    let (head, meshes) = text.split_once("\n    def Mesh \"").ok_or("it has no mesh")?;
    if !head.ends_with(HEAD) || !text.ends_with("}\n") {
        return Err("it is not in meters or not whole".to_owned());
    }
    meshes.split("\n    def Mesh \"").map(part).collect()
}

fn part(text: &str) -> Result<ReadPart, String> {
    let name = text.split('"').next().unwrap_or_default().to_owned();
    let places: Vec<f32> = list(text, "point3f[] points")?;
    let indices: Vec<u32> = list(text, "int[] faceVertexIndices")?;
    let ((places, rest), (triangles, others)) = (places.as_chunks::<3>(), indices.as_chunks::<3>());
    if !rest.is_empty() || !others.is_empty() {
        return Err(format!("{name}: a corner or a triangle is not whole"));
    }
    let places: Vec<[f32; 3]> = places.iter().map(|[x, y, z]| [*x, 0.0 - z, *y]).collect();
    let mut welded = Welded::default();
    for triangle in triangles {
        welded.add_indexed(&places, *triangle)?;
    }
    let mesh: PrintMesh = welded.finish()?;
    Ok(ReadPart { name, mesh })
}

/// The numbers of an attribute.
fn list<T: std::str::FromStr>(text: &str, attribute: &str) -> Result<Vec<T>, String> {
    let rest = text.split_once(attribute).and_then(|(_, rest)| rest.strip_prefix(" = [")?.split_once(']'));
    let (numbers, _) = rest.ok_or_else(|| format!("it has no `{attribute}`"))?;
    let numbers = numbers.split([',', '(', ')', ' ']).filter(|number| !number.is_empty());
    numbers
        .map(|number| number.parse().map_err(|_| format!("`{number}` is no number of `{attribute}`")))
        .collect()
}
