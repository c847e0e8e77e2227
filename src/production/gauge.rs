//! Measures a ring's pattern as it was read back, and says what size the finished ring will have.

use std::collections::HashSet;

use super::Plan;
use crate::kernel::PrintMesh;
use crate::vocab::Point;

/// Measures patterns of one ring.
#[derive(Debug, Clone)]
pub struct Gauge {
    scale: [f64; 3],
    stock: f64,
    ordered: f64,
    finished: f64,
    /// Cells around corners that lie on the rims of drills, where facets come nearer to the finger than the true surface.
    rims: HashSet<[i64; 3]>,
}

/// What a pattern measures, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct RingProof {
    /// Narrowest inner diameter in the file, as it was read back.
    pub file_inside_mm: f64,
    /// The same after every stage has made it smaller.
    pub cast_inside_mm: f64,
    /// The same after polishing.
    pub finished_inside_mm: f64,
    /// What was ordered.
    pub ordered_inside_mm: f64,
}

/// A corner of a file lies at most so far beside that of its solid, in mm.
const NEAR: f64 = 1e-3;

/// The finished ring is at most so much wider or narrower than its model, in mm.
const MOST_OFF: f64 = 0.01;

impl Gauge {
    /// For the pattern of a plan, with the rims of drills in it; `None` for what is no ring.
    pub(super) fn new(plan: &Plan, rims: &[Point]) -> Option<Self> {
        let steps = || [-NEAR, NEAR].into_iter();
        let around = |at: &Point| {
            let at = *at;
            let beside = steps()
                .flat_map(move |x| steps().flat_map(move |y| steps().map(move |z| at + Point::new(x, y, z))));
            beside.map(cell).collect::<Vec<_>>()
        };
        Some(Self {
            scale: plan.scale,
            stock: plan.stock_inside_mm,
            ordered: plan.ordered_inside_mm?,
            finished: plan.layers.first()?.inside_mm?,
            rims: rims.iter().flat_map(around).collect(),
        })
    }

    /// Measures a pattern; `None` without metal.
    ///
    /// # Errors
    /// A sentence when the finished ring would be another one than the model.
    pub fn measure<'a>(
        &self,
        meshes: impl Iterator<Item = &'a PrintMesh>,
    ) -> Result<Option<RingProof>, String> {
        let corners = meshes.flat_map(|mesh| &mesh.vertices).map(|at| Point::from(at.map(f64::from)));
        let own = corners.filter(|at| !self.rims.contains(&cell(*at)));
        let [x, _, z] = self.scale;
        let both = own.map(|at| [at.x.hypot(at.z), (at.x / x).hypot(at.z / z)]);
        let least = both.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1])]);
        let Some([file, cast]) = least.map(|radii| radii.map(|radius| 2.0 * radius)) else { return Ok(None) };
        let finished = cast + 2.0 * self.stock;
        let is_close = (finished - self.finished).abs() <= MOST_OFF;
        if !is_close {
            let wanted = self.finished;
            return Err(format!("finished it would be {finished:.3} mm inside; it must be {wanted:.3} mm"));
        }
        Ok(Some(RingProof {
            file_inside_mm: file,
            cast_inside_mm: cast,
            finished_inside_mm: finished,
            ordered_inside_mm: self.ordered,
        }))
    }
}

/// Cells twice as wide as what is near: what is near a place lies in one of the cells around it.
fn cell(at: Point) -> [i64; 3] {
    #[expect(clippy::cast_possible_truncation, reason = "pieces of jewelry are small")]
    at.to_array().map(|value| (value / (2.0 * NEAR)).floor() as i64)
}
