//! What several test programs need: templates by name with parameters typed over them, pieces built from nothing,
//! folders that vanish.

#![allow(dead_code, reason = "each test program takes what it needs")]
#![expect(clippy::unwrap_used, reason = "in a test the panic is the report")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use collet::build::{BuildRequest, Built, Cache, CancelToken, Quality};
use collet::checks::{Finding, Report, RuleBook, RuleId, Severity, check};
use collet::design::templates::templates;
use collet::design::{Edit, Library, Piece, Project, apply, parameter};
use tempfile::TempDir;

/// The compiled-in library, read once.
pub fn library() -> &'static Arc<Library> {
    static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(Library::built_in()));
    &LIBRARY
}

/// A template as it is.
pub fn template(key: &str) -> Project {
    let found = templates().into_iter().find(|template| template.key == key);
    found.unwrap_or_else(|| panic!("no template {key}")).project
}

/// The project with parameters typed over, one after the other: `("head.height", "2.5 mm")`.
pub fn typed(project: Project, parameters: &[(&str, &str)]) -> Project {
    parameters.iter().fold(project, |project, (key, text)| {
        let value = parameter(&project.piece, key).and_then(|found| found.parse(text));
        let value = value.unwrap_or_else(|error| panic!("{key}={text}: {error}"));
        edited(&project, &Edit::SetParameter { key: (*key).to_owned(), value })
    })
}

/// The project after an edit that must be allowed.
pub fn edited(project: &Project, edit: &Edit) -> Project {
    apply(project, edit, library()).unwrap_or_else(|error| panic!("{edit:?}: {error}")).0
}

/// Sixty stones of 1 mm all around in shared prongs.
pub fn eternity_of_60() -> Piece {
    let row =
        [("row.fill", "count"), ("row.count", "60"), ("stone.diameter", "1.0"), ("prongs.diameter", "0.8")];
    typed(template("eternity"), &row).piece
}

/// More than 300 stones of 1.1 mm in six rows all around a domed band.
pub fn pave_of_300() -> Piece {
    let wide = ["shank.width_top", "shank.width_shoulder", "shank.width_base"].map(|key| (key, "7.4"));
    let pave = [
        ("shank.profile", "d_shape"),
        ("pave.rows", "6"),
        ("pave.span", "full"),
        ("pave.stone.diameter", "1.1"),
    ];
    typed(template("pave_band"), &[&wide[..], &pave[..]].concat()).piece
}

/// What builds the piece from nothing.
pub fn request(piece: &Piece, quality: Quality) -> BuildRequest {
    BuildRequest {
        piece: piece.clone(),
        library: Arc::clone(library()),
        quality,
        cache: Arc::new(Cache::default()),
        cancel: CancelToken::default(),
    }
}

/// The piece, built from nothing.
pub fn build(piece: &Piece, quality: Quality) -> Built {
    request(piece, quality).run().unwrap()
}

/// A project at production quality, and what the rules of the first profile say of it.
pub fn judged(project: &Project) -> (Built, Report) {
    let built = build(&project.piece, Quality::Production);
    let book = RuleBook::built_in();
    let report = check(&built, &project.piece, &book.profiles[0], &CancelToken::default()).unwrap();
    (built, report)
}

/// Judges a template with parameters typed over, which must come out whole and without a finding.
pub fn assert_clean(key: &str, typed_over: &[(&str, &str)]) -> Built {
    let (built, report) = judged(&typed(template(key), typed_over));
    assert!(report.findings.is_empty(), "{key} {typed_over:?}: {:#?}", titles(&report));
    assert!(built.problems.is_empty() && built.metal.body_count() == 1, "{key}: {:?}", built.problems);
    built
}

/// Builds a template with parameters typed over, which must still be one body and say what could not be had.
pub fn assert_problem(key: &str, typed_over: &[(&str, &str)], words: &str) -> Report {
    let (built, report) = judged(&typed(template(key), typed_over));
    let problems: Vec<String> = built.problems.iter().map(|problem| problem.text.to_lowercase()).collect();
    assert!(
        problems.iter().any(|text| text.contains(&words.to_lowercase())),
        "{key}: no `{words}` in {problems:#?}"
    );
    assert_eq!(built.metal.body_count(), 1, "{key} {typed_over:?}");
    report
}

/// What the findings are called.
pub fn titles(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.title.as_str()).collect()
}

/// The first finding of a rule.
pub fn of(report: &Report, rule: RuleId) -> Option<&Finding> {
    report.findings.iter().find(|finding| finding.rule == rule)
}

/// A fault planted by typing, and what must come of it.
pub struct Fault<'a> {
    template: &'a str,
    typed: &'a [(&'a str, &'a str)],
    pub rule: RuleId,
    severity: Severity,
    /// What is found, and how near to it.
    known: f64,
    near: f64,
}

/// A fault of a template with these parameters typed over.
pub const fn fault<'a>(
    template: &'a str,
    typed: &'a [(&'a str, &'a str)],
    rule: RuleId,
    severity: Severity,
    known: f64,
    near: f64,
) -> Fault<'a> {
    Fault { template, typed, rule, severity, known, near }
}

impl Fault<'_> {
    /// Sees it found with its size and its level, and gone after its fix; gives all that was found at first.
    pub fn assert_found_and_cleared(&self) -> Report {
        let project = typed(template(self.template), self.typed);
        let (_, report) = judged(&project);
        let found = of(&report, self.rule);
        let found =
            found.unwrap_or_else(|| panic!("{:?} {:?}: {:#?}", self.rule, self.typed, titles(&report)));
        assert!((found.value - self.known).abs() < self.near, "{}, not {}", found.title, self.known);
        assert_eq!(found.severity, self.severity, "{}", found.title);
        let (label, edit) = found.fix.as_ref().unwrap_or_else(|| panic!("no fix for {}", found.title));
        let (_, after) = judged(&edited(&project, edit));
        assert!(of(&after, self.rule).is_none(), "`{label}` left {:#?}", titles(&after));
        report
    }
}

/// A folder of its own, removed at the end of the test.
pub fn folder() -> TempDir {
    TempDir::new().unwrap()
}

/// A JSON file.
pub fn json(path: &Path) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
