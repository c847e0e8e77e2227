//! Rows of points stitched into a closed skin: what sweeps and bodies of revolution have in common.

use super::{KernelError, Solid};
use crate::vocab::Point;

/// Points and the rows they form. Each row is a closed loop, counterclockwise seen from the next row; all
/// rows have the same length; a pole is a row that repeats one point.
pub(super) struct Skin {
    operation: &'static str,
    points: Vec<Point>,
    rows: Vec<Vec<u32>>,
}

impl Skin {
    pub(super) fn new(operation: &'static str) -> Self {
        Self { operation, points: Vec::new(), rows: Vec::new() }
    }

    /// Adds a point and gives its index.
    pub(super) fn point(&mut self, point: Point) -> u32 {
        self.points.push(point);
        #[expect(clippy::cast_possible_truncation, reason = "sizes are bounded, see `error::size`")]
        let index = (self.points.len() - 1) as u32;
        index
    }

    /// Adds a row of points that are already there.
    pub(super) fn row(&mut self, row: Vec<u32>) {
        self.rows.push(row);
    }

    /// Adds a row of new points.
    pub(super) fn row_of(&mut self, points: impl IntoIterator<Item = Point>) {
        let row = points.into_iter().map(|point| self.point(point)).collect();
        self.rows.push(row);
    }

    /// Adds a row that is one point, `count` times.
    pub(super) fn pole(&mut self, point: Point, count: usize) {
        let index = self.point(point);
        self.rows.push(vec![index; count]);
    }

    /// The solid inside rows that follow one another around in a ring.
    ///
    /// # Errors
    /// [`KernelError::Engine`], [`KernelError::BadNumber`].
    pub(super) fn ring(mut self) -> Result<Solid, KernelError> {
        self.close_ring();
        self.stitched()
    }

    /// Lets the first row follow the last one.
    pub(super) fn close_ring(&mut self) {
        self.rows.extend(self.rows.first().cloned());
    }

    /// The solid inside rows of which the first and the last are poles.
    ///
    /// # Errors
    /// As [`Skin::ring`].
    pub(super) fn stitched(self) -> Result<Solid, KernelError> {
        let operation = self.operation;
        let (points, triangles) = self.triangles();
        Solid::from_part(operation, &points, &triangles)
    }

    /// The points, and the triangles between rows that follow one another.
    pub(super) fn triangles(self) -> (Vec<Point>, Vec<[u32; 3]>) {
        let mut triangles = Vec::new();
        for pair in self.rows.windows(2) {
            for k in 0..pair[0].len() {
                let next = (k + 1) % pair[0].len();
                self.quad([pair[0][k], pair[0][next], pair[1][next], pair[1][k]], &mut triangles);
            }
        }
        (self.points, triangles)
    }

    /// The solid inside triangles of its points; points that none of them has are left out.
    ///
    /// # Errors
    /// As [`Skin::ring`].
    pub(super) fn closed(self, mut triangles: Vec<[u32; 3]>) -> Result<Solid, KernelError> {
        let mut numbers = vec![None; self.points.len()];
        let mut points = Vec::new();
        for corner in triangles.iter_mut().flatten() {
            #[expect(clippy::cast_possible_truncation, reason = "no more than there were")]
            let next = points.len() as u32;
            *corner = *numbers[*corner as usize].get_or_insert_with(|| {
                points.push(self.points[*corner as usize]);
                next
            });
        }
        Solid::from_part(self.operation, &points, &triangles)
    }

    /// Two triangles across the shorter diagonal, without those that a pole collapses. Near ties go one
    /// way, so that noise in the last digit does not change the pattern.
    pub(super) fn quad(&self, [a, b, c, d]: [u32; 4], triangles: &mut Vec<[u32; 3]>) {
        let length = |i: u32, j: u32| self.points[i as usize].distance_squared(self.points[j as usize]);
        let halves = if length(a, c) <= length(b, d) * (1.0 + 1e-9) {
            [[a, b, c], [a, c, d]]
        } else {
            [[a, b, d], [b, c, d]]
        };
        triangles.extend(halves.into_iter().filter(|[i, j, k]| i != j && j != k && k != i));
    }
}
