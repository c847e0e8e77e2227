//! Project files: RON with a format number, strict, migrated from the first version on.

mod format;
mod load;
mod locate;
mod migrate;
mod same;
mod save;

use std::path::Path;

use super::{ExchangeError, text::read_limited};
use crate::design::{
    EditError, Feature, Formulas, Library, Piece, Project, settle, validate, validate_name, validate_values,
};

pub use save::project_to_text;

/// The most bytes that are read as a project; a real one has some thousand.
const MOST_BYTES: u64 = 4 << 20;

/// Reads and validates a project file.
///
/// # Errors
/// [`ExchangeError::Io`], [`ExchangeError::BadProject`] with line, column and field path, [`ExchangeError::TooNew`].
pub fn load_project(path: &Path, library: &Library) -> Result<Project, ExchangeError> {
    let bytes = read_limited(path, MOST_BYTES)?;
    match std::str::from_utf8(&bytes) {
        Ok(text) => parse_project(text, path, library),
        Err(error) => {
            let fault = Fault::Bad(format!("byte {} is no text (UTF-8)", error.valid_up_to() + 1));
            Err(fault.of(path))
        }
    }
}

/// As [`load_project`] from a text; `path` is only for the message.
///
/// # Errors
/// As [`load_project`].
pub fn parse_project(text: &str, path: &Path, library: &Library) -> Result<Project, ExchangeError> {
    let text = without_mark(text);
    let read = || {
        let mut project = migrate::read(text)?;
        validate_name(&project.name)
            .and_then(|()| settle(&mut project.piece))
            .and_then(|()| validate(&project.piece, library))
            .map_err(|error| refused(text, &project.piece, &error))?;
        name_cut(&mut project, library);
        Ok(project)
    };
    read().map_err(|fault: Fault| fault.of(path))
}

/// As [`parse_project`] without a library: rows that are not there are found when the piece is built.
pub(super) fn parse_without_library(text: &str, path: &Path) -> Result<Project, ExchangeError> {
    let text = without_mark(text);
    let read = || {
        let mut project = migrate::read(text)?;
        settle(&mut project.piece)
            .and_then(|()| validate_values(&project.piece))
            .map_err(|error| refused(text, &project.piece, &error))?;
        Ok(project)
    };
    read().map_err(|fault: Fault| fault.of(path))
}

/// Saves atomically, after reading the text back: a file that would not give the same project is not written.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; the previous file is intact then.
pub fn save_project(path: &Path, project: &Project) -> Result<(), ExchangeError> {
    let text = project_to_text(project);
    let reason = match parse_without_library(&text, path) {
        Ok(read) if read == *project => return super::write_atomically(path, text.as_bytes()),
        Ok(_) => "it reads back as another project".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(ExchangeError::ReadBack { path: path.to_owned(), reason })
}

/// Why a text is no project.
#[derive(Debug)]
enum Fault {
    /// A whole sentence.
    Bad(String),
    /// The number of a later format.
    TooNew(u32),
}

impl Fault {
    fn of(self, path: &Path) -> ExchangeError {
        let path = path.to_owned();
        match self {
            Self::Bad(reason) => ExchangeError::BadProject { path, reason },
            Self::TooNew(found) => ExchangeError::TooNew { found, known: migrate::NEWEST, path },
        }
    }
}

/// Some editors put a byte order mark before a text.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn refused(text: &str, piece: &Piece, error: &EditError) -> Fault {
    locate::complain(text, &place_of(piece, error.key()), error.key(), &error.to_string())
}

/// Where the newest format keeps what an edit's error is about: a parameter, or the name of a feature.
fn place_of(piece: &Piece, key: &str) -> Vec<String> {
    let Formulas { variables, driven } = &piece.formulas;
    if driven.contains_key(key) {
        return vec!["formulas".to_owned(), key.to_owned()];
    }
    if variables.iter().any(|(name, _)| name == key) {
        return vec!["variables".to_owned(), key.to_owned()];
    }
    let (feature, own) = key.split_once('.').map_or((key, None), |(feature, own)| (feature, Some(own)));
    let words: Vec<String> = match piece.features.iter().rposition(|known| known.id.as_str() == feature) {
        Some(at) => {
            let place = own.map_or(vec!["name"], |own| vec!["values", own]);
            ["features", &at.to_string()].into_iter().chain(place).map(str::to_owned).collect()
        }
        None if piece.wear.ring_size().is_none() && feature == piece.wear.key() => {
            ["piece", "values"].into_iter().chain(own).map(str::to_owned).collect()
        }
        None => key.split('.').map(str::to_owned).collect(),
    };
    words
}

/// The figures of the file count; a preset's name stays only while they are the preset's.
fn name_cut(project: &mut Project, library: &Library) {
    for stone in project.piece.features.iter_mut().filter_map(Feature::stone_mut) {
        let same = |cut| library.gems.cut(cut).is_some_and(|preset| preset.cut == stone.cut);
        if !stone.preset.as_ref().is_some_and(same) {
            stone.preset = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::bench::{library, pieces};
    use crate::design::templates::templates;
    use crate::design::{Edit, Kind, Value, Wear, apply, parameters};
    use crate::gems::Proportion;
    use proptest::prelude::*;

    fn solitaire() -> Project {
        templates().swap_remove(0).project
    }

    fn read(text: &str) -> Result<Project, String> {
        parse_project(text, Path::new("ring.ron"), &library()).map_err(|error| error.to_string())
    }

    /// The solitaire's file with one piece of text replaced.
    fn with(old: &str, new: &str) -> String {
        let text = project_to_text(&solitaire());
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    }

    #[test]
    fn a_project_reads_back_as_itself_and_its_text_as_the_same_bytes() {
        for piece in pieces() {
            let project = Project { piece, ..solitaire() };
            let text = project_to_text(&project);
            assert_eq!(read(&text).as_ref(), Ok(&project));
            assert_eq!(project_to_text(&read(&text).unwrap()), text);
        }
    }

    #[test]
    fn every_refusal_says_line_column_field_value_and_limit() {
        for (old, new, complaint) in [
            (
                "\"width_top\": 2.2",
                "\"width_top\": 99",
                "line 32, column 30: shank.width_top: Width at top (`shank.width_top`) is 99 mm; \
                 it must be 1 mm to 12 mm: ring.ron",
            ),
            (
                "\"diamond\"",
                "\"diamant\"",
                "line 80, column 35: head.stone.species: Species (`head.stone.species`) `diamant` is not in the \
                 library; did you mean `diamond`?: ring.ron",
            ),
            (
                "wire\": 1.0",
                "wire\": NaN",
                "line 76, column 33: head.gallery.wire: Wire (`head.gallery.wire`) is NaN mm; it must be 0.3 mm",
            ),
            ("height\": 5.0", "height\": 1e9", "head.height: Height (`head.height`) is 1000000000 mm"),
            ("height\": 5.0", "height\": inf", "is inf mm; it must be 0.5 mm to 20 mm"),
            ("diameter\": 6.5", "diameter\": 65", "Diameter (`head.stone.diameter`) is 65 mm"),
            ("table\": 57.0", "table\": -57", "Table (`head.stone.table`) is -57 %"),
            ("comfort_radius\": 10.0", "comfort_radius\": NaN", "shank.comfort_radius"),
            ("count\": 4", "count\": 7", "Count (`head.prongs.count`) is `7`; it must be one of 3, 4"),
            ("US(7.0)", "US(70)", "ring.size: Size (`ring.size`) is US 70"),
            ("name: \"Solitaire\"", "name: \"\"", "line 7, column 12: name: the name is empty"),
            ("name: \"shank\"", "name: \"Shank 1\"", "line 16, column 20: Shank 1: \"Shank 1\" cannot name"),
            ("name: \"shank\"", "name: \"head\"", "there is a feature `head` already"),
            ("kind: \"shank\"", "kind: \"crown\"", "line 17, column 20: kind: `crown` is no kind of feature"),
        ] {
            let error = read(&with(old, new)).unwrap_err();
            assert!(error.contains(complaint), "{error}");
        }
    }

    #[test]
    fn what_does_not_fit_the_format_is_refused_at_its_place() {
        for (old, new, complaint) in [
            ("width_top", "widht_top", "line 32, column 30: shank.widht_top: there is no parameter"),
            ("prongs.lean", "bezel.wall", "as the piece stands; set `head.setting=bezel` first"),
            ("\"prongs.lean\": 12.0", "\"prongs.tip\": \"tab\"", "`prongs.tip` stands here twice"),
            (
                "tip\": \"round\"",
                "tip\": \"pointed\"",
                "head.prongs.tip: Tip (`head.prongs.tip`) is `pointed`",
            ),
            ("tip\": \"round\"", "tip\": pointed", "features.1.values"),
            ("12.0", "\"steep\"", "head.prongs.lean: "),
            ("rails\": 2", "rails\": 2.5", "head.gallery.rails: "),
            ("rails\": 2", "rails\": -2", "head.gallery.rails: "),
            ("rails\": 2", "rails\": (2)", "features.1.values"),
            ("format: 2,", "format: 2, colour: red,", "line 6"),
            ("ring: (", "ring: [", "ring: "),
            ("features: [", "features: (", "features"),
        ] {
            let error = read(&with(old, new)).unwrap_err();
            assert!(error.starts_with("line ") && error.contains(complaint), "{new}: {error}");
            assert!(error.ends_with(": ring.ron"));
        }
        assert!(read(&(project_to_text(&solitaire()) + ")")).unwrap_err().contains("line 96"));
    }

    #[test]
    fn what_a_piece_is_worn_as_is_refused_at_its_place() {
        let pendant = Project {
            piece: Piece {
                wear: Wear::from_key("pendant").unwrap(),
                features: Vec::new(),
                ..Piece::default()
            },
            ..solitaire()
        };
        let text = project_to_text(&pendant);
        assert_eq!(read(&text), Ok(pendant));
        for (old, new, complaint) in [
            (
                "\"chain\": 1.2",
                "\"chain\": 12",
                "line 12, column 22: pendant.chain: Chain (`pendant.chain`) is 12 mm",
            ),
            (
                "\"pendant\"",
                "\"brooch\"",
                "`brooch` is nothing that can be worn; there are pendant, earrings",
            ),
            ("\"pendant\"", "\"ring\"", "`ring` is nothing that can be worn"),
            ("chain", "cahin", "pendant.cahin: there is no parameter `pendant.cahin`; did you mean"),
            (
                "\"gold_18k_yellow\"",
                "\"tin\"",
                "pendant.alloy: Alloy (`pendant.alloy`) `tin` is not in the library",
            ),
            (
                "piece: (",
                "ring: (size: US(7.0), alloy: \"gold_18k_yellow\", finish: satin), piece: (",
                "as well",
            ),
        ] {
            assert!(text.contains(old), "{old}: {text}");
            let error = read(&text.replacen(old, new, 1)).unwrap_err();
            assert!(error.starts_with("line ") && error.contains(complaint), "{new}: {error}");
        }
        let start = text.find("    piece: (").unwrap();
        let end = text.find("    features").unwrap();
        let neither = format!("{}{}", &text[..start], &text[end..]);
        assert!(read(&neither).unwrap_err().contains("neither `ring` nor `piece`"));
    }

    #[test]
    fn the_format_number_is_judged_before_all_else() {
        let later = with("format: 2,", "format: 3, hologram: (rays: [1, 2]), curve: Spline(a: 1),");
        let error = parse_project(&later, Path::new("ring.ron"), &library()).unwrap_err();
        assert!(matches!(error, ExchangeError::TooNew { found: 3, known: 2, .. }), "{error}");
        for (new, complaint) in [
            ("", "`format` is missing"),
            ("format: 0,", "`format` is 0"),
            ("format: \"one\",", "line 6, column 12: format: "),
            ("format: 1.5,", "line 6"),
            ("format: -1,", "line 6"),
        ] {
            let error = read(&with("format: 2,", new)).unwrap_err();
            assert!(error.contains(complaint), "{new}: {error}");
        }
    }

    #[test]
    fn half_a_file_junk_and_nothing_are_refused() {
        let text = project_to_text(&solitaire());
        let end = text.trim_end().len();
        for cut in (0..end).filter(|cut| text.is_char_boundary(*cut)) {
            assert!(read(&text[..cut]).is_err(), "cut at {cut}");
        }
        for junk in ["", "   ", "()", "[]", "7", "\u{0}\u{1}", "{\"format\": 1}", &"(".repeat(100_000)] {
            assert!(read(junk).is_err(), "{junk:.20}");
        }
    }

    #[test]
    fn a_mark_of_byte_order_and_other_line_ends_are_read() {
        let text = project_to_text(&solitaire());
        assert_eq!(read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), Ok(solitaire()));
    }

    #[test]
    fn a_value_that_an_older_file_does_not_have_is_the_default() {
        assert_eq!(read(&with("\"around\": 0.0,", "")), Ok(solitaire()));
    }

    #[test]
    fn choices_may_stand_after_what_they_bring() {
        let bezel = Project { piece: pieces().swap_remove(0), ..solitaire() };
        let text = project_to_text(&bezel);
        let line = "                \"setting\": \"bezel\",\n";
        assert!(text.contains(line));
        let text = text
            .replace(line, "")
            .replace("\"stone.rotation\"", &format!("{}\"stone.rotation\"", line.trim()));
        assert_eq!(read(&text), Ok(bezel));
    }

    #[test]
    fn the_name_of_a_preset_stays_only_while_the_figures_are_its_own() {
        let read = read(&with("table\": 57.0", "table\": 58.0"))
            .unwrap()
            .piece
            .heads()
            .next()
            .unwrap()
            .1
            .stone
            .clone();
        assert_eq!((read.preset, read.cut.get(Proportion::Table)), (None, 58.0));
    }

    #[test]
    fn every_parameter_has_its_place_in_the_file() {
        for piece in pieces() {
            let text = project_to_text(&Project { piece: piece.clone(), ..solitaire() });
            for parameter in parameters(&piece) {
                let fault =
                    locate::complain(&text, &place_of(&piece, &parameter.key), &parameter.key, "here");
                let Fault::Bad(complaint) = fault else { panic!("{fault:?}") };
                assert!(complaint.starts_with("line "), "{complaint}");
            }
        }
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_name_notes_and_numbers_survive_the_file(
            name in text().prop_filter("a name is one visible line", |name| {
                !name.trim().is_empty() && !name.chars().any(char::is_control)
            }),
            notes in text(),
            shares in prop::collection::vec(0.0..=1.0, 64),
        ) {
            let mut project = Project { name, notes, ..solitaire() };
            for (parameter, share) in parameters(&project.piece.clone()).iter().zip(shares) {
                if let Kind::Number(limits) = &parameter.kind {
                    let value = Value::Number(limits.least + (limits.most - limits.least) * share);
                    let edit = Edit::SetParameter { key: parameter.key.clone(), value };
                    // Stars may be too short for the table.
                    project = apply(&project, &edit, &library()).map_or(project, |(next, _)| next);
                }
            }
            prop_assert_eq!(read(&project_to_text(&project)), Ok(project));
        }
    }

    #[test]
    fn formulas_are_kept_and_worked_out_when_a_file_is_read() {
        let lines = "    variables: {\n        \"rim\": \"6 %\",\n    },\n    formulas: {\n        \
                     \"shank.width_top\": \"0.3 * stone.width + rim * 5 mm\",\n    },\n    features: [";
        let text = with("    features: [", lines);
        let project = read(&text).unwrap();
        let width = crate::design::parameter(&project.piece, "shank.width_top").unwrap();
        assert_eq!(width.value, Value::Number(2.25), "the formula counts, not the value beside it");
        let written = project_to_text(&project);
        assert!(written.contains("\"rim\": \"6 %\"") && written.contains("2.25"), "{written}");
        assert_eq!(read(&written).unwrap(), project);
        for (old, new, words) in [
            ("6 %", "6 kg", "rim: `kg` is no unit here"),
            ("stone.width +", "stone.witdh +", "stone.witdh"),
            ("0.3 *", "3 *", "Width at top (`shank.width_top`) is 19.8 mm"),
            ("6 %", "rim", "circle"),
        ] {
            let error = read(&text.replacen(old, new, 1)).unwrap_err();
            assert!(error.contains(words) && error.contains("line "), "{error}");
        }
    }
}
