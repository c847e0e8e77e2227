//! `collet verify-files`: whether the files of an export are still what its report says.

use super::arguments::VerifyFilesOptions;
use super::{Ending, Failure, output};
use crate::studio::sheets::{VerifySheet, to_json};

pub fn run(options: &VerifyFilesOptions) -> Result<Ending, Failure> {
    let sheet = VerifySheet::of(&options.folder)?;
    output::print(&if options.json { to_json(&sheet) } else { text(&sheet) })?;
    Ok(if sheet.good { Ending::Good } else { Ending::Faulty })
}

fn text(sheet: &VerifySheet) -> String {
    let mut rows: Vec<(String, String)> = Vec::new();
    for checked in &sheet.checked {
        let state = output::word(&checked.state).replace('_', " ");
        let state = match &checked.reason {
            Some(reason) => format!("{}: {reason}", state.to_uppercase()),
            None => state,
        };
        rows.push((checked.file.clone(), state));
    }
    rows.extend(sheet.unlisted.iter().map(|name| (name.clone(), "not named by the report".to_owned())));
    output::pairs(&rows)
}
