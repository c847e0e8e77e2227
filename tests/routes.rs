//! Production routes as a person meets them: patterns are read back by a reader of this test's own, and what becomes of
//! them is worked out by hand.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::folder;
use serde_json::Value;
use tempfile::TempDir;

/// A route of a user without any polish, and one with a factor for each axis.
const OWN: &str = r#"[
    (id: "bare", name: "Bare", description: "Bare.", stages: [
        (id: "cast", name: "As cast", shrinkage: (percent: 1.6, source: "a letter"))]),
    (id: "crooked", name: "Crooked", description: "Crooked.", stages: [
        (id: "cast", name: "As cast", shrinkage: (axes: (1, 2, 4), source: "a letter"))],
        polish: (outside: (mm: 0, source: "a letter"), inside: (mm: 0.2, source: "a letter"))),
]"#;

struct Bench {
    folder: TempDir,
}

impl Bench {
    fn of(template: &str, assignments: &[&str]) -> Self {
        let bench = Self { folder: folder() };
        fs::create_dir(bench.path("library")).unwrap();
        fs::write(bench.path("library/routes.ron"), OWN).unwrap();
        bench.good(&[&["new", template, "-o", "piece.ron"], assignments].concat());
        bench
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_collet"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("COLLET_LIBRARY", self.folder.path().join("library"))
            .output()
            .unwrap()
    }

    fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// The report of an export, with these options, into a folder of that name.
    fn make(&self, out: &str, options: &[&str]) -> Value {
        self.json(&[&["make", "piece.ron", "--out", out], options].concat())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// The corners of a binary STL, three for each triangle.
fn read(path: &Path) -> Vec<[f64; 3]> {
    let bytes = fs::read(path).unwrap();
    let number = |at: usize| f64::from(f32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()));
    let corner = |at: usize| [number(at), number(at + 4), number(at + 8)];
    let triangles = (bytes.len() - 84) / 50;
    (0..triangles).flat_map(|place| [12, 24, 36].map(|skip| corner(84 + 50 * place + skip))).collect()
}

fn volume(corners: &[[f64; 3]]) -> f64 {
    let wedge = |three: &[[f64; 3]]| {
        let [a, b, c] = [three[0], three[1], three[2]];
        a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0])
            + a[2] * (b[0] * c[1] - b[1] * c[0])
    };
    corners.chunks(3).map(wedge).sum::<f64>() / 6.0
}

/// Narrowest inner diameter, when X and Z have become smaller by these shares.
fn inside(corners: &[[f64; 3]], [x, z]: [f64; 2]) -> f64 {
    2.0 * corners.iter().map(|at| (at[0] * x).hypot(at[2] * z)).fold(f64::INFINITY, f64::min)
}

/// How many closed surfaces do not touch each other.
fn shells(corners: &[[f64; 3]]) -> usize {
    let mut places: HashMap<[u64; 3], usize> = HashMap::new();
    let mut parents: Vec<usize> = Vec::new();
    for three in corners.chunks(3) {
        let roots = [0, 1, 2].map(|k| {
            let next = parents.len();
            let at = *places.entry(three[k].map(f64::to_bits)).or_insert(next);
            if at == next {
                parents.push(next);
            }
            root(&parents, at)
        });
        for one in roots {
            parents[one] = roots[0].min(roots[1]).min(roots[2]);
        }
    }
    (0..parents.len()).filter(|at| parents[*at] == *at).count()
}

fn root(parents: &[usize], mut at: usize) -> usize {
    while parents[at] != at {
        at = parents[at];
    }
    at
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn ordered(size: f64) -> f64 {
    11.63 + 0.8128 * size
}

#[test]
fn a_pattern_that_is_read_back_gives_the_ordered_size_in_the_end() {
    // By hand: what resin (0.3 + 1.0 %), a wax (1.0 %; platinum 1.5 %) and a mold (3.5 %) leave of a length.
    for (template, size, route, alloy, left) in [
        ("plain_band", 7.0, "resin", "gold_18k_yellow", 0.987),
        ("plain_band", 4.0, "mold", "silver_925", 0.965),
        ("plain_band", 13.0, "direct", "platinum_950_ru", 0.985),
        ("solitaire", 7.0, "resin", "gold_18k_yellow", 0.987),
        ("engraved_band", 6.0, "direct", "gold_18k_yellow", 0.99),
        ("eternity", 6.5, "resin", "platinum_950_ru", 0.982),
    ] {
        let (sized, of) = (format!("ring.size=US {size}"), format!("alloy={alloy}"));
        let bench = Bench::of(template, &[&sized, &of]);
        let report = bench.make("out", &["--route", route]);
        let file = report["stl"]["file"].as_str().unwrap();
        assert_eq!(file, format!("piece_pattern_x{:.4}_{route}.stl", 1.0 / left));
        let ring = &report["files"][0]["ring"];
        assert!((number(&ring["finished_inside_mm"]) - ordered(size)).abs() < 0.01, "{template}: {ring}");
        let found = number(&ring["file_inside_mm"]) * left + 2.0 * 0.05;
        assert!((found - ordered(size)).abs() < 0.01, "{template} {route}: {found}");
        assert!((number(&ring["ordered_inside_mm"]) - ordered(size)).abs() < 1e-6);
        let corners = read(&bench.path("out").join(file));
        if template == "plain_band" || template == "solitaire" {
            let found = inside(&corners, [left, left]) + 2.0 * 0.05;
            assert!((found - ordered(size)).abs() < 0.01, "{template} {route}: {found}");
        }
        let layers = report["production"]["plan"]["layers"].as_array().unwrap();
        let [finished, cast, .., last] = &layers[..] else { panic!("{layers:?}") };
        assert!((volume(&corners) / number(&last["volume_mm3"]) - 1.0).abs() < 1e-4, "{template}");
        let ratio = number(&last["volume_mm3"]) * left.powi(3) / number(&cast["volume_mm3"]);
        assert!((ratio - 1.0).abs() < 1e-6, "{template}: {ratio}");
        // What stands inside is about as much as the face on the finger has area for.
        let stock = number(&cast["volume_mm3"]) - number(&finished["volume_mm3"]);
        let band = number(&finished["band_mm"][0]) + 0.2;
        let about = std::f64::consts::PI * ordered(size) * band * 0.05;
        assert!(stock > 0.5 * about && stock < 2.0 * about, "{template}: {stock} mm³, about {about}");
        assert_eq!(layers.len(), if route == "direct" { 3 } else { 4 });
    }
}

#[test]
fn a_pattern_is_the_piece_scaled_and_nothing_else() {
    let bench = Bench::of("solitaire", &[]);
    bench.make("plain", &[]);
    let report = bench.make("bare", &["--route", "bare"]);
    let plain = read(&bench.path("plain/piece.stl"));
    let scaled = read(&bench.path("bare").join(report["stl"]["file"].as_str().unwrap()));
    let factor: f64 = 1.0 / (1.0 - 0.016);
    assert!((volume(&scaled) / volume(&plain) / factor.powi(3) - 1.0).abs() < 1e-6);
    let found = inside(&scaled, [0.984, 0.984]);
    assert!((found - inside(&plain, [1.0, 1.0])).abs() < 1e-4, "{found}");

    let report = bench.make("crooked", &["--route", "crooked"]);
    let file = report["stl"]["file"].as_str().unwrap();
    assert_eq!(file, "piece_pattern_x1.0101_1.0204_1.0417_crooked.stl");
    let crooked = read(&bench.path("crooked").join(file));
    let found = inside(&crooked, [0.99, 0.96]) + 0.4;
    assert!((found - ordered(7.0)).abs() < 0.01, "{found}");
    let extent = |corners: &[[f64; 3]], axis: usize| {
        let most = corners.iter().map(|at| at[axis]).fold(f64::NEG_INFINITY, f64::max);
        most - corners.iter().map(|at| at[axis]).fold(f64::INFINITY, f64::min)
    };
    for (axis, left) in [(0, 0.99), (1, 0.98), (2, 0.96)] {
        let (found, wanted) = (extent(&crooked, axis) * left, extent(&plain, axis));
        assert!((found - wanted).abs() < 1e-4, "axis {axis}: {found}, not {wanted}");
    }
}

#[test]
fn pictures_and_papers_stay_at_finished_size_and_every_file_says_what_it_holds() {
    let bench = Bench::of("solitaire", &[]);
    let formats = ["--format", "stl,3mf,obj,ply,glb,usdz,svg,csv"];
    bench.make("plain", &formats);
    let routed = [&formats[..], &["--route", "resin"]].concat();
    let report = bench.make("a", &routed);
    bench.make("b", &routed);
    for file in report["files"].as_array().unwrap() {
        let name = file["file"].as_str().unwrap();
        let [a, b] = ["a", "b"].map(|out| fs::read(bench.path(out).join(name)).unwrap());
        assert!(a == b, "{name} differs from one time to the next");
        let is_pattern = ["stl", "3mf", "obj", "ply"].iter().any(|format| file["format"] == *format);
        let holds =
            if is_pattern { "pattern, scaled by 1.0132 for Printed resin, cast" } else { "finished size" };
        assert_eq!(file["holds"], holds, "{name}");
        assert_eq!(name.contains("_pattern_x1.0132_resin"), is_pattern, "{name}");
        if is_pattern && !name.ends_with("mtl") {
            assert_eq!(file["parts"], 1, "no stone is in the pattern {name}");
            assert!((number(&file["ring"]["finished_inside_mm"]) - ordered(7.0)).abs() < 0.01, "{name}");
        } else if !is_pattern {
            assert!(a == fs::read(bench.path("plain").join(name)).unwrap(), "{name} was changed");
        }
    }
    let text = fs::read_to_string(bench.path("a/piece_pattern_x1.0132_resin.obj")).unwrap();
    assert!(text.contains("# pattern, scaled by 1.0132 for Printed resin, cast\n"));
    let plain = common::json(&bench.path("plain/report.json"));
    assert!(plain.get("production").is_none() && plain["files"][0].get("holds").is_none());
}

#[test]
fn where_the_caster_scales_the_file_is_the_finished_piece() {
    let bench = Bench::of("plain_band", &[]);
    bench.make("plain", &[]);
    let report = bench.make("out", &["--route", "as_modeled"]);
    assert_eq!(report["stl"]["file"], "piece_unscaled_as_modeled.stl");
    let [a, b] = ["plain/piece.stl", "out/piece_unscaled_as_modeled.stl"]
        .map(|name| fs::read(bench.path(name)).unwrap());
    assert!(a == b, "it was scaled");
    let plan = &report["production"]["plan"];
    assert_eq!((&plan["caster_scales"], plan["layers"].as_array().unwrap().len()), (&true.into(), 2));
    assert!(report["production"]["files_are"].as_str().unwrap().contains("not scaled"));
}

#[test]
fn a_route_that_nobody_knows_is_refused_with_those_that_are_known() {
    let bench = Bench::of("plain_band", &[]);
    for command in ["make", "pack", "papers"] {
        let output = bench.run(&[command, "piece.ron", "--out", "out", "--route", "sand"]);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(65), "{text}");
        assert!(text.contains("no route `sand`"), "{text}");
        for known in ["direct", "resin", "mold", "metal_print", "as_modeled", "bare", "crooked"] {
            assert!(text.contains(known), "{known}: {text}");
        }
        assert!(!bench.path("out").exists());
    }
    let both = bench.run(&["make", "piece.ron", "--out", "out", "--route", "resin", "--try-on"]);
    assert_eq!(both.status.code(), Some(65));
}

#[test]
fn papers_show_the_stages_where_a_route_is_named_and_only_there() {
    let bench = Bench::of("solitaire", &[]);
    let order = ["papers", "piece.ron", "--paper", "caster,tolerance"];
    let papers = bench.json(&[&order[..], &["--route", "resin"]].concat());
    for paper in papers["papers"].as_array().unwrap() {
        let layers = paper["production"]["layers"].as_array().unwrap();
        let stages: Vec<&str> = layers.iter().filter_map(|layer| layer["stage"].as_str()).collect();
        assert_eq!(stages, ["finished", "cast", "printed", "file"]);
        assert_eq!(layers[0]["ring_size"], "US 7");
        assert_eq!(layers[3]["loses"]["unsourced"], true);
        if paper["paper"] == "caster" {
            let cast = number(&layers[1]["grams"]);
            assert!((number(&paper["with_sprue_grams"][0]) - 1.08 * cast).abs() < 1e-9, "what is cast");
            let burnt = number(&layers[2]["volume_mm3"]) * 1e-3;
            assert!((number(&paper["pattern_grams"]) - burnt).abs() < 1e-9, "what is burnt out");
        }
    }
    let papers = bench.json(&order);
    assert!(papers["papers"].as_array().unwrap().iter().all(|paper| paper.get("production").is_none()));
    bench.good(&["pack", "piece.ron", "--out", "job.zip", "--format", "stl,3mf,csv", "--route", "mold"]);
    assert_eq!(bench.json(&["verify-files", "job.zip"])["good"], true);
}

#[test]
fn both_of_a_pair_are_scaled_and_what_is_no_ring_has_no_metal_inside() {
    let bench = Bench::of("studs", &[]);
    bench.make("plain", &[]);
    let report = bench.make("out", &["--route", "resin"]);
    let factor: f64 = 1.0 / 0.987;
    for (side, name) in [("stl", "piece.stl"), ("partner", "piece_mirrored.stl")] {
        let file = report[side]["file"].as_str().unwrap();
        let [plain, scaled] =
            [bench.path("plain").join(name), bench.path("out").join(file)].map(|path| volume(&read(&path)));
        assert!((scaled / plain / factor.powi(3) - 1.0).abs() < 1e-5, "{file}");
        assert!(file.contains("_pattern_x1.0132_resin"), "{file}");
    }
    assert!(report["files"][0].get("ring").is_none());
    assert_eq!(report["production"]["plan"]["stock_inside_mm"], 0.0);
}

#[test]
fn a_prototype_to_try_on_is_metal_and_stones_in_one_body_at_its_size() {
    for template in [
        "solitaire",
        "bezel_solitaire",
        "halo",
        "eternity",
        "channel_half_eternity",
        "pear_halo",
        "pearl_ring",
        "three_stone",
    ] {
        let bench = Bench::of(template, &[]);
        let plain = bench.make("plain", &[]);
        let report = bench.make("out", &["--try-on", "--format", "stl,3mf"]);
        assert_eq!(report["stl"]["file"], "piece_try_on.stl");
        assert!(report["files"].as_array().unwrap().iter().all(|file| file["parts"] == 1), "{template}");
        let stones = plain["stones"].as_array().unwrap().iter().map(|stone| number(&stone["volume_mm3"]));
        let (metal, both) = (number(&plain["stl"]["volume_mm3"]), number(&report["stl"]["volume_mm3"]));
        let all = metal + stones.sum::<f64>();
        assert!(both > all && both < 1.25 * all, "{template}: {both}, metal and stones are {all}");
        let [plain, made] = ["plain/piece.stl", "out/piece_try_on.stl"].map(|name| read(&bench.path(name)));
        assert_eq!(shells(&made), 1, "{template}: a hollow keeps resin");
        assert!((inside(&made, [1.0; 2]) - inside(&plain, [1.0; 2])).abs() < 1e-3, "{template}");
    }
}

#[test]
fn routes_are_listed_with_those_of_the_user_and_a_wrong_row_is_named() {
    let bench = Bench::of("plain_band", &[]);
    let rows = bench.json(&["list", "routes"])["rows"].take();
    let ids: Vec<&str> = rows.as_array().unwrap().iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["direct", "resin", "mold", "metal_print", "as_modeled", "bare", "crooked"]);
    let text = bench.good(&["list", "routes"]);
    let line = |id: &str| text.lines().find(|line| line.starts_with(id)).unwrap().to_owned();
    assert!(line("resin").contains("0.3* + 1 %") && line("resin").contains("0.3* + 1.5* %"), "{text}");
    assert!(line("as_modeled").ends_with("caster") && line("crooked").contains("1 × 2 × 4 %"), "{text}");
    fs::write(bench.path("library/routes.ron"), OWN.replace("1.6", "61.6")).unwrap();
    let output = bench.run(&["list", "routes"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && text.contains("route `bare`") && text.contains("percent is 61.6"),
        "{text}"
    );
}
