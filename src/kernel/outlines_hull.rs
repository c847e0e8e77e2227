//! The convex body around flat outlines in space.

use super::{KernelError, Profile, Quality, Solid, convex_hull};
use crate::vocab::{Frame, Point};

/// A flat outline somewhere in space.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct PlacedOutline {
    /// In mm, before it is stretched.
    pub profile: Profile,
    /// Positive factors along its x and y.
    pub stretch: [f64; 2],
    /// Its plane is the XY plane of this frame.
    pub parent_from_outline: Frame,
}

/// The convex hull of all outlines, as fine as their arcs need.
///
/// # Errors
/// [`KernelError::BadNumber`] and [`KernelError::BadShape`] for outlines that are not valid or lie in one plane,
/// [`KernelError::Engine`].
pub fn hull_of_outlines(outlines: &[PlacedOutline], quality: Quality) -> Result<Solid, KernelError> {
    let mut corners = Vec::new();
    for outline in outlines {
        let [x, y] = outline.stretch;
        let most = x.max(y);
        // Arcs as great as the stretch makes them.
        let mut profile = outline.profile.clone();
        for point in &mut profile.points {
            (point.x, point.y) = (point.x * most, point.y * most);
        }
        let profile = profile.validated()?;
        let place = |at: &glam::DVec2| Point::new(at.x * x / most, at.y * y / most, 0.0);
        let sampled = profile.sampled(&profile.edge_counts(quality));
        corners.extend(sampled.iter().map(|at| outline.parent_from_outline.to_parent(place(at))));
    }
    convex_hull(&corners)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    fn disc(z: f64, stretch: [f64; 2]) -> PlacedOutline {
        let frame = Frame { origin: Point::Z * z, ..Frame::IDENTITY };
        PlacedOutline { profile: Profile::circle(1.0), stretch, parent_from_outline: frame }
    }

    #[test]
    fn two_ellipses_make_a_frustum() {
        let body =
            hull_of_outlines(&[disc(0.0, [4.0, 6.0]), disc(3.0, [2.0, 3.0])], Quality::Production).unwrap();
        let exact = PI * 3.0 / 3.0 * (24.0 + 6.0 + 12.0);
        assert!((body.volume().0 / exact - 1.0).abs() < 0.005, "{}", body.volume().0);
        let [least, most] = body.bounds().unwrap();
        assert!((most - least - Point::new(8.0, 12.0, 3.0)).length() < 0.02);
    }

    #[test]
    fn outlines_without_a_body_are_refused() {
        assert!(hull_of_outlines(&[disc(0.0, [4.0, 6.0])], Quality::Draft).is_err());
        assert!(hull_of_outlines(&[disc(0.0, [4.0, 6.0]), disc(1.0, [0.0, 0.0])], Quality::Draft).is_err());
        assert!(
            hull_of_outlines(&[disc(0.0, [4.0, 6.0]), disc(f64::NAN, [1.0, 1.0])], Quality::Draft).is_err()
        );
    }
}
