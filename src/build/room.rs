//! Where a head finds room that joins a piece.

use super::Cache;
use super::places::Places;
use crate::design::Piece;
use crate::design::features::{Head, HeadPlace};
use crate::kernel::hull_gap;
use crate::vocab::{Degrees, FeatureId, Point};

/// Angles that are tried: those of the slider.
const STEPS_PER_DEGREE: f64 = 2.0;

/// The head with an angle of its own at which its stone keeps its gap from every other one that is shown: the nearest
/// to `toward`, in radians from the top. There where the ring is full, and where its stone cannot be had.
/// On a flat piece it stands in the middle, or where it stood on one.
#[must_use]
pub fn with_room(piece: &Piece, head: &Head, toward: f64) -> Head {
    if piece.wear.inner_diameter().is_none() {
        return Head { place: HeadPlace::Flat, ..head.clone() };
    }
    let places = Places::new(piece, &Cache::default());
    let corners = |(id, other)| {
        let shape = places.shape(id)?.as_ref().ok()?;
        Some(places.corners(other, shape, places.spot(id).ok()?))
    };
    let others: Vec<Vec<Point>> = piece.heads_shown().filter_map(corners).collect();
    let shape = head.stone.shape().ok();
    let is_free = |around: &f64| {
        shape.as_ref().is_none_or(|shape| {
            let own = places.corners(head, shape, places.around(head, around.to_radians()));
            others.iter().all(|other| hull_gap(&own, other).is_none_or(|gap| gap >= head.gap.0))
        })
    };
    let start = (toward.to_degrees() * STEPS_PER_DEGREE).round() / STEPS_PER_DEGREE;
    let right_then_left = |step: u32| {
        let away = f64::from(step) / STEPS_PER_DEGREE;
        [turned(start + away), turned(start - away)]
    };
    let around = (0..=360).flat_map(right_then_left).find(is_free).unwrap_or_else(|| turned(start));
    Head { place: HeadPlace::Around, around: Degrees(around), ..head.clone() }
}

/// The angle at which a head of a piece stands, in radians from the top.
#[must_use]
pub fn angle_of(piece: &Piece, head: &FeatureId) -> Option<f64> {
    Places::new(piece, &Cache::default()).spot(head).ok().map(|spot| spot.angle)
}

/// The same angle from -180° to 180°.
fn turned(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Feature, Work};
    use crate::vocab::Millimeters;

    fn join(piece: &mut Piece, head: &Head, toward: f64) -> f64 {
        let head = with_room(piece, head, toward);
        let around = head.around.0;
        let name = piece.free_name("head");
        piece.features.push(Feature::new(&name, Work::Head(Box::new(head))));
        around
    }

    #[test]
    fn heads_stand_side_by_side_until_the_ring_is_full() {
        let mut piece = Piece::default();
        piece.features.truncate(1);
        let head = Head::default();
        let places: Vec<f64> = (0..12).map(|_| join(&mut piece, &head, 0.0)).collect();
        // Girdles of radius r whose middles lie D from the axis are a gap g apart at twice the angle θ with
        // D·sin θ − r·cos θ = g/2: 28.0° for 3.25 mm, 13.66 mm and 0.3 mm, and a little more at their lower edges.
        assert_eq!(&places[..3], &[0.0, 28.5, -28.5]);
        let mut sorted = places.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= 28.0), "{sorted:?}");
        assert_eq!(join(&mut piece, &head, 0.0).to_bits(), 0.0_f64.to_bits(), "twelve fill it");
    }

    #[test]
    fn muted_heads_and_heads_along_the_finger_take_no_room() {
        let mut piece = Piece::default();
        let aside = Head { along: Millimeters(7.0), ..Head::default() };
        assert_eq!(with_room(&piece, &aside, 0.0).around, Degrees(0.0));
        assert_eq!(with_room(&piece, &Head::default(), 3.0).around, Degrees(172.0), "nearest to 3 radians");
        piece.features[1].muted = true;
        assert_eq!(with_room(&piece, &Head::default(), 0.0).around, Degrees(0.0));
    }

    #[test]
    fn a_head_beside_another_counts_where_it_stands() {
        let mut piece = Piece::default();
        let beside = Head { place: HeadPlace::Right, beside: "head".into(), ..Head::default() };
        piece.features.push(Feature::new("right", Work::Head(Box::new(beside.clone()))));
        let toward = angle_of(&piece, &"right".into()).unwrap();
        let copy = with_room(&piece, &beside, toward);
        assert_eq!((copy.place, copy.around.0 > 50.0), (HeadPlace::Around, true), "{:?}", copy.around);
    }
}
