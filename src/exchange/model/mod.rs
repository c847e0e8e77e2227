//! Model files: what each format holds of a piece, written, read back and measured; and meshes in.

mod exhibit;
mod format;
mod glb;
mod import;
mod judge;
mod obj;
mod painted;
mod ply;
mod stl;
mod three_mf;
mod usdz;
mod welded;

use std::path::Path;

pub use exhibit::Exhibit;
pub use format::ModelFormat;
pub use import::{ImportedModel, ImportedPart, LengthUnit, UnitFrom, import_model};
pub use judge::Measured;
pub use painted::{Painted, write_painted};

use super::ExchangeError;
use super::atomic::Staged;
use super::text::read_limited;
use crate::kernel::PrintMesh;
use crate::vocab::Point;

/// Who wrote a file.
const PROGRAM: &str = concat!("Collet ", env!("CARGO_PKG_VERSION"));

/// The most bytes that are read as one model: some twenty million triangles.
const MOST_BYTES: u64 = 1 << 30;

/// A file of a model that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenModel {
    /// Its name in the folder.
    pub file: String,
    /// What lies on the disk.
    pub bytes: Vec<u8>,
    /// What the read-back measured; `None` of a file without triangles.
    pub measured: Option<Measured>,
}

/// A body as it was read, in millimeters.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadPart {
    /// As the file calls it.
    pub name: String,
    /// Its triangles with their equal corners made one; not verified.
    pub mesh: PrintMesh,
}

/// Writes a piece in one format, reads it back from the disk, and keeps it only if it holds what it should: every
/// part closed, 2-manifold and oriented, without degenerate or duplicate triangles, volume within 0.05 %, bounding
/// box within 2 µm. `stem` is the file's name without its ending.
///
/// # Errors
/// [`ExchangeError::Io`] or [`ExchangeError::ReadBack`]; older files are intact then.
pub fn write_model(
    folder: &Path,
    stem: &str,
    format: ModelFormat,
    exhibit: &Exhibit,
) -> Result<Vec<WrittenModel>, ExchangeError> {
    let path = folder.join(format!("{stem}.{}", format.ending()));
    let failed = |reason: String| ExchangeError::ReadBack { path: path.clone(), reason };
    let contents = format.encode(stem, exhibit).map_err(failed)?;
    let mut staged = Vec::new();
    for (ending, content) in contents {
        let name = format!("{stem}.{ending}");
        let mut file = Staged::begin(&folder.join(&name))?;
        file.write(|file| std::io::Write::write_all(file, &content))?;
        // From the disk, not from memory: what is checked is what a caster will open.
        let bytes = read_limited(file.path(), MOST_BYTES)?;
        staged.push((name, file, bytes));
    }
    let beside = staged.get(1).map(|(.., bytes)| bytes.as_slice());
    let (_, _, model) = staged.first().ok_or_else(|| failed("nothing was written".to_owned()))?;
    let parts = format.decode(model, beside).map_err(failed)?;
    let mut measured = judge::judge(&parts, &format.wanted(exhibit)).map_err(failed)?;
    if let Some(gauge) = &exhibit.gauge {
        measured.ring = gauge.measure(parts.iter().map(|part| &part.mesh)).map_err(failed)?;
    }
    let mut measured = Some(measured);
    let mut written = Vec::new();
    for (name, file, bytes) in staged {
        file.keep()?;
        written.push(WrittenModel { file: name, bytes, measured: measured.take() });
    }
    Ok(written)
}

/// Ring space has +Z up; formats for pictures have +Y.
fn upright(list: &[[f32; 3]]) -> Vec<[f32; 3]> {
    list.iter().map(|[x, y, z]| [*x, *z, 0.0 - y]).collect()
}

/// Least and greatest corner of what has at least one point.
fn bounds(list: &[[f32; 3]]) -> [[f32; 3]; 2] {
    [f32::min, f32::max].map(|pick| {
        list.iter().copied().reduce(|a, b| [0, 1, 2].map(|k| pick(a[k], b[k]))).unwrap_or_default()
    })
}

#[expect(clippy::cast_possible_truncation, reason = "files are of single precision")]
fn single(at: Point) -> [f32; 3] {
    at.to_array().map(|value| value as f32)
}

#[cfg(test)]
mod tests;
