//! The sample projects are what the templates give, and every project file ever released goes on loading.
//!
//! `COLLET_BLESS=1 cargo test --test samples` writes the samples anew after a template was changed on purpose.
//! The golden files of `tests/project_files` are never written anew.

mod common;

use std::path::{Path, PathBuf};

use collet::design::Project;
use collet::exchange::{load_project, parse_project, project_to_text, save_project};
use common::{library, template, typed};

fn samples() -> Vec<(&'static str, Project)> {
    let mut six = typed(template("solitaire_six"), &[("ring.alloy", "platinum_950_ru")]);
    "Solitaire in platinum, six prongs".clone_into(&mut six.name);
    vec![
        ("solitaire.ron", template("solitaire")),
        ("solitaire_platinum_six.ron", six),
        ("bezel_solitaire.ron", template("bezel_solitaire")),
        ("three_stone.ron", template("three_stone")),
        ("five_stone.ron", template("five_stone")),
        ("two_stone.ron", template("two_stone")),
        ("eternity.ron", template("eternity")),
        ("channel_half_eternity.ron", template("channel_half_eternity")),
        ("channel_eternity.ron", template("channel_eternity")),
        ("princess_channel.ron", template("princess_channel")),
        ("pave_line.ron", template("pave_line")),
        ("plain_band.ron", template("plain_band")),
        ("beveled_band.ron", template("beveled_band")),
        ("knife_edge_band.ron", template("knife_edge_band")),
        ("milgrain_band.ron", template("milgrain_band")),
        ("stacked_band.ron", template("stacked_band")),
        ("knife_edge_solitaire.ron", template("knife_edge_solitaire")),
        ("euro_solitaire.ron", template("euro_solitaire")),
        ("cathedral_solitaire.ron", template("cathedral_solitaire")),
        ("low_cathedral.ron", template("low_cathedral")),
        ("split_shank.ron", template("split_shank")),
        ("bypass.ron", template("bypass")),
        ("engraved_band.ron", template("engraved_band")),
        ("signet.ron", template("signet")),
        ("round_signet.ron", template("round_signet")),
        ("solitaire_pendant.ron", template("solitaire_pendant")),
        ("bezel_pendant.ron", template("bezel_pendant")),
        ("disc_pendant.ron", template("disc_pendant")),
        ("bar_pendant.ron", template("bar_pendant")),
        ("heart_pendant.ron", template("heart_pendant")),
        ("studs.ron", template("studs")),
        ("bezel_studs.ron", template("bezel_studs")),
        ("hoops.ron", template("hoops")),
        ("huggies.ron", template("huggies")),
        ("bangle.ron", template("bangle")),
        ("cuff.ron", template("cuff")),
        ("halo.ron", template("halo")),
        ("cushion_halo.ron", template("cushion_halo")),
        ("pear_halo.ron", template("pear_halo")),
        ("double_halo.ron", template("double_halo")),
        ("hidden_halo.ron", template("hidden_halo")),
        ("pave_band.ron", template("pave_band")),
        ("micro_pave_band.ron", template("micro_pave_band")),
        ("oval_solitaire.ron", template("oval_solitaire")),
        ("emerald_cut_solitaire.ron", template("emerald_cut_solitaire")),
        ("princess_solitaire.ron", template("princess_solitaire")),
        ("cushion_solitaire.ron", template("cushion_solitaire")),
        ("pear_solitaire.ron", template("pear_solitaire")),
        ("marquise_solitaire.ron", template("marquise_solitaire")),
        ("heart_solitaire.ron", template("heart_solitaire")),
        ("trillion_solitaire.ron", template("trillion_solitaire")),
        ("double_prong_solitaire.ron", template("double_prong_solitaire")),
        ("peg_solitaire.ron", template("peg_solitaire")),
        ("trellis_solitaire.ron", template("trellis_solitaire")),
        ("tension_solitaire.ron", template("tension_solitaire")),
        ("pearl_ring.ron", template("pearl_ring")),
        ("pearl_studs.ron", template("pearl_studs")),
        ("bar_band.ron", template("bar_band")),
        ("oval_bezel.ron", template("oval_bezel")),
        ("emerald_cut_bezel.ron", template("emerald_cut_bezel")),
        ("pear_bezel.ron", template("pear_bezel")),
        ("half_bezel.ron", template("half_bezel")),
    ]
}

#[test]
fn every_bundled_font_has_its_license_beside_it() {
    let entries = std::fs::read_dir(folder("assets/fonts")).unwrap();
    let names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let fonts: Vec<&String> = names.iter().filter(|name| name.contains(".otf")).collect();
    assert_eq!(fonts.len(), 4, "{fonts:?}");
    for font in fonts {
        let family: String = font.chars().take_while(char::is_ascii_alphabetic).collect();
        let license = folder("assets/fonts").join(format!("OFL-{family}.txt"));
        let license = std::fs::read_to_string(&license).unwrap();
        assert!(license.starts_with("Copyright") && license.contains("SIL OPEN FONT LICENSE Version 1.1"));
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn the_samples_are_what_the_templates_give() {
    for (name, project) in samples() {
        let path = folder("assets/samples").join(name);
        if std::env::var_os("COLLET_BLESS").is_some() {
            save_project(&path, &project).unwrap();
        }
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert_eq!(text, project_to_text(&project), "{name}");
        assert_eq!(load_project(&path, library()).unwrap(), project, "{name}");
    }
}

/// Values in the golden files are all different from the defaults, so that a field that is dropped or swapped on
/// the way is seen.
#[test]
fn every_golden_file_of_format_1_loads_as_it_always_did() {
    let load = |name: &str| load_project(&folder("tests/project_files/v1").join(name), library()).unwrap();
    assert_eq!(load("solitaire.ron"), golden_solitaire());
    assert_eq!(load("bezel.ron"), golden_bezel());
    let text = project_to_text(&load("solitaire.ron"));
    assert_eq!(parse_project(&text, Path::new("again"), library()).unwrap(), golden_solitaire());
}

fn golden_solitaire() -> Project {
    let project = typed(
        template("solitaire"),
        &[
            ("ring.size", "UK N 1/2"),
            ("ring.alloy", "silver_925"),
            ("ring.finish", "satin"),
            ("shank.profile", "flat_court"),
            ("shank.width_top", "3.1"),
            ("shank.width_shoulder", "3.2"),
            ("shank.width_base", "3.3"),
            ("shank.thickness_top", "1.41"),
            ("shank.thickness_shoulder", "1.42"),
            ("shank.thickness_base", "1.43"),
            ("shank.comfort_radius", "12.5"),
            ("shank.edge_radius", "0.15"),
            ("head.height", "6.2"),
            ("prongs.count", "6"),
            ("prongs.tip", "claw"),
            ("prongs.base_diameter", "1.15"),
            ("prongs.tip_diameter", "1.05"),
            ("prongs.lean", "8.5"),
            ("prongs.height_over_girdle", "0.84"),
            ("prongs.reach", "41"),
            ("prongs.rotation", "-15"),
            ("gallery.rails", "1"),
            ("gallery.wire", "0.9"),
            ("seat.share", "21"),
            ("seat.clearance", "0.03"),
            ("seat.drop", "0.04"),
            ("stone.species", "sapphire_blue"),
            ("stone.size", "measured"),
            ("stone.length", "7.12"),
            ("stone.width", "7.08"),
            ("stone.depth", "4.31"),
            ("stone.rotation", "22.5"),
            ("stone.table", "58"),
            ("stone.crown_angle", "33.5"),
            ("stone.pavilion_angle", "41.2"),
            ("stone.star_length", "52"),
            ("stone.lower_half_length", "77"),
            ("stone.girdle", "3.6"),
            ("stone.culet", "1.5"),
        ],
    );
    Project {
        name: "Golden \"№ 1\"".to_owned(),
        notes: "First line.\nSecond line: ½ ct.".to_owned(),
        ..project
    }
}

fn golden_bezel() -> Project {
    let project = typed(
        template("bezel_solitaire"),
        &[
            ("ring.size", "17.35 mm"),
            ("ring.alloy", "platinum_950_ru"),
            ("ring.finish", "mirror"),
            ("shank.profile", "knife_edge"),
            ("head.height", "4.4"),
            ("bezel.wall", "0.75"),
            ("bezel.height_over_girdle", "0.44"),
            ("bezel.taper", "7.5"),
            ("bezel.ledge", "0.35"),
            ("seat.clearance", "0.05"),
            ("seat.drop", "0.01"),
            ("stone.diameter", "5.2"),
            ("stone.cut", "round_tolkowsky"),
        ],
    );
    Project { name: "Golden bezel".to_owned(), ..project }
}
