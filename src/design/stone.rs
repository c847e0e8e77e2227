//! The stone: what it is, how it is cut and how large it was measured.

use super::lists::{Reader, Writer};
use super::parameter::{ParameterError, exact};
use super::stone_list::{ACROSS, DEPTH, STAR, STONE, TURN, proportions_of, size_list};
use crate::gems::{Cut, Family, ShapeError, StoneShape};
use crate::vocab::{CutId, Degrees, FeatureId, GemId, Millimeters};

/// A stone in the piece. Keys: `stone.species`, `stone.shape` (the family of its cut), `stone.size`
/// (`diameter`|`measured`), `stone.diameter` of a round one, `stone.length`, `stone.width`, `stone.depth`,
/// `stone.rotation`, `stone.cut` (preset or `custom`), and the proportions that its family has: `stone.table` …
#[derive(Debug, Clone, PartialEq)]
pub struct Stone {
    /// Row of the gem table.
    pub species: GemId,
    /// How large it is.
    pub size: StoneSize,
    /// The named preset that the proportions came from; `None` once one of them was changed by hand.
    pub preset: Option<CutId>,
    /// Family and proportions that are cut.
    pub cut: Cut,
    /// Turn of the stone about its axis.
    pub rotation: Degrees,
}

/// How the size of the stone is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StoneSize {
    /// A nominal girdle diameter of a round stone; the depth follows from the proportions.
    Diameter(Millimeters),
    /// Nominal length and width of a stone that is not round; the depth follows from the proportions.
    Sides([Millimeters; 2]),
    /// Length, width and depth as measured.
    Measured([Millimeters; 3]),
}

/// The value of `stone.cut` for proportions that are no preset's.
pub(super) const CUSTOM_CUT: &str = "custom";

impl Default for Stone {
    /// A diamond of 6.5 mm, about one carat, in the proportions that laboratories put in the middle of their
    /// best grade (the preset `round_excellent`).
    fn default() -> Self {
        Self {
            species: "diamond".into(),
            size: StoneSize::Diameter(Millimeters(6.5)),
            preset: Some("round_excellent".into()),
            cut: Cut::of(Family::Round),
            rotation: Degrees(0.0),
        }
    }
}

impl StoneSize {
    /// Length and width.
    #[must_use]
    pub const fn sides(&self) -> [Millimeters; 2] {
        match self {
            Self::Diameter(diameter) => [*diameter, *diameter],
            Self::Sides(sides) => *sides,
            Self::Measured([length, width, _]) => [*length, *width],
        }
    }

    /// The girdle diameter, or the mean of length and width.
    #[must_use]
    pub const fn diameter(&self) -> Millimeters {
        let [length, width] = self.sides();
        Millimeters(f64::midpoint(length.0, width.0))
    }

    /// The nominal size of a family with this width: as long as the family is by custom, where it fits on a ring.
    fn nominal(family: Family, width: Millimeters) -> Self {
        let width = width.0.min(ACROSS.most / family.ratio()).max(ACROSS.least);
        let length = (width * family.ratio() * 100.0).round() / 100.0;
        Self::of_sides(family, [length.max(ACROSS.least), width].map(Millimeters))
    }

    /// A nominal size: of a round family the mean of both.
    fn of_sides(family: Family, sides: [Millimeters; 2]) -> Self {
        let sides = Self::Sides(sides);
        if is_round(family) { Self::Diameter(sides.diameter()) } else { sides }
    }
}

/// Whether stones of a family are known by a diameter.
const fn is_round(family: Family) -> bool {
    matches!(family, Family::Round | Family::Rose | Family::CabochonRound | Family::Pearl | Family::Bead)
}

impl Stone {
    /// A cultured pearl of this diameter.
    #[must_use]
    pub fn pearl(diameter: Millimeters) -> Self {
        Self {
            species: "pearl".into(),
            size: StoneSize::Diameter(diameter),
            preset: None,
            cut: Cut::of(Family::Pearl),
            ..Self::default()
        }
    }

    /// Its body.
    ///
    /// # Errors
    /// [`ShapeError`] when its measures and proportions make no stone.
    pub fn shape(&self) -> Result<StoneShape, ShapeError> {
        match (self.size, self.cut.round()) {
            (StoneSize::Diameter(diameter), Some(round)) => StoneShape::round(diameter, &round),
            (StoneSize::Measured(extents), Some(round)) => StoneShape::round_measured(extents, &round),
            (StoneSize::Measured([length, width, depth]), None) => {
                StoneShape::of(&self.cut, [length, width], Some(depth))
            }
            (nominal, _) => StoneShape::of(&self.cut, nominal.sides(), None),
        }
    }

    /// Length, width and depth: as measured, or what a gauge would show of the nominal stone. Of numbers that make no
    /// stone the depth is that of the shallowest one that can be entered.
    #[must_use]
    pub fn extents(&self) -> [Millimeters; 3] {
        if let StoneSize::Measured(extents) = self.size {
            return extents;
        }
        let [length, width] = self.size.sides();
        let gauge = |shape: StoneShape| (shape.depth.0 * 100.0).round() / 100.0;
        [length, width, Millimeters(self.shape().map_or(DEPTH.least, gauge))]
    }

    /// Refuses stars that are too short beside the table of a round brilliant, which no limit of one number can say.
    pub(super) fn check_stars(&self, feature: &FeatureId) -> Result<(), ParameterError> {
        let Some(round) = self.cut.round() else { return Ok(()) };
        let limits = round.star_limits();
        if limits.allow(round.star_length.0) {
            return Ok(());
        }
        let [value, least, most, table] = [round.star_length.0, limits.least, limits.most, round.table.0]
            .map(|share| exact(share, limits.unit));
        let limit = format!("{least} to {most} beside a table of {table}");
        Err(ParameterError::OutOfLimits {
            key: format!("{feature}.{}", STAR.key),
            label: STAR.label,
            value,
            limit,
        })
    }

    pub(super) fn read(&self, reader: &mut impl Reader) {
        for list in [STONE, size_list(&self.size), TURN].into_iter().chain(proportions_of(self.cut.family()))
        {
            reader.list(list, self);
        }
    }

    pub(super) fn write(&mut self, writer: &mut impl Writer) {
        writer.list(STONE, self);
        // Another family, or another way to know the size, may have been written just now.
        for list in [size_list(&self.size), TURN].into_iter().chain(proportions_of(self.cut.family())) {
            writer.list(list, self);
        }
    }

    /// Takes another family with its own proportions. The width stays, and the length follows from it.
    pub(super) fn set_family(&mut self, family: Family) {
        if family == self.cut.family() {
            return;
        }
        let [_, width] = self.size.sides();
        let measured = matches!(self.size, StoneSize::Measured(_));
        (self.cut, self.preset) = (Cut::of(family), None);
        self.size = StoneSize::nominal(family, width);
        if measured {
            self.size = self.size_in("measured");
        }
    }

    /// Switches between nominal and measured size. Each starts at what the other was, within what can be entered.
    pub(super) fn size_in(&self, key: &str) -> StoneSize {
        match (&self.size, key) {
            (StoneSize::Diameter(_) | StoneSize::Sides(_), "measured") => {
                let [length, width, depth] = self.extents();
                let depth = Millimeters(depth.0.clamp(DEPTH.least, DEPTH.most));
                StoneSize::Measured([length, width, depth])
            }
            (StoneSize::Measured(_), "diameter") => StoneSize::of_sides(self.cut.family(), self.size.sides()),
            (same, _) => *same,
        }
    }

    /// One of length, width and depth; of a nominal size nothing more is stored than it has.
    pub(super) const fn set_extent(&mut self, axis: usize, millimeters: f64) {
        match &mut self.size {
            StoneSize::Measured(extents) => extents[axis].0 = millimeters,
            StoneSize::Sides(sides) if axis < 2 => sides[axis].0 = millimeters,
            StoneSize::Diameter(_) | StoneSize::Sides(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::stone_list::PROPORTIONS;
    use crate::gems::Proportion;

    #[test]
    fn every_proportion_has_its_key_and_its_familys_limits() {
        for (entry, proportion) in PROPORTIONS.iter().zip(Proportion::ALL) {
            assert_eq!(entry.about.key, format!("stone.{}", proportion.key()));
        }
        for family in Family::ALL {
            let stone = Stone { cut: Cut::of(family), ..Stone::default() };
            for given in family.proportions() {
                let parameter = PROPORTIONS[given.proportion as usize].of(&stone, None);
                assert_eq!(parameter.value, parameter.default, "{family:?} {}", parameter.key);
                assert_eq!(parameter.kind, crate::design::Kind::Number(given.limits), "{family:?}");
            }
        }
    }

    #[test]
    fn another_family_keeps_the_width_and_takes_its_own_length() {
        let mut stone = Stone::default();
        stone.set_family(Family::Emerald);
        assert_eq!(stone.size, StoneSize::Sides([9.1, 6.5].map(Millimeters)));
        assert_eq!((stone.preset.clone(), stone.cut), (None, Cut::of(Family::Emerald)));
        stone.set_family(Family::Round);
        assert_eq!((stone.size, stone.cut), (StoneSize::Diameter(Millimeters(6.5)), Stone::default().cut));
        stone.size = stone.size_in("measured");
        stone.set_family(Family::Oval);
        let StoneSize::Measured([length, width, depth]) = stone.size else { panic!("{:?}", stone.size) };
        assert_eq!((length, width), (Millimeters(9.1), Millimeters(6.5)));
        assert!((depth.0 / 6.5 - 0.61).abs() < 0.05, "{depth}");
    }

    #[test]
    fn every_family_makes_a_stone_of_any_width() {
        for family in Family::ALL {
            for diameter in [1.0, 6.5, 20.0] {
                let size = StoneSize::Diameter(Millimeters(diameter));
                let mut stone = Stone { size, ..Stone::default() };
                stone.set_family(family);
                let shape = stone.shape().unwrap_or_else(|error| panic!("{family:?} of {diameter}: {error}"));
                assert!((stone.extents()[2].0 - shape.depth.0).abs() <= 0.005 + 1e-9, "{family:?}");
                assert!(stone.size.sides().iter().all(|side| ACROSS.allow(side.0)), "{family:?}");
            }
        }
    }
}
