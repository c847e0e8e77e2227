//! Text on stdout: plain tables, and no panic when the reader goes away.

use std::io::Write;

use super::Failure;

/// Prints; a closed pipe (`collet list gems | head -1`) is a good end.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::bad_input(format!("cannot write the output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Columns under headings, each as wide as its widest cell; the last one runs free.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| calm(cell)).collect()).collect();
    let mut widths: Vec<usize> = headings.iter().map(|heading| heading.chars().count()).collect();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let headings: Vec<String> = headings.iter().map(ToString::to_string).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    std::iter::once(&headings).chain(&rows).map(line).collect()
}

/// A cell on one line, without what a terminal would obey: some come from files of others.
pub fn calm(cell: &str) -> String {
    cell.replace(char::is_control, " ")
}

/// Labels at the left, values at the right.
pub fn pairs(rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    let lines: Vec<String> =
        rows.iter().map(|(label, value)| format!("{label:<width$}  {}\n", calm(value))).collect();
    lines.concat()
}

/// The word that stands for a value in JSON.
pub fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_lines_end_at_their_text() {
        let rows = vec![vec!["ab".to_owned(), "1".to_owned()], vec!["é".to_owned(), String::new()]];
        assert_eq!(table(&["x", "y"], &rows), "x   y\nab  1\né\n");
        assert_eq!(table(&["x"], &[vec!["a\n\u{1b}[2J".to_owned()]]), "x\na  [2J\n");
        assert_eq!(pairs(&[("a".into(), "1".into()), ("bcd".into(), "2".into())]), "a    1\nbcd  2\n");
    }
}
