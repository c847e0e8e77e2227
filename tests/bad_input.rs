//! Bad files from outside: each gets an error that names the thing and the limit, nothing panics, and the file that
//! was there before is still there, byte for byte.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test the panic is the report")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use collet::exchange::{
    ExchangeError, Exhibit, ModelFormat, import_model, load_library, load_project, project_to_text,
    save_project, write_atomically, write_model,
};
use collet::kernel::{Quality, sphere};
use common::{folder, library, template};

fn sample() -> String {
    project_to_text(&template("solitaire"))
}

/// What opening a file with these bytes says.
fn refusal(bytes: &[u8]) -> String {
    let folder = folder();
    let path = folder.path().join("ring.ron");
    fs::write(&path, bytes).unwrap();
    let error = load_project(&path, library()).expect_err("the file is bad").to_string();
    assert!(error.ends_with(&path.display().to_string()), "{error}");
    error
}

fn sample_with(old: &str, new: &str) -> String {
    let text = sample();
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

#[test]
fn a_project_that_was_cut_off_anywhere_says_where_it_ends() {
    let text = sample();
    // Behind the last bracket only a line break is missing.
    let whole = text.trim_end().len();
    for cut in (0..whole).step_by(97) {
        let error = refusal(&text.as_bytes()[..cut]);
        assert!(error.contains("line ") || error.contains("byte "), "cut at {cut}: {error}");
    }
}

#[test]
fn wrong_words_and_numbers_are_named_with_their_place_and_limit() {
    for (old, new, parts) in [
        ("\"diamond\"", "\"diamont\"", ["line 80", "stone.species", "`diamont`", "did you mean `diamond`?"]),
        ("\"gold_18k_yellow\"", "\"gold\"", ["line 11", "ring.alloy", "`gold`", "not in the library"]),
        ("\"round_excellent\"", "\"round\"", ["line 85", "stone.cut", "`round`", "not in the library"]),
        (
            "width_top\": 2.2",
            "width_top\": 1e9",
            ["line 32", "shank.width_top", "1000000000 mm", "1 mm to 12 mm"],
        ),
        ("width_top\": 2.2", "width_top\": NaN", ["line 32", "shank.width_top", "NaN mm", "1 mm to 12 mm"]),
        ("diameter\": 6.5", "diameter\": 0", ["line 83", "head.stone.diameter", "0 mm", "0.8 mm to 20 mm"]),
        ("share\": 25.0", "share\": 50.5", ["line 77", "head.seat.share", "50.5 %", "0 % to 50 %"]),
        ("tip\": \"round\"", "tip\": \"square\"", ["line 65", "head.prongs.tip", "square", "claw"]),
        ("clearance", "clearence", ["line 78", "head.seat.clearence", "did you mean", "clearance"]),
        ("format: 2", "format: 7", ["format 7", "reads up to 2", "", ""]),
    ] {
        let error = refusal(sample_with(old, new).as_bytes());
        for part in parts {
            assert!(error.contains(part), "{new}: no `{part}` in: {error}");
        }
    }
}

#[test]
fn what_is_no_project_at_all_is_refused() {
    let endless = vec![b'('; 1 << 20];
    let too_long = vec![b' '; 5 << 20];
    let junk: Vec<u8> =
        (0..4096_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for bytes in
        [&b""[..], b"\n", b"\0\0\0\0", b"solid ring\n", b"{}", b"\xff\xfe(\0f\0", &endless, &too_long, &junk]
    {
        refusal(bytes);
    }
    let folder = folder();
    for bad in [folder.path().to_owned(), folder.path().join("none.ron")] {
        let error = load_project(&bad, library()).unwrap_err();
        assert!(matches!(error, ExchangeError::Io { action: "read", .. }), "{error}");
    }
}

/// Places where nothing can be written, whoever the user is, each with what is wrong with it: below a file, in a folder
/// that is not there, and a folder itself.
fn impossible(folder: &Path) -> [(PathBuf, PathBuf); 3] {
    let [file, none] = ["file", "none"].map(|name| folder.join(name));
    fs::write(&file, "a file").unwrap();
    [(file.join("ring.ron"), file), (none.join("ring.ron"), none), (folder.to_owned(), folder.to_owned())]
}

fn ball() -> Exhibit {
    Exhibit::of_metal("ball", &sphere(2.0, Quality::Draft).unwrap()).unwrap()
}

#[test]
fn what_cannot_be_written_is_told_and_leaves_no_trace() {
    let folder = folder();
    let project = template("solitaire");
    for (path, wrong) in impossible(folder.path()) {
        let errors =
            [save_project(&path, &project).unwrap_err(), write_atomically(&path, b"text").unwrap_err()];
        for error in errors {
            assert!(matches!(error, ExchangeError::Io { action: "write" | "write into", .. }), "{error}");
            assert!(error.to_string().ends_with(&wrong.display().to_string()), "{error}");
        }
    }
    for bad in [folder.path().join("file"), folder.path().join("none")] {
        let error = write_model(&bad, "ball", ModelFormat::Stl, &ball()).unwrap_err();
        assert!(matches!(error, ExchangeError::Io { action: "write into", .. }), "{error}");
        assert!(error.to_string().ends_with(&bad.display().to_string()), "{error}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "only the file that was there");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_keeps_the_old_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("ring.ron");
    let project = template("solitaire");
    save_project(&path, &project).unwrap();
    let before = fs::read(&path).unwrap();
    let allow = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    // To root a read-only folder means nothing: then there is nothing to see here.
    let means_something = fs::write(folder.path().join("probe"), "").is_err();
    let mut renamed = project.clone();
    renamed.name = "Renamed".to_owned();
    let outcome = save_project(&path, &renamed);
    allow(0o755);
    if means_something {
        assert!(outcome.unwrap_err().to_string().contains("no permission"));
        assert_eq!(fs::read(&path).unwrap(), before);
    } else {
        outcome.unwrap();
    }
}

/// `/dev/full` takes no byte; it must be refused, not replaced by a file.
#[cfg(target_os = "linux")]
#[test]
fn a_device_is_not_replaced_by_a_file() {
    use std::os::unix::fs::FileTypeExt;
    for device in ["/dev/full", "/dev/null"] {
        let error = save_project(Path::new(device), &template("solitaire")).unwrap_err();
        assert!(error.to_string().contains("not a plain file"), "{error}");
        assert!(fs::metadata(device).unwrap().file_type().is_char_device());
    }
    assert!(load_project(Path::new("/dev/zero"), library()).unwrap_err().to_string().contains("longer"));
}

#[test]
fn a_project_that_cannot_be_read_again_is_not_saved() {
    let folder = folder();
    let path = folder.path().join("ring.ron");
    let mut project = template("solitaire");
    save_project(&path, &project).unwrap();
    let before = fs::read(&path).unwrap();
    project.piece.shanks_mut().next().unwrap().width_top.0 = f64::NAN;
    let error = save_project(&path, &project).unwrap_err();
    assert!(matches!(error, ExchangeError::ReadBack { .. }), "{error}");
    assert!(error.to_string().contains("Width at top"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn an_stl_that_was_cut_off_anywhere_is_refused() {
    let folder = folder();
    let path = folder.path().join("ball.stl");
    write_model(folder.path(), "ball", ModelFormat::Stl, &ball()).unwrap();
    let bytes = fs::read(&path).unwrap();
    for cut in (0..bytes.len()).step_by(97) {
        fs::write(&path, &bytes[..cut]).unwrap();
        let error = import_model(&path, None).unwrap_err();
        assert!(matches!(error, ExchangeError::BadFormat { .. }), "cut at {cut}: {error}");
    }
}

#[test]
fn what_is_no_stl_is_refused_with_its_reason() {
    let folder = folder();
    let path = folder.path().join("model.stl");
    let picture = [&b"\x89PNG\r\n\x1a\n"[..], &[0x52; 400]].concat();
    for (bytes, reason) in [
        (&b""[..], "it is empty"),
        (b"hello", "it has 5 bytes"),
        (&picture, "announces 1381126738 triangles"),
        (sample().as_bytes(), "announces"),
        (b"solid ring\n  facet normal 0 0 1\n    outer loop\n      vertex 0 zero 0\n", "triangle 1"),
        (b"solid ring\nendsolid ring\n", "no triangles"),
    ] {
        fs::write(&path, bytes).unwrap();
        let error = import_model(&path, None).unwrap_err().to_string();
        assert!(error.starts_with("not a usable STL file: ") && error.contains(reason), "{error}");
    }
    assert!(matches!(import_model(&folder.path().join("none.stl"), None), Err(ExchangeError::Io { .. })));
}

#[test]
fn a_bad_table_of_the_user_hides_no_other() {
    let folder = folder();
    let alloy = r#"[(id: "my_gold", name: "My gold", family: gold, fineness: 750, density: 15.4,
        reflectance: (0.9, 0.7, 0.4), source: "my caster")]"#;
    fs::write(folder.path().join("alloys.ron"), alloy).unwrap();
    fs::write(folder.path().join("gems.ron"), "[(id: \"glass\",").unwrap();
    fs::write(folder.path().join("cuts.ron"), [0xff, 0xfe]).unwrap();
    fs::write(folder.path().join("rules.ron"), "[]").unwrap();
    let loaded = load_library(Some(folder.path()));
    assert!(loaded.library.alloys.alloy(&"my_gold".into()).is_some());
    assert_eq!(loaded.library.gems, library().gems);
    assert_eq!(loaded.complaints.len(), 2, "{:?}", loaded.complaints);
    assert!(loaded.complaints[0].contains("gems.ron") && loaded.complaints[1].contains("cuts.ron"));
    assert_eq!(loaded.rules_text.map(|(_, text)| text).as_deref(), Some("[]"));
    let nothing = load_library(Some(&folder.path().join("none")));
    assert_eq!((nothing.library, nothing.complaints), ((**library()).clone(), Vec::new()));
}
