//! The papers of a piece: their figures are those of the report, and the same piece gives the same bytes.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

mod common;

use std::path::Path;
use std::process::{Command, Output};

use common::folder;
use serde_json::Value;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_collet"))
        .args(arguments)
        .current_dir(folder)
        .env("COLLET_LIBRARY", folder.join("no-library"))
        .output()
        .unwrap()
}

fn good(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&good(folder, arguments)).unwrap()
}

fn near(a: &Value, b: &Value) -> bool {
    // Other sheets are rounded to a millionth.
    (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-6
}

fn paper<'a>(papers: &'a Value, kind: &str) -> &'a Value {
    papers["papers"].as_array().unwrap().iter().find(|paper| paper["paper"] == kind).unwrap()
}

#[test]
fn the_figures_on_the_papers_are_those_of_the_report() {
    let folder = folder();
    let at = folder.path();
    for template in ["halo", "three_stone", "studs", "plain_band"] {
        good(at, &["new", template, "-o", "piece.ron", "--force"]);
        let report = json(at, &["make", "piece.ron", "--out", "out", "--json"]);
        let papers = json(at, &["papers", "piece.ron", "--json"]);
        let design = paper(&papers, "design");
        assert_eq!(design["heading"]["design_blake3"], report["project"]["blake3"]);
        assert_eq!(design["heading"]["fit"], report["worn"]["fit"]);
        assert!(near(&design["grams"], &report["metal"]["grams"]), "{template}");
        assert!(near(&design["total_carats"], &report["measures"]["total_carats"]), "{template}");
        assert_eq!(design["stone_count"], report["measures"]["stone_count"]);
        let kinds = design["stones"].as_array().unwrap();
        let sum = |key: &str| kinds.iter().map(|kind| kind[key].as_f64().unwrap()).sum::<f64>();
        assert!((sum("carats") - design["total_carats"].as_f64().unwrap()).abs() < 1e-9, "{template}");
        assert!((sum("count") - design["stone_count"].as_f64().unwrap()).abs() < 1e-9, "{template}");
        let alloys = design["alloys"]
            .as_array()
            .unwrap()
            .iter()
            .zip(report["metal"]["weight_by_alloy"].as_array().unwrap());
        assert!(alloys.into_iter().all(|(line, sheet)| near(&line["grams"], &sheet["grams"])), "{template}");

        let tolerance = paper(&papers, "tolerance");
        let rules: Vec<&Value> =
            tolerance["rules"].as_array().unwrap().iter().map(|rule| &rule["rule"]).collect();
        assert_eq!(rules, report["rules"]["judged"].as_array().unwrap().iter().collect::<Vec<_>>());
        assert_eq!(
            tolerance["findings"].as_array().unwrap().len(),
            report["findings"].as_array().unwrap().len()
        );
    }
}

#[test]
fn every_rule_shows_its_worst_value_and_a_broken_one_its_finding() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "solitaire", "-o", "ring.ron", "prongs.tip_diameter=0.6"]);
    let tolerance = json(at, &["papers", "ring.ron", "--paper", "tolerance", "--json"])["papers"][0].take();
    let findings = json_of_check(at);
    assert!(tolerance["stops"].as_u64().unwrap() > 0);
    for rule in tolerance["rules"].as_array().unwrap() {
        let of_rule: Vec<&Value> =
            findings.iter().filter(|finding| finding["rule"] == rule["rule"]).collect();
        let outcome = if of_rule.iter().any(|finding| finding["severity"] == "stop") {
            "stop"
        } else if of_rule.is_empty() {
            "pass"
        } else {
            "warn"
        };
        assert_eq!(rule["outcome"], outcome, "{rule:#}");
        for finding in of_rule {
            let (worst, value) = (rule["worst"].as_f64().unwrap(), finding["value"].as_f64().unwrap());
            let beyond =
                if rule["bound"] == "at_least" { worst <= value + 1e-6 } else { worst >= value - 1e-6 };
            assert!(beyond, "{rule:#} {finding:#}");
        }
    }
}

fn json_of_check(at: &Path) -> Vec<Value> {
    let output = run(at, &["check", "ring.ron", "--json"]);
    let sheet: Value = serde_json::from_slice(&output.stdout).unwrap();
    sheet["findings"].as_array().unwrap().clone()
}

#[test]
fn the_setter_reads_every_stone_once_and_what_is_left_of_its_prongs() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "halo", "-o", "ring.ron"]);
    let papers = json(at, &["papers", "ring.ron", "--json"]);
    let setter = paper(&papers, "setter");
    let kinds = setter["kinds"].as_array().unwrap();
    let numbers: Vec<&str> = kinds.iter().map(|kind| kind["numbers"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["2–21", "1"], "the small ones first");
    // Closed form: the bearing of a pavilion of 40.8° is 180° − 2 · 40.8°.
    assert!((kinds[1]["bearing_deg"].as_f64().unwrap() - 98.4).abs() < 1e-6);
    let section = paper(&papers, "tolerance")["rules"]
        .as_array()
        .unwrap()
        .iter()
        .find(|rule| rule["rule"] == "prong_section");
    assert_eq!(kinds[1]["prongs"]["left_mm"], section.unwrap()["worst"]);
    assert_eq!(kinds[1]["prongs"]["before_mm"], 1.0);
    assert!(kinds[1]["tools"][0]["most_mm"] == 6.5);
    good(at, &["new", "pear_solitaire", "-o", "pear.ron"]);
    let pear = json(at, &["papers", "pear.ron", "--paper", "setter", "--json"]);
    assert_eq!(
        pear["papers"][0]["kinds"][0]["tools"],
        Value::Array(Vec::new()),
        "no bur is published for a pear"
    );
}

#[test]
fn every_stone_is_on_the_map_at_its_true_size() {
    let folder = folder();
    let at = folder.path();
    for (template, from) in [
        ("halo", &["top"][..]),
        ("three_stone", &["top"]),
        ("eternity", &["top", "unrolled"]),
        ("hidden_halo", &["top", "south", "north", "east", "west"]),
    ] {
        good(at, &["new", template, "-o", "piece.ron", "--force"]);
        let papers = json(at, &["papers", "piece.ron", "--paper", "map,design", "--json"]);
        let (map, size) = (paper(&papers, "map"), &paper(&papers, "design")["size_mm"]);
        let plans = map["plans"].as_array().unwrap();
        let shown: Vec<&str> = plans.iter().map(|plan| plan["from"].as_str().unwrap()).collect();
        assert_eq!(shown, from, "{template}");
        let mut numbers: Vec<u64> = plans.iter().flat_map(|plan| numbers(&plan["numbers"])).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let count = map["stone_count"].as_u64().unwrap();
        assert_eq!(numbers, (1..=count).collect::<Vec<_>>(), "{template}: every stone is on a drawing");
        let kinds = map["kinds"].as_array().unwrap();
        let carats: f64 = kinds.iter().map(|kind| kind["carats"].as_f64().unwrap()).sum();
        assert!((carats - map["total_carats"].as_f64().unwrap()).abs() < 1e-9, "{template}");
        // A millimeter of margin on each side.
        let width = |drawing: &Value| drawing["width_mm"].as_f64().unwrap() - 2.0;
        let (across, scale) = (size[0].as_f64().unwrap(), plans[0]["scale"].as_f64().unwrap());
        assert!((width(&plans[0]["full_size"]) - across).abs() < 0.02, "{template}");
        assert!((width(&plans[0]["enlarged"]) - scale * across).abs() < 0.2, "{template}");
        if template == "eternity" {
            let around = plans[1]["around_mm"].as_f64().unwrap();
            let laid = width(&plans[1]["full_size"]);
            let stone = kinds[0]["length_mm"].as_f64().unwrap();
            assert!((laid - std::f64::consts::PI * around).abs() < 2.0 * stone, "{laid} of {around}");
            good(at, &["make", "piece.ron", "--out", "out", "--format", "csv"]);
            let list = std::fs::read_to_string(at.join("out/piece_stones.csv")).unwrap();
            let mut lines = list.lines().map(|line| line.split(',').collect::<Vec<_>>());
            let heads = lines.next().unwrap();
            let column = |name: &str| heads.iter().position(|head| head.starts_with(name)).unwrap();
            let (x, z) = (column("X ("), column("Z ("));
            for line in lines {
                let [x, z] = [line[x], line[z]].map(|cell| cell.parse::<f64>().unwrap());
                assert!((2.0 * x.hypot(z) - around).abs() < 1e-3, "{line:?} {around}");
            }
        }
    }
}

/// `1, 4–6`.
fn numbers(text: &Value) -> Vec<u64> {
    let runs = text.as_str().unwrap().split(", ").filter(|run| !run.is_empty());
    let ends = runs.map(|run| run.split_once('–').unwrap_or((run, run)));
    ends.flat_map(|(first, last)| first.parse().unwrap()..=last.parse().unwrap()).collect()
}

fn is(value: &Value, wanted: f64) -> bool {
    (value.as_f64().unwrap() - wanted).abs() < 1e-6
}

#[test]
fn the_caster_reads_weights_and_shrinkage_that_can_be_worked_out_by_hand() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "solitaire", "-o", "ring.ron"]);
    let caster = json(at, &["papers", "ring.ron", "--paper", "caster", "--json"])["papers"][0].take();
    let volume = caster["metal_mm3"].as_f64().unwrap();
    let grams = volume * 15.53e-3;
    assert!(is(&caster["grams"], grams) && is(&caster["pattern_grams"], volume * 1e-3));
    assert!(is(&caster["with_sprue_grams"][0], grams * 1.08));
    assert!(is(&caster["with_sprue_grams"][1], grams * 1.1));
    let [direct, mold] = [0, 1].map(|place| &caster["shrinkage"][place]);
    assert!(is(&direct["scale_percent"], 101.010_101_01) && is(&mold["scale_percent"], 103.626_943));
    let inside = caster["inside_mm"].as_f64().unwrap();
    assert!(is(&direct["inside_mm"], inside * 0.99) && is(&mold["inside_mm"], inside * 0.965));
    assert_eq!(caster["alloy"]["melting_c"], serde_json::json!([927.0, 927.0]));
    assert_eq!(caster["care"], serde_json::json!(["unscaled", "inside", "seats", "prongs"]));
    good(at, &["set", "ring.ron", "alloy=gold_22k_yellow"]);
    let caster = json(at, &["papers", "ring.ron", "--paper", "caster", "--json"])["papers"][0].take();
    assert_eq!(caster["alloy"]["melting_c"], Value::Null, "nobody published where it melts");
    good(at, &["new", "studs", "-o", "studs.ron"]);
    let studs = json(at, &["papers", "studs.ron", "--paper", "caster", "--json"])["papers"][0].take();
    assert!(studs["care"].as_array().unwrap().contains(&"mirrored".into()));
    assert_eq!(studs["shrinkage"][0]["inside_mm"], Value::Null);
}

#[test]
fn care_is_that_of_the_stone_that_bears_the_least() {
    let folder = folder();
    let at = folder.path();
    let care = |piece: &str| json(at, &["papers", piece, "--paper", "care", "--json"])["papers"][0].take();
    good(at, &["new", "halo", "-o", "ring.ron"]);
    let diamonds = care("ring.ron");
    assert_eq!((&diamonds["ultrasonic"], &diamonds["steam"]), (&"safe".into(), &"safe".into()));
    assert_eq!(diamonds["stones"].as_array().unwrap().len(), 1, "one species in two sizes");
    assert_eq!(diamonds["stones"][0]["count"], 21);
    good(at, &["set", "ring.ron", "head.stone.species=emerald"]);
    let emerald = care("ring.ron");
    assert_eq!((&emerald["ultrasonic"], &emerald["steam"]), (&"never".into(), &"never".into()));
    assert_eq!(emerald["ultrasonic_for"], serde_json::json!(["Emerald"]));
    good(at, &["new", "pearl_ring", "-o", "pearl.ron"]);
    assert_eq!(care("pearl.ron")["steam"], "never");
    good(at, &["new", "plain_band", "-o", "band.ron"]);
    let band = care("band.ron");
    assert_eq!((&band["ultrasonic"], &band["stones"]), (&Value::Null, &Value::Array(Vec::new())));
}

#[test]
fn marks_are_those_of_the_alloy_and_small_articles_are_exempt() {
    let folder = folder();
    let at = folder.path();
    let marks =
        |piece: &str| json(at, &["papers", piece, "--paper", "hallmark", "--json"])["papers"][0].take();
    good(at, &["new", "solitaire", "-o", "ring.ron"]);
    let gold = marks("ring.ron");
    assert_eq!((&gold["fineness"], &gold["uk"]["legal"]), (&750.into(), &true.into()));
    assert_eq!(gold["uk"]["exempt"], false);
    assert!(is(&gold["inside"]["width_mm"], 2.0), "as wide as the base");
    good(at, &["set", "ring.ron", "alloy=gold_10k_yellow"]);
    assert_eq!(marks("ring.ron")["uk"]["legal"], false, "417 is not hallmarked in the United Kingdom");
    good(at, &["set", "ring.ron", "alloy=silver_925"]);
    let silver = marks("ring.ron");
    assert_eq!((&silver["uk"]["exempt_below_grams"], &silver["uk"]["exempt"]), (&7.78.into(), &true.into()));
    good(at, &["new", "studs", "-o", "studs.ron"]);
    let studs = json(at, &["papers", "studs.ron", "--json"]);
    let (both, one) = (&paper(&studs, "design")["grams"], &paper(&studs, "hallmark")["grams_each"]);
    assert!(is(one, both.as_f64().unwrap() / 2.0), "an earring is an article");
    good(at, &["new", "engraved_band", "-o", "engraved.ron"]);
    assert!(!marks("engraved.ron")["letters"].as_array().unwrap().is_empty());
}

#[test]
fn papers_that_would_say_nothing_are_left_out_unless_they_are_named() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "plain_band", "-o", "band.ron"]);
    good(at, &["set", "band.ron", "alloy=brass"]);
    let kinds = |more: &[&str]| {
        let papers = json(at, &[&["papers", "band.ron", "--json"], more].concat());
        let papers = papers["papers"].as_array().unwrap().clone();
        papers.iter().map(|paper| paper["paper"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&[]), ["tolerance", "design", "caster", "care"]);
    assert_eq!(kinds(&["--paper", "hallmark,map"]), ["map", "hallmark"]);
}

#[test]
fn what_cannot_be_printed_is_named() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "solitaire", "-o", "ring.ron"]);
    for (arguments, said) in [
        (
            vec!["--paper", "menu", "--json"],
            "there are tolerance, design, map, setter, caster, hallmark, care",
        ),
        (vec!["--date", "2026-02-30", "--json"], "2026-02-30"),
        (vec!["--size", "a5", "--json"], "letter"),
        (vec![], "--out"),
        (
            vec!["--out", "no/such/folder"],
            if cfg!(feature = "papers") {
                "cannot write into: there is no such file or folder: no/such/folder"
            } else {
                "`papers`"
            },
        ),
    ] {
        let output = run(at, &[&["papers", "ring.ron"], &arguments[..]].concat());
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(65) && text.contains(said), "{arguments:?}: {text}");
        assert!(!text.contains(".collet-") && !text.contains("os error"), "{text}");
    }
}

#[test]
fn a_pack_needs_no_options_and_is_whole() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "solitaire", "-o", "ring.ron"]);
    let report = json(at, &["pack", "ring.ron", "--out", "pack", "--json"]);
    let files: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    let papers = ["tolerance", "design", "map", "setter", "caster", "hallmark", "care"];
    let papers = papers.map(|paper| format!("_{paper}.pdf"));
    for ending in [".stl", ".3mf", ".glb", "_map.svg", "_stones.csv"] {
        assert!(files.iter().any(|file| file.ends_with(ending)), "{ending} of {files:?}");
    }
    for ending in papers {
        let printed = files.iter().any(|file| file.ends_with(&ending));
        assert_eq!(printed, cfg!(feature = "papers"), "{ending} of {files:?}");
    }
    good(at, &["verify-files", "pack"]);
}

/// Where the content of a file begins in an archive, and how long it is there.
fn packed(archive: &[u8], name: &str) -> (usize, usize) {
    let named = |at: &usize| archive[*at..].starts_with(name.as_bytes());
    let heads = archive.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x03\x04");
    let (head, _) = heads.into_iter().find(|(at, _)| named(&(at + 30))).unwrap();
    let length = u32::from_le_bytes(archive[head + 18..head + 22].try_into().unwrap());
    (head + 30 + name.len(), length as usize)
}

#[test]
fn a_pack_is_one_file_where_it_ends_in_zip_and_damage_is_named() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "solitaire", "-o", "ring.ron"]);
    let report = json(at, &["pack", "ring.ron", "--out", "pack.zip", "--json"]);
    let mut left: Vec<_> = std::fs::read_dir(at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["pack.zip", "ring.ron"], "and nothing beside it");
    good(at, &["pack", "ring.ron", "--out", "again.zip"]);
    let whole = std::fs::read(at.join("pack.zip")).unwrap();
    assert!(whole == std::fs::read(at.join("again.zip")).unwrap(), "other bytes");
    good(at, &["pack", "ring.ron", "--out", "folder"]);
    let files: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    let checked = json(at, &["verify-files", "pack.zip", "--json"]);
    let names: Vec<&str> =
        checked["checked"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(names, [&["pack.zip", "report.json"], &files[..]].concat());
    assert!(checked["good"] == true && checked["unlisted"] == Value::Array(Vec::new()));
    for name in files.iter().chain(&["report.json"]) {
        let content = std::fs::read(at.join("folder").join(name)).unwrap();
        let (_, length) = packed(&whole, name);
        assert!(length > 0 && length <= content.len() + 64, "{name}: {length} of {}", content.len());
    }
    let told = |bytes: &[u8]| {
        std::fs::write(at.join("pack.zip"), bytes).unwrap();
        let output = run(at, &["verify-files", "pack.zip"]);
        assert_eq!(output.status.code(), Some(65));
        [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat()
    };
    for name in files.iter().chain(&["report.json"]) {
        let (start, length) = packed(&whole, name);
        let mut damaged = whole.clone();
        damaged[start + length / 2] ^= 1;
        let text = told(&damaged);
        let line = text.lines().find(|line| line.contains(name) && !line.trim_end().ends_with("good"));
        assert!(line.is_some(), "{name} is not named: {text}");
    }
    // A byte that no file needs: the date in a head, and the seal itself.
    for place in [10, whole.len() - 1, whole.len() - 90] {
        let mut damaged = whole.clone();
        damaged[place] ^= 1;
        told(&damaged);
    }
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        told(&whole[..length]);
    }
}

#[test]
fn a_pack_into_a_folder_that_is_not_there_is_refused_in_words() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "plain_band", "-o", "ring.ron"]);
    let output = run(at, &["pack", "ring.ron", "--out", "no/such/pack.zip"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(65));
    assert!(text.contains("cannot write into: there is no such file or folder: no/such"), "{text}");
    assert!(!text.contains(".collet-") && !text.contains("os error"), "{text}");
}

#[cfg(feature = "papers")]
mod printed {
    use super::*;
    use std::fs;

    /// How often a text stands in the bytes.
    fn count(bytes: &[u8], text: &str) -> usize {
        bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
    }

    const KINDS: [&str; 7] = ["tolerance", "design", "map", "setter", "caster", "hallmark", "care"];

    fn print(at: &Path, piece: &str, to: &str, more: &[&str]) -> Vec<Vec<u8>> {
        fs::create_dir_all(at.join(to)).unwrap();
        good(at, &[&["papers", piece, "--out", to], more].concat());
        let name = |kind: &str| at.join(to).join(format!("{}_{kind}.pdf", piece.trim_end_matches(".ron")));
        KINDS.iter().map(|kind| fs::read(name(kind)).unwrap()).collect()
    }

    #[test]
    fn papers_are_whole_and_the_same_twice_and_a_date_is_all_that_a_date_changes() {
        let folder = folder();
        let at = folder.path();
        for (template, pages) in [("halo", [1, 2, 1, 1, 1, 1, 1]), ("solitaire", [1, 2, 1, 1, 1, 1, 1])] {
            let file = format!("{template}.ron");
            good(at, &["new", template, "-o", &file]);
            let first = print(at, &file, "a", &[]);
            assert!(first == print(at, &file, "b", &[]), "{template}: other bytes");
            let dated = ["--date", "2026-11-22"];
            let letter = ["--date", "2026-11-22", "--size", "letter"];
            let (dated, letter) = (print(at, &file, "c", &dated), print(at, &file, "d", &letter));
            for (place, pages) in pages.into_iter().enumerate() {
                for (pdf, width) in [(&first, "595.2756"), (&dated, "595.2756"), (&letter, "612")] {
                    let pdf = &pdf[place];
                    assert!(pdf.starts_with(b"%PDF-1.") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
                    let sheets = count(pdf, "/Type/Page/");
                    // Letter is 18 mm shorter, and may need one more.
                    let more = usize::from(width == "612");
                    assert!((pages..=pages + more).contains(&sheets), "{template} {place}: {sheets}");
                    assert!(count(pdf, &format!("[0 0 {width}")) >= sheets, "{template} {place} {width}");
                    assert_eq!(count(pdf, "CreationDate"), 0);
                }
                assert!(first[place] != dated[place]);
            }
        }
    }

    #[test]
    fn every_sample_has_its_papers() {
        let folder = folder();
        for sample in fs::read_dir("assets/samples").unwrap() {
            let path = fs::canonicalize(sample.unwrap().path()).unwrap();
            good(folder.path(), &["papers", path.to_str().unwrap(), "--out", "."]);
        }
    }

    #[test]
    fn damage_to_a_paper_of_a_pack_is_named() {
        let folder = folder();
        let at = folder.path();
        good(at, &["new", "solitaire", "-o", "ring.ron"]);
        good(at, &["pack", "ring.ron", "--out", "pack", "--date", "2026-11-22"]);
        let path = at.join("pack/ring_design.pdf");
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(run(at, &["verify-files", "pack"]).status.code(), Some(65));
    }
}
