//! Rows of the library: how gems, cuts and alloys are read from text, judged and put over known ones.
//!
//! The compiled-in files and a user's own go through the same reading and the same rules.

use serde::de::DeserializeOwned;

/// A row of a table of the library.
pub trait LibraryRow: DeserializeOwned {
    /// What one row is called in messages: `gem`.
    const KIND: &'static str;

    /// The row's name in files, unique in its table.
    fn id(&self) -> &str;

    /// Whether every field is one that the trade knows.
    ///
    /// # Errors
    /// The first field that is not, with its value and its limit.
    fn validate(&self) -> Result<(), String>;
}

/// Reads a list of rows and judges each one.
///
/// # Errors
/// Line, column and field path where the text does not parse; else the row, the field, the value and the limit.
pub fn read_rows<Row: LibraryRow>(text: &str) -> Result<Vec<Row>, String> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut reader = ron::Deserializer::from_str_with_options(text, &options)
        .map_err(|error| format!("line {}: {}", error.span.start, error.code))?;
    let rows: Vec<Row> = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let spanned = reader.span_error(error.into_inner());
        format!("line {}, {path}: {}", spanned.span.start, spanned.code)
    })?;
    reader.end().map_err(|error| format!("after the list: {error}"))?;
    for (at, row) in rows.iter().enumerate() {
        let name = format!("{} `{}`", Row::KIND, row.id());
        valid_id(row.id()).and_then(|()| row.validate()).map_err(|reason| format!("{name}: {reason}"))?;
        if rows[..at].iter().any(|other| other.id() == row.id()) {
            return Err(format!("{name} is in the list twice"));
        }
    }
    Ok(rows)
}

/// Puts rows over known ones of the same id, and the others at the end.
pub fn lay_over<Row: LibraryRow>(known: &mut Vec<Row>, rows: Vec<Row>) {
    for row in rows {
        match known.iter_mut().find(|other| other.id() == row.id()) {
            Some(same) => *same = row,
            None => known.push(row),
        }
    }
}

/// Refuses a number that is not finite or outside `least..=most`.
///
/// # Errors
/// A sentence with the field, the value and the limit.
pub fn require_within(field: &str, value: f64, least: f64, most: f64) -> Result<(), String> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(format!("{field} is {value}; it must be {least} to {most}"))
}

/// Refuses a text of nothing but blanks.
///
/// # Errors
/// A sentence with the field.
pub fn require_text(field: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err(format!("{field} is empty; it must say something")) } else { Ok(()) }
}

/// Refuses a mark on a field that the table does not have.
///
/// # Errors
/// A sentence with the mark and the known fields.
pub fn require_fields(marked: &[String], known: &[&str]) -> Result<(), String> {
    match marked.iter().find(|field| !known.contains(&field.as_str())) {
        None => Ok(()),
        Some(field) => Err(format!("unsourced names `{field}`; it must name one of {}", known.join(", "))),
    }
}

fn valid_id(id: &str) -> Result<(), String> {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let starts = id.starts_with(|letter: char| letter.is_ascii_lowercase());
    if starts && id.len() <= 40 && id.chars().all(plain) && !id.ends_with('_') && !id.contains("__") {
        return Ok(());
    }
    Err("id must be at most 40 lower-case letters, digits and single underscores, like `gold_18k_yellow`"
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Pin {
        id: String,
        length: f64,
    }

    impl LibraryRow for Pin {
        const KIND: &'static str = "pin";

        fn id(&self) -> &str {
            &self.id
        }

        fn validate(&self) -> Result<(), String> {
            require_within("length", self.length, 1.0, 9.0)
        }
    }

    fn pin(id: &str, length: f64) -> Pin {
        Pin { id: id.to_owned(), length }
    }

    #[test]
    fn rows_are_laid_over_known_ones() {
        let mut pins = vec![pin("short", 2.0), pin("long", 8.0)];
        let own = read_rows(r#"[(id: "long", length: 9), (id: "mid", length: 5)]"#).unwrap();
        lay_over(&mut pins, own);
        assert_eq!(pins, [pin("short", 2.0), pin("long", 9.0), pin("mid", 5.0)]);
    }

    #[test]
    fn wrong_texts_are_refused_with_the_place_and_the_reason() {
        for (text, parts) in [
            (r#"[(id: "a", length: 5"#, vec!["line 1:"]),
            ("[\n(id: \"a\", length: \"x\")]", vec!["line 2:", "[0].length"]),
            (r#"[(id: "a", width: 5)]"#, vec!["width", "length"]),
            (r#"[(id: "a", length: 1e9)]"#, vec!["pin `a`", "length is 1000000000", "1 to 9"]),
            (r#"[(id: "a", length: NaN)]"#, vec!["length is NaN", "1 to 9"]),
            (r#"[(id: "Gold 18", length: 5)]"#, vec!["`Gold 18`", "lower-case"]),
            (r#"[(id: "", length: 5)]"#, vec!["id must be"]),
            (r#"[(id: "a", length: 5), (id: "a", length: 6)]"#, vec!["`a`", "twice"]),
            (r#"[(id: "a", length: 5)] more"#, vec!["after the list"]),
        ] {
            let error = read_rows::<Pin>(text).unwrap_err();
            for part in parts {
                assert!(error.contains(part), "{text}: {error}");
            }
        }
    }
}
