//! Smooth curves through numbers that never swing past them.

/// A cubic through (knot, value) pairs whose slope is continuous and which stays between neighboring
/// values (Fritsch and Carlson 1980, slopes by Fritsch and Butland 1984); periodic or with two ends.
pub(super) struct Monotone<'a> {
    knots: &'a [f64],
    values: Vec<f64>,
    slopes: Vec<f64>,
    period: Option<f64>,
}

impl<'a> Monotone<'a> {
    /// A curve through `values` at strictly increasing `knots` (as many); it repeats after `period` if
    /// there is one, which must be more than the last knot minus the first.
    pub(super) fn new(knots: &'a [f64], values: Vec<f64>, period: Option<f64>) -> Self {
        let mut curve = Self { knots, slopes: vec![0.0; values.len()], values, period };
        if curve.values.len() > 1 {
            curve.slopes = (0..curve.values.len()).map(|k| curve.slope(k)).collect();
        }
        curve
    }

    /// Knot and value number `k`, counted around the period.
    fn node(&self, k: isize) -> (f64, f64) {
        let count = self.knots.len().cast_signed();
        let (turn, index) = (k.div_euclid(count), k.rem_euclid(count).cast_unsigned());
        (self.knots[index] + turn as f64 * self.period.unwrap_or(0.0), self.values[index])
    }

    /// Step and secant slope from node `k` to the next.
    fn secant(&self, k: isize) -> (f64, f64) {
        let ((a, fa), (b, fb)) = (self.node(k), self.node(k + 1));
        (b - a, (fb - fa) / (b - a))
    }

    fn slope(&self, k: usize) -> f64 {
        let (k, last) = (k.cast_signed(), self.knots.len().cast_signed() - 1);
        if self.period.is_none() && (k == 0 || k == last) {
            return self.end_slope(k == 0);
        }
        let ((h0, d0), (h1, d1)) = (self.secant(k - 1), self.secant(k));
        if d0 * d1 <= 0.0 {
            return 0.0;
        }
        let (w0, w1) = (2.0 * h1 + h0, h1 + 2.0 * h0);
        (w0 + w1) / (w0 / d0 + w1 / d1)
    }

    /// The slope of the parabola through the three nodes at an end, held back so as not to swing past.
    fn end_slope(&self, first: bool) -> f64 {
        let last = self.knots.len().cast_signed() - 1;
        let (near, far) = if first { (0, 1) } else { (last - 1, last - 2) };
        let (h0, d0) = self.secant(near);
        if last < 2 {
            return d0;
        }
        let (h1, d1) = self.secant(far);
        let slope = ((2.0 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
        if slope * d0 <= 0.0 {
            0.0
        } else if d0 * d1 <= 0.0 && slope.abs() > 3.0 * d0.abs() {
            3.0 * d0
        } else {
            slope
        }
    }

    /// The value between node `k` and the next, `fraction` of the way.
    pub(super) fn at(&self, k: usize, fraction: f64) -> f64 {
        if self.values.len() == 1 {
            return self.values[0];
        }
        let ((a, fa), (b, fb)) = (self.node(k.cast_signed()), self.node(k.cast_signed() + 1));
        let (ma, mb) = (self.slopes[k], self.slopes[(k + 1) % self.slopes.len()]);
        hermite((fa, ma * (b - a)), (fb, mb * (b - a)), fraction)
    }
}

/// The cubic from one value to another with given slopes (for a step of 1) at both.
pub(super) fn hermite<T>((a, ma): (T, T), (b, mb): (T, T), t: f64) -> T
where
    T: Copy + std::ops::Add<Output = T> + std::ops::Sub<Output = T> + std::ops::Mul<f64, Output = T>,
{
    let (t2, t3) = (t * t, t * t * t);
    a + (b - a) * (3.0 * t2 - 2.0 * t3) + ma * (t3 - 2.0 * t2 + t) + mb * (t3 - t2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_passes_its_values_and_stays_between_them() {
        let knots = [0.0, 1.0, 1.5, 4.0];
        for period in [None, Some(5.0)] {
            let values = vec![2.0, 2.2, 5.0, 2.0];
            let curve = Monotone::new(&knots, values.clone(), period);
            let spans = if period.is_some() { 4 } else { 3 };
            for k in 0..spans {
                let (from, to) = (values[k], values[(k + 1) % 4]);
                assert!((curve.at(k, 0.0) - from).abs() < 1e-12 && (curve.at(k, 1.0) - to).abs() < 1e-12);
                for step in 0..=20 {
                    let value = curve.at(k, f64::from(step) / 20.0);
                    assert!(value >= from.min(to) - 1e-12 && value <= from.max(to) + 1e-12);
                }
            }
        }
    }

    #[test]
    fn slopes_agree_across_nodes() {
        let knots = [0.0, 1.0, 2.5, 4.0];
        let curve = Monotone::new(&knots, vec![1.0, 2.0, 4.0, 3.0], Some(6.0));
        let step = 1e-6;
        let widths = [1.0, 1.5, 1.5, 2.0];
        for k in 0..4 {
            let before = (k + 3) % 4;
            let left = (curve.at(before, 1.0) - curve.at(before, 1.0 - step / widths[before])) / step;
            let right = (curve.at(k, step / widths[k]) - curve.at(k, 0.0)) / step;
            assert!((left - right).abs() < 1e-4, "{k}: {left} {right}");
        }
    }
}
