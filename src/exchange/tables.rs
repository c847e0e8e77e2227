//! Lists as CSV: the stones of a piece, as `collet tray` reads them, and rows of texts.

use std::path::Path;

use csv::WriterBuilder;

use super::export::ExportSource;
use super::{ExchangeError, write_atomically, write_tray};
use crate::build::BuiltStone;
use crate::gems::{Tray, TrayStone};

/// Writes the stones as a tray: a row for each, with its place in ring space.
///
/// # Errors
/// As [`write_tray`].
pub(super) fn write_stones(path: &Path, source: ExportSource<'_>) -> Result<(), ExchangeError> {
    let row = |stone: &BuiltStone| TrayStone {
        id: stone.role.to_string(),
        cut: Some(stone.shape.family.label().to_owned()),
        sides: [stone.shape.length, stone.shape.width, stone.shape.depth].map(Some),
        carats: Some(stone.carats),
        species: Some(stone.species.to_string()),
        others: stone.ring_from_stone.origin.to_array().map(|value| format!("{value:.4}")).into(),
        ..TrayStone::default()
    };
    let tray = Tray {
        stones: source.built.stones.iter().map(row).collect(),
        currency: None,
        other_columns: ["X (mm)", "Y (mm)", "Z (mm)"].map(str::to_owned).into(),
    };
    write_tray(path, &tray)
}

/// Writes rows of cells, the headings first.
///
/// # Errors
/// [`ExchangeError::Io`]; [`ExchangeError::ReadBack`] for rows of different lengths.
pub(super) fn write_rows(path: &Path, rows: &[Vec<String>]) -> Result<(), ExchangeError> {
    let encode = || {
        let mut writer = WriterBuilder::new().from_writer(Vec::new());
        rows.iter().try_for_each(|row| writer.write_record(row))?;
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    };
    let bytes = encode()
        .map_err(|error| ExchangeError::ReadBack { path: path.to_owned(), reason: error.to_string() })?;
    write_atomically(path, &bytes)
}
