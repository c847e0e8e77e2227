//! A name for a feature that joins a piece.

use super::Piece;

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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Feature;

    #[test]
    fn names_count_up_past_those_that_are_taken() {
        let mut piece = Piece::default();
        assert_eq!(piece.free_name("left"), "left");
        assert_eq!(piece.free_name("head"), "head_2");
        piece.features.push(Feature { id: "head_2".into(), ..piece.features[1].clone() });
        assert_eq!(piece.free_name("head"), "head_3");
        assert_eq!(piece.free_name("head_2"), "head_3");
        assert_eq!(piece.free_name(&"a".repeat(40)).len(), 32);
    }
}
