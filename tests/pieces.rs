//! Golden pieces: each folder of `tests/pieces` holds a project, `design.ron`, and what its production build
//! must measure, `expected.ron`, to four decimals with units. `UPDATE_PIECES=1` writes the expected files anew;
//! read the difference before you commit it.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test the panic is the report")]

mod common;

use std::collections::BTreeSet;
use std::f64::consts::{PI, TAU};
use std::fs;
use std::path::{Path, PathBuf};

use collet::build::{Built, CancelToken, PartRole, Quality};
use collet::design::Piece;
use collet::design::features::ShankProfile;
use collet::design::settings::{ProngHead, Setting};
use collet::design::templates::templates;
use collet::exchange::load_project;
use collet::kernel::{PrintMesh, convex_hull, intersect, printable};
use collet::vocab::{Millimeters, Point};
use common::{build, library, template, typed};

/// What is compared, in the words of the file.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    metal_volume: String,
    metal_weight: String,
    inner_diameter: String,
    least_corner: String,
    greatest_corner: String,
    carats: String,
    bodies: usize,
    /// Holes through the metal: one for the finger, one for each opening of the head.
    genus: i64,
    /// Triangles' tags: which parts still have faces after all cuts.
    parts: Vec<String>,
    problems: Vec<String>,
}

fn measured(built: &Built) -> Expected {
    let mesh = printable(&built.metal).expect("a golden piece is printable");
    let [least, greatest] = built.measures.bounds.expect("a golden piece has metal");
    let corner = |p: collet::vocab::Point| format!("{:.4}, {:.4}, {:.4} mm", p.x, p.y, p.z);
    let roles: BTreeSet<PartRole> =
        built.metal_mesh.tags.iter().filter_map(|tag| PartRole::of_tag(*tag)).collect();
    Expected {
        metal_volume: format!("{:.4} mm³", built.measures.metal_volume.0),
        metal_weight: built
            .measures
            .metal_weight
            .map_or_else(String::new, |grams| format!("{:.4} g", grams.0)),
        inner_diameter: built
            .measures
            .inner_diameter
            .map_or_else(|| "none".to_owned(), |inside| format!("{:.4} mm", inside.0)),
        least_corner: corner(least),
        greatest_corner: corner(greatest),
        carats: format!("{:.4} ct", built.measures.total_carats.0),
        bodies: built.metal.body_count(),
        genus: genus(&mesh),
        parts: roles.iter().map(PartRole::to_string).collect(),
        problems: built.problems.iter().map(|problem| problem.text.clone()).collect(),
    }
}

/// V − E + F = 2 − 2g for one body.
fn genus(mesh: &PrintMesh) -> i64 {
    let [vertices, faces] =
        [mesh.vertices.len(), mesh.triangles.len()].map(|count| i64::try_from(count).unwrap());
    let euler = vertices - faces * 3 / 2 + faces;
    1 - euler / 2
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pieces");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.join("design.ron").is_file());
    cases.sort();
    assert!(cases.len() >= 7, "{cases:?}");
    cases
}

#[test]
fn every_golden_piece_measures_what_it_did() {
    let update = std::env::var("UPDATE_PIECES").is_ok_and(|value| value == "1");
    let mut differences = Vec::new();
    for case in cases() {
        let project = load_project(&case.join("design.ron"), library()).unwrap();
        let found = measured(&build(&project.piece, Quality::Production));
        let path = case.join("expected.ron");
        if update {
            let text = ron::ser::to_string_pretty(&found, ron::ser::PrettyConfig::default()).unwrap();
            fs::write(&path, text + "\n").unwrap();
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let wanted: Expected = ron::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        if found != wanted {
            differences.push(format!("{}\n  wanted {wanted:#?}\n  found {found:#?}", case.display()));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_qualities_agree_on_what_the_piece_is() {
    for template in templates() {
        let piece = &template.project.piece;
        let exact = build(piece, Quality::Production);
        for quality in [Quality::Draft, Quality::Preview] {
            let coarse = build(piece, quality);
            let share = coarse.measures.metal_volume.0 / exact.measures.metal_volume.0;
            // Coarse seats take less as well; what is no ring may be all wire, of which eight sides have a tenth less.
            let ring = piece.wear.ring_size().is_some();
            let least = if ring { 0.95 } else { 0.9 };
            assert!((least..1.01).contains(&share), "{} {quality:?} {share}", template.key);
            assert_eq!(coarse.landmarks, exact.landmarks);
            assert_eq!((coarse.metal.body_count(), &coarse.problems), (1, &exact.problems));
            let inside = [&coarse, &exact].map(|built| built.measures.inner_diameter.map_or(0.0, |it| it.0));
            // The narrowest place of an oval cuff lies between the corners of its mesh.
            let off = match (ring, exact.landmarks.openings.is_empty()) {
                (true, true) => 1e-6,
                // An opening cuts the band between the corners of its mesh.
                (true, false) => 2.0 * quality.chord_error(),
                (false, _) => 5e-3,
            };
            assert!((inside[0] - inside[1]).abs() < off, "{} {quality:?} {inside:?}", template.key);
        }
    }
}

fn prongs(piece: &mut Piece) -> &mut ProngHead {
    match &mut piece.heads_mut().next().unwrap().setting {
        Setting::Prong(head) => head,
        _ => panic!("a solitaire has prongs"),
    }
}

#[test]
fn a_plain_band_has_the_volume_of_pappus() {
    // The head cannot be made so low, and only the band is left: area × path of the centroid.
    let mut piece = template("solitaire").piece;
    let shank = piece.shanks_mut().next().unwrap();
    shank.profile = ShankProfile::Flat;
    for measure in [&mut shank.width_top, &mut shank.width_shoulder, &mut shank.width_base] {
        *measure = Millimeters(3.0);
    }
    for measure in [&mut shank.thickness_top, &mut shank.thickness_shoulder, &mut shank.thickness_base] {
        *measure = Millimeters(2.0);
    }
    shank.edge_radius = Millimeters(0.3);
    prongs(&mut piece).head_height = Millimeters(0.5);
    let built = build(&piece, Quality::Production);
    assert_eq!(built.problems.len(), 1, "{:?}", built.problems);
    // Cutting all four corners takes as much inside as outside of the middle, so that the centroid stays.
    let area = 3.0 * 2.0 - (4.0 - PI) * 0.09;
    let exact = area * TAU * (built.measures.inner_diameter.unwrap().0 / 2.0 + 1.0);
    let share = built.measures.metal_volume.0 / exact;
    assert!((0.998..1.0).contains(&share), "{share}");
}

#[test]
fn prongs_count_clockwise_from_twelve() {
    let mut piece = template("solitaire").piece;
    for (count, rotation, first_degrees) in [
        (4, 0.0, 45.0),
        (4, 50.0, 5.0),
        (4, -45.0, 0.0),
        (3, 0.0, 0.0),
        (3, -10.0, 110.0),
        (6, 0.0, 30.0),
        (8, 360.0, 22.5),
    ] {
        let head = prongs(&mut piece);
        (head.count, head.rotation.0) = (count, rotation);
        let built = build(&piece, Quality::Draft);
        let azimuths = built.landmarks.prongs.iter().map(|prong| {
            let girdle = prong.center_line[prong.girdle_index];
            girdle.x.atan2(girdle.y).to_degrees().rem_euclid(360.0)
        });
        for (number, azimuth) in (0_u32..).zip(azimuths) {
            let wanted = first_degrees + 360.0 / f64::from(count) * f64::from(number);
            let off = (azimuth - wanted + 180.0).rem_euclid(360.0) - 180.0;
            assert!(off.abs() < 1e-9, "{count} prongs turned by {rotation}: {number} at {azimuth}");
            let role = PartRole::Prong(number);
            assert!(built.metal_mesh.tags.contains(&role.tag()), "{role} has faces");
        }
        assert_eq!(built.landmarks.prongs.len(), count as usize);
    }
}

#[test]
fn prongs_are_cut_for_a_stone_of_any_family() {
    for family in ["oval", "pear", "heart", "cushion", "princess", "emerald", "trillion", "cabochon_oval"] {
        let project = typed(template("solitaire"), &[("stone.shape", family), ("head.height", "7")]);
        let built = build(&project.piece, Quality::Draft);
        assert_eq!(built.metal.body_count(), 1, "{family}: {:?}", built.problems);
        for number in 0..4 {
            assert!(built.metal_mesh.tags.contains(&PartRole::Prong(number).tag()), "{family} {number}");
        }
        let stone = &built.stones[0];
        for part in stone.shape.convex_parts() {
            let corners: Vec<Point> =
                part.vertices.iter().map(|at| stone.ring_from_stone.to_parent(*at)).collect();
            let body = convex_hull(&corners).unwrap();
            let shared = intersect(&built.metal, &body, &CancelToken::default()).unwrap();
            assert!(shared.volume().0 < 1e-4, "{family}: {} mm³ of metal in the stone", shared.volume().0);
        }
    }
}
