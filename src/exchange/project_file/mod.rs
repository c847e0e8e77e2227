//! Project files: RON with a format number, strict, migrated from the first version on.

mod format;
mod load;
mod locate;
mod migrate;
mod same;
mod save;

use std::path::Path;

use super::{ExchangeError, text::read_limited};
use crate::design::{EditError, Library, Project, validate, validate_name, validate_values};

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
            .and_then(|()| validate(&project.piece, library))
            .map_err(|error| refused(text, &error))?;
        name_cut(&mut project, library);
        Ok(project)
    };
    read().map_err(|fault: Fault| fault.of(path))
}

/// As [`parse_project`] without a library: rows that are not there are found when the piece is built.
pub(super) fn parse_without_library(text: &str, path: &Path) -> Result<Project, ExchangeError> {
    let text = without_mark(text);
    let read = || {
        let project = migrate::read(text)?;
        validate_values(&project.piece).map_err(|error| refused(text, &error.into()))?;
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

fn refused(text: &str, error: &EditError) -> Fault {
    locate::complain(text, &field_of_key(error.key()), &error.to_string())
}

/// Where the file keeps the parameter `key`.
fn field_of_key(key: &str) -> String {
    match key.split_once('.') {
        Some(("head" | "prongs" | "gallery" | "seat" | "bezel", _)) => format!("setting.{key}"),
        Some(("stone", "diameter")) => "stone.size".to_owned(),
        Some(("stone", extent @ ("length" | "width" | "depth"))) => format!("stone.size.{extent}"),
        Some(("stone", "species" | "size" | "rotation" | "cut")) => key.to_owned(),
        Some(("stone", proportion)) => format!("stone.proportions.{proportion}"),
        _ => key.to_owned(),
    }
}

/// The figures of the file count; a preset's name stays only while they are the preset's.
fn name_cut(project: &mut Project, library: &Library) {
    let stone = &mut project.piece.stone;
    let same = |cut| library.gems.cut(cut).is_some_and(|preset| preset.proportions == stone.proportions);
    if !stone.cut.as_ref().is_some_and(same) {
        stone.cut = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::bench::{library, pieces};
    use crate::design::templates::templates;
    use crate::design::{Edit, Kind, Value, apply, limits, parameters};
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
                "width_top: 2.2",
                "width_top: 99",
                "line 16, column 20: shank.width_top: Width at top (`shank.width_top`) is 99 mm; \
                 it must be 1 mm to 12 mm: ring.ron",
            ),
            (
                "\"diamond\"",
                "\"diamant\"",
                "line 50, column 19: stone.species: Species (`stone.species`) `diamant` is not in the library; \
                 did you mean `diamond`?: ring.ron",
            ),
            (
                "wire: 1.0",
                "wire: NaN",
                "setting.gallery.wire: Wire (`gallery.wire`) is NaN mm; it must be 0.3 mm",
            ),
            ("height: 5.0", "height: 1e9", "setting.head.height: Height (`head.height`) is 1000000000 mm"),
            ("height: 5.0", "height: inf", "is inf mm; it must be 0.5 mm to 20 mm"),
            ("diameter(6.5)", "diameter(65)", "stone.size: Diameter (`stone.diameter`) is 65 mm"),
            ("table: 57.0", "table: -57", "stone.proportions.table: Table (`stone.table`) is -57 %"),
            ("comfort_radius: 10.0", "comfort_radius: NaN", "shank.comfort_radius"),
            (
                "count: 4",
                "count: 5",
                "setting.prongs.count: Count (`prongs.count`) is `5`; it must be one of 3, 4",
            ),
            ("US(7.0)", "US(70)", "ring.size: Size (`ring.size`) is US 70"),
            ("name: \"Solitaire\"", "name: \"\"", "line 7, column 12: name: the name is empty"),
        ] {
            let error = read(&with(old, new)).unwrap_err();
            assert!(error.contains(complaint), "{error}");
        }
    }

    #[test]
    fn what_does_not_fit_the_format_is_refused_at_its_place() {
        for (old, new, complaint) in [
            ("width_top", "widht_top", "line 16, column 9: shank"),
            ("width_top: 2.2,", "", "shank: "),
            ("tip: round", "tip: pointed", "setting.prongs.tip: "),
            ("lean: 12.0", "lean: \"steep\"", "setting.prongs.lean: "),
            ("rails: 2", "rails: 2.5", "setting.gallery: "),
            ("rails: 2", "rails: -2", "setting.gallery.rails: "),
            ("format: 1,", "format: 1, colour: red,", "line 6"),
            ("ring: (", "ring: [", "ring: "),
        ] {
            let error = read(&with(old, new)).unwrap_err();
            assert!(error.starts_with("line ") && error.contains(complaint), "{new}: {error}");
            assert!(error.ends_with(": ring.ron"));
        }
        assert!(read(&(project_to_text(&solitaire()) + ")")).unwrap_err().contains("line 64"));
    }

    #[test]
    fn the_format_number_is_judged_before_all_else() {
        let later = with("format: 1,", "format: 2, hologram: (rays: [1, 2]), curve: Spline(a: 1),");
        let error = parse_project(&later, Path::new("ring.ron"), &library()).unwrap_err();
        assert!(matches!(error, ExchangeError::TooNew { found: 2, known: 1, .. }), "{error}");
        for (new, complaint) in [
            ("", "`format` is missing"),
            ("format: 0,", "`format` is 0"),
            ("format: \"one\",", "line 6, column 12: format: "),
            ("format: 1.5,", "line 6"),
            ("format: -1,", "line 6"),
        ] {
            let error = read(&with("format: 1,", new)).unwrap_err();
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
    fn the_name_of_a_preset_stays_only_while_the_figures_are_its_own() {
        let read = read(&with("table: 57.0", "table: 58.0")).unwrap().piece.stone;
        assert_eq!((read.cut, read.proportions.table.0), (None, 58.0));
    }

    #[test]
    fn every_parameter_has_its_place_in_the_file() {
        for piece in pieces() {
            let text = project_to_text(&Project { piece: piece.clone(), ..solitaire() });
            for parameter in parameters(&piece) {
                let fault = locate::complain(&text, &field_of_key(parameter.key), "here");
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
                if let (Kind::Number(_), Some(limits)) = (&parameter.kind, limits(parameter.key)) {
                    let value = Value::Number(limits.least + (limits.most - limits.least) * share);
                    let edit = Edit::SetParameter { key: parameter.key.to_owned(), value };
                    // Stars may be too short for the table.
                    project = apply(&project, &edit, &library()).map_or(project, |(next, _)| next);
                }
            }
            prop_assert_eq!(read(&project_to_text(&project)), Ok(project));
        }
    }
}
