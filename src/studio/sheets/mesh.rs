//! What a mesh file of others measures.

use std::path::Path;

use super::{SCHEMA, tidy};
use crate::exchange::{ImportedPart, LengthUnit, ModelFormat, UnitFrom, import_model};
use crate::studio::CommandError;
use crate::vocab::Point;

/// What `collet measure` prints of a mesh file.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MeshSheet {
    /// Layout of this JSON: 1.
    pub schema: u32,
    /// The file's name.
    pub file: String,
    /// What it was read as.
    pub format: ModelFormat,
    /// The unit that it is drawn in: `mm`.
    pub unit: &'static str,
    /// How that is known: `given`, `file` or `size`.
    pub unit_from: UnitFrom,
    /// Extent along the file's X, Y and Z; of GLB along those of ring space.
    pub size_mm: [f64; 3],
    /// Volume of all bodies; `null` when one of them bounds none.
    pub volume_mm3: Option<f64>,
    /// In the order of the file.
    pub bodies: Vec<BodySheet>,
}

/// One body of a mesh file.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct BodySheet {
    /// As the file calls it.
    pub name: String,
    /// Triangles after mending.
    pub triangles: usize,
    /// Whether it bounds a solid.
    pub closed: bool,
    /// Edges without a triangle on either side; none when it is closed.
    pub open_edges: usize,
    /// Why it bounds no solid; `null` when it does.
    pub fault: Option<String>,
    /// Volume that it bounds; `null` when it bounds none.
    pub volume_mm3: Option<f64>,
    /// Extent along X, Y and Z.
    pub size_mm: [f64; 3],
    /// What was mended, each in a few words.
    pub repairs: Vec<String>,
}

impl MeshSheet {
    /// Whether the name of a file ends as that of a mesh.
    #[must_use]
    pub fn is_mesh(file: &Path) -> bool {
        file.extension().is_some_and(|ending| ModelFormat::of_ending(&ending.to_string_lossy()).is_some())
    }

    /// Of a mesh file; without `unit`, in the unit that it states or that its size tells.
    ///
    /// # Errors
    /// [`CommandError::BadInput`] for a file that cannot be read, and one whose unit is not plain.
    pub fn of(file: &Path, unit: Option<LengthUnit>) -> Result<Self, CommandError> {
        let model = import_model(file, unit).map_err(|error| CommandError::BadInput(error.to_string()))?;
        let bounds = model.parts.iter().filter_map(bounds);
        let all = bounds.reduce(|[a, b], [c, d]| [a.min(c), b.max(d)]);
        let bodies: Vec<BodySheet> = model.parts.iter().map(BodySheet::of).collect();
        let volumes: Option<Vec<f64>> = bodies.iter().map(|body| body.volume_mm3).collect();
        Ok(Self {
            schema: SCHEMA,
            file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            format: model.format,
            unit: model.unit.key(),
            unit_from: model.unit_from,
            size_mm: extent(all),
            volume_mm3: volumes.map(|volumes| tidy(volumes.iter().sum())),
            bodies,
        })
    }
}

impl BodySheet {
    fn of(part: &ImportedPart) -> Self {
        let closed = part.fault.is_none();
        Self {
            name: part.name.clone(),
            triangles: part.mesh.triangles.len(),
            closed,
            open_edges: part.open_edges,
            fault: part.fault.clone(),
            volume_mm3: closed.then(|| tidy(part.mesh.volume())),
            size_mm: extent(bounds(part)),
            repairs: part.repairs.clone(),
        }
    }
}

fn bounds(part: &ImportedPart) -> Option<[Point; 2]> {
    Some(part.mesh.bounds()?.map(|corner| Point::from(corner.map(f64::from))))
}

fn extent(bounds: Option<[Point; 2]>) -> [f64; 3] {
    bounds.map_or([0.0; 3], |[least, most]| (most - least).to_array().map(tidy))
}
