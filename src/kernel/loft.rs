//! A body through level outlines that lie over one another.

use glam::DVec2;

use super::skin::Skin;
use super::{KernelError, Profile, Quality, Solid, error};

/// An outline at a height.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LoftSection {
    /// In mm.
    pub height: f64,
    /// In the XY plane.
    pub profile: Profile,
}

const OPERATION: &str = "loft";

/// The body through the outlines, straight from each to the next, point to point, with flat ends. All outlines have the
/// same number of points and the first and the last are convex.
///
/// # Errors
/// [`KernelError::BadNumber`] for heights that do not rise, [`KernelError::BadShape`] for outlines that are none, do not
/// match or are not convex at an end, [`KernelError::Engine`].
pub fn loft(sections: &[LoftSection], quality: Quality) -> Result<Solid, KernelError> {
    check(sections)?;
    let mut counts = Vec::new();
    for section in sections {
        let needed = section.profile.edge_counts(quality);
        counts.resize(needed.len(), 1);
        counts.iter_mut().zip(needed).for_each(|(count, needed)| *count = needed.max(*count));
    }
    let rows: Vec<Vec<DVec2>> = sections.iter().map(|section| section.profile.sampled(&counts)).collect();
    let last = rows.len() - 1;
    let mut skin = Skin::new(OPERATION);
    for (at, (row, section)) in rows.iter().zip(sections).enumerate() {
        let height = section.height;
        let middle = || middle_of(row, height).map(|middle| middle.extend(height));
        if at == 0 {
            skin.pole(middle()?, row.len());
        }
        skin.row_of(row.iter().map(|point| point.extend(height)));
        if at == last {
            skin.pole(middle()?, row.len());
        }
    }
    skin.stitched()
}

fn bad<T>(reason: String) -> Result<T, KernelError> {
    Err(KernelError::BadShape { operation: OPERATION, reason })
}

fn check(sections: &[LoftSection]) -> Result<(), KernelError> {
    let [first, _, ..] = sections else {
        return bad(format!("a loft needs at least 2 outlines, this one has {}", sections.len()));
    };
    let mut before = f64::NEG_INFINITY;
    for LoftSection { height, profile } in sections {
        error::coordinate(OPERATION, "a height", DVec2::ZERO.extend(*height))?;
        if *height <= before + 1e-6 {
            let limit = "must be more than the one before";
            return Err(KernelError::BadNumber {
                operation: OPERATION,
                what: "a height",
                value: *height,
                limit,
            });
        }
        before = *height;
        let (count, wanted) = (profile.points.len(), first.profile.points.len());
        if count != wanted {
            return bad(format!(
                "the outline at {height:.4} mm has {count} points, the first one has {wanted}"
            ));
        }
        profile.clone().validated()?;
    }
    Ok(())
}

/// The middle of a convex polygon's corners.
fn middle_of(polygon: &[DVec2], height: f64) -> Result<DVec2, KernelError> {
    let middle = polygon.iter().sum::<DVec2>() / polygon.len() as f64;
    let next = polygon.iter().cycle().skip(1);
    if polygon.iter().zip(next).all(|(a, b)| (*a - middle).perp_dot(*b - middle) > 0.0) {
        return Ok(middle);
    }
    bad(format!("the end at {height:.4} mm is not convex"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ProfilePoint;

    fn square(height: f64, half: f64) -> LoftSection {
        let corners = [(half, half), (-half, half), (-half, -half), (half, -half)];
        let points = corners.map(|(x, y)| ProfilePoint { x, y, bulge: 0.0 }).to_vec();
        LoftSection { height, profile: Profile { points } }
    }

    #[test]
    fn a_pyramid_without_its_top_has_the_volume_of_the_formula() {
        let solid = loft(&[square(0.0, 2.0), square(1.0, 2.0), square(4.0, 1.0)], Quality::Draft).unwrap();
        let exact = 16.0 + 3.0 / 3.0 * (16.0 + 4.0 + 8.0);
        assert!((solid.volume().0 - exact).abs() < 1e-9, "{}", solid.volume().0);
        assert_eq!(solid.body_count(), 1);
    }

    #[test]
    fn what_is_no_loft_is_refused_by_name() {
        let message = |sections: &[LoftSection]| loft(sections, Quality::Draft).unwrap_err().to_string();
        assert!(message(&[square(0.0, 1.0)]).contains("at least 2"));
        assert!(message(&[square(0.0, 1.0), square(0.0, 1.0)]).contains("more than the one before"));
        assert!(message(&[square(0.0, 1.0), square(f64::NAN, 1.0)]).contains("NaN"));
        let circle = LoftSection { height: 1.0, profile: Profile::circle(1.0) };
        assert!(message(&[square(0.0, 1.0), circle]).contains("2 points"));
        let mut dented = square(1.0, 1.0);
        dented.profile.points[0].x = -0.9;
        dented.profile.points[0].y = -0.9;
        assert!(message(&[square(0.0, 1.0), dented]).contains("not convex"));
    }
}
