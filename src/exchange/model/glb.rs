//! GLB (binary glTF 2.0): metal and stones with materials for physically based pictures.
//!
//! Corners stay in millimeters, so that nothing is rounded twice, with +Y up as the format has it; the one root node
//! turns them into meters.

use glam::DMat4;
use serde_json::{Map, Value, json};

use super::exhibit::{Body, Exhibit, Look, Surface};
use super::welded::Welded;
use super::{PROGRAM, ReadPart, bounds, single, upright};
use crate::kernel::PrintMesh;
use crate::vocab::Point;

/// Meters in a millimeter.
const METERS: f64 = 1e-3;

/// Millimeters in a meter.
const MILLIMETERS: f64 = 1e3;

/// Roughness of a polished opaque stone.
const POLISH: f64 = 0.1;

/// How deep nodes may stand in nodes.
const MOST_LEVELS: usize = 64;

/// The bytes of the file.
pub(super) fn encode(exhibit: &Exhibit) -> Result<Vec<u8>, String> {
    let mut file = File::default();
    let nodes: Vec<Value> = exhibit.bodies.iter().map(|body| file.add(body, exhibit)).collect();
    let children: Vec<usize> = (1..=nodes.len()).collect();
    let scale = [METERS; 3];
    let root = json!({ "name": exhibit.name, "scale": scale, "children": children });
    let nodes = [vec![root], nodes].concat();
    let mut document = json!({
        "asset": { "version": "2.0", "generator": PROGRAM },
        "scene": 0,
        "scenes": [{ "nodes": [0] }],
        "nodes": nodes,
        "meshes": file.meshes,
        "materials": file.materials,
        "accessors": file.accessors,
        "bufferViews": file.views,
        "buffers": [{ "byteLength": file.bytes.len() }],
    });
    let extensions = EXTENSIONS
        .iter()
        .filter(|name| file.materials.iter().any(|material| material["extensions"].get(**name).is_some()));
    let extensions: Vec<&str> = extensions.copied().collect();
    if !extensions.is_empty() {
        document["extensionsUsed"] = json!(extensions);
    }
    contained(&document.to_string(), &file.bytes)
}

/// In the order of the alphabet.
const EXTENSIONS: [&str; 4] =
    ["KHR_materials_dispersion", "KHR_materials_ior", "KHR_materials_transmission", "KHR_materials_volume"];

/// The container: a head and two chunks, each padded to four bytes.
fn contained(document: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut chunks = Vec::new();
    for (kind, content, padding) in [(b"JSON", document.as_bytes(), b' '), (b"BIN\0", bytes, 0)] {
        let length = content.len().next_multiple_of(4);
        chunks.extend(length_bytes(length)?);
        chunks.extend(kind);
        chunks.extend(content);
        chunks.resize(chunks.len() + length - content.len(), padding);
    }
    let head = [*b"glTF", 2_u32.to_le_bytes(), length_bytes(12 + chunks.len())?];
    Ok([head.as_flattened(), &chunks].concat())
}

fn length_bytes(length: usize) -> Result<[u8; 4], String> {
    u32::try_from(length).map(u32::to_le_bytes).map_err(|_| "it is too large for the format".to_owned())
}

/// What grows body by body.
#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    views: Vec<Value>,
    accessors: Vec<Value>,
    meshes: Vec<Value>,
    materials: Vec<Value>,
}

impl File {
    /// Adds a body; its node.
    fn add(&mut self, body: &Body, exhibit: &Exhibit) -> Value {
        let split = body.split();
        let [positions, normals] = [&split.positions, &split.normals].map(|list| upright(list));
        let indices: Vec<u8> = split.triangles.as_flattened().iter().flat_map(|i| i.to_le_bytes()).collect();
        let indices = self.accessor(
            &indices,
            34963,
            &json!({
                "componentType": 5125, "count": 3 * split.triangles.len(), "type": "SCALAR",
            }),
        );
        let [least, greatest] = bounds(&positions);
        let vectors =
            |list: &[[f32; 3]]| list.as_flattened().iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
        let positions = self.accessor(&vectors(&positions), 34962, &json!({
            "componentType": 5126, "count": positions.len(), "type": "VEC3", "min": least, "max": greatest,
        }));
        let normals = self.accessor(
            &vectors(&normals),
            34962,
            &json!({
                "componentType": 5126, "count": normals.len(), "type": "VEC3",
            }),
        );
        let material = self.material(&exhibit.looks[body.look], body.depth);
        self.meshes.push(json!({ "name": body.name, "primitives": [{
            "attributes": { "POSITION": positions, "NORMAL": normals },
            "indices": indices, "material": material, "mode": 4,
        }] }));
        json!({ "name": body.name, "mesh": self.meshes.len() - 1 })
    }

    /// Adds bytes and what they are; the accessor's number.
    fn accessor(&mut self, bytes: &[u8], target: u32, facts: &Value) -> usize {
        self.views.push(json!({
            "buffer": 0, "byteOffset": self.bytes.len(), "byteLength": bytes.len(), "target": target,
        }));
        self.bytes.extend(bytes);
        let mut facts = facts.clone();
        facts["bufferView"] = json!(self.views.len() - 1);
        self.accessors.push(facts);
        self.accessors.len() - 1
    }

    /// The number of a material; alike ones are one.
    fn material(&mut self, look: &Look, depth: f64) -> usize {
        let material = material(look, depth);
        let known = self.materials.iter().position(|known| *known == material);
        known.unwrap_or_else(|| {
            self.materials.push(material);
            self.materials.len() - 1
        })
    }
}

fn material(look: &Look, depth: f64) -> Value {
    let (color, metal, roughness, extensions) = match look.surface {
        Surface::Metal { reflectance, roughness } => (reflectance, 1, roughness, json!({})),
        Surface::Opaque { color, index } => {
            (color, 0, POLISH, json!({ "KHR_materials_ior": { "ior": index } }))
        }
        Surface::Clear { index, abbe, absorption, .. } => {
            let mut volume = Map::new();
            volume.insert("thicknessFactor".to_owned(), json!(depth));
            if absorption.iter().any(|share| *share > 0.0) {
                // What is left after a millimeter.
                volume.insert("attenuationDistance".to_owned(), json!(METERS));
                volume.insert("attenuationColor".to_owned(), json!(absorption.map(|share| (-share).exp())));
            }
            (
                [1.0; 3],
                0,
                0.0,
                json!({
                    "KHR_materials_ior": { "ior": index },
                    "KHR_materials_transmission": { "transmissionFactor": 1.0 },
                    "KHR_materials_volume": volume,
                    // As the extension states it: 20 over the Abbe number.
                    "KHR_materials_dispersion": { "dispersion": 20.0 / abbe },
                }),
            )
        }
    };
    let [red, green, blue] = color;
    let mut material = json!({ "name": look.name, "pbrMetallicRoughness": {
        "baseColorFactor": [red, green, blue, 1.0], "metallicFactor": metal, "roughnessFactor": roughness,
    } });
    if extensions != json!({}) {
        material["extensions"] = extensions;
    }
    material
}

/// Reads the triangles of the scene in its nodes' places, each primitive welded, in ring space and millimeters.
pub(super) fn decode(bytes: &[u8]) -> Result<Vec<ReadPart>, String> {
    let gltf::Gltf { document, blob } = gltf::Gltf::from_slice(bytes).map_err(|error| error.to_string())?;
    let scene = document.default_scene().or_else(|| document.scenes().next()).ok_or("it has no scene")?;
    let mut parts = Vec::new();
    for node in scene.nodes() {
        add_node(&node, DMat4::IDENTITY, blob.as_deref(), MOST_LEVELS, &mut parts)?;
    }
    if parts.is_empty() { Err("it has no triangles".to_owned()) } else { Ok(parts) }
}

fn add_node(
    node: &gltf::Node<'_>,
    outer: DMat4,
    blob: Option<&[u8]>,
    levels: usize,
    parts: &mut Vec<ReadPart>,
) -> Result<(), String> {
    let levels = levels.checked_sub(1).ok_or("its nodes stand too deep in each other")?;
    let place =
        outer * DMat4::from_cols_array_2d(&node.transform().matrix().map(|column| column.map(f64::from)));
    let name = node.name().unwrap_or("Node");
    for primitive in node.mesh().iter().flat_map(gltf::Mesh::primitives) {
        parts.push(ReadPart { name: name.to_owned(), mesh: triangles(&primitive, place, blob)? });
    }
    node.children().try_for_each(|child| add_node(&child, place, blob, levels, parts))
}

fn triangles(
    primitive: &gltf::Primitive<'_>,
    place: DMat4,
    blob: Option<&[u8]>,
) -> Result<PrintMesh, String> {
    if primitive.mode() != gltf::mesh::Mode::Triangles {
        return Err("it has points, lines or strips beside triangles, which are not read".to_owned());
    }
    let reader = primitive.reader(|buffer| match buffer.source() {
        gltf::buffer::Source::Bin => blob,
        gltf::buffer::Source::Uri(_) => None,
    });
    let positions = reader.read_positions().ok_or("its corners lie in no part of this file")?;
    let places: Vec<[f32; 3]> = positions
        .map(|at| {
            let [x, y, z] = (place.transform_point3(Point::from(at.map(f64::from))) * MILLIMETERS).to_array();
            single(Point::new(x, 0.0 - z, y))
        })
        .collect();
    let indices: Vec<u32> = match reader.read_indices() {
        Some(indices) => indices.into_u32().collect(),
        None => (0..u32::try_from(places.len()).map_err(|error| error.to_string())?).collect(),
    };
    let (triangles, rest) = indices.as_chunks::<3>();
    if !rest.is_empty() {
        return Err("its last triangle is not whole".to_owned());
    }
    let mut welded = Welded::default();
    for [a, b, c] in triangles {
        // A mirror image would be inside out.
        let corners = if place.determinant() < 0.0 { [*a, *c, *b] } else { [*a, *b, *c] };
        welded.add_indexed(&places, corners)?;
    }
    welded.finish()
}
