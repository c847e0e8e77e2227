//! Where heads stand, around a finger or on a flat piece, and the shapes of their stones.

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
    /// Half the inner diameter of what goes around finger or wrist.
    inner_radius: Option<f64>,
}

/// Where a head stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// From the top of a ring, in radians; 0 on a flat piece.
    pub angle: f64,
    /// On a flat piece to the right.
    across: f64,
    /// Along the finger, or up on a flat piece.
    pub along: f64,
}

/// Stones in a row are no farther around than this from each other, in radians.
const FARTHEST: f64 = PI * 0.999;

/// The same on a flat piece, in mm.
const FARTHEST_FLAT: f64 = 100.0;

impl Spot {
    /// Where head space lies in ring space.
    pub fn frame(&self) -> Frame {
        Frame { origin: Point::new(self.across, self.along, 0.0), ..Frame::turned_about_y(self.angle) }
    }
}

impl<'a> Places<'a> {
    /// Muted heads too: others may stand beside them.
    pub fn new(piece: &'a Piece, cache: &Cache) -> Self {
        let heads = piece.heads().map(|(id, head)| (id, (head, cache.shape(&head.stone))));
        Self {
            heads: heads.collect(),
            inner_radius: piece.wear.inner_diameter().map(|inside| inside.0 / 2.0),
        }
    }

    /// The shape of a head's stone.
    pub fn shape(&self, id: &FeatureId) -> Option<&Result<Arc<StoneShape>, ShapeError>> {
        self.heads.get(id).map(|(_, shape)| shape)
    }

    /// The place of a head.
    ///
    /// # Errors
    /// A clause that says why its place cannot be had as asked.
    pub fn spot(&self, id: &FeatureId) -> Result<Spot, String> {
        // As many steps as there are heads: a chain that is longer goes in a circle.
        self.spot_within(id, self.heads.len())
    }

    /// Where a head stands that has no other place: on top, or in the middle.
    pub fn last_resort(&self, head: &Head) -> Spot {
        let along = if self.inner_radius.is_some() { head.along.0 } else { head.up.0 };
        Spot { angle: 0.0, across: 0.0, along }
    }

    /// At an angle from the top of the ring, in radians.
    pub fn around(&self, head: &Head, angle: f64) -> Spot {
        Spot { angle, ..self.last_resort(head) }
    }

    fn spot_within(&self, id: &FeatureId, steps: usize) -> Result<Spot, String> {
        let (head, shape) = self.heads.get(id).ok_or_else(|| format!("there is no head `{id}`"))?;
        let side = match (head.place, self.inner_radius) {
            (HeadPlace::Around, Some(_)) => return Ok(self.around(head, head.around.0.to_radians())),
            (HeadPlace::Flat, None) => return Ok(Spot { across: head.across.0, ..self.last_resort(head) }),
            (HeadPlace::Around, None) => return Err("this piece has no top to turn from".to_owned()),
            (HeadPlace::Flat, Some(_)) => return Err("this piece does not lie flat".to_owned()),
            (HeadPlace::Left, _) => -1.0,
            (HeadPlace::Right, _) => 1.0,
        };
        let other = self.heads.get(&head.beside).filter(|_| steps > 0);
        let (neighbor, other) =
            other.ok_or_else(|| format!("`{}` is no head to stand beside", head.beside))?;
        let (Ok(shape), Ok(other)) = (shape, other) else {
            return Err(format!("without a stone the distance to `{}` cannot be had", head.beside));
        };
        let from = self.spot_within(&head.beside, steps - 1)?;
        let still = self.corners(neighbor, other, from);
        let (moved, farthest): (&dyn Fn(f64) -> Spot, f64) = match self.inner_radius {
            Some(_) => (&|by| self.around(head, from.angle + side * by), FARTHEST),
            None => (&|by| Spot { across: from.across + side * by, ..from }, FARTHEST_FLAT),
        };
        let short = |by: f64| {
            let gap = hull_gap(&still, &self.corners(head, shape, moved(by)));
            gap.is_none_or(|gap| gap < head.gap.0)
        };
        if short(farthest) {
            return Err(format!("nowhere around the finger is it {} from `{}`", head.gap, head.beside));
        }
        let (mut low, mut high) = (0.0, farthest);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if short(middle) { low = middle } else { high = middle }
        }
        Ok(moved(high))
    }

    /// The corners of a head's stone in ring space.
    pub fn corners(&self, head: &Head, shape: &StoneShape, spot: Spot) -> Vec<Point> {
        let frame = head_from_stone(head, self.inner_radius.unwrap_or(0.0)).within(&spot.frame());
        shape.polyhedron.vertices.iter().map(|corner| frame.to_parent(*corner)).collect()
    }
}

/// Where stone space lies in head space.
pub(super) fn head_from_stone(head: &Head, inner_radius: f64) -> Frame {
    upright(&head.stone, inner_radius + head.setting.head_height().0)
}

/// Where a stone stands upright, the middle of its girdle so far from the origin of head space.
pub(super) fn upright(stone: &Stone, girdle: f64) -> Frame {
    // Clockwise seen from the top, as prongs are counted.
    Frame::turned_about_z(Point::Z * girdle, -stone.rotation.0.to_radians())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Feature, StoneSize, Wear, Work};
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
        let spot = |id: &str| places.spot(&id.into()).unwrap();
        let angle = |id: &str| spot(id).angle;
        assert!((angle("left") + angle("right")).abs() < 1e-6 && angle("far") > angle("right") + 0.2);
        let corners = |id: &str| {
            let (head, shape) = &places.heads[&FeatureId::from(id)];
            places.corners(head, shape.as_ref().unwrap(), spot(id))
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
            let error = places.spot(&id.into()).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn on_a_flat_piece_heads_stand_side_by_side_and_have_no_angle() {
        let mut piece = Piece { wear: Wear::from_key("pendant").unwrap(), ..Piece::default() };
        piece.heads_mut().for_each(|head| (head.place, head.up.0) = (HeadPlace::Flat, 2.0));
        piece.features.push(beside("right", "head", HeadPlace::Right, 0.3));
        piece.features.push(beside("round", "head", HeadPlace::Around, 0.0));
        let places = Places::new(&piece, &Cache::default());
        let spot = places.spot(&"right".into()).unwrap();
        // 6.5 and 4 mm across, their girdles at one height but for the edges' thickness.
        assert!((spot.across - 5.55).abs() < 0.01 && (spot.angle, spot.along) == (0.0, 2.0), "{spot:?}");
        assert!(places.spot(&"round".into()).unwrap_err().contains("no top"));
    }
}
