//! Every format at once: what is written is read back as it was, twice the same, and damage is told.

use std::fs;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use super::*;
use crate::build::{BuildRequest, Built, Cache};
use crate::design::templates::templates;
use crate::design::{Library, Project};
use crate::kernel::{CancelToken, Quality, cut, sphere};

/// A template at draft quality, under a name that formats have to escape.
fn made(template: &str) -> (Project, Built) {
    let found = templates().into_iter().find(|found| found.key == template).unwrap();
    let mut project = found.project;
    project.name = "A & B: <\"ring\" #1>".to_owned();
    let request = BuildRequest {
        piece: project.piece.clone(),
        library: Arc::new(Library::built_in()),
        quality: Quality::Draft,
        cache: Arc::new(Cache::default()),
        cancel: CancelToken::default(),
    };
    let built = request.run().unwrap();
    (project, built)
}

static SOLITAIRE: LazyLock<Exhibit> = LazyLock::new(|| {
    let (project, built) = made("solitaire");
    Exhibit::of(&project, &Library::built_in(), &built).unwrap()
});

fn encoded(format: ModelFormat, exhibit: &Exhibit) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut contents = format.encode("ring", exhibit).unwrap().into_iter().map(|(_, bytes)| bytes);
    (contents.next().unwrap(), contents.next())
}

#[test]
fn every_format_holds_what_was_written_and_the_same_twice() {
    for exhibit in [&*SOLITAIRE, &SOLITAIRE.mirrored()] {
        for format in ModelFormat::ALL {
            let (bytes, beside) = encoded(format, exhibit);
            assert_eq!(encoded(format, exhibit), (bytes.clone(), beside.clone()), "{format:?}");
            let parts = format.decode(&bytes, beside.as_deref()).unwrap();
            let measured = judge::judge(&parts, &format.wanted(exhibit)).unwrap();
            assert_eq!(measured.parts, if format == ModelFormat::Stl { 1 } else { 2 });
            // A round brilliant of 6.5 mm holds about 57.7 mm³: 1.01 ct at 3.52 g/cm³.
            let stones = measured.volume_mm3 - exhibit.metal.extent.volume;
            let wanted = if format == ModelFormat::Stl { 0.0 } else { 57.7 };
            assert!((stones - wanted).abs() < 0.2, "{format:?}: {stones}");
            for (part, body) in parts.iter().zip(&exhibit.bodies).skip(1) {
                let corners = |mesh: &PrintMesh| {
                    let mut corners: Vec<_> =
                        mesh.vertices.iter().map(|at| at.map(|v| (v * 1e4).round())).collect();
                    corners.sort_by(|a, b| a.partial_cmp(b).unwrap());
                    corners
                };
                assert_eq!(corners(&part.mesh), corners(&body.mesh), "{format:?}");
            }
        }
    }
}

#[test]
fn a_file_of_another_piece_is_not_called_good() {
    let (project, built) = made("plain_band");
    let other = Exhibit::of(&project, &Library::built_in(), &built).unwrap();
    for format in ModelFormat::ALL {
        let (bytes, beside) = encoded(format, &other);
        let parts = format.decode(&bytes, beside.as_deref()).unwrap();
        judge::judge(&parts, &format.wanted(&other)).unwrap();
        assert!(judge::judge(&parts, &format.wanted(&SOLITAIRE)).is_err(), "{format:?}");
        let mut holed = parts;
        holed[0].mesh.triangles.pop();
        assert!(judge::judge(&holed, &format.wanted(&other)).unwrap_err().contains("open"));
    }
}

#[test]
fn a_file_that_was_cut_off_or_is_another_is_refused_in_every_format() {
    for format in ModelFormat::ALL {
        let (bytes, beside) = encoded(format, &SOLITAIRE);
        for share in 0..12 {
            let cut = &bytes[..bytes.len() * share / 12];
            let read = format.decode(cut, beside.as_deref());
            let judged = read.and_then(|parts| judge::judge(&parts, &format.wanted(&SOLITAIRE)));
            assert!(judged.is_err(), "{format:?} cut at {share} twelfths");
        }
        assert!(
            format.decode(b"\x89PNG\r\n\x1a\n, a picture and no model at all", None).is_err(),
            "{format:?}"
        );
    }
    let obj = encoded(ModelFormat::Obj, &SOLITAIRE).0;
    assert!(ModelFormat::Obj.decode(&obj, Some(b"newmtl Lead\n")).unwrap_err().contains("no material"));
}

#[test]
fn a_picture_file_says_what_metal_and_stone_are_like() {
    let (bytes, _) = encoded(ModelFormat::Glb, &SOLITAIRE);
    let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
    let document: Value = serde_json::from_slice(&bytes[20..20 + length]).unwrap();
    assert_eq!(document["nodes"][0]["scale"], serde_json::json!([0.001, 0.001, 0.001]));
    let [metal, stone] = [0, 1].map(|at| document["materials"][at].clone());
    let gold = &metal["pbrMetallicRoughness"];
    assert_eq!(gold["baseColorFactor"], serde_json::json!([0.97, 0.77, 0.45, 1.0]), "as the library has it");
    assert_eq!(gold["metallicFactor"], 1);
    let number = |extension: &str, field: &str| stone["extensions"][extension][field].as_f64().unwrap();
    assert!((number("KHR_materials_ior", "ior") - 2.417).abs() < 1e-3);
    assert!((number("KHR_materials_transmission", "transmissionFactor") - 1.0).abs() < 1e-9);
    // Diamond has an Abbe number of 55.3.
    assert!((number("KHR_materials_dispersion", "dispersion") - 20.0 / 55.3).abs() < 0.01);
    let depth = number("KHR_materials_volume", "thicknessFactor");
    assert!((3.8..4.1).contains(&depth), "in the millimeters of the mesh: {depth}");
}

#[test]
fn names_and_materials_come_back() {
    let read = |format: ModelFormat| {
        let (bytes, beside) = encoded(format, &SOLITAIRE);
        let parts = format.decode(&bytes, beside.as_deref()).unwrap();
        parts.into_iter().map(|part| part.name).collect::<Vec<_>>()
    };
    assert_eq!(read(ModelFormat::ThreeMf), ["Metal", "Stone 1"]);
    assert_eq!(read(ModelFormat::Obj), ["Metal", "Stone_1"]);
    assert_eq!(read(ModelFormat::Glb), ["Metal", "Stone 1"]);
    let (_, materials) = encoded(ModelFormat::Obj, &SOLITAIRE);
    let (materials, _) = tobj::load_mtl_buf(&mut materials.unwrap().as_slice()).unwrap();
    let names: Vec<&str> = materials.iter().map(|material| material.name.as_str()).collect();
    assert_eq!(names, ["18_k_yellow_gold", "Diamond"]);
    assert_eq!(materials[1].optical_density.map(|index| (index * 1000.0).round()), Some(2417.0));
}

#[test]
fn normals_are_of_unit_length_and_facets_are_flat() {
    for body in &SOLITAIRE.bodies {
        for normal in &body.normals.normals {
            let length = normal.iter().map(|v| v * v).sum::<f32>().sqrt();
            assert!((length - 1.0).abs() < 1e-5, "{length}");
        }
    }
    let stone = &SOLITAIRE.bodies[1];
    assert!(stone.normals.triangles.iter().all(|[a, b, c]| a == b && b == c), "one normal for each facet");
    // The 57 facets of a round brilliant, and 64 flats of its girdle.
    assert_eq!(stone.normals.normals.len(), 57 + 64);
}

#[test]
fn an_empty_solid_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let ball = sphere(2.0, Quality::Draft).unwrap();
    let exhibit = Exhibit::of_metal("ball", &ball).unwrap();
    let written = write_model(folder.path(), "ball", ModelFormat::Stl, &exhibit).unwrap();
    let before = fs::read(folder.path().join("ball.stl")).unwrap();
    assert!(written.len() == 1 && written[0].file == "ball.stl" && written[0].bytes == before);
    let nothing = cut(&ball, std::slice::from_ref(&ball), &CancelToken::default()).unwrap();
    assert!(Exhibit::of_metal("nothing", &nothing).is_err());
    // A ball that says it is larger than it is.
    let mut larger = exhibit;
    larger.metal.extent.volume *= 1.01;
    let error = write_model(folder.path(), "ball", ModelFormat::Stl, &larger).unwrap_err();
    assert!(
        matches!(error, ExchangeError::ReadBack { .. }) && error.to_string().contains("volume"),
        "{error}"
    );
    assert_eq!(fs::read(folder.path().join("ball.stl")).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
