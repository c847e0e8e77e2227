//! What is written in place of the finished metal: the pattern of a route, or a prototype to try on.

use super::{Gauge, Modeled, ModeledRing, Plan, plan, stone_solid};
use crate::build::{Built, drilled_rims};
use crate::design::{Library, Piece};
use crate::kernel::{CancelToken, KernelError, Solid, printable, unite};
use crate::metals::Route;
use crate::vocab::Point;

/// A body to be printed in place of the finished metal.
#[derive(Debug, Clone)]
pub struct Product {
    /// What is printed.
    pub solid: Solid,
    /// What stands behind a file's name: `_pattern_x1.0132_resin`.
    pub suffix: String,
    /// What it is, in words: `pattern, scaled by 1.0132 for Printed resin, cast`.
    pub words: String,
    /// The stages of a pattern; `None` for a prototype.
    pub plan: Option<Plan>,
    /// Measures the pattern of a ring.
    pub gauge: Option<Gauge>,
}

/// Why something cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProductError {
    /// The geometry cannot be had.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// Stones that cannot be made one body with the metal.
    #[error(
        "metal and stones do not become one body: {0} bodies are left, so something would fall off the print"
    )]
    Apart(usize),
}

/// Metal that stands inside the ring fades out over so many millimeters of its thickness.
const FADE: f64 = 1.0;

/// By how much dummy stones are grown so that they bite into the metal that holds them, in mm: the first that joins all into
/// what can be printed.
const GROWN: [f64; 7] = [0.05, 0.06, 0.075, 0.1, 0.15, 0.2, 0.3];

/// The pattern of a built piece by a route: metal stands inside a ring where polishing will take it off, and all of it is
/// scaled about the middle of ring space so that shrinkage is undone. Where the caster scales it is the metal as modeled.
///
/// # Errors
/// [`ProductError::Kernel`].
pub fn pattern(
    built: &Built,
    piece: &Piece,
    library: &Library,
    route: &Route,
) -> Result<Product, ProductError> {
    let alloy = library.alloys.alloy(&piece.alloy);
    let measures = &built.measures;
    let base = built.landmarks.shank.iter().max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
    let size = piece.wear.ring_size().zip(measures.inner_diameter);
    let mut modeled = Modeled {
        family: alloy.map(|alloy| alloy.family),
        density: alloy.map(|alloy| alloy.density),
        ring: size.map(|(size, inside)| ModeledRing { size, inside: inside.0 }),
        size: measures.bounds.map_or([0.0; 3], |[least, most]| (most - least).to_array()),
        band: base.map(|(_, width, thickness)| [*width, *thickness]),
        volume: measures.metal_volume.0,
        cast_volume: measures.metal_volume.0,
    };
    let first = plan(route, &modeled);
    let radius = modeled.ring.map_or(0.0, |ring| ring.inside / 2.0);
    let filled = |at: Point| stocked(at, radius, first.stock_inside_mm);
    let stands = first.stock_inside_mm > 0.0;
    let cast = if stands { built.metal.moved(filled)? } else { Solid::clone(&built.metal) };
    modeled.cast_volume = cast.volume().0 * f64::from(measures.count);
    let plan = plan(route, &modeled);
    let scale = Point::from(plan.scale);
    let place = |at: &Point| if stands { filled(*at) * scale } else { *at * scale };
    let rims: Vec<Point> = drilled_rims(&built.metal_mesh).iter().map(place).collect();
    let is_scaled = plan.scale.iter().any(|factor| (factor - 1.0).abs() > f64::EPSILON);
    Ok(Product {
        solid: if is_scaled { cast.moved(|at| at * scale)? } else { cast },
        suffix: plan.suffix(),
        words: plan.words(),
        gauge: Gauge::new(&plan, &rims),
        plan: Some(plan),
    })
}

/// Where a place of the metal goes so that `stock` mm stand on the inside of a ring of this radius: toward the finger axis,
/// the less the farther out it is. The map never folds: its slope is 1 + stock / [`FADE`] at most.
fn stocked(at: Point, radius: f64, stock: f64) -> Point {
    let from_axis = at.x.hypot(at.z);
    let share = 1.0 - ((from_axis - radius) / FADE).clamp(0.0, 1.0);
    if from_axis <= stock {
        return at;
    }
    let factor = (from_axis - stock * share) / from_axis;
    Point::new(at.x * factor, at.y, at.z * factor)
}

/// Metal and stones as one body at 1:1, to be printed and tried on: the stones a little larger, so that they hold,
/// and the hollows between both filled, which would keep resin.
///
/// # Errors
/// [`ProductError::Apart`] when the stones do not join the metal, [`ProductError::Kernel`] when they do and what comes of it
/// cannot be printed.
pub fn try_on(built: &Built, cancel: &CancelToken) -> Result<Product, ProductError> {
    let wanted = built.metal.body_count();
    let mut fault = ProductError::Apart(0);
    for grown in GROWN {
        let stones = built.stones.iter().map(|stone| stone_solid(stone, grown));
        let mut all = vec![Solid::clone(&built.metal)];
        all.extend(stones.collect::<Result<Vec<_>, _>>()?);
        let solid = unite(&all, cancel)?.filled()?;
        let left = solid.body_count();
        if left > wanted {
            fault = ProductError::Apart(left);
        } else if let Err(error) = printable(&solid) {
            fault = error.into();
        } else {
            return Ok(Product {
                solid,
                suffix: "_try_on".to_owned(),
                words: "prototype to try on, metal and stones in one, not scaled, not for casting".to_owned(),
                plan: None,
                gauge: None,
            });
        }
    }
    Err(fault)
}
