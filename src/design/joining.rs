//! What a feature needs that joins a piece: a name that is free, and for a head a place where it stands clear.

use super::Piece;
use super::features::Head;
use crate::vocab::Degrees;

/// Angles are multiples of this, as on the slider.
const STEP: f64 = 0.5;

impl Piece {
    /// `base`, or `base_2`, `base_3` … where that is taken; of `left_2` the base is `left`.
    #[must_use]
    pub fn free_name(&self, base: &str) -> String {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        let stem = base.rsplit_once('_').filter(|(_, last)| is_number(last)).map_or(base, |(stem, _)| stem);
        // Names have at most 40 letters; some are left for the number.
        let stem: String = stem.chars().take(32).collect();
        let names = std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem}_{number}")));
        let is_free = |name: &String| self.features.iter().all(|feature| feature.id.as_str() != name);
        names.into_iter().find(is_free).unwrap_or(stem)
    }

    /// The angle around the finger, nearest to the head's own, at which its stone overlaps no other head's seen from
    /// outside; its own where the ring is full.
    #[must_use]
    pub fn room_for(&self, head: &Head) -> Degrees {
        let others: Vec<&Head> = self.heads_shown().map(|(_, other)| other).collect();
        let clear = |around: f64| others.iter().all(|other| self.is_clear(head, around, other));
        let beside = others.iter().flat_map(|other| {
            let away = ((self.half_width(head) + self.half_width(other)) / STEP).ceil() * STEP;
            [other.around.0 + away, other.around.0 - away].map(turned)
        });
        let places = std::iter::once(head.around.0).chain(beside).filter(|around| clear(*around));
        let nearest = places.min_by(|a, b| apart(*a, head.around.0).total_cmp(&apart(*b, head.around.0)));
        nearest.map_or(head.around, Degrees)
    }

    fn is_clear(&self, head: &Head, around: f64, other: &Head) -> bool {
        let radii = f64::midpoint(head.stone.size.diameter().0, other.stone.size.diameter().0);
        (head.along.0 - other.along.0).abs() >= radii
            || apart(around, other.around.0) >= self.half_width(head) + self.half_width(other) - 1e-9
    }

    /// From the middle of a head's stone to its girdle, as an angle around the finger in degrees.
    fn half_width(&self, head: &Head) -> f64 {
        let height = self.size.inner_diameter().0 / 2.0 + head.setting.head_height().0;
        (head.stone.size.diameter().0 / 2.0).atan2(height).to_degrees()
    }
}

/// The same angle from -180° to 180°.
fn turned(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

/// How far two angles lie apart, 0° to 180°.
fn apart(a: f64, b: f64) -> f64 {
    turned(a - b).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Feature, Work};

    fn with_head(mut piece: Piece, name: &str, head: Head) -> Piece {
        piece.features.push(Feature::new(name, Work::Head(Box::new(head))));
        piece
    }

    #[test]
    fn names_count_up_past_those_that_are_taken() {
        let piece = Piece::default();
        assert_eq!(piece.free_name("left"), "left");
        assert_eq!(piece.free_name("head"), "head_2");
        let piece = with_head(piece, "head_2", Head::default());
        assert_eq!(piece.free_name("head"), "head_3");
        assert_eq!(piece.free_name("head_2"), "head_3");
        assert_eq!(piece.free_name(&"a".repeat(40)).len(), 32);
    }

    #[test]
    fn heads_stand_side_by_side_until_the_ring_is_full() {
        let head = Head::default();
        let mut piece = Piece::default();
        piece.features.truncate(1);
        assert_eq!(piece.room_for(&head), Degrees(0.0), "an empty ring");
        let mut places = Vec::new();
        while places.len() < 40 {
            let around = piece.room_for(&head);
            if places.contains(&around.0.to_bits()) {
                break;
            }
            places.push(around.0.to_bits());
            let name = piece.free_name("head");
            piece = with_head(piece, &name, Head { around, ..head.clone() });
        }
        // The stones' half widths of US 7 at 5 mm: atan(3.25 / 13.66) = 13.4°, so that 13 fit into the round.
        assert_eq!(places.len(), 13);
        let mut angles: Vec<f64> = piece.heads().map(|(_, head)| head.around.0).collect();
        angles.sort_by(f64::total_cmp);
        for pair in angles.windows(2) {
            assert!(pair[1] - pair[0] >= 26.7, "{angles:?}");
        }
    }

    #[test]
    fn muted_heads_and_heads_along_the_finger_take_no_room() {
        let mut piece = Piece::default();
        let aside = Head { along: crate::vocab::Millimeters(7.0), ..Head::default() };
        assert_eq!(piece.room_for(&aside), Degrees(0.0));
        assert!(piece.room_for(&Head::default()).0 > 20.0, "the other one stands on top");
        piece.features[1].muted = true;
        assert_eq!(piece.room_for(&Head::default()), Degrees(0.0));
    }
}
