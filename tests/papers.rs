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
fn what_cannot_be_printed_is_named() {
    let folder = folder();
    let at = folder.path();
    good(at, &["new", "solitaire", "-o", "ring.ron"]);
    for (arguments, said) in [
        (vec!["--paper", "menu", "--json"], "there are tolerance, design, setter"),
        (vec!["--date", "2026-02-30", "--json"], "2026-02-30"),
        (vec!["--size", "a5", "--json"], "letter"),
        (vec![], "--out"),
        (vec!["--out", "no/such/folder"], if cfg!(feature = "papers") { "cannot write" } else { "`papers`" }),
    ] {
        let output = run(at, &[&["papers", "ring.ron"], &arguments[..]].concat());
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(65) && text.contains(said), "{arguments:?}: {text}");
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
    let papers = ["_tolerance.pdf", "_design.pdf", "_setter.pdf"];
    for ending in [".stl", ".3mf", ".glb", "_map.svg", "_stones.csv"] {
        assert!(files.iter().any(|file| file.ends_with(ending)), "{ending} of {files:?}");
    }
    for ending in papers {
        let printed = files.iter().any(|file| file.ends_with(ending));
        assert_eq!(printed, cfg!(feature = "papers"), "{ending} of {files:?}");
    }
    good(at, &["verify-files", "pack"]);
}

#[cfg(feature = "papers")]
mod printed {
    use super::*;
    use std::fs;

    /// How often a text stands in the bytes.
    fn count(bytes: &[u8], text: &str) -> usize {
        bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
    }

    fn print(at: &Path, piece: &str, to: &str, more: &[&str]) -> Vec<Vec<u8>> {
        fs::create_dir_all(at.join(to)).unwrap();
        good(at, &[&["papers", piece, "--out", to], more].concat());
        let name = |kind: &str| at.join(to).join(format!("{}_{kind}.pdf", piece.trim_end_matches(".ron")));
        ["tolerance", "design", "setter"].iter().map(|kind| fs::read(name(kind)).unwrap()).collect()
    }

    #[test]
    fn papers_are_whole_and_the_same_twice_and_a_date_is_all_that_a_date_changes() {
        let folder = folder();
        let at = folder.path();
        for (template, pages) in [("halo", [1, 2, 1]), ("solitaire", [1, 2, 1])] {
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
