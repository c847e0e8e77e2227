//! Where heads stand around the finger, and the shapes of their stones.

use std::collections::HashMap;
use std::f64::consts::PI;
use std::sync::Arc;

use super::Cache;
use crate::design::features::{Head, HeadPlace};
use crate::design::{Piece, Stone};
use crate::gems::{ShapeError, StoneShape};
use crate::kernel::hull_gap;
use crate::vocab::{FeatureId, Frame, Point};

/// The heads of a piece with the shapes of their stones.
pub(super) struct Places<'a> {
    heads: HashMap<&'a FeatureId, (&'a Head, Result<Arc<StoneShape>, ShapeError>)>,
    inner_radius: f64,
}

/// Stones in a row are no farther around than this from each other, in radians.
const FARTHEST: f64 = PI * 0.999;

impl<'a> Places<'a> {
    /// Muted heads too: others may stand beside them.
    pub fn new(piece: &'a Piece, cache: &Cache) -> Self {
        let heads = piece.heads().map(|(id, head)| (id, (head, cache.shape(&head.stone))));
        Self { heads: heads.collect(), inner_radius: piece.size.inner_diameter().0 / 2.0 }
    }

    /// The shape of a head's stone.
    pub fn shape(&self, id: &FeatureId) -> Option<&Result<Arc<StoneShape>, ShapeError>> {
        self.heads.get(id).map(|(_, shape)| shape)
    }

    /// The angle of a head from the top in radians.
    ///
    /// # Errors
    /// A clause that says why its place cannot be had as asked.
    pub fn angle(&self, id: &FeatureId) -> Result<f64, String> {
        // As many steps as there are heads: a chain that is longer goes in a circle.
        self.angle_within(id, self.heads.len())
    }

    fn angle_within(&self, id: &FeatureId, steps: usize) -> Result<f64, String> {
        let (head, shape) = self.heads.get(id).ok_or_else(|| format!("there is no head `{id}`"))?;
        let side = match head.place {
            HeadPlace::Around => return Ok(head.around.0.to_radians()),
            HeadPlace::Left => -1.0,
            HeadPlace::Right => 1.0,
        };
        let other = self.heads.get(&head.beside).filter(|_| steps > 0);
        let (neighbor, other) =
            other.ok_or_else(|| format!("`{}` is no head to stand beside", head.beside))?;
        let (Ok(shape), Ok(other)) = (shape, other) else {
            return Err(format!("without a stone the distance to `{}` cannot be had", head.beside));
        };
        let from = self.angle_within(&head.beside, steps - 1)?;
        let still = self.corners(neighbor, other, from);
        let short = |turn: f64| {
            let gap = hull_gap(&still, &self.corners(head, shape, from + side * turn));
            gap.is_none_or(|gap| gap < head.gap.0)
        };
        if short(FARTHEST) {
            return Err(format!("nowhere around the finger is it {} from `{}`", head.gap, head.beside));
        }
        let (mut low, mut high) = (0.0, FARTHEST);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if short(middle) { low = middle } else { high = middle }
        }
        Ok(from + side * high)
    }

    /// The corners of a head's stone in ring space, at an angle in radians.
    pub fn corners(&self, head: &Head, shape: &StoneShape, angle: f64) -> Vec<Point> {
        let frame = head_from_stone(head, self.inner_radius).within(&ring_from_head(head, angle));
        shape.polyhedron.vertices.iter().map(|corner| frame.to_parent(*corner)).collect()
    }
}

/// Where stone space lies in head space.
pub(super) fn head_from_stone(head: &Head, inner_radius: f64) -> Frame {
    upright(&head.stone, inner_radius + head.setting.head_height().0)
}

/// Where a stone stands upright, the middle of its girdle so far from the finger axis.
pub(super) fn upright(stone: &Stone, girdle: f64) -> Frame {
    // Clockwise seen from the top, as prongs are counted.
    Frame::turned_about_z(Point::Z * girdle, -stone.rotation.0.to_radians())
}

/// Where head space lies in ring space, for a head at an angle from the top in radians.
pub(super) fn ring_from_head(head: &Head, angle: f64) -> Frame {
    Frame { origin: Point::Y * head.along.0, ..Frame::turned_about_y(angle) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Feature, StoneSize, Work};
    use crate::vocab::Millimeters;

    fn beside(id: &str, of: &str, place: HeadPlace, gap: f64) -> Feature {
        let mut head = Head { place, beside: of.into(), gap: Millimeters(gap), ..Head::default() };
        head.stone.size = StoneSize::Diameter(Millimeters(4.0));
        Feature::new(id, Work::Head(Box::new(head)))
    }

    #[test]
    fn heads_stand_beside_each_other_at_the_gap_that_was_asked() {
        let mut piece = Piece::default();
        piece.features.push(beside("right", "head", HeadPlace::Right, 0.3));
        piece.features.push(beside("far", "right", HeadPlace::Right, 0.1));
        piece.features.push(beside("left", "head", HeadPlace::Left, 0.3));
        let places = Places::new(&piece, &Cache::default());
        let angle = |id: &str| places.angle(&id.into()).unwrap();
        assert!((angle("left") + angle("right")).abs() < 1e-6 && angle("far") > angle("right") + 0.2);
        let corners = |id: &str| {
            let (head, shape) = &places.heads[&FeatureId::from(id)];
            places.corners(head, shape.as_ref().unwrap(), angle(id))
        };
        for (a, b, gap) in [("head", "right", 0.3), ("head", "left", 0.3), ("right", "far", 0.1)] {
            let found = hull_gap(&corners(a), &corners(b)).unwrap();
            assert!((found - gap).abs() < 1e-4, "{a} and {b} are {found} apart");
        }
    }

    #[test]
    fn a_circle_of_heads_and_a_head_of_no_neighbor_are_refused() {
        let mut piece = Piece::default();
        piece.features.push(beside("a", "b", HeadPlace::Right, 0.3));
        piece.features.push(beside("b", "a", HeadPlace::Right, 0.3));
        piece.features.push(beside("c", "nobody", HeadPlace::Left, 0.3));
        piece.features.push(beside("d", "head", HeadPlace::Left, 60.0));
        let places = Places::new(&piece, &Cache::default());
        for (id, reason) in [
            ("a", "is no head"),
            ("c", "`nobody` is no head"),
            ("d", "nowhere around the finger is it 60.00 mm"),
        ] {
            let error = places.angle(&id.into()).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }
}
