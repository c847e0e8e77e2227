//! Holds what was read back from a file to what the file should hold.

use super::ReadPart;
use super::exhibit::Extent;
use crate::production::RingProof;
use crate::vocab::Point;

/// Greatest difference between the volume of the file and that of the solids, as a share of the latter.
const VOLUME_SHARE: f64 = 5e-4;

/// Greatest difference between the bounding boxes of file and solid, in millimeters.
const BOUNDS_OFF: f64 = 2e-3;

/// What a read-back measured.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Measured {
    /// Closed bodies that the file tells apart.
    pub parts: usize,
    /// Triangles in the file.
    pub triangles: usize,
    /// Volume that they enclose.
    pub volume_mm3: f64,
    /// Extent of the bounding box along X, Y and Z in ring space.
    pub size_mm: [f64; 3],
    /// What a ring will be that is made after it; `None` of all but patterns of rings.
    pub ring: Option<RingProof>,
}

/// Every part must be closed, 2-manifold and oriented, and be what stands in its place among the wanted ones.
pub(super) fn judge(parts: &[ReadPart], wanted: &[Extent]) -> Result<Measured, String> {
    if parts.len() != wanted.len() {
        return Err(format!("it has {} parts, {} were written", parts.len(), wanted.len()));
    }
    let (mut triangles, mut volume) = (0, 0.0);
    let mut bounds = [Point::INFINITY, Point::NEG_INFINITY];
    for (part, wanted) in parts.iter().zip(wanted) {
        let found = judge_part(part, wanted).map_err(|reason| format!("{}: {reason}", part.name))?;
        triangles += part.mesh.triangles.len();
        volume += found.volume;
        bounds = [bounds[0].min(found.bounds[0]), bounds[1].max(found.bounds[1])];
    }
    if parts.is_empty() {
        return Err("it is empty".to_owned());
    }
    let size_mm = (bounds[1] - bounds[0]).to_array();
    Ok(Measured { parts: parts.len(), triangles, volume_mm3: volume, size_mm, ring: None })
}

fn judge_part(part: &ReadPart, wanted: &Extent) -> Result<Extent, String> {
    part.mesh.verify().map_err(|error| error.to_string())?;
    let volume = part.mesh.volume();
    // Not by what is too far: a volume that is no number must be refused too.
    let is_close = (volume - wanted.volume).abs() <= VOLUME_SHARE * wanted.volume;
    if !is_close {
        let wanted = wanted.volume;
        return Err(format!("its volume is {volume:.4} mm³; it must be within 0.05 % of {wanted:.4} mm³"));
    }
    let corners = part.mesh.bounds().ok_or("it is empty")?;
    let bounds = corners.map(|corner| Point::from(corner.map(f64::from)));
    let off = bounds.iter().zip(wanted.bounds).map(|(read, wanted)| (*read - wanted).abs().max_element());
    let off = off.fold(0.0, f64::max);
    let is_close = off <= BOUNDS_OFF;
    if !is_close {
        return Err(format!("its bounding box is off by {off:.4} mm; it must be within {BOUNDS_OFF} mm"));
    }
    Ok(Extent { volume, bounds })
}
