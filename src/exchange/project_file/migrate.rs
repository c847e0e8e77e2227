//! The format number is read first, then the text by the structs of its own version, then taken up to the newest
//! one step at a time.
//!
//! To add format 3: a module `v3` in `format.rs`, an arm `3` in [`read`], `save.rs` moved to `v3`, and a golden file in
//! `tests/project_files/v3/`. The files of all older formats must go on loading.

use super::Fault;
use super::format::{v1, v2};
use super::locate::parse;
use crate::design::Project;

/// The format that is written.
pub(super) const NEWEST: u32 = 2;

/// Reads a text of any known format. Values are not held to their limits here.
pub(super) fn read(text: &str) -> Result<Project, Fault> {
    match format_of(text)? {
        1 => Ok(parse::<v1::Project>(text)?.into()),
        2 => super::load::project(parse::<v2::Project>(text)?, text),
        0 => Err(Fault::Bad(format!("`format` is 0; this Collet reads 1 to {NEWEST}"))),
        newer => Err(Fault::TooNew(newer)),
    }
}

/// The format number alone; whatever else stands in the text is of no interest yet, as long as it is RON.
fn format_of(text: &str) -> Result<u32, Fault> {
    #[derive(serde::Deserialize)]
    struct Header {
        format: Option<u32>,
    }
    // With this, `format: 1` is read into the option without `Some(…)`, and a missing one is no error of RON.
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let header: Header = super::locate::parse_with(&options, text)?;
    header
        .format
        .ok_or_else(|| Fault::Bad("the field `format` is missing: this is no Collet project".to_owned()))
}
