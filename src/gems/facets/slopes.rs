//! Rows of facets from the girdle inward, each flatter than the one before.

use crate::gems::{Cut, Proportion, ShapeError};

/// Slopes that a row may have, in degrees: steeper is a girdle, flatter is a table.
const ROW: [f64; 2] = [3.0, 85.0];

/// A row's inner edge: how far in it lies, as a share of the way from the girdle to the center, and how far from the
/// girdle's edge, up or down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::gems) struct Edge {
    pub inset: f64,
    pub height: f64,
}

/// Inner edges of rows that share `inset` evenly over a way of `reach` to the center, beginning with the girdle's own
/// edge. The middle row has the angle of the cut, and each is flatter than the last by its break.
///
/// # Errors
/// When the first or last row would be steeper or flatter than a facet can be.
pub(in crate::gems) fn edges(
    cut: &Cut,
    [angle, turn]: [Proportion; 2],
    rows: u32,
    [reach, inset]: [f64; 2],
) -> Result<Vec<Edge>, ShapeError> {
    let middle = f64::from(rows - 1) / 2.0;
    let mut edges = vec![Edge { inset: 0.0, height: 0.0 }];
    for row in 0..rows {
        let slope = cut.get(angle) + cut.get(turn) * (middle - f64::from(row));
        if !(ROW[0]..=ROW[1]).contains(&slope) {
            let [least, most] = ROW;
            let limit =
                format!("small enough for {rows} rows between {least} and {most}° about {}°", cut.get(angle));
            return Err(ShapeError::OutOfRange { name: turn.label(), value: cut.get(turn), limit });
        }
        let step = inset / f64::from(rows);
        let height = edges[edges.len() - 1].height + reach * step * slope.to_radians().tan();
        edges.push(Edge { inset: step * f64::from(row + 1), height });
    }
    Ok(edges)
}

/// A whole number of a proportion.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "limits hold it to a small count"
)]
pub(in crate::gems) fn count(cut: &Cut, proportion: Proportion) -> u32 {
    cut.get(proportion).round() as u32
}
