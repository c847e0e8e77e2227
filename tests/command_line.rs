//! The command line as a person or a script meets it: the real binary, in folders of its own.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::folder;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with a solitaire in it, and the binary at hand. No display, so that no window can open.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: folder() }
    }

    fn with_ring(assignments: &[&str]) -> Self {
        let bench = Self::new();
        let mut arguments = vec!["new", "solitaire", "-o", "ring.ron"];
        arguments.extend(assignments);
        bench.good(&arguments);
        bench
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_collet"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("COLLET_LIBRARY", self.folder.path().join("no-library"))
            .output()
            .unwrap()
    }

    /// Standard output of a run that must end with `code`.
    fn ends(&self, code: i32, arguments: &[&str]) -> (String, String) {
        let output = self.run(arguments);
        let texts = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{}\n{}", texts[0], texts[1]);
        let [out, err] = texts;
        assert!(!err.contains("panicked"), "{err}");
        (out, err)
    }

    fn good(&self, arguments: &[&str]) -> String {
        self.ends(0, arguments).0
    }

    fn json(&self, code: i32, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ends(code, arguments).0).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

const GUIDE: &str = include_str!("../docs/guide/command-line.md");

/// The rows of the table of the guide whose first column has this heading, cell by cell.
fn guide_table(heading: &str) -> Vec<Vec<&'static str>> {
    let lines = GUIDE.lines().skip_while(|line| !line.starts_with(&format!("| {heading} |"))).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches(['|', ' ']).split(" | ").collect()).collect()
}

/// What stands between backticks.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The fields of a value, down to texts, numbers and lists of them.
fn leaves(value: &Value, path: &str) -> Vec<(String, Value)> {
    match value {
        Value::Object(fields) => {
            let dot = if path.is_empty() { "" } else { "." };
            fields.iter().flat_map(|(name, field)| leaves(field, &format!("{path}{dot}{name}"))).collect()
        }
        Value::Array(items) if items.first().is_some_and(Value::is_object) => {
            items.iter().flat_map(|item| leaves(item, &format!("{path}[]"))).collect()
        }
        // The fields of no row cannot be seen.
        Value::Array(items) if items.is_empty() => Vec::new(),
        leaf => vec![(path.to_owned(), leaf.clone())],
    }
}

#[test]
fn a_ring_is_made_from_new_to_stl() {
    let bench = Bench::with_ring(&["ring.size=US 6 1/2", "stone.diameter=6 mm"]);
    let table = bench.good(&["make", "ring.ron", "--out", "out"]);
    assert!(table.contains("ring.stl") && table.contains("closed"), "{table}");
    assert_eq!(entries(&bench.path("out")), ["report.json", "ring.stl"]);
    let report = common::json(&bench.path("out/report.json"));
    assert_eq!(report["schema"], 1);
    assert_eq!(report["size"]["ordered"], "US 6½");
    assert_eq!(report["size"]["systems"].as_array().unwrap().len(), 7);
    assert_eq!(report["stones"][0]["length_mm"].as_f64().map(|mm| (mm * 100.0).round()), Some(600.0));
    let bytes = fs::read(bench.path("out/ring.stl")).unwrap();
    assert_eq!(report["stl"]["blake3"], blake3::hash(&bytes).to_hex().as_str());
    assert_eq!(report["stl"]["triangles"].as_u64().unwrap() * 50 + 84, bytes.len() as u64);
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let bench = Bench::with_ring(&[]);
    for out in ["a", "b"] {
        bench.good(&["make", "ring.ron", "--out", out]);
    }
    for file in ["ring.stl", "report.json"] {
        let [a, b] = ["a", "b"].map(|out| fs::read(bench.path(out).join(file)).unwrap());
        assert!(a == b, "{file} differs");
    }
}

#[test]
fn set_changes_in_place_or_elsewhere_and_all_or_nothing() {
    let bench = Bench::with_ring(&[]);
    let before = fs::read_to_string(bench.path("ring.ron")).unwrap();
    bench.good(&["set", "ring.ron", "-o", "other.ron", "prongs.count=6", "name=For Anna"]);
    assert_eq!(fs::read_to_string(bench.path("ring.ron")).unwrap(), before);
    let report = bench.json(0, &["measure", "other.ron", "--json"]);
    assert_eq!(report["project"]["name"], "For Anna");
    let (_, error) = bench.ends(65, &["set", "ring.ron", "shank.width_top=3", "stone.diametre=7"]);
    assert!(error.contains("stone.diametre") && error.contains("stone.diameter"), "a hint: {error}");
    assert_eq!(error.trim().lines().count(), 1, "one plain line for programs: {error}");
    assert_eq!(fs::read_to_string(bench.path("ring.ron")).unwrap(), before, "not even the good half");
    for bad in
        ["stone.diameter=NaN", "stone.diameter=1e9", "stone.diameter=", "prongs.tip=crown", "ring.size=Q9Z"]
    {
        bench.ends(65, &["set", "ring.ron", bad]);
    }
    bench.ends(65, &["set", "ring.ron", "no-sign"]);
    bench.ends(65, &["set", "ring.ron"]);
    bench.good(&["set", "ring.ron", "shank.width_top=3"]);
    assert_ne!(fs::read_to_string(bench.path("ring.ron")).unwrap(), before);
}

/// Names of the features in the order of the job, those that are muted in brackets.
fn features(bench: &Bench, file: &str) -> String {
    let sheet = bench.json(0, &["feature", "list", file, "--json"]);
    let name = |row: &Value| {
        let name = row["name"].as_str().unwrap();
        if row["muted"] == true { format!("({name})") } else { name.to_owned() }
    };
    sheet["features"].as_array().unwrap().iter().map(name).collect::<Vec<_>>().join(" ")
}

#[test]
fn whole_features_are_changed_in_place_or_elsewhere() {
    let bench = Bench::with_ring(&["prongs.tip=claw"]);
    let mut known = "shank head".to_owned();
    for (arguments, after) in [
        ("add ring.ron head", "shank head head_2"),
        ("copy ring.ron head --name left", "shank head left head_2"),
        ("rename ring.ron head_2 Right-hand", "shank head left right_hand"),
        ("move ring.ron left 1", "left shank head right_hand"),
        ("move ring.ron left 99", "shank head right_hand left"),
        ("mute ring.ron head", "shank (head) right_hand left"),
        ("style ring.ron left right_hand head", "shank (head) right_hand left"),
        ("unmute ring.ron head -o other.ron", "shank head right_hand left"),
        ("remove ring.ron right_hand", "shank (head) left"),
    ] {
        let words: Vec<&str> = std::iter::once("feature").chain(arguments.split(' ')).collect();
        let said = bench.good(&words);
        let file = if arguments.ends_with("other.ron") { "other.ron" } else { "ring.ron" };
        assert_eq!(
            (said, features(&bench, file)),
            (format!("Saved {file}\n"), after.to_owned()),
            "{arguments}"
        );
        if file == "other.ron" {
            assert_eq!(features(&bench, "ring.ron"), known, "{arguments}");
        } else {
            after.clone_into(&mut known);
        }
    }
    let stones = bench.json(0, &["measure", "other.ron", "--json"])["stones"].as_array().unwrap().len();
    assert_eq!(stones, 3);
    let muted = bench.json(0, &["measure", "ring.ron", "--json"])["stones"].as_array().unwrap().len();
    assert_eq!(muted, 1);
    let text = bench.good(&["feature", "list", "ring.ron"]);
    assert_eq!(text.lines().nth(2), Some("2      head     head   muted"));
}

#[test]
fn what_cannot_be_done_to_a_feature_leaves_the_file_alone() {
    let bench = Bench::with_ring(&[]);
    let before = fs::read(bench.path("ring.ron")).unwrap();
    for (arguments, part) in [
        ("add ring.ron crown", "there are shank, head"),
        ("add ring.ron head --name ring", "cannot name a feature"),
        ("copy ring.ron haed", "did you mean `head`?"),
        ("remove ring.ron tail", "no feature `tail`"),
        ("unmute ring.ron head", "not muted"),
        ("move ring.ron head 0", "0"),
        ("rename ring.ron head shank", "a feature `shank` already"),
        ("style ring.ron head shank", "Only a head has a style"),
        ("style ring.ron head", "required"),
        ("remove", "required"),
    ] {
        let words: Vec<&str> = std::iter::once("feature").chain(arguments.split(' ')).collect();
        let (out, error) = bench.ends(65, &words);
        assert!(out.is_empty() && error.contains(part), "{arguments}: {error}");
        assert!(fs::read(bench.path("ring.ron")).unwrap() == before, "{arguments}");
    }
}

/// What stands in the guide is tried as it stands there.
#[test]
fn the_example_of_the_guide_works() {
    let bench = Bench::new();
    let example = GUIDE.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(example.lines().count() > 3);
    for line in example.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[0], "collet");
        bench.good(&words[1..]);
    }
    assert_eq!(features(&bench, "ring.ron"), "shank head left");
}

#[test]
fn measures_are_those_of_the_ring() {
    let bench = Bench::with_ring(&["ring.size=US 7", "stone.diameter=6.5"]);
    let sheet = bench.json(0, &["measure", "ring.ron", "--json"]);
    let inner = sheet["measures"]["inner_diameter_mm"].as_f64().unwrap();
    assert!((inner - 17.32).abs() < 0.03, "US 7 is 17.32 mm inside, measured {inner}");
    let alloys = sheet["metal"]["weight_by_alloy"].as_array().unwrap();
    assert!(alloys.len() > 10);
    let own = alloys.iter().find(|row| row["alloy"] == sheet["metal"]["alloy"]).unwrap();
    let grams =
        sheet["metal"]["volume_mm3"].as_f64().unwrap() * own["density_g_cm3"].as_f64().unwrap() / 1000.0;
    assert!((grams - sheet["metal"]["grams"].as_f64().unwrap()).abs() < 1e-3);
    // A 6.5 mm round of excellent proportions weighs one carat within a few percent.
    let carats = sheet["measures"]["total_carats"].as_f64().unwrap();
    assert!((0.95..1.10).contains(&carats), "{carats}");
    assert_eq!(sheet["measures"]["stone_count"], 1);
    let text = bench.good(&["measure", "ring.ron"]);
    let all = bench.good(&["measure", "ring.ron", "--all-alloys"]);
    assert!(all.lines().count() > text.lines().count() + 10);
}

#[test]
fn planted_faults_block_and_nothing_is_written() {
    for (assignment, part, rule) in [
        ("prongs.tip_diameter=0.4", "Prong", "prong_section"),
        ("head.height=2.6", "Stone", "culet_to_finger"),
        ("seat.drop=0.3", "Prong", "seat_gap"),
    ] {
        let bench = Bench::with_ring(&[assignment]);
        let sheet = bench.json(2, &["check", "ring.ron", "--json"]);
        let findings = sheet["findings"].as_array().unwrap();
        let found = findings.iter().find(|row| row["rule"] == rule && row["severity"] == "stop");
        let found = found.unwrap_or_else(|| panic!("{assignment} gave {findings:#?}"));
        assert!(found["part"].as_str().unwrap().starts_with(part), "{found:#}");
        assert!(found["clock"].as_str().unwrap().ends_with("o'clock"));
        let (text, _) = bench.ends(2, &["make", "ring.ron", "--out", "out"]);
        assert!(text.contains("STOP") && text.contains("Nothing was exported"), "{text}");
        assert!(!bench.path("out").exists(), "not even the folder");
        let blocked = bench.json(2, &["make", "ring.ron", "--out", "out", "--json"]);
        assert!(blocked["stl"].is_null() && blocked["rules"]["stops"].as_u64().unwrap() > 0);
    }
}

#[test]
fn an_override_needs_a_name_and_a_reason_and_goes_into_the_report() {
    let bench = Bench::with_ring(&["prongs.tip_diameter=0.4"]);
    let make = ["make", "ring.ron", "--out", "out", "--json", "--override"];
    let with = |reason| [make.as_slice(), &[reason]].concat();
    for bad in ["because", ": because", "A. Smith:"] {
        bench.ends(65, &with(bad));
    }
    assert!(!bench.path("out").exists());
    let report = bench.json(0, &with("A. Smith: a sample, not for wear"));
    assert_eq!(report["override"]["name"], "A. Smith");
    assert_eq!(report["override"]["reason"], "a sample, not for wear");
    let written = common::json(&bench.path("out/report.json"));
    assert_eq!(written, report, "what is printed is what is written");
}

/// What stands behind `"name":` in the text of the first chunk of a GLB, up to the next comma or brace.
fn glb_field<'a>(bytes: &'a [u8], name: &str) -> Vec<&'a str> {
    let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
    let text = std::str::from_utf8(&bytes[20..20 + length]).unwrap();
    let mark = format!("\"{name}\":");
    let found = text.split(&mark).skip(1);
    found.map(|rest| rest.split([',', '}', ']']).next().unwrap().trim_matches(['[', '"'])).collect()
}

#[test]
fn every_format_is_written_measured_and_the_same_twice() {
    let bench = Bench::new();
    bench.good(&["new", "three_stone", "-o", "ring.ron"]);
    let make = |out: &str| {
        let report = bench
            .json(0, &["export", "ring.ron", "--out", out, "--format", "usdz,glb,ply,obj,3mf,stl", "--json"]);
        assert_eq!(
            report,
            common::json(&bench.path(out).join("report.json")),
            "what is printed is what is written"
        );
        report
    };
    let report = make("out");
    let names =
        ["report.json", "ring.3mf", "ring.glb", "ring.mtl", "ring.obj", "ring.ply", "ring.stl", "ring.usdz"];
    assert_eq!(entries(&bench.path("out")), names);
    make("again");
    let read = |folder: &str, name: &str| fs::read(bench.path(folder).join(name)).unwrap();
    assert!(names.iter().all(|name| read("out", name) == read("again", name)), "same input, same bytes");

    let files = report["files"].as_array().unwrap();
    assert_eq!(files.len(), names.len() - 1);
    let metal = report["metal"]["volume_mm3"].as_f64().unwrap();
    let stones = report["stones"].as_array().unwrap().iter();
    let stones: f64 = stones.map(|stone| stone["volume_mm3"].as_f64().unwrap()).sum();
    for file in files {
        let name = file["file"].as_str().unwrap();
        let bytes = read("out", name);
        assert_eq!(file["blake3"], blake3::hash(&bytes).to_hex().as_str());
        assert_eq!(file["bytes"].as_u64(), Some(bytes.len() as u64));
        let (parts, volume) = match name {
            "ring.mtl" => {
                assert!(file["volume_mm3"].is_null() && file["parts"].is_null());
                continue;
            }
            "ring.stl" => (1, metal),
            _ => (4, metal + stones),
        };
        assert_eq!(file["parts"], parts, "{name}");
        assert!((file["volume_mm3"].as_f64().unwrap() / volume - 1.0).abs() < 5e-4, "{name}");
    }
    let text = |name: &str| String::from_utf8_lossy(&read("out", name)).into_owned();
    let (obj, ply) = (text("ring.obj"), text("ring.ply"));
    let groups: Vec<&str> = obj.lines().filter_map(|line| line.strip_prefix("g ")).collect();
    assert_eq!(groups, ["Metal", "Stone_1", "Stone_2", "Stone_3"]);
    assert!(obj.contains("mtllib ring.mtl\n") && text("ring.mtl").contains("newmtl Diamond\n"));
    assert!(
        ply.starts_with("ply\nformat binary_little_endian 1.0\n") && ply.contains("property uchar red\n")
    );
    assert_eq!(glb_field(&read("out", "ring.glb"), "scale"), ["0.001"], "in meters");
    assert_eq!(glb_field(&read("out", "ring.glb"), "attenuationDistance").len(), 0, "of white diamonds");
}

/// The corners of the first path of a drawing.
fn corners(svg: &str) -> Vec<[f64; 2]> {
    let path = svg.split(" d=\"M").nth(1).unwrap().split('"').next().unwrap();
    let corners = path.split(['M', 'L', 'Z', ' ']).filter(|number| !number.is_empty());
    let numbers: Vec<f64> = corners.map(|number| number.parse().unwrap()).collect();
    numbers.as_chunks::<2>().0.to_vec()
}

#[test]
fn drawings_are_to_scale_and_lists_are_read_by_the_tray() {
    let bench = Bench::new();
    bench.good(&["new", "three_stone", "-o", "ring.ron", "center.prongs.tip_diameter=0.4"]);
    let report = bench.json(0, &["export", "ring.ron", "--out", "out", "--format", "svg,csv", "--json"]);
    let names = ["report.json", "ring_findings.csv", "ring_map.svg", "ring_outline.svg", "ring_stones.csv"];
    assert_eq!(entries(&bench.path("out")), names);
    assert!(report["files"].as_array().unwrap().iter().all(|file| file["parts"].is_null()), "{report:#}");
    bench.good(&["verify-files", "out"]);
    let read = |name: &str| fs::read_to_string(bench.path("out").join(name)).unwrap();

    let size = |axis: usize| report["measures"]["size_mm"][axis].as_f64().unwrap();
    for (name, axes) in [("ring_outline.svg", [0, 2]), ("ring_map.svg", [0, 1])] {
        let (svg, wanted) = (read(name), axes.map(size));
        for (k, wanted) in wanted.into_iter().enumerate() {
            let places = corners(&svg).into_iter().map(|corner| corner[k]);
            let [least, most] = [places.clone().fold(f64::MAX, f64::min), places.fold(f64::MIN, f64::max)];
            assert!((most - least - wanted).abs() < 1e-3, "{name}: {} is not {wanted}", most - least);
        }
        // One unit of the drawing is a millimeter of paper.
        let number = |name: &str| svg.split(name).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (width, view) = (number(" width=\""), number(" viewBox=\""));
        assert_eq!(width.strip_suffix("mm"), view.split(' ').nth(2), "{name}");
    }
    let inside = report["size"]["inner_diameter_mm"].as_f64().unwrap() / 2.0;
    assert!(read("ring_outline.svg").contains(&format!("r=\"{inside:.4}\"")));
    let map = read("ring_map.svg");
    assert!((1..=3).all(|number| map.contains(&format!(">{number}</text>"))), "every stone has its number");

    let tray = bench.json(0, &["tray", "out/ring_stones.csv", "--json"]);
    assert_eq!((&tray["totals"]["stones"], &tray["totals"]["flagged"]), (&3.into(), &0.into()), "{tray:#}");
    let carats =
        [&tray["totals"]["carats"], &report["measures"]["total_carats"]].map(|ct| ct.as_f64().unwrap());
    assert!((carats[0] - carats[1]).abs() < 1e-3, "{carats:?}");
    let findings = read("ring_findings.csv");
    let mut rows = csv::Reader::from_reader(findings.as_bytes());
    assert!(rows.headers().unwrap().iter().take(3).eq(["Rule", "Severity", "Finding"]));
    assert_eq!(rows.records().map(Result::unwrap).count(), report["findings"].as_array().unwrap().len());
}

#[test]
fn one_changed_byte_and_every_cut_of_an_export_is_named() {
    let bench = Bench::with_ring(&[]);
    bench.good(&["make", "ring.ron", "--out", "out", "--format", "stl,3mf,obj,ply,glb,usdz"]);
    let verify = |code| bench.json(code, &["verify-files", "out", "--json"]);
    let whole = verify(0);
    assert!(whole["good"] == true && whole["unlisted"].as_array().unwrap().is_empty(), "{whole}");
    let names = entries(&bench.path("out"));
    assert_eq!(whole["checked"].as_array().unwrap().len(), names.len());
    for name in names {
        let path = bench.path("out").join(&name);
        let good = fs::read(&path).unwrap();
        let state = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            let sheet = verify(65);
            let bad: Vec<&Value> =
                sheet["checked"].as_array().unwrap().iter().filter(|row| row["state"] != "good").collect();
            assert!(bad.len() == 1 && bad[0]["file"] == name.as_str(), "{name}: {sheet}");
            bad[0]["state"].as_str().unwrap().to_owned()
        };
        // In the report the first byte of a text that stays a text.
        let at = if name == "report.json" { find(&good, b"Collet") } else { good.len() / 2 };
        let mut damaged = good.clone();
        damaged[at] ^= 1;
        assert_eq!(state(&damaged), "changed");
        if name == "report.json" {
            fs::write(&path, &good[..good.len() - 9]).unwrap();
            let (_, error) = bench.ends(65, &["verify-files", "out"]);
            assert!(error.contains("not a whole report") && error.contains("cut off"), "{error}");
        } else {
            assert_eq!(state(&good[..good.len() - 1]), "cut_off");
            fs::remove_file(&path).unwrap();
            let (text, _) = bench.ends(65, &["verify-files", "out"]);
            assert!(text.contains(&name) && text.contains("MISSING"), "{text}");
        }
        fs::write(&path, good).unwrap();
    }
    fs::write(bench.path("out/notes.txt"), "mine").unwrap();
    assert_eq!(verify(0)["unlisted"][0], "notes.txt");
    bench.ends(65, &["verify-files", "nowhere"]);
}

fn find(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).position(|window| window == what).unwrap()
}

#[test]
fn meshes_of_others_are_measured_in_their_unit() {
    let bench = Bench::with_ring(&[]);
    let formats = ["stl", "3mf", "obj", "ply", "glb"];
    let report =
        bench.json(0, &["make", "ring.ron", "--out", "out", "--format", &formats.join(","), "--json"]);
    let written = |name: &str| {
        let files = report["files"].as_array().unwrap();
        files.iter().find(|file| file["file"] == name).unwrap()["volume_mm3"].as_f64().unwrap()
    };
    for (format, unit, from) in [
        ("stl", "mm", "size"),
        ("3mf", "mm", "file"),
        ("obj", "mm", "size"),
        ("ply", "mm", "size"),
        ("glb", "m", "file"),
    ] {
        let name = format!("ring.{format}");
        let sheet = bench.json(0, &["measure", &format!("out/{name}"), "--json"]);
        assert_eq!((&sheet["unit"], &sheet["unit_from"]), (&unit.into(), &from.into()), "{format}");
        let volume = sheet["volume_mm3"].as_f64().unwrap();
        assert!((volume / written(&name) - 1.0).abs() < 1e-6, "{format}: {volume}");
        assert!(
            sheet["bodies"].as_array().unwrap().iter().all(|body| body["repairs"] == Value::Array(vec![]))
        );
    }
    let sheet = bench.json(0, &["measure", "out/ring.stl", "--unit", "in", "--json"]);
    let (large, small) = (sheet["volume_mm3"].as_f64().unwrap(), written("ring.stl"));
    assert!((large / small / 25.4_f64.powi(3) - 1.0).abs() < 1e-5, "{large} {small}");
    bench.ends(65, &["measure", "ring.ron", "--unit", "in"]);
    bench.ends(65, &["measure", "out/ring.stl", "--unit", "ell"]);
}

/// A cube with a side of `side` as OBJ, and lines that follow.
fn cube(side: f64, also: &str) -> String {
    let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
    let places = [0.0, side].into_iter().flat_map(|z| corners.map(|(x, y)| format!("v {x} {y} {z}\n")));
    let faces = ["1 4 3 2", "5 6 7 8", "1 2 6 5", "2 3 7 6", "3 4 8 7", "4 1 5 8"];
    let faces = faces.map(|face| format!("f {face}\n"));
    places.chain(faces).collect::<String>() + also
}

#[test]
fn meshes_of_others_are_mended_or_it_is_said_what_is_wrong() {
    let bench = Bench::new();
    let measure = |name: &str, text: &str| {
        fs::write(bench.path(name), text).unwrap();
        bench.json(0, &["measure", name, "--json"])
    };
    let sheet = measure("cube.obj", &cube(10.0, ""));
    assert_eq!((&sheet["volume_mm3"], &sheet["unit"]), (&1000.0.into(), &"mm".into()), "{sheet}");
    // A twin, a triangle without area, and all faces turned inward.
    let inward = cube(10.0, "f 1 4 3\nf 5 5 6\n").replace("f 1 4 3 2", "f 1 4 3 2\nf 1 4 3");
    let sheet = measure("twins.obj", &inward);
    let repairs = sheet["bodies"][0]["repairs"].to_string();
    assert!(repairs.contains("without area left out: 1") && repairs.contains("twice left out: 2"), "{sheet}");
    assert_eq!(sheet["volume_mm3"], 1000.0);
    let mirrored = cube(10.0, "").replace("v 10 ", "v -10 ");
    let sheet = measure("inward.obj", &mirrored);
    assert!(
        sheet["bodies"][0]["repairs"][0] == "turned inside out" && sheet["volume_mm3"] == 1000.0,
        "{sheet}"
    );
    // Two faces that do not meet by half a micrometer.
    let torn = cube(10.0, "").replace("f 5 6 7 8", "v 0.0004 0 10\nf 9 6 7 8");
    let sheet = measure("torn.obj", &torn);
    assert!(sheet["bodies"][0]["repairs"][0].as_str().unwrap().contains("1 µm"), "{sheet}");
    assert!(sheet["bodies"][0]["closed"] == true, "{sheet}");
    let open = cube(10.0, "").replace("f 5 6 7 8\n", "");
    let sheet = measure("open.obj", &open);
    let body = &sheet["bodies"][0];
    assert!(body["closed"] == false && body["open_edges"] == 4 && sheet["volume_mm3"].is_null(), "{sheet}");
    assert!(body["fault"].as_str().unwrap().contains("open"));

    fs::write(bench.path("tiny.obj"), cube(0.9, "")).unwrap();
    let (_, error) = bench.ends(65, &["measure", "tiny.obj"]);
    assert!(error.contains("22.9 mm if in in, 9.0 mm if in cm") && error.contains("--unit"), "{error}");
    assert_eq!(bench.json(0, &["measure", "tiny.obj", "--unit", "cm", "--json"])["volume_mm3"], 729.0);
    for (name, text, reason) in [
        ("bad.obj", "v 0 0 zero\n", "not a usable OBJ file"),
        ("bad.obj", "v 0 0 0\nv 1 0 0\nf 1 2 7\n", "not a usable OBJ file"),
        ("bad.ply", "ply\nformat ascii 1.0\nelement vertex 1\nend_header\n", "not a usable PLY file"),
        ("bad.3mf", "PK\u{3}\u{4}", "not a usable 3MF file"),
        ("bad.glb", "glTF", "not a usable GLB file"),
        ("bad.stl", "", "it is empty"),
        ("bad.usdz", "PK", "files end in .stl, .3mf, .obj, .ply, .glb"),
    ] {
        fs::write(bench.path(name), text).unwrap();
        let (_, error) = bench.ends(65, &["measure", name]);
        assert!(error.contains(reason) && error.contains(name), "{error}");
    }
}

#[test]
fn stops_block_what_metal_is_made_after_and_no_pictures() {
    let bench = Bench::with_ring(&["prongs.tip_diameter=0.4"]);
    let with = |formats| ["export", "ring.ron", "--out", "out", "--format", formats];
    let (text, _) = bench.ends(2, &with("glb,3mf,stl"));
    assert!(
        text.ends_with("Nothing was exported. The findings block 3MF, STL; GLB alone can be exported.\n"),
        "{text}"
    );
    assert!(!bench.path("out").exists(), "not even the folder");
    bench.good(&with("glb"));
    assert_eq!(entries(&bench.path("out")), ["report.json", "ring.glb"]);
    let report = common::json(&bench.path("out/report.json"));
    assert!(report["rules"]["stops"].as_u64().unwrap() > 0 && report["override"].is_null());
    let (_, error) = bench.ends(65, &with("glb,stp"));
    assert!(
        error.contains("no format `stp`") && error.contains("stl, 3mf, obj, ply, glb, usdz, svg, csv"),
        "{error}"
    );
}

#[test]
fn a_blocked_make_leaves_an_earlier_export_alone() {
    let bench = Bench::with_ring(&[]);
    bench.good(&["make", "ring.ron", "--out", "out"]);
    let before = ["ring.stl", "report.json"].map(|file| fs::read(bench.path("out").join(file)).unwrap());
    bench.good(&["set", "ring.ron", "prongs.tip_diameter=0.4"]);
    bench.ends(2, &["make", "ring.ron", "--out", "out"]);
    let after = ["ring.stl", "report.json"].map(|file| fs::read(bench.path("out").join(file)).unwrap());
    assert!(before == after);
    assert_eq!(entries(&bench.path("out")), ["report.json", "ring.stl"]);
}

#[test]
fn rules_are_chosen_by_name() {
    let bench = Bench::with_ring(&[]);
    let list = bench.json(0, &["list", "rules", "--json"]);
    let profiles = list["rows"].as_array().unwrap();
    for profile in profiles {
        let id = profile["id"].as_str().unwrap();
        let output = bench.run(&["check", "ring.ron", "--rules", id, "--json"]);
        let sheet: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(sheet["rules"]["profile"], id);
    }
    let (_, error) = bench.ends(65, &["check", "ring.ron", "--rules", "no_such"]);
    assert!(error.contains("no_such") && error.contains(profiles[0]["id"].as_str().unwrap()), "{error}");
}

#[test]
fn every_table_lists_as_text_and_as_json() {
    let bench = Bench::new();
    for (table, least, key) in [
        ("templates", 3, "key"),
        ("params", 25, "key"),
        ("features", 2, "key"),
        ("settings", 2, "key"),
        ("gems", 43, "id"),
        ("cuts", 2, "id"),
        ("alloys", 15, "id"),
        ("rules", 2, "id"),
        ("routes", 5, "id"),
        ("sizes", 33, "united_kingdom"),
    ] {
        let sheet = bench.json(0, &["list", table, "--json"]);
        assert_eq!((&sheet["schema"], &sheet["table"]), (&Value::from(1), &Value::from(table)));
        let rows = sheet["rows"].as_array().unwrap();
        assert!(rows.len() >= least, "{table} has {} rows", rows.len());
        assert!(rows.iter().all(|row| row[key].as_str().is_some_and(|text| !text.is_empty())), "{table}");
        let text = bench.good(&["list", table]);
        assert!(text.lines().count() >= rows.len() && !text.contains('\t'), "{table}");
        assert!(text.lines().all(|line| line.trim_end() == line), "no trailing blanks in {table}");
    }
    bench.ends(65, &["list", "rubies"]);
}

#[test]
fn earrings_are_made_as_a_pair_of_mirror_images() {
    let bench = Bench::new();
    bench.good(&[
        "new",
        "studs",
        "-o",
        "studs.ron",
        "head.across=0.4",
        "post.across=0.4",
        "earrings.finish=satin",
    ]);
    let rows = bench.good(&["make", "studs.ron", "--out", "out"]);
    assert!(rows.contains("2 × Friction back for a post of 0.90 mm") && rows.contains("a pair"), "{rows}");
    assert_eq!(entries(&bench.path("out")), ["report.json", "studs.stl", "studs_mirrored.stl"]);
    let report = common::json(&bench.path("out/report.json"));
    assert_eq!((&report["worn"]["kind"], &report["size"]), (&"earrings".into(), &Value::Null));
    let volumes = [&report["stl"], &report["partner"]].map(|stl| stl["volume_mm3"].as_f64().unwrap());
    assert!((volumes[0] / volumes[1] - 1.0).abs() < 1e-4, "{volumes:?}");
    let pair = report["metal"]["volume_mm3"].as_f64().unwrap();
    assert!((pair / volumes.iter().sum::<f64>() - 1.0).abs() < 5e-4);
    let sides = ["out/studs.stl", "out/studs_mirrored.stl"].map(|model| {
        let read = collet::exchange::import_model(&bench.path(model), None).unwrap();
        let mesh = &read.parts[0].mesh;
        mesh.verify().unwrap();
        let [least, most] = mesh.bounds().unwrap();
        f64::midpoint(f64::from(least[0]), f64::from(most[0]))
    });
    assert!((sides[0] - 0.4).abs() < 0.01 && (sides[0] + sides[1]).abs() < 1e-4, "{sides:?}");
}

#[test]
fn the_guide_names_every_field_of_the_reports() {
    let names = |cell| words(cell).map(ToOwned::to_owned);
    let rows = guide_table("Object");
    let documented: BTreeMap<String, BTreeSet<String>> =
        rows.iter().flat_map(|row| names(row[0]).map(|object| (object, names(row[1]).collect()))).collect();
    // A ring with findings, problems and a reason to export it all the same: no list is empty.
    let bench = Bench::with_ring(&["prongs.tip_diameter=0.4", "prongs.lean=45"]);
    bench.good(&["new", "studs", "-o", "studs.ron"]);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    fs::write(bench.path("round.asc"), ROUND.replace("12\n", "12 what\n")).unwrap();
    fs::write(bench.path("tray.csv"), STONES.to_owned() + "A9,Round,many,,,1,,,,,,,,,\n").unwrap();
    fs::write(bench.path("open.obj"), cube(10.0, "f 1 1 2\n")).unwrap();
    fs::create_dir(bench.path("out")).unwrap();
    fs::write(bench.path("out/notes.txt"), "not of the export").unwrap();
    for (code, arguments) in [
        (0, &["feature", "list", "ring.ron"][..]),
        (0, &["measure", "ring.ron"]),
        (2, &["check", "ring.ron"]),
        (0, &["make", "ring.ron", "--out", "out", "--override", "A: a test"]),
        (0, &["make", "ring.ron", "--out", "routed", "--override", "A: a test", "--route", "resin"]),
        (0, &["map", "ring.ron", "--of", "thickness", "-o", "map.ply"]),
        (0, &["measure", "studs.ron"]),
        (0, &["make", "studs.ron", "--out", "out"]),
        (0, &["measure-cut", "round.asc"]),
        (0, &["measure", "open.obj"]),
        (0, &["verify-files", "out"]),
        (0, &["stone", "--size", "1.85"]),
        (65, &["tray", "tray.csv"]),
    ] {
        let command = match arguments {
            ["feature", ..] => "feature list",
            ["measure", "open.obj"] => "measure MESH",
            [command, ..] => command,
            [] => "",
        };
        let sheet = bench.json(code, &[arguments, &["--json"]].concat());
        for (path, _) in leaves(&sheet, "") {
            let mut object = String::new();
            for field in path.split('.') {
                let owner = if object.is_empty() { command } else { &object };
                found.entry(owner.to_owned()).or_default().insert(field.trim_end_matches("[]").to_owned());
                object = if object.is_empty() { field.to_owned() } else { format!("{object}.{field}") };
            }
        }
    }
    assert_eq!(documented, found);
}

/// What the guide calls a value: a word that it lists, or its kind.
fn called(value: &Value, listed: &BTreeSet<String>) -> String {
    match value {
        Value::String(text) if listed.contains(&format!("`{text}`")) => format!("`{text}`"),
        Value::String(_) => "text".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::Array(items) if items.iter().all(Value::is_string) => "list of text".to_owned(),
        Value::Array(items) if items.iter().all(Value::is_number) => "list of numbers".to_owned(),
        other => other.to_string(),
    }
}

#[test]
fn the_guide_says_what_every_field_of_a_list_holds() {
    let documented: BTreeMap<String, BTreeSet<String>> = guide_table("Field of a row")
        .iter()
        .map(|row| (words(row[0]).collect(), row[1].split(", ").map(ToOwned::to_owned).collect()))
        .collect();
    let bench = Bench::new();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for table in
        ["templates", "params", "features", "settings", "gems", "cuts", "alloys", "rules", "routes", "sizes"]
    {
        let sheet = bench.json(0, &["list", table, "--json"]);
        assert_eq!(sheet.as_object().unwrap().keys().collect::<Vec<_>>(), ["rows", "schema", "table"]);
        for (path, value) in sheet["rows"].as_array().unwrap().iter().flat_map(|row| leaves(row, table)) {
            let listed = documented.get(&path).unwrap_or_else(|| panic!("{path} is not in the guide"));
            found.entry(path).or_default().insert(called(&value, listed));
        }
    }
    assert_eq!(documented, found);
}

/// The standard round brilliant for an index of 1.54 (gemcad-file-reader, Samples/SRB.asc).
const ROUND: &str = "GemCad 5.0
g 96 0.0
y 8 y
I 1.54
H Standard Round Brilliant
a -90 1.02653281 93 n G 87 81 75 69 63 57 51 45 39 33 27 21 15 9 3
a -42.5 0.61819401 93 n 1 87 81 75 69 63 57 51 45 39 33 27 21 15 9 3
a -41.5 0.61701256 96 n 2 84 72 60 48 36 24 12
a 34 0.68444470 3 n A 9 15 21 27 33 39 45 51 57 63 69 75 81 87 93 G Level girdle
a 28 0.60896430 96 n B 12 24 36 48 60 72 84
a 16 0.50613241 6 n C 18 30 42 54 66 78 90
a 0 0.36450932 96 n T
F For quartz
";

#[test]
fn a_cutters_design_is_measured_at_any_width() {
    let bench = Bench::new();
    fs::write(bench.path("round.asc"), ROUND).unwrap();
    let sheet = bench.json(0, &["measure-cut", "round.asc", "--width", "10 mm", "--json"]);
    assert_eq!(sheet["facets"]["total"], 73);
    assert_eq!(sheet["design"]["footnotes"][0], "For quartz");
    let number = |value: &Value| value.as_f64().unwrap();
    let stone = &sheet["at_width"];
    // In quartz of 2.65 g/cm³ a stone of width 10 mm weighs its volume share times 13.25 ct.
    let weights = stone["weight_by_species"].as_array().unwrap();
    let quartz = weights.iter().find(|row| row["species"] == "rock_crystal").unwrap();
    let share = number(&sheet["ratios"]["volume_share"]);
    assert!((number(&quartz["carats"]) - share * 5.0 * number(&quartz["density_g_cm3"])).abs() < 1e-4);
    assert!((number(&stone["volume_mm3"]) - share * 1e3).abs() < 1e-2);
    let text = bench.good(&["measure-cut", "round.asc", "--species", "citrine"]);
    assert!(text.contains("Citrine") && text.contains("Standard Round Brilliant"), "{text}");
    let (_, error) = bench.ends(65, &["measure-cut", "round.asc", "--width", "0"]);
    assert!(error.contains("width is 0; it must be 0.3 to 60 mm"), "{error}");
    bench.ends(65, &["measure-cut", "round.asc", "--species", "cheese"]);
    fs::write(bench.path("bad.asc"), ROUND.replace("-42.5", "steep")).unwrap();
    let (_, error) = bench.ends(65, &["measure-cut", "bad.asc"]);
    assert!(error.contains("line 7") && error.contains("steep") && error.contains("bad.asc"), "{error}");
}

#[test]
fn a_picture_is_taken_without_a_window() {
    let bench = Bench::with_ring(&[]);
    let small = ["--size", "64x48", "--samples", "2"];
    let text = bench.good(&[&["render", "ring.ron", "-o", "ring.png"], &small[..]].concat());
    assert!(text.contains("64 × 48") && text.contains("noise"), "{text}");
    bench.good(&[&["render", "ring.ron", "-o", "again.png"], &small[..]].concat());
    let [first, again] = ["ring.png", "again.png"].map(|name| fs::read(bench.path(name)).unwrap());
    assert_eq!(first[1..4], *b"PNG");
    assert!(first == again, "the same project gives the same bytes");
    bench.good(&[&["render", "ring.ron", "-o", "ring.png", "--transparent", "--sheet"], &small[..]].concat());
    assert_eq!(fs::read(bench.path("ring.png")).unwrap()[25], 6, "with a cover");
    for bad in
        [&["-o", "no/ring.png"][..], &["-o", "a.png", "--size", "0x9"], &["-o", "a.png", "--view", "below"]]
    {
        bench.ends(65, &[&["render", "ring.ron"], bad].concat());
    }
    assert_eq!(entries(bench.folder.path()), ["again.png", "ring.png", "ring.ron"]);
}

/// The values of a map and its corners, read from the bytes by the layout that its head tells.
fn map_of(path: &Path) -> Vec<([u8; 3], f32)> {
    let bytes = fs::read(path).unwrap();
    let end = bytes.windows(11).position(|part| part == b"end_header\n").unwrap() + 11;
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    assert!(head.contains("comment units: millimeters\n") && head.contains("property float quality\n"));
    let count = head.lines().find_map(|line| line.strip_prefix("element vertex ")).unwrap();
    let corners = bytes[end..].chunks_exact(31).take(count.parse().unwrap());
    corners
        .map(|row| ([row[24], row[25], row[26]], f32::from_le_bytes(row[27..31].try_into().unwrap())))
        .collect()
}

#[test]
fn a_map_is_written_with_its_values_and_turns_its_colors_at_the_limit() {
    let bench = Bench::new();
    bench.good(&["new", "disc_pendant", "-o", "thin.ron", "plate.thickness=0.7"]);
    let text = bench.good(&["map", "thin.ron", "--of", "thickness", "-o", "map.ply"]);
    assert!(text.contains("0.600 mm, wall_thickness of cast_gold") && text.contains("0.00 % of"), "{text}");
    let gold = map_of(&bench.path("map.ply"));
    bench.good(&["map", "thin.ron", "--of", "thickness", "-o", "again.ply"]);
    assert!(fs::read(bench.path("map.ply")).unwrap() == fs::read(bench.path("again.ply")).unwrap());
    let arguments =
        ["map", "thin.ron", "--of", "thickness", "-o", "silver.ply", "--rules", "cast_silver", "--json"];
    let sheet = bench.json(0, &arguments);
    let silver = map_of(&bench.path("silver.ply"));
    assert_eq!(sheet["corners"], gold.len());
    assert_eq!((&sheet["limit_mm"], &sheet["least"]["part"]), (&Value::from(0.8), &Value::from("Plate")));
    assert!(sheet["below_percent"].as_f64().unwrap() > 50.0, "{sheet}");
    for ((gold_color, value), (silver_color, same)) in gold.iter().zip(&silver) {
        assert_eq!(value.to_bits(), same.to_bits(), "another profile colors the same values");
        // Orange and red have more red than blue, blue has less.
        let warm = |color: &[u8; 3]| color[0] > color[2];
        if (0.65..0.75).contains(value) {
            assert!(!warm(gold_color) && warm(silver_color), "{value}: {gold_color:?} {silver_color:?}");
        }
    }
    for bad in
        [&["--of", "weight", "-o", "a.ply"][..], &["--of", "seat-gap", "-o", "no/a.ply"], &["-o", "a.ply"]]
    {
        bench.ends(65, &[&["map", "thin.ron"], bad].concat());
    }
    assert_eq!(entries(bench.folder.path()), ["again.ply", "map.ply", "silver.ply", "thin.ron"]);
}

#[test]
fn sizes_of_round_stones_are_converted_in_every_direction() {
    let bench = Bench::new();
    let sheet = |arguments: &[&str]| bench.json(0, &[&["stone", "--json"], arguments].concat());
    let number = |value: &Value| value.as_f64().unwrap();
    let one = sheet(&["--size", "6.5 mm"]);
    assert!((number(&one["carats"]) - 1.0).abs() < 0.01, "{one}");
    assert!(one["no_sieve"].as_str().unwrap().contains("6.5 mm is no melee"), "{one}");
    let back = sheet(&["--carats", &one["carats"].to_string()]);
    assert!((number(&back["diameter_mm"]) - 6.5).abs() < 1e-5, "{back}");
    let melee = sheet(&["--size", "1.85"]);
    assert_eq!(melee["sieve"]["size"], "+6.5-7");
    assert_eq!(sheet(&["--sieve", "+6.5-7"])["sieve"], melee["sieve"]);
    assert_eq!(sheet(&["--carats", "0.025"])["sieve"], melee["sieve"]);
    let ruby = sheet(&["--size", "1.85", "--species", "ruby"]);
    assert!((number(&ruby["sieve"]["carats"]) - 0.025 * 3.98 / 3.52).abs() < 1e-6, "{ruby}");
    assert!(bench.good(&["stone", "--size", "1.85"]).contains("+6.5-7: 1.80 to 1.90 mm"));
    for (bad, part) in [
        (&["--size", "99"][..], "diameter is 99; it must be 0.3 to 60 mm"),
        (&["--carats", "0"], "weight is 0"),
        (&["--sieve", "77"], "no sieve `77`; it has"),
        (&["--size", "2", "--species", "cheese"], "no gem `cheese`"),
        (&["--size", "two"], "two"),
        (&[], "--size"),
        (&["--size", "2", "--carats", "1"], "cannot be used"),
    ] {
        let (_, error) = bench.ends(65, &[&["stone"], bad].concat());
        assert!(error.contains(part), "{error}");
    }
}

/// Three stones: one with a report, one that weighs too much, one that nobody measured.
const STONES: &str = "Stock #,Shape,L (mm),W (mm),D (mm),Carats,Color,Gem,Lab,Report #,Table %,Crown angle,Pavilion angle,Culet,Bin
A1,Round,6.52,6.48,4.01,1.04,G,diamond,GIA,2141438171,57,34.5,40.8,Small,7
A2,Round,6.52,6.48,4.01,1.60,H,diamond,,,,,,,7
A3,Oval,8.0,,,1.5,,,,,,,,,7
";

#[test]
fn a_tray_tells_what_is_known_and_what_does_not_fit() {
    let bench = Bench::new();
    fs::write(bench.path("tray.csv"), STONES).unwrap();
    let sheet = bench.json(0, &["tray", "tray.csv", "--json"]);
    let totals = &sheet["totals"];
    assert_eq!(
        [&totals["stones"], &totals["unmeasured"], &totals["flagged"], &totals["refused"]],
        [3, 1, 1, 0]
    );
    assert!((totals["carats"].as_f64().unwrap() - 4.14).abs() < 1e-9);
    let rows = sheet["rows"].as_array().unwrap();
    assert_eq!([&rows[0]["measured"], &rows[2]["measured"]], [true, false]);
    assert_eq!((&rows[2]["length_mm"], &rows[2]["width_mm"]), (&Value::from(8.0), &Value::Null));
    assert_eq!(rows[0]["round"]["proportions"]["table"], 57.0);
    assert_eq!(
        rows[0]["round"]["assumed"],
        serde_json::json!(["star length", "lower-half length", "girdle", "culet"])
    );
    assert!(rows[1]["flags"][0].as_str().unwrap().starts_with("its weight is 1.600 ct"), "{sheet}");
    let text = bench.good(&["tray", "tray.csv"]);
    assert!(
        text.contains("look at A2: its weight") && text.contains("8.00 × ? × ? ") && text.contains(" no "),
        "{text}"
    );
    // Of a lighter gem: what fitted does not any more.
    let opal = bench.json(0, &["tray", "tray.csv", "--species", "opal", "--json"]);
    assert_eq!(
        [&opal["totals"]["flagged"], &opal["rows"][2]["species"]],
        [&Value::from(1), &Value::from("opal")]
    );
    bench.ends(65, &["tray", "tray.csv", "--species", "cheese"]);
    bench.ends(65, &["tray", "missing.csv"]);
}

#[test]
fn a_tray_is_rewritten_without_loss_or_not_at_all() {
    let bench = Bench::new();
    fs::write(bench.path("tray.csv"), STONES).unwrap();
    let sheet = bench.json(0, &["tray", "tray.csv", "-o", "out.csv", "--json"]);
    assert_eq!(bench.json(0, &["tray", "out.csv", "--json"]), sheet);
    let written = fs::read_to_string(bench.path("out.csv")).unwrap();
    assert!(
        written.starts_with("Id,Cut,L (mm),W (mm),D (mm),Weight (ct),") && written.contains(",Bin\n"),
        "{written}"
    );
    fs::write(bench.path("bad.csv"), STONES.replace("6.52,6.48", "six,6.48")).unwrap();
    let (out, _) = bench.ends(65, &["tray", "bad.csv"]);
    assert!(out.contains("line 2, L (mm) `six`: `six` is not a length") && out.contains("A3"), "{out}");
    let (out, error) = bench.ends(65, &["tray", "bad.csv", "-o", "out.csv"]);
    assert!(out.is_empty() && error.contains("2 faults; nothing was written"), "{error}");
    assert_eq!(fs::read_to_string(bench.path("out.csv")).unwrap(), written);
    assert_eq!(entries(bench.folder.path()), ["bad.csv", "out.csv", "tray.csv"]);
}

#[test]
fn new_refuses_what_it_does_not_know_and_keeps_files() {
    let bench = Bench::new();
    let (_, error) = bench.ends(65, &["new", "tiara", "-o", "ring.ron"]);
    assert!(error.contains("tiara") && error.contains("solitaire"), "{error}");
    bench.ends(65, &["new", "solitaire"]);
    bench.ends(65, &["new", "solitaire", "-o", "ring.ron", "stone.species=unobtainium"]);
    assert!(!bench.path("ring.ron").exists());
    fs::write(bench.path("ring.ron"), "mine").unwrap();
    bench.ends(65, &["new", "solitaire", "-o", "ring.ron"]);
    assert_eq!(fs::read_to_string(bench.path("ring.ron")).unwrap(), "mine");
    bench.good(&["new", "solitaire", "-o", "ring.ron", "--force"]);
    for template in ["solitaire_six", "bezel_solitaire"] {
        bench.good(&["new", template, "-o", &format!("{template}.ron")]);
    }
}

#[test]
fn damaged_files_are_told_with_their_place() {
    let bench = Bench::with_ring(&[]);
    let text = fs::read_to_string(bench.path("ring.ron")).unwrap();
    fs::write(bench.path("half.ron"), &text[..text.len() / 2]).unwrap();
    fs::write(bench.path("bytes.ron"), [0xff, 0xfe, 0x00, 0x80]).unwrap();
    fs::write(bench.path("empty.ron"), "").unwrap();
    for file in ["half.ron", "bytes.ron", "empty.ron", "missing.ron"] {
        for subcommand in ["measure", "check"] {
            let (out, error) = bench.ends(65, &[subcommand, file]);
            assert!(out.is_empty() && error.contains(file), "{error}");
        }
        bench.ends(65, &["make", file, "--out", "out"]);
        bench.ends(65, &["set", file, "prongs.count=6"]);
    }
    let (_, error) = bench.ends(65, &["check", "half.ron"]);
    assert!(error.contains("line"), "{error}");
    assert!(!bench.path("out").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let bench = Bench::with_ring(&[]);
    fs::write(bench.path("file"), "in the way").unwrap();
    let (_, error) = bench.ends(65, &["make", "ring.ron", "--out", "file/out"]);
    assert!(error.contains("file/out"), "{error}");
    let (_, error) = bench.ends(65, &["make", "ring.ron", "--out", "file"]);
    assert!(error.contains("file"), "{error}");
    assert_eq!(fs::read_to_string(bench.path("file")).unwrap(), "in the way");
    bench.ends(65, &["set", "ring.ron", "-o", "file/ring.ron", "prongs.count=6"]);
    fs::create_dir(bench.path("out")).unwrap();
    fs::create_dir(bench.path("out/report.json")).unwrap();
    bench.ends(65, &["make", "ring.ron", "--out", "out"]);
    assert_eq!(entries(&bench.path("out")), ["report.json"], "no model without its report");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::with_ring(&[]);
    let out = bench.path("out");
    fs::create_dir(&out).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(out.join("probe"), "").is_ok() {
        // The superuser may write everywhere: there is nothing to try here.
        return;
    }
    let (_, error) = bench.ends(65, &["make", "ring.ron", "--out", "out"]);
    assert!(error.contains("out"), "{error}");
    assert!(entries(&out).is_empty());
}

#[test]
fn without_arguments_and_display_the_sample_is_made() {
    let bench = Bench::new();
    let (out, error) = bench.ends(0, &[]);
    assert!(error.contains("collet-out"), "{error}");
    assert!(out.contains("no findings"), "{out}");
    assert_eq!(entries(&bench.path("collet-out")), ["report.json", "solitaire.stl"]);
    let (_, error) = bench.ends(65, &["maek"]);
    assert!(error.contains("maek") && error.contains("--help"), "{error}");
    bench.good(&["new", "solitaire", "-o", "ring.ron"]);
    let (_, error) = bench.ends(65, &["ring.ron"]);
    assert!(error.contains("collet make ring.ron"), "what works instead: {error}");
    bench.ends(65, &["studio"]);
}

#[test]
fn help_is_good_and_wrong_usage_is_bad_input() {
    let bench = Bench::new();
    for arguments in [&["--help"][..], &["--version"], &["help", "make"], &["make", "--help"]] {
        assert!(!bench.good(arguments).is_empty());
    }
    for arguments in [&["make"][..], &["make", "a.ron"], &["--no-such"], &["list"]] {
        assert!(bench.ends(65, arguments).0.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_fault() {
    let status = Command::new("sh")
        .args(["-c", "set -e; \"$0\" list params --json | true; exec \"$0\" list gems | true"])
        .arg(env!("CARGO_BIN_EXE_collet"))
        .output()
        .unwrap();
    assert!(status.stderr.is_empty(), "{}", String::from_utf8_lossy(&status.stderr));
}
